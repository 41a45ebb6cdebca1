// The table of effects: what each answer does to its lookup, its job and the bill.
import { describe, expect, test } from '@jest/globals';
import { type Flight, statusWords } from '../../../src/job/desk/vocabulary.js';
import {
  afterPoll,
  afterSubmit,
  type JobEffect,
  LONGEST_SEARCH_SECONDS,
} from '../../../src/job/flight/answers.js';
import type { Finding, PollOutcome, SubmitOutcome } from '../../../src/leadmodule/response.js';
import { flightOf, NOW } from '../samples.js';

const MINIMUM = 50;
const STANDARD = { minimumConfidence: MINIMUM, accept: ['valid'] };
const FINDING: Finding = {
  verdict: 'found',
  email: 'jane.smith@acme.example',
  phone: '',
  confidence: 95,
  provider: 'prospeo',
  validation: 'valid',
  score: 100,
  creditsUsed: 1,
  cached: false,
};
const CACHED: Finding = { ...FINDING, cached: true, creditsUsed: 0 };
const SENDING = flightOf({ state: 'sending', runId: '' });
const AGAIN = flightOf({ state: 'sending', runId: '', attempt: 2, doubted: true });
const FORCED_AGAIN: Flight = { ...AGAIN, forced: true };

const submitted = (flight: Flight, outcome: SubmitOutcome) =>
  afterSubmit(flight, outcome, STANDARD, NOW + 1_000);
const polled = (flight: Flight, outcome: PollOutcome, nowMs = NOW + 60_000) =>
  afterPoll(flight, outcome, STANDARD, nowMs);
const answered = (finding: Finding): SubmitOutcome => ({ kind: 'answered', runId: 'run-1', finding });

/** What a person sees: the words of the ending or the state, and the credits. */
function seen(flight: Flight): string {
  const { ending } = flight;
  return ending ? `${flight.state}: ${statusWords(ending)}, ${ending.credits} credits` : flight.state;
}

const pause = (reason: 'bad key' | 'no credits' | 'refused', detail = ''): JobEffect => ({
  kind: 'pause',
  reason,
  detail,
});
const NONE: JobEffect = { kind: 'none' };

