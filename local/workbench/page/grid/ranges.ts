// What is selected: ranges of cells in the order they were selected, the last one with the current cell in a corner.
// Pure; rows and columns from 0.
import type { Rect } from '../../protocol/sheet.js';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** The range being selected, from its anchor (the current cell) to the cell under the hand. */
export interface Selection {
  readonly others: readonly Rect[];
  readonly anchor: Spot;
  readonly to: Spot;
  /** A whole column or row stays whole when it is stretched. */
  readonly shape: 'cells' | 'rows' | 'columns';
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

export const single = (row: number, column: number): Selection => ({
  others: [],
  anchor: { row, column },
  to: { row, column },
  shape: 'cells',
});

export function lastRect({ anchor, to, shape }: Selection, extent: Extent): Rect {
  const top = Math.min(anchor.row, to.row);
  const left = Math.min(anchor.column, to.column);
  const rows = Math.abs(anchor.row - to.row) + 1;
  const columns = Math.abs(anchor.column - to.column) + 1;
  if (shape === 'rows') return { row: top, column: 0, rows, columns: extent.columns };
  if (shape === 'columns') return { row: 0, column: left, rows: extent.rows, columns };
  return { row: top, column: left, rows, columns };
}

export function rectsOf(selection: Selection, extent: Extent): readonly Rect[] {
  return [...selection.others, lastRect(selection, extent)];
}

/** From ranges that a script selected. */
export function fromRects(ranges: readonly Rect[]): Selection {
  const last = ranges.at(-1) ?? { row: 0, column: 0, rows: 1, columns: 1 };
  return {
    others: ranges.slice(0, -1),
    anchor: { row: last.row, column: last.column },
    to: { row: last.row + last.rows - 1, column: last.column + last.columns - 1 },
    shape: 'cells',
  };
}

export const holds = (area: Rect, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns;

/** After the sheet became smaller: nothing may lie outside. */
export function clipped(selection: Selection, extent: Extent): Selection {
  const spot = ({ row, column }: Spot): Spot => ({
    row: Math.min(row, extent.rows - 1),
    column: Math.min(column, extent.columns - 1),
  });
  const others = selection.others.filter(
    (area) => area.row + area.rows <= extent.rows && area.column + area.columns <= extent.columns,
  );
  return { ...selection, others, anchor: spot(selection.anchor), to: spot(selection.to) };
}

/** 'A' for 0, 'AA' for 26. */
export function letters(column: number): string {
  let out = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(65 + ((rest - 1) % 26)) + out;
  return out;
}

export function nameOf(area: Rect, extent: Extent): string {
  const right = letters(area.column + area.columns - 1);
  if (area.rows === 1 && area.columns === 1) return `${right}${area.row + 1}`;
  if (area.rows === extent.rows) return `${letters(area.column)}:${right}`;
  if (area.columns === extent.columns) return `${area.row + 1}:${area.row + area.rows}`;
  return `${letters(area.column)}${area.row + 1}:${right}${area.row + area.rows}`;
}

/** Reads 'B7', 'A2:C9', 'C:D', '4:6'; undefined when it is none or lies outside. */
export function readName(text: string, extent: Extent): Selection | undefined {
  const match = /^\s*([A-Za-z]{0,3})(\d*)(?::([A-Za-z]{0,3})(\d*))?\s*$/.exec(text);
  if (!match) return undefined;
  const [, fromLetters = '', fromDigits = '', toLetters, toDigits] = match;
  const column = (name: string) =>
    [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const isRange = toLetters !== undefined;
  if (!isRange && (!fromLetters || !fromDigits)) return undefined;
  const shape = isRange && !fromDigits ? 'columns' : isRange && !fromLetters ? 'rows' : 'cells';
  const anchor = {
    row: fromDigits ? Number(fromDigits) - 1 : 0,
    column: fromLetters ? column(fromLetters) : 0,
  };
  const to = isRange
    ? {
        row: toDigits ? Number(toDigits) - 1 : extent.rows - 1,
        column: toLetters ? column(toLetters) : extent.columns - 1,
      }
    : anchor;
  const inside = ({ row, column: at }: Spot) =>
    row >= 0 && at >= 0 && row < extent.rows && at < extent.columns;
  return inside(anchor) && inside(to) ? { others: [], anchor, to, shape } : undefined;
}
