// The trigger's sign of life: add-on triggers die silently [platform.md §2], so each tick writes when it came.
import type { Store, World } from '../../ports.js';
import type { Job } from './records.js';

const BEAT = 'beat';

interface Beat {
  readonly owner: string;
  readonly atMs: number;
}

export function beat(world: World): void {
  const now: Beat = { owner: world.userKey, atMs: world.clock.nowMs() };
  world.document.set(BEAT, JSON.stringify(now));
}

function lastBeat(document: Store): Beat | undefined {
  const text = document.get(BEAT);
  return text ? (JSON.parse(text) as Beat) : undefined;
}

/** When the job's trigger should come next: a whole number of periods after it was last seen, or was armed. */
export function nextTickMs(document: Store, job: Job, everyMinutes: number, nowMs: number): number {
  const last = lastBeat(document);
  const fromMs = last?.owner === job.owner ? Math.max(last.atMs, job.startedAtMs) : job.startedAtMs;
  const periodMs = everyMinutes * 60_000;
  return fromMs + Math.max(1, Math.ceil((nowMs - fromMs) / periodMs)) * periodMs;
}

/** The background work as Activity tells it; undefined: there is none. Times in epoch ms, 0 = not known. */
export function backgroundOf(
  world: World,
  openJobs: readonly Job[],
): { readonly isMine: boolean; readonly lastMs: number; readonly nextMs: number } | undefined {
  const job = openJobs.find(({ trigger }) => trigger.kind === 'armed');
  if (job?.trigger.kind !== 'armed') return undefined;
  const last = lastBeat(world.document);
  return {
    isMine: job.owner === world.userKey,
    lastMs: last?.owner === job.owner ? last.atMs : 0,
    nextMs: nextTickMs(world.document, job, job.trigger.everyMinutes, world.clock.nowMs()),
  };
}
