// The state file: credits, runs, the cache, the limit and open webhooks outlive the process.
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSandbox, startServer } from '../../local/leadmodule/index.js';
import { client, httpClient, inProcess, JANE, withReceiver, withServer } from './support.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadmodule-sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a sandbox goes on where another one stopped, to the byte', () => {
  const { clock, sandbox, submit, poll } = inProcess({
    credits: 5,
    rate: 4,
    latency: { kind: 'const', seconds: 100 },
  });
  const { runId } = submit({ ...JANE, webhookUrl: 'http://127.0.0.1:9/hook' }).body;
  clock.advance(1);
  submit({ firstName: 'Ada' });
  poll(runId);
  const state = JSON.parse(JSON.stringify(sandbox.state()));
  const next = createSandbox({ clock, rate: 4, latency: { kind: 'const', seconds: 100 }, state });
  const tell = (of: typeof sandbox) => {
    const { submit: again, poll: look } = client(of);
    return [again(JANE), look(runId), of.nextWebhookAtMs(), of.books().keys, of.books().runs, of.state()];
  };
  expect(tell(next)).toEqual(tell(sandbox));
  expect(next.books().keys[0]).toMatchObject({ credits: 3, creditsSpent: 2 });
});

test('a webhook that was being sent is sent again, and new ones do not take its number', () => {
  const { clock, sandbox, submit } = inProcess();
  submit({ ...JANE, webhookUrl: 'http://127.0.0.1:9/1' });
  expect(sandbox.takeDueWebhooks()).toHaveLength(1);
  const next = createSandbox({ clock, state: sandbox.state() });
  client(next).submit({ firstName: 'Ada', webhookUrl: 'http://127.0.0.1:9/2' });
  expect(next.takeDueWebhooks().map(({ number, url }) => [number, url])).toEqual([
    [1, 'http://127.0.0.1:9/1'],
    [2, 'http://127.0.0.1:9/2'],
  ]);
});

test('over HTTP: a second server knows the runs of the first, and pushes the webhook that was still open', () =>
  withReceiver([200], async (webhookUrl, received) => {
    const stateFile = join(folder, 'state.json');
    const latency = { kind: 'const', seconds: 10 } as const;
    const first = await withServer(
      { stateFile, latency },
      async ({ url }) => (await httpClient(url).submit({ ...JANE, webhookUrl })).body,
    );
    await withServer({ stateFile, latency }, async ({ url, deliverDue }, clock) => {
      expect((await httpClient(url).poll(first.runId)).body.status).toBe('pending');
      clock.advance(10);
      expect((await httpClient(url).submit(JANE)).body).toMatchObject({ runId: first.runId, cached: true });
      await deliverDue();
      expect(received.map(({ body }) => body.runId)).toEqual([first.runId]);
    });
  }));

test('a webhook that is on its way when the sandbox stops is not counted as a try', async () => {
  const stateFile = join(folder, 'state.json');
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const server = await startServer({ stateFile });
  try {
    const asked = once(silent, 'connection');
    await httpClient(server.url).submit({ ...JANE, webhookUrl: `http://127.0.0.1:${port}/` });
    const [socket] = await asked;
    await server.close();
    socket.destroy();
  } finally {
    silent.close();
  }
  const [delivery] = JSON.parse(readFileSync(stateFile, 'utf8')).deliveries;
  expect(delivery).toMatchObject({ state: 'sending', attempts: [] });
});

test('a new run after a restart has an id of its own', () =>
  withServer(
    { stateFile: join(folder, 'state.json') },
    async ({ url }) => (await httpClient(url).submit(JANE)).body.runId,
  ).then((first) =>
    withServer({ stateFile: join(folder, 'state.json') }, async ({ url }) => {
      expect((await httpClient(url).submit({ firstName: 'Ada' })).body.runId).not.toBe(first);
    }),
  ));

test('the file is saved while the sandbox runs, is whole, and is for its owner only', async () => {
  const stateFile = join(folder, 'state.json');
  const server = await startServer({ stateFile });
  try {
    await httpClient(server.url).submit(JANE);
    const saved = () =>
      readdirSync(folder).includes('state.json') ? JSON.parse(readFileSync(stateFile, 'utf8')) : undefined;
    while (saved()?.runs?.length !== 1) await new Promise((done) => setTimeout(done, 50));
    // Windows has no such bits; there the rights of the folder count.
    if (process.platform !== 'win32') expect(statSync(stateFile).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['state.json']);
  } finally {
    await server.close();
  }
});

test.each([
  ['not json', 'cannot be read'],
  ['{"version":2}', 'is not a state file of this version'],
  ['[]', 'is not a state file of this version'],
  ['null', 'is not a state file of this version'],
])('a file that holds %s is refused and left alone', async (text, message) => {
  const stateFile = join(folder, 'state.json');
  writeFileSync(stateFile, text);
  await expect(startServer({ stateFile })).rejects.toThrow(message);
  expect(readFileSync(stateFile, 'utf8')).toBe(text);
});
