// A1 and R1C1 notation: letters of columns, ranges with open ends, sheet names.

import { type Rect, rect } from './values.js';

/** 'A' for 0, 'AA' for 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 0 for 'A'; letters in any case. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A range as written: sides that were left open reach to the end of the grid. */
export interface WrittenRange {
  readonly sheetName: string | null;
  readonly startRow: number | null;
  readonly startColumn: number | null;
  readonly endRow: number | null;
  readonly endColumn: number | null;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d+)?$/;
const R1C1 = /^R(\d+)C(\d+)$/i;

/** Reads `A1`, `A1:B2`, `A:C`, `2:5`, `A2:A`, `R1C1:R2C2`, with or without `Sheet!`; null when it is none. */
export function parseA1(text: string): WrittenRange | null {
  const mark = text.lastIndexOf('!');
  const sheetName = mark <= 0 ? null : unquoteSheetName(text.slice(0, mark));
  const [first, second, ...more] = text
    .slice(mark + 1)
    .trim()
    .split(':');
  if (first === undefined || first === '' || more.length > 0) return null;
  const from = parseCorner(first);
  const to = second === undefined ? from : parseCorner(second);
  if (!from || !to) return null;
  const single = second === undefined;
  if (single && (from.row === null || from.column === null)) return null;
  if ((from.row === null) !== (to.row === null) && (from.column === null || to.column === null)) return null;
  const [startRow, endRow] = ordered(from.row, to.row);
  const [startColumn, endColumn] = ordered(from.column, to.column);
  return { sheetName, startRow, startColumn, endRow, endColumn };
}

function parseCorner(text: string): { row: number | null; column: number | null } | null {
  const numbered = R1C1.exec(text);
  if (numbered)
    return numbered[1] === '0' || numbered[2] === '0'
      ? null
      : { row: Number(numbered[1]) - 1, column: Number(numbered[2]) - 1 };
  const match = CORNER.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined) || match[2] === '0') return null;
  return {
    row: match[2] === undefined ? null : Number(match[2]) - 1,
    column: match[1] === undefined ? null : columnIndex(match[1]),
  };
}

const ordered = (a: number | null, b: number | null): [number | null, number | null] =>
  a === null || b === null ? [a ?? b, null] : [Math.min(a, b), Math.max(a, b)];

/** The cells a written range means on a grid of this size. */
export function resolveRange(written: WrittenRange, maxRows: number, maxColumns: number): Rect {
  const row = written.startRow ?? 0;
  const column = written.startColumn ?? 0;
  return rect(
    row,
    column,
    (written.endRow ?? maxRows - 1) - row + 1,
    (written.endColumn ?? maxColumns - 1) - column + 1,
  );
}

/** `B2:D5`, `C3`. */
export function rectA1(area: Rect): string {
  const start = columnLetters(area.column) + (area.row + 1);
  if (area.rows === 1 && area.columns === 1) return start;
  return `${start}:${columnLetters(area.column + area.columns - 1)}${area.row + area.rows}`;
}

/** A sheet name as formulas write it: quoted unless it is a plain word that cannot be read as a cell. */
export function quoteSheetName(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^R\d*C\d*$/i.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

export function unquoteSheetName(text: string): string {
  const quoted = /^'([\s\S]*)'$/.exec(text);
  return quoted ? (quoted[1] ?? '').replace(/''/g, "'") : text;
}
