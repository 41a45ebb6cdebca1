// What a report says of a job's endings, counted as they come.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addEnding,
  byCount,
  NO_TALLY,
  ratePerMinute,
  spread,
  type Tally,
} from '../../../src/job/desk/tally.js';
import type { Ending } from '../../../src/job/desk/vocabulary.js';
import { anyEnding, FOUND, NOW } from '../samples.js';

const add = (endings: readonly Partial<Ending>[], nowMs = NOW): Tally =>
  endings.reduce<Tally>((tally, ending) => addEnding(tally, { ...FOUND, ...ending }, nowMs), NO_TALLY);

describe('the tally', () => {
  test('providers and confidences of what was found, reasons of what failed, nothing of what was not found', () => {
    const tally = add([
      { provider: 'a', confidence: 95 },
      { provider: 'b', confidence: 42, status: 'risky' },
      { provider: 'b', confidence: undefined },
      { status: 'not found', provider: '', confidence: undefined },
      { status: 'error', why: 'lookup failed', provider: 'a' },
    ]);
    expect(byCount(tally.providers)).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
    expect(tally.failures).toEqual([['lookup failed', 1]]);
    expect(spread(tally)).toEqual({ tens: [0, 0, 0, 0, 1, 0, 0, 0, 0, 1], median: 42 });
    expect(spread(NO_TALLY)).toBeUndefined();
  });

  test('the median is the middle one; 100 belongs to the last ten', () => {
    expect(spread(add([{ confidence: 10 }, { confidence: 100 }, { confidence: 60 }]))?.median).toBe(60);
    expect(spread(add([{ confidence: 100 }]))?.tens[9]).toBe(1);
  });

  test('it stays small whatever the answers hold, and counts every one', () => {
    fc.assert(
      fc.property(fc.array(anyEnding, { minLength: 60, maxLength: 90 }), (endings) => {
        const tally = endings.reduce<Tally>((sum, ending) => addEnding(sum, ending, NOW), NO_TALLY);
        expect(JSON.stringify(tally).length).toBeLessThan(6_000);
        const failed = endings.filter(({ status }) => status === 'error').length;
        expect(tally.failures.reduce((sum, [, count]) => sum + count, 0)).toBe(failed);
      }),
    );
    expect(add([{ provider: '__proto__' }, { provider: '__proto__' }]).providers).toEqual([['__proto__', 2]]);
  });

  test('speed rests on the last minutes since the job began, once there is half a minute', () => {
    const minute = Math.floor(NOW / 60_000) * 60_000;
    let tally = NO_TALLY;
    for (const at of [-9, -3, -3, -3, -2, -2, 0, 0]) tally = addEnding(tally, FOUND, minute + at * 60_000);
    expect(ratePerMinute(tally, 0, minute + 30_000)).toBe(7 / 3.5);
    expect(ratePerMinute(tally, 0, minute + 20 * 60_000)).toBeUndefined();
    expect(ratePerMinute(add([{}]), minute, minute + 29_999)).toBeUndefined();
    // One answer in the last second of a minute, fourteen in the next second: not one a minute.
    const begun = minute - 20_000;
    let burst = addEnding(NO_TALLY, FOUND, minute - 1_000);
    for (let n = 0; n < 14; n++) burst = addEnding(burst, FOUND, minute);
    expect(ratePerMinute(burst, begun, minute + 20_000)).toBeCloseTo(15 / (40 / 60));
  });
});
