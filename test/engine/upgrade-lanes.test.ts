// The other lanes across an upgrade of the code: what formulas asked, and what came by webhook, as versions before left
// it (test/fixtures/stored). As in upgrade.test.ts, a fixture is never changed; another format gets one of its own.
import { describe, expect, test } from '@jest/globals';
import { type FormulaStage, formulaStage } from './formula-stage.js';
import { column } from './page.js';
import { addressOf, HEADERS, newest, people, runAll } from './stage.js';
import { formsOf, knowing, putStored, readStored, takeStored } from './stored.js';
import { makeWebhookStage, type WebhookStage } from './webhook-stage.js';

const FORMULAS = 'formulas-0.1.0-beats';
const WEBHOOK = 'webhook-0.1.0';
const ASKED = people(5).slice(1);

/** One formula has its answer, one is looked up, three have asked: LeadModule allows two requests a minute. */
function formulasAtWork(): FormulaStage {
  const stage = formulaStage({ sandbox: { latency: { kind: 'const', seconds: 70 } } });
  stage.call('sidebarSaveSettings', { requestsPerMinute: 2 });
  ASKED.forEach((person, at) => {
    stage.type(`E${at + 2}`, `=LEADMODULE_EMAIL(${person.map((text) => `"${text}"`).join(', ')})`);
  });
  const shows = () => stage.shown('E2:E6').flat();
  for (let minute = 0; minute < 10 && !shows().some((text) => text.includes('@')); minute++) stage.minutes(1);
  return stage;
}

/** Four lookups are on their way; of three a webhook has brought something that no step has seen. */
function eventsInInbox(): WebhookStage {
  const stage = makeWebhookStage({
    rows: people(4),
    sandbox: { latency: { kind: 'const', seconds: 300 } },
    delivers: false,
  });
  runAll(stage, 4);
  while (stage.posts() < 4) {
    stage.call('sidebarStep');
    stage.host.advanceNow(1);
  }
  const runIds = stage.sandbox.books().runs.map(({ runId }) => runId);
  const found = (email: string) => ({
    status: 'completed',
    creditsUsed: 1,
    result: { email, confidence: 91, provider: 'prospeo', validation: { status: 'valid', score: 88 } },
  });
  const bodies = [
    found('by.webhook@found.example'),
    { status: 'completed', creditsUsed: 1, result: {} },
    { status: 'failed', error: 'provider timeout' },
  ];
  for (const [at, body] of bodies.entries())
    stage.post(stage.webhookUrls[at] ?? '', { runId: runIds[at], ...body });
  return stage;
}

describe.each([FORMULAS, 'formulas-0.1.0'])(
  'formulas that had asked when the code was replaced (%s)',
  (name) => {
    test('each question is sent once, what was on its way is collected, and the cells have it without a request', () => {
      const stored = readStored(name);
      const asked = Object.keys(stored.properties).filter((name) => name.startsWith('formula.')).length;
      expect(asked).toBeGreaterThan(0);
      const stage = formulaStage({
        rows: [HEADERS],
        sandbox: { latency: { kind: 'const', seconds: 5 }, seed: 2 },
        road: knowing(stored.runs),
      });
      stage.host.advanceNow(900);
      putStored(stage, stored);
      // No cell has a formula: what is sent was read from the questions as they were left.
      stage.minutes(20);
      expect([stage.posts(), stage.credits()]).toEqual([asked, asked]);
      const before = stage.requests();
      ASKED.forEach((person, at) => {
        stage.type(`E${at + 2}`, `=LEADMODULE_EMAIL(${person.map((text) => `"${text}"`).join(', ')})`);
      });
      expect(stage.shown('E2:E6').flat()).toEqual(ASKED.map((row) => addressOf(...row)));
      expect(stage.requests()).toBe(before);
    });
  },
);

describe('formulas at work', () => {
  test('what is stored has the form of the fixture', () => {
    expect(formsOf(takeStored(formulasAtWork()))).toEqual(formsOf(readStored(FORMULAS)));
  });
});

describe('what had come by webhook when the code was replaced', () => {
  test('is taken, what is unsure is asked, and what did not come is polled; nothing is sent again', () => {
    const stored = readStored(WEBHOOK);
    const stage = makeWebhookStage({
      rows: stored.cells,
      sandbox: { latency: { kind: 'const', seconds: 5 }, seed: 2 },
      road: knowing(stored.runs),
      delivers: false,
      isOn: false,
    });
    stage.host.advanceNow(600);
    putStored(stage, stored);
    expect(newest(stage.follow(3))).toMatchObject({ total: 4, state: { kind: 'done' } });
    expect(stage.posts()).toBe(0);
    expect(column(stage, 'Email')[0]).toBe('by.webhook@found.example');
    const people = stage.cells().slice(1);
    expect(column(stage, 'Email')[3]).toBe(addressOf(...(people[3] ?? [])));
    expect(column(stage, 'Status')).not.toContain('');
    expect(Object.keys(stage.letterbox()).filter((name) => name.startsWith('in.'))).toEqual([]);
  });

  test('what is stored has the form of the fixture', () => {
    const stage = eventsInInbox();
    const now = { ...takeStored(stage), script: stage.letterbox() };
    expect(formsOf(now)).toEqual(formsOf(readStored(WEBHOOK)));
  });
});
