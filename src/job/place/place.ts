// Placement of finished lookups on their rows, one block at a time: write ahead, read the block, write only rows
// whose inputs hold the contact now, read back, put right what a concurrent move made wrong. Then the ledger.
// Protocol and its reasons: docs/architecture.md, "Placement".
import type { TabShape } from '../../ports.js';
import { contactKey } from '../../sheet/contact.js';
import { type Layout, spanOf } from '../../sheet/layout.js';
import {
  type CellWrite,
  type CheckedWrite,
  type Image,
  type Placeable,
  rectanglesOf,
  writesFor,
} from '../../sheet/placement.js';
import { allPlaced, isUndisturbed, lookAgain } from '../../sheet/second-look.js';
import type { Desk } from '../desk/desk.js';
import type { Intent, Job } from '../desk/records.js';
import type { Flight } from '../desk/vocabulary.js';
import { forgetImage, keepImage } from './before-image.js';
import { placeableOf, writeCells } from './cells.js';
import { putTabRight } from './put-right.js';
import { headersOf, readTab, scanTab } from './tab.js';

/** Rows a block spans at most, and rectangles a write takes at most: both bound the calls and cells of a wave. */
const BLOCK_ROWS = 120;
/** Rectangles for each twenty results, a usual wave. */
const RECTANGLES = { lookups: 20, atMost: 6 } as const;

/** One tab during a step: its layout, and the scan that is made at most once. */
export interface TabInStep {
  readonly job: Job;
  layout: Layout;
  headers: readonly string[];
  located: Map<string, number[]> | undefined;
  /** Rounds a lookup took part in: one that keeps moving away waits for the next step. */
  readonly rounds: Map<string, number>;
}

const ROUNDS_A_STEP = 3;

export type PlaceEnd = 'placed' | 'nothing to place' | 'lease lost' | 'tab changed' | 'cannot write';

/** The rows a flight still has to be written to: its hints, or after a scan all rows of its contact. */
function rowsOf(tab: TabInStep, flight: Flight): readonly number[] {
  return tab.located?.get(contactKey(flight.contact)) ?? flight.rowHints;
}

/** The answered flights whose rows lie in the block that starts at the topmost of them. */
function nextBlock(
  tab: TabInStep,
  answered: readonly Flight[],
): { first: number; last: number; flights: Flight[] } | undefined {
  const first = Math.min(...answered.flatMap((flight) => rowsOf(tab, flight)));
  if (!Number.isFinite(first)) return undefined;
  const limit = first + BLOCK_ROWS - 1;
  const inside = (row: number) => row >= first && row <= limit;
  const flights = answered.filter((flight) => rowsOf(tab, flight).some(inside));
  const last = Math.max(...flights.flatMap((flight) => rowsOf(tab, flight).filter(inside)));
  return { first, last, flights };
}

/** Cells of a row that an image holds at most. */
const ROW_CELLS = 60;

/**
 * Columns of an image: whole rows where they are at most 60 cells wide, so that a user's column that moves under
 * a write can be put back; in wider tables as much as fits beside the columns in use.
 */
function imageColumns(
  layout: Layout,
  lastColumn: number,
): { readonly first: number; readonly count: number } {
  const span = spanOf(layout);
  const last = Math.max(span.last, Math.min(lastColumn, ROW_CELLS));
  const first = Math.min(span.first, Math.max(1, last - ROW_CELLS + 1));
  return { first, count: last - first + 1 };
}

/** The block as it stands: whole rows, before anything is written. */
export function readImage(desk: Desk, tab: TabInStep, shape: TabShape, first: number, last: number): Image {
  const columns = imageColumns(tab.layout, shape.lastColumn);
  // Results are formatted as text: a date of the user's that a write hits gets its format back, too.
  return imageOf(desk, tab, { first, last }, columns, true);
}

