// The readings that concern the cache, the cost and the webhooks (R7 to R9 stand with the limiter).
import { describe, expect, test } from '@jest/globals';
import { parseReading, READINGS } from '../../local/leadmodule/readings.js';
import { client, inProcess, JANE } from './support.js';

const SLOW = { latency: { kind: 'const', seconds: 100 } } as const;
const DAY_SECONDS = 86_400;

describe('R1: a duplicate of a pending run', () => {
  test('a: joins it, for free', () => {
    const { sandbox, submit } = inProcess(SLOW);
    const first = submit(JANE);
    const second = submit(JANE);
    expect(second.status).toBe(200);
    expect(second.body).toEqual({ runId: first.body.runId, status: 'pending', cached: true });
    expect(sandbox.books().keys[0]?.creditsSpent).toBe(1);
  });

  test('b: starts another, which costs again', () => {
    const { clock, sandbox, submit } = inProcess({ ...SLOW, readings: { R1: 'b' } });
    const first = submit(JANE);
    const second = submit(JANE);
    expect(second.status).toBe(202);
    expect(second.body.runId).not.toBe(first.body.runId);
    expect(sandbox.books().keys[0]?.creditsSpent).toBe(2);
    clock.advance(100);
    expect(submit(JANE).status).toBe(200);
  });
});

describe('R2: what a cached answer carries', () => {
  test.each([
    [
      'a',
      ['runId', 'status', 'resultStatus', 'creditsUsed', 'result', 'cached'],
      ['runId', 'status', 'cached'],
    ],
    ['b', ['runId', 'cached'], ['runId', 'cached']],
    ['c', ['cached'], ['cached']],
  ] as const)('%s', (R2, completed, pending) => {
    const { clock, submit } = inProcess({ ...SLOW, readings: { R2 } });
    submit(JANE);
    expect(Object.keys(submit(JANE).body)).toEqual(pending);
    clock.advance(100);
    expect(Object.keys(submit(JANE).body)).toEqual(completed);
  });
});

describe('R3: results without a find', () => {
  test.each([
    ['a', 'notfound', 200],
    ['a', 'error', 200],
    ['a', 'failed', 200],
    ['b', 'notfound', 202],
    ['b', 'error', 202],
    ['b', 'failed', 202],
    ['b', 'found', 200],
  ] as const)('%s: %s again is answered %i', (R3, word, status) => {
    const { submit } = inProcess({ readings: { R3 } });
    const body = { ...JANE, companyDomain: `${word}.example` };
    submit(body);
    expect(submit(body).status).toBe(status);
  });
});

describe('R4: matching', () => {
  test.each([
    ['a', { firstName: 'JANE' }, 202],
    ['a', { firstName: 'Jané' }, 202],
    ['a', {}, 200],
    ['a', { linkedInUrl: '' }, 200],
    ['b', { firstName: 'JANE' }, 200],
    ['b', { firstName: 'Jané' }, 200],
    ['b', { firstName: 'Janet' }, 202],
  ] as const)('%s: %j is answered %i', (R4, change, status) => {
    const { submit } = inProcess({ readings: { R4 } });
    submit(JANE);
    expect(submit({ ...JANE, ...change }).status).toBe(status);
  });

  test('however it is spelled, one person has one outcome', () => {
    const { sandbox } = inProcess();
    const plain = { firstName: 'Zoe', lastName: 'Muller', companyDomain: 'north.example' };
    const fancy = {
      firstName: ' ZOË ',
      lastName: 'Müller',
      companyDomain: 'https://www.north.example/about',
    };
    expect(sandbox.expected(fancy, 'all')).toEqual(sandbox.expected(plain, 'all'));
  });
});

describe('R5: type all and the others', () => {
  test.each([
    ['a', 'all', 'email', 200],
    ['a', 'all', 'phone', 200],
    ['a', 'email', 'all', 202],
    ['a', 'email', 'phone', 202],
    ['b', 'all', 'email', 202],
    ['b', 'all', 'all', 200],
  ] as const)('%s: after %s, %s is answered %i', (R5, first, then, status) => {
    const { submit } = inProcess({ readings: { R5 } });
    submit({ ...JANE, enrichmentType: first });
    expect(submit({ ...JANE, enrichmentType: then }).status).toBe(status);
  });
});

describe('R6: whose cache it is', () => {
  test.each([
    ['a', 202, 404],
    ['b', 200, 200],
  ] as const)(
    '%s: another key asks for the same contact (%i), and for the run (%i)',
    (R6, submitted, polled) => {
      const { sandbox, submit } = inProcess({ readings: { R6 } });
      const { runId } = submit(JANE).body;
      const other = client(sandbox, 'lm_live_other');
      expect(other.poll(runId).status).toBe(polled);
      expect(other.submit(JANE).status).toBe(submitted);
    },
  );
});

describe('R10: from when the 30 days run', () => {
  test.each([
    ['a', 202],
    ['b', 200],
  ] as const)('%s: 30 days after the submit the answer is %i', (R10, status) => {
    const { clock, submit } = inProcess({ ...SLOW, readings: { R10 } });
    submit(JANE);
    clock.advance(30 * DAY_SECONDS);
    expect(submit(JANE).status).toBe(status);
    clock.advance(100);
    expect(submit(JANE).status).toBe(status === 200 ? 202 : 200);
  });
});

describe('R11: failed runs', () => {
  test.each([
    ['a', ['failed']],
    ['b', []],
  ] as const)('%s: pushed as %j', (R11, pushed) => {
    const { sandbox, submit } = inProcess({ readings: { R11 } });
    submit({ ...JANE, companyDomain: 'failed.example', webhookUrl: 'http://127.0.0.1:9/hook' });
    expect(sandbox.takeDueWebhooks().map(({ body }) => JSON.parse(body).status)).toEqual(pushed);
    expect(sandbox.nextWebhookAtMs()).toBeUndefined();
  });
});

describe('R12: what a lookup of type all costs', () => {
  test.each([
    ['a', 1, 202],
    ['b', 2, 402],
  ] as const)('%s: %i credits; with one left it is answered %i', (R12, credits, status) => {
    const { submit, poll } = inProcess({ credits: credits + 1, readings: { R12 } });
    const { runId } = submit({ ...JANE, enrichmentType: 'all' }).body;
    expect(poll(runId).body.creditsUsed).toBe(credits);
    expect(submit({ firstName: 'Grace', enrichmentType: 'all' }).status).toBe(status);
  });
});

describe('the table of readings', () => {
  test('every choice can be named on the command line', () => {
    for (const [name, { question: _, ...choices }] of Object.entries(READINGS))
      for (const choice of Object.keys(choices))
        expect(parseReading(`${name}=${choice}`)).toEqual({ [name]: choice });
  });

  test.each(['R1', 'R1=c', 'R0=a', 'R1=question', 'toString=a', ''])('%j is not one', (text) => {
    expect(parseReading(text)).toBeUndefined();
  });
});
