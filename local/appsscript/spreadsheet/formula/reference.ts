// References inside formulas, kept relative to the cell that holds them: a sorted or copied formula needs no change.

import { columnIndex, columnLetters, quoteSheetName } from '../a1.js';
import { type Rect, rect } from '../values.js';

/** One corner: null = not written (open); relative numbers count from the formula's cell, absolute ones from 0. */
export interface Corner {
  readonly row: number | null;
  readonly rowFixed: boolean;
  readonly column: number | null;
  readonly columnFixed: boolean;
}

export interface Reference {
  /** null = the formula's own sheet; a string is a sheet that does not exist. */
  readonly sheet: number | string | null;
  readonly from: Corner;
  readonly to: Corner | null;
  /** Its cells were deleted: shows #REF!. */
  readonly broken: boolean;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?$/;

/** Reads `$A2`, `A1:B$2`, `A:A`, `2:3`, `A2:A` as seen from a cell; null when it is no reference. */
export function parseReference(text: string, sheet: Reference['sheet'], at: Place): Reference | null {
  const [first = '', second, ...more] = text.split(':');
  if (more.length > 0) return null;
  const from = parseCorner(first, at);
  if (!from) return null;
  if (second === undefined) {
    return from.row === null || from.column === null ? null : { sheet, from, to: null, broken: false };
  }
  const to = parseCorner(second, at);
  if (!to) return null;
  if (from.row === null && from.column === null) return null;
  if (from.row === null && to.row === null ? from.column === null || to.column === null : false) return null;
  if (from.column === null && to.column === null ? from.row === null || to.row === null : false) return null;
  return { sheet, from, to, broken: false };
}

function parseCorner(text: string, at: Place): Corner | null {
  const match = CORNER.exec(text);
  if (!match) return null;
  const [, firstDollar, letters, secondDollar, digits] = match;
  if (letters === undefined && digits === undefined) return null;
  const columnFixed = letters !== undefined && firstDollar === '$';
  const rowFixed = letters === undefined ? firstDollar === '$' || secondDollar === '$' : secondDollar === '$';
  if (digits === '0') return null;
  return {
    row: digits === undefined ? null : Number(digits) - 1 - (rowFixed ? 0 : at.row),
    rowFixed,
    column: letters === undefined ? null : columnIndex(letters) - (columnFixed ? 0 : at.column),
    columnFixed,
  };
}

const rowOf = (corner: Corner, at: Place): number | null =>
  corner.row === null ? null : corner.row + (corner.rowFixed ? 0 : at.row);
const columnOf = (corner: Corner, at: Place): number | null =>
  corner.column === null ? null : corner.column + (corner.columnFixed ? 0 : at.column);

/** Absolute corners as seen from a cell; null = open. Negative when a relative reference left the grid. */
export interface Span {
  readonly startRow: number | null;
  readonly startColumn: number | null;
  readonly endRow: number | null;
  readonly endColumn: number | null;
}

export function spanOf({ from, to }: Reference, at: Place): Span {
  const end = to ?? from;
  return {
    startRow: rowOf(from, at),
    startColumn: columnOf(from, at),
    endRow: rowOf(end, at),
    endColumn: columnOf(end, at),
  };
}

/** The cells meant on a grid of this size; null when outside. */
export function cellsOf(reference: Reference, at: Place, maxRows: number, maxColumns: number): Rect | null {
  if (reference.broken) return null;
  const span = spanOf(reference, at);
  const [top, bottom] = sides(span.startRow, span.endRow, maxRows - 1);
  const [left, right] = sides(span.startColumn, span.endColumn, maxColumns - 1);
  if (top < 0 || left < 0 || top >= maxRows || left >= maxColumns) return null;
  if (reference.to === null && (bottom >= maxRows || right >= maxColumns)) return null;
  return rect(top, left, Math.min(bottom, maxRows - 1) - top + 1, Math.min(right, maxColumns - 1) - left + 1);
}

function sides(start: number | null, end: number | null, last: number): [number, number] {
  if (start === null) return end === null ? [0, last] : [end, last];
  if (end === null) return [start, last];
  return [Math.min(start, end), Math.max(start, end)];
}

/** The text of a reference as seen from a cell. */
export function referenceText(reference: Reference, at: Place, sheetName: (id: number) => string): string {
  const { sheet } = reference;
  const prefix =
    sheet === null ? '' : `${quoteSheetName(typeof sheet === 'string' ? sheet : sheetName(sheet))}!`;
  const outside = (corner: Corner) => (rowOf(corner, at) ?? 0) < 0 || (columnOf(corner, at) ?? 0) < 0;
  if (reference.broken || outside(reference.from) || (reference.to && outside(reference.to)))
    return `${prefix}#REF!`;
  return prefix + cornerText(reference.from, at) + (reference.to ? `:${cornerText(reference.to, at)}` : '');
}

function cornerText(corner: Corner, at: Place): string {
  const row = rowOf(corner, at);
  const column = columnOf(corner, at);
  const letters = column === null ? '' : (corner.columnFixed ? '$' : '') + columnLetters(column);
  return letters + (row === null ? '' : (corner.rowFixed ? '$' : '') + (row + 1));
}

/** R1C1 text: `R[1]C[0]`, `R1C8` [gas-fakes testsheets "R1C1 Formula Notation", checked on live Apps Script]. */
export function referenceR1C1(reference: Reference, sheetName: (id: number) => string): string {
  const { sheet } = reference;
  const prefix =
    sheet === null ? '' : `${quoteSheetName(typeof sheet === 'string' ? sheet : sheetName(sheet))}!`;
  if (reference.broken) return `${prefix}#REF!`;
  const part = (letter: string, value: number | null, fixed: boolean) =>
    value === null ? '' : letter + (fixed ? String(value + 1) : `[${value}]`);
  const corner = (of: Corner) => part('R', of.row, of.rowFixed) + part('C', of.column, of.columnFixed);
  return prefix + corner(reference.from) + (reference.to ? `:${corner(reference.to)}` : '');
}

/** A corner that means this absolute cell when seen from `at`, with the fixing of another corner. */
export function cornerAt(like: Corner, at: Place, row: number | null, column: number | null): Corner {
  return {
    row: row === null || like.row === null ? null : row - (like.rowFixed ? 0 : at.row),
    rowFixed: like.rowFixed,
    column: column === null || like.column === null ? null : column - (like.columnFixed ? 0 : at.column),
    columnFixed: like.columnFixed,
  };
}

/** Identity of a reference inside a template's key. */
export function referenceKey(reference: Reference): string {
  const corner = (of: Corner | null) =>
    of === null
      ? ''
      : `${of.rowFixed ? '$' : ''}${of.row ?? ''},${of.columnFixed ? '$' : ''}${of.column ?? ''}`;
  return `\u0001${reference.sheet ?? ''}!${reference.broken ? 'x' : ''}${corner(reference.from)}:${corner(reference.to)}\u0001`;
}
