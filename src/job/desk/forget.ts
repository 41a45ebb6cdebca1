// Ended jobs are kept for Activity as long as there is room; their results stay in the ledger for good.
import type { Desk } from './desk.js';
import { type Job, jobKey } from './records.js';
import { isOpen } from './vocabulary.js';

/** Of all ended jobs together (docs/limits.md). */
const JOBS_CHARACTERS = 20_000;
/** Longer than an intent of a dead execution may name the job. */
const KEPT_AT_LEAST_MS = 15 * 60_000;

/** Forgets the jobs that ended longest ago when there are too many. */
export function forgetOldJobs(desk: Desk): void {
  const inFlight = new Set(desk.book.all().map((flight) => flight.jobId));
  const nowMs = desk.world.clock.nowMs();
  const mustStay = (job: Job) =>
    isOpen(job.state) || inFlight.has(job.id) || job.endedAtMs > nowMs - KEPT_AT_LEAST_MS;
  let left = JOBS_CHARACTERS;
  for (const job of [...desk.allJobs()].reverse()) {
    left -= JSON.stringify(job).length;
    if (left < 0 && !mustStay(job)) desk.world.document.remove(jobKey(job.id));
  }
}
