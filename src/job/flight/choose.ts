// What a step does next: submit, poll, take known answers, or wait until when. Pure decisions over the records.

import { countedPrice } from '../desk/credit-day.js';
import { type Allowance, gatheredAtMs } from '../desk/pace.js';
import { nextPollMs, type PollPace } from '../desk/poll-pace.js';
import type { Arrivals } from '../desk/push-pace.js';
import { creditsPerLookup } from '../desk/questions.js';
import { endedCount, type Job } from '../desk/records.js';
import { type Flight, maySubmit } from '../desk/vocabulary.js';
import { hasTwin } from './twins.js';
import { creditsAtRisk } from './wave.js';

/** What may have something to send: a job, or the formulas of this payer. The first that can goes first. */
export type Work = Pick<
  Job,
  'id' | 'state' | 'total' | 'next' | 'cap' | 'type' | 'highestCredits' | 'creditsUsed'
> &
  Partial<Pick<Job, 'first' | 'counts'>>;

export type Choice<W extends Work = Work> =
  | {
      readonly kind: 'submit';
      readonly job: W;
      readonly again: readonly Flight[];
      readonly fresh: number;
    }
  | { readonly kind: 'poll'; readonly flights: readonly Flight[] }
  | { readonly kind: 'cap reached'; readonly job: W }
  | { readonly kind: 'wait'; readonly untilMs: number; readonly reason: WaitsFor }
  | { readonly kind: 'nothing left' };

export type WaitsFor = 'allowance' | 'answers' | 'doubt' | 'day';

export interface Situation<W extends Work = Work> {
  readonly nowMs: number;
  readonly jobs: readonly W[];
  /** Flights of the payer whose key this execution holds. */
  readonly flights: readonly Flight[];
  /** All flights of the document, whoever pays: a question in flight is not asked again. */
  readonly everyFlight: readonly Flight[];
  readonly allowance: Allowance;
  readonly requestsPerMinute: number;
  /** A whole wave is waited for so long. */
  readonly gatherMs: number;
  /** The allowance is that of so much later, as a wave chosen now is sent then. */
  readonly prepareMs?: number;
  readonly patienceSeconds: number | undefined;
  readonly arrivals?: Arrivals | undefined;
  readonly doubtSeconds: number;
  /** Flights the run book can still take. */
  readonly room: number;
  /** Credits that the key's holder still allows today, and when the next day begins; absent: no limit. */
  readonly creditsLeft?: number;
  readonly dayEndsMs?: number;
  /** Submits all before it polls; absent: polls go first. */
  readonly submitsFirst?: boolean;
}

/** Flights that may be (re)submitted now: refused ones, and those whose doubt time has passed. */
function sendable(situation: Situation, job: Work): Flight[] {
  const sentBefore = situation.nowMs - situation.doubtSeconds * 1000;
  return situation.flights.filter((flight) => {
    if (flight.jobId !== job.id) return false;
    if (flight.state === 'in doubt') return flight.sentAtMs <= sentBefore;
    return flight.state === 'queued' && !hasTwin(flight, situation.everyFlight);
  });
}

/** How many lookups may be sent that are not counted as at risk yet. */
function underCap(situation: Situation, job: Work): number {
  if (job.cap === undefined) return Number.POSITIVE_INFINITY;
  const perLookup = creditsPerLookup(job.type, job.highestCredits);
  return Math.max(0, Math.floor((job.cap - creditsAtRisk(job, situation.flights, perLookup)) / perLookup));
}

/** How many lookups the day's credits suffice for. What is under way was counted at the price of before it was known. */
function underDay({ creditsLeft = Number.POSITIVE_INFINITY, flights }: Situation, job: Work): number {
  const perLookup = creditsPerLookup(job.type, job.highestCredits);
  const underWay = flights.filter(({ state }) => state !== 'answered' && state !== 'queued').length;
  return Math.floor((creditsLeft - underWay * (perLookup - countedPrice(job))) / perLookup);
}

/** The first lookups of a job are asked about at once, until one has its result, so that a person sees the first one
 * within seconds: half of them at one age, half at another, as two runs tell more than one run asked twice. */
const SCOUT_AGES = [
  [7, 14, 28],
  [10, 20, 40],
] as const;
const SCOUTED = 12;
/** Fetches of so many submits lose at most so many answers when one fails. */
const SUBMITS_AT_ONCE = 20;
/**
 * The last submits of a job go before its polls: the last run is then ready sooner, and the polls that wait for it
 * fill the time. In minutes of the allowance; more would make too many contacts wait (docs/performance.md).
 */
const LAST_SUBMITS_MINUTES = 1.6;
/** Of a small job they are an eighth, so that the wait falls on few. */
const LAST_SHARE = 8;

