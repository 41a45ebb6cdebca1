// Figures of a job that several views show: how far, how fast, and its bar. Pure.
import type { PageJob } from '../sidebar-api.js';
import { count } from './view-format.js';

export type BarPart = {
  readonly tone: 'good' | 'warn' | 'none' | 'bad' | 'busy';
  readonly words: string;
  readonly count: number;
};

/** Ended contacts and minutes that a speed must rest on before it is said. */
const SPEED_FROM_CONTACTS = 5;
const SPEED_FROM_MINUTES = 0.5;

export function doneCount(job: PageJob): number {
  const { found, risky, notFound, error } = job.counts;
  return found + risky + notFound + error;
}

/** Contacts a minute: the server's word, else the average since the start. */
export function speedOf(job: PageJob, nowMs: number): number | undefined {
  if (job.ratePerMinute !== undefined) return job.ratePerMinute;
  const passed = (nowMs - job.startedAtMs) / 60_000;
  const done = doneCount(job);
  return done >= SPEED_FROM_CONTACTS && passed >= SPEED_FROM_MINUTES ? done / passed : undefined;
}

export function minutesLeft(job: PageJob, nowMs: number): number | undefined {
  if (job.minutesLeft !== undefined) return job.minutesLeft;
  const speed = speedOf(job, nowMs);
  return speed ? (job.total - doneCount(job)) / speed : undefined;
}

export function barOf(job: PageJob): BarPart[] {
  const { counts } = job;
  const parts: BarPart[] = [
    { tone: 'good', words: 'found', count: counts.found },
    { tone: 'warn', words: 'risky', count: counts.risky },
    { tone: 'none', words: 'not found', count: counts.notFound },
    { tone: 'bad', words: 'errors', count: counts.error },
    { tone: 'busy', words: 'searching', count: job.searching + job.inDoubt },
  ];
  return parts.filter((part) => part.count > 0);
}

/** "148 found, 14 risky, 121 waiting" */
export function barWords(parts: readonly BarPart[], rest: number, restWord: string): string {
  const words = parts.map((part) => `${count(part.count)} ${part.words}`);
  return [...words, ...(rest > 0 ? [`${count(rest)} ${restWord}`] : [])].join(', ') || 'nothing yet';
}
