// Every answer of LeadModule (status × body × headers) and what it is taken for, on a POST and on a GET.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type ApiAnswer,
  type PollOutcome,
  readPoll,
  readSubmit,
  type SubmitOutcome,
} from '../../src/leadmodule/response.js';
import { COMPLETED, FOUND, HTML, NOW, poll, RESULT, RUN, submit } from './answers.js';

describe('a POST', () => {
  test.each<[string, number, unknown, SubmitOutcome]>([
    ['202 pending', 202, { runId: RUN, status: 'pending' }, { kind: 'accepted', runId: RUN, cached: false }],
    ['200 pending', 200, { runId: RUN, status: 'pending' }, { kind: 'accepted', runId: RUN, cached: false }],
    ['202 with the run id alone', 202, { runId: RUN }, { kind: 'accepted', runId: RUN, cached: false }],
    [
      '200 joins a pending run',
      200,
      { runId: RUN, status: 'pending', cached: true },
      { kind: 'accepted', runId: RUN, cached: true },
    ],
    [
      '200 from the cache with the run id alone',
      200,
      { runId: RUN, cached: true },
      { kind: 'accepted', runId: RUN, cached: true },
    ],
    [
      '200 from the cache, completed, run id alone',
      200,
      { runId: RUN, status: 'completed', cached: true },
      { kind: 'accepted', runId: RUN, cached: true },
    ],
    ['a run id that is a number', 202, { runId: 17 }, { kind: 'accepted', runId: '17', cached: false }],
    [
      'pending with half a result',
      202,
      { runId: RUN, status: 'pending', result: RESULT },
      { kind: 'accepted', runId: RUN, cached: false },
    ],
    [
      'an unknown word with half a result',
      202,
      { runId: RUN, status: 'running', result: RESULT },
      { kind: 'accepted', runId: RUN, cached: false },
    ],
    [
      'pending in other letters',
      202,
      { runId: RUN, status: ' Pending ' },
      { kind: 'accepted', runId: RUN, cached: false },
    ],
    [
      '200 from the cache',
      200,
      { ...COMPLETED, cached: true, creditsUsed: 0 },
      { kind: 'answered', runId: RUN, finding: { ...FOUND, cached: true, creditsUsed: 0 } },
    ],
    ['202 completed at once', 202, COMPLETED, { kind: 'answered', runId: RUN, finding: FOUND }],
    [
      'a result without a run id',
      200,
      { ...COMPLETED, runId: undefined },
      { kind: 'answered', runId: '', finding: FOUND },
    ],
    [
      'a result without status',
      200,
      { ...COMPLETED, status: undefined },
      { kind: 'answered', runId: RUN, finding: FOUND },
    ],
    [
      'an unknown word with a verdict',
      200,
      { ...COMPLETED, status: 'done' },
      { kind: 'answered', runId: RUN, finding: FOUND },
    ],
    ['a cache hit with neither', 200, { cached: true }, { kind: 'no result' }],
    ['completed with neither', 200, { status: 'completed' }, { kind: 'no result' }],
  ])('%s', (_, status, body, expected) => {
    expect(submit(status, body)).toEqual(expected);
  });

  test.each<[string, number, unknown]>([
    ['202 HTML', 202, HTML],
    ['200 HTML', 200, HTML],
    ['204 empty', 204, ''],
    ['200 empty', 200, ''],
    ['200 truncated', 200, JSON.stringify(COMPLETED).slice(0, 60)],
    ['200 null', 200, 'null'],
    ['200 array', 200, [COMPLETED]],
    ['200 text', 200, '"ok"'],
    ['200 number', 200, '1'],
    ['200 an empty object', 200, {}],
    ['202 pending without run id', 202, { status: 'pending' }],
    ['202 a run id of a wrong type', 202, { runId: { id: RUN }, status: 'pending' }],
    ['202 a run id of blanks', 202, { runId: '   ' }],
    ['202 an endless run id', 202, { runId: 'x'.repeat(129) }],
    ['202 a run id with letters of no address', 202, { runId: 'rün' }],
    ['302', 302, ''],
    ['408', 408, { runId: RUN }],
    ['409', 409, { runId: RUN }],
    ['500', 500, { error: 'boom' }],
    ['500 with the body of a success', 500, COMPLETED],
    ['503', 503, HTML],
  ])('%s leaves the lookup in doubt', (_, status, body) => {
    expect(submit(status, body)).toMatchObject({ kind: 'in doubt' });
  });

  test.each<[string, number, SubmitOutcome]>([
    ['401', 401, { kind: 'bad key' }],
    ['402', 402, { kind: 'no credits' }],
    ['403', 403, { kind: 'refused', status: 403 }],
    ['404', 404, { kind: 'refused', status: 404 }],
    ['405', 405, { kind: 'refused', status: 405 }],
    ['413', 413, { kind: 'refused', status: 413 }],
    ['429', 429, { kind: 'rate limited', retryAfterSeconds: 60 }],
  ])('%s decides by its status, whatever its body', (_, status, expected) => {
    for (const body of [{}, COMPLETED, { runId: RUN, status: 'pending' }, HTML, '', '{"trunc'])
      expect(submit(status, body)).toEqual(expected);
  });

  test('429 says how long', () => {
    expect(submit(429, {}, { 'retry-after': ['12'] })).toEqual({
      kind: 'rate limited',
      retryAfterSeconds: 12,
    });
    expect(submit(429, HTML, { 'RETRY-AFTER': 'Wed, 21 Oct 2026 07:27:30 GMT' })).toEqual({
      kind: 'rate limited',
      retryAfterSeconds: 30,
    });
  });

  const USUAL = 'LeadModule could not use these inputs';
  test.each<[string, unknown, string]>([
    ['message', { message: 'need a domain' }, 'need a domain'],
    ['error text', { error: 'need a domain' }, 'need a domain'],
    ['nested', { error: { code: 'invalid_input', message: 'need a domain' } }, 'need a domain'],
    ['on one line', { message: 'need\n\ta domain' }, 'need  a domain'],
    ['endless', { message: 'x'.repeat(121) }, USUAL],
    ['of a wrong type', { message: { a: 1 }, error: [] }, USUAL],
    ['HTML', HTML, USUAL],
    ['nothing', '', USUAL],
  ])('400 names what is wrong: %s', (_, body, message) => {
    expect(submit(400, body)).toEqual({ kind: 'invalid', message });
    expect(submit(422, body)).toEqual({ kind: 'invalid', message });
  });
});

