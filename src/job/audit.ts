// The closing audit: one pass over the tab when a job's lookups have all ended. Rows that hold one of its
// contacts and lack the result are filled; rows edited after placement are flagged; what the user moved is
// counted and told, never repaired by itself.
import { contactKey } from '../sheet/contact.js';
import { type Layout, spanOf } from '../sheet/layout.js';
import { keyOfRow } from '../sheet/locate.js';
import type { OutputField } from '../sheet/outputs.js';
import { type Placeable, shown } from '../sheet/placement.js';
import { placeableOf } from './cells.js';
import type { Desk } from './desk.js';
import { FIRST_LINE } from './ledger.js';
import { type NumberedLine, readLedger, readLines } from './ledger-tab.js';
import { isOfJob, type Job, lookupsOf } from './records.js';
import { readTab } from './tab.js';
import type { Ending, Flight } from './vocabulary.js';

export const INPUTS_CHANGED = 'Inputs changed';
const ROWS_A_READ = 20_000;

export interface Audit {
  /** Rows whose inputs were edited after their result was placed; flagged in the Status column. */
  readonly inputsChanged: number;
  /** Rows that show the result of another contact because cells were moved by hand. */
  readonly moved: number;
}

export const CLEAN_AUDIT: Audit = { inputsChanged: 0, moved: 0 };

interface Known {
  readonly line: NumberedLine;
  readonly ending: Ending;
}

/** The job's own endings by contact key. Where they stood last is tried first; a sorted ledger is read whole. */
function endingsOf(desk: Desk, job: Job): Map<string, Known> {
  const { grid } = desk.world;
  const ledger = readLedger(grid);
  const known = new Map<string, Known>();
  if (ledger.kind !== 'ready') return known;
  const isOurs = (line: NumberedLine) => isOfJob(job, line.id);
  let lines = readLines(grid, ledger.tab, job.firstLine + job.first, lookupsOf(job)).filter(isOurs);
  if (lines.length < lookupsOf(job))
    lines = readLines(grid, ledger.tab, FIRST_LINE, ledger.tab.lastRow).filter(isOurs);
  for (const line of lines)
    if (line.ending) known.set(contactKey(line.contact), { line, ending: line.ending });
  return known;
}

function textOf(placeable: Placeable, fields: readonly OutputField[]): string {
  return fields.map((field) => shown(placeable.cells[field] ?? '')).join('\u001f');
}

/** A result that tells contacts apart: two people who were not found look alike. */
function identifies(ending: Ending): boolean {
  return ending.email !== '' || ending.phone !== '';
}

/** Audits the job's tab. Rows to fill become flights again ("refill"), so that they are placed by the protocol. */
export function auditJob(desk: Desk, job: Job): Audit {
  const tab = readTab(desk.world.grid, job);
  if (tab.kind !== 'ready') return CLEAN_AUDIT;
  const { layout } = tab;
  const endings = endingsOf(desk, job);
  if (endings.size === 0) return CLEAN_AUDIT;
  const fields = Object.keys(layout.outputs) as OutputField[];
  const keyOfText = new Map<string, string>();
  const textOfKey = new Map<string, string>();
  for (const [key, { ending }] of endings) {
    const text = textOf(placeableOf('', key, ending), fields);
    textOfKey.set(key, text);
    if (identifies(ending)) keyOfText.set(text, key);
  }
  const blank = fields.map(() => '').join('\u001f');
  const toFill = new Map<string, number[]>();
  const changedRows: number[] = [];
  let moved = 0;
  forEachRow(desk, job, layout, tab.shape.lastRow, (row, cells, firstColumn) => {
    const key = keyOfRow(cells, firstColumn, layout);
    const text = fields
      .map((field) => cells[(layout.outputs[field] ?? 0) - firstColumn] ?? '')
      .join('\u001f');
    const own = key === undefined ? undefined : textOfKey.get(key);
    if (own !== undefined && key !== undefined) {
      if (text === blank) toFill.set(key, [...(toFill.get(key) ?? []), row]);
      else if (text !== own && keyOfText.has(text)) moved += 1;
    } else if (keyOfText.has(text)) changedRows.push(row);
  });
  for (const [key, rows] of toFill) refill(desk, job, endings.get(key), rows);
  flag(desk, job, layout, changedRows);
  return { inputsChanged: changedRows.length, moved };
}

function forEachRow(
  desk: Desk,
  job: Job,
  layout: Layout,
  lastRow: number,
  visit: (row: number, cells: readonly string[], firstColumn: number) => void,
): void {
  const span = spanOf(layout);
  for (let first = layout.headerRow + 1; first <= lastRow; first += ROWS_A_READ) {
    const rows = Math.min(ROWS_A_READ, lastRow - first + 1);
    const columns = span.last - span.first + 1;
    desk.world.grid
      .display(job.sheetId, { row: first, column: span.first, rows, columns })
      .forEach((cells, index) => {
        visit(first + index, cells, span.first);
      });
  }
}

function refill(desk: Desk, job: Job, known: Known | undefined, rows: readonly number[]): void {
  if (!known) return;
  const flight: Flight = {
    id: known.line.id,
    attempt: 0,
    jobId: job.id,
    payer: job.payer,
    type: job.type,
    forced: false,
    state: 'answered',
    sentAtMs: 0,
    runId: '',
    polledAtMs: 0,
    polls: 0,
    doubted: false,
    joined: false,
    refill: true,
    unknownRuns: 0,
    rowHints: rows,
    placed: 0,
    lineHint: known.line.line,
    contact: known.line.contact,
    ending: known.ending,
  };
  desk.book.put(flight);
}

/** Flags rows edited after placement; their result stays, for the user to judge. */
function flag(desk: Desk, job: Job, layout: Layout, rows: readonly number[]): void {
  const column = layout.outputs.status;
  if (column === undefined || rows.length === 0) return;
  for (const row of rows.slice(0, 200))
    desk.world.grid.write(job.sheetId, { row, column, rows: 1, columns: 1 }, [[INPUTS_CHANGED]]);
  desk.world.grid.flush();
}
