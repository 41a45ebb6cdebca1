// The trigger's sign of life: Google mails nobody when an add-on’s trigger dies
// [editor add-on triggers guide], so each tick writes when it came.
import type { Store, World } from '../../ports.js';
import type { Job } from './records.js';
import { keyInUse } from './settings.js';

const BEATS = 'beats';
const DAY_MS = 86_400_000;

/** By payer: a tick works for the jobs of the key that it holds, and people's marks change every 30 days. */
interface Beat {
  readonly payer: string;
  readonly atMs: number;
}

export function beat(world: World): void {
  const payer = keyInUse(world)?.payer;
  if (payer === undefined) return;
  const atMs = world.clock.nowMs();
  const others = readBeats(world.document).filter((one) => one.payer !== payer && one.atMs > atMs - DAY_MS);
  world.document.set(BEATS, JSON.stringify([{ payer, atMs }, ...others]));
}

function readBeats(document: Store): Beat[] {
  const text = document.get(BEATS);
  return text ? (JSON.parse(text) as Beat[]) : [];
}

/** When the trigger that works for this job was last seen; 0: never. */
function lastBeatMs(document: Store, { payer }: Job): number {
  return readBeats(document).find((one) => one.payer === payer)?.atMs ?? 0;
}

/** A tick during a known wait leaves no beat, and polls may be ten minutes apart. */
const SILENT_AFTER_MS = 1_800_000;

/**
 * When the job's trigger should come next: a whole number of periods after it was last seen, or was armed. 0: it has
 * none, or it was not seen for so long that it must be disabled, deleted, out of its daily time or without consent.
 */
export function nextTickMs(document: Store, job: Job, nowMs: number): number {
  if (job.trigger.kind !== 'armed') return 0;
  const fromMs = Math.max(lastBeatMs(document, job), job.startedAtMs);
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
  return {
    isMine: job.owner === world.userKey,
    lastMs: lastBeatMs(world.document, job),
    nextMs: nextTickMs(world.document, job, world.clock.nowMs()),
  };
}
