// The bench says the same for the same seed, its numbers add up, and a sidebar job stays near its oracle.
import { expect, test } from '@jest/globals';
import { quickstartLoop, rowByRowScript } from '../../local/bench/baselines.js';
import { type Case, STANDARD } from '../../local/bench/case.js';
import { BadInput, readBenchOptions } from '../../local/bench/options.js';
import { askOracle } from '../../local/bench/oracle.js';
import { playCase } from '../../local/bench/play.js';
import { DIST } from '../engine/stage.js';

const small: Case = { ...STANDARD, contacts: 240, seed: 4 };

test('240 contacts in the sidebar: every row, no 429, few requests, and the same again', () => {
  const figures = playCase(small, DIST);
  expect(figures).toMatchObject({ filled: 240, credits: 240, submits: 240, rateLimited: 0 });
  expect(figures.requests).toBe(figures.submits + figures.polls);
  expect(figures.requestsPerContact).toBeLessThanOrEqual(2.3);
  expect(figures.ratio).toBeGreaterThanOrEqual(1);
  expect(figures.ratio).toBeLessThanOrEqual(1.5);
  expect(figures.p50AgeSeconds).toBeLessThanOrEqual(90);
  expect(figures.firstResultSeconds).toBeLessThanOrEqual(30);
  expect(figures.callsAWaveWithoutResultsMax).toBeLessThanOrEqual(5);
  expect(playCase(small, DIST)).toEqual(figures);
});

test('results by webhook cost one request a contact', () => {
  const figures = playCase({ ...small, contacts: 120, lane: 'webhook' }, DIST);
  expect(figures).toMatchObject({ filled: 120, submits: 120 });
  expect(figures.requestsPerContact).toBeLessThanOrEqual(1.1);
});

test('the oracle sends at the limit and polls when a run is ready', () => {
  const run = askOracle({ ...STANDARD, contacts: 60 }, Array(60).fill(10_000), undefined, false);
  // 60 submits at once, 60 polls when the window has opened again.
  expect(run.makespanSeconds).toBeCloseTo(60.3);
  expect(askOracle(STANDARD, Array(60).fill(10_000), undefined, true).makespanSeconds).toBe(10);
});

test('what people write otherwise', () => {
  const loop = quickstartLoop({ ...small, contacts: 30 });
  expect(loop).toMatchObject({ filled: 30, contacts: 30 });
  expect(rowByRowScript({ ...small, contacts: 200 }).remark).toMatch(
    /killed after 6 min with \d+ of 200 rows/,
  );
});

test('the command line: one case, or the standard ones; what is wrong is said', () => {
  expect(readBenchOptions([]).one).toBeUndefined();
  expect(readBenchOptions(['--lane', 'minute', '--jitter', '10', '--json'])).toMatchObject({
    one: { lane: 'minute', jitterSeconds: 10, contacts: 1_000 },
    json: true,
  });
  expect(() => readBenchOptions(['--lane', 'fast'])).toThrow(BadInput);
  expect(() => readBenchOptions(['--contacts', '0'])).toThrow(/whole number/);
});
