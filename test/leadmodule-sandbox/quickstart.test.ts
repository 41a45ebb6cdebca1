// Every sentence and table row of the vendor's quickstart, over real HTTP. The README maps each to the test here.
import { describe, expect, test } from '@jest/globals';
import { contractErrors, httpClient, inProcess, JANE, KEY, withReceiver, withServer } from './support.js';

const CONST_10 = { kind: 'const', seconds: 10 } as const;

describe('the basic flow', () => {
  test('you submit a contact, receive a runId and poll for the result', () =>
    withServer({ latency: CONST_10 }, async ({ url }, clock) => {
      const { submit, poll } = httpClient(url);
      const submitted = await submit({
        ...JANE,
        linkedInUrl: 'https://linkedin.com/in/janesmith',
        enrichmentType: 'email',
      });
      expect(submitted.status).toBe(202);
      expect(submitted.body).toEqual({ runId: expect.any(String), status: 'pending' });
      const { runId } = submitted.body;
      expect((await poll(runId)).body).toEqual({ runId, status: 'pending' });
      clock.advance(10);
      expect((await poll(runId)).body.status).toBe('completed');
    }));

  test('a completed enrichment response looks like the documented one, byte for byte but for the runId', () =>
    withServer({}, async ({ url }) => {
      const { submit } = httpClient(url);
      const { runId } = (await submit(JANE)).body;
      const response = await fetch(`${url}/${runId}`, { headers: { authorization: `Bearer ${KEY}` } });
      expect(await response.text()).toBe(
        `{"runId":"${runId}","status":"completed","resultStatus":"found","creditsUsed":1,"result":` +
          '{"email":"jane.smith@acme.com","confidence":95,"provider":"prospeo","validation":{"status":"valid","score":100}}}',
      );
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(runId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }));
});

describe('understanding the response', () => {
  test.each([
    ['found.example', 'completed', 'found'],
    ['notfound.example', 'completed', 'not_found'],
    ['error.example', 'completed', 'error'],
    ['failed.example', 'failed', 'error'],
  ])('resultStatus says whether the enrichment succeeded: %s', (companyDomain, status, resultStatus) =>
    withServer({}, async ({ url }) => {
      const { submit, poll } = httpClient(url);
      const { runId } = (await submit({ ...JANE, companyDomain })).body;
      expect((await poll(runId)).body).toMatchObject({ status, resultStatus });
    }),
  );

  test.each([
    ['found.example', 'valid'],
    ['invalid.example', 'invalid'],
    ['risky.example', 'risky'],
    ['unknown.example', 'unknown'],
  ])('result.validation.status tells deliverability: %s is %s', (companyDomain, status) =>
    withServer({}, async ({ url }) => {
      const { submit, poll } = httpClient(url);
      const { result } = (await poll((await submit({ ...JANE, companyDomain })).body.runId)).body;
      expect(result?.validation?.status).toBe(status);
    }),
  );

  test('confidence is 0 to 100 for every contact of a crowd', () =>
    withServer({ rate: 10_000 }, async ({ url }) => {
      const { submit, poll } = httpClient(url);
      const confidences: number[] = [];
      for (let i = 0; i < 60; i += 1) {
        const { runId } = (
          await submit({ firstName: 'Ada', lastName: `N${i}`, companyDomain: 'north.example' })
        ).body;
        const { result } = (await poll(runId)).body;
        if (result) confidences.push(result.confidence);
      }
      expect(confidences.length).toBeGreaterThan(30);
      expect(confidences.filter((c) => !(Number.isInteger(c) && c >= 0 && c <= 100))).toEqual([]);
      expect(new Set(confidences).size).toBeGreaterThan(5);
    }));
});

describe('duplicates and credits', () => {
  test('a duplicate returns at once with 200, cached: true, and costs zero credits', () =>
    withServer({ credits: 5 }, async ({ url, sandbox }) => {
      const { submit, poll } = httpClient(url);
      const { runId } = (await submit(JANE)).body;
      const first = (await poll(runId)).body;
      const again = await submit({ ...JANE, enrichmentType: 'email' });
      expect(again.status).toBe(200);
      expect(again.body).toEqual({ ...first, creditsUsed: 0, cached: true });
      expect(sandbox.books().keys[0]?.credits).toBe(4);
    }));

  test('the cache lasts 30 days', () =>
    withServer({}, async ({ url }, clock) => {
      const { submit } = httpClient(url);
      await submit(JANE);
      clock.advance(30 * 86_400 - 1);
      expect((await submit(JANE)).status).toBe(200);
      clock.advance(1);
      expect((await submit(JANE)).status).toBe(202);
    }));

  test('forceRefresh: true bypasses the cache', () =>
    withServer({}, async ({ url, sandbox }) => {
      const { submit } = httpClient(url);
      const first = await submit(JANE);
      const forced = await submit({ ...JANE, forceRefresh: true });
      expect(forced.status).toBe(202);
      expect(forced.body.runId).not.toBe(first.body.runId);
      expect((await submit({ ...JANE, forceRefresh: false })).body.runId).toBe(forced.body.runId);
      expect(sandbox.books().keys[0]?.creditsSpent).toBe(2);
    }));

  test.each(['found', 'notfound', 'error', 'failed'])(
    'each enrichment costs 1 credit, %s or otherwise',
    (word) =>
      withServer({ credits: 10 }, async ({ url, sandbox }) => {
        const { submit, poll } = httpClient(url);
        const { runId } = (await submit({ ...JANE, companyDomain: `${word}.example` })).body;
        expect((await poll(runId)).body.creditsUsed).toBe(1);
        expect(sandbox.books().keys[0]).toMatchObject({ credits: 9, creditsSpent: 1 });
      }),
  );
});

describe('phones', () => {
  test.each([
    ['phone', ['phone', 'confidence', 'provider']],
    ['all', ['email', 'phone', 'confidence', 'provider', 'validation']],
  ])('enrichmentType %s brings the phone in result.phone', (enrichmentType, fields) =>
    withServer({}, async ({ url }) => {
      const { submit, poll } = httpClient(url);
      const { runId } = (await submit({ ...JANE, enrichmentType })).body;
      const { result } = (await poll(runId)).body;
      expect(Object.keys(result ?? {})).toEqual(fields);
      expect(result?.phone).toMatch(/^\+1\d{3}555\d{4}$/);
    }),
  );
});

describe('rate limit', () => {
  test('60 requests a minute per key, then 429 with Retry-After; after that many seconds it goes on', () =>
    withServer({}, async ({ url }, clock) => {
      const { submit, poll } = httpClient(url);
      const { runId } = (await submit(JANE)).body;
      clock.advance(10);
      for (let i = 1; i < 60; i += 1) expect((await poll(runId)).status).toBe(200);
      const refused = await poll(runId);
      expect(refused.status).toBe(429);
      expect(refused.headers['retry-after']).toBe('60');
      expect((await httpClient(url, 'lm_live_other').submit(JANE)).status).toBe(202);
      clock.advance(60);
      expect((await poll(runId)).status).toBe(200);
    }));

  test('1,000 contacts at one a second take about 17 minutes to submit, and none is refused', () => {
    const { clock, sandbox, submit } = inProcess();
    const startMs = clock.now();
    for (let i = 0; i < 1000; i += 1) {
      submit({ firstName: `N${i}`, companyDomain: 'north.example' });
      clock.advance(1);
    }
    expect(sandbox.books().runs).toHaveLength(1000);
    expect((clock.now() - startMs) / 60_000).toBeCloseTo(17, 0);
  });
});

describe('webhooks', () => {
  test('the result is pushed when the enrichment completes, with runId, status, result and creditsUsed', () =>
    withReceiver([200], (webhookUrl, received) =>
      withServer({ latency: CONST_10 }, async ({ url, deliverDue }, clock) => {
        const { submit, poll } = httpClient(url);
        const { runId } = (await submit({ ...JANE, enrichmentType: 'email', webhookUrl })).body;
        clock.advance(9.9);
        await deliverDue();
        expect(received).toEqual([]);
        clock.advance(0.1);
        await deliverDue();
        expect(received).toHaveLength(1);
        const { status, result, creditsUsed } = (await poll(runId)).body;
        expect(received[0]?.method).toBe('POST');
        expect(received[0]?.body).toEqual({ runId, status, result, creditsUsed });
        expect(contractErrors('Webhook', received[0]?.body)).toBeNull();
        expect(received[0]?.headers['x-leadmodule-event']).toBe('enrichment.completed');
        expect(received[0]?.headers['content-type']).toBe('application/json');
      }),
    ));

  test.each([500, 404, 302])(
    'delivery is retried up to 3 times, each wait twice the last, while the answer is %i',
    (status) =>
      withReceiver([status], (webhookUrl, received) =>
        withServer({ webhookBackoffSeconds: 5 }, async ({ url, sandbox, deliverDue }, clock) => {
          await httpClient(url).submit({ ...JANE, webhookUrl });
          const counts: number[] = [];
          for (const seconds of [0, 4.9, 0.1, 9.9, 0.1, 19.9, 0.1, 3600]) {
            clock.advance(seconds);
            await deliverDue();
            counts.push(received.length);
          }
          expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
          expect(sandbox.books().deliveries[0]).toMatchObject({ state: 'given up' });
          expect(sandbox.books().deliveries[0]?.attempts.map((attempt) => attempt.outcome)).toEqual(
            Array(4).fill(String(status)),
          );
        }),
      ),
  );

  test('a retry that is answered 2xx ends the delivery', () =>
    withReceiver([503, 204], (webhookUrl, received) =>
      withServer({}, async ({ url, sandbox, deliverDue }, clock) => {
        await httpClient(url).submit({ ...JANE, webhookUrl });
        for (const seconds of [0, 60, 60, 60]) {
          clock.advance(seconds);
          await deliverDue();
        }
        expect(received).toHaveLength(2);
        expect(sandbox.books().deliveries[0]?.state).toBe('delivered');
      }),
    ));
});

describe('the table of statuses', () => {
  test('202 request accepted', () =>
    withServer({}, async ({ url }) => {
      expect((await httpClient(url).submit(JANE)).status).toBe(202);
    }));

  test('200 cache hit: the result is already available, zero credits', () =>
    withServer({}, async ({ url }) => {
      const { submit } = httpClient(url);
      await submit(JANE);
      expect(await submit(JANE)).toMatchObject({
        status: 200,
        body: { result: { email: 'jane.smith@acme.com' }, creditsUsed: 0 },
      });
    }));

  test.each([[{}], [{ enrichmentType: 'email' }], [{ firstName: '', lastName: ' ' }]])(
    '400 invalid input: at least one of the four fields is needed (%j)',
    (body) =>
      withServer({}, async ({ url }) => {
        const { status, body: answer } = await httpClient(url).submit(body);
        expect(status).toBe(400);
        expect(answer.error?.fields).toEqual(['firstName', 'lastName', 'companyDomain', 'linkedInUrl']);
      }),
  );

  test.each([
    [{ firstName: 'Ada' }],
    [{ lastName: 'Byron' }],
    [{ companyDomain: 'north.example' }],
    [{ linkedInUrl: 'https://linkedin.com/in/ada-byron' }],
  ])('any one of the four fields is enough (%j)', (body) =>
    withServer({}, async ({ url }) => {
      expect((await httpClient(url).submit(body)).status).toBe(202);
    }),
  );

  test.each([
    ['sk_live_1234', 'does not start with lm_live_'],
    ['lm_live_', 'has nothing after it'],
    ['lm_live_inactive_1', 'is not active'],
  ])('401 bad API key: %s %s', (key) =>
    withServer({}, async ({ url, sandbox }) => {
      expect((await httpClient(url, key).submit(JANE)).status).toBe(401);
      expect((await httpClient(url, key).poll('00000000-0000-4000-8000-000000000000')).status).toBe(401);
      expect(sandbox.books().runs).toEqual([]);
    }),
  );

  test('401 without a key', () =>
    withServer({}, async ({ url }) => {
      expect((await httpClient(url).submit(JANE, { authorization: '' })).status).toBe(401);
      expect((await httpClient(url).submit(JANE, { authorization: KEY })).status).toBe(401);
    }));

  test('402 no credits, until the key is topped up', () =>
    withServer({ credits: 1 }, async ({ url, sandbox }) => {
      const { submit } = httpClient(url);
      await submit(JANE);
      const other = { ...JANE, firstName: 'John' };
      expect((await submit(other)).status).toBe(402);
      expect((await submit(JANE)).status).toBe(200);
      expect((await httpClient(url, 'lm_live_nocredits').submit(JANE)).status).toBe(402);
      sandbox.changeKey(KEY, { credits: 1 });
      expect((await submit(other)).status).toBe(202);
    }));
});
