// The request limit in its three forms, and what counts against it (readings R7, R8, R9).
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Readings } from '../../local/leadmodule/index.js';
import { countRequest, freshLimiter, waitMs } from '../../local/leadmodule/limiter.js';
import { inProcess, JANE } from './support.js';

/** A key with a run to poll, whose limit is untouched again: two minutes after the submit, at a full minute. */
function rested(rate: number, readings: Partial<Readings>) {
  const { clock, sandbox, submit, poll } = inProcess({ rate, readings });
  const { runId } = submit(JANE).body;
  clock.advance(120);
  /** How many polls in a row, `most` at most, are let through now. */
  const burst = (most = 100) => {
    let passed = 0;
    while (passed < most && poll(runId).status === 200) passed += 1;
    return passed;
  };
  return { clock, sandbox, submit, poll: () => poll(runId), pollUnknown: () => poll('unknown'), burst };
}

describe('R8: the form of the limiter', () => {
  test('a sliding minute: each request comes back 60 s after it was made', () => {
    const { clock, burst } = rested(5, { R8: 'a', R9: 'b' });
    expect(burst(3)).toBe(3);
    clock.advance(30);
    expect(burst()).toBe(2);
    clock.advance(29.9);
    expect(burst()).toBe(0);
    clock.advance(0.1);
    expect(burst()).toBe(3);
  });

  test('b fixed minute: all come back at the full minute', () => {
    const { clock, burst, poll } = rested(5, { R8: 'b', R9: 'b' });
    clock.advance(59);
    expect(burst()).toBe(5);
    expect(poll().headers['retry-after']).toBe('1');
    clock.advance(1);
    expect(burst()).toBe(5);
    expect(poll().headers['retry-after']).toBe('60');
  });

  test('c bucket of 10: a burst of 10, then one a second', () => {
    const { clock, burst, poll } = rested(60, { R8: 'c', R9: 'b' });
    expect(burst()).toBe(10);
    expect(poll().headers['retry-after']).toBe('1');
    clock.advance(3);
    expect(burst()).toBe(3);
    clock.advance(3600);
    expect(burst()).toBe(10);
  });
});

describe('R9: refused requests', () => {
  test.each([
    ['a', 'a', 0],
    ['a', 'b', 5],
    ['c', 'a', 0],
    ['c', 'b', 1],
  ] as const)(
    'limiter %s, R9=%s: who asks every second after a refusal gets %i through a minute later',
    (R8, R9, passed) => {
      const { clock, burst } = rested(5, { R8, R9 });
      burst();
      for (let second = 1; second < 60; second += 1) {
        clock.advance(1);
        burst(R8 === 'c' ? 1 : 100);
      }
      clock.advance(1);
      expect(burst(passed + 1)).toBe(passed);
    },
  );

  test.each([
    ['a', 429],
    ['b', 404],
  ] as const)('%s: answers 404 count, or do not', (R9, status) => {
    const { pollUnknown } = rested(5, { R9 });
    for (let i = 0; i < 5; i += 1) expect(pollUnknown().status).toBe(404);
    expect(pollUnknown().status).toBe(status);
  });

  test('Retry-After is the truth although the refused request counts', () => {
    const { clock, burst, poll } = rested(5, { R9: 'a' });
    burst(4);
    clock.advance(20.3);
    burst(1);
    clock.advance(0.4);
    const seconds = Number(poll().headers['retry-after']);
    clock.advance(seconds);
    expect(poll().status).toBe(200);
  });

  test('a bucket that was asked a thousand times in vain is open again two minutes later', () => {
    const { clock, poll } = rested(5, { R8: 'c', R9: 'a' });
    for (let i = 0; i < 1000; i += 1) poll();
    expect(poll().status).toBe(429);
    clock.advance(120);
    expect(poll().status).toBe(200);
  });

  test('a request without a good key counts for nobody', () => {
    const { sandbox, burst } = rested(5, {});
    for (let i = 0; i < 20; i += 1) sandbox.handle({ method: 'GET', url: '/api/v1/enrich/x', headers: {} });
    expect(burst(5)).toBe(5);
  });
});

describe('R7: polls', () => {
  test('b: polls are never refused, submits still are', () => {
    const { submit, burst } = rested(5, { R7: 'b' });
    expect(burst(100)).toBe(100);
    const statuses = Array.from({ length: 6 }, (_, i) => submit({ firstName: `N${i}` }).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    expect(burst(100)).toBe(100);
  });
});

describe('any arrival times', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 120 });

  /** The moments at which requests are let through, refused ones uncounted. */
  function accepted(form: Readings['R8'], perMinute: number, times: readonly number[]): number[] {
    const state = freshLimiter();
    return times.filter((t) => {
      const wait = waitMs(state, form, perMinute, t);
      if (wait === 0) countRequest(state, perMinute, t);
      else expect(waitMs(state, form, perMinute, t + wait)).toBe(0);
      return wait === 0;
    });
  }

  const most = (times: readonly number[], windowOf: (t: number) => (other: number) => boolean) =>
    Math.max(0, ...times.map((t) => times.filter(windowOf(t)).length));

  test('a: no 60 s hold more than the limit', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), (times, perMinute) => {
        const passed = accepted(
          'a',
          perMinute,
          times.toSorted((x, y) => x - y),
        );
        expect(most(passed, (t) => (other) => other >= t && other < t + 60_000)).toBeLessThanOrEqual(
          perMinute,
        );
      }),
    );
  });

  test('b: no minute of the clock holds more than the limit', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), (times, perMinute) => {
        const passed = accepted(
          'b',
          perMinute,
          times.toSorted((x, y) => x - y),
        );
        const minute = (t: number) => Math.floor(t / 60_000);
        expect(most(passed, (t) => (other) => minute(other) === minute(t))).toBeLessThanOrEqual(perMinute);
      }),
    );
  });

  test('c: no stretch of time holds more than 10 and one a second', () => {
    fc.assert(
      fc.property(moments, (times) => {
        const passed = accepted(
          'c',
          60,
          times.toSorted((x, y) => x - y),
        );
        passed.forEach((from, i) => {
          passed.slice(i).forEach((to, n) => {
            expect(n + 1).toBeLessThanOrEqual(10 + (to - from) / 1000);
          });
        });
      }),
    );
  });

  test('a: times out of order are put in their place', () => {
    const state = freshLimiter();
    for (const t of [50_000, 10_000, 30_000]) countRequest(state, 3, t);
    expect(waitMs(state, 'a', 3, 60_000)).toBe(10_000);
    expect(waitMs(state, 'a', 3, 70_000)).toBe(0);
  });
});