describe('a GET', () => {
  test.each<[string, number, unknown, PollOutcome]>([
    ['pending', 200, { runId: RUN, status: 'pending' }, { kind: 'pending' }],
    ['202 pending', 202, { runId: RUN, status: 'pending' }, { kind: 'pending' }],
    ['pending with half a result', 200, { ...COMPLETED, status: 'pending' }, { kind: 'pending' }],
    ['an unknown word', 200, { runId: RUN, status: 'running' }, { kind: 'pending' }],
    ['an unknown word with half a result', 200, { status: 'running', result: RESULT }, { kind: 'pending' }],
    ['an empty object', 200, {}, { kind: 'pending' }],
    ['completed', 200, COMPLETED, { kind: 'answered', finding: FOUND }],
    [
      'completed in capitals',
      200,
      { ...COMPLETED, status: 'COMPLETED' },
      { kind: 'answered', finding: FOUND },
    ],
    [
      'an unknown word with a verdict',
      200,
      { ...COMPLETED, status: 'done' },
      { kind: 'answered', finding: FOUND },
    ],
    ['404', 404, { error: 'no such run' }, { kind: 'unknown run' }],
    ['404 HTML', 404, HTML, { kind: 'unknown run' }],
    ['401', 401, COMPLETED, { kind: 'bad key' }],
    ['402', 402, {}, { kind: 'no credits' }],
    ['403', 403, {}, { kind: 'refused', status: 403 }],
    ['429', 429, {}, { kind: 'rate limited', retryAfterSeconds: 60 }],
    ['400', 400, { message: 'bad id' }, { kind: 'invalid', message: 'bad id' }],
    ['408', 408, COMPLETED, { kind: 'unavailable', why: 'answer 408' }],
    ['500', 500, COMPLETED, { kind: 'unavailable', why: 'answer 500' }],
    ['302', 302, '', { kind: 'unavailable', why: 'answer 302' }],
    ['HTML', 200, HTML, { kind: 'unavailable', why: 'unreadable answer' }],
    ['truncated', 200, '{"runId":"55', { kind: 'unavailable', why: 'unreadable answer' }],
    ['an array', 200, [COMPLETED], { kind: 'unavailable', why: 'unreadable answer' }],
    [
      'completed without a verdict',
      200,
      { runId: RUN, status: 'completed', result: null },
      { kind: 'unavailable', why: 'completed without a result' },
    ],
  ])('%s', (_, status, body, expected) => {
    expect(poll(status, body)).toEqual(expected);
  });
});

