// Reads and writes the hidden ledger tab through the Grid port: header, planned lines, endings.
// Calls are few and touch only the lines asked for; a line is always verified by its lookup id.
import type { Grid, TabShape } from '../../ports.js';
import { literalText } from '../../sheet/cell.js';
import { contactKey } from '../../sheet/contact.js';
import {
  decodeHeader,
  decodeLine,
  ENDING_COLUMNS,
  encodeEnding,
  encodeHeader,
  encodePlanned,
  endingOwner,
  FIRST_LINE,
  LEDGER_COLUMNS,
  LEDGER_NAME,
  LEDGER_TITLES,
  type LedgerHeader,
  type LedgerLine,
  NOT_ASKED,
  PLAN_COLUMNS,
  STATE_COLUMN,
} from './ledger.js';
import { answersQuestion } from './questions.js';
import type { Ending, EnrichmentType, Flight } from './vocabulary.js';

/** LeadModule's own cache lasts 30 days [quickstart]; so do answers taken from the ledger. */
export const LEDGER_ANSWERS_MS = 30 * 86_400_000;
/** Lines a write takes at once, so that planning 100,000 rows never builds one huge call. */
const LINES_A_WRITE = 10_000;

export type LedgerReading =
  | { readonly kind: 'ready'; readonly tab: TabShape; readonly header: LedgerHeader }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly tab: TabShape };

export function readLedger(grid: Grid): LedgerReading {
  const tab = grid.tabByName(LEDGER_NAME);
  if (!tab || tab.lastRow === 0) return { kind: 'missing' };
  const cells = grid.display(tab.sheetId, { row: 1, column: 1, rows: 1, columns: 4 })[0] ?? [];
  const header = decodeHeader(cells);
  return header ? { kind: 'ready', tab, header } : { kind: 'unreadable', tab };
}

/** Makes the ledger tab, with an epoch to start from. An empty one was left by an execution that died here. */
export function createLedger(grid: Grid, epoch: number): TabShape {
  const left = grid.tabByName(LEDGER_NAME);
  if (left) grid.hideTab(left.sheetId);
  const tab = left ?? grid.addHiddenTab(LEDGER_NAME);
  grid.ensureSize(tab.sheetId, 10, LEDGER_COLUMNS);
  grid.formatAsText(tab.sheetId, [{ row: 1, column: 1, rows: 10, columns: LEDGER_COLUMNS }]);
  grid.write(tab.sheetId, { row: 1, column: 1, rows: 1, columns: 4 }, [
    encodeHeader({ documentId: grid.documentId(), epoch }),
  ]);
  grid.write(tab.sheetId, { row: 2, column: 1, rows: 1, columns: LEDGER_COLUMNS }, [[...LEDGER_TITLES]]);
  return { ...tab, lastRow: FIRST_LINE - 1, lastColumn: LEDGER_COLUMNS };
}

export function writeEpoch(grid: Grid, tab: TabShape, epoch: number): void {
  grid.write(tab.sheetId, { row: 1, column: 3, rows: 1, columns: 2 }, [[grid.documentId(), String(epoch)]]);
}

/** Appends lines of the given width below the last one; returns the number of the first. */
function append(grid: Grid, tab: TabShape, lines: readonly (readonly string[])[], columns: number): number {
  const firstLine = Math.max(FIRST_LINE, (grid.shape(tab.sheetId)?.lastRow ?? 0) + 1);
  grid.ensureSize(tab.sheetId, firstLine + lines.length - 1, LEDGER_COLUMNS);
  for (let at = 0; at < lines.length; at += LINES_A_WRITE) {
    const part = lines.slice(at, at + LINES_A_WRITE);
    const row = firstLine + at;
    grid.formatAsText(tab.sheetId, [{ row, column: 1, rows: part.length, columns: LEDGER_COLUMNS }]);
    grid.write(tab.sheetId, { row, column: 1, rows: part.length, columns }, part);
  }
  return firstLine;
}

export interface PlannedLine {
  readonly id: string;
  readonly contact: Flight['contact'];
  readonly rows: readonly number[];
  readonly known: Ending | undefined;
}

/** Writes the plan of a job; known answers are written as ended at once. Returns the first line's number. */
export function appendPlan(
  grid: Grid,
  tab: TabShape,
  type: EnrichmentType,
  plan: readonly PlannedLine[],
): number {
  const hasKnown = plan.some((line) => line.known);
  const lines = plan.map((line) => {
    const cells = encodePlanned(line.id, type, line.contact, line.rows);
    if (!hasKnown) return cells;
    const ending = line.known
      ? encodeEnding({ ...line.known, credits: 0, cached: true }, line.id)
      : [cells[PLAN_COLUMNS - 1] ?? ''];
    const whole = [...cells.slice(0, PLAN_COLUMNS - 1), ...ending];
    while (whole.length < LEDGER_COLUMNS) whole.push('');
    return whole;
  });
  return append(grid, tab, lines, hasKnown ? LEDGER_COLUMNS : PLAN_COLUMNS);
}

