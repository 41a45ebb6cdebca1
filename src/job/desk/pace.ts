// How many requests the key may make now, and which lookups to poll. Pure arithmetic on recorded times.
// The limiter may be a sliding window, a fixed minute or a bucket (reading R8): we obey the strictest sliding
// reading, and bursts shrink when they draw a 429 and grow again.
import type { Arrivals } from './push-pace.js';

const WINDOW_MS = 60_000;
/** A reservation is counted as if its requests arrived this late, until the real end is known. */
const RESERVED_FOR_MS = 30_000;
const LARGEST_BURST = 40;
/** A limiter may be a bucket that fills evenly (reading R8 c), or another program may use the key: after a 429
 * requests go as evenly as from a bucket of this size, for five minutes, and for an hour when it was not the first. */
const SPREAD = 10;
const SPREAD_MS = { first: 300_000, again: 3_600_000 } as const;
/** A first wave is small: fetchAll loses every answer when one transport fails, and all its submits are in doubt. */
const FIRST_BURST = 4;
/** So many refused fetches in a row look like a used-up daily quota, which no service tells: one probe an hour. */
const BREAKS_LIKE_A_QUOTA = 16;

/** What is remembered about one payer's traffic in this document. */
export interface Traffic {
  /** [time of arrival at the latest, requests], oldest first. */
  readonly sent: readonly (readonly [number, number])[];
  /** No request before this time (a 429 said so, or Google refused a fetch). */
  readonly notBeforeMs: number;
  /** Requests a wave at most; halved by a 429, grows by one a clean wave. */
  readonly burst: number;
  /** Times of recent 429s: twice in five minutes means that something else uses this key. */
  readonly limitedAtMs: readonly number[];
  /** Requests go evenly until then, in waves of `size` at most. */
  readonly spread?: { readonly untilMs: number; readonly size: number };
  /** Transport failures in a row: fetchAll loses every answer when one request fails, so waves start at one. */
  readonly breaks: number;
  /** Seconds from submit to answer as seen lately: the ground for doubt times and polls. */
  readonly latencies: readonly number[];
  /** Latencies of what came by webhook. */
  readonly arrivals?: Arrivals;
  /** Age of a first poll while requests are scarce, as learned (poll-pace.ts). */
  readonly patienceSeconds?: number;
  /** Submits that carried a webhook since this time, a day at most. */
  readonly pushDay?: readonly [sinceMs: number, contacts: number];
  /** Credits that were spent or may have been since this time, a day at most. */
  readonly formulaDay?: CreditDay;
  /** Formulas send nothing until then, because LeadModule refused one of them. */
  readonly formulaHold?: readonly [untilMs: number, why: FormulaHold];
  /** Failures of the service in a row that formulas met. */
  readonly formulaFailures?: number;
}

/** Credits by who spent them; records of before jobs were counted have no third figure. */
export type CreditDay = readonly [sinceMs: number, formulas: number, jobs?: number];

export type FormulaHold = 'bad key' | 'no credits' | 'refused' | 'failures';

export const FRESH_TRAFFIC: Traffic = {
  sent: [],
  notBeforeMs: 0,
  burst: FIRST_BURST,
  limitedAtMs: [],
  breaks: 0,
  latencies: [],
};

function live(traffic: Traffic, nowMs: number): (readonly [number, number])[] {
  return traffic.sent.filter(([atMs]) => atMs > nowMs - WINDOW_MS);
}

/** The rate in force: halved for a minute after a 429. */
function rateNow(traffic: Traffic, ratePerMinute: number, nowMs: number): number {
  const last = traffic.limitedAtMs[traffic.limitedAtMs.length - 1];
  return last !== undefined && nowMs - last < WINDOW_MS
    ? Math.max(1, Math.floor(ratePerMinute / 2))
    : ratePerMinute;
}

export interface Allowance {
  /** Requests that may be sent now in one wave. */
  readonly now: number;
  /** When at least one may be sent (now, if now > 0). */
  readonly nextMs: number;
  /** Requests that the window leaves free in all. */
  readonly free: number;
  /** The largest wave that may be sent. */
  readonly burst: number;
  /** [time, requests free by then if none is sent], ascending: how the window opens again. */
  readonly openings: readonly (readonly [atMs: number, free: number])[];
}

