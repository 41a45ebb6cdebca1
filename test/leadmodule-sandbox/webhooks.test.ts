// Webhooks beyond the quickstart's sentences: where they may go, duplicates, completion by hand, the real clock.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { startServer } from '../../local/leadmodule/index.js';
import { httpClient, inProcess, JANE, withReceiver, withServer } from './support.js';

const CONST_10 = { latency: { kind: 'const', seconds: 10 } } as const;
const HOOK = 'http://127.0.0.1:9/hook';

test.each([
  'http://hooks.example/a',
  'https://your-app.test/webhooks/enrichment',
  'http://127.0.0.1.hooks.test/',
  'http://10.0.0.1/',
])('a target that is not loopback is accepted, noted as refused and never tried: %s', (webhookUrl) =>
  withServer({}, async ({ url, sandbox, deliverDue }, clock) => {
    expect((await httpClient(url).submit({ ...JANE, webhookUrl })).status).toBe(202);
    await deliverDue();
    clock.advance(3600);
    await deliverDue();
    expect(sandbox.books().deliveries).toMatchObject([
      { state: 'refused', attempts: [{ outcome: 'not a loopback address' }] },
    ]);
  }),
);

test('a public address may be routed to a stand-in on this machine', () =>
  withReceiver([200], (hook, received) =>
    withServer(
      { routeWebhook: (url) => (url.startsWith('https://script.test/') ? hook : undefined) },
      async (server) => {
        await httpClient(server.url).submit({ ...JANE, webhookUrl: 'https://script.test/exec?l=1' });
        await server.deliverDue();
        expect(received).toHaveLength(1);
        expect(server.sandbox.books().deliveries[0]).toMatchObject({
          url: 'https://script.test/exec?l=1',
          state: 'delivered',
        });
      },
    ),
  ));

test('an endpoint that is not there is tried four times', () =>
  withServer({ webhookBackoffSeconds: 1 }, async ({ url, sandbox, deliverDue }, clock) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : 0;
    taken.close();
    await once(taken, 'close');
    await httpClient(url).submit({ ...JANE, webhookUrl: `http://127.0.0.1:${port}/` });
    for (const seconds of [0, 1, 2, 4, 8]) {
      clock.advance(seconds);
      await deliverDue();
    }
    const [delivery] = sandbox.books().deliveries;
    expect(delivery?.state).toBe('given up');
    expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(
      Array(4).fill(expect.stringContaining('ECONNREFUSED')),
    );
  }));

test('a duplicate that joins a pending run is pushed to its own URL too, to the same URL once', () => {
  const { clock, sandbox, submit } = inProcess(CONST_10);
  submit({ ...JANE, webhookUrl: `${HOOK}?l=1` });
  submit({ ...JANE, webhookUrl: `${HOOK}?l=1` });
  submit({ ...JANE, webhookUrl: `${HOOK}?l=2` });
  clock.advance(10);
  expect(sandbox.takeDueWebhooks().map(({ url }) => url)).toEqual([`${HOOK}?l=1`, `${HOOK}?l=2`]);
});

test('a duplicate of a completed run has its result at once and is not pushed', () => {
  const { sandbox, submit } = inProcess();
  submit(JANE);
  expect(submit({ ...JANE, webhookUrl: HOOK }).status).toBe(200);
  expect(sandbox.nextWebhookAtMs()).toBeUndefined();
});

test('a run completed by hand pushes at once, with the ending that was chosen', () => {
  const { sandbox, submit, poll } = inProcess();
  const { runId = '' } = submit({ ...JANE, companyDomain: 'stuck.example', webhookUrl: HOOK }).body;
  expect(sandbox.takeDueWebhooks()).toEqual([]);
  expect(sandbox.completeRun(runId, 'found')).toBe(true);
  expect(poll(runId).body).toMatchObject({
    status: 'completed',
    result: { email: 'jane.smith@stuck.example' },
  });
  expect(sandbox.takeDueWebhooks().map(({ body }) => JSON.parse(body))).toMatchObject([
    { runId, status: 'completed', result: { email: 'jane.smith@stuck.example' }, creditsUsed: 1 },
  ]);
  expect(sandbox.completeRun('unknown')).toBe(false);
});

test('what was taken is not handed out again until it is settled', () => {
  const { clock, sandbox, submit } = inProcess({ webhookBackoffSeconds: 5 });
  submit({ ...JANE, webhookUrl: HOOK });
  const [taken] = sandbox.takeDueWebhooks();
  expect(sandbox.takeDueWebhooks()).toEqual([]);
  sandbox.settleWebhook(taken?.number ?? 0, { kind: 'unreachable', reason: 'asleep' });
  expect(sandbox.nextWebhookAtMs()).toBe(clock.now() + 5000);
});

test('on the machine’s own clock webhooks go out by themselves', () =>
  withReceiver([500, 200], async (webhookUrl, received) => {
    const server = await startServer({
      latency: { kind: 'const', seconds: 0.05 },
      webhookBackoffSeconds: 0.05,
    });
    try {
      await httpClient(server.url).submit({ ...JANE, webhookUrl });
      while (server.sandbox.books().deliveries[0]?.state !== 'delivered')
        await new Promise((done) => setTimeout(done, 20));
      expect(received).toHaveLength(2);
    } finally {
      await server.close();
    }
  }));

test('on a clock of the caller’s nothing goes out unasked', () =>
  withReceiver([200], async (webhookUrl, received) => {
    const server = await startServer({ clock: { now: () => 0 } });
    try {
      await httpClient(server.url).submit({ ...JANE, webhookUrl });
      // Long enough for a courier on the machine's clock to be off: it would have taken what is due.
      await new Promise((done) => setTimeout(done, 50));
      expect(server.sandbox.books().deliveries[0]?.state).toBe('waiting');
      await server.deliverDue();
      expect(received).toHaveLength(1);
    } finally {
      await server.close();
    }
  }));
