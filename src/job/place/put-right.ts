// Finds rows of a tab that show the result of another contact and gives them their own or none: after a placement
// that something moved under, and after an execution that died between its write and its second look.
import { contactKey } from '../../sheet/contact.js';
import { isPicked, type Layout, ownFields, spanOf } from '../../sheet/layout.js';
import { keyOfRow } from '../../sheet/locate.js';
import { type Placeable, shown } from '../../sheet/placement.js';
import type { Desk } from '../desk/desk.js';
import { FIRST_LINE } from '../desk/ledger.js';
import { readLedger, readLines } from '../desk/ledger-tab.js';
import { answersQuestion } from '../desk/questions.js';
import type { Job } from '../desk/records.js';
import type { Ending } from '../desk/vocabulary.js';
import { placeableOf, writeRow } from './cells.js';
import { readTab } from './tab.js';

const ROWS_A_READ = 20_000;
/** The sheet may move again under each pass; what three passes leave is found by the next step. */
const PASSES = 3;

/**
 * Every result known by contact key, oldest first: the ledger's, then those still in the run book. `ofJob` are
 * those of the job's kind; jobs of other kinds write into the same columns, so a contact's own result may be any.
 */
function resultsOf(desk: Desk, job: Job) {
  const ofJob = new Map<string, Ending>();
  const all = new Map<string, Ending[]>();
  const add = (key: string, type: Job['type'], ending: Ending) => {
    all.set(key, [...(all.get(key) ?? []), ending]);
    if (answersQuestion(type, job.type)) ofJob.set(key, ending);
  };
  const ledger = readLedger(desk.world.grid);
  if (ledger.kind === 'ready')
    for (const { contact, type, ending } of readLines(
      desk.world.grid,
      ledger.tab,
      FIRST_LINE,
      ledger.tab.lastRow,
    ))
      if (ending) add(contactKey(contact), type, ending);
  for (const { contact, type, ending } of desk.book.all()) if (ending) add(contactKey(contact), type, ending);
  return { ofJob, all };
}

/**
 * Passes over the tab until one finds nothing to put right. `hit`: contacts on rows that were written to by mistake, a
 * part of their result columns perhaps. False: the last pass still wrote.
 */
export function putTabRight(desk: Desk, job: Job, hit: ReadonlySet<string | undefined> = new Set()): boolean {
  const { grid } = desk.world;
  for (let pass = 0; pass < PASSES; pass++) {
    // Columns may have moved since the last look, too (and be seen only now, reading G1).
    grid.flush();
    const tab = readTab(grid, job);
    if (tab.kind !== 'ready' || putRowsRight(desk, job, tab.layout, tab.shape.lastRow, hit) === 0)
      return true;
  }
  return false;
}

interface Stray {
  readonly column: number;
  readonly value: string;
  /** Contacts on whose rows the value may stand. */
  readonly keys: ReadonlySet<string>;
}

/**
 * In a column of the user's only what is being written just now is looked for: addresses and numbers of the
 * lookups that an open intent names. What they hit there was blank.
 */
function pickedStrays(desk: Desk, job: Job, layout: Layout): Stray[] {
  const named = new Set(
    desk.intents.flatMap(({ sheetId, lookups }) => (sheetId === job.sheetId ? lookups : [])),
  );
  const flights = desk.book.all().filter(({ id, ending }) => ending && named.has(id));
  return (['email', 'phone'] as const).flatMap((field) => {
    const column = layout.outputs[field];
    if (column === undefined || !isPicked(layout, field)) return [];
    const keysOf = new Map<string, Set<string>>();
    for (const { contact, ending } of flights) {
      const value = ending?.[field] ?? '';
      if (value === '') continue;
      keysOf.set(value, (keysOf.get(value) ?? new Set()).add(contactKey(contact)));
    }
    return [...keysOf].map(([value, keys]) => ({ column, value, keys }));
  });
}

/** One pass; returns how many rows were written. */
function putRowsRight(
  desk: Desk,
  job: Job,
  layout: Layout,
  lastRow: number,
  hit: ReadonlySet<string | undefined>,
): number {
  const { grid } = desk.world;
  const { ofJob: results, all } = resultsOf(desk, job);
  const byShown = new Map<string, string>();
  const fields = ownFields(layout);
  const strays = pickedStrays(desk, job, layout);
  const blank = fields.map(() => '').join('\u001f');
  const textOf = (placeable: Placeable) =>
    fields.map((field) => shown(placeable.cells[field] ?? '')).join('\u001f');
  for (const [key, ending] of results) byShown.set(textOf(placeableOf('', key, ending)), key);
  const span = spanOf(layout);
  const blanks = new Map<string, number[]>();
  const displaced = new Set<string>();
  let written = 0;
  for (let first = 1; first <= lastRow; first += ROWS_A_READ) {
    const rows = Math.min(ROWS_A_READ, lastRow - first + 1);
    const block = grid.display(job.sheetId, {
      row: first,
      column: span.first,
      rows,
      columns: span.last - span.first + 1,
    });
    block.forEach((cells, index) => {
      const row = first + index;
      if (row === layout.headerRow) return;
      const text = fields
        .map((field) => cells[(layout.outputs[field] ?? 0) - span.first] ?? '')
        .join('\u001f');
      const key = keyOfRow(cells, span.first, layout);
      for (const { column, value, keys } of strays) {
        if (cells[column - span.first] !== value || keys.has(key ?? '')) continue;
        grid.write(job.sheetId, { row, column, rows: 1, columns: 1 }, [['']]);
        written += 1;
      }
      if (key !== undefined && text === blank) blanks.set(key, [...(blanks.get(key) ?? []), row]);
      const shownKey = byShown.get(text);
      if (shownKey === undefined ? key === undefined || !hit.has(key) : key === shownKey) return;
      const endings = key === undefined ? [] : (all.get(key) ?? []);
      if (endings.some((ending) => textOf(placeableOf('', key ?? '', ending)) === text)) return;
      const own = key === undefined ? undefined : (results.get(key) ?? endings[endings.length - 1]);
      const ownPlaceable = own && key !== undefined ? placeableOf('', key, own) : undefined;
      if (!writeRow(grid, job.sheetId, layout, row, ownPlaceable)) return;
      written += 1;
      if (shownKey !== undefined) displaced.add(shownKey);
    });
  }
  // Where somebody moved rows without their results, the one that was just taken away may have been the only one left.
  for (const key of displaced)
    for (const row of blanks.get(key) ?? []) {
      const own = results.get(key);
      if (own && writeRow(grid, job.sheetId, layout, row, placeableOf('', key, own))) written += 1;
    }
  if (written > 0) grid.flush();
  return written;
}