describe('whatever arrives', () => {
  const bodies = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          runId: fc.anything(),
          status: fc.oneof(fc.constantFrom('pending', 'completed', 'failed', 'running'), fc.anything()),
          resultStatus: fc.oneof(fc.constantFrom('found', 'not_found', 'error'), fc.anything()),
          cached: fc.anything(),
          creditsUsed: fc.anything(),
          result: fc.oneof(
            fc.record(
              {
                email: fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.anything()),
                phone: fc.oneof(fc.string({ maxLength: 60 }), fc.anything()),
                confidence: fc.anything(),
                provider: fc.oneof(fc.string({ maxLength: 80 }), fc.anything()),
                validation: fc.anything(),
              },
              { requiredKeys: [] },
            ),
            fc.anything(),
          ),
        },
        { requiredKeys: [] },
      )
      .map(
        (value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part)) ?? '',
      ),
  );
  const statuses = fc.oneof(fc.constantFrom(200, 200, 202), fc.integer({ min: 100, max: 599 }));

  test('it is taken for one of the known outcomes, and every text is bounded', () => {
    fc.assert(
      fc.property(statuses, bodies, (status, body) => {
        const given: ApiAnswer = { status, headers: {}, body };
        for (const outcome of [readSubmit(given, NOW), readPoll(given, NOW)]) {
          if (outcome.kind === 'accepted') expect(outcome.runId).toMatch(/^[!-~]{1,128}$/);
          if (outcome.kind === 'invalid') expect(outcome.message.length).toBeLessThanOrEqual(120);
          if (outcome.kind !== 'answered') continue;
          const { email, phone, provider, validation } = outcome.finding;
          expect(email.length).toBeLessThanOrEqual(320);
          expect(phone.length).toBeLessThanOrEqual(40);
          expect(provider.length).toBeLessThanOrEqual(60);
          expect(validation.length).toBeLessThanOrEqual(60);
          expect(`${email}${phone}${provider}${validation}`).not.toMatch(/[\p{Cc}\p{Cs}]/u);
          if (outcome.finding.verdict === 'found') expect(email + phone).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a POST is never called refused when LeadModule may have taken it', () => {
    fc.assert(
      fc.property(statuses, bodies, (status, body) => {
        const { kind } = readSubmit({ status, headers: {}, body }, NOW);
        const decidesByItself = status >= 400 && status < 500 && status !== 408 && status !== 409;
        expect(['bad key', 'no credits', 'rate limited', 'refused', 'invalid'].includes(kind)).toBe(
          decidesByItself,
        );
      }),
      { numRuns: 500 },
    );
  });
});
