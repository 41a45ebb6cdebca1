// What a sheet is and where: name, id, size, ranges, selection. The base of the emulated Sheet.

import type { EnumValue } from '../../kernel/enums.js';
import { parseA1, resolveRange } from '../../spreadsheet/a1.js';
import type { Sheet as Model } from '../../spreadsheet/sheet.js';
import { rect } from '../../spreadsheet/values.js';
import type { Book, RangeLike } from './book.js';
import { sheetEnum } from './enums.js';
import { activeSheetOf, bringToFront, selectionFor } from './selection.js';

export class SheetPlace {
  constructor(
    readonly book: Book,
    readonly sheetId: number,
  ) {}

  protected read(): Model {
    return this.book.readSheet(this.sheetId);
  }

  /** The sheet for questions of place and size: commits nothing. */
  protected peek(): Model {
    return this.book.sheetIn(this.book.peek(), this.sheetId);
  }

  getSheetId(): number {
    return this.sheetId;
  }

  getName(): string {
    return this.peek().name;
  }

  getSheetName(): string {
    return this.getName();
  }

  getIndex(): number {
    return this.book.peek().sheets.findIndex((sheet) => sheet.id === this.sheetId) + 1;
  }

  getParent(): object {
    return this.book.make.spreadsheet(this.book);
  }

  getType(): EnumValue {
    return sheetEnum('SheetType', 'GRID');
  }

  getMaxRows(): number {
    return this.peek().maxRows;
  }

  getMaxColumns(): number {
    return this.peek().maxColumns;
  }

  getLastRow(): number {
    const sheet = this.read();
    return this.book.read().lastRow(sheet);
  }

  getLastColumn(): number {
    const sheet = this.read();
    return this.book.read().lastColumn(sheet);
  }

  getDataRange(): object {
    const sheet = this.read();
    return this.book.make.range(this.book, this.sheetId, this.book.read().dataArea(sheet));
  }

  getRange(first: string | number, column?: number, rows = 1, columns = 1): object {
    if (column === undefined) return this.notedRange(String(first));
    const area = rect(
      Math.trunc(Number(first)) - 1,
      Math.trunc(Number(column)) - 1,
      Math.trunc(Number(rows)),
      Math.trunc(Number(columns)),
    );
    if (area.row < 0) throw this.book.error('minimum', 'row');
    if (area.column < 0) throw this.book.error('minimum', 'column');
    if (area.rows < 1) throw this.book.error('minimum', 'number of rows');
    if (area.columns < 1) throw this.book.error('minimum', 'number of columns');
    const sheet = this.peek();
    if (area.row + area.rows > sheet.maxRows || area.column + area.columns > sheet.maxColumns)
      throw this.book.error('outside');
    return this.book.make.range(this.book, this.sheetId, area);
  }

  private notedRange(notation: string): object {
    const range = findRange(this.book, notation, this.sheetId);
    if (!range) throw this.book.error('rangeNotFound');
    return range;
  }

  getRangeList(notations: readonly string[]): object {
    const ranges = notations.map((notation) => this.notedRange(String(notation)) as RangeLike);
    return this.book.make.rangeList(this.book, ranges);
  }

  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    const sheet = this.read();
    const count = (given: number, last: number) => (given === -1 ? last : given);
    const document = this.book.read();
    const area = rect(
      row - 1,
      column - 1,
      count(rows, document.lastRow(sheet)),
      count(columns, document.lastColumn(sheet)),
    );
    return document.scriptValues(sheet, area);
  }

  activate(): this {
    bringToFront(selectionFor(this.book.context), this.book.peek(), this.sheetId, false);
    return this;
  }

  getActiveCell(): object {
    const { current } = this.selection();
    return this.book.make.range(this.book, this.sheetId, rect(current?.row ?? 0, current?.column ?? 0));
  }

  getCurrentCell(): object | null {
    const { current } = this.selection();
    return current ? this.book.make.range(this.book, this.sheetId, rect(current.row, current.column)) : null;
  }

  /** Only the last of several ranges [Spreadsheet service reference]. */
  getActiveRange(): object | null {
    const last = this.selection().ranges.at(-1);
    return last ? this.book.make.range(this.book, this.sheetId, last) : null;
  }

  getActiveRangeList(): object | null {
    const { ranges } = this.selection();
    if (ranges.length === 0) return null;
    return this.book.make.rangeList(
      this.book,
      ranges.map((area) => ({ sheetId: this.sheetId, area })),
    );
  }

  /** Another tab than the active one has A1 selected. */
  private selection() {
    const state = selectionFor(this.book.context);
    if (state.sheetId === this.sheetId) return state;
    const active = activeSheetOf(state, this.book.peek())?.id === this.sheetId;
    return active && state.sheetId === null
      ? state
      : { ranges: [rect(0, 0)], current: { row: 0, column: 0 } };
  }

  setActiveRange(range: RangeLike): RangeLike {
    const { row, column } = range.area;
    Object.assign(selectionFor(this.book.context), {
      sheetId: range.sheetId,
      ranges: [range.area],
      current: { row, column },
    });
    return range;
  }

  setActiveSelection(range: RangeLike | string): object {
    return this.setActiveRange(
      typeof range === 'object' ? range : (this.notedRange(String(range)) as RangeLike),
    );
  }

  setActiveRangeList(list: { activate(): unknown }): object {
    list.activate();
    return list;
  }

  setCurrentCell(cell: { activateAsCurrentCell(): unknown }): object {
    cell.activateAsCurrentCell();
    return cell;
  }

  toString(): string {
    return 'Sheet';
  }
}

/**
 * The range a notation or a name means: on its sheet, or on the given one; null when there is none. A notation may lie
 * outside the grid: only using such a range throws [gas-fakes testsheets "getRange with R1C1 notation", live].
 */
export function findRange(book: Book, notation: string, sheetId: number): object | null {
  const document = book.peek();
  const named = document.namedRange(notation);
  if (named) return book.make.range(book, named.sheetId, named.area);
  const written = parseA1(notation);
  if (!written) return null;
  const sheet =
    written.sheetName === null ? document.sheetById(sheetId) : document.sheetByName(written.sheetName);
  if (!sheet) return null;
  const area = resolveRange(written, sheet.maxRows, sheet.maxColumns);
  const bounds = { rows: written.startRow !== null, columns: written.startColumn !== null };
  return book.make.range(book, sheet.id, area, bounds);
}
