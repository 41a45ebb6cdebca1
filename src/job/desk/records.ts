// What the engine keeps in document properties besides the run book: jobs, the lease, traffic, intents.
// Everything carries a format version; decoding never throws on what an older version wrote.
import type { InputRule, SkipReason } from '../../sheet/contact.js';
import type { Binding } from '../../sheet/layout.js';
import { lookupId } from './ledger.js';
import { FRESH_TRAFFIC, type Traffic } from './pace.js';
import type { Tally } from './tally.js';
import { type EndStatus, type EnrichmentType, type Flight, isOpen, type JobState } from './vocabulary.js';

export interface Counts {
  readonly found: number;
  readonly risky: number;
  readonly notFound: number;
  readonly error: number;
  /** Ended, but no row holds the contact any more. Counted in one of the above as well. */
  readonly unplaced: number;
}

export const NO_COUNTS: Counts = { found: 0, risky: 0, notFound: 0, error: 0, unplaced: 0 };

export function countEnding(counts: Counts, status: EndStatus): Counts {
  switch (status) {
    case 'found':
      return { ...counts, found: counts.found + 1 };
    case 'risky':
      return { ...counts, risky: counts.risky + 1 };
    case 'not found':
      return { ...counts, notFound: counts.notFound + 1 };
    case 'error':
      return { ...counts, error: counts.error + 1 };
  }
}

export function endedCount(counts: Counts): number {
  return counts.found + counts.risky + counts.notFound + counts.error;
}

export type TriggerRecord =
  | { readonly kind: 'armed'; readonly everyMinutes: number; readonly uid: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'none' };

/** What the closing audit saw. */
export interface Audit {
  /** Rows whose inputs were edited after their result was placed; flagged in the Status column. */
  readonly inputsChanged: number;
  /** Rows that show the result of another contact because cells were moved by hand. */
  readonly moved: number;
}

/** One Enrich action of a user on one tab. */
export interface Job {
  readonly format: 1;
  readonly id: string;
  readonly sheetId: number;
  readonly tabName: string;
  readonly payer: string;
  readonly owner: string;
  readonly type: EnrichmentType;
  readonly forceRefresh: boolean;
  readonly rule: InputRule;
  readonly binding: Binding;
  readonly state: JobState;
  /** Whose plan this job works on: its lookups are `<planId>-<first>` up to `<planId>-<total - 1>`. A job that was
   * taken over leaves the rest of its plan to the new one. */
  readonly planId: string;
  readonly first: number;
  readonly total: number;
  /** The next lookup to be sent. */
  readonly next: number;
  /** Ledger line of lookup 0 when nobody sorts the ledger. */
  readonly firstLine: number;
  readonly counts: Counts;
  readonly creditsUsed: number;
  /** Highest creditsUsed of one lookup; 0 until seen. */
  readonly highestCredits: number;
  readonly cap: number | undefined;
  readonly rows: number;
  readonly skipped: readonly (readonly [SkipReason, number])[];
  readonly duplicates: number;
  readonly known: number;
  readonly requests: { readonly submits: number; readonly polls: number };
  readonly failuresInRow: number;
  /** Blocks in a row that the sheet refused to take; undefined: it has taken none yet. */
  readonly refusals?: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly trigger: TriggerRecord;
  /** What the closing audit saw; undefined until it was made. */
  readonly audit?: Audit;
  /** Lookups from this number on are asked with forceRefresh, although the job as a whole is not forced. */
  readonly forcedFrom?: number;
  readonly tally?: Tally;
  /** Formulas or another job gave answers to the ledger after this job was planned; it may have got some of them. */
  readonly overtaken?: true;
  /** When the state's kind was entered. */
  readonly stateSinceMs?: number;
  /** This job is the pilot of a plan: how many lookups it leaves to the rest, and how many of them cost nothing. */
  readonly pilot?: { readonly rest: number; readonly known: number };
  /** The user wants no webhook for this job. */
  readonly noWebhook?: true;
  /** Results that came by webhook, and those that did not come in time and were polled. */
  readonly pushes?: { readonly arrived: number; readonly missed: number };
  /** Its results were cleared on the user's word, wholly or as far as one call came. */
  readonly undo?: 'begun' | 'undone';
}

