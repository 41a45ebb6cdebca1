// Display of numbers, dates and texts under a number format.
// Source of patterns: developers.google.com/workspace/sheets/api/guides/formats (its tables of examples) = [F].

import { expect, test } from '@jest/globals';
import { localeOf } from '../../../local/appsscript/spreadsheet/locale.js';
import { displayText, isDateFormat } from '../../../local/appsscript/spreadsheet/number-format.js';
import { serialOfDate } from '../../../local/appsscript/spreadsheet/time-zone.js';

const us = localeOf('en_US');
const moment = serialOfDate(2016, 4, 5) + (16 * 3600 + 8 * 60 + 53.528) / 86_400;

const numbers: readonly (readonly [value: number, format: string, shown: string, source: string])[] = [
  [12345.125, '####.#', '12345.1', '[F]'],
  [12, '000.0#', '012.0', '[F]'],
  [5.125, '0.00', '5.13', 'half away from zero'],
  [1.005, '0.00', '1.01', 'as entered, not as the binary number'],
  [-0.001, '0.00', '0.00', 'no minus zero'],
  [1234567.891, '#,##0.00', '1,234,567.89', '[F]'],
  [0.256, '0%', '26%', '[F]'],
  [0.256, '0.0%', '25.6%', '[F]'],
  [12345, '0.00E+00', '1.23E+04', '[F]'],
  [0.0001, '0.0E+0', '1.0E-4', '[F]'],
  [12345, '#,##0,', '12', 'thousands'],
  [-3, '#,##0;(#,##0)', '(3)', 'section of negatives'],
  [0, '0;-0;"none"', 'none', 'section of zero'],
  [1250, '[<1000]0;[>=1000]0.0,"K"', '1.3K', '[F] conditions'],
  [3.5, '"$"#,##0.00', '$3.50', '[F]'],
  [5, '0 "items"', '5 items', '[F]'],
  [0.5, '#.##', '.5', '#: no digit where there is none'],
];

test.each(numbers)('%p as %j is %j', (value, format, shown) => {
  expect(displayText(value, format, us)).toBe(shown);
});

test.each([
  ['yyyy-mm-dd', '2016-04-05'],
  ['M/d/yyyy', '4/5/2016'],
  ['dddd, m/d/yy at h:mm', 'Tuesday, 4/5/16 at 16:08'],
  ['ddd d mmm', 'Tue 5 Apr'],
  ['mmmm yyyy', 'April 2016'],
  ['mmmmm', 'A'],
  ['hh:mm:ss.000', '16:08:53.528'],
  ['h:mm am/pm', '4:08 PM'],
  ['h:mm a/p', '4:08 P'],
  ['[mm]:ss', `${Math.floor(moment * 1440)}:54`],
])('a moment as %j is %j [F]', (format, shown) => {
  expect(displayText(moment, format, us)).toBe(shown);
});

test.each([
  [1 / 3, '0.3333333333'],
  [123456.789123, '123456.7891'],
  [14155550100, '14155550100'],
  [123456789012345, '123456789012345'],
  [1e15, '1E+15'],
  [1e-10, '1E-10'],
  [0.1 + 0.2, '0.3'],
  [-2.5, '-2.5'],
])('%p without a format is %j', (value, shown) => {
  expect(displayText(value, null, us)).toBe(shown);
});

test('texts under @ and under a text section', () => {
  expect(displayText('Jane', '@', us)).toBe('Jane');
  expect(displayText('Jane', '0;-0;0;"Dr. "@', us)).toBe('Dr. Jane');
  expect(displayText(7, '@', us)).toBe('7');
});

test('which formats make a number a date', () => {
  expect(['yyyy-mm-dd', 'h:mm', '[h]:mm:ss', 'mmm d'].map(isDateFormat)).toEqual([true, true, true, true]);
  expect(['0.00', '"day" 0', '@', '#,##0', '0.###############', '[Red]0'].map(isDateFormat)).toEqual(
    new Array(6).fill(false),
  );
});

test('the decimal mark and the groups follow the locale', () => {
  expect(displayText(1234.5, '#,##0.00', localeOf('de_DE'))).toBe('1.234,50');
  expect(displayText(0.5, null, localeOf('fr_FR'))).toBe('0,5');
});
