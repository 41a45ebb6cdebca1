// What a person is told about a job: counts, credits, speed, time left, and one sentence. Pure over the desk.

import type { SkipReason } from '../../sheet/contact.js';
import type { Desk } from '../desk/desk.js';
import { nextTickMs } from '../desk/heartbeat.js';
import { linesOfJob } from '../desk/job-lines.js';
import { doubtSeconds, PUSHES_A_DAY, somethingElseUsesKey } from '../desk/pace.js';
import { creditsPerLookup } from '../desk/questions.js';
import {
  type Counts,
  endedCount,
  type Job,
  lookupsOf,
  openJobs,
  sentUpTo,
  type TriggerRecord,
} from '../desk/records.js';
import { canRetry } from '../desk/retry.js';
import { byCount, ratePerMinute, spread } from '../desk/tally.js';
import {
  type EndStatus,
  type EnrichmentType,
  type Flight,
  isOpen,
  type JobState,
} from '../desk/vocabulary.js';
import { webhookFails } from './pushes.js';
import { creditsAtRisk } from './wave.js';

export interface JobReport {
  readonly id: string;
  readonly sheetId: number;
  readonly tabName: string;
  readonly type: EnrichmentType;
  readonly state: JobState;
  readonly sentence: string;
  readonly mine: boolean;
  readonly total: number;
  readonly counts: Counts;
  readonly searching: number;
  readonly inDoubt: number;
  readonly queued: number;
  readonly creditsUsed: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly skipped: readonly (readonly [SkipReason, number])[];
  readonly requests: { readonly submits: number; readonly polls: number };
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly trigger: TriggerRecord;
  readonly stateSinceMs?: number;
  /** Contacts that ended lately, a minute. */
  readonly ratePerMinute?: number;
  readonly minutesLeft?: number;
  /** Ceiling of the job, and of what it has not sent. Credits. */
  readonly creditsAtMost?: number;
  readonly creditsAtMostRest?: number;
  readonly cap?: number;
  /** When the trigger goes on if nobody has the sidebar open. */
  readonly backgroundAtMs?: number;
  /** When lookups in doubt are checked free. */
  readonly doubtUntilMs?: number;
  /** Never submitted: what a take-over would move. */
  readonly unsent?: number;
  /** Errors by the words after "Error: ", most frequent first. */
  readonly failures?: readonly { readonly why: string; readonly count: number; readonly canRetry: boolean }[];
  readonly loose?: { readonly unplaced: number; readonly moved: number };
  readonly providers?: readonly (readonly [string, number])[];
  readonly confidence?: { readonly tens: readonly number[]; readonly median: number };
  readonly pilot?: PilotReport;
  readonly undo?: 'possible' | 'undone';
}

export interface PilotReport {
  readonly contacts: readonly { readonly name: string; readonly status: EndStatus | 'under way' }[];
  readonly restContacts: number;
  readonly restCreditsAtMost: number;
}

export interface Report {
  readonly nowMs: number;
  readonly jobs: readonly JobReport[];
}

function timeOf(ms: number, timeZone: string): string {
  // Intl follows ECMA in Apps Script's V8 [migration guide].
  return new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
}

