// What this page looks at: the tab, the selection, the cells in sight, the text being typed.
import { batch, computed, effect, signal } from '@preact/signals';
import type { Rect, WireCell, WireTab } from '../protocol/sheet.js';
import type { ToServer } from '../protocol.js';
import { clipped, type Extent, fromRects, lastRect, rectsOf, type Selection, single } from './grid/ranges.js';
import { documentNow, hooks, menus, say } from './link.js';

const tabId = signal<number | null>(null);
export const showHiddenTabs = signal(false);

/** The tab in sight: the chosen one, or the first visible one when it is gone. */
export const tab = computed<WireTab | undefined>(() => {
  const { tabs } = documentNow.value;
  return tabs.find(({ id }) => id === tabId.value) ?? tabs.find(({ hidden }) => !hidden);
});

export const extent = computed<Extent>(() => ({
  rows: tab.value?.rows ?? 1,
  columns: tab.value?.columns ?? 1,
}));
export const selection = signal<Selection>(single(0, 0));
export const ranges = computed(() => rectsOf(clipped(selection.value, extent.value), extent.value));
export const lastRange = computed(() => lastRect(clipped(selection.value, extent.value), extent.value));

/** The current cell and what its editor holds; `entered` is undefined until the server told it. */
export const active = signal<{
  readonly tab: number;
  readonly row: number;
  readonly column: number;
  readonly entered: string;
} | null>(null);

export const entered = computed(() => {
  const { row, column } = selection.value.anchor;
  const known = active.value;
  return known && known.tab === tab.value?.id && known.row === row && known.column === column
    ? known.entered
    : undefined;
});

export interface Draft {
  readonly tab: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly where: 'cell' | 'bar';
}
export const draft = signal<Draft | null>(null);

/** Copied or cut cells, with the dashed line around them. */
export const clipboard = signal<{
  readonly tab: number;
  readonly area: Rect;
  readonly text: string;
  readonly isCut: boolean;
} | null>(null);

// ---- the cells in sight -----------------------------------------------------------------------------------------
let cacheTab = -1;
let firstColumn = 0;
const cache = new Map<number, readonly WireCell[]>();
/** Told which rows have new contents; null: all. Set by the grid. */
export const redraw: { rows: (rows: readonly number[] | null) => void } = { rows: () => {} };

export function cellAt(row: number, column: number): WireCell {
  return cache.get(row)?.[column - firstColumn] ?? '';
}

export const textAt = (row: number, column: number): string => {
  const cell = cellAt(row, column);
  return typeof cell === 'string' ? cell : cell.text;
};

export const noteAt = (row: number, column: number): string => {
  const cell = cellAt(row, column);
  return typeof cell === 'string' ? '' : (cell.note ?? '');
};

/** Whether the cells of an area are all here. */
export function knows(area: Rect): boolean {
  if (cacheTab !== tab.value?.id) return false;
  for (let row = area.row; row < area.row + area.rows; row++) {
    const cells = cache.get(row);
    if (!cells || area.column < firstColumn || area.column + area.columns > firstColumn + cells.length)
      return false;
  }
  return true;
}

hooks.cells = (message) => {
  if (message.kind === 'active') {
    active.value = message;
    return;
  }
  if (message.kind === 'selection') {
    tabId.value = message.tab;
    selection.value = fromRects(message.ranges);
    return;
  }
  if (message.forgetOthers) {
    cache.clear();
    cacheTab = message.tab;
    firstColumn = message.column;
  } else if (message.tab !== cacheTab || message.column !== firstColumn) return;
  for (const [row, cells] of message.rows) cache.set(row, cells);
  redraw.rows(message.forgetOthers ? null : message.rows.map(([row]) => row));
};

type Chosen = Pick<Extract<ToServer, { readonly kind: 'select' }>, 'tab' | 'ranges'>;

/** '' while the document opens: whoever opens it has nothing selected yet. */
const chosen = computed(() =>
  menus.value && tab.value ? JSON.stringify({ tab: tab.value.id, ranges: ranges.value }) : '',
);

// The runtime must know what is selected before a menu item reads it, so it hears of every change, and of nothing else:
// a script may have brought another tab to the front, and the page not have heard of it yet.
effect(() => {
  if (chosen.value !== '') say({ kind: 'select', ...(JSON.parse(chosen.value) as Chosen) });
});

/** What was selected on tabs that were in front before. */
const selections = new Map<number, Selection>();

export function selectTab(id: number): void {
  const before = tab.value?.id;
  if (before === id) return;
  if (before !== undefined) selections.set(before, selection.value);
  batch(() => {
    tabId.value = id;
    selection.value = selections.get(id) ?? single(0, 0);
  });
}

// What was copied stays on the clipboard as text; as cells it would be another place after any other act.
hooks.acted = ({ kind }) => {
  if (kind !== 'copy' && kind !== 'move' && kind !== 'paste') clipboard.value = null;
};
