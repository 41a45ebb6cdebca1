// Faults: each does what its words say, is drawn from the seed, and can be asked for by a header.
import { describe, expect, test } from '@jest/globals';
import { FAULTS, type FaultKind, type FaultRule, PRESETS } from '../../local/leadmodule/index.js';
import { httpClient, inProcess, JANE, KEY, withServer } from './support.js';

const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };

/** One submit with a fault, and what became of it. */
function submitWith(fault: string) {
  const made = inProcess();
  const answer = made.sandbox.handle({
    method: 'POST',
    url: '/api/v1/enrich',
    headers: { ...HEADERS, 'X-Sandbox-Fault': fault },
    body: JSON.stringify({ ...JANE, webhookUrl: 'http://127.0.0.1:9/hook' }),
  });
  return { ...made, answer, accepted: made.sandbox.books().runs.length === 1 };
}

describe('by header', () => {
  test.each([
    ['drop-before', false, { kind: 'dropped', dropped: 'before' }],
    ['drop-after', true, { kind: 'dropped', dropped: 'after' }],
    ['500', false, { status: 500 }],
    ['502', false, { status: 502 }],
    ['503', false, { status: 503 }],
    ['502-after', true, { status: 502 }],
    ['429', false, { status: 429, headers: { 'retry-after': '20' } }],
    ['429-date', false, { status: 429, headers: { 'retry-after': 'Mon, 07 Jan 2030 09:00:20 GMT' } }],
    ['delay', true, { status: 202, delaySeconds: 3 }],
    ['delay;seconds=0.5', true, { status: 202, delaySeconds: 0.5 }],
    ['drop-after, delay;seconds=9', true, { kind: 'dropped', delaySeconds: 9 }],
    ['delay;seconds=9, drop-after', true, { kind: 'dropped', delaySeconds: 9 }],
    ['delay;seconds=9, 502-after', true, { status: 502, delaySeconds: 9 }],
    ['html', true, { status: 202, body: expect.stringMatching(/^<!doctype html>/) }],
  ])('%s: accepted %s', (fault, accepted, answer) => {
    const made = submitWith(fault);
    expect(made.accepted).toBe(accepted);
    expect(made.answer).toMatchObject(answer);
  });

  test.each([
    [
      'truncated-json',
      () => {
        throw new Error('unreadable');
      },
    ],
    ['wrong-types', { runId: [expect.any(String)], status: ['pending'] }],
    ['unknown-status', { runId: expect.any(String), status: 'archived' }],
    [
      'extra-fields',
      { runId: expect.any(String), status: 'pending', requestCost: { unit: 'credit' }, beta: [1, null] },
    ],
  ])('%s: the submit is accepted, the answer is not what it should be', (fault, expected) => {
    const { answer, accepted } = submitWith(fault);
    expect(accepted).toBe(true);
    if (answer.kind !== 'answered') throw new Error('dropped');
    if (typeof expected === 'function') expect(() => JSON.parse(answer.body)).toThrow();
    else expect(JSON.parse(answer.body)).toEqual(expected);
  });

  test('missing-fields: one field is gone, another one another time', () => {
    const { sandbox, submit } = inProcess();
    const { runId } = submit(JANE).body;
    const whole = ['runId', 'status', 'resultStatus', 'creditsUsed', 'result'];
    const gone = Array.from({ length: 40 }, () => {
      const headers = { ...HEADERS, 'x-sandbox-fault': 'missing-fields' };
      const answer = sandbox.handle({ method: 'GET', url: `/api/v1/enrich/${runId}`, headers });
      const names = answer.kind === 'answered' ? Object.keys(JSON.parse(answer.body)) : [];
      expect(names).toHaveLength(4);
      return whole.find((name) => !names.includes(name));
    });
    expect(new Set(gone)).toEqual(new Set(whole));
  });

  test('a burst of 429 holds for every request of the key until it ends, and for no other key', () => {
    const { clock, submit, poll, sandbox } = inProcess();
    const { runId } = submit(JANE).body;
    poll(runId, { 'x-sandbox-fault': '429;seconds=30' });
    poll(runId, { 'x-sandbox-fault': '429;seconds=5' });
    clock.advance(29);
    expect(poll(runId)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    const other = { ...HEADERS, authorization: 'Bearer lm_live_other' };
    expect(sandbox.handle({ method: 'GET', url: '/api/v1/enrich/x', headers: other })).toMatchObject({
      status: 404,
    });
    clock.advance(1);
    expect(poll(runId).status).toBe(200);
  });

  test('429-bare has no Retry-After', () => {
    const { headers } = inProcess().submit(JANE, { 'x-sandbox-fault': '429-bare' });
    expect(headers).not.toHaveProperty('retry-after');
  });

  test.each([
    ['webhook-lost', []],
    ['webhook-late', [600]],
    ['webhook-late;seconds=60', [60]],
    ['webhook-duplicate', [0, 30]],
    ['webhook-late, webhook-duplicate;seconds=5', [600, 605]],
  ])('%s: pushed after %j s', (fault, seconds) => {
    const { sandbox, clock } = submitWith(fault);
    const startMs = clock.now();
    const pushed: number[] = [];
    for (let due = sandbox.nextWebhookAtMs(); due !== undefined; due = sandbox.nextWebhookAtMs()) {
      for (const { number } of sandbox.takeDueWebhooks(due)) {
        sandbox.settleWebhook(number, { kind: 'answered', status: 200 }, due);
        pushed.push((due - startMs) / 1000);
      }
    }
    expect(pushed).toEqual(seconds);
  });

  test('a fault that does not exist is refused', () => {
    const { status, body } = inProcess().submit(JANE, { 'x-sandbox-fault': 'flood' });
    expect([status, body.error?.code]).toEqual([400, 'invalid_input']);
  });

  test('a submit that was accepted although the answer was lost is a duplicate afterwards: nothing is paid twice', () => {
    const { sandbox, submit } = submitWith('drop-after');
    expect(submit(JANE).body).toMatchObject({ cached: true, result: { email: 'jane.smith@acme.com' } });
    expect(sandbox.books().keys[0]?.creditsSpent).toBe(1);
  });
});

describe('over HTTP', () => {
  test.each(['drop-before', 'drop-after'])('%s breaks the connection', (fault) =>
    withServer({}, async ({ url, sandbox }) => {
      await expect(httpClient(url).submit(JANE, { 'x-sandbox-fault': fault })).rejects.toThrow(
        'fetch failed',
      );
      expect(sandbox.books().requests[0]?.status).toBe(`dropped ${fault.slice(5)}`);
      expect(sandbox.books().runs).toHaveLength(fault === 'drop-after' ? 1 : 0);
      expect((await httpClient(url).submit(JANE)).body.runId).toBeDefined();
    }),
  );

  test('HTML comes as HTML, with the status that the JSON had', () =>
    withServer({}, async ({ url }) => {
      const headers = { ...HEADERS, 'x-sandbox-fault': 'html' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(JANE) });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        202,
        'text/html; charset=utf-8',
      ]);
      expect(await response.text()).toContain('<p>');
    }));

  test('an answer that is delayed does not keep the sandbox from closing', () =>
    withServer({}, async ({ url, close }) => {
      const asked = httpClient(url).submit(JANE, { 'x-sandbox-fault': 'delay;seconds=600' });
      const settled = asked.then(
        () => 'answered',
        () => 'cut off',
      );
      await httpClient(url).submit(JANE);
      await close();
      expect(await settled).toBe('cut off');
    }));
});