describe('an answer to a POST', () => {
  test.each<[string, Flight, SubmitOutcome, string, JobEffect, boolean]>([
    ['accepted', SENDING, { kind: 'accepted', runId: 'r', cached: false }, 'searching', NONE, false],
    ['joined', SENDING, { kind: 'accepted', runId: 'r', cached: true }, 'searching', NONE, false],
    ['found', SENDING, answered(FINDING), 'answered: Found, 1 credits', NONE, false],
    ['from the cache', SENDING, answered(CACHED), 'answered: Found, 0 credits', NONE, false],
    [
      'from the cache, which names a price',
      SENDING,
      answered({ ...CACHED, creditsUsed: 1 }),
      'answered: Found, 0 credits',
      NONE,
      false,
    ],
    [
      'from the cache after a doubt: that was our own POST',
      AGAIN,
      answered(CACHED),
      'answered: Found, 1 credits',
      NONE,
      false,
    ],
    [
      'not found',
      SENDING,
      answered({ ...FINDING, verdict: 'not found', email: '' }),
      'answered: Not found, 1 credits',
      NONE,
      false,
    ],
    [
      'an error',
      SENDING,
      answered({ ...FINDING, verdict: 'error', email: '' }),
      'answered: Error: lookup failed, 1 credits',
      NONE,
      false,
    ],
    [
      'without a price',
      SENDING,
      answered({ ...FINDING, creditsUsed: undefined }),
      'answered: Found, 1 credits',
      NONE,
      false,
    ],
    ['free', SENDING, answered({ ...FINDING, creditsUsed: 0 }), 'answered: Found, 0 credits', NONE, false],
    [
      'neither result nor run',
      SENDING,
      { kind: 'no result' },
      'answered: Error: no result given, 0 credits',
      NONE,
      false,
    ],
    [
      '400',
      SENDING,
      { kind: 'invalid', message: 'no' },
      'answered: Error: inputs refused, 0 credits',
      NONE,
      false,
    ],
    ['unknown effect', SENDING, { kind: 'in doubt', why: '502' }, 'in doubt', NONE, true],
    [
      '429',
      SENDING,
      { kind: 'rate limited', retryAfterSeconds: 7 },
      'queued',
      { kind: 'rate limited', retryAfterSeconds: 7 },
      false,
    ],
    [
      '429 after a doubt',
      AGAIN,
      { kind: 'rate limited', retryAfterSeconds: 7 },
      'queued',
      { kind: 'rate limited', retryAfterSeconds: 7 },
      false,
    ],
    ['401', SENDING, { kind: 'bad key' }, 'queued', pause('bad key'), false],
    ['402', SENDING, { kind: 'no credits' }, 'queued', pause('no credits'), false],
    ['403', SENDING, { kind: 'refused', status: 403 }, 'queued', pause('refused', '403'), false],
    ['404', SENDING, { kind: 'refused', status: 404 }, 'queued', pause('refused', '404'), false],
    ['405', SENDING, { kind: 'refused', status: 405 }, 'queued', pause('refused', '405'), false],
    [
      '413',
      SENDING,
      { kind: 'refused', status: 413 },
      'answered: Error: refused (413), 0 credits',
      NONE,
      true,
    ],
    [
      'forced, accepted anew after a doubt',
      FORCED_AGAIN,
      { kind: 'accepted', runId: 'r', cached: false },
      'searching',
      NONE,
      false,
    ],
  ])('%s', (_, flight, outcome, words, job, failure) => {
    const effect = submitted(flight, outcome);
    expect(seen(effect.flight)).toBe(words);
    expect(effect.job).toEqual(job);
    expect(effect.failure).toBe(failure);
  });

  test.each<[string, SubmitOutcome]>([
    ['accepted from the cache', { kind: 'accepted', runId: 'old', cached: true }],
    ['answered from the cache', answered(CACHED)],
  ])('a forced lookup in doubt is not satisfied by what may be the old result: %s', (_, outcome) => {
    expect(statusWords(submitted(FORCED_AGAIN, outcome).flight.ending ?? { status: 'found', why: '' })).toBe(
      'Error: may be paid, look up again',
    );
  });

  test('an accepted run starts its age anew and remembers whose work it is', () => {
    const stale = { ...SENDING, polls: 4, polledAtMs: NOW - 5_000, sentAtMs: NOW - 9_000 };
    expect(submitted(stale, { kind: 'accepted', runId: 'r', cached: true }).flight).toMatchObject({
      runId: 'r',
      joined: true,
      sentAtMs: NOW + 1_000,
      polls: 0,
      polledAtMs: 0,
    });
    expect(submitted(AGAIN, { kind: 'accepted', runId: 'r', cached: true }).flight).toMatchObject({
      joined: false,
    });
  });

  test('a doubt is remembered through a refusal', () => {
    const doubted = submitted(SENDING, { kind: 'in doubt', why: '502' }).flight;
    expect(doubted.doubted).toBe(true);
    expect(submitted({ ...doubted, state: 'sending' }, { kind: 'no credits' }).flight.doubted).toBe(true);
  });
});