const JOB_PREFIX = 'job.';
export const NOW = 'now';
export const INTENTS = 'intents';
export const LEDGER_EPOCH = 'ledgerEpoch';
/** Present while a webhook is set up: 'on', or 'off' for new lookups. What it is stands in script properties. */
export const WEBHOOK = 'webhook';
export const ANSWERS_PREFIX = 'answers.';

export function jobProperty(job: Job): Record<string, string> {
  return { [JOB_PREFIX + job.id]: JSON.stringify(job) };
}

export function jobKey(id: string): string {
  return JOB_PREFIX + id;
}

/** All jobs, oldest first. */
export function readJobs(properties: Readonly<Record<string, string>>): Job[] {
  return Object.keys(properties)
    .filter((key) => key.startsWith(JOB_PREFIX))
    .map((key) => JSON.parse(properties[key] ?? '') as Job)
    .sort((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1));
}

export function lookupsOf(job: Job): number {
  return job.total - job.first;
}

/**
 * How far the job's lookups were sent, without those at the end that LeadModule refused (402, 401): it never took
 * them, so another key may.
 */
export function sentUpTo(job: Job, flights: readonly Flight[]): number {
  const refused = new Set(
    flights.filter((one) => one.state === 'queued' && !one.doubted).map(({ id }) => id),
  );
  let next = job.next;
  while (refused.has(lookupId(job.planId, next - 1))) next -= 1;
  return next;
}

/** Is this lookup part of the job's plan? */
export function isOfJob(job: Job, lookupId: string): boolean {
  const at = lookupId.lastIndexOf('-');
  const number = Number(lookupId.slice(at + 1));
  return lookupId.slice(0, at) === job.planId && number >= job.first && number < job.total;
}

export function openJobs(jobs: readonly Job[]): Job[] {
  return jobs.filter((job) => isOpen(job.state));
}

/** Who steps now. */
export interface Lease {
  readonly holder: string;
  readonly owner: string;
  readonly untilMs: number;
}

/** What a person asked of a job while somebody else's step was under way. */
export type Wish = 'pause' | 'resume' | 'stop';

/** Resume with a limit of so many credits: a text too, so that it is kept where every wish is. */
export type RaisingWish = `resume up to ${number}`;

/** The one small record that changes with every wave: lease, traffic and wishes, one read and one write. */
export interface Now {
  readonly lease: Lease | undefined;
  readonly wishes: { readonly [jobId: string]: Wish | RaisingWish };
  /** Until then no step can do anything; a tick that reads this leaves at once. 0: not known. */
  readonly idleUntilMs: number;
  readonly traffic: { readonly [payer: string]: Traffic };
}

export function readNow(text: string | null | undefined): Now {
  if (!text) return { lease: undefined, wishes: {}, idleUntilMs: 0, traffic: {} };
  const raw = JSON.parse(text) as {
    lease?: Lease;
    wishes?: Record<string, Wish | RaisingWish>;
    idleUntilMs?: number;
    traffic?: Record<string, Traffic>;
  };
  return {
    lease: raw.lease,
    wishes: raw.wishes ?? {},
    idleUntilMs: raw.idleUntilMs ?? 0,
    traffic: raw.traffic ?? {},
  };
}

/** Traffic of a payer that has been quiet for a day is dropped, so the record stays small. */
export function encodeNow(now: Now, nowMs: number): string {
  const traffic: Record<string, Traffic> = {};
  for (const payer of Object.keys(now.traffic)) {
    const record = now.traffic[payer];
    const last = record?.sent[record.sent.length - 1]?.[0] ?? 0;
    if (record && Math.max(last, record.notBeforeMs) > nowMs - 86_400_000) traffic[payer] = record;
  }
  return JSON.stringify({ lease: now.lease, wishes: now.wishes, idleUntilMs: now.idleUntilMs, traffic });
}

export function trafficOf(now: Now, payer: string): Traffic {
  return now.traffic[payer] ?? FRESH_TRAFFIC;
}

/** A placement written ahead: what may stand where, should its execution die in the middle. */
export interface Intent {
  readonly execution: string;
  readonly startedMs: number;
  readonly sheetId: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Absolute columns that the write names. */
  readonly columns: readonly number[];
  readonly lookups: readonly string[];
  /** A later step has scanned for its values once; it is scanned again when its execution is surely dead. */
  readonly seen?: boolean;
}

export function readIntents(text: string | null | undefined): Intent[] {
  return text ? (JSON.parse(text) as Intent[]) : [];
}