function imageOf(
  desk: Desk,
  tab: TabInStep,
  rows: { readonly first: number; readonly last: number },
  columns: { readonly first: number; readonly count: number },
  withFormats = false,
): Image {
  const { grid } = desk.world;
  const { sheetId } = tab.job;
  const block = {
    row: rows.first,
    column: columns.first,
    rows: rows.last - rows.first + 1,
    columns: columns.count,
  };
  return {
    firstRow: rows.first,
    firstColumn: columns.first,
    display: grid.display(sheetId, block),
    values: grid.values(sheetId, block),
    formulas: grid.formulas(sheetId, block),
    ...(withFormats ? { formats: grid.numberFormats(sheetId, block) } : {}),
    headers: tab.headers.slice(columns.first - 1, columns.first - 1 + columns.count),
  };
}

/** Headers are read anew for each block: a before-image whose headers are older than its cells restores wrong
 * columns. False: columns of the job are gone. */
function refreshColumns(desk: Desk, tab: TabInStep, shape: TabShape): boolean {
  const headers = headersOf(desk.world.grid, shape, tab.layout.headerRow);
  if (headers.length === tab.headers.length && headers.every((text, index) => text === tab.headers[index]))
    return true;
  const reading = readTab(desk.world.grid, tab.job);
  if (reading.kind !== 'ready') return false;
  tab.layout = reading.layout;
  tab.headers = reading.headers;
  return true;
}

/** As many of the block's lookups as fit into the allowed number of rectangles. */
function chooseWrites(image: Image, layout: Layout, placeables: readonly Placeable[]) {
  const most = RECTANGLES.atMost * Math.ceil(placeables.length / RECTANGLES.lookups);
  for (let count = placeables.length; ; count--) {
    const chosen = placeables.slice(0, count);
    const writes = writesFor(image, layout, chosen);
    const rectangles = rectanglesOf(writes.cells);
    if (rectangles.length <= most || count <= 1) return { chosen, writes, rectangles };
  }
}

/**
 * Places one block of the tab's answered flights. Flights whose rows are all done get an empty list of row
 * hints; the caller gives those to the ledger.
 */
export function placeBlock(desk: Desk, tab: TabInStep): PlaceEnd {
  const { world } = desk;
  const sheetId = tab.job.sheetId;
  const answered = desk.book
    .all()
    .filter(
      (flight) =>
        flight.ending &&
        flight.rowHints.length > 0 &&
        flight.jobId === tab.job.id &&
        (tab.rounds.get(flight.id) ?? 0) < ROUNDS_A_STEP,
    );
  if (answered.length === 0) return 'nothing to place';
  const block = nextBlock(tab, answered);
  if (!block) return 'nothing to place';
  const shape = world.grid.shape(sheetId);
  if (!shape) return 'tab changed';
  if (block.first > shape.maxRows) return relocate(desk, tab);
  const last = Math.min(block.last, shape.maxRows);

  const byId = new Map(block.flights.map((flight) => [flight.id, flight]));
  const intent = {
    execution: world.execution,
    startedMs: world.startedMs,
    sheetId,
    firstRow: block.first,
    lastRow: last,
    columns: Object.values(tab.layout.outputs).filter((column): column is number => column !== undefined),
    lookups: [...byId.keys()],
  };
  desk.setIntents([...desk.intents, intent]);
  if (!desk.commit()) return 'lease lost';

  world.grid.flush();
  if (!refreshColumns(desk, tab, shape)) return 'tab changed';
  const image = readImage(desk, tab, shape, block.first, last);
  const placeables = block.flights.flatMap((flight) =>
    flight.ending ? [placeableOf(flight.id, contactKey(flight.contact), flight.ending)] : [],
  );
  const { chosen, writes, rectangles } = chooseWrites(image, tab.layout, placeables);
  if (rectangles.length > 0)
    keepImage(world.memory, intent, {
      image,
      layout: tab.layout,
      writes: writes.cells,
      placeables: chosen,
    });
  const refusedRows = writeCells(world.grid, sheetId, writes.cells);
  const written = writes.cells.filter((write) => !refusedRows.has(write.row));
  if (writes.cells.length > 0 && isRefusing(desk, tab.job, written.length === 0))
    return dropIntent(desk, 'cannot write');
  const checked = written.length > 0 ? verify(desk, tab, image, written, chosen) : undefined;
  if (checked === 'tab changed') return 'tab changed';
  if (written.length > 0) forgetImage(world.memory, intent);
  const done = new Map<string, number[]>(chosen.map(({ id }) => [id, [...(checked?.placed.get(id) ?? [])]]));
  for (const { id, row } of writes.untouched) done.get(id)?.push(row);
  const placedRows = new Map([...done].map(([id, rows]) => [id, rows.length]));
  // A row that the sheet refuses (protection, validation) keeps its result in the ledger.
  for (const { id, row } of writes.cells) if (refusedRows.has(row)) done.get(id)?.push(row);
  markPlaced(
    desk,
    tab,
    chosen.flatMap(({ id }) => byId.get(id) ?? []),
    done,
    placedRows,
    block.first,
    last,
  );
  desk.setIntents(desk.intents.filter((other) => other.execution !== world.execution));
  return desk.commit() ? 'placed' : 'lease lost';
}

