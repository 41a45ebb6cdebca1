// What menus, the toolbar and the context menu do: one list, so that a command reads the same everywhere.
import { askText, askYes } from './asking.js';
import { firstCell, goTo, type Hands } from './grid/hands.js';
import { letters } from './grid/ranges.js';
import { act, ask, documentNow, note } from './link.js';
import { extent, lastRange, noteAt, ranges, selection, showHiddenTabs, tab } from './sheet-state.js';

export type Entry =
  | {
      readonly kind: 'item';
      readonly caption: string;
      readonly hint?: string;
      readonly off?: boolean;
      readonly run: () => void;
    }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly Entry[] };

const item = (
  caption: string,
  run: () => void,
  more: { readonly hint?: string; readonly off?: boolean } = {},
): Entry => ({
  kind: 'item',
  caption,
  run,
  ...more,
});
export const separator: Entry = { kind: 'separator' };

export const stage: { hands: Hands | undefined } = { hands: undefined };

// ---- files ------------------------------------------------------------------------------------------------------
function openCsv(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.csv,text/csv';
  input.onchange = async () => {
    const file = input.files?.[0];
    if (!file) return;
    const text = await file.text();
    if (await act({ kind: 'open', csv: text, name: file.name.replace(/\.csv$/i, '') }))
      goTo(stage.hands, firstCell());
  };
  input.click();
}

