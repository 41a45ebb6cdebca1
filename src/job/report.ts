// What a person is told about a job: counts, credits, speed, time left, and one sentence. Pure over the desk.

import type { SkipReason } from '../sheet/contact.js';
import type { Desk } from './desk.js';
import { somethingElseUsesKey } from './pace.js';
import { type Counts, endedCount, type Job, lookupsOf, openJobs, type TriggerRecord } from './records.js';
import type { EnrichmentType, Flight, JobState } from './vocabulary.js';

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
    case 'planning':
      return 'Reading the rows.';
    case 'running':
      return somethingElseUsesKey(desk.traffic(job.payer), desk.world.clock.nowMs())
        ? `${found} found so far. Something else uses this key, so LeadModule slows us down.`
        : `${found} found so far.`;
    case 'waiting':
      switch (state.reason) {
        case 'rate limited':
          return `LeadModule asked us to slow down. It goes on by itself at ${timeOf(state.untilMs, timeZone)}.`;
        case 'in doubt':
          return `${doubts} may be paid already; they are checked free at ${timeOf(state.untilMs, timeZone)}.`;
        case 'fetch refused':
          return `Web requests fail: LeadModule cannot be reached, or Google's daily limit is used up. Next try at ${timeOf(state.untilMs, timeZone)}.`;
        case 'service refused':
          return `Google is busy. Next try at ${timeOf(state.untilMs, timeZone)}.`;
        case 'queued':
          return 'Waits until the job before it has ended.';
      }
      return '';
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
    case 'no credits':
      return 'No credits left at LeadModule. Top up, then resume. All results paid for are kept.';
    case 'refused':
      return `LeadModule refused the request (${detail}). Check that the key may use the API, then resume.`;
    case 'cap':
      return `The limit of ${detail} credits for this run is reached. Raise it and resume, or stop.`;
    case 'ledger changed':
      return `The ledger was changed: ${job.total - job.next} planned contacts are unknown or may be paid already. Check the bill again.`;
    case 'tab deleted':
      return `The tab "${detail}" was deleted. Results are kept in the ledger.`;
    case 'columns changed':
      return `These columns are gone: ${detail}. Put them back and resume, or stop.`;
    case 'cannot write':
      return `The tab "${detail}" refuses the results: it is protected, or a rule forbids them. Change that and resume; the results are kept.`;
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
    mine: job.owner === desk.world.userKey,
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
