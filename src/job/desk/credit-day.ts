// What a day may cost: credits that jobs and formulas spent of a key since the day began, and a hold of formulas after
// LeadModule refused. Pure arithmetic on the payer's record; it is written with each wave, so no execution can spend
// twice what is left.

import { FORMULAS } from './asked.js';
import type { CreditDay, FormulaHold, Traffic } from './pace.js';
import { creditsPerLookup } from './questions.js';
import type { KeyInUse } from './settings.js';
import type { Flight } from './vocabulary.js';

const DAY_MS = 86_400_000;
/** After a refusal formulas try again by themselves; a new key is a new payer, Refresh formulas asks at once. */
const HOLD_MS: Readonly<Record<FormulaHold, number>> = {
  'bad key': DAY_MS,
  'no credits': 3_600_000,
  refused: 3_600_000,
  failures: 600_000,
};
const FAILURES_THAT_HOLD = 20;

/** A day begins with its first credit, as Google's quotas do. */
export function creditDay({ formulaDay }: Traffic, nowMs: number): CreditDay {
  return formulaDay && nowMs < formulaDay[0] + DAY_MS ? formulaDay : [nowMs, 0];
}

/** When the day of these credits is over. */
export function creditDayEndsMs(traffic: Traffic, nowMs: number): number {
  return creditDay(traffic, nowMs)[0] + DAY_MS;
}

/** Credits that the key's holder still allows today; the holder's limit of a day counts formulas and jobs alike. */
export function creditsLeft(traffic: Traffic, { creditsPerDay }: KeyInUse, nowMs: number): number {
  const [, formulas, jobs = 0] = creditDay(traffic, nowMs);
  return creditsPerDay === 0 ? Number.POSITIVE_INFINITY : creditsPerDay - formulas - jobs;
}

export function formulaCreditsLeft(traffic: Traffic, key: KeyInUse, nowMs: number): number {
  const [, formulas] = creditDay(traffic, nowMs);
  return Math.min(key.formulaCreditsPerDay - formulas, creditsLeft(traffic, key, nowMs));
}

export function formulaHold(traffic: Traffic, nowMs: number): FormulaHold | undefined {
  return traffic.formulaHold && nowMs < traffic.formulaHold[0] ? traffic.formulaHold[1] : undefined;
}

/** What a lookup counts until its price is known. */
export function countedPrice(flight: Pick<Flight, 'type'>): number {
  return creditsPerLookup(flight.type, undefined);
}

const ofFormulas = (flight: Flight) => flight.jobId === FORMULAS;

function add(traffic: Traffic, flight: Flight, credits: number, nowMs: number): Traffic {
  if (credits === 0) return traffic;
  const [sinceMs, formulas, jobs = 0] = creditDay(traffic, nowMs);
  const after: CreditDay = ofFormulas(flight)
    ? [sinceMs, Math.max(0, formulas + credits), jobs]
    : [sinceMs, formulas, Math.max(0, jobs + credits)];
  return { ...traffic, formulaDay: after };
}

/** Counts what a wave of submits may cost. One in doubt was counted when it was sent first. */
export function countCredits(traffic: Traffic, sent: readonly Flight[], nowMs: number): Traffic {
  return sent.reduce(
    (after, flight) => (flight.doubted ? after : add(after, flight, countedPrice(flight), nowMs)),
    traffic,
  );
}

/** Puts the count right once an answer is known. Nothing is given back that another day counted, or that is in doubt. */
export function settleCredits(traffic: Traffic, flight: Flight, nowMs: number): Traffic {
  const isBack = flight.state === 'queued';
  if (!isBack && !flight.ending) return traffic;
  const change = (flight.ending?.credits ?? 0) - countedPrice(flight);
  const isOpen = !flight.doubted && flight.sentAtMs >= creditDay(traffic, nowMs)[0];
  return change > 0 || isOpen ? add(traffic, flight, change, nowMs) : traffic;
}

/** What came of one lookup that was sent or polled. */
export interface CreditEffect {
  readonly flight: Flight;
  readonly pause: FormulaHold | undefined;
  readonly failure: boolean;
}

/** After a wave: what it cost, and whether formulas hold back because LeadModule refused one of theirs. */
export function afterEffects(traffic: Traffic, effects: readonly CreditEffect[], nowMs: number): Traffic {
  let after = effects.reduce((so, { flight }) => settleCredits(so, flight, nowMs), traffic);
  const own = effects.filter(({ flight }) => ofFormulas(flight));
  if (own.length === 0) return after;
  let failures = traffic.formulaFailures ?? 0;
  for (const { pause, failure } of own) {
    if (pause) after = { ...after, formulaHold: [nowMs + HOLD_MS[pause], pause] };
    failures = failure ? failures + 1 : 0;
  }
  if (failures < FAILURES_THAT_HOLD) return { ...after, formulaFailures: failures };
  return { ...after, formulaFailures: 0, formulaHold: [nowMs + HOLD_MS.failures, 'failures'] };
}

/** Refresh formulas: what refused may have been put right. */
export function withoutHold({ formulaHold: _held, ...traffic }: Traffic): Traffic {
  return traffic;
}