describe('an answer to a poll', () => {
  const searching = flightOf({ polls: 1, polledAtMs: NOW + 3_000 });
  const later = { polls: 2, polledAtMs: NOW + 60_000 };

  test.each<[string, PollOutcome, Partial<Flight>, JobEffect, boolean]>([
    ['pending', { kind: 'pending' }, later, NONE, false],
    ['unavailable', { kind: 'unavailable', why: '502' }, later, NONE, true],
    ['402', { kind: 'no credits' }, later, NONE, true],
    ['403', { kind: 'refused', status: 403 }, later, NONE, true],
    ['404', { kind: 'unknown run' }, { ...later, unknownRuns: 1 }, NONE, true],
    ['400', { kind: 'invalid', message: 'no' }, { ...later, unknownRuns: 1 }, NONE, true],
    [
      '429 costs no poll',
      { kind: 'rate limited', retryAfterSeconds: 7 },
      {},
      { kind: 'rate limited', retryAfterSeconds: 7 },
      false,
    ],
    ['401 costs no poll', { kind: 'bad key' }, {}, pause('bad key'), false],
  ])('%s: the run is asked about again', (_, outcome, changes, job, failure) => {
    expect(polled(searching, outcome)).toEqual({ flight: { ...searching, ...changes }, job, failure });
  });

  test('the answer ends it', () => {
    expect(seen(polled(searching, { kind: 'answered', finding: FINDING }).flight)).toBe(
      'answered: Found, 1 credits',
    );
    const joined = { ...searching, joined: true };
    expect(seen(polled(joined, { kind: 'answered', finding: FINDING }).flight)).toBe(
      'answered: Found, 0 credits',
    );
  });

  test('a run that stays pending for two hours is given up; a joined one was not ours to pay', () => {
    const endMs = NOW + LONGEST_SEARCH_SECONDS * 1_000;
    expect(polled(searching, { kind: 'pending' }, endMs - 1).flight.state).toBe('searching');
    expect(seen(polled(searching, { kind: 'pending' }, endMs).flight)).toBe(
      'answered: Error: took too long, 1 credits',
    );
    expect(seen(polled({ ...searching, joined: true }, { kind: 'pending' }, endMs).flight)).toBe(
      'answered: Error: took too long, 0 credits',
    );
    expect(seen(polled(searching, { kind: 'answered', finding: FINDING }, endMs).flight)).toBe(
      'answered: Found, 1 credits',
    );
  });

  test.each<[string, PollOutcome, string]>([
    ['a failure of the service', { kind: 'unavailable', why: '' }, 'took too long'],
    ['a 404', { kind: 'unknown run' }, 'run not found'],
  ])('past two hours %s tells nothing of the run: the 24th ends it', (_, outcome, why) => {
    const endMs = NOW + LONGEST_SEARCH_SECONDS * 1_000;
    const looked = (looks: number) => polled({ ...searching, unknownRuns: looks }, outcome, endMs).flight;
    expect(looked(0)).toMatchObject({ state: 'searching', unknownRuns: 1 });
    expect(looked(22).state).toBe('searching');
    expect(seen(looked(23))).toBe(`answered: Error: ${why}, 1 credits`);
  });

  test('a run is unknown for good after five 404s over ten minutes, and is never posted again', () => {
    const four = { ...searching, unknownRuns: 4 };
    expect(polled(four, { kind: 'unknown run' }, NOW + 599_999).flight.state).toBe('searching');
    expect(seen(polled(four, { kind: 'unknown run' }, NOW + 600_000).flight)).toBe(
      'answered: Error: run not found, 1 credits',
    );
    expect(
      polled({ ...searching, unknownRuns: 3 }, { kind: 'unknown run' }, NOW + 600_000).flight.state,
    ).toBe('searching');
  });
});

describe('what a person may use', () => {
  test.each<[string, Partial<Finding>, string]>([
    ['valid and sure', {}, 'Found'],
    ['sure enough', { confidence: MINIMUM }, 'Found'],
    ['below the minimum', { confidence: MINIMUM - 1 }, 'Found (risky)'],
    ['no confidence given', { confidence: undefined }, 'Found'],
    ['may bounce', { validation: 'risky' }, 'Found (risky)'],
    ['will bounce', { validation: 'invalid' }, 'Found (risky)'],
    ['nobody knows', { validation: 'unknown' }, 'Found (risky)'],
    ['an unknown word', { validation: 'catch-all' }, 'Found (risky)'],
    ['not validated', { validation: '' }, 'Found'],
    [
      'a phone, which is not validated as an e-mail',
      { email: '', phone: '+14155550123', validation: 'unknown' },
      'Found',
    ],
  ])('%s', (_, changes, words) => {
    const { ending } = submitted(SENDING, answered({ ...FINDING, ...changes })).flight;
    expect(ending && statusWords(ending)).toBe(words);
  });

  test('a result comes through whole; without success nothing of it is shown', () => {
    const { ending } = submitted(SENDING, answered(FINDING)).flight;
    expect(ending).toMatchObject({
      email: FINDING.email,
      confidence: 95,
      provider: 'prospeo',
      validation: 'valid',
      score: 100,
      endedAtMs: NOW + 1_000,
    });
    expect(submitted(SENDING, answered({ ...FINDING, verdict: 'not found' })).flight.ending).toMatchObject({
      email: '',
      provider: '',
      confidence: undefined,
    });
  });
});
