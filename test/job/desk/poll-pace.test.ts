// When a run is asked about again: eagerly while requests are plenty, patiently while submits want the same ones, and
// at an age that is learned from polls that came too early.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextPollMs, type PollPace, sawFirstPoll } from '../../../src/job/desk/poll-pace.js';
import { flightOf, NOW } from '../samples.js';

const PLENTY: PollPace = { isScarce: false, searching: 1, requestsPerMinute: 60, patienceSeconds: undefined };
const SCARCE: PollPace = { ...PLENTY, isScarce: true, searching: 60 };
const polledAt = (seconds: number, polls = 1) => flightOf({ polls, polledAtMs: NOW + seconds * 1_000 });
const ageOf = (ms: number) => (ms - NOW) / 1_000;

describe('when to poll', () => {
  test('one run: every five seconds, later less often', () => {
    expect(ageOf(nextPollMs(flightOf(), PLENTY))).toBe(5);
    expect(ageOf(nextPollMs(polledAt(5), PLENTY))).toBe(10);
    expect(ageOf(nextPollMs(polledAt(100, 9), PLENTY))).toBe(108);
    expect(ageOf(nextPollMs(polledAt(10_000, 50), PLENTY))).toBe(10_600);
  });

  test('several runs take turns, so that all of them together ask once a second', () => {
    const twenty = { ...PLENTY, searching: 20 };
    expect(ageOf(nextPollMs(flightOf(), twenty))).toBe(20);
    expect(ageOf(nextPollMs(polledAt(20), twenty))).toBe(40);
    expect(ageOf(nextPollMs(flightOf(), { ...twenty, requestsPerMinute: 30 }))).toBe(40);
    // Nobody waits longer for the first poll than while requests are scarce.
    expect(ageOf(nextPollMs(flightOf(), { ...PLENTY, searching: 300 }))).toBe(50);
  });

  test('while submits want the same requests: a minute’s cycle, then at about twice the age', () => {
    expect(ageOf(nextPollMs(flightOf(), SCARCE))).toBe(50);
    expect(ageOf(nextPollMs(polledAt(60), SCARCE))).toBeCloseTo(114);
    // Where runs take minutes, a poll too early is a request lost.
    expect(ageOf(nextPollMs(polledAt(200), { ...SCARCE, patienceSeconds: 170 }))).toBeCloseTo(440);
    expect(ageOf(nextPollMs(polledAt(1_000, 4), SCARCE))).toBe(1_600);
    expect(ageOf(nextPollMs(flightOf(), { ...SCARCE, patienceSeconds: 170 }))).toBe(170);
  });

  test('always after the last poll', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8_000 }), fc.nat({ max: 40 }), fc.boolean(), (seconds, polls, isScarce) => {
        const flight = polls === 0 ? flightOf() : polledAt(seconds, polls);
        const pace = isScarce ? SCARCE : PLENTY;
        expect(nextPollMs(flight, pace)).toBeGreaterThan(polls === 0 ? NOW : flight.polledAtMs);
      }),
    );
  });
});

describe('the age of a first poll', () => {
  /** Polls at the age that is thought best, of runs that are ready by then with this chance. */
  function learned(readyBy: (seconds: number) => number, minutesAhead = 10): number {
    let patience: number | undefined;
    let state = 7;
    for (let n = 0; n < 6_000; n++) {
      state = (state * 16_807) % 2_147_483_647;
      const age = patience ?? 50;
      patience = sawFirstPoll(patience, age, state / 2_147_483_647 < readyBy(age), minutesAhead);
    }
    return patience ?? 0;
  }

  test('falls to seconds where everything is ready at once', () => {
    expect(learned((seconds) => (seconds >= 5 ? 1 : 0))).toBeLessThan(8);
  });

  test('stays within a cycle where nine of ten are ready by then', () => {
    const age = learned((seconds) => 1 - Math.exp(-seconds / 20));
    expect(age).toBeGreaterThan(40);
    expect(age).toBeLessThan(58);
  });

  test('is later in a job of hours, where each poll too early is a request lost', () => {
    const age = learned((seconds) => 1 - Math.exp(-seconds / 20), 60);
    expect(age).toBeGreaterThan(58);
    expect(age).toBeLessThan(90);
  });

  test('grows to where seven of ten are ready, however slow LeadModule is, within ten minutes', () => {
    const age = learned((seconds) => 1 - Math.exp(-seconds / 150));
    expect(age).toBeGreaterThan(150);
    expect(age).toBeLessThan(240);
    expect(learned(() => 0)).toBe(600);
  });

  test('an eager poll long before it teaches nothing', () => {
    expect(sawFirstPoll(100, 20, false, 10)).toBe(100);
    expect(sawFirstPoll(100, 20, true, 10)).toBe(100);
  });
});
