// Two accounts of one lookup (a late execution's and the book's) are merged: the order never matters, a further
// account is never taken back, and merging twice changes nothing.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeFlight, further } from '../../../src/job/desk/run-line.js';
import { anyFlight, FOUND, flightOf } from '../samples.js';

const accounts = anyFlight(fc.constant('job1-0'));
const text = encodeFlight;

test('idempotent', () => {
  fc.assert(
    fc.property(accounts, accounts, (a, b) => {
      expect(text(further(a, a))).toBe(text(a));
      expect(text(further(further(a, b), b))).toBe(text(further(a, b)));
      expect(text(further(further(a, b), a))).toBe(text(further(a, b)));
    }),
  );
});

test('commutative and associative', () => {
  fc.assert(
    fc.property(accounts, accounts, accounts, (a, b, c) => {
      expect(text(further(a, b))).toBe(text(further(b, a)));
      expect(text(further(further(a, b), c))).toBe(text(further(a, further(b, c))));
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['a refusal that is known beats a doubt', { state: 'in doubt' }, { state: 'queued' }],
  ['an accepted run beats a doubt', { state: 'in doubt' }, { state: 'searching' }],
  ['an accepted run beats a refusal', { state: 'queued' }, { state: 'searching' }],
  ['an answer beats everything', { state: 'searching', polls: 9 }, { state: 'answered', ending: FOUND }],
  ['a new attempt beats the old one', { state: 'answered', ending: FOUND }, { attempt: 2, state: 'sending' }],
  ['the later poll', { polls: 1 }, { polls: 2 }],
  [
    'what was placed',
    { state: 'answered', ending: FOUND },
    { state: 'answered', ending: FOUND, rowHints: [], placed: 1 },
  ],
] as const)('%s', (_, less, more) => {
  const a = flightOf(less);
  const b = flightOf(more);
  expect(further(a, b)).toBe(b);
  expect(further(b, a)).toBe(b);
});
