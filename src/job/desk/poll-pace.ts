// When a run is worth asking about again. Pure arithmetic on ages. What a poll tells is only "ready by now" or "not
// yet", so no latency is ever seen exactly; the first poll's age is steered by how often first polls come too early.
import { type Arrivals, pushWaitSeconds } from './push-pace.js';
import type { Flight } from './vocabulary.js';

/**
 * While submits compete for the allowance, requests come back once a minute: what was sent in one minute is asked
 * about at the beginning of the next, a few seconds before it is a minute old. Waiting less gains nothing then.
 */
const CYCLE_SECONDS = 50;
const SHORTEST_SECONDS = 5;
const LONGEST_SECONDS = 600;
/** First polls that should find their run ready: nearly all up to an age that costs nobody much (each one too early is
 * a request lost), fewer beyond it (each further minute of waiting is one for every contact). */
const READY = {
  usual: { untilSeconds: CYCLE_SECONDS, within: 0.95, beyond: 0.77 },
  /** A job of hours is better done ten minutes sooner than each of its results half a minute. */
  long: { untilSeconds: 2 * CYCLE_SECONDS, within: 0.97, beyond: 0.8 },
} as const;
/** Minutes of submits ahead that make a job a long one. */
export const LONG_MINUTES = 50;
/** How much one poll may move the age. */
const STEP = 0.05;
/**
 * Latencies have long tails, so what was not ready at an age is asked about when it is about twice as old: a little
 * sooner where first polls come after a minute (the slowest twentieth then has its answer in the next minute but one),
 * later where they take minutes and each poll too early is a request lost.
 */
const GROWTH = { soon: 1.9, late: 2.2, lateFromSeconds: 1.5 * CYCLE_SECONDS } as const;

export interface PollPace {
  /** Do submits compete for the allowance? */
  readonly isScarce: boolean;
  /** Runs that wait for their result. */
  readonly searching: number;
  readonly requestsPerMinute: number;
  /** Age of a first poll while requests are scarce, as learned; undefined: nothing learned yet. */
  readonly patienceSeconds: number | undefined;
  readonly arrivals?: Arrivals | undefined;
}

/** When this flight is worth asking about again. */
export function nextPollMs(flight: Flight, pace: PollPace): number {
  if (flight.push && flight.polls === 0)
    return flight.sentAtMs + (flight.push === 'awaited' ? 1000 * pushWaitSeconds(pace.arrivals ?? []) : 0);
  const patience = pace.patienceSeconds ?? CYCLE_SECONDS;
  const ageSeconds = flight.polls === 0 ? 0 : (flight.polledAtMs - flight.sentAtMs) / 1000;
  if (pace.isScarce || flight.push === 'awaited') {
    if (flight.polls === 0) return flight.sentAtMs + patience * 1000;
    const growth = patience < GROWTH.lateFromSeconds ? GROWTH.soon : GROWTH.late;
    const next = Math.min(ageSeconds * growth, ageSeconds + LONGEST_SECONDS);
    return flight.sentAtMs + Math.max(patience, next) * 1000;
  }
  // Requests are to be had: all that wait take turns, so that the allowance is used and never exceeded.
  const turnSeconds = Math.max(SHORTEST_SECONDS, (pace.searching * 60) / pace.requestsPerMinute);
  if (flight.polls === 0) return flight.sentAtMs + Math.min(patience, turnSeconds) * 1000;
  return flight.polledAtMs + Math.min(LONGEST_SECONDS, Math.max(turnSeconds, ageSeconds * 0.08)) * 1000;
}

/**
 * What a first poll tells: too early often, wait longer; ready nearly always, ask sooner. Where both balance, the
 * wanted share is ready (a quantile found by stochastic approximation: no list of latencies has to be kept).
 */
export function sawFirstPoll(
  patienceSeconds: number | undefined,
  ageSeconds: number,
  isReady: boolean,
  minutesAhead: number,
): number {
  const patience = patienceSeconds ?? CYCLE_SECONDS;
  // An eager poll, long before this age, says nothing of it. A late one does: were the age lower, it would come sooner.
  if (ageSeconds < 0.85 * patience) return patience;
  const share = minutesAhead > LONG_MINUTES ? READY.long : READY.usual;
  const wanted = patience <= share.untilSeconds ? share.within : share.beyond;
  const moved = patience * Math.exp(isReady ? -STEP * (1 - wanted) : STEP * wanted);
  return Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, moved));
}
