// The pace keeps its bounds on the built bundle, the numbers keep their shape, and the same seed gives the same ones.
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { playBaselines } from '../../local/bench/baselines.js';
import { judge } from '../../local/bench/bounds.js';
import { STANDARD } from '../../local/bench/case.js';
import { BadInput, readOptions } from '../../local/bench/options.js';
import { askOracle } from '../../local/bench/oracle.js';
import { playCase } from '../../local/bench/play.js';

const DIST = resolve(import.meta.dirname, '../../dist');

describe('the standard case, with 200 contacts', () => {
  const one = { ...STANDARD, contacts: 200 };
  const figures = playCase(one, DIST);

  test('keeps ratio, waste and age together', () => {
    expect(figures).toMatchObject({ filled: 200, credits: 200, submits: 200, rateLimited: 0 });
    expect(figures.requestsPerContact).toBeLessThanOrEqual(2.25);
    expect(figures.p50AgeSeconds).toBeLessThanOrEqual(75);
    expect(figures.p95AgeSeconds).toBeLessThanOrEqual(140);
    // 200 contacts are seven minutes of requests; the last runs' own latencies come on top.
    expect(figures.ratio).toBeLessThanOrEqual(1.6);
  });

  test('is the same again from the same seed, and another from another', () => {
    expect(playCase(one, DIST)).toEqual(figures);
    expect(playCase({ ...one, contacts: 40, seed: 2 }, DIST)).not.toEqual(
      playCase({ ...one, contacts: 40, seed: 1 }, DIST),
    );
  });

  test('has the figures that --json promises', () => {
    for (const name of [
      'makespanSeconds',
      'oracleSeconds',
      'ratio',
      'requestsPerContact',
      'p50AgeSeconds',
      'p95AgeSeconds',
      'meanAgeSeconds',
    ] as const)
      expect(figures[name]).toBeGreaterThan(0);
    expect(figures).toMatchObject({ lane: 'sidebar', latency: 'fast', contacts: 200 });
  });
});

test('a long job leaves room for its requests: 50,000 property operations are a day, and 20,000 fetches', () => {
  const long = playCase({ ...STANDARD, contacts: 10_000, account: 'workspace' }, DIST);
  expect(long.propertyOperations / long.requests).toBeLessThan(1.6);
});

test('a bound that is missed is told', () => {
  const one = { ...STANDARD, contacts: 10 };
  const figures = playCase(one, DIST);
  const filled = (value: number) =>
    judge(one, { ...figures, filled: value }).find(({ figure }) => figure === 'filled')?.holds;
  expect([filled(10), filled(9)]).toEqual([true, false]);
});

test('the oracle needs two requests a contact at the limit, and never less than the slowest run', () => {
  const latencies = (seconds: number) => Array.from({ length: 120 }, () => seconds * 1_000);
  const seconds = (each: number) => askOracle(STANDARD, latencies(each), undefined, false).makespanSeconds;
  // 240 requests in a sliding minute of 60: the last 60 leave when three minutes are over.
  expect(seconds(1)).toBeCloseTo(180.3, 1);
  expect(seconds(1_000)).toBeGreaterThan(1_060);
});

test('the quickstart’s loop drops contacts when the key is shared; the tutorial’s script dies with a paid one', () => {
  const [alone, shared, script] = playBaselines({ ...STANDARD, contacts: 150 });
  expect(alone).toMatchObject({ filled: 150, dropped: 0 });
  expect(shared?.dropped).toBeGreaterThan(0);
  expect(script).toMatchObject({ makespanSeconds: null, paidAndLost: 1 });
  expect(script?.filled).toBeLessThan(30);
});

describe('the command line', () => {
  test('names a case, or nothing: then the whole table is played', () => {
    expect(readOptions([])).toEqual({ asked: STANDARD, isWholeTable: true, json: false, chart: undefined });
    expect(readOptions(['--seed', '7', '--json'])).toMatchObject({ asked: { seed: 7 }, isWholeTable: true });
    expect(
      readOptions(['--lane', 'minute', '--latency', 'slow', '--jitter', '0', '--limiter', 'bucket']),
    ).toMatchObject({
      asked: { lane: 'minute', latency: 'slow', jitterSeconds: 0, limiter: 'bucket', contacts: 1_000 },
      isWholeTable: false,
    });
    expect(readOptions(['--order', 'fastest', '--account', 'workspace', '--rate', '30']).asked).toMatchObject(
      {
        order: 'fastest finish',
        account: 'workspace',
        requestsPerMinute: 30,
      },
    );
  });

  test.each([
    ['--lane', 'boat'],
    ['--contacts', '0'],
    ['--contacts', '1.5'],
    ['--jitter', '60'],
    ['--speed', '9'],
  ])('says what is wrong with %s %s', (...args) => {
    expect(() => readOptions(args)).toThrow(BadInput);
  });
});
