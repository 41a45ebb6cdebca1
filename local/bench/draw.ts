// Plays what the chart shows, over several seeds: one straggler decides how long a single job takes.
import { quickstartLoop } from './baselines.js';
import type { Case } from './case.js';
import { chartOf, type Reached } from './chart.js';
import { frontierOf } from './frontier.js';
import { playCase } from './play.js';
import { mean } from './statistics.js';

const SEEDS = 5;

function meanOf(all: readonly Reached[]): Reached {
  const of = (figure: keyof Reached) => mean(all.map((one) => one[figure]));
  return {
    makespanSeconds: of('makespanSeconds'),
    meanAgeSeconds: of('meanAgeSeconds'),
    requestsPerContact: of('requestsPerContact'),
  };
}

/** The chart of a case and of those with the seeds after it, as SVG. */
export function drawFrontier(asked: Case, dist: string): string {
  const cases = Array.from({ length: SEEDS }, (_, more) => ({ ...asked, seed: asked.seed + more }));
  const ours = cases.map((one) => playCase({ ...one, order: 'first results' }, dist));
  const fastest = cases.map((one) => playCase({ ...one, order: 'fastest finish' }, dist));
  const oracle = ours.map(
    ({ oracleSeconds, oracleMeanAgeSeconds }): Reached => ({
      makespanSeconds: oracleSeconds,
      meanAgeSeconds: oracleMeanAgeSeconds,
      requestsPerContact: 2,
    }),
  );
  const loops = cases.map((one): Reached => {
    const { makespanSeconds, meanAgeSeconds, requestsPerContact } = quickstartLoop(one);
    return {
      makespanSeconds: makespanSeconds ?? Number.NaN,
      meanAgeSeconds: meanAgeSeconds ?? Number.NaN,
      requestsPerContact,
    };
  });
  return chartOf({
    title: `${asked.contacts.toLocaleString('en')} contacts, latency “${asked.latency}”: soon finished, or soon answered`,
    ours: meanOf(ours),
    fastest: meanOf(fastest),
    oracle: meanOf(oracle),
    quickstart: meanOf(loops),
    curve: frontierOf(cases),
  });
}
