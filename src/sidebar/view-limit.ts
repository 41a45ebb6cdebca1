// A run that reached its own limit of credits: what a new limit must be, and what it buys. Pure.
import type { PageJob } from '../sidebar-api.js';
import { count, readCount } from './view-format.js';

export interface LimitView {
  /** What stands in the field. */
  readonly typed: string;
  /** Credits; undefined: not to be sent. */
  readonly credits: number | undefined;
  /** Why the button is held back; '' = it is not. */
  readonly heldBack: string;
}

/** `text`: what the user typed; undefined: the ceiling of the whole job is offered. */
export function limitView(job: PageJob, text: string | undefined): LimitView | undefined {
  if (!job.mine || job.state.kind !== 'paused' || job.state.reason !== 'cap') return undefined;
  const now = job.cap ?? job.creditsUsed;
  const typed = text ?? count(Math.max(now + 1, job.creditsAtMost ?? 0));
  const credits = readCount(typed);
  const isMore = credits !== undefined && credits > now;
  return {
    typed,
    credits: isMore ? credits : undefined,
    heldBack: isMore ? '' : `Type a limit above ${count(now)} credits.`,
  };
}