function sentenceOf(job: Job, desk: Desk, flights: readonly Flight[], timeZone: string): string {
  const state = job.state;
  const found = job.counts.found + job.counts.risky;
  const inFlight = flights.filter(
    (flight) => flight.state === 'searching' || flight.state === 'in doubt',
  ).length;
  const doubts = flights.filter((flight) => flight.state === 'in doubt').length;
  switch (state.kind) {
    case 'running':
      if (webhookFails(job))
        return `${found} found so far. The webhook does not deliver, so results are polled. Test it in Settings.`;
      return somethingElseUsesKey(desk.traffic(job.payer), desk.world.clock.nowMs())
        ? `${found} found so far. Something else uses this key, so LeadModule slows us down.`
        : `${found} found so far.`;
    case 'waiting': {
      const at = timeOf(state.untilMs, timeZone);
      switch (state.reason) {
        case 'rate limited':
          return `LeadModule asked us to slow down. It goes on by itself at ${at}.`;
        case 'in doubt':
          return `${doubts} may be paid already; they are checked free at ${at}.`;
        case 'fetch refused':
          return `Web requests fail: LeadModule cannot be reached, or Google's daily limit is used up. Next try at ${at}.`;
        case 'webhook day':
          return `${PUSHES_A_DAY.toLocaleString('en-GB')} contacts used the webhook today, as many as Google’s daily limits allow. It goes on at ${at}.`;
        case 'credit day':
          return `The limit of credits a day is reached. It goes on at ${at}.`;
        case 'queued':
          return 'Waits until the job before it has ended.';
      }
      return '';
    }
    case 'paused':
      return pausedSentence(state.reason, state.detail, job);
    case 'stopping':
      return `Nothing more is sent. ${inFlight} lookups were already sent; their results are still collected.`;
    case 'stopped':
      return `Stopped. ${found} found, ${lookupsOf(job) - endedCount(job.counts)} not sent.`;
    case 'done':
      return `${found} found.`;
  }
}

function pausedSentence(reason: string, detail: string, job: Job): string {
  switch (reason) {
    case 'user':
      return 'Paused by you.';
    case 'bad key':
      return 'LeadModule does not accept this key. Replace it in Settings, then resume.';
    case 'other key':
      return 'This job was begun with another key. Connect that one again, take over what was not sent, or stop.';
    case 'no credits':
      return 'No credits left at LeadModule. Top up, then resume. All results paid for are kept.';
    case 'refused':
      return `LeadModule refused the request (${detail}). Check that the key may use the API, then resume.`;
    case 'cap':
      return `The limit of ${detail} credits for this run is reached. Raise it in the sidebar, or stop.`;
    case 'ledger changed':
      return `The ledger was changed: ${job.total - job.next} planned contacts are unknown or may be paid already. Check the bill again.`;
    case 'tab deleted':
      return `The tab "${detail}" was deleted. Results are kept in the ledger.`;
    case 'columns changed':
      return `These columns are gone: ${detail}. Put them back and resume, or stop.`;
    case 'cannot write':
      return `The tab "${detail}" refuses the results: it is protected, a rule forbids them, or you may no longer edit. Change that and resume; the results are kept.`;
    case 'failures':
      return `${detail} requests in a row failed at LeadModule. Resume to try again.`;
    default:
      return 'Paused.';
  }
}

/** One job as a person sees it now. */
export function jobReport(job: Job, desk: Desk, timeZone: string): JobReport {
  const flights = desk.book.all().filter((flight) => flight.jobId === job.id);
  const count = (...states: Flight['state'][]) =>
    flights.filter((flight) => states.includes(flight.state)).length;
  return {
    id: job.id,
    sheetId: job.sheetId,
    tabName: job.tabName,
    type: job.type,
    state: job.state,
    sentence: sentenceOf(job, desk, flights, timeZone),
    mine: desk.isMine(job),
    total: lookupsOf(job),
    counts: job.counts,
    searching: count('searching', 'answered', 'sending'),
    inDoubt: count('in doubt'),
    queued: job.total - job.next + count('queued'),
    creditsUsed: job.creditsUsed,
    rows: job.rows,
    duplicates: job.duplicates,
    skipped: job.skipped,
    requests: job.requests,
    startedAtMs: job.startedAtMs,
    endedAtMs: job.endedAtMs,
    trigger: job.trigger,
    ...prospects(job, desk, flights),
    ...background(job, desk),
    ...outcome(job),
    ...(job.pilot && job.pilot.rest > 0 ? { pilot: pilotReport(job, job.pilot, desk) } : {}),
  };
}

/** What is still to come of a job, and when. */
function prospects(
  job: Job,
  desk: Desk,
  flights: readonly Flight[],
): Pick<
  JobReport,
  | 'stateSinceMs'
  | 'ratePerMinute'
  | 'minutesLeft'
  | 'creditsAtMost'
  | 'creditsAtMostRest'
  | 'cap'
  | 'doubtUntilMs'
  | 'unsent'
