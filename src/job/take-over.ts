// Another person goes on with a job whose owner is away. Only lookups that were never submitted move: what is in
// flight belongs to the key that paid for it, and its results are placed when that key's owner steps again.

import type { World } from '../ports.js';
import { Desk, takeLease } from './desk.js';
import { type Job, NO_COUNTS } from './records.js';
import { keyInUse, settingsOf } from './settings.js';
import { armTrigger, newJobId } from './start.js';
import { isOpen } from './vocabulary.js';

export type TakeOverEnd =
  | { readonly kind: 'taken'; readonly job: Job; readonly leftInFlight: number }
  | { readonly kind: 'refused'; readonly sentence: string };

export function takeOver(world: World, jobId: string): TakeOverEnd {
  const key = keyInUse(world);
  if (!key)
    return {
      kind: 'refused',
      sentence: 'Connect LeadModule first: the rest of the job is paid with your key.',
    };
  if (takeLease(world).kind !== 'held')
    return { kind: 'refused', sentence: 'This job is working right now. Its owner need not be replaced.' };
  const desk = new Desk(world, key, settingsOf(world));
  try {
    const job = desk.job(jobId);
    if (!job || !isOpen(job.state)) return { kind: 'refused', sentence: 'This job has ended.' };
    if (job.payer === key.payer && job.owner === world.userKey)
      return { kind: 'refused', sentence: 'This job is yours already.' };
    if (job.next >= job.total)
      return {
        kind: 'refused',
        sentence: 'All its lookups were sent already; only the key that sent them can collect them.',
      };
    const taken: Job = {
      ...job,
      id: newJobId(world),
      payer: key.payer,
      owner: world.userKey,
      state: { kind: 'running' },
      first: job.next,
      counts: NO_COUNTS,
      creditsUsed: 0,
      requests: { submits: 0, polls: 0 },
      failuresInRow: 0,
      startedAtMs: world.clock.nowMs(),
      trigger: armTrigger(world),
    };
    desk.putJob({ ...job, total: job.next });
    desk.putJob(taken);
    const leftInFlight = desk.book.all().filter((flight) => flight.jobId === job.id && !flight.ending).length;
    if (!desk.commit()) return { kind: 'refused', sentence: 'Google is busy. Try again in a moment.' };
    return { kind: 'taken', job: taken, leftInFlight };
  } finally {
    desk.release();
  }
}
