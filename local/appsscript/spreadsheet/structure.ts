// Inserting, deleting and moving rows and columns, and cells: everything that names cells follows.

import type { Cell } from './cell.js';
import { EMPTY_CELL } from './cell.js';
import type { SheetDocument } from './document.js';
import { putCell } from './edit.js';
import {
  type Axis,
  type AxisEdit,
  type CellMove,
  mapSpan,
  relocateFormulas,
  relocateFormulasTo,
} from './relocate.js';
import type { Sheet } from './sheet.js';
import { containsRect, DOCUMENT_CELLS, type Rect, rect, SHEET_COLUMNS } from './values.js';

/** Whether the document has room for a grid this much bigger [10 million cells, 18,278 columns]. */
export function hasRoom(
  document: SheetDocument,
  sheet: Sheet | null,
  rows: number,
  columns: number,
): boolean {
  const others = document.sheets
    .filter((other) => other !== sheet)
    .reduce((sum, other) => sum + other.maxRows * other.maxColumns, 0);
  return columns <= SHEET_COLUMNS && others + rows * columns <= DOCUMENT_CELLS;
}

/** Inserts lines before `at`; new lines take the formats of the line before (of the line after at the top). */
export function insertLines(
  document: SheetDocument,
  sheet: Sheet,
  axis: Axis,
  at: number,
  count: number,
  formatsOf: number | null,
): void {
  if (axis === 'rows') sheet.grid.insertRows(at, count);
  else sheet.grid.insertColumns(at, count);
  sheet[axis].insert(at, count);
  apply(document, sheet, { kind: 'insert', sheetId: sheet.id, axis, at, count });
  if (formatsOf !== null) inheritFormats(sheet, axis, at, count, formatsOf);
}

function inheritFormats(sheet: Sheet, axis: Axis, at: number, count: number, from: number): void {
  const source = axis === 'rows' ? rect(from, 0, 1, sheet.maxColumns) : rect(0, from, sheet.maxRows, 1);
  const found: [number, number, Cell][] = [];
  sheet.grid.eachCell(source, (row, column, cell) => {
    if (Object.keys(cell.style).length > 0 || cell.validation) found.push([row, column, cell]);
  });
  for (const [row, column, cell] of found) {
    const blank = EMPTY_CELL.withStyle(cell.style).withValidation(cell.validation);
    for (let line = at; line < at + count; line++) {
      if (axis === 'rows') sheet.grid.put(line, column, blank);
      else sheet.grid.put(row, line, blank);
    }
  }
}

export function deleteLines(
  document: SheetDocument,
  sheet: Sheet,
  axis: Axis,
  at: number,
  count: number,
): void {
  if (axis === 'rows') sheet.grid.deleteRows(at, count);
  else sheet.grid.deleteColumns(at, count);
  sheet[axis].remove(at, count);
  apply(document, sheet, { kind: 'delete', sheetId: sheet.id, axis, at, count });
}

/** Moves lines before the line that is at `to` now; nothing happens when `to` lies inside the block. */
export function moveLines(
  document: SheetDocument,
  sheet: Sheet,
  axis: Axis,
  from: number,
  count: number,
  to: number,
): void {
  if (to >= from && to <= from + count) return;
  if (axis === 'rows') sheet.grid.moveRows(from, count, to);
  else sheet.grid.moveColumns(from, count, to);
  sheet[axis].move(from, count, to);
  apply(document, sheet, { kind: 'move', sheetId: sheet.id, axis, at: from, count, to });
}

function apply(document: SheetDocument, sheet: Sheet, edit: AxisEdit): void {
  const area = (of: Rect): Rect | null => mapRect(of, edit);
  sheet.merges = sheet.merges.flatMap((merge) => {
    const next = area(merge);
    return next && (next.rows > 1 || next.columns > 1) ? [next] : [];
  });
  sheet.protections = sheet.protections.flatMap((protection) => {
    const next = protection.area ? area(protection.area) : null;
    if (protection.area && !next) return [];
    return [
      { ...protection, area: next, unprotected: protection.unprotected.flatMap((hole) => area(hole) ?? []) },
    ];
  });
  if (sheet.filter) relocateFilter(sheet, edit, area);
  document.namedRanges = document.namedRanges.flatMap((range) => {
    if (range.sheetId !== sheet.id) return [range];
    const next = area(range.area);
    return next ? [{ ...range, area: next }] : [];
  });
  relocateMetadata(document, edit);
  relocateFormulas(document, edit);
  document.restructured(sheet.id);
}

function relocateFilter(sheet: Sheet, edit: AxisEdit, area: (of: Rect) => Rect | null): void {
  const { filter } = sheet;
  if (!filter) return;
  const next = area(filter.area);
  if (!next) {
    sheet.filter = null;
    return;
  }
  const criteria = new Map<number, typeof filter.criteria extends ReadonlyMap<number, infer C> ? C : never>();
  for (const [column, criterion] of filter.criteria) {
    const moved = edit.axis === 'columns' ? mapSpan(edit, column, column)?.[0] : column;
    if (moved !== undefined) criteria.set(moved, criterion);
  }
  sheet.filter = { area: next, criteria };
}

