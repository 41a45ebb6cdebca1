// Sorting rows of an area: stable, numbers before texts before booleans, blanks last in both directions.

import type { Cell } from './cell.js';
import type { SheetDocument } from './document.js';
import { putCell } from './edit.js';
import { applyFilter } from './filter.js';
import type { Sheet } from './sheet.js';
import { CellError, type Rect, rect, type Scalar } from './values.js';

export interface SortKey {
  /** 0-based column of the sheet. */
  readonly column: number;
  readonly ascending: boolean;
}

const rank = (value: Scalar): number => {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  if (typeof value === 'boolean') return 2;
  return value instanceof CellError ? 3 : 4;
};

/** Sorts the rows of an area. Whole cells move; relative references of formulas keep their distance [Sheets]. */
export function sortArea(document: SheetDocument, sheet: Sheet, area: Rect, keys: readonly SortKey[]): void {
  const rows = Math.min(area.rows, document.lastRow(sheet) - area.row);
  if (rows <= 1) return;
  const used = rect(area.row, area.column, rows, area.columns);
  const order = sortOrder(document, sheet, used, keys);
  if (order.every((row, index) => row === used.row + index)) return;
  reorder(document, sheet, used, order);
}

/** Puts the rows of an area in another order: order[i] is the row that comes to place i. */
export function reorder(document: SheetDocument, sheet: Sheet, area: Rect, order: readonly number[]): void {
  if (area.column === 0 && area.columns >= sheet.grid.writtenColumns(area.row, area.rows))
    sheet.grid.permuteRows(area.row, order);
  else permuteCells(document, sheet, area, order);
  if (document.metadataFollowsSort) moveRowMetadata(document, sheet, area.row, order);
  applyFilter(document, sheet);
  document.restructured(sheet.id);
}

function sortOrder(document: SheetDocument, sheet: Sheet, area: Rect, keys: readonly SortKey[]): number[] {
  const compareText = new Intl.Collator(document.rules.language, { sensitivity: 'base' }).compare;
  const columns = keys.map((key) => ({
    ascending: key.ascending,
    values: document
      .mapCells(sheet, rect(area.row, key.column, area.rows, 1), (value) => value)
      .map((line) => line[0] ?? null),
  }));
  const order = Array.from({ length: area.rows }, (_, index) => index);
  order.sort((a, b) => {
    for (const { values, ascending } of columns) {
      const difference = compareCells(values[a] ?? null, values[b] ?? null, ascending, compareText);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return order.map((index) => area.row + index);
}

function compareCells(
  a: Scalar,
  b: Scalar,
  ascending: boolean,
  compareText: (x: string, y: string) => number,
): number {
  const kindA = rank(a);
  const kindB = rank(b);
  if (kindA === 4 || kindB === 4) return kindA - kindB;
  const sign = ascending ? 1 : -1;
  if (kindA !== kindB) return (kindA - kindB) * sign;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b) * sign;
  return (Number(a) - Number(b) || 0) * sign;
}

function permuteCells(document: SheetDocument, sheet: Sheet, area: Rect, order: readonly number[]): void {
  const taken: Cell[][] = order.map((row) =>
    Array.from({ length: area.columns }, (_, c) => sheet.grid.cell(row, area.column + c)),
  );
  taken.forEach((cells, index) => {
    cells.forEach((cell, offset) => {
      putCell(document, sheet, area.row + index, area.column + offset, cell);
    });
  });
}

/** Reading G5 'b': metadata of a row goes where its row's cells went. */
function moveRowMetadata(
  document: SheetDocument,
  sheet: Sheet,
  first: number,
  order: readonly number[],
): void {
  const places = new Map(order.map((row, index) => [row, first + index]));
  document.metadata = document.metadata.map((entry) => {
    const { location } = entry;
    if (location.kind !== 'row' || location.sheetId !== sheet.id) return entry;
    return { ...entry, location: { ...location, index: places.get(location.index) ?? location.index } };
  });
}
