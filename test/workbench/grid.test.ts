// Places and selections of the page's sheet, without a browser.
import { describe, expect, test } from '@jest/globals';
import { Lines } from '../../local/workbench/page/grid/lines.js';
import { type Ground, moved } from '../../local/workbench/page/grid/moves.js';
import {
  clipped,
  fromRects,
  nameOf,
  readName,
  rectsOf,
  single,
} from '../../local/workbench/page/grid/ranges.js';

const extent = { rows: 1000, columns: 26 };

describe('lines along an axis', () => {
  const lines = new Lines(
    100_000,
    24,
    [
      [2, 3],
      [99_999, 1],
    ],
    [[10, 50]],
  );

  test('starts and totals leave hidden lines out', () => {
    expect(lines.start(2)).toBe(48);
    expect(lines.start(5)).toBe(48);
    expect(lines.start(10)).toBe(7 * 24);
    expect(lines.start(11)).toBe(7 * 24 + 50);
    expect(lines.total).toBe(100_000 * 24 - 4 * 24 + 26);
  });

  test('the line at a pixel is the one drawn there', () => {
    expect([0, 23, 24, 47, 48, 71, 72].map((pixel) => lines.at(pixel))).toEqual([0, 0, 1, 1, 5, 5, 6]);
    for (const line of [0, 1, 5, 9, 10, 11, 5000, 99_998]) {
      expect(lines.at(lines.start(line))).toBe(line);
      expect(lines.at(lines.start(line) + lines.sizeOf(line) - 1)).toBe(line);
    }
  });

  test('stepping skips hidden lines and stays inside', () => {
    expect(lines.next(1, 1)).toBe(5);
    expect(lines.next(5, -1)).toBe(1);
    expect(lines.next(0, -1)).toBe(0);
    expect(lines.next(99_998, 1)).toBe(99_998);
  });
});

describe('names of ranges', () => {
  test.each(['A1', 'B3:C4', 'C:C', 'A:Z', '4:6', 'AA1000'])('%s is read and written the same', (name) => {
    const wide = { rows: 1000, columns: 30 };
    const selection = readName(name, wide);
    expect(
      selection &&
        nameOf(rectsOf(selection, wide).at(-1) ?? { row: 0, column: 0, rows: 0, columns: 0 }, wide),
    ).toBe(name);
  });

  test.each(['', 'A', '7', 'A0', 'ZZ1', 'A1001', 'hello', 'A1:B2:C3'])(
    '"%s" is no range of the sheet',
    (name) => {
      expect(readName(name, extent)).toBeUndefined();
    },
  );
});

describe('keys', () => {
  const ground: Ground = {
    rows: new Lines(1000, 24, [[3, 2]]),
    columns: new Lines(26, 100, []),
    extent,
    used: { rows: 20, columns: 6 },
    pageRows: 10,
  };
  const reach = (key: string, from = single(2, 2), more: { shift?: boolean; control?: boolean } = {}) => {
    const next = moved(from, { key, shift: false, control: false, ...more }, ground);
    return next && nameOf(rectsOf(next, extent).at(-1) ?? { row: 0, column: 0, rows: 0, columns: 0 }, extent);
  };

  test.each([
    ['ArrowDown', {}, 'C6'],
    ['ArrowUp', {}, 'C2'],
    ['ArrowRight', { shift: true }, 'C3:D3'],
    ['ArrowDown', { control: true }, 'C20'],
    ['ArrowRight', { control: true }, 'F3'],
    ['Home', {}, 'A3'],
    ['Home', { control: true }, 'A1'],
    ['End', { control: true }, 'F20'],
    ['Tab', {}, 'D3'],
    ['Tab', { shift: true }, 'B3'],
    ['Enter', { shift: true }, 'C2'],
    [' ', { control: true }, 'C:C'],
    [' ', { shift: true }, '3:3'],
    ['a', { control: true }, 'A:Z'],
    ['x', {}, undefined],
  ])('%s %p', (key, more, expected) => {
    expect(reach(key, single(2, 2), more)).toBe(expected);
  });

  test('from the end of what is filled Ctrl with an arrow goes to the end of the sheet', () => {
    expect(reach('ArrowDown', single(19, 0), { control: true })).toBe('A1000');
  });
});

test('a selection never lies outside a sheet that became smaller', () => {
  const before = fromRects([
    { row: 900, column: 0, rows: 10, columns: 2 },
    { row: 5, column: 20, rows: 500, columns: 6 },
  ]);
  const small = { rows: 100, columns: 10 };
  for (const { row, column, rows, columns } of rectsOf(clipped(before, small), small)) {
    expect(row + rows).toBeLessThanOrEqual(100);
    expect(column + columns).toBeLessThanOrEqual(10);
  }
});