/** Metadata of a row or column follows it; metadata of deleted ones goes with them [Sheets API guide "metadata"]. */
function relocateMetadata(document: SheetDocument, edit: AxisEdit): void {
  const kind = edit.axis === 'rows' ? 'row' : 'column';
  document.metadata = document.metadata.flatMap((entry) => {
    const { location } = entry;
    if (location.kind !== kind || !('index' in location) || location.sheetId !== edit.sheetId) return [entry];
    const span = mapSpan(edit, location.index, location.index);
    return span ? [{ ...entry, location: { ...location, index: span[0] } }] : [];
  });
}

function mapRect(area: Rect, edit: AxisEdit): Rect | null {
  const [start, length] = edit.axis === 'rows' ? [area.row, area.rows] : [area.column, area.columns];
  const span = mapSpan(edit, start, start + length - 1);
  if (!span) return null;
  const size = span[1] - span[0] + 1;
  return edit.axis === 'rows'
    ? rect(span[0], area.column, size, area.columns)
    : rect(area.row, span[0], area.rows, size);
}

/** Moves a block of cells (cut and paste): what pointed to them points to them still. */
export function moveCells(
  document: SheetDocument,
  source: Sheet,
  area: Rect,
  target: Sheet,
  row: number,
  column: number,
): void {
  const move: CellMove = {
    sheetId: source.id,
    area,
    toSheetId: target.id,
    rows: row - area.row,
    columns: column - area.column,
  };
  const cells: [number, number, Cell][] = [];
  source.grid.eachCell(area, (r, c, cell) => cells.push([r, c, cell]));
  const merges = source.merges.filter((merge) => containsRect(area, merge));
  source.merges = source.merges.filter((merge) => !containsRect(area, merge));
  for (const [r, c] of cells) putCell(document, source, r, c, EMPTY_CELL);
  const landing = rect(row, column, area.rows, area.columns);
  const overwritten: [number, number][] = [];
  target.grid.eachCell(landing, (r, c) => overwritten.push([r, c]));
  for (const [r, c] of overwritten) putCell(document, target, r, c, EMPTY_CELL);
  for (const [r, c, cell] of cells) putCell(document, target, r + move.rows, c + move.columns, cell);
  target.merges = [
    ...target.merges,
    ...merges.map((merge) => ({ ...merge, row: merge.row + move.rows, column: merge.column + move.columns })),
  ];
  if (cells.some(([, , cell]) => cell.validation)) target.validated = true;
  relocateFormulasTo(document, move);
  document.restructured(null);
}

/** Shifts cells right or down and leaves an empty area; what falls off the grid must be empty (the caller grows it). */
export function insertCells(document: SheetDocument, sheet: Sheet, area: Rect, axis: Axis): void {
  if (axis === 'columns') {
    const tail = rect(area.row, area.column, area.rows, sheet.maxColumns - area.column - area.columns);
    if (tail.columns > 0) moveCells(document, sheet, tail, sheet, area.row, area.column + area.columns);
  } else {
    const tail = rect(area.row, area.column, sheet.maxRows - area.row - area.rows, area.columns);
    if (tail.rows > 0) moveCells(document, sheet, tail, sheet, area.row + area.rows, area.column);
  }
}

/** Deletes cells; those right of them (or below) close the gap. */
export function deleteCells(document: SheetDocument, sheet: Sheet, area: Rect, axis: Axis): void {
  if (axis === 'columns') {
    const start = area.column + area.columns;
    const tail = rect(area.row, start, area.rows, sheet.maxColumns - start);
    if (tail.columns > 0) moveCells(document, sheet, tail, sheet, area.row, area.column);
  } else {
    const start = area.row + area.rows;
    const tail = rect(start, area.column, sheet.maxRows - start, area.columns);
    if (tail.rows > 0) moveCells(document, sheet, tail, sheet, area.row, area.column);
  }
}

/** Makes a grid at least this big; false when the document would hold too many cells. */
export function growTo(document: SheetDocument, sheet: Sheet, rows: number, columns: number): boolean {
  const [moreRows, moreColumns] = [rows - sheet.maxRows, columns - sheet.maxColumns];
  if (moreRows <= 0 && moreColumns <= 0) return true;
  if (!hasRoom(document, sheet, Math.max(rows, sheet.maxRows), Math.max(columns, sheet.maxColumns)))
    return false;
  if (moreRows > 0) insertLines(document, sheet, 'rows', sheet.maxRows, moreRows, null);
  if (moreColumns > 0) insertLines(document, sheet, 'columns', sheet.maxColumns, moreColumns, null);
  return true;
}
