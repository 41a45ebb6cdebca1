// What a dead execution left: placements written ahead whose write may have landed anywhere since. Rows may have
// moved between its write and now, so the tab is scanned for its values and every one on a row of another
// contact is put right (docs/architecture.md, "Placement").
import { type Layout, spanOf } from '../sheet/layout.js';
import { keyOfRow } from '../sheet/locate.js';
import type { OutputField } from '../sheet/outputs.js';
import { type Placeable, shown } from '../sheet/placement.js';
import { placeableOf, writeRow } from './cells.js';
import type { Desk } from './desk.js';
import { resultsByKey } from './place.js';
import { type Intent, isOfJob, type Job } from './records.js';
import { readTab } from './tab.js';

/** An execution ends at 6 min [Quotas]; only after that can it write no more. */
export const EXECUTION_IS_DEAD_MS = 390_000;
const ROWS_A_READ = 20_000;

/** Puts right what intents of other executions left; drops those whose execution is surely dead. */
export function recoverIntents(desk: Desk): void {
  const { world } = desk;
  const kept: Intent[] = [];
  let changed = false;
  for (const intent of desk.intents) {
    const dead = world.clock.nowMs() >= intent.startedMs + EXECUTION_IS_DEAD_MS;
    if (intent.seen && !dead) {
      kept.push(intent);
      continue;
    }
    changed = true;
    putRight(desk, intent);
    if (!dead) kept.push({ ...intent, seen: true });
  }
  if (changed) desk.setIntents(kept);
}

function putRight(desk: Desk, intent: Intent): void {
  const jobs = desk.allJobs().filter((job) => job.sheetId === intent.sheetId);
  for (const job of jobs) {
    if (!intent.lookups.some((id) => isOfJob(job, id))) continue;
    const tab = readTab(desk.world.grid, job);
    if (tab.kind !== 'ready') continue;
    putTabRight(desk, job, tab.layout, tab.shape.lastRow);
  }
}

/** Finds rows that show a result of another contact, and gives them their own or none. */
function putTabRight(desk: Desk, job: Job, layout: Layout, lastRow: number): void {
  const { grid } = desk.world;
  const results = resultsByKey(desk, job);
  const byShown = new Map<string, string>();
  const fields = Object.keys(layout.outputs) as OutputField[];
  const textOf = (placeable: Placeable) =>
    fields.map((field) => shown(placeable.cells[field] ?? '')).join('\u001f');
  for (const [key, ending] of results) byShown.set(textOf(placeableOf('', key, ending)), key);
  const span = spanOf(layout);
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
      const shownKey = byShown.get(text);
      if (shownKey === undefined) return;
      const key = keyOfRow(cells, span.first, layout);
      if (key === shownKey) return;
      const own = key === undefined ? undefined : results.get(key);
      const ownPlaceable = own && key !== undefined ? placeableOf('', key, own) : undefined;
      if (ownPlaceable && textOf(ownPlaceable) === text) return;
      writeRow(grid, job.sheetId, layout, row, ownPlaceable);
      written += 1;
    });
  }
  if (written > 0) grid.flush();
}
