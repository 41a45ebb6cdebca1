// The pace: never more than the key's rate in any minute, never idle without a reason, polite after a 429.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  afterBreak,
  afterCleanWave,
  afterRateLimit,
  allowance,
  doubtSeconds,
  FRESH_TRAFFIC,
  gatheredAtMs,
  LONG_GATHER_MS,
  reserve,
  sawLatency,
  settle,
  somethingElseUsesKey,
  type Traffic,
} from '../../../src/job/desk/pace.js';
import { NOW } from '../samples.js';

const WINDOW_MS = 60_000;
const FULL: Traffic = { ...FRESH_TRAFFIC, burst: 20 };
const LARGEST = 40;

/** Largest number of requests that a server saw in any 60 seconds. */
function busiestMinute(arrivals: readonly (readonly [number, number])[]): number {
  return Math.max(
    0,
    ...arrivals.map(([endMs]) =>
      arrivals.reduce((sum, [atMs, n]) => (atMs > endMs - WINDOW_MS && atMs <= endMs ? sum + n : sum), 0),
    ),
  );
}

describe('the allowance', () => {
  // A request takes at most 30 s (src/platform/http.ts); two waves at a time are a step and a formula.
  // Extremes come often: the model must find waves that end in another order than they began.
  const part = fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
  const wave = fc.record({
    gapMs: fc.oneof(fc.constant(0), fc.nat({ max: 3_000 })),
    lastsMs: part.map((share) => Math.floor(share * 30_000)),
    share: fc.oneof(fc.constant(1), part),
    arrives: part,
    answer: fc.constantFrom(
      'clean' as const,
      'clean' as const,
      'clean' as const,
      'clean' as const,
      'limited' as const,
      'broken' as const,
      'killed' as const,
    ),
  });

  test('no server ever sees more than the rate in any minute, however long waves take and whoever dies', () => {
    fc.assert(
      fc.property(
        fc.array(wave, { minLength: 5, maxLength: 80 }),
        fc.integer({ min: 1, max: 120 }),
        (waves, rate) => {
          let traffic = FULL;
          let nowMs = NOW;
          const arrivals: [number, number][] = [];
          const open: { reservedMs: number; requests: number; endMs: number; answer: string }[] = [];
          const endUntil = (untilMs: number) => {
            for (const one of open
              .filter(({ endMs }) => endMs <= untilMs)
              .sort((a, b) => a.endMs - b.endMs)) {
              open.splice(open.indexOf(one), 1);
              if (one.answer === 'killed') continue;
              traffic = settle(traffic, one.reservedMs, one.requests, one.endMs);
              if (one.answer === 'limited') traffic = afterRateLimit(traffic, 1, one.endMs);
              else if (one.answer === 'broken') traffic = afterBreak(traffic, one.endMs);
              else traffic = afterCleanWave(traffic, one.endMs);
            }
          };
          for (const { gapMs, lastsMs, share, arrives, answer } of waves) {
            nowMs += gapMs;
            endUntil(nowMs);
            const may = allowance(traffic, rate, nowMs);
            if (may.now === 0) {
              expect(may.nextMs).toBeGreaterThan(nowMs);
              nowMs = may.nextMs;
              endUntil(nowMs);
            }
            const now = allowance(traffic, rate, nowMs).now;
            expect(now).toBeLessThanOrEqual(rate);
            const requests = Math.ceil(now * share);
            if (requests === 0) continue;
            traffic = reserve(traffic, requests, nowMs);
            arrivals.push([nowMs + Math.floor(lastsMs * arrives), requests]);
            open.push({ reservedMs: nowMs, requests, endMs: nowMs + lastsMs, answer });
          }
          expect(busiestMinute(arrivals)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is spent wave by wave and back a minute after the first was over', () => {
    let traffic = FULL;
    for (const [at, n] of [
      [0, 20],
      [2_000, 20],
      [4_000, 20],
    ] as const) {
      expect(allowance(traffic, 60, NOW + at)).toMatchObject({ now: n });
      traffic = settle(reserve(traffic, n, NOW + at), NOW + at, n, NOW + at + 1_000);
    }
    expect(allowance(traffic, 60, NOW + 6_000)).toMatchObject({ now: 0, nextMs: NOW + 61_000, free: 0 });
    expect(allowance(traffic, 60, NOW + 60_999).now).toBe(0);
    expect(allowance(traffic, 60, NOW + 61_000)).toMatchObject({ now: 20, nextMs: NOW + 61_000, free: 20 });
  });

  test('an unanswered wave holds its share for a minute and a half, then is forgotten', () => {
    const traffic = reserve(FULL, 60, NOW);
    expect(allowance(traffic, 60, NOW + 89_999).now).toBe(0);
    expect(allowance(traffic, 60, NOW + 90_000).now).toBe(20);
  });

  test('two waves of one millisecond are settled one by one', () => {
    const traffic = settle(reserve(reserve(FULL, 40, NOW), 20, NOW), NOW, 20, NOW + 1_000);
    expect(allowance(traffic, 60, NOW + 61_000).free).toBe(20);
  });

  test('the record stays small, whatever a hostile server says', () => {
    let traffic = FULL;
    for (let second = 0; second < 600; second++) {
      const nowMs = NOW + second * 1_000;
      traffic = sawLatency(
        afterRateLimit(settle(reserve(traffic, 1, nowMs), nowMs, 1, nowMs + 500), 1, nowMs + 500),
        second,
      );
    }
    expect(JSON.stringify(traffic).length).toBeLessThan(2_000);
  });
});

describe('after a 429', () => {
  const limited = afterRateLimit(FULL, 12, NOW);

  test('nothing is sent before its time, then at half the rate for a minute', () => {
    expect(allowance(limited, 60, NOW + 11_999)).toMatchObject({ now: 0, nextMs: NOW + 12_000 });
    expect(allowance(limited, 60, NOW + 12_000).free).toBe(30);
    expect(allowance(limited, 60, NOW + 59_999).free).toBe(30);
    expect(allowance(limited, 60, NOW + 60_000).free).toBe(60);
    expect(allowance(afterRateLimit(FULL, 1, NOW), 1, NOW + 1_000).now).toBe(1);
  });

  /** Requests a wave while each may go as soon as it can: [seconds after the 429, requests]. */
  const wavesAfter = (start: Traffic, fromMs: number, count: number) => {
    let traffic = start;
    let nowMs = fromMs;
    return Array.from({ length: count }, () => {
      nowMs = allowance(traffic, 60, nowMs).nextMs;
      const { now } = allowance(traffic, 60, nowMs);
      traffic = settle(reserve(traffic, now, nowMs), nowMs, now, nowMs);
      return [(nowMs - NOW) / 1000, now];
    });
  };

  test('requests go evenly, as a bucket lets them through: ten, then one by one', () => {
    // The minute at half the rate is over; the limiter may still be a bucket that one second fills by one.
    expect(wavesAfter(limited, NOW + 60_000, 4)).toEqual([
      [60, 10],
      [61, 1],
      [62, 1],
      [63, 1],
    ]);
    const rested = settle(reserve(limited, 10, NOW + 60_000), NOW + 60_000, 10, NOW + 60_000);
    expect(allowance(rested, 60, NOW + 65_000).now).toBe(5);
    expect(gatheredAtMs(allowance(rested, 60, NOW + 65_000), 20, 10_000, NOW + 65_000)).toBe(NOW + 70_000);
  });

  test('five minutes after the first one waves may be whole again, after a second one only in an hour', () => {
    expect(allowance(limited, 60, NOW + 299_999).now).toBe(10);
    expect(allowance({ ...limited, burst: 40 }, 60, NOW + 300_000).now).toBe(40);
    const twice = { ...afterRateLimit(limited, 1, NOW + 400_000), burst: 40 };
    expect(allowance(twice, 60, NOW + 400_000 + 3_599_999).now).toBe(10);
    expect(allowance(twice, 60, NOW + 400_000 + 3_600_000).now).toBe(40);
  });

  test('one that comes although requests went evenly makes the waves smaller', () => {
    expect(allowance(afterRateLimit(limited, 1, NOW + 1_000), 60, NOW + 70_000).now).toBe(5);
  });

  test('a shorter hint never shortens a longer one', () => {
    expect(afterRateLimit(limited, 1, NOW + 1_000).notBeforeMs).toBe(NOW + 12_000);
  });

  test('waves are halved, down to one, and grow one by one', () => {
    let traffic = FULL;
    const bursts = Array.from({ length: 6 }, () => {
      traffic = afterRateLimit(traffic, 1, NOW);
      return traffic.burst;
    });
    expect(bursts).toEqual([10, 5, 2, 1, 1, 1]);
    expect(afterCleanWave(traffic, NOW + 1_000).burst).toBe(2);
    expect(afterCleanWave({ ...FULL, burst: 30 }, NOW).burst).toBe(LARGEST);
  });

  test('twice in five minutes means that something else uses the key', () => {
    expect(somethingElseUsesKey(limited, NOW)).toBe(false);
    const twice = afterRateLimit(limited, 1, NOW + 299_000);
    expect(somethingElseUsesKey(twice, NOW + 299_000)).toBe(true);
    expect(somethingElseUsesKey(twice, NOW + 300_000)).toBe(false);
    expect(somethingElseUsesKey(afterRateLimit(limited, 1, NOW + 301_000), NOW + 301_000)).toBe(false);
  });
});

describe('after fetchAll threw', () => {
  test('one by one, after a pause that grows to a minute and in the end to an hour', () => {
    let traffic = FULL;
    const pauses: number[] = [];
    for (let n = 0; n < 17; n++) {
      const nowMs = NOW + n * 7_200_000;
      traffic = afterBreak(traffic, nowMs);
      expect(traffic.burst).toBe(1);
      pauses.push((traffic.notBeforeMs - nowMs) / 1000);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60, 60, 60, 3600, 3600]);
  });

  test('the wave doubles again after each clean one', () => {
    let traffic = afterBreak(FULL, NOW);
    const bursts = Array.from({ length: 6 }, () => {
      traffic = afterCleanWave(traffic, NOW);
      return traffic.burst;
    });
    expect(bursts).toEqual([2, 4, 8, 16, 32, LARGEST]);
    expect(traffic.breaks).toBe(0);
  });
});

describe('how long a doubt lasts', () => {
  const seen = (count: number, seconds: number) =>
    Array.from({ length: count }).reduce<Traffic>((traffic) => sawLatency(traffic, seconds), FRESH_TRAFFIC);

  test.each([
    ['nothing seen', FRESH_TRAFFIC, undefined, 2_100],
    ['49 latencies are too few', seen(49, 10), undefined, 2_100],
    ['50 short ones: five minutes at least', seen(50, 10), undefined, 300],
    ['five times the longest', sawLatency(seen(50, 10), 200), undefined, 1_000],
    ['a setting decides', seen(50, 10), 60, 60],
  ] as const)('%s', (_, traffic, setting, seconds) => {
    expect(doubtSeconds(traffic, setting)).toBe(seconds);
  });

  test('the longest is forgotten after sixty others', () => {
    const traffic = Array.from({ length: 60 }).reduce<Traffic>(
      (one) => sawLatency(one, 10),
      sawLatency(FRESH_TRAFFIC, 900),
    );
    expect(doubtSeconds(traffic, undefined)).toBe(300);
  });
});

describe('whole waves', () => {
  const window = (sent: Traffic['sent']): Traffic => ({ ...FULL, sent });
  const traffic = window([
    [NOW - 60_000 + 500, 9],
    [NOW - 60_000 + 2_000, 20],
    [NOW - 60_000 + 30_000, 31],
  ]);

  test('are waited for when the window opens for them soon', () => {
    const may = allowance(traffic, 60, NOW + 500);
    expect(may.now).toBe(9);
    expect(gatheredAtMs(may, 40, 3_000, NOW + 500)).toBe(NOW + 2_000);
    expect(gatheredAtMs(may, 40, 1_000, NOW + 500)).toBe(NOW + 500);
    expect(gatheredAtMs(may, 9, 3_000, NOW + 500)).toBe(NOW + 500);
    expect(gatheredAtMs(may, 1, 3_000, NOW + 500)).toBe(NOW + 500);
  });

  test('are counted from the first opening while nothing may go', () => {
    const may = allowance(traffic, 60, NOW);
    expect(may).toMatchObject({ now: 0, nextMs: NOW + 500 });
    expect(gatheredAtMs(may, 20, 3_000, NOW)).toBe(NOW + 2_000);
    expect(gatheredAtMs(may, 5, 3_000, NOW)).toBe(NOW + 500);
  });

  test('a long job takes what has come by then, where no whole wave comes', () => {
    const soon: Traffic = { ...FULL, sent: [1, 2, 3, 9].map((s) => [NOW - WINDOW_MS + s * 1_000, 15]) };
    const may = allowance(soon, 60, NOW);
    expect(gatheredAtMs({ ...may, burst: 60 }, 60, LONG_GATHER_MS, NOW)).toBe(NOW + 3_000);
    expect(gatheredAtMs({ ...may, burst: 60 }, 60, LONG_GATHER_MS - 1, NOW)).toBe(NOW + 1_000);
  });

  test('a 429 comes first', () => {
    const may = allowance({ ...traffic, notBeforeMs: NOW + 10_000 }, 60, NOW);
    expect(gatheredAtMs(may, 20, 3_000, NOW)).toBe(NOW + 10_000);
  });
});
