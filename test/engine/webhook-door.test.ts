// The door of the web app: who may leave a result, what everything else costs, and what it changes (nothing).
import { beforeAll, describe, expect, test } from '@jest/globals';
import { PERSON, people, runAll } from './stage.js';
import { makeWebhookStage, type WebhookStage } from './webhook-stage.js';

/** What a stranger would ask first. */
const DOORS_OF_THE_PAGE = {
  sidebarOpen: [],
  sidebarRun: [{ what: { kind: 'scope', scope: { kind: 'all', sheetId: 0 } } }],
  sidebarStep: [],
  sidebarSaveKey: ['lm_live_strangers_key'],
  sidebarRemoveKey: [],
  sidebarRemoveData: [],
  sidebarForget: [1, true],
  sidebarDiagnostics: [],
  sidebarChangeWebhook: [{ kind: 'rotate' }],
} as const;

const FOUND = {
  runId: 'run-of-a-test',
  status: 'completed',
  result: {
    email: 'noor@found.example',
    confidence: 90,
    provider: 'prospeo',
    validation: { status: 'valid', score: 99 },
  },
  creditsUsed: 1,
};

let stage: WebhookStage;
let url: string;
beforeAll(() => {
  stage = makeWebhookStage({
    rows: people(4),
    sandbox: { latency: { kind: 'const', seconds: 600 } },
    delivers: false,
  });
  runAll(stage, 4);
  stage.call('sidebarStep');
  url = stage.webhookUrls[0] ?? '';
});

/** Calls of a kind that the last execution made. */
function calls(pattern: RegExp): number {
  const record = stage.host.executions.at(-1);
  return Object.entries(record?.serviceCalls ?? {}).reduce(
    (sum, [name, count]) => sum + (pattern.test(name) ? count : 0),
    0,
  );
}

function changed(part: Partial<Record<'v' | 'l' | 'm', string>>): string {
  const other = new URL(url);
  for (const [name, value] of Object.entries(part)) other.searchParams.set(name, value);
  return other.href;
}

function inbox(): string[] {
  return Object.keys(stage.letterbox()).filter((name) => name.startsWith('in.'));
}

test('a submit carries the address of one attempt, signed; nobody’s data and none of Google’s names', () => {
  const { searchParams, origin } = new URL(url);
  expect(origin).toBe('https://script.google.com');
  expect([...searchParams.keys()]).toEqual(['v', 'l', 'm']);
  expect(searchParams.get('l')).toMatch(/^\w+-0\.1$/);
  expect(searchParams.get('m')).toMatch(/^[0-9a-f]{32}$/);
  expect(url.length).toBeLessThan(250);
});

describe('refused', () => {
  test.each([
    ['another signature', () => changed({ m: '0'.repeat(32) }), FOUND],
    [
      'another attempt',
      () => changed({ l: `${new URL(url).searchParams.get('l')?.split('.')[0]}.2` }),
      FOUND,
    ],
    ['another lookup', () => changed({ l: 'ffffffff-0.1' }), FOUND],
    ['another version of the secret', () => changed({ v: '2' }), FOUND],
    ['no version', () => changed({ v: '' }), FOUND],
    ['a signature that is none', () => changed({ m: 'Z'.repeat(32) }), FOUND],
    ['a name of a property', () => changed({ l: '../webhook.1' }), FOUND],
    ['no body', () => url, ''],
    ['a body that is not JSON', () => url, 'runId=1'],
    ['a body that is a list', () => url, '[1,2]'],
    ['a run that has not ended', () => url, { runId: 'r', status: 'pending', result: null, creditsUsed: 0 }],
    ['no run id', () => url, { status: 'completed', result: FOUND.result, creditsUsed: 1 }],
    ['a body of 30 kB', () => url, { ...FOUND, padding: 'x'.repeat(30_000) }],
  ])('%s: nothing is kept, and no property operation is spent', (_what, to, body) => {
    stage.post(url, 'warm the cache');
    const answer = stage.post(to(), body);
    expect(answer.status).toBe(200);
    expect(calls(/^Properties\./)).toBe(0);
    expect(inbox()).toEqual([]);
    expect(calls(/^(SpreadsheetApp|Spreadsheet|LockService|Lock)\./)).toBe(0);
  });

  test('what has not even the shape of a webhook costs no service call but the answer', () => {
    stage.post(changed({ m: 'short' }), FOUND);
    expect(calls(/^(?!HtmlService)/)).toBe(0);
  });

  test('a forger sees the same answer as LeadModule', () => {
    const forged = stage.post(changed({ m: '0'.repeat(32) }), FOUND);
    expect(forged.kind === 'page' && forged.html).toBe('ok');
  });
});

