// What a cell can hold. Dates are numbers (days since 1899-12-30, local time of the document) whose number format
// shows a date, as in Sheets; nothing here knows a time zone or a format.

/** Error values of a cell, as Sheets shows them. */
export type ErrorCode =
  | '#N/A'
  | '#VALUE!'
  | '#NAME?'
  | '#DIV/0!'
  | '#REF!'
  | '#NUM!'
  | '#ERROR!'
  | 'Loading...';

/** An error value with the text of its hover note. `Loading...` is how a running custom function shows. */
export class CellError {
  constructor(
    readonly code: ErrorCode,
    readonly message = '',
  ) {}
}

export type Scalar = string | number | boolean | CellError | null;

/** A rectangle of cells; 0-based, in cells. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({
  row,
  column,
  rows,
  columns,
});

export const intersects = (a: Rect, b: Rect): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

export const containsCell = (area: Rect, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns;

export const containsRect = (outer: Rect, inner: Rect): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;

/** The common part, or null. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? rect(row, column, rows, columns) : null;
}

/** The smallest rectangle that holds both. */
export function boundingRect(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return rect(
    row,
    column,
    Math.max(a.row + a.rows, b.row + b.rows) - row,
    Math.max(a.column + a.columns, b.column + b.columns) - column,
  );
}

/** Most characters of one cell [quotas page: exceeding throws]. */
export const CELL_CHARACTERS = 50_000;
/** Most cells of one document [quotas page]. */
export const DOCUMENT_CELLS = 10_000_000;
/** Most columns of one sheet (ZZZ) [Sheets size limits]. */
export const SHEET_COLUMNS = 18_278;
