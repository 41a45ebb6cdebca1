// The cells of one sheet. Rows are shared between snapshots and copied when first written (copy on write), so a
// snapshot of 100,000 rows costs one array of pointers, and inserting a row moves pointers only.

import { type Cell, EMPTY_CELL } from './cell.js';
import type { Rect } from './values.js';

export interface Row {
  readonly owner: number;
  readonly cells: (Cell | undefined)[];
  content: number;
  formulas: number;
}

let owners = 0;

export class Grid {
  private owner = ++owners;
  private rows: (Row | undefined)[];
  /** Cells with content by column: gives the last column without a scan. */
  private columnContent: number[] = [];
  /** No row below this one has content; it may be too low by rows emptied since. */
  private lastRowHint = -1;
  private formulaCount = 0;
  columns: number;

  constructor(rows: number, columns: number) {
    this.rows = new Array<Row | undefined>(rows).fill(undefined);
    this.columns = columns;
  }

  get rowCount(): number {
    return this.rows.length;
  }

  get hasFormulas(): boolean {
    return this.formulaCount > 0;
  }

  /** A copy that shares all rows until either side writes. */
  fork(): Grid {
    const copy = new Grid(0, this.columns);
    copy.rows = this.rows.slice();
    copy.columnContent = this.columnContent.slice();
    copy.lastRowHint = this.lastRowHint;
    copy.formulaCount = this.formulaCount;
    this.owner = ++owners;
    return copy;
  }

  cell(row: number, column: number): Cell {
    return this.rows[row]?.cells[column] ?? EMPTY_CELL;
  }

  /** The cells of a row, sparse; undefined when the row was never written. Not to be changed. */
  rowCells(row: number): readonly (Cell | undefined)[] | undefined {
    return this.rows[row]?.cells;
  }

  put(row: number, column: number, cell: Cell): void {
    const line = this.writable(row);
    const before = line.cells[column];
    const had = before?.hasContent ? 1 : 0;
    const has = cell.hasContent ? 1 : 0;
    if (had !== has) {
      line.content += has - had;
      this.columnContent[column] = (this.columnContent[column] ?? 0) + has - had;
      if (has && row > this.lastRowHint) this.lastRowHint = row;
    }
    const formulas = (cell.formula ? 1 : 0) - (before?.formula ? 1 : 0);
    line.formulas += formulas;
    this.formulaCount += formulas;
    while (line.cells.length < column) line.cells.push(undefined);
    line.cells[column] = cell.isDefault ? undefined : cell;
  }

  private writable(row: number): Row {
    const line = this.rows[row];
    if (line && line.owner === this.owner) return line;
    const copy: Row = line
      ? { owner: this.owner, cells: line.cells.slice(), content: line.content, formulas: line.formulas }
      : { owner: this.owner, cells: [], content: 0, formulas: 0 };
    this.rows[row] = copy;
    return copy;
  }

  /** Index of the last row with content, -1 when none. */
  lastContentRow(): number {
    while (this.lastRowHint >= 0 && !((this.rows[this.lastRowHint]?.content ?? 0) > 0)) this.lastRowHint--;
    return this.lastRowHint;
  }

  lastContentColumn(): number {
    let last = this.columnContent.length - 1;
    while (last >= 0 && !((this.columnContent[last] ?? 0) > 0)) last--;
    return last;
  }

  /** Calls back for each formula cell; rows without formulas cost one comparison. */
  eachFormula(visit: (row: number, column: number, cell: Cell) => void): void {
    if (this.formulaCount === 0) return;
    this.rows.forEach((line, row) => {
      if (!line || line.formulas === 0) return;
      line.cells.forEach((cell, column) => {
        if (cell?.formula) visit(row, column, cell);
      });
    });
  }

  /** Calls back for each existing cell of an area. */
  eachCell(area: Rect, visit: (row: number, column: number, cell: Cell) => void): void {
    const bottom = Math.min(area.row + area.rows, this.rows.length);
    for (let row = area.row; row < bottom; row++) {
      const cells = this.rows[row]?.cells;
      if (!cells) continue;
      const right = Math.min(area.column + area.columns, cells.length);
      for (let column = area.column; column < right; column++) {
        const cell = cells[column];
        if (cell) visit(row, column, cell);
      }
    }
  }