export interface NumberedLine extends LedgerLine {
  readonly line: number;
}

/** Reads lines first..first+count-1 as they stand now. */
export function readLines(grid: Grid, tab: TabShape, first: number, count: number): NumberedLine[] {
  const rows = Math.min(count, tab.lastRow - first + 1);
  if (rows <= 0) return [];
  return grid
    .display(tab.sheetId, { row: first, column: 1, rows, columns: LEDGER_COLUMNS })
    .map((cells, index) => ({ ...decodeLine(cells), line: first + index }));
}

/** Line numbers by lookup id over the whole ledger: one column, for a ledger that somebody sorted. */
export function linesById(grid: Grid, tab: TabShape): Map<string, number> {
  const rows = tab.lastRow - FIRST_LINE + 1;
  const lines = new Map<string, number>();
  if (rows <= 0) return lines;
  grid.display(tab.sheetId, { row: FIRST_LINE, column: 1, rows, columns: 1 }).forEach((cells, index) => {
    if (cells[0]) lines.set(cells[0], FIRST_LINE + index);
  });
  return lines;
}

/** Lines that are read around those of a wave; where they lie wider apart, the id column is read. */
const LINES_A_LOOK = 500;
/** A ledger of so many lines is read whole: any of them may come to stand where an ending is written. */
const LINES_HELD = 120;

/**
 * Where each flight's line is now; nowhere for a line that is gone. Whole lines are read, because a sort may come
 * before the write: `held` keeps what the others between them said before anything was written.
 */
function locateLines(
  grid: Grid,
  tab: TabShape,
  flights: readonly Flight[],
  held: Map<string, readonly string[]>,
): Map<string, number> {
  const hints = flights.map((flight) => flight.lineHint);
  const isShort = tab.lastRow <= LINES_HELD;
  const first = isShort ? FIRST_LINE : Math.max(FIRST_LINE, Math.min(...hints));
  const rows = (isShort ? tab.lastRow : Math.min(tab.lastRow, Math.max(...hints))) - first + 1;
  const columns = isShort || rows > flights.length ? LEDGER_COLUMNS : 1;
  const seen =
    rows > 0 && rows <= LINES_A_LOOK
      ? grid.display(tab.sheetId, { row: first, column: 1, rows, columns })
      : [];
  for (const cells of seen) if (columns > 1 && !held.has(cells[0] ?? '')) held.set(cells[0] ?? '', cells);
  const isHit = (flight: Flight) => seen[flight.lineHint - first]?.[0] === flight.id;
  return flights.every(isHit)
    ? new Map(flights.map((flight) => [flight.id, flight.lineHint]))
    : linesById(grid, tab);
}

/** Times that a ledger which somebody sorts is written and looked at again. */
const LOOKS = 3;

/**
 * Writes endings to their lines, found by id (one that somebody deleted is written anew at the end), and flushes.
 * A sort may come between the read and the write, or be unseen until a flush (reading G1): then our endings stand on
 * lines of others, which get back what they held.
 */
export function writeEndings(grid: Grid, tab: TabShape, flights: readonly Flight[]): void {
  const held = new Map<string, readonly string[]>();
  for (let look = 0; look < LOOKS; look++) {
    const at = flights.length > 0 ? writeOnce(grid, tab, flights, held) : [];
    grid.flush();
    if (at.length === 0 || stillThere(grid, tab, at)) return;
    giveBack(grid, tab, flights, held);
  }
}

/** Lines written, by number and id, ascending; those that were appended are nobody else's. */
type Written = readonly (readonly [line: number, id: string])[];

function writeOnce(
  grid: Grid,
  tab: TabShape,
  flights: readonly Flight[],
  held: Map<string, readonly string[]>,
): Written {
  const lines = locateLines(grid, tab, flights, held);
  const lost: string[][] = [];
  const runs: { line: number; cells: string[][] }[] = [];
  const written: [number, string][] = [];
  const inOrder = [...flights].sort((a, b) => (lines.get(a.id) ?? 0) - (lines.get(b.id) ?? 0));
  for (const flight of inOrder) {
    if (!flight.ending) continue;
    const cells = encodeEnding(flight.ending, flight.id);
    const line = lines.get(flight.id);
    if (line === undefined) {
      const planned = encodePlanned(flight.id, flight.type, flight.contact, flight.rowHints);
      lost.push([...planned.slice(0, PLAN_COLUMNS - 1), ...cells]);
      continue;
    }
    written.push([line, flight.id]);
    const last = runs[runs.length - 1];
    if (last && last.line + last.cells.length === line) last.cells.push(cells);
    else runs.push({ line, cells: [cells] });
  }
  for (const run of runs) writeEnding(grid, tab, run.line, run.cells);
  if (lost.length > 0) {
    // Lines that somebody appended since this execution looked first must be seen (reading G1).
    grid.flush();
    append(grid, tab, lost, LEDGER_COLUMNS);
  }
  return written;
}

