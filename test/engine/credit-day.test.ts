// The limit of credits a day that the holder of a key sets: told on the bill, never passed, waited for.
import { expect, test } from '@jest/globals';
import type { PageJob } from '../../src/sidebar-api.js';
import { formulaStage } from './formula-stage.js';
import { get, latest } from './page.js';
import { makeStage, people, runAll, type Stage } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 1 } } as const;
const DAY_MS = 86_400_000;

function limited(rows: number, creditsPerDay: number, more: Partial<Parameters<typeof makeStage>[0]> = {}) {
  return makeStage({ rows: people(rows), sandbox: FAST, settings: { creditsPerDay }, ...more });
}

function billOfRows(stage: Stage, from: number, to: number) {
  stage.session.select(`Sheet1!A${from}:A${to}`);
  return get(stage.session, 'sidebarBill', {});
}

/** The page stays open for so long, and steps when it is told to. */
function pass(stage: Stage, hours: number): PageJob {
  const endMs = stage.host.now() + hours * 3_600_000;
  let step = get(stage.session, 'sidebarStep');
  while (stage.host.now() < endMs) {
    const leftSeconds = (endMs - stage.host.now()) / 1000;
    stage.host.advanceNow(Math.max(0.1, Math.min(leftSeconds, step.callAgainSeconds ?? leftSeconds)));
    step = get(stage.session, 'sidebarStep');
  }
  return latest(step);
}

test('a job sends what the day allows, says until when it waits, and goes on by itself', () => {
  const stage = limited(70, 30);
  expect(billOfRows(stage, 2, 71)).toMatchObject({ creditsAtMost: 70, creditsLeftToday: 30 });
  const startedMs = stage.host.now();
  runAll(stage, 70);
  const held = pass(stage, 12);
  expect([stage.posts(), stage.credits()]).toEqual([30, 30]);
  expect(held).toMatchObject({
    counts: { found: 30 },
    state: { kind: 'waiting', reason: 'credit day' },
    sentence: expect.stringMatching(/^The limit of credits a day is reached. It goes on at \d\d:\d\d\.$/),
  });
  const untilMs = held.state.kind === 'waiting' ? held.state.untilMs : 0;
  expect(untilMs - startedMs).toBeGreaterThanOrEqual(DAY_MS);
  expect(untilMs - startedMs).toBeLessThan(DAY_MS + 60_000);
  expect(billOfRows(stage, 2, 71)).toMatchObject({ creditsLeftToday: 0 });
  pass(stage, 24);
  expect(stage.posts()).toBe(60);
  const done = pass(stage, 24);
  expect(done).toMatchObject({ counts: { found: 70 }, state: { kind: 'done' } });
  expect([stage.posts(), stage.credits()]).toEqual([70, 70]);
});

test('a raised limit is taken up by the next step', () => {
  const stage = limited(20, 8);
  runAll(stage, 20);
  pass(stage, 1);
  expect(stage.posts()).toBe(8);
  get(stage.session, 'sidebarSaveSettings', { creditsPerDay: 0 });
  expect(pass(stage, 0.1)).toMatchObject({ counts: { found: 20 }, state: { kind: 'done' } });
});

test('several jobs and people who share the key spend one limit between them', () => {
  const stage = limited(40, 25);
  get(stage.session, 'sidebarShareKey', true);
  const kim = stage.host.openNow('kim@example.com', stage.document);
  stage.session.select('Sheet1!A2:A21');
  get(stage.session, 'sidebarRun', {});
  kim.select('Sheet1!A22:A41');
  get(kim, 'sidebarRun', {});
  for (let minute = 0; minute < 30; minute++) {
    get(stage.session, 'sidebarStep');
    get(kim, 'sidebarStep');
    stage.host.advanceNow(60);
  }
  expect([stage.posts(), stage.credits()]).toEqual([25, 25]);
  expect(get(kim, 'sidebarBill', {})).toMatchObject({ creditsLeftToday: 0 });
  pass(stage, 30);
  expect(stage.posts()).toBe(40);
});

test('what is in doubt counts, what LeadModule refused or answered free does not', () => {
  let number = 0;
  const stage = limited(30, 10, {
    sandbox: { latency: { kind: 'none' } },
    road: (sandbox) => (request) => {
      if (request.method !== 'POST') return sandbox(request);
      number += 1;
      if (number === 2) return { transportError: 'connection reset', delivered: false };
      if (number === 5) return { status: 429, headers: [['Retry-After', '5']], body: '{}' };
      return sandbox(request);
    },
  });
  runAll(stage, 30);
  // A connection that breaks loses a wave's answers: what is in doubt may be paid, so no eleventh is asked.
  const early = pass(stage, 0.4);
  expect(early.inDoubt).toBeGreaterThan(0);
  expect(early.counts.found + early.inDoubt).toBe(10);
  expect(pass(stage, 3)).toMatchObject({ counts: { found: 10 }, inDoubt: 0 });
  expect(stage.credits()).toBe(10);
});

test.each(['a', 'b'] as const)(
  '“all” may cost two credits (reading R12 %s): never above the limit',
  (R12) => {
    const stage = limited(20, 9, { sandbox: { ...FAST, readings: { R12 } } });
    runAll(stage, 20, { type: 'all' });
    pass(stage, 2);
    expect(stage.credits()).toBeLessThanOrEqual(9);
    expect(stage.credits()).toBeGreaterThanOrEqual(8);
  },
);

test('formulas and jobs spend one limit between them', () => {
  const stage = formulaStage({ rows: people(20), sandbox: FAST, settings: { creditsPerDay: 6 } });
  for (const row of [2, 3, 4, 5])
    stage.type(`K${row}`, `=LEADMODULE_EMAIL("Ada", "Sample${row}", "found.example")`);
  expect(stage.posts()).toBe(4);
  runAll(stage, 20);
  pass(stage, 1);
  expect([stage.posts(), stage.credits()]).toEqual([6, 6]);
  stage.type('K6', '=LEADMODULE_EMAIL("Ada", "Last", "found.example")');
  expect(stage.shown('K6')[0]?.[0]).toContain('daily credit limit');
  expect(stage.posts()).toBe(6);
});

test('the menu’s bill says what is left of the day', () => {
  const stage = limited(12, 5);
  let told = '';
  stage.session.answerDialogs((dialog) => {
    told = dialog.message;
    return 'CANCEL';
  });
  stage.session.select('Sheet1!A2:A13');
  stage.session.clickNow(['LeadModule', 'Enrich selected rows']);
  expect(told).toContain('left of today’s limit; the rest waits: 5');
});

test('what a formula asks again after a refusal counts at its own price', () => {
  let isFirst = true;
  const stage = formulaStage({
    rows: people(3),
    sandbox: { ...FAST, readings: { R12: 'b' } },
    settings: { creditsPerDay: 3 },
    road: (sandbox) => (request) => {
      if (request.method !== 'POST' || !isFirst) return sandbox(request);
      isFirst = false;
      return { status: 429, headers: [['Retry-After', '120']], body: '{}' };
    },
  });
  stage.type('K2', '=LEADMODULE_ENRICH("Ada", "Sample", "found.example")');
  runAll(stage, 2);
  pass(stage, 1);
  // The job had two credits of three; e-mail and phone may cost two, so they wait for the next day.
  expect(stage.credits()).toBe(2);
  stage.minutes(25 * 60);
  expect(stage.credits()).toBe(4);
});
