// What Sheets makes of an entered text. Sources: [3], [7] what authors of scripts saw (sheetquery#20, gas-fakes);
// [S] Sheets, observed and widely
// described; [O] OWOX data-marts PR 1535 (a leading + starts a formula, a leading - does not); [L] our reading of the
// locale's rules.

import { describe, expect, test } from '@jest/globals';
import { aDocument } from './a-document.js';

type Row = readonly [typed: string, value: unknown, shown: string, source: string];

const day = (year: number, month: number, date: number, hour = 0, minute = 0) =>
  new Date(Date.UTC(year, month - 1, date, hour, minute));

const american: readonly Row[] = [
  ['Jane', 'Jane', 'Jane', '[S]'],
  ['  Jane ', '  Jane ', '  Jane ', '[S] texts keep their spaces'],
  ["'=1+1", '=1+1', '=1+1', '[7] hidden apostrophe'],
  ["'007", '007', '007', '[7]'],
  ["''x", "'x", "'x", '[S]'],
  ['007', 7, '7', '[3]'],
  ['01234', 1234, '1234', '[7]'],
  ['+14155550100', 14155550100, '14155550100', '[3]'],
  ['+1 (415) 555-0100', '#ERROR!', '#ERROR!', '[7] [O] formula parse error'],
  ['(415) 555-0100', '(415) 555-0100', '(415) 555-0100', '[S]'],
  ['415-555-0100', '415-555-0100', '415-555-0100', '[S]'],
  ['-12', -12, '-12', '[S]'],
  ['-abc', '-abc', '-abc', '[O]'],
  ['- item', '- item', '- item', '[O]'],
  ['@jane', '@jane', '@jane', '[S]'],
  ['(5)', -5, '-5', '[S]'],
  ['.5', 0.5, '0.5', '[S]'],
  ['1,234', 1234, '1,234', '[3] automatic number format'],
  ['1,234.5', 1234.5, '1,234.50', '[S]'],
  ['1,23', '1,23', '1,23', '[S] groups have three digits'],
  ['12%', 0.12, '12%', '[3]'],
  ['12.5%', 0.125, '12.50%', '[S]'],
  ['$5', 5, '$5', '[3]'],
  ['$1,234.50', 1234.5, '$1,234.50', '[S]'],
  ['-$3', -3, '-$3', '[S]'],
  ['1e3', 1000, '1.00E+03', '[3] scientific'],
  ['1E400', '1E400', '1E400', '[S] not a number Sheets can hold'],
  ['TRUE', true, 'TRUE', '[7]'],
  ['false', false, 'FALSE', '[S]'],
  ['truely', 'truely', 'truely', '[S]'],
  ['#N/A', '#N/A', '#N/A', '[S]'],
  ['2024-01-31', day(2024, 1, 31), '2024-01-31', '[7] ISO dates'],
  ['2024-02-30', '2024-02-30', '2024-02-30', '[S] no such day'],
  ['1/2/2024', day(2024, 1, 2), '1/2/2024', '[3]'],
  ['1/2/24', day(2024, 1, 2), '1/2/2024', '[S]'],
  ['13/2/2024', '13/2/2024', '13/2/2024', '[S] no 13th month'],
  ['1/2', day(2026, 1, 2), '1/2', '[S] this year'],
  ['Jan 2, 2024', day(2024, 1, 2), 'Jan 2, 2024', '[S]'],
  ['2 January 2024', day(2024, 1, 2), '2 Jan 2024', '[S]'],
  ['May', 'May', 'May', '[S] a name, not a month'],
  ['April 3', day(2026, 4, 3), 'Apr 3', '[S]'],
  ['2024-01-31 10:30', day(2024, 1, 31, 10, 30), '2024-01-31 10:30:00', '[S]'],
  ['2024-01-31T10:30:00Z', '2024-01-31T10:30:00Z', '2024-01-31T10:30:00Z', '[S] stays text'],
  [
    'https://www.example.com/in/jane',
    'https://www.example.com/in/jane',
    'https://www.example.com/in/jane',
    '[S]',
  ],
  ['jane@example.com', 'jane@example.com', 'jane@example.com', '[S]'],
  ['3M', '3M', '3M', '[S]'],
  ['1.2.3.4', '1.2.3.4', '1.2.3.4', '[S]'],
];

