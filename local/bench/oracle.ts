// The oracle: knows every latency before it begins. It submits in row order first and then polls each run when it is
// ready, under the same limiter, Google's daily quota of fetches and the same wake-ups: no program can finish sooner in that order.
import { countRequest, freshLimiter, waitMs } from '../leadmodule/limiter.js';
import { type Case, FETCHES_A_DAY, READING_OF_LIMITER, REQUEST_SECONDS } from './case.js';

const DAY_MS = 86_400_000;

/** Spans in which requests can be sent, ascending; undefined: always. */
export type WakeUps = readonly (readonly [fromMs: number, toMs: number])[] | undefined;

/** The first moment from `atMs` on at which somebody is awake. After the last span there is one a minute. */
function awakeAt(wakeUps: WakeUps, atMs: number): number {
  if (!wakeUps) return atMs;
  const span = wakeUps.find(([, to]) => to > atMs);
  if (span) return Math.max(span[0], atMs);
  const [from, to] = wakeUps[wakeUps.length - 1] ?? [0, 10_000];
  const minutes = Math.ceil((atMs - to + 1) / 60_000);
  return Math.max(from + minutes * 60_000, atMs);
}

export interface OracleRun {
  /** From the first moment to the last answer. */
  readonly makespanSeconds: number;
  readonly meanAgeSeconds: number;
}

/** `latenciesMs` in row order. `pushed`: results come by themselves, so there is nothing to poll. */
export function askOracle(
  one: Case,
  latenciesMs: readonly number[],
  wakeUps: WakeUps,
  pushed: boolean,
): OracleRun {
  const limiter = freshLimiter();
  const fetchesADay = FETCHES_A_DAY[one.account];
  // A day of the quota begins with its first fetch (local/appsscript/kernel/meters.ts).
  let day = { sinceMs: 0, used: 0 };
  const form = READING_OF_LIMITER[one.limiter];
  let nowMs = 0;
  const send = (): number => {
    for (;;) {
      nowMs = awakeAt(wakeUps, nowMs);
      const wait = waitMs(limiter, form, one.requestsPerMinute, nowMs);
      if (wait > 0) nowMs += wait;
      else if (nowMs >= day.sinceMs + DAY_MS) day = { sinceMs: nowMs, used: 0 };
      else if (day.used >= fetchesADay) nowMs = day.sinceMs + DAY_MS;
      else break;
    }
    day.used += 1;
    countRequest(limiter, one.requestsPerMinute, nowMs);
    return nowMs;
  };
  const runs = latenciesMs.map((latencyMs) => {
    const sentMs = send();
    return { sentMs, readyMs: sentMs + latencyMs };
  });
  let ageSum = 0;
  let lastMs = 0;
  for (const run of [...runs].sort((a, b) => a.readyMs - b.readyMs)) {
    nowMs = Math.max(nowMs, run.readyMs);
    const doneMs = pushed ? awakeAt(wakeUps, run.readyMs) : send() + REQUEST_SECONDS * 1000;
    ageSum += doneMs - run.sentMs;
    lastMs = Math.max(lastMs, doneMs);
  }
  return { makespanSeconds: lastMs / 1000, meanAgeSeconds: ageSum / Math.max(1, runs.length) / 1000 };
}
