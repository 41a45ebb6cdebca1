// How long a webhook is waited for: three minutes until enough were seen, then a little beyond the slowest of 200.
import { expect, test } from '@jest/globals';
import { type Arrivals, pushWaitSeconds, sawArrival } from '../../../src/job/desk/push-pace.js';

function seen(...latencies: readonly number[]): Arrivals {
  return latencies.reduce<Arrivals>(sawArrival, []);
}

/** The same latencies again and again. */
function many(count: number, latencyOf: (n: number) => number): Arrivals {
  return seen(...Array.from({ length: count }, (_, n) => latencyOf(n)));
}

test.each([
  ['nothing seen', seen(), 180],
  ['a few fast ones', many(20, () => 5), 180],
  ['a few with a slow one', seen(5, 5, 400), 615],
  ['200 of 5 s: no less than 20 s', many(200, () => 5), 20],
  ['200 of 60 s', many(200, () => 60), 76],
  ['one in a hundred slow: it counts', many(400, (n) => (n % 100 === 0 ? 300 : 10)), 393],
  ['one in a thousand slow: it is polled', many(1_000, (n) => (n === 7 ? 300 : 10)), 20],
  ['absurd ones: half an hour at most', many(300, () => 1e9), 1_800],
  ['clocks that disagree', many(300, () => -5), 20],
])('%s', (_what, arrivals, seconds) => {
  expect(pushWaitSeconds(arrivals)).toBe(seconds);
});

test('what is remembered stays short, and old arrivals fade', () => {
  const changed = many(3_000, (n) => (n < 1_500 ? 600 : 10));
  expect(JSON.stringify(many(5_000, (n) => 1 + (n % 4_000))).length).toBeLessThan(250);
  expect(pushWaitSeconds(many(12_000, (n) => (n < 600 ? 600 : 10)))).toBeLessThan(pushWaitSeconds(changed));
});