const german: readonly Row[] = [
  ['1.234,5', 1234.5, '1.234,50', '[L]'],
  ['0,5', 0.5, '0,5', '[L]'],
  ['0.5', '0.5', '0.5', '[L] a point is no decimal mark'],
  ['1.234', 1234, '1.234', '[L]'],
  ['3.4.2024', day(2024, 4, 3), '03.04.2024', '[L]'],
  ['31.12.', day(2026, 12, 31), '31.12', '[L]'],
  ['5 €', 5, '5 €', '[L]'],
  ['WAHR', true, 'WAHR', '[L]'],
  ['TRUE', true, 'WAHR', '[L] English works everywhere'],
  ['2 Mai 2024', day(2024, 5, 2), '2 Mai 2024', '[L]'],
];

const british: readonly Row[] = [['1/2/2024', day(2024, 2, 1), '01/02/2024', '[L] day first']];
const french: readonly Row[] = [
  ['22 345,5', 22345.5, '22\u202f345,50', '[L] spaces group'],
  ['VRAI', true, 'VRAI', '[L]'],
];

describe.each([
  ['en_US', american],
  ['en_GB', british],
  ['de_DE', german],
  ['fr_FR', french],
])('entered in %s', (locale, rows) => {
  test.each(rows)('%j', (typed, value, shown) => {
    const { type, value: read, show } = aDocument({ locale });
    type('A1', typed);
    expect([read('A1'), show('A1')]).toEqual([value, shown]);
  });
});

describe('times', () => {
  test.each([
    ['10:30', '10:30', 'H:mm'],
    ['10:30:15', '10:30:15', 'H:mm:ss'],
    ['3:05 pm', '3:05 PM', 'h:mm am/pm'],
    ['12 am', '12:00 AM', 'h:mm am/pm'],
    ['26:15:00', '26:15:00', '[h]:mm:ss'],
  ])('%j is shown as %j', (typed, shown, format) => {
    const { type, show, format: read } = aDocument();
    type('A1', typed);
    expect([show('A1'), read('A1')]).toEqual([shown, format]);
  });
});

test('a plain text cell keeps what is typed, even a formula [7]', () => {
  const { acts, type, values, formula } = aDocument();
  acts.setNumberFormat('Sheet1', 'A1:A4', '@');
  type('A1', '+14155550100');
  type('A2', '007');
  type('A3', '=1+1');
  type('A4', "'x");
  expect(values('A1:A4').flat()).toEqual(['+14155550100', '007', '=1+1', 'x']);
  expect(formula('A3')).toBe('');
});

test('a format set before stays when a number of another kind is entered', () => {
  const { acts, type, show, format } = aDocument();
  acts.setNumberFormat('Sheet1', 'A1', '0.000');
  type('A1', '$5');
  expect([show('A1'), format('A1')]).toEqual(['5.000', '0.000']);
});

test('dates are local days of the document: getValue gives the instant of its midnight', () => {
  const { type, value, show } = aDocument({ timeZone: 'America/New_York' });
  type('A1', '7/1/2024');
  expect(value('A1')).toEqual(new Date('2024-07-01T04:00:00Z'));
  expect(show('A1')).toBe('7/1/2024');
});

test('an empty text clears, and 50,001 characters are refused [1]', () => {
  const { type, value } = aDocument();
  type('A1', 'x');
  type('A1', '');
  expect(value('A1')).toBe('');
  expect(type('A1', 'y'.repeat(50_000)).kind).toBe('done');
  expect(type('A1', 'y'.repeat(50_001))).toEqual({ kind: 'refused', why: 'too long' });
});
