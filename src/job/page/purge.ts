// Forgets what was looked up long ago: lines of the ledger, and what formulas remember. Results in the user's tabs
// stay. Only while nothing is under way: what an open job was given or will need is never taken from it.
import type { World } from '../../ports.js';
import type { Desk } from '../desk/desk.js';
import type { LedgerLine } from '../desk/ledger.js';
import { type OldResults, readLedger, takeOutLines } from '../desk/ledger-tab.js';
import { isOfJob, openJobs } from '../desk/records.js';
import { type Refusal, refused } from '../desk/reply.js';
import { underLease } from '../desk/under-lease.js';
import { forgetAnswers } from '../formula/memory.js';

/** Something of the document is under way, so its data has to stay. */
export function isUnderWay(desk: Desk): boolean {
  return openJobs(desk.allJobs()).length > 0 || desk.book.size > 0;
}

export const STILL_UNDER_WAY = refused(
  'busy',
  'A job or a formula is still at work in this file. Stop the job or wait until it has ended, then try again.',
);

/** Counts results older than so many days; `isSure`: forgets them. What is counted then is still left. */
export function purge(world: World, days: number, isSure: boolean): OldResults | Refusal {
  const sinceMs = world.clock.nowMs() - days * 86_400_000;
  return underLease(world, undefined, (desk): OldResults | Refusal => {
    if (isUnderWay(desk)) return STILL_UNDER_WAY;
    const ledger = readLedger(world.grid);
    if (ledger.kind !== 'ready') return { old: 0, all: 0 };
    // What was planned and never sent has no date: its job may still be taken up while it is young.
    const young = desk.allJobs().filter((job) => job.startedAtMs >= sinceMs);
    const isOld = ({ id, ending }: LedgerLine) =>
      ending ? ending.endedAtMs < sinceMs : !young.some((job) => isOfJob(job, id));
    const left = takeOutLines(world.grid, ledger.tab, isOld, () => isSure && desk.commit());
    if (isSure) forgetAnswers(world.memory);
    return left;
  });
}
