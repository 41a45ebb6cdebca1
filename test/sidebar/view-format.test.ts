// Numbers, times and foreign text as a reader sees them.
import { describe, expect, test } from '@jest/globals';
import {
  clean,
  columnLetter,
  columnName,
  count,
  dayMonth,
  less,
  minutes,
  moment,
  NBSP,
  percent,
  plural,
  readCount,
  remaining,
  rowList,
  rowsWords,
} from '../../src/sidebar/view-format.js';

const at = (text: string) => Date.parse(text);
const times = { nowMs: at('2026-09-14T14:37:00Z'), timeZone: 'Etc/UTC' };

describe('foreign text', () => {
  test('is one line, without what would turn or hide the words around it', () => {
    expect(clean('  Noor\n\tHaddad  ')).toBe('Noor Haddad');
    expect(clean('a\u202eb\u2066c\u200bd\u0007e\ufeff')).toBe('abcde');
    expect(clean('👩‍👩‍👧 مرحبا')).toBe('👩‍👩‍👧 مرحبا');
    expect(clean('<img onerror=x>')).toBe('<img onerror=x>');
  });

  test('is bounded however long it is, and never cut inside a letter', () => {
    expect([...clean('😀'.repeat(50_000), 10)]).toHaveLength(10);
    expect(clean('😀'.repeat(50_000), 10).endsWith('😀…')).toBe(true);
    expect(clean('x'.repeat(80))).toBe('x'.repeat(80));
    expect(clean('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
    // What is cut off must be said even when the cut-off part is all that could be shown.
    expect(clean(`${' '.repeat(400)}late`, 80)).toBe('…');
  });
});

describe('numbers', () => {
  test('counts, minus, plural', () => {
    expect(count(1204, 'en')).toBe('1,204');
    expect(count(1204, 'de')).toBe('1.204');
    expect(less(62)).toBe('−62');
    expect(less(0)).toBe('0');
    expect(plural(1, 'row', 'rows')).toBe('1 row');
    expect(plural(0, 'row', 'rows')).toBe('0 rows');
  });

  test.each([
    [0, 412, '0%'],
    [1, 412, '1%'],
    [411, 412, '99%'],
    [412, 412, '100%'],
    [239, 412, '58%'],
    [3, 0, '0%'],
  ])(
    '%d of %d is %s: never done before it is, never nothing when there is something',
    (part, whole, words) => {
      expect(percent(part, whole)).toBe(words);
    },
  );

  test.each([
    ['1,000', 1000],
    ['1.000', 1000],
    ['1\u202f000', 1000],
    ['1’000', 1000],
    [' 50 ', 50],
    ['', undefined],
    ['-5', undefined],
    ['5 credits', undefined],
    ['1e9', undefined],
    ['12345678901', undefined],
  ])('typed %j is %p', (text, value) => {
    expect(readCount(text)).toBe(value);
  });
});

describe('times', () => {
  test.each([
    [0.4, `under 1${NBSP}min`],
    [13, `13${NBSP}min`],
    [160, `2${NBSP}h 40${NBSP}min`],
    [120, `2${NBSP}h`],
    [3000, `2${NBSP}days 2${NBSP}h`],
  ])('%d minutes', (value, words) => {
    expect(minutes(value)).toBe(words);
  });

  test.each([
    [-5, `0${NBSP}s`],
    [3_100, `4${NBSP}s`],
    [192_000, `3${NBSP}min 12${NBSP}s`],
    [180_000, `3${NBSP}min`],
    [4_000_000, `1${NBSP}h 7${NBSP}min`],
  ])('%d ms are left', (ms, words) => {
    expect(remaining(ms)).toBe(words);
  });

  test.each([
    ['2026-09-14T14:41:00Z', '14:41'],
    ['2026-09-13T17:40:00Z', 'yesterday 17:40'],
    ['2026-09-15T09:00:00Z', 'tomorrow 09:00'],
    ['2026-09-11T09:12:00Z', '11 Sep 09:12'],
  ])('%s is told as %s', (text, words) => {
    expect(moment(at(text), times)).toBe(words);
  });

  test('times are those of the document, so they agree with the notes in its cells', () => {
    expect(moment(at('2026-09-14T14:41:00Z'), { ...times, timeZone: 'Asia/Tokyo' })).toBe('23:41');
    expect(dayMonth(at('2026-09-14T23:00:00Z'), 'Asia/Tokyo')).toBe('15 Sep');
  });

  test('a zone that the browser does not know costs the zone, not the page', () => {
    expect(moment(at('2026-09-14T14:41:00Z'), { ...times, timeZone: 'Mars/Base' })).toMatch(/\d\d:41/);
  });
});

describe('rows and columns', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %d is %s', (index, letter) => {
    expect(columnLetter(index)).toBe(letter);
  });

  test('a column is named by letter and header', () => {
    expect(columnName(1, ' First  name ')).toBe('B: First name');
    expect(columnName(2, '')).toBe('C');
  });

  test('a selection in words', () => {
    expect(rowsWords([{ row: 2, rows: 100 }])).toBe('2 to 101');
    expect(rowsWords([{ row: 7, rows: 1 }])).toBe('7');
    const blocks = [2, 20, 40, 60, 80].map((row) => ({ row, rows: 10 }));
    expect(rowsWords(blocks.slice(0, 3))).toBe('2 to 11, 20 to 29 and 40 to 49');
    expect(rowsWords(blocks)).toBe('2 to 11, 20 to 29 and 3 more blocks');
  });

  test('the rows behind a line of the bill', () => {
    expect(rowList([5], 1)).toBe('5');
    expect(rowList([5, 9, 12], 3)).toBe('5, 9 and 12');
    expect(rowList([5, 9], 31)).toBe('5, 9 and 29 more');
    expect(rowList([...Array(50).keys()], 50)).toMatch(/^0, 1, .* 11 and 38 more$/);
  });
});
