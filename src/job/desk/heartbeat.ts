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

/** A tick during a known wait leaves no beat, and polls may be ten minutes apart. */
const SILENT_AFTER_MS = 1_800_000;

/**
 * When the job's trigger should come next: a whole number of periods after it was last seen, or was armed. 0: it has
 * none, or it was not seen for so long that it must be disabled, deleted, out of its daily time or without consent.
 */
export function nextTickMs(document: Store, job: Job, nowMs: number): number {
  if (job.trigger.kind !== 'armed') return 0;
  const last = lastBeat(document);
  const fromMs = last?.owner === job.owner ? Math.max(last.atMs, job.startedAtMs) : job.startedAtMs;
  const periodMs = job.trigger.everyMinutes * 60_000;
  if (job.state.kind !== 'waiting' && nowMs - fromMs > SILENT_AFTER_MS + 2 * periodMs) return 0;
  return fromMs + Math.max(1, Math.ceil((nowMs - fromMs) / periodMs)) * periodMs;
}

/** The background work as Activity tells it; undefined: there is none. Times in epoch ms, 0 = not known. */
export function backgroundOf(
  world: World,
  openJobs: readonly Job[],
): { readonly isMine: boolean; readonly lastMs: number; readonly nextMs: number } | undefined {
  const job = openJobs.find(({ trigger }) => trigger.kind === 'armed');
  if (!job) return undefined;
  const last = lastBeat(world.document);
  return {
    isMine: job.owner === world.userKey,
    lastMs: last?.owner === job.owner ? last.atMs : 0,
    nextMs: nextTickMs(world.document, job, world.clock.nowMs()),
  };
}
