// The closing audit: one pass over the tab when a job's lookups have all ended. Rows that hold one of its
// contacts and lack the result are filled; rows edited after placement are flagged; what the user moved is
// counted and told, never repaired by itself.
import type { TabShape } from '../../ports.js';
import type { CellWrite } from '../../sheet/placement.js';
import type { Desk } from '../desk/desk.js';
import { type EndedLine, jobEndings } from '../desk/job-lines.js';
import { newFlight } from '../desk/new-flight.js';
import type { Audit, Job } from '../desk/records.js';
import { forgetImage, keepImage } from './before-image.js';
import { writeCells } from './cells.js';
import { byKey, compareTab, rowReader } from './compare.js';
import { readTab, type TabInStep } from './tab.js';
import { readImage, verify } from './verify.js';

export const INPUTS_CHANGED = 'Inputs changed';

/** Rows that may be inserted while the audit is about to look: the last ones are looked at, too. */
const MORE_ROWS = 5;

const FLAGS_AT_MOST = 200;

const CLEAN_AUDIT: Audit = { inputsChanged: 0, moved: 0 };

/** Audits the job's tab. Rows to fill become flights again ("refill"), so that they are placed by the protocol. */
export function auditJob(desk: Desk, job: Job): Audit {
  const { grid } = desk.world;
  // What others moved meanwhile must be seen (reading G1).
  grid.flush();
  const tab = readTab(grid, job);
  if (tab.kind !== 'ready') return CLEAN_AUDIT;
  const lines = byKey(jobEndings(grid, job));
  if (lines.size === 0) return CLEAN_AUDIT;
  const lastRow = Math.min(tab.shape.lastRow + MORE_ROWS, tab.shape.maxRows);
  const found = compareTab(grid, job.sheetId, tab.layout, lastRow, lines);
  for (const [key, rows] of found.toFill) refill(desk, job, lines.get(key), rows);
  const { layout, headers, shape } = tab;
  const inStep: TabInStep = { job, layout, headers, located: undefined, rounds: new Map() };
  flag(desk, inStep, shape, lines, found.changedRows.slice(0, FLAGS_AT_MOST));
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

/** Rows flagged together. */
const ROWS_A_FLAG = 120;

/**
 * Flags rows edited after placement; their result stays, for the user to judge. As with results, rows and columns may
 * move under the write, so it is written ahead, and looked at again.
 */
function flag(
  desk: Desk,
  tab: TabInStep,
  shape: TabShape,
  lines: ReadonlyMap<string, EndedLine>,
  rows: readonly number[],
): void {
  const { world } = desk;
  const { sheetId } = tab.job;
  const first = rows[0];
  if (first === undefined || tab.layout.outputs.status === undefined) return;
  const lastRow = Math.max(...rows.filter((row) => row < first + ROWS_A_FLAG));
  const intent = {
    execution: world.execution,
    startedMs: world.startedMs,
    sheetId,
    firstRow: first,
    lastRow,
    columns: [tab.layout.outputs.status],
    // One of them names the job.
    lookups: [...lines.values()].slice(0, 1).map(({ id }) => id),
  };
  desk.setIntents([...desk.intents, intent]);
  if (!desk.commit()) return;
  world.grid.flush();
  const image = readImage(desk, tab, shape, first, lastRow);
  const column = tab.layout.outputs.status;
  if (image && column !== undefined) {
    const read = rowReader(tab.layout, lines);
    const writes = image.display.flatMap((cells, index): CellWrite[] => {
      const { isOfJob, shownKey } = read(cells, image.firstColumn);
      return isOfJob || shownKey === undefined
        ? []
        : [{ id: '', row: first + index, column, field: 'status', value: INPUTS_CHANGED }];
    });
    if (writes.length > 0) {
      keepImage(world.memory, intent, { image, layout: tab.layout, writes, placeables: [] });
      writeCells(world.grid, sheetId, writes);
      verify(desk, tab, image, writes, []);
      forgetImage(world.memory, intent);
    }
  }
  desk.setIntents(desk.intents.filter((other) => other.execution !== world.execution));
  desk.commit();
  flag(
    desk,
    tab,
    shape,
    lines,
    rows.filter((row) => row > lastRow),
  );
}