  insertRows(at: number, count: number): void {
    const last = this.lastContentRow();
    this.rows = spliced(this.rows, at, 0, new Array<Row | undefined>(count).fill(undefined));
    if (last >= at) this.lastRowHint = last + count;
  }

  deleteRows(at: number, count: number): void {
    for (let row = at; row < at + count; row++) this.forget(this.rows[row]);
    this.rows = spliced(this.rows, at, count, []);
    if (this.lastRowHint >= at) this.lastRowHint = Math.max(at - 1, this.lastRowHint - count);
  }

  private forget(line: Row | undefined): void {
    if (!line) return;
    this.formulaCount -= line.formulas;
    line.cells.forEach((cell, column) => {
      if (cell?.hasContent) this.columnContent[column] = (this.columnContent[column] ?? 0) - 1;
    });
  }

  insertColumns(at: number, count: number): void {
    this.reshape((cells) =>
      cells.length <= at ? cells : spliced(cells.slice(), at, 0, new Array<undefined>(count).fill(undefined)),
    );
    this.columns += count;
  }

  deleteColumns(at: number, count: number): void {
    this.reshape((cells) => (cells.length <= at ? cells : spliced(cells.slice(), at, count, [])));
    this.columns -= count;
  }

  /** Moves a block of columns before the column that is at `to` now. */
  moveColumns(from: number, count: number, to: number): void {
    this.reshape((cells) => {
      const padded = cells.slice();
      while (padded.length < Math.max(to, from + count)) padded.push(undefined);
      return moved(padded, from, count, to);
    });
  }

  moveRows(from: number, count: number, to: number): void {
    this.rows = moved(this.rows.slice(), from, count, to);
    this.lastRowHint = this.rows.length - 1;
  }

  private reshape(change: (cells: (Cell | undefined)[]) => (Cell | undefined)[]): void {
    this.columnContent = [];
    this.formulaCount = 0;
    this.rows = this.rows.map((line) => {
      if (!line) return line;
      const cells = change(line.cells);
      const next: Row = { owner: this.owner, cells, content: 0, formulas: 0 };
      this.count(next);
      return cells === line.cells ? { ...next, owner: line.owner } : next;
    });
    this.lastRowHint = this.rows.length - 1;
  }

  private count(line: Row): void {
    line.cells.forEach((cell, column) => {
      if (!cell) return;
      if (cell.formula) {
        line.formulas++;
        this.formulaCount++;
      }
      if (!cell.hasContent) return;
      line.content++;
      this.columnContent[column] = (this.columnContent[column] ?? 0) + 1;
    });
  }

  /** Reorders whole rows of an area that spans every used column: order[i] is the row that comes to first + i. */
  permuteRows(first: number, order: readonly number[]): void {
    const taken = order.map((row) => this.rows[row]);
    for (let index = 0; index < taken.length; index++) this.rows[first + index] = taken[index];
    if (this.lastRowHint >= first && this.lastRowHint < first + order.length)
      this.lastRowHint = first + order.length - 1;
  }

  /** Width of the widest written row of these: what lies right of it is empty. */
  writtenColumns(first: number, count: number): number {
    let widest = 0;
    for (let row = first; row < first + count; row++)
      widest = Math.max(widest, this.rows[row]?.cells.length ?? 0);
    return widest;
  }
}

/** splice for large arrays: never spreads the inserted items over the stack. */
function spliced<T>(items: T[], at: number, remove: number, insert: readonly T[]): T[] {
  if (insert.length < 1000) {
    items.splice(at, remove, ...insert);
    return items;
  }
  return items.slice(0, at).concat(insert, items.slice(at + remove));
}

function moved<T>(items: T[], from: number, count: number, to: number): T[] {
  const block = items.slice(from, from + count);
  const rest = items.slice(0, from).concat(items.slice(from + count));
  const target = to > from ? to - count : to;
  return rest.slice(0, target).concat(block, rest.slice(target));
}