> {
  const nowMs = desk.world.clock.nowMs();
  const perLookup = creditsPerLookup(job.type, job.highestCredits);
  // A Stop also ends lookups that were refused and never sent again.
  const left = job.state.kind === 'stopped' ? lookupsOf(job) - endedCount(job.counts) : undefined;
  const rest = (left ?? job.total - job.next) + countQueued(flights);
  const rate = job.tally && isOpen(job.state) ? ratePerMinute(job.tally, job.startedAtMs, nowMs) : undefined;
  const doubts = flights.filter((flight) => flight.state === 'in doubt').map((flight) => flight.sentAtMs);
  const doubtMs = doubtSeconds(desk.traffic(job.payer), desk.settings.doubtSeconds) * 1000;
  return {
    ...(job.stateSinceMs === undefined ? {} : { stateSinceMs: job.stateSinceMs }),
    ...(rate === undefined ? {} : { ratePerMinute: rate }),
    ...(rate ? { minutesLeft: (job.total - job.next + flights.length) / rate } : {}),
    creditsAtMost: creditsAtRisk(job, flights, perLookup) + rest * perLookup,
    creditsAtMostRest: rest * perLookup,
    ...(job.cap === undefined ? {} : { cap: job.cap }),
    ...(doubts.length > 0 ? { doubtUntilMs: Math.min(...doubts) + doubtMs } : {}),
    unsent: left ?? job.total - sentUpTo(job, flights),
  };
}

/** When the trigger goes on, or that it does not come. */
function background(job: Job, { world }: Desk): Partial<Pick<JobReport, 'backgroundAtMs' | 'trigger'>> {
  if (!isOpen(job.state)) return {};
  const nextMs = nextTickMs(world.document, job, world.clock.nowMs());
  if (nextMs > 0) return { backgroundAtMs: nextMs };
  return job.trigger.kind === 'armed' ? { trigger: { kind: 'refused', reason: 'It has not woken.' } } : {};
}

/** Refused without effect: counted neither as spent nor as at risk. */
function countQueued(flights: readonly Flight[]): number {
  return flights.filter((flight) => flight.state === 'queued' && !flight.doubted).length;
}

/** What came of a job so far. */
function outcome(job: Job): Pick<JobReport, 'failures' | 'loose' | 'providers' | 'confidence' | 'undo'> {
  const { tally } = job;
  const confidence = tally && spread(tally);
  const loose = { unplaced: job.counts.unplaced, moved: job.audit?.moved ?? 0 };
  const hasEnded = !isOpen(job.state) && endedCount(job.counts) > 0;
  return {
    ...(tally
      ? {
          failures: byCount(tally.failures).map(([why, count]) => ({ why, count, canRetry: canRetry(why) })),
          providers: byCount(tally.providers),
        }
      : {}),
    ...(confidence ? { confidence } : {}),
    ...(loose.unplaced + loose.moved > 0 ? { loose } : {}),
    ...(job.undo === 'undone' ? { undo: 'undone' } : hasEnded ? { undo: 'possible' } : {}),
  };
}

function pilotReport(job: Job, pilot: NonNullable<Job['pilot']>, desk: Desk): PilotReport {
  return {
    contacts: linesOfJob(desk.world.grid, job).map(({ contact, ending }) => ({
      name: `${contact.firstName} ${contact.lastName}`.trim() || contact.linkedInUrl || contact.companyDomain,
      status: ending?.status ?? 'under way',
    })),
    restContacts: pilot.rest,
    restCreditsAtMost: (pilot.rest - pilot.known) * creditsPerLookup(job.type, job.highestCredits),
  };
}

/** Open jobs first in order of start, then the latest ended ones. */
export function reportOf(desk: Desk): Report {
  const timeZone = desk.world.grid.timeZone();
  const jobs = desk.allJobs();
  const open = openJobs(jobs);
  const ended = jobs.filter((job) => !open.includes(job)).reverse();
  return {
    nowMs: desk.world.clock.nowMs(),
    jobs: [...open, ...ended].map((job) => jobReport(job, desk, timeZone)),
  };
}