/** So many blocks in a row that refuse every row are a tab that refuses. */
const REFUSALS_THAT_PAUSE = 3;

/**
 * Must the job wait for a person? A row that refuses costs that row its cells; where nothing was written yet, or
 * several blocks in a row refuse, the tab does. After each Resume the next blocks lose their cells, so that it ends.
 */
function isRefusing(desk: Desk, job: Job, isRefused: boolean): boolean {
  const current = desk.job(job.id) ?? job;
  const before = current.refusals ?? REFUSALS_THAT_PAUSE - 1;
  const refusals = isRefused ? before + 1 : 0;
  if (refusals !== before) desk.putJob({ ...current, refusals });
  return isRefused && refusals % REFUSALS_THAT_PAUSE === 0;
}

function dropIntent(desk: Desk, end: PlaceEnd): PlaceEnd {
  desk.setIntents(desk.intents.filter((other) => other.execution !== desk.world.execution));
  return desk.commit() ? end : 'lease lost';
}

/** Tabs up to this long are read whole when something moved: a result on a row that left the block is found there. */
const WHOLE_TAB_ROWS = 300;

const LOOKS = 3;

/**
 * The second look. Usually everything is as before but for what we wrote; then one glance is enough. Otherwise rows
 * and columns are told by what they hold, and what went astray is put right.
 */
export function verify(
  desk: Desk,
  tab: TabInStep,
  image: Image,
  writes: readonly CellWrite[],
  placeables: readonly Placeable[],
  looks = LOOKS,
): CheckedWrite | 'tab changed' {
  const { grid } = desk.world;
  const { sheetId } = tab.job;
  const shape = grid.shape(sheetId);
  if (!shape) return 'tab changed';
  const columns = {
    first: image.firstColumn,
    count: Math.max(image.headers.length, lastImageColumn(shape) - image.firstColumn + 1),
  };
  const last = Math.min(image.firstRow + image.display.length - 1, shape.maxRows);
  const headers = headersOf(grid, shape, tab.layout.headerRow);
  const glance = {
    display: grid.display(sheetId, {
      row: image.firstRow,
      column: image.firstColumn,
      rows: last - image.firstRow + 1,
      columns: Math.min(image.headers.length, shape.maxColumns - image.firstColumn + 1),
    }),
    headers: headers.slice(image.firstColumn - 1, image.firstColumn - 1 + image.headers.length),
  };
  if (isUndisturbed(image, glance, writes)) return allPlaced(writes);

  const layout = tab.layout;
  const reading = readTab(grid, tab.job);
  const layoutNow = reading.kind === 'ready' ? reading.layout : undefined;
  if (reading.kind === 'ready') {
    tab.layout = reading.layout;
    tab.headers = reading.headers;
  } else tab.headers = headers;
  const isWhole = shape.lastRow <= WHOLE_TAB_ROWS;
  const rows = isWhole
    ? {
        first: Math.min(image.firstRow, 1),
        last: Math.max(1, Math.min(shape.maxRows, Math.max(shape.lastRow, last))),
      }
    : { first: image.firstRow, last };
  const count = Math.min(columns.count, shape.maxColumns - columns.first + 1);
  const after = imageOf(desk, tab, rows, { first: columns.first, count });
  const checked = lookAgain(image, after, layout, layoutNow, writes, placeables);
  const isAtRest = repair(desk, tab, checked, layoutNow);
  // The sheet may have moved under what was put back.
  if (checked.restores.length > 0 && looks > 1)
    return verify(desk, tab, image, writes, placeables, looks - 1);
  // The intent stays until a step has seen the tab at rest.
  if (!isAtRest) keepIntent(desk);
  return checked;
}