function writeEnding(grid: Grid, tab: TabShape, row: number, cells: string[][]): void {
  const block = { row, column: STATE_COLUMN, rows: cells.length, columns: ENDING_COLUMNS };
  grid.write(tab.sheetId, block, cells);
}

function stillThere(grid: Grid, tab: TabShape, written: Written): boolean {
  const first = written[0]?.[0] ?? FIRST_LINE;
  const rows = (written[written.length - 1]?.[0] ?? first) - first + 1;
  const ids = grid.display(tab.sheetId, { row: first, column: 1, rows, columns: 1 });
  return written.every(([line, id]) => ids[line - first]?.[0] === id);
}

/** Lines of others that show an ending of ours show again what they held; what is not known is free to ask again. */
function giveBack(
  grid: Grid,
  tab: TabShape,
  flights: readonly Flight[],
  held: ReadonlyMap<string, readonly string[]>,
): void {
  const ours = new Set<string | undefined>(flights.map(({ id }) => id));
  const columns = LEDGER_COLUMNS;
  const all = grid.display(tab.sheetId, {
    row: FIRST_LINE,
    column: 1,
    rows: tab.lastRow - FIRST_LINE + 1,
    columns,
  });
  all.forEach((cells, index) => {
    const [id = ''] = cells;
    const owner = endingOwner(cells);
    if (id === owner || ours.has(id) || !ours.has(owner)) return;
    const ending = held.get(id)?.slice(STATE_COLUMN - 1) ?? NOT_ASKED;
    writeEnding(grid, tab, FIRST_LINE + index, [ending.map(literalText)]);
  });
}

/** Lines that are old, and all. */
export interface OldResults {
  readonly old: number;
  readonly all: number;
}

/** Rows that lie apart are taken out one run after the other, and each is a call. */
const RUNS_AT_MOST = 60;

/**
 * Takes old lines out from below, run by run, while `goesOn`, and counts what is left. A sort meanwhile brings others
 * into their place: those are appended again.
 */
export function takeOutLines(
  grid: Grid,
  tab: TabShape,
  isOld: (line: LedgerLine) => boolean,
  goesOn: () => boolean,
): OldResults {
  const rows = tab.lastRow - FIRST_LINE + 1;
  if (rows <= 0) return { old: 0, all: 0 };
  const { sheetId } = tab;
  const cells = grid.display(sheetId, { row: FIRST_LINE, column: 1, rows, columns: LEDGER_COLUMNS });
  const old = cells.map((line) => isOld(decodeLine(line)));
  let taken = 0;
  let runs = 0;
  for (let at = rows - 1, end = rows; at >= -1; at--) {
    if (old[at]) continue;
    const count = end - at - 1;
    end = at;
    if (count === 0) continue;
    if (runs++ === RUNS_AT_MOST || !goesOn()) break;
    grid.removeRows(sheetId, FIRST_LINE + at + 1, count);
    taken += count;
  }
  if (taken > 0) {
    grid.flush();
    const left = linesById(grid, grid.shape(sheetId) ?? tab);
    const lost = cells.filter(([id = ''], at) => !old[at] && id !== '' && !left.has(id));
    if (lost.length > 0)
      append(
        grid,
        tab,
        lost.map((line) => line.map(literalText)),
        LEDGER_COLUMNS,
      );
  }
  return { old: old.filter(Boolean).length - taken, all: rows - taken };
}

/**
 * Answers of the last 30 days by contact key that settle a question of this type. Errors settle nothing.
 */
export function knownAnswers(
  grid: Grid,
  tab: TabShape,
  type: EnrichmentType,
  nowMs: number,
): Map<string, Ending> {
  const known = new Map<string, Ending>();
  for (const line of readLines(grid, tab, FIRST_LINE, tab.lastRow)) {
    const ending = line.ending;
    if (!ending || !answersQuestion(line.type, type)) continue;
    if (ending.status === 'error') continue;
    if (ending.endedAtMs < nowMs - LEDGER_ANSWERS_MS) continue;
    const key = contactKey(line.contact);
    const other = known.get(key);
    if (!other || other.endedAtMs <= ending.endedAtMs) known.set(key, ending);
  }
  return known;
}
