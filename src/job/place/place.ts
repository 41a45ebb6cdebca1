// Placement of finished lookups on their rows, one block at a time: write ahead, read the block, write only rows
// whose inputs hold the contact now, read back, put right what a concurrent move made wrong. Then the ledger.
// Protocol and its reasons: docs/architecture.md, "Placement".
import { contactKey } from '../../sheet/contact.js';
import type { Layout } from '../../sheet/layout.js';
import { type Image, type Placeable, rectanglesOf, writesFor } from '../../sheet/placement.js';
import type { Desk } from '../desk/desk.js';
import type { Job } from '../desk/records.js';
import type { Flight } from '../desk/vocabulary.js';
import { forgetImage, keepImage } from './before-image.js';
import { placeableOf, writeCells } from './cells.js';
import { scanTab, type TabInStep } from './tab.js';
import { readImage, verify } from './verify.js';

/** Rows a block spans at most, and rectangles a write takes at most: both bound the calls and cells of a wave. */
const BLOCK_ROWS = 120;
/** Rectangles for each twenty results, a usual wave. */
const RECTANGLES = { lookups: 20, atMost: 6 } as const;

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
  const image = readImage(desk, tab, shape, block.first, last);
  if (!image) return 'tab changed';
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