function lastImageColumn(shape: TabShape): number {
  return Math.min(shape.lastColumn, ROW_CELLS);
}

function keepIntent(desk: Desk): void {
  const own = (intent: Intent) => intent.execution === desk.world.execution;
  desk.setIntents(
    desk.intents.map((intent) =>
      own(intent) ? { ...intent, execution: `${intent.execution} moving` } : intent,
    ),
  );
}

/**
 * Writes back what stood in cells that were not ours. A write that went astray may have been moved again since, so
 * the whole tab is then looked through for results on rows of other contacts. False: it still moves.
 */
function repair(desk: Desk, tab: TabInStep, checked: CheckedWrite, layoutNow: Layout | undefined): boolean {
  const { grid } = desk.world;
  const { sheetId } = tab.job;
  for (const restore of checked.restores) {
    if (restore.format !== undefined) grid.formatNumber(sheetId, restore.row, restore.column, restore.format);
    if (restore.kind === 'formula') grid.writeFormula(sheetId, restore.row, restore.column, restore.formula);
    else
      grid.write(sheetId, { row: restore.row, column: restore.column, rows: 1, columns: 1 }, [
        [restore.value],
      ]);
  }
  if (checked.restores.length > 0) grid.flush();
  const isAstray = checked.again.length > 0 || checked.foreignRows.length > 0;
  return !isAstray || layoutNow === undefined || putTabRight(desk, tab.job, layoutNow);
}

/**
 * Takes the rows of this block off the flights' lists. A flight that was not found at its hint, or whose write
 * went astray, is located anew by one scan of the input columns.
 */
function markPlaced(
  desk: Desk,
  tab: TabInStep,
  flights: readonly Flight[],
  done: ReadonlyMap<string, readonly number[]>,
  placedRows: ReadonlyMap<string, number>,
  first: number,
  last: number,
): void {
  const inBlock = (row: number) => row >= first && row <= last;
  const lost: Flight[] = [];
  for (const flight of flights) {
    tab.rounds.set(flight.id, (tab.rounds.get(flight.id) ?? 0) + 1);
    const rows = rowsOf(tab, flight);
    const placed = done.get(flight.id) ?? [];
    if (rows.some((row) => inBlock(row) && !placed.includes(row))) {
      lost.push(flight);
      continue;
    }
    const rest = rows.filter((row) => !inBlock(row));
    tab.located?.set(contactKey(flight.contact), rest);
    desk.book.put({ ...flight, rowHints: rest, placed: flight.placed + (placedRows.get(flight.id) ?? 0) });
  }
  if (lost.length > 0) relocate(desk, tab);
}

/** One scan tells where every contact stands now; all flights of the job get fresh hints from it. A finished
 * contact that no row holds any more is left without hints: its result stays in the ledger as "unplaced". */
function relocate(desk: Desk, tab: TabInStep): PlaceEnd {
  const shape = desk.world.grid.shape(tab.job.sheetId);
  if (!shape) return 'tab changed';
  const located = scanTab(desk.world.grid, shape, tab.layout);
  tab.located = located;
  for (const flight of desk.book.all()) {
    if (flight.jobId !== tab.job.id || (flight.ending && flight.rowHints.length === 0)) continue;
    const rows = located.get(contactKey(flight.contact)) ?? [];
    if (flight.ending || rows.length > 0) desk.book.put({ ...flight, rowHints: rows });
  }
  return 'placed';
}
