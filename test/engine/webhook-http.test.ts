// Over real HTTP, nothing faked: the sandbox's server posts to the runtime's web server, whose web app fills the
// inbox; steps run as true executions and place what came.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  createHost,
  type Host,
  realClock,
  redirectTo,
  routes,
  type UserSession,
} from '../../local/appsscript/index.js';
import type { SheetDocument } from '../../local/appsscript/spreadsheet/document.js';
import { type SandboxServer, startServer } from '../../local/leadmodule/index.js';
import type { PageAnswer, PageStep, WebhookState } from '../../src/sidebar-api.js';
import { DIST, KEY, newest, PERSON, people } from './stage.js';

const API = 'https://app.leadmodule.ai/api/v1/enrich';
const GOOGLE = 'https://script.google.com/';

// True threads on a machine that may be busy; nothing here measures time.
jest.setTimeout(60_000);

let host: Host;
let sandbox: SandboxServer;
let document: SheetDocument;
let session: UserSession;
let url: string;
/** Where the web app is on this machine. */
let local: string;

beforeAll(async () => {
  sandbox = await startServer({
    latency: { kind: 'const', seconds: 0.3 },
    webhookBackoffSeconds: 0.1,
    routeWebhook: (asked) => (asked.startsWith(GOOGLE) ? local + asked.slice(GOOGLE.length) : undefined),
  });
  let road = routes({});
  host = createHost({
    clock: realClock(),
    driver: 'worker',
    fetch: (request) => road(request),
    deployer: PERSON,
    name: 'LeadModule',
  });
  host.loadProject({ dir: DIST });
  document = host.createDocument({ name: 'Web', owner: PERSON, csvRows: people(8), timeZone: 'Etc/UTC' });
  url = host.webApp.deploy(document);
  local = new URL('/', await host.serveWebApp()).href;
  road = routes({ [API]: redirectTo(API, sandbox.url), [GOOGLE]: redirectTo(GOOGLE, local) });
  session = await host.open(PERSON, document);
  await ask('sidebarSaveKey', KEY);
});

afterAll(async () => {
  await host.close();
  await sandbox.close();
});

async function ask<T>(name: string, ...args: unknown[]): Promise<T> {
  const answer = await session.callServer(name, ...args);
  if (answer.kind === 'failure') throw new Error(answer.message);
  const value = answer.value as PageAnswer<T>;
  if (!value.ok) throw new Error(value.sentence);
  return value.value;
}

async function follow(): Promise<PageStep> {
  for (;;) {
    const step = await ask<PageStep>('sidebarStep');
    if (step.callAgainSeconds === undefined) return step;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function inbox(): Promise<string[]> {
  const record = await host.evaluate('PropertiesService.getScriptProperties().getKeys()', {
    email: PERSON,
    document,
  });
  return (record.value as string[]).filter((name) => name.startsWith('in.'));
}

test('set up through the real address, then eight contacts with eight requests', async () => {
  const state = await ask<WebhookState>('sidebarChangeWebhook', { kind: 'on', url });
  expect(state).toMatchObject({ kind: 'on', url });
  session.select('Sheet1!A2:A9');
  await ask('sidebarRun', {});
  const job = newest(await follow());
  expect(job.counts.found).toBe(8);
  expect(job.requests).toEqual({ submits: 8, polls: 0 });
  expect(await inbox()).toEqual([]);
  const deliveries = sandbox.sandbox.books().deliveries;
  expect(deliveries.map(({ state: end, attempts }) => [end, attempts.map(({ outcome }) => outcome)])).toEqual(
    Array.from({ length: 8 }, () => ['delivered', ['200']]),
  );
});

describe('strangers', () => {
  test('forgeries, floods and replays are answered 200 and leave nothing', async () => {
    const used = sandbox.sandbox.books().deliveries[0]?.url ?? '';
    const forged = used.replace(/m=\w{4}/, 'm=0000');
    const post = (to: string, body: string) =>
      fetch(local + to.slice(GOOGLE.length), { method: 'POST', body, redirect: 'manual' });
    const body = JSON.stringify({
      runId: 'r',
      status: 'completed',
      result: { email: 'evil@found.example' },
      creditsUsed: 1,
    });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => post([forged, used, `${url}?v=1`][n % 3] ?? '', body)),
    );
    for (const answer of answers) expect(answer.status).toBe(200);
    expect(await inbox()).toEqual([]);
  });

  test('a name that Google keeps for itself never reaches the script', async () => {
    const answer = await fetch(`${local}macros/s/x/exec?c=1`, {
      method: 'POST',
      body: '{}',
      redirect: 'manual',
    });
    expect(answer.status).toBe(405);
  });
});

test('a script that answers 302 is found out by the test, and would be posted to four times in vain', async () => {
  const files = Object.fromEntries(
    ['Code.js', 'appsscript.json'].map((name) => [name, readFileSync(join(DIST, name), 'utf8')]),
  );
  const code = files['Code.js']?.replace(
    'HtmlService.createHtmlOutput("ok")',
    'ContentService.createTextOutput("ok")',
  );
  host.loadProject({ files: { ...files, 'Code.js': code ?? '' } });
  const said = await session.callServer('sidebarChangeWebhook', { kind: 'on', url });
  expect(said).toMatchObject({ value: { ok: false, sentence: expect.stringContaining('redirects (302)') } });
  session.select('Sheet1!A2:A2');
  await ask('sidebarRun', { forceRefresh: true });
  await ask('sidebarStep');
  const tried = () => sandbox.sandbox.books().deliveries.at(-1);
  for (let n = 0; n < 100 && tried()?.state !== 'given up'; n++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(tried()?.attempts.map(({ outcome }) => outcome)).toEqual(['302', '302', '302', '302']);
  // What came four times is kept once.
  expect(await inbox()).toHaveLength(1);
});
