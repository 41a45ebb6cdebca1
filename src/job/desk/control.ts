// What a person does to a job: pause, resume, stop. Each is one small write under the lease's mutex, so that it
// takes effect between two waves.

import type { World } from '../../ports.js';
import {
  encodeNow,
  type Job,
  jobKey,
  jobProperty,
  NOW,
  type RaisingWish,
  readNow,
  type Wish,
} from './records.js';
import { isOpen, type JobState } from './vocabulary.js';

const MUTEX_WAIT_MS = 5_000;

export type ControlEnd = 'done' | 'no such job' | 'busy';

/** Called first thing in an execution of its own (page, menu): one that holds the lease would lose it here. */
export function control(world: World, jobId: string, wish: Wish | RaisingWish): ControlEnd {
  const end = world.mutex.hold(MUTEX_WAIT_MS, (): ControlEnd => {
    const text = world.document.get(jobKey(jobId));
    if (!text) return 'no such job';
    const now = readNow(world.document.get(NOW));
    const lease = now.lease;
    const nowMs = world.clock.nowMs();
    // A step under way obeys the wish at its next wave; writing the job here would be a lost update.
    if (lease && lease.holder !== world.execution && lease.untilMs > nowMs)
      world.document.set(NOW, encodeNow({ ...now, wishes: { ...now.wishes, [jobId]: wish } }, nowMs));
    // Who outlived its lease must not write this job from memory: without the lease its commits are refused.
    else
      world.document.setAll({
        ...jobProperty(obeyed(JSON.parse(text) as Job, wish, nowMs)),
        [NOW]: encodeNow({ ...now, lease: undefined, idleUntilMs: 0 }, nowMs),
      });
    return 'done';
  });
  return end ?? 'busy';
}

function obeyed(job: Job, wish: Wish | RaisingWish, nowMs: number): Job {
  const after = obey(job, wish);
  return after.state.kind === job.state.kind ? after : { ...after, stateSinceMs: nowMs };
}

/** The job as the wish leaves it. A wish that makes no sense in this state changes nothing. */
export function obey(job: Job, wish: Wish | RaisingWish): Job {
  if (!isOpen(job.state)) return job;
  switch (wish) {
    case 'pause':
    case 'resume':
    case 'stop':
      return { ...job, state: next(job.state, wish), failuresInRow: 0 };
    default:
      return raised(job, Number(wish.slice(RAISES.length)));
  }
}

const RAISES = 'resume up to ';

/** A limit is raised only where it stopped the job, and never lowered: what is sent cannot be taken back. */
function raised(job: Job, limit: number): Job {
  if (job.state.kind !== 'paused' || job.state.reason !== 'cap' || limit <= (job.cap ?? 0)) return job;
  return { ...job, cap: limit, state: { kind: 'running' }, failuresInRow: 0 };
}

function next(state: JobState, wish: Wish): JobState {
  switch (wish) {
    case 'stop':
      return { kind: 'stopping' };
    case 'pause':
      return state.kind === 'running' || state.kind === 'waiting'
        ? { kind: 'paused', reason: 'user', detail: '' }
        : state;
    case 'resume':
      // A changed ledger makes the plan unknown: it is ended, and a new bill tells what is left.
      if (state.kind === 'paused')
        return state.reason === 'ledger changed' ? { kind: 'stopping' } : { kind: 'running' };
      return state;
  }
}
