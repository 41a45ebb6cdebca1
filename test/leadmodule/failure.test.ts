// What a status alone says and how long a 429 makes us wait, in every form that servers and proxies use.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classifyStatus, header, retryAfterSeconds } from '../../src/leadmodule/failure.js';

const NOW = Date.UTC(2026, 9, 21, 7, 27, 0);

describe('the class of a status', () => {
  test.each([
    [200, 'success'],
    [202, 'success'],
    [204, 'success'],
    [400, 'bad request'],
    [422, 'bad request'],
    [401, 'bad key'],
    [402, 'no credits'],
    [403, 'refused'],
    [404, 'not found'],
    [405, 'refused'],
    [408, 'unknown effect'],
    [409, 'unknown effect'],
    [413, 'refused'],
    [418, 'refused'],
    [429, 'rate limited'],
    [499, 'refused'],
    [100, 'unknown effect'],
    [301, 'unknown effect'],
    [302, 'unknown effect'],
    [500, 'unknown effect'],
    [502, 'unknown effect'],
    [504, 'unknown effect'],
    [0, 'unknown effect'],
    [-1, 'unknown effect'],
    [Number.NaN, 'unknown effect'],
  ])('%d is %s', (status, expected) => {
    expect(classifyStatus(status)).toBe(expected);
  });
});

describe('a header', () => {
  test.each([
    ['as written', { 'Retry-After': '5' }, '5'],
    ['in small letters', { 'retry-after': '5' }, '5'],
    ['in capitals', { 'RETRY-AFTER': '5' }, '5'],
    ['as a number', { 'Retry-After': 5 }, '5'],
    ['repeated', { 'Retry-After': ['5', '9'] }, '5'],
    ['repeated, the first of them not a text', { 'Retry-After': [null, '9'] }, '9'],
    ['as an object', { 'Retry-After': { seconds: 5 } }, undefined],
    ['as nothing', { 'Retry-After': null }, undefined],
    ['in an empty array', { 'Retry-After': [] }, undefined],
    ['absent', { Date: 'Wed, 21 Oct 2026 07:27:00 GMT' }, undefined],
  ])('%s', (_, headers, expected) => {
    expect(header(headers, 'Retry-After')).toBe(expected);
  });
});

describe('the seconds that a Retry-After asks for', () => {
  test.each<[string, unknown, number]>([
    ['a number of seconds', '17', 17],
    ['a number type', 17, 17],
    ['blanks around it', ' 17 ', 17],
    ['a fraction, rounded up', '1.2', 2],
    ['zero: a second at least', '0', 1],
    ['negative: a second at least', '-5', 1],
    ['a week: an hour at most', '604800', 3600],
    ['more digits than a number holds', '9'.repeat(400), 60],
    ['in an array', ['17'], 17],
    ['sent twice and joined by a proxy', '5, 120', 5],
    ['a date', 'Wed, 21 Oct 2026 07:28:00 GMT', 60],
    ['a date of the second form', 'Wednesday, 21-Oct-26 07:28:30 GMT', 90],
    ['a date of the oldest form, which means GMT', 'Wed Oct 21 07:27:20 2026', 20],
    ['a date in the past: a second', 'Tue, 20 Oct 2026 07:28:00 GMT', 1],
    ['a date in a year: an hour at most', 'Thu, 21 Oct 2027 07:28:00 GMT', 3600],
    ['a date that is none', 'Wed, 99 Oct 2026 99:99:99 GMT', 60],
    ['words', 'soon', 60],
    ['words with a number, which Date.parse takes for a date', 'wait 5', 60],
    ['a duration with a unit', '60s', 60],
    ['an exponent', '1e3', 60],
    ['empty', '', 60],
    ['an object', {}, 60],
    ['a boolean', true, 60],
  ])('%s', (_, value, expected) => {
    expect(retryAfterSeconds({ 'retry-after': value }, NOW)).toBe(expected);
  });

  test('absent: a minute, as in the quickstart', () => {
    expect(retryAfterSeconds({}, NOW)).toBe(60);
  });

  test('whatever the server says, it is a whole number from 1 to 3600', () => {
    const values = fc.oneof(
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.array(fc.oneof(fc.string(), fc.integer())),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.anything(),
    );
    fc.assert(
      fc.property(values, (value) => {
        const seconds = retryAfterSeconds({ 'Retry-After': value }, NOW);
        expect(Number.isInteger(seconds)).toBe(true);
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(seconds).toBeLessThanOrEqual(3600);
      }),
    );
  });
});
