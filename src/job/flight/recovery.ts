// What a dead execution left: placements written ahead whose write may have landed anywhere since. Rows may have
// moved between its write and now, so the tab is scanned for its values and every one on a row of another
// contact is put right (docs/architecture.md, "Placement").
import type { Desk } from '../desk/desk.js';
import { type Intent, isOfJob, type Job } from '../desk/records.js';
import { forgetImage, recallImage } from '../place/before-image.js';
import { putTabRight } from '../place/put-right.js';
import { verify } from '../place/verify.js';

/** An execution ends at 6 min [Quotas]; only after that can it write no more. */
export const EXECUTION_IS_DEAD_MS = 390_000;

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
    const atRest = putRight(desk, intent);
    if (!dead || !atRest) kept.push({ ...intent, seen: atRest });
  }
  if (changed) desk.setIntents(kept);
}

/** The second look that the dead execution could not take; what it overwrote is in the before-image. */
function lookAsIt(desk: Desk, job: Job, intent: Intent): void {
  const kept = recallImage(desk.world.memory, intent);
  if (!kept) return;
  const { layout, image } = kept;
  const tab = { job, layout, headers: image.headers, located: undefined, rounds: new Map() };
  verify(desk, tab, image, kept.writes, kept.placeables);
  forgetImage(desk.world.memory, intent);
}

/** False: rows still moved under the repair. */
function putRight(desk: Desk, intent: Intent): boolean {
  let atRest = true;
  desk.world.grid.flush();
  const jobs = desk.allJobs().filter((job) => job.sheetId === intent.sheetId);
  for (const job of jobs) {
    if (!intent.lookups.some((id) => isOfJob(job, id))) continue;
    lookAsIt(desk, job, intent);
    atRest = putTabRight(desk, job) && atRest;
  }
  return atRest;
}
