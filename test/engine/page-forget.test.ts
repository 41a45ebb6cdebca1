// Results are forgotten by age: what is counted, what goes from the ledger and from formulas, and what never does.
import { describe, expect, test } from '@jest/globals';
import { FOUND, formulaStage, NOOR, SIX_SECONDS } from './formula-stage.js';
import { ask, column, get, latest, survey } from './page.js';
import { HEADERS, makeStage, people, type Stage } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 1 } } as const;
const DAY_SECONDS = 86_400;

function ran(stage: Stage, row: number, rows: number, more: object = {}): string {
  const scope = { kind: 'rows', sheetId: survey(stage).sheetId, ranges: [{ row, rows }] };
  const job = latest(get(stage.session, 'sidebarRun', { what: { kind: 'scope', scope }, ...more }));
  stage.follow();
  return job.id;
}

function ledger(stage: Stage): string[][] {
  return stage.script(
    "SpreadsheetApp.getActive().getSheetByName('LeadModule ledger').getDataRange().getDisplayValues()",
  ) as string[][];
}

const names = (stage: Stage) =>
  ledger(stage)
    .slice(2)
    .map((line) => line[3]);

/** Rows 2–5 were looked up 40 days ago, rows 6–8 today. */
function aged(): Stage {
  const stage = makeStage({ rows: people(7), sandbox: FAST });
  ran(stage, 2, 4);
  stage.host.advanceNow(40 * DAY_SECONDS);
  ran(stage, 6, 3);
  return stage;
}

describe('results older than some days', () => {
  test('are counted first; on a word they leave the ledger, and the tab keeps what stands in it', () => {
    const stage = aged();
    const [cells, before] = [stage.cells(), ledger(stage)];
    expect(get(stage.session, 'sidebarForget', 30, false)).toEqual({ old: 4, all: 7 });
    expect(get(stage.session, 'sidebarForget', 41, false)).toEqual({ old: 0, all: 7 });
    expect(ledger(stage)).toEqual(before);
    expect(get(stage.session, 'sidebarForget', 30, true)).toEqual({ old: 0, all: 3 });
    expect(ledger(stage)).toEqual([...before.slice(0, 2), ...before.slice(6)]);
    expect(stage.cells()).toEqual(cells);
    // The young are known still, the old are asked again.
    ran(stage, 2, 7);
    expect(stage.posts()).toBe(11);
    expect(column(stage, 'Status')).toEqual(Array(7).fill('Found'));
  });

  test('forgotten within 30 days, a contact is asked again, and LeadModule’s own memory answers free', () => {
    const stage = makeStage({ rows: people(4), sandbox: FAST });
    ran(stage, 2, 4);
    stage.host.advanceNow(2 * DAY_SECONDS);
    get(stage.session, 'sidebarForget', 1, true);
    ran(stage, 2, 4);
    expect([stage.posts(), stage.credits()]).toEqual([8, 4]);
  });

  test('never while a job is open, even one that waits for its owner', () => {
    const stage = aged();
    const before = ledger(stage).length;
    ran(stage, 2, 7, { forceRefresh: true, cap: 2 });
    expect(latest(get(stage.session, 'sidebarOpen'))).toMatchObject({ endedAtMs: 0 });
    for (const isSure of [false, true])
      expect(ask(stage.session, 'sidebarForget', 1, isSure)).toMatchObject({ ok: false, reason: 'busy' });
    expect(ledger(stage).length).toBeGreaterThanOrEqual(before);
    expect(names(stage)).toContain('Examplea0');
  });

  test('what a stopped job never sent goes with its age, and stays while the job is young', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    const scope = { kind: 'all', sheetId: survey(stage).sheetId };
    const job = latest(get(stage.session, 'sidebarRun', { what: { kind: 'scope', scope }, cap: 2 }));
    stage.follow();
    get(stage.session, 'sidebarControl', job.id, 'stop');
    stage.follow();
    expect(get(stage.session, 'sidebarForget', 1, true)).toEqual({ old: 0, all: 6 });
    stage.host.advanceNow(2 * DAY_SECONDS);
    expect(get(stage.session, 'sidebarForget', 1, true)).toEqual({ old: 0, all: 0 });
    expect(stage.cells()[1]?.slice(0, 3)).toEqual(people(6)[1]);
  });

  test('a ledger that is sorted at any moment meanwhile keeps every young result', () => {
    for (let at = 0, isOver = false; !isOver; at += 2) {
      const stage = aged();
      isOver = true;
      let calls = 0;
      stage.host.onServiceCall = () => {
        if (calls++ !== at) return;
        isOver = false;
        const rows = ledger(stage).length;
        stage.session.acts.sort('LeadModule ledger', `A3:Q${rows}`, { column: 'D', ascending: false });
      };
      get(stage.session, 'sidebarForget', 30, true);
      stage.host.onServiceCall = () => {};
      expect({ at, names: names(stage) }).toMatchObject({
        at,
        names: expect.arrayContaining(['Examplee0', 'Examplef0', 'Exampleg0']),
      });
      // What the sort kept out of reach goes the next time.
      get(stage.session, 'sidebarForget', 30, true);
      expect({ at, names: names(stage).sort() }).toEqual({
        at,
        names: ['Examplee0', 'Examplef0', 'Exampleg0'],
      });
    }
  });

  test('lines of many ages that lie apart go in as many calls as it takes', () => {
    const stage = makeStage({ rows: people(200), sandbox: FAST });
    ran(stage, 2, 200);
    const tab = "SpreadsheetApp.getActive().getSheetByName('LeadModule ledger')";
    stage.script(`const tab = ${tab};
      for (let row = 3; row < 203; row += 2) tab.getRange(row, 9).setValue('2020-01-01T00:00:00.000Z')`);
    expect(get(stage.session, 'sidebarForget', 30, true)).toEqual({ old: 40, all: 140 });
    expect(get(stage.session, 'sidebarForget', 30, true)).toEqual({ old: 0, all: 100 });
  });

  test('a formula forgets with the ledger: run again, it asks', () => {
    const stage = formulaStage(SIX_SECONDS);
    stage.type('E2', NOOR);
    stage.minutes(4);
    expect(stage.shown('E2')).toEqual([[FOUND]]);
    stage.host.advanceNow(2 * DAY_SECONDS);
    // Its cell fills the document's cache from the ledger.
    stage.reopen();
    expect(stage.posts()).toBe(1);
    expect(get(stage.session, 'sidebarForget', 1, true)).toEqual({ old: 0, all: 0 });
    expect(stage.shown('E2')).toEqual([[FOUND]]);
    stage.reopen();
    stage.minutes(4);
    expect([stage.shown('E2'), stage.posts(), stage.credits()]).toEqual([[[FOUND]], 2, 1]);
  });

  test('a number of days that is none is refused in words, and a file without a ledger has nothing to forget', () => {
    const stage = makeStage({ rows: [HEADERS] });
    for (const days of [0, 1.5, 'all', null, 4000])
      expect(ask(stage.session, 'sidebarForget', days, true)).toMatchObject({
        ok: false,
        sentence: 'Type a number of days from 1 to 3,650.',
      });
    expect(get(stage.session, 'sidebarForget', 1, true)).toEqual({ old: 0, all: 0 });
  });
});
