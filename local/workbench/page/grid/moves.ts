// Keys on the sheet: where the current cell goes and how the selection stretches. Pure.
import type { Lines } from './lines.js';
import type { Extent, Selection, Spot } from './ranges.js';
import { single } from './ranges.js';

export interface Ground {
  readonly rows: Lines;
  readonly columns: Lines;
  readonly extent: Extent;
  readonly used: Extent;
  readonly pageRows: number;
}

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly control: boolean;
}

const WAYS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The selection after a key; undefined when the key does not move. */
export function moved(selection: Selection, key: Key, ground: Ground): Selection | undefined {
  const whole = wholeLines(selection, key, ground.extent);
  if (whole) return whole;
  const from = key.shift && key.key !== 'Tab' && key.key !== 'Enter' ? selection.to : selection.anchor;
  const to = target(from, key, ground);
  if (!to) return undefined;
  if (key.shift && key.key !== 'Tab' && key.key !== 'Enter') return { ...selection, to };
  return single(to.row, to.column);
}

function wholeLines(selection: Selection, key: Key, extent: Extent): Selection | undefined {
  if (key.key === 'a' && key.control) {
    return {
      others: [],
      anchor: { row: 0, column: 0 },
      to: { row: extent.rows - 1, column: extent.columns - 1 },
      shape: 'cells',
    };
  }
  if (key.key !== ' ' || key.control === key.shift) return undefined;
  return { ...selection, shape: key.control ? 'columns' : 'rows' };
}

function target(from: Spot, { key, shift, control }: Key, ground: Ground): Spot | undefined {
  const { rows, columns, extent, used } = ground;
  const way = WAYS[key];
  if (way) {
    const [down, right] = way;
    if (control) return edge(from, down, right, extent, used);
    return {
      row: down === 0 ? from.row : rows.next(from.row, down > 0 ? 1 : -1),
      column: right === 0 ? from.column : columns.next(from.column, right > 0 ? 1 : -1),
    };
  }
  switch (key) {
    case 'Tab':
      return { ...from, column: columns.next(from.column, shift ? -1 : 1) };
    case 'Enter':
      return { ...from, row: rows.next(from.row, shift ? -1 : 1) };
    case 'Home':
      return { row: control ? 0 : from.row, column: 0 };
    case 'End':
      return control
        ? { row: Math.max(0, used.rows - 1), column: Math.max(0, used.columns - 1) }
        : { ...from, column: Math.max(0, used.columns - 1) };
    case 'PageDown':
    case 'PageUp': {
      const pixel = rows.start(from.row) + (key === 'PageDown' ? 1 : -1) * ground.pageRows * 24;
      return { ...from, row: rows.at(Math.max(0, pixel)) };
    }
    default:
      return undefined;
  }
}

/** Ctrl with an arrow: to the end of what is filled, and from there to the end of the sheet. */
function edge(from: Spot, down: number, right: number, extent: Extent, used: Extent): Spot {
  const far = (at: number, way: number, filled: number, all: number) => {
    if (way === 0) return at;
    if (way < 0) return 0;
    return at < filled - 1 ? filled - 1 : all - 1;
  };
  return {
    row: far(from.row, down, used.rows, extent.rows),
    column: far(from.column, right, used.columns, extent.columns),
  };
}
