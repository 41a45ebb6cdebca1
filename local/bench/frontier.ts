// What a program reaches that polls each run first at one fixed age: the curve on which makespan, age and waste are
// traded for each other. An ideal program: it sends evenly, its requests take no time and it never sleeps too long.
import type { Case } from './case.js';
import { sandboxOf, submit } from './sandbox.js';
import { rowsOf } from './stage.js';
import { mean, round } from './statistics.js';

export interface FrontierPoint {
  readonly firstPollSeconds: number;
  readonly makespanSeconds: number;
  readonly meanAgeSeconds: number;
  readonly requestsPerContact: number;
}

/** Later polls: 45 s after the first, then half as long again each time. */
const SECOND_POLL_SECONDS = 45;

const FIRST_POLLS = [20, 30, 45, 60, 90, 120];

interface Run {
  readonly sentMs: number;
  readonly readyMs: number;
  polls: number;
  dueMs: number;
}

function fixedPoll(one: Case, latenciesMs: readonly number[], firstPollSeconds: number): FrontierPoint {
  const everyMs = 60_000 / one.requestsPerMinute;
  const open: Run[] = [];
  const ages: number[] = [];
  let nowMs = 0;
  let sent = 0;
  let requests = 0;
  while (sent < latenciesMs.length || open.length > 0) {
    open.sort((a, b) => a.dueMs - b.dueMs);
    const next = open[0];
    const latencyMs = latenciesMs[sent];
    if (next && next.dueMs <= nowMs) {
      next.polls += 1;
      if (next.readyMs <= nowMs) {
        open.shift();
        ages.push((nowMs - next.sentMs) / 1000);
      } else next.dueMs = nowMs + SECOND_POLL_SECONDS * 1000 * 1.5 ** (next.polls - 1);
    } else if (latencyMs !== undefined) {
      const dueMs = nowMs + firstPollSeconds * 1000;
      open.push({ sentMs: nowMs, readyMs: nowMs + latencyMs, polls: 0, dueMs });
      sent += 1;
    } else {
      nowMs = next?.dueMs ?? nowMs;
      continue;
    }
    nowMs += everyMs;
    requests += 1;
  }
  return {
    firstPollSeconds,
    makespanSeconds: round(nowMs / 1000, 1),
    meanAgeSeconds: round(mean(ages), 1),
    requestsPerContact: round(requests / latenciesMs.length, 3),
  };
}

/** The latencies that every program of this case meets: the sandbox draws them by contact. */
function latenciesOf(one: Case): number[] {
  const sandbox = sandboxOf({ ...one, requestsPerMinute: 10 * one.contacts }, { now: () => 0 });
  for (const row of rowsOf(one.contacts).slice(1)) submit(sandbox, row, 0);
  return sandbox.books().runs.map(({ readyAtMs }) => readyAtMs);
}

/** The curve, as the mean of these cases (seeds differ): one straggler decides how long a single one takes. */
export function frontierOf(cases: readonly Case[]): FrontierPoint[] {
  const latencies = cases.map((one) => ({ one, latenciesMs: latenciesOf(one) }));
  return FIRST_POLLS.map((seconds) => {
    const points = latencies.map(({ one, latenciesMs }) => fixedPoll(one, latenciesMs, seconds));
    const meanOf = (figure: keyof FrontierPoint) => round(mean(points.map((point) => point[figure])), 3);
    return {
      firstPollSeconds: seconds,
      makespanSeconds: meanOf('makespanSeconds'),
      meanAgeSeconds: meanOf('meanAgeSeconds'),
      requestsPerContact: meanOf('requestsPerContact'),
    };
  });
}
