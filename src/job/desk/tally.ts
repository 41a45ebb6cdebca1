// What a job's endings were, counted as they come, so that a report needs no reading of the ledger: reasons of
// errors, who found, how sure, and how fast lately. Pure; bounded, whatever the answers hold.
import type { Ending } from './vocabulary.js';

type Counted = readonly (readonly [string, number])[];

export interface Tally {
  /** Errors by the words after "Error: ". */
  readonly failures: Counted;
  /** Found, by provider. */
  readonly providers: Counted;
  /** Found, by confidence 0–100. */
  readonly confidences: readonly (readonly [number, number])[];
  /** Endings of the last minutes: [epoch minute, count]. */
  readonly recent: readonly (readonly [number, number])[];
}

export const NO_TALLY: Tally = { failures: [], providers: [], confidences: [], recent: [] };

const KINDS_AT_MOST = 20;
const OTHERS = 'others';
const RECENT_MINUTES = 6;
const RATE_FROM_MS = 30_000;

function count<K>(list: readonly (readonly [K, number])[], name: K): (readonly [K, number])[] {
  const at = list.findIndex(([known]) => known === name);
  return at < 0
    ? [...list, [name, 1]]
    : list.map((entry, index) => (index === at ? [entry[0], entry[1] + 1] : entry));
}

function countName(list: Counted, name: string): Counted {
  const isKnown = list.some(([known]) => known === name);
  return count(list, isKnown || list.length < KINDS_AT_MOST ? name : OTHERS);
}

export function addEnding(tally: Tally, ending: Ending, nowMs: number): Tally {
  const minute = Math.floor(nowMs / 60_000);
  const recent = count(tally.recent, minute).filter(([at]) => at > minute - RECENT_MINUTES);
  const { failures, providers, confidences } = tally;
  if (ending.status === 'error') return { ...tally, recent, failures: countName(failures, ending.why) };
  if (ending.status === 'not found') return { ...tally, recent };
  return {
    failures,
    recent,
    providers: ending.provider === '' ? providers : countName(providers, ending.provider),
    confidences:
      ending.confidence === undefined ? confidences : count(confidences, Math.round(ending.confidence)),
  };
}

/**
 * Endings a minute lately, this minute with them; undefined until there is half a minute to judge by. What came before
 * the job does not slow it down.
 */
export function ratePerMinute(tally: Tally, startedAtMs: number, nowMs: number): number | undefined {
  const recent = tally.recent.filter(([at]) => at > nowMs / 60_000 - RECENT_MINUTES);
  const first = recent[0];
  if (!first) return undefined;
  const passedMs = nowMs - Math.max(startedAtMs, first[0] * 60_000);
  if (passedMs < RATE_FROM_MS) return undefined;
  return recent.reduce((sum, [, ended]) => sum + ended, 0) / (passedMs / 60_000);
}

/** Most frequent first. */
export function byCount(list: Counted): Counted {
  return [...list].sort((a, b) => b[1] - a[1]);
}

/** Ten counts (0–9, 10–19, … 90–100) and the middle one; undefined when no confidence was given. */
export function spread(
  tally: Tally,
): { readonly tens: readonly number[]; readonly median: number } | undefined {
  const sorted = [...tally.confidences].sort((a, b) => a[0] - b[0]);
  const whole = sorted.reduce((sum, [, found]) => sum + found, 0);
  if (whole === 0) return undefined;
  const tens = Array.from({ length: 10 }, () => 0);
  let median = 0;
  let passed = 0;
  for (const [confidence, found] of sorted) {
    const ten = Math.min(9, Math.floor(confidence / 10));
    tens[ten] = (tens[ten] ?? 0) + found;
    if (passed < whole / 2) median = confidence;
    passed += found;
  }
  return { tens, median };
}
