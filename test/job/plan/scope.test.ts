// Rows of a run, from anything the page may send.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  clipRanges,
  countRows,
  type RowRange,
  readScope,
  readWhat,
  rowTest,
} from '../../../src/job/plan/scope.js';

const anyRanges = fc.array(
  fc.record({ row: fc.integer({ min: 1, max: 60 }), rows: fc.integer({ min: 1, max: 30 }) }),
  {
    maxLength: 8,
  },
);
const holds = (ranges: readonly RowRange[], row: number) =>
  ranges.some((range) => row >= range.row && row < range.row + range.rows);

describe('ranges', () => {
  test('clipped: the same rows as before within the bounds, ascending, disjoint, none touching', () => {
    fc.assert(
      fc.property(
        anyRanges,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 70 }),
        (ranges, first, last) => {
          const clipped = clipRanges(ranges, first, last);
          const inside = rowTest(clipped);
          let count = 0;
          for (let row = 1; row <= 100; row++) {
            const expected = row >= first && row <= last && holds(ranges, row);
            expect(inside(row)).toBe(expected);
            if (expected) count += 1;
          }
          expect(countRows(clipped)).toBe(count);
          clipped.forEach((range, index) => {
            const before = clipped[index - 1];
            if (before) expect(range.row).toBeGreaterThan(before.row + before.rows);
          });
        },
      ),
    );
  });

  test('the row test answers in any order of asking', () => {
    const inside = rowTest([
      { row: 3, rows: 2 },
      { row: 9, rows: 1 },
    ]);
    expect([9, 3, 10, 4, 1, 9, 5].map(inside)).toEqual([true, true, false, true, false, true, false]);
  });
});

describe('what the page sends', () => {
  test('scopes are read strictly', () => {
    expect(readScope({ kind: 'all', sheetId: 7, more: 1 })).toEqual({ kind: 'all', sheetId: 7 });
    expect(readScope({ kind: 'first', sheetId: 0, rows: 5 })).toEqual({ kind: 'first', sheetId: 0, rows: 5 });
    expect(
      readScope({ kind: 'rows', sheetId: 0, ranges: [{ row: 2, rows: 3 }, { row: 0, rows: 1 }, 'x', null] }),
    ).toEqual({
      kind: 'rows',
      sheetId: 0,
      ranges: [{ row: 2, rows: 3 }],
    });
    for (const bad of [
      undefined,
      null,
      'all',
      { kind: 'all' },
      { kind: 'all', sheetId: '0' },
      { kind: 'all', sheetId: -1 },
      { kind: 'first', sheetId: 0 },
      { kind: 'first', sheetId: 0, rows: 0 },
      { kind: 'first', sheetId: 0, rows: 1.5 },
      { kind: 'rows', sheetId: 0 },
      { kind: 'rows', sheetId: 0, ranges: 'A:A' },
      { kind: '__proto__', sheetId: 0 },
    ])
      expect(readScope(bad)).toBeUndefined();
  });

  test('whatever is sent, nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (raw, inner) => {
        readWhat(raw);
        readWhat({ kind: 'scope', scope: raw });
        readWhat({ kind: 'retry', jobId: 'a', reasons: inner });
      }),
    );
    expect(readWhat({ kind: 'retry', jobId: 'a', reasons: ['x', 1, null] })).toEqual({
      kind: 'retry',
      jobId: 'a',
      reasons: ['x'],
    });
    expect(readWhat({ kind: 'rest', jobId: 7 })).toBeUndefined();
    expect(readWhat({ kind: 'rest', jobId: 'x'.repeat(41) })).toBeUndefined();
  });
});
