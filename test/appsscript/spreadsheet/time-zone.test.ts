// Instants to serial days and back, in time zones with and without summer time.

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOfSerial, serialOfInstant } from '../../../local/appsscript/spreadsheet/time-zone.js';

const HOUR = 3_600_000;
const zones = fc.constantFrom(
  'Etc/GMT',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);

test('an instant comes back from its serial day, but for the hour that a clock shows twice', () => {
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 0, 1) }),
      (zone, instant) => {
        const serial = serialOfInstant(instant, zone);
        const back = instantOfSerial(serial, zone);
        expect(serialOfInstant(back, zone)).toBeCloseTo(serial, 8);
        expect([0, HOUR / 2, HOUR]).toContain(Math.abs(back - instant));
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['2024-03-10T07:30:00Z', 'America/New_York', 45361.145833333],
  ['2024-01-31T00:00:00Z', 'Etc/GMT', 45322],
  ['2024-01-30T23:00:00Z', 'Europe/Berlin', 45322],
])('%s in %s is day %d', (instant, zone, serial) => {
  expect(serialOfInstant(Date.parse(instant), zone)).toBeCloseTo(serial, 6);
});
