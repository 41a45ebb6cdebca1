// The closing audit: one pass over the tab when a job's lookups have all ended. Rows that hold one of its
// contacts and lack the result are filled; rows edited after placement are flagged; what the user moved is
// counted and told, never repaired by itself.
import type { Layout } from '../../sheet/layout.js';
import type { Desk } from '../desk/desk.js';
import { type EndedLine, jobEndings } from '../desk/job-lines.js';
import { newFlight } from '../desk/new-flight.js';
import type { Audit, Job } from '../desk/records.js';
import { writeCells } from './cells.js';
import { byKey, compareTab } from './compare.js';
import { readTab } from './tab.js';

export const INPUTS_CHANGED = 'Inputs changed';

/** Rows that may be inserted while the audit is about to look: the last ones are looked at, too. */
const MORE_ROWS = 5;

const CLEAN_AUDIT: Audit = { inputsChanged: 0, moved: 0 };

/** Audits the job's tab. Rows to fill become flights again ("refill"), so that they are placed by the protocol. */
export function auditJob(desk: Desk, job: Job): Audit {
  const { grid } = desk.world;
  const tab = readTab(grid, job);
  if (tab.kind !== 'ready') return CLEAN_AUDIT;
  const lines = byKey(jobEndings(grid, job));
  if (lines.size === 0) return CLEAN_AUDIT;
  const lastRow = Math.min(tab.shape.lastRow + MORE_ROWS, tab.shape.maxRows);
  const found = compareTab(grid, job.sheetId, tab.layout, lastRow, lines);
  for (const [key, rows] of found.toFill) refill(desk, job, lines.get(key), rows);
  flag(desk, job, tab.layout, found.changedRows);
  return { inputsChanged: found.changedRows.length, moved: found.moved.length };
}

/** Makes an ended lookup a flight again, so that the step places it on these rows; nothing is counted twice. */
export function refill(desk: Desk, job: Job, line: EndedLine | undefined, rows: readonly number[]): void {
  if (!line) return;
  const flight = newFlight({
    id: line.id,
    jobId: job.id,
    payer: job.payer,
    type: job.type,
    state: 'answered',
    refill: true,
    rowHints: rows,
    lineHint: line.line,
    contact: line.contact,
    ending: line.ending,
  });
  desk.book.put(flight);
}

/** Flags rows edited after placement; their result stays, for the user to judge. */
function flag(desk: Desk, job: Job, layout: Layout, rows: readonly number[]): void {
  const column = layout.outputs.status;
  if (column === undefined || rows.length === 0) return;
  const writes = rows
    .slice(0, 200)
    .map((row) => ({ row, column, field: 'status' as const, value: INPUTS_CHANGED, id: '' }));
  writeCells(desk.world.grid, job.sheetId, writes);
}