export function allowance(traffic: Traffic, ratePerMinute: number, nowMs: number): Allowance {
  const rate = rateNow(traffic, ratePerMinute, nowMs);
  const { spread } = traffic;
  if (!spread || nowMs >= spread.untilMs) return windowAllowance(traffic, rate, traffic.burst, nowMs);
  return evenly(traffic, windowAllowance(traffic, rate, spread.size, nowMs), rate, nowMs);
}

/** What a sliding window of a minute lets through. */
function windowAllowance(traffic: Traffic, rate: number, burst: number, nowMs: number): Allowance {
  const window = live(traffic, nowMs);
  const { notBeforeMs } = traffic;
  let used = window.reduce((sum, [, n]) => sum + n, 0);
  const free = Math.max(0, rate - used);
  const openings = window.map(([atMs, n]): readonly [number, number] => {
    used -= n;
    return [Math.max(atMs + WINDOW_MS, notBeforeMs), Math.max(0, rate - used)];
  });
  if (nowMs < notBeforeMs) return { now: 0, nextMs: notBeforeMs, free, burst, openings };
  if (free > 0) return { now: Math.min(free, burst), nextMs: nowMs, free, burst, openings };
  const nextMs = openings.find(([, requests]) => requests > 0)?.[0] ?? nowMs;
  return { now: 0, nextMs, free: 0, burst, openings };
}

/** What both the window and a bucket that fills at the rate let through; a bucket as large as a wave may be. */
function evenly(traffic: Traffic, window: Allowance, rate: number, nowMs: number): Allowance {
  const everyMs = WINDOW_MS / rate;
  const fullMs = live(traffic, nowMs).reduce((ms, [atMs, n]) => Math.max(ms, atMs) + n * everyMs, 0);
  const openings = Array.from({ length: window.burst }, (_, index): readonly [number, number] => {
    const filledMs = Math.ceil(fullMs - (window.burst - 1 - index) * everyMs);
    return [Math.max(filledMs, freeAtMs(window, index + 1, nowMs)), index + 1];
  });
  const now = openings.filter(([atMs]) => atMs <= nowMs).length;
  return { ...window, now, nextMs: Math.max(nowMs, openings[0]?.[0] ?? nowMs), openings };
}

/** A long job meets Google's day before LeadModule's minute: larger waves cost fewer property operations. */
export const LONG_GATHER_MS = 6_000;

/**
 * When to send if so many requests are wanted: now, or when the window has opened for a whole wave. Requests come
 * back as they were sent, in waves, so a whole one is worth waiting `gatherMs` for; a long job takes what has come by
 * then, as waves once small would come back small for ever.
 */
export function gatheredAtMs(allowance: Allowance, wanted: number, gatherMs: number, nowMs: number): number {
  const size = Math.min(wanted, allowance.burst);
  if (allowance.now >= size) return nowMs;
  const firstMs = allowance.now > 0 ? nowMs : allowance.nextMs;
  const near = allowance.openings.filter(([atMs]) => atMs <= firstMs + gatherMs);
  const whole = near.find(([, free]) => free >= size);
  const [atMs] = whole ?? (gatherMs < LONG_GATHER_MS ? undefined : near[near.length - 1]) ?? [firstMs];
  return Math.max(atMs, firstMs);
}

/** When so many requests may go, if none goes before; never, when they are more than the rate. */
export function freeAtMs(allowance: Allowance, requests: number, nowMs: number): number {
  if (allowance.now >= requests) return nowMs;
  if (allowance.free >= requests) return allowance.nextMs;
  return allowance.openings.find(([, free]) => free >= requests)?.[0] ?? Number.POSITIVE_INFINITY;
}

/** Counts requests before they are sent. */
export function reserve(traffic: Traffic, requests: number, nowMs: number): Traffic {
  return { ...traffic, sent: [...live(traffic, nowMs), [nowMs + RESERVED_FOR_MS, requests]] };
}

/** Replaces the reservation made at reservedMs by the time at which the wave was over: none arrived later. */
export function settle(traffic: Traffic, reservedMs: number, requests: number, endedMs: number): Traffic {
  // Two waves may have been reserved in the same millisecond; equal ones are interchangeable.
  const at = traffic.sent.findIndex(([atMs, n]) => atMs === reservedMs + RESERVED_FOR_MS && n === requests);
  const sent = traffic.sent.map((entry, index): readonly [number, number] =>
    index === at ? [endedMs, entry[1]] : entry,
  );
  return { ...traffic, sent: sent.sort((a, b) => a[0] - b[0]) };
}

