// A job as it begins: nothing sent, nothing spent. With the trigger that goes on with it when nobody looks.
import type { World } from '../../ports.js';
import { armTrigger } from '../desk/arm.js';
import { type Job, NO_COUNTS } from '../desk/records.js';

/** What a job is about; the rest of its record starts at nothing. */
export type JobPlan = Pick<
  Job,
  | 'sheetId'
  | 'tabName'
  | 'type'
  | 'forceRefresh'
  | 'rule'
  | 'binding'
  | 'planId'
  | 'first'
  | 'total'
  | 'firstLine'
  | 'cap'
  | 'rows'
  | 'skipped'
  | 'duplicates'
  | 'known'
> & {
  readonly forcedFrom: number | undefined;
  readonly pilot: Job['pilot'] | undefined;
  readonly webhook: boolean;
};

export function newJobId(world: World): string {
  const seed = `${world.grid.documentId()} ${world.execution} ${world.clock.nowMs()}`;
  return world.digest(`job ${seed}`).slice(0, 8);
}

/** Arms the trigger of this user as well. */
export function newJob(world: World, id: string, payer: string, plan: JobPlan): Job {
  const { forcedFrom, pilot, webhook, ...rest } = plan;
  const nowMs = world.clock.nowMs();
  return {
    format: 1,
    id,
    ...rest,
    ...(forcedFrom === undefined ? {} : { forcedFrom }),
    ...(pilot === undefined ? {} : { pilot }),
    ...(webhook ? {} : { noWebhook: true }),
    payer,
    owner: world.userKey,
    state: { kind: 'running' },
    next: plan.first,
    counts: NO_COUNTS,
    creditsUsed: 0,
    highestCredits: 0,
    requests: { submits: 0, polls: 0 },
    failuresInRow: 0,
    startedAtMs: nowMs,
    endedAtMs: 0,
    trigger: armTrigger(world),
  };
}

/** The part of an earlier job's plan that a new one takes on: lookups `first` up to `total - 1`. */
export function restOfPlan(job: Job, first: number, total: number, cap: number | undefined): JobPlan {
  return {
    sheetId: job.sheetId,
    tabName: job.tabName,
    type: job.type,
    forceRefresh: job.forceRefresh,
    forcedFrom: job.forcedFrom,
    rule: job.rule,
    binding: job.binding,
    planId: job.planId,
    first,
    total,
    firstLine: job.firstLine,
    cap,
    rows: total - first,
    skipped: [],
    duplicates: 0,
    known: 0,
    pilot: undefined,
    webhook: !job.noWebhook,
  };
}