/** A job of which nothing has come back yet: its first lookups and when to ask about them. */
function scouts(situation: Situation<Work>, searching: readonly Flight[]): ReadonlyMap<string, number> {
  const fresh = situation.jobs
    .filter(({ counts }) => counts && endedCount(counts) === 0)
    .map((job) => job.id);
  const due = new Map<string, number>();
  for (const id of fresh) {
    if (situation.flights.some((flight) => flight.jobId === id && flight.ending)) continue;
    const first = searching.filter((flight) => flight.jobId === id && !flight.push);
    first.sort((a, b) => a.sentAtMs - b.sentAtMs);
    for (const [index, flight] of first.slice(0, SCOUTED).entries()) {
      const age = SCOUT_AGES[index < SCOUTED / 2 ? 0 : 1][flight.polls];
      if (age !== undefined) due.set(flight.id, flight.sentAtMs + age * 1000);
    }
  }
  return due;
}

export function choose<W extends Work>(situation: Situation<W>): Choice<W> {
  const { nowMs, allowance, requestsPerMinute } = situation;
  const searching = situation.flights.filter((flight) => flight.state === 'searching');
  const submitting = situation.jobs.filter((job) => maySubmit(job.state));
  const planned = submitting.reduce((sum, job) => sum + (job.total - job.next), 0);
  // Requests are scarce while submits alone would use up what the window leaves.
  const pace: PollPace = {
    isScarce: planned > allowance.free,
    searching: searching.length,
    requestsPerMinute,
    patienceSeconds: situation.patienceSeconds,
    arrivals: situation.arrivals,
  };
  const scouted = scouts(situation, searching);
  const due = searching
    .map((flight) => ({ flight, atMs: scouted.get(flight.id) ?? nextPollMs(flight, pace) }))
    .sort((a, b) => a.atMs - b.atMs);
  const ripe = due.filter(({ atMs }) => atMs <= nowMs).map(({ flight }) => flight);
  let capped: W | undefined;
  let isDayOver = false;
  const wantsToSend = submitting.find((job) => {
    const again = sendable(situation, job);
    if (again.some((flight) => flight.doubted)) return true;
    if (again.length === 0 && (job.next >= job.total || situation.room <= 0)) return false;
    if (underCap(situation, job) <= 0) capped ??= job;
    else if (underDay(situation, job) > 0) return true;
    else isDayOver = true;
    return false;
  });

  if (ripe.length > 0 || wantsToSend) {
    // A scout comes alone; all others go in whole waves.
    const wanted = ripe.some(({ id }) => scouted.has(id)) ? 1 : ripe.length + (wantsToSend ? planned : 0);
    const prepareMs = situation.prepareMs ?? 0;
    const atMs = pace.isScarce
      ? gatheredAtMs(allowance, wanted, situation.gatherMs, nowMs + prepareMs)
      : allowance.nextMs;
    if (allowance.now <= 0 || atMs > nowMs + prepareMs)
      return { kind: 'wait', untilMs: Math.max(atMs - prepareMs, nowMs + 1), reason: 'allowance' };
  }
  // Fastest finish: results come later, the last one sooner, because no request is spent on a poll too early.
  const minutes = LAST_SUBMITS_MINUTES * Math.min(2, Math.max(1, (situation.patienceSeconds ?? 60) / 60));
  const total = submitting.reduce((sum, job) => sum + (job.total - (job.first ?? 0)), 0);
  const isLast = planned <= Math.min(requestsPerMinute * minutes, total / LAST_SHARE);
  const submitsFirst = (situation.submitsFirst || isLast) && !ripe.some(({ id }) => scouted.has(id));
  const polls = ripe.length > 0 && !(submitsFirst && wantsToSend);
  if (polls) return { kind: 'poll', flights: ripe.slice(0, allowance.now) };
  const kept = scouted.size > 0 && planned > allowance.free ? SCOUTED : 0;
  const now = Math.min(allowance.now, allowance.free - kept, SUBMITS_AT_ONCE);
  if (wantsToSend && now > 0) {
    const waiting = sendable(situation, wantsToSend);
    // A lookup in doubt is counted as at risk already; asking again adds nothing to it.
    const doubted = waiting.filter((flight) => flight.doubted).slice(0, now);
    const left = Math.max(
      0,
      Math.min(now - doubted.length, underCap(situation, wantsToSend), underDay(situation, wantsToSend)),
    );
    const queued = waiting.filter((flight) => !flight.doubted).slice(0, left);
    const fresh = Math.min(left - queued.length, wantsToSend.total - wantsToSend.next, situation.room);
    return { kind: 'submit', job: wantsToSend, again: [...doubted, ...queued], fresh };
  }
  if (capped && searching.length === 0) return { kind: 'cap reached', job: capped };
  const nextDoubts = situation.flights
    .filter((flight) => flight.state === 'in doubt' && submitting.some((job) => job.id === flight.jobId))
    .map((flight) => flight.sentAtMs + situation.doubtSeconds * 1000);
  const nextPoll = due[0]?.atMs;
  const dayMs = (isDayOver && situation.dayEndsMs) || Number.POSITIVE_INFINITY;
  const nextMs = Math.min(nextPoll ?? Number.POSITIVE_INFINITY, dayMs, ...nextDoubts);
  if (!Number.isFinite(nextMs)) return { kind: 'nothing left' };
  return {
    kind: 'wait',
    untilMs: Math.max(nextMs, nowMs + 250),
    reason: nextPoll !== undefined ? 'answers' : isDayOver ? 'day' : 'doubt',
  };
}