/** After a wave without trouble: waves double, or grow one by one while the limiter has complained lately. */
export function afterCleanWave(traffic: Traffic, nowMs: number): Traffic {
  const burst = somethingComplained(traffic, nowMs) ? traffic.burst + 1 : traffic.burst * 2;
  return { ...traffic, breaks: 0, burst: Math.min(LARGEST_BURST, burst) };
}

function somethingComplained(traffic: Traffic, nowMs: number): boolean {
  return traffic.limitedAtMs.some((atMs) => nowMs - atMs < 300_000);
}

/** After a 429: nothing before its time, smaller bursts, half the rate for a minute. */
export function afterRateLimit(traffic: Traffic, retryAfterSeconds: number, nowMs: number): Traffic {
  const { spread } = traffic;
  const isSpread = spread !== undefined && nowMs < spread.untilMs;
  return {
    ...traffic,
    spread: {
      untilMs: nowMs + (spread ? SPREAD_MS.again : SPREAD_MS.first),
      size: isSpread ? Math.max(1, Math.floor(spread.size / 2)) : SPREAD,
    },
    notBeforeMs: Math.max(traffic.notBeforeMs, nowMs + retryAfterSeconds * 1000),
    burst: Math.max(1, Math.floor(traffic.burst / 2)),
    limitedAtMs: [...traffic.limitedAtMs.filter((atMs) => nowMs - atMs < 300_000), nowMs].slice(-3),
  };
}

/** After fetchAll threw: one by one, after a pause that grows to a minute, and to an hour when it goes on. */
export function afterBreak(traffic: Traffic, nowMs: number): Traffic {
  const breaks = traffic.breaks + 1;
  const pauseSeconds = breaks >= BREAKS_LIKE_A_QUOTA ? 3_600 : Math.min(60, 2 ** Math.min(6, breaks - 1));
  return {
    ...traffic,
    breaks,
    burst: 1,
    notBeforeMs: Math.max(traffic.notBeforeMs, nowMs + pauseSeconds * 1000),
  };
}

export function sawLatency(traffic: Traffic, seconds: number): Traffic {
  return { ...traffic, latencies: [...traffic.latencies.slice(-59), Math.max(1, Math.round(seconds))] };
}

const DAY_MS = 86_400_000;
/** Each costs about four and a half of the 50,000 property operations that a consumer account has a day: one at the
 * door, one to remove, the rest in steps (docs/limits.md; measured in test/engine/webhook.test.ts). */
export const PUSHES_A_DAY = 10_500;

/** Counts submits that carry a webhook. A day begins with its first one, as Google's quotas do. */
export function countPushes(traffic: Traffic, pushes: number, nowMs: number): Traffic {
  if (pushes === 0) return traffic;
  const [sinceMs, before] = pushDay(traffic, nowMs);
  return { ...traffic, pushDay: [sinceMs, before + pushes] };
}

function pushDay({ pushDay }: Traffic, nowMs: number): readonly [sinceMs: number, contacts: number] {
  return pushDay && nowMs < pushDay[0] + DAY_MS ? pushDay : [nowMs, 0];
}

/** When lookups may carry a webhook again; 0: they may now. */
export function pushesHeldUntilMs(traffic: Traffic, nowMs: number): number {
  const [sinceMs, contacts] = pushDay(traffic, nowMs);
  return contacts >= PUSHES_A_DAY ? sinceMs + DAY_MS : 0;
}

export function somethingElseUsesKey(traffic: Traffic, nowMs: number): boolean {
  return traffic.limitedAtMs.filter((atMs) => nowMs - atMs < 300_000).length >= 2;
}

/**
 * Seconds after which a lookup in doubt may be asked again without force, so that LeadModule's duplicate cache
 * answers for free: 35 min, or once 50 latencies were seen max(5 min, 5 × the longest)
 * (docs/architecture.md, "In doubt").
 */
export function doubtSeconds(traffic: Traffic, settingSeconds: number | undefined): number {
  if (settingSeconds !== undefined) return settingSeconds;
  if (traffic.latencies.length < 50) return 35 * 60;
  return Math.max(300, 5 * Math.max(...traffic.latencies));
}