test('a result is kept with one property operation, no lock and no look at the sheet; again costs none', () => {
  const answer = stage.post(url, FOUND);
  expect(answer.kind).toBe('page');
  expect(calls(/^Properties\./)).toBe(1);
  expect(calls(/^(SpreadsheetApp|Spreadsheet|LockService|Lock)\./)).toBe(0);
  expect(inbox()).toHaveLength(1);
  const kept = stage.letterbox();
  stage.post(url, { ...FOUND, result: { email: 'other@found.example' } });
  expect(calls(/^Properties\./)).toBe(0);
  expect(stage.letterbox()).toEqual(kept);
});

test('a cache that forgot everything costs one read more, and keeps the same', () => {
  stage.host.caches.evictAll();
  stage.post(stage.webhookUrls[1] ?? '', FOUND);
  expect(calls(/^Properties\./)).toBe(2);
  expect(inbox()).toHaveLength(2);
});

test('a result never takes more than 400 bytes: a longer one is kept as "ended" and polled', () => {
  const long = { ...FOUND, result: { ...FOUND.result, email: `${'é'.repeat(250)}@found.example` } };
  stage.post(stage.webhookUrls[2] ?? '', long);
  const sizes = inbox().map((name) => Buffer.byteLength(stage.letterbox()[name] ?? ''));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(400);
  expect(inbox()).toHaveLength(3);
});

test('a flood of forgeries leaves the day’s property operations as they were', () => {
  const before = stage.host.meters('sam@example.com').propertyOperations.used;
  const deployer = stage.host.meters(stage.host.world.options.deployer).propertyOperations.used;
  for (let n = 0; n < 300; n++) stage.post(changed({ m: n.toString(16).padStart(32, '0') }), FOUND);
  expect(stage.host.meters('sam@example.com').propertyOperations.used).toBe(before);
  expect(stage.host.meters(stage.host.world.options.deployer).propertyOperations.used).toBe(deployer);
});

test('a full store, or a full inbox, is no error: the result is polled later', () => {
  stage.script(
    `const store = PropertiesService.getScriptProperties();
     for (const size of [9000, 50])
       try { for (let n = 0; ; n++) store.setProperty('fill' + size + '.' + n, 'x'.repeat(size)); } catch {}`,
  );
  const answer = stage.post(stage.webhookUrls[3] ?? '', FOUND);
  expect(answer.kind).toBe('page');
  expect(inbox()).toHaveLength(3);
  stage.script(`CacheService.getScriptCache().put('webhook.count', '1000')`);
  stage.post(stage.webhookUrls[3] ?? '', FOUND);
  expect(calls(/^Properties\./)).toBe(0);
});

test('before any webhook was set up nobody is let in', () => {
  const fresh = makeWebhookStage({ rows: people(1), isOn: false, delivers: false });
  fresh.post(`${fresh.url}?v=1&l=a-0.1&m=${'0'.repeat(32)}`, FOUND);
  expect(fresh.letterbox()).toEqual({});
});

/** Whoever loads the web app's page may call any public function by google.script.run, as the deployer. */
describe.each(['a', 'b'] as const)('a stranger on the web app’s page, reading G4 %s', (reading) => {
  const open = makeWebhookStage({ rows: people(2), readings: { G4: reading }, delivers: false });
  const { host, session } = open;
  const names = Object.keys(DOORS_OF_THE_PAGE) as (keyof typeof DOORS_OF_THE_PAGE)[];

  test.each(names)('%s is refused and changes nothing', (name) => {
    const before = JSON.stringify([open.letterbox(), open.cells(), open.posts(), properties()]);
    const record = host.runNow(
      PERSON,
      reading === 'b' ? session.document : null,
      name,
      DOORS_OF_THE_PAGE[name],
      {
        origin: 'web app',
      },
    );
    expect(record.value).toEqual({ ok: false, sentence: 'Open this from a spreadsheet.' });
    expect(JSON.stringify([open.letterbox(), open.cells(), open.posts(), properties()])).toBe(before);
  });

  test('a formula called by name asks nothing and tells nothing', () => {
    const before = JSON.stringify(properties());
    const record = host.runNow(
      PERSON,
      reading === 'b' ? session.document : null,
      'LEADMODULE_EMAIL',
      ['Noor', 'Example', 'found.example'],
      { origin: 'web app' },
    );
    expect(record.value).toBe('Searching…');
    expect(JSON.stringify(properties())).toBe(before);
  });

  const properties = () => open.script('PropertiesService.getDocumentProperties().getProperties()');
});