async function downloadCsv(): Promise<void> {
  const sheet = tab.value;
  if (!sheet) return;
  const area = { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns };
  const answer = await ask({ kind: 'csv', tab: sheet.id, area });
  if (!answer.ok) return;
  const blob = new Blob([String(answer.value)], { type: 'text/csv' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${documentNow.value.name} - ${sheet.name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function startOver(): Promise<void> {
  const sure = await askYes(
    'Start over',
    'The sheet, its jobs and its ledger go. Your key stays.',
    'Start over from the sample',
  );
  if (!sure) return;
  if (await act({ kind: 'open', csv: null, name: '' })) goTo(stage.hands, firstCell());
}

export const fileMenu = (): readonly Entry[] => [
  item('Open a CSV file…', openCsv),
  item('Download this tab as CSV', () => void downloadCsv()),
  separator,
  item('Start over from the sample', () => void startOver()),
];

// ---- rows and columns ---------------------------------------------------------------------------------------------
function lines(axis: 'rows' | 'columns') {
  const area = lastRange.value;
  const first = axis === 'rows' ? area.row : area.column;
  const count = axis === 'rows' ? area.rows : area.columns;
  const word = axis === 'rows' ? 'row' : 'column';
  const what = count === 1 ? `1 ${word}` : `${count.toLocaleString('en')} ${word}s`;
  return { first, count, what };
}

function onTab(run: (id: number) => void): () => void {
  return () => {
    if (tab.value) run(tab.value.id);
  };
}

function insert(axis: 'rows' | 'columns', after: boolean): Entry {
  const { first, count, what } = lines(axis);
  const side = axis === 'rows' ? (after ? 'below' : 'above') : after ? 'right' : 'left';
  // At the very end there is no line to insert before: the runtime inserts before the last one then.
  const last = (axis === 'rows' ? extent.value.rows : extent.value.columns) - 1;
  const before = Math.min(after ? first + count : first, last);
  return item(
    `Insert ${what} ${side}`,
    onTab((id) => void act({ kind: 'insert', tab: id, axis, before, count })),
  );
}

function remove(axis: 'rows' | 'columns'): Entry {
  const { first, count, what } = lines(axis);
  const all = count === (axis === 'rows' ? extent.value.rows : extent.value.columns);
  return item(
    `Delete ${what}`,
    onTab((id) => void act({ kind: 'delete', tab: id, axis, first, count })),
    { off: all },
  );
}

function hide(axis: 'rows' | 'columns'): Entry {
  const { first, count, what } = lines(axis);
  return item(
    `Hide ${what}`,
    onTab((id) => void act({ kind: 'hide', tab: id, axis, first, count, hidden: true })),
  );
}

function unhide(axis: 'rows' | 'columns'): Entry {
  const { first, count } = lines(axis);
  const from = Math.max(0, first - 1);
  const most = axis === 'rows' ? extent.value.rows : extent.value.columns;
  const wide = Math.min(most, first + count + 1) - from;
  return item(
    `Show hidden ${axis} here`,
    onTab((id) => void act({ kind: 'hide', tab: id, axis, first: from, count: wide, hidden: false })),
  );
}

const undo = () =>
  item('Undo', () => void act({ kind: 'undo' }), {
    hint: documentNow.value.undo ?? 'Ctrl+Z',
    off: !documentNow.value.undo,
  });
const redo = () =>
  item('Redo', () => void act({ kind: 'redo' }), {
    hint: documentNow.value.redo ?? 'Ctrl+Y',
    off: !documentNow.value.redo,
  });
const clear = () =>
  item(
    'Delete values',
    onTab((id) => void act({ kind: 'clear', tab: id, ranges: ranges.value })),
    { hint: 'Delete' },
  );

export const editMenu = (): readonly Entry[] => [
  undo(),
  redo(),
  separator,
  clear(),
  separator,
  remove('rows'),
  remove('columns'),
];

export const viewMenu = (): readonly Entry[] => [
  item(
    'Freeze the first row',
    onTab((id) => void act({ kind: 'freeze', tab: id, rows: 1 })),
    { off: tab.value?.frozenRows === 1 },
  ),
  item(
    'Freeze no rows',
    onTab((id) => void act({ kind: 'freeze', tab: id, rows: 0 })),
    { off: tab.value?.frozenRows === 0 },
  ),
  separator,
  hide('rows'),
  hide('columns'),
  unhide('rows'),
  unhide('columns'),
  separator,
  item(showHiddenTabs.value ? 'Do not list hidden tabs' : 'List hidden tabs', () => {
    showHiddenTabs.value = !showHiddenTabs.value;
  }),
];

async function editNote(): Promise<void> {
  const { row, column } = selection.value.anchor;
  const text = await askText('Note of this cell', noteAt(row, column), 'Save note');
  if (text !== null && tab.value) void act({ kind: 'note', tab: tab.value.id, row, column, text });
}

export const insertMenu = (): readonly Entry[] => [
  insert('rows', false),
  insert('rows', true),
  separator,
  insert('columns', false),
  insert('columns', true),
  separator,
  item('Note…', () => void editNote()),
  item('Tab', () => void act({ kind: 'addTab' })),
];

function format(caption: string, pattern: string | null, hint?: string): Entry {
  const run = onTab((id) => void act({ kind: 'format', tab: id, ranges: ranges.value, format: pattern }));
  return item(caption, run, hint === undefined ? {} : { hint });
}

export const formatMenu = (): readonly Entry[] => [
  format('Automatic', null),
  format('Plain text', '@'),
  separator,
  format('Number', '#,##0.00', '1,000.12'),
  format('Percent', '0.00%', '10.12%'),
  format('Date', 'yyyy-mm-dd', '2026-09-14'),
];

// ---- data ---------------------------------------------------------------------------------------------------------
export function sortSheet(column: number, ascending: boolean): void {
  if (tab.value) void act({ kind: 'sort', tab: tab.value.id, area: null, column, ascending });
}

function sortRange(ascending: boolean): Entry {
  const area = lastRange.value;
  const column = selection.value.anchor.column;
  const caption = `Sort range by column ${letters(column)} (${ascending ? 'A to Z' : 'Z to A'})`;
  const run = onTab((id) => void act({ kind: 'sort', tab: id, area, column, ascending }));
  return item(caption, run, { off: area.rows < 2 });
}

export function toggleFilter(): void {
  const sheet = tab.value;
  if (!sheet) return;
  if (sheet.filter) void act({ kind: 'unfilter', tab: sheet.id });
  else if (sheet.usedRows < 2) note('failure', '', 'There is nothing to filter here.');
  else {
    const area = { row: 0, column: 0, rows: sheet.usedRows, columns: sheet.usedColumns };
    const chosen = lastRange.value;
    void act({
      kind: 'filter',
      tab: sheet.id,
      area: chosen.rows > 1 && chosen.rows < sheet.rows ? chosen : area,
    });
  }
}

const sortEntry = (ascending: boolean): Entry => {
  const column = selection.value.anchor.column;
  return item(`Sort sheet by column ${letters(column)} (${ascending ? 'A to Z' : 'Z to A'})`, () =>
    sortSheet(column, ascending),
  );
};

export const dataMenu = (): readonly Entry[] => [
  sortEntry(true),
  sortEntry(false),
  separator,
  sortRange(true),
  sortRange(false),
  separator,
  item(tab.value?.filter ? 'Remove the filter' : 'Create a filter', toggleFilter),
];

export const contextMenu = (): readonly Entry[] => [
  insert('rows', false),
  insert('rows', true),
  remove('rows'),
  separator,
  insert('columns', false),
  insert('columns', true),
  remove('columns'),
  separator,
  sortEntry(true),
  sortEntry(false),
  separator,
  clear(),
  hide('rows'),
  hide('columns'),
];
