// Marks over the cells: what is selected, the active cell, what was copied; and where a range lies in pixels.
import type { Rect } from '../../protocol/sheet.js';
import { clipboard, lastRange, ranges, selection } from '../sheet-state.js';
import type { Lines } from './lines.js';
import { HEAD_WIDTH, make } from './make.js';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** In pixels of the space below the letters. */
export function boxOf(rows: Lines, columns: Lines, area: Rect): Box {
  const left = HEAD_WIDTH + columns.start(area.column);
  const top = rows.start(area.row);
  return {
    left: left - 1,
    top: top - 1,
    width: HEAD_WIDTH + columns.start(area.column + area.columns) - left + 1,
    height: rows.start(area.row + area.rows) - top + 1,
  };
}

/** Marks of the rows from `cut` to before `end`: frozen rows and the others are drawn apart. */
export function marksOf(
  tab: number | undefined,
  rows: Lines,
  columns: Lines,
  cut: number,
  end: number,
): HTMLElement[] {
  const mark = (className: string, area: Rect): HTMLElement[] => {
    const first = Math.max(area.row, cut);
    const last = Math.min(area.row + area.rows, end);
    if (first >= last) return [];
    const element = make(className);
    const box = boxOf(rows, columns, { ...area, row: first, rows: last - first });
    for (const side of ['left', 'top', 'width', 'height'] as const) element.style[side] = `${box[side]}px`;
    return [element];
  };
  const copied = clipboard.value?.tab === tab ? clipboard.value?.area : undefined;
  const isSeveral = ranges.value.length > 1 || lastRange.value.rows * lastRange.value.columns > 1;
  return [
    ...(isSeveral ? ranges.value.flatMap((area) => mark('grid-range', area)) : []),
    ...mark('grid-active', { ...selection.value.anchor, rows: 1, columns: 1 }),
    ...(copied ? mark('grid-copied', copied) : []),
  ];
}
