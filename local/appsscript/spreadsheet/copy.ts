// Copying cells inside a document: everything, values only, formats only; repeated over a bigger target.

import { Cell } from './cell.js';
import type { SheetDocument } from './document.js';
import { putCell } from './edit.js';
import type { Sheet } from './sheet.js';
import { containsRect, type Rect, rect, type Scalar } from './values.js';

export type CopyMode = 'all' | 'values' | 'formats' | 'formulas' | 'validations' | 'nothing';

/**
 * Copies an area to a target. The whole source is copied even when the target is smaller; a bigger target takes
 * as many whole copies as fit [gas-fakes testsheets "Range.copyTo", live; issuetracker 427192537]. False when the
 * copy would leave the grid.
 */
export function copyArea(
  document: SheetDocument,
  source: Sheet,
  area: Rect,
  target: Sheet,
  targetArea: Rect,
  mode: CopyMode,
  transposed: boolean,
): boolean {
  const [rows, columns] = transposed ? [area.columns, area.rows] : [area.rows, area.columns];
  const down = Math.max(1, Math.floor(targetArea.rows / rows));
  const across = Math.max(1, Math.floor(targetArea.columns / columns));
  const landing = rect(targetArea.row, targetArea.column, rows * down, columns * across);
  if (landing.row + landing.rows > target.maxRows || landing.column + landing.columns > target.maxColumns)
    return false;
  const taken = document.mapCells(source, area, (value, cell) => ({ value, cell }));
  for (let row = 0; row < landing.rows; row++) {
    for (let column = 0; column < landing.columns; column++) {
      const [r, c] = transposed ? [column % columns, row % rows] : [row % rows, column % columns];
      const from = taken[r]?.[c];
      if (!from) continue;
      const [toRow, toColumn] = [landing.row + row, landing.column + column];
      const before = target.grid.cell(toRow, toColumn);
      putCell(document, target, toRow, toColumn, merged(from.cell, from.value, before, mode));
      if (from.cell.validation) target.validated = true;
    }
  }
  if (mode === 'all' && !transposed) copyMerges(source, area, target, landing);
  document.touched(target, landing);
  return true;
}

function merged(from: Cell, shown: Scalar, before: Cell, mode: CopyMode): Cell {
  switch (mode) {
    case 'all':
      return from;
    case 'values':
      return new Cell(shown, null, before.style, before.note, before.validation);
    case 'formulas':
      return new Cell(from.value, from.formula, before.style, before.note, before.validation);
    case 'formats':
      return before.withStyle(from.style);
    case 'validations':
      return before.withValidation(from.validation);
    case 'nothing':
      return before;
  }
}

function copyMerges(source: Sheet, area: Rect, target: Sheet, landing: Rect): void {
  const moved = source.merges.filter((merge) => containsRect(area, merge));
  if (moved.length === 0) return;
  const shifted = moved.map((merge) => ({
    ...merge,
    row: merge.row - area.row + landing.row,
    column: merge.column - area.column + landing.column,
  }));
  target.merges = [...target.merges.filter((merge) => !containsRect(landing, merge)), ...shifted];
}
