// What formulas may spend of a key: a cap of credits a day, and a hold after LeadModule refused. Pure arithmetic on
// the payer's record; it is written with each wave, so no execution can spend twice what is left.

import { FORMULAS } from './asked.js';
import type { FormulaHold, Traffic } from './pace.js';
import { creditsPerLookup } from './questions.js';
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
function day({ formulaDay }: Traffic, nowMs: number): readonly [sinceMs: number, credits: number] {
  return formulaDay && nowMs < formulaDay[0] + DAY_MS ? formulaDay : [nowMs, 0];
}

export function formulaCreditsToday(traffic: Traffic, nowMs: number): number {
  return day(traffic, nowMs)[1];
}

/** When the day of these credits is over. */
export function formulaDayEndsMs(traffic: Traffic, nowMs: number): number {
  return day(traffic, nowMs)[0] + DAY_MS;
}

export function formulaHold(traffic: Traffic, nowMs: number): FormulaHold | undefined {
  return traffic.formulaHold && nowMs < traffic.formulaHold[0] ? traffic.formulaHold[1] : undefined;
}

/** What a lookup counts while its price is not known. */
export function formulaPrice(flight: Pick<Flight, 'type'>): number {
  return creditsPerLookup(flight.type, undefined);
}

function add(traffic: Traffic, credits: number, nowMs: number): Traffic {
  if (credits === 0) return traffic;
  const [sinceMs, before] = day(traffic, nowMs);
  return { ...traffic, formulaDay: [sinceMs, Math.max(0, before + credits)] };
}

const ofFormulas = (flight: Flight) => flight.jobId === FORMULAS;

/** Counts what a wave of submits may cost. One in doubt was counted when it was sent first. */
export function countFormulas(traffic: Traffic, sent: readonly Flight[], nowMs: number): Traffic {
  const price = sent
    .filter((flight) => ofFormulas(flight) && !flight.doubted)
    .reduce((sum, flight) => sum + formulaPrice(flight), 0);
  return add(traffic, price, nowMs);
}

/** What came of one lookup that was sent or polled. */
export interface FormulaEffect {
  readonly flight: Flight;
  readonly pause: FormulaHold | undefined;
  readonly failure: boolean;
}

/** Puts the counts right once answers are known, and holds back after a refusal. */
export function settleFormulas(traffic: Traffic, effects: readonly FormulaEffect[], nowMs: number): Traffic {
  const own = effects.filter(({ flight }) => ofFormulas(flight));
  if (own.length === 0) return traffic;
  let after = traffic;
  let failures = traffic.formulaFailures ?? 0;
  for (const { flight, pause, failure } of own) {
    if (flight.ending) after = add(after, flight.ending.credits - formulaPrice(flight), nowMs);
    else if (flight.state === 'queued' && !flight.doubted) after = add(after, -formulaPrice(flight), nowMs);
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
