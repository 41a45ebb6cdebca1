// Finding edges of data: Ctrl+arrow and the region around a cell, as Sheets moves.

import type { SheetDocument } from '../../spreadsheet/document.js';
import type { Sheet } from '../../spreadsheet/sheet.js';
import { type Rect, rect } from '../../spreadsheet/values.js';

/** Where Ctrl+arrow goes from the first cell of an area. Direction names as in Apps Script. */
export function nextDataCell(document: SheetDocument, sheet: Sheet, area: Rect, direction: string): Rect {
  const rowStep = direction === 'DOWN' ? 1 : direction === 'UP' ? -1 : 0;
  const columnStep = direction === 'NEXT' ? 1 : direction === 'PREVIOUS' ? -1 : 0;
  let { row, column } = area;
  const inside = (r: number, c: number) => r >= 0 && c >= 0 && r < sheet.maxRows && c < sheet.maxColumns;
  const filled = (r: number, c: number) => inside(r, c) && document.valueAt(sheet, r, c) !== null;
  const startsInBlock = filled(row, column) && filled(row + rowStep, column + columnStep);
  if (startsInBlock) {
    while (filled(row + rowStep, column + columnStep)) {
      row += rowStep;
      column += columnStep;
    }
    return rect(row, column);
  }
  while (inside(row + rowStep, column + columnStep)) {
    row += rowStep;
    column += columnStep;
    if (filled(row, column)) break;
  }
  return rect(row, column);
}

/**
 * Grows an area over neighbouring cells with content, diagonal ones not counted [gas-fakes testsheetssets, live];
 * only along one dimension when named.
 */
export function dataRegion(document: SheetDocument, sheet: Sheet, area: Rect, dimension?: string): Rect {
  let { row, column } = area;
  let bottom = row + area.rows - 1;
  let right = column + area.columns - 1;
  const lastRow = document.lastRow(sheet) - 1;
  const lastColumn = document.lastColumn(sheet) - 1;
  const any = (r1: number, c1: number, r2: number, c2: number): boolean => {
    const top = Math.max(0, r1);
    const left = Math.max(0, c1);
    const rows = Math.min(r2, lastRow) - top + 1;
    const columns = Math.min(c2, lastColumn) - left + 1;
    if (rows <= 0 || columns <= 0) return false;
    return document
      .mapCells(sheet, rect(top, left, rows, columns), (value) => value !== null)
      .some((line) => line.includes(true));
  };
  const sides: readonly (() => boolean)[] = [
    () => dimension !== 'COLUMNS' && row > 0 && any(row - 1, column, row - 1, right) && row-- > 0,
    () =>
      dimension !== 'COLUMNS' &&
      bottom < lastRow &&
      any(bottom + 1, column, bottom + 1, right) &&
      bottom++ >= 0,
    () => dimension !== 'ROWS' && column > 0 && any(row, column - 1, bottom, column - 1) && column-- > 0,
    () =>
      dimension !== 'ROWS' && right < lastColumn && any(row, right + 1, bottom, right + 1) && right++ >= 0,
  ];
  while (sides.map((grow) => grow()).includes(true));
  return rect(row, column, bottom - row + 1, right - column + 1);
}
