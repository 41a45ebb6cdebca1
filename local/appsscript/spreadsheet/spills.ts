// Results of several cells: where they are shown, and what stands in their way.

import { columnLetters } from './a1.js';
import { getOrMake } from './get-or-make.js';
import type { Sheet } from './sheet.js';
import { CellError, type Rect, rect, type Scalar } from './values.js';

export type Rows = readonly (readonly Scalar[])[];

/** A formula whose result may cover other cells. */
export interface Spilling {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  value: Scalar;
  /** Rows wanted from the formula's cell on, shown or blocked; null when the result is one value. */
  spill: Rows | null;
}

/** One number for a cell: sheets have fewer than 32,768 columns. */
export const cellKey = (row: number, column: number): number => row * 32_768 + column;

/** The cells a formula shows, or would show if nothing stood in their way. */
export const spillArea = ({ row, column, spill }: Spilling): Rect =>
  rect(row, column, spill?.length ?? 1, spill?.[0]?.length ?? 1);

export class Spills {
  private readonly bySheet = new Map<number, Map<number, Spilling>>();

  /** Takes a result: one value stays in its cell, rows are shown beside it, or it becomes #REF! [Sheets' words]. */
  show(formula: Spilling, rows: Rows): void {
    const height = rows.length;
    const width = rows[0]?.length ?? 0;
    if (height === 0 || width === 0) {
      formula.value = height === 0 ? new CellError('#N/A', 'The result is empty.') : null;
      return;
    }
    formula.value = rows[0]?.[0] ?? null;
    if (height === 1 && width === 1) return;
    formula.spill = rows;
    const obstacle = this.obstacle(formula, rect(formula.row, formula.column, height, width));
    if (obstacle) {
      formula.value = new CellError('#REF!', obstacle);
      return;
    }
    const cells = getOrMake(this.bySheet, formula.sheet.id, () => new Map<number, Spilling>());
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++)
        cells.set(cellKey(formula.row + row, formula.column + column), formula);
    }
  }

  private obstacle(formula: Spilling, area: Rect): string | null {
    const { sheet } = formula;
    const rows = area.row + area.rows - sheet.maxRows;
    const columns = area.column + area.columns - sheet.maxColumns;
    if (rows > 0) return `Result was not automatically expanded, please insert more rows (${rows}).`;
    if (columns > 0) return `Result was not automatically expanded, please insert more columns (${columns}).`;
    const cells = this.bySheet.get(sheet.id);
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        if (row === formula.row && column === formula.column) continue;
        const other = cells?.get(cellKey(row, column));
        if (!sheet.grid.cell(row, column).hasContent && (!other || other === formula)) continue;
        return `Array result was not expanded because it would overwrite data in ${columnLetters(column)}${row + 1}.`;
      }
    }
    return null;
  }

  /** Takes a formula's result away from the cells beside it. */
  hide(formula: Spilling): void {
    const { spill, sheet } = formula;
    formula.spill = null;
    const cells = this.bySheet.get(sheet.id);
    if (!spill || !cells) return;
    spill.forEach((line, row) => {
      line.forEach((_, column) => {
        const key = cellKey(formula.row + row, formula.column + column);
        if (cells.get(key) === formula) cells.delete(key);
      });
    });
  }

  /** What is spilled over a cell; null when nothing. */
  at(sheetId: number, row: number, column: number): Scalar {
    const source = this.bySheet.get(sheetId)?.get(cellKey(row, column));
    return source?.spill?.[row - source.row]?.[column - source.column] ?? null;
  }

  any(sheetId: number): boolean {
    return (this.bySheet.get(sheetId)?.size ?? 0) > 0;
  }

  /** Last row and column that spilled results reach; -1 when none. */
  extent(sheetId: number): { row: number; column: number } {
    const extent = { row: -1, column: -1 };
    for (const source of new Set(this.bySheet.get(sheetId)?.values() ?? [])) {
      const area = spillArea(source);
      extent.row = Math.max(extent.row, area.row + area.rows - 1);
      extent.column = Math.max(extent.column, area.column + area.columns - 1);
    }
    return extent;
  }
}