describe('by probability', () => {
  /** The faults that the books name, over 2,000 polls. */
  function struck(faults: readonly FaultRule[], seed: number): FaultKind[][] {
    const { sandbox } = inProcess({ faults, seed, rate: 100_000 });
    for (let i = 0; i < 2000; i += 1)
      sandbox.handle({ method: 'GET', url: '/api/v1/enrich/x', headers: HEADERS });
    return sandbox.books().requests.map((request) => [...request.faults]);
  }

  test('each fault strikes as often as its rule says', () => {
    const all = struck(
      [
        { kind: 'delay', probability: 0.1 },
        { kind: 'html', probability: 0.02 },
      ],
      7,
    ).flat();
    const share = (kind: FaultKind) => all.filter((one) => one === kind).length / 2000;
    expect(share('delay')).toBeGreaterThan(0.08);
    expect(share('delay')).toBeLessThan(0.12);
    expect(share('html')).toBeGreaterThan(0.01);
    expect(share('html')).toBeLessThan(0.03);
  });

  test('the same seed strikes at the same requests, another seed at others', () => {
    expect(struck(PRESETS.hostile, 7)).toEqual(struck(PRESETS.hostile, 7));
    expect(struck(PRESETS.hostile, 7)).not.toEqual(struck(PRESETS.hostile, 8));
  });

  test('a rule may hold for submits alone', () => {
    const { sandbox, submit } = inProcess({ faults: [{ kind: '500', probability: 1, on: 'submit' }] });
    expect(submit(JANE).status).toBe(500);
    expect(sandbox.handle({ method: 'GET', url: '/api/v1/enrich/x', headers: HEADERS })).toMatchObject({
      status: 404,
    });
  });

  test('the presets together hold every fault, hostile all of them', () => {
    const kinds = (rules: readonly FaultRule[]) => rules.map((rule) => rule.kind).sort();
    const { hostile, ...others } = PRESETS;
    expect(kinds(Object.values(others).flat())).toEqual(Object.keys(FAULTS).sort());
    expect(kinds(hostile)).toEqual(Object.keys(FAULTS).sort());
  });
});
