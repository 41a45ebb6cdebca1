// What the sheet itself refuses (docs/limits.md): protected and validated cells, a tab that is gone, people who may
// no longer edit, a document without room. The job goes on, or waits for a person and says for what.
import { describe, expect, test } from '@jest/globals';
import { ask, column, get, latest } from './page.js';
import { makeStage, newest, people, runAll, type Stage, type StageOptions } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 5 } } as const;
const KIM = 'kim@example.com';
const KIM_KEY = 'lm_live_second_key';

/** A job of Kim, an editor of a document that belongs to somebody else; her first lookups are sent. */
function kimAtWork(rows: number, options: Partial<StageOptions> = {}) {
  const stage = makeStage({ rows: people(rows), sandbox: FAST, ...options });
  const kim = stage.host.openNow(KIM, stage.document);
  get(kim, 'sidebarSaveKey', KIM_KEY);
  kim.select(`Sheet1!A2:A${rows + 1}`);
  const { id } = latest(get(kim, 'sidebarRun', {}));
  return { stage, kim, id };
}

type Session = ReturnType<typeof kimAtWork>['kim'];

/** Steps as Kim's open page does. */
function followAs(stage: Stage, session: Session, hours = 1) {
  const untilMs = stage.host.now() + hours * 3_600_000;
  for (;;) {
    const step = get(session, 'sidebarStep');
    if (step.callAgainSeconds === undefined || stage.host.now() >= untilMs) return latest(step);
    stage.host.advanceNow(Math.max(0.1, step.callAgainSeconds));
  }
}

const LIST = {
  criteria: 'VALUE_IN_LIST',
  values: [['yes', 'no']],
  allowInvalid: false,
  helpText: null,
} as const;

describe('cells that refuse', () => {
  test('a protected row keeps its cells, its result stays in the ledger, the other rows are filled', () => {
    const { stage, kim } = kimAtWork(6);
    expect(stage.session.acts.protect('Sheet1', 'A4:Z4')).toMatchObject({ kind: 'done' });
    const job = followAs(stage, kim);
    expect(job).toMatchObject({ state: { kind: 'done' }, counts: { found: 6, unplaced: 1 } });
    expect(column(stage, 'Email').map((text) => text !== '')).toEqual([true, true, false, true, true, true]);
    expect(stage.credits()).toBe(6);
    // Asked again once the protection is gone, the ledger answers: nothing is sent.
    stage.script(`SpreadsheetApp.getActive().getSheets()[0].getProtections(SpreadsheetApp.ProtectionType.RANGE)
      .forEach(function (one) { one.remove(); })`);
    const posts = stage.posts();
    kim.select('Sheet1!A2:A7');
    get(kim, 'sidebarRun', {});
    followAs(stage, kim);
    expect(column(stage, 'Email')).not.toContain('');
    expect(stage.posts()).toBe(posts);
  });

  test('a validation rule of a row refuses: that row alone stays blank', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    runAll(stage, 6);
    const [headers = []] = stage.cells();
    const letter = String.fromCharCode(65 + headers.indexOf('Email'));
    expect(stage.session.acts.setValidation('Sheet1', `${letter}3`, LIST)).toMatchObject({ kind: 'done' });
    const job = newest(stage.follow(1));
    expect(job).toMatchObject({ state: { kind: 'done' }, counts: { found: 6, unplaced: 1 } });
    expect(column(stage, 'Email').map((text) => text !== '')).toEqual([true, false, true, true, true, true]);
    expect(stage.credits()).toBe(6);
  });

  test('rows that refuse never hold up a job: Resume leaves them blank and goes on', () => {
    const { stage, kim, id } = kimAtWork(8);
    stage.session.acts.protect('Sheet1', 'A2:Z9');
    expect(followAs(stage, kim).state).toMatchObject({ kind: 'paused', reason: 'cannot write' });
    get(kim, 'sidebarControl', id, 'resume');
    expect(followAs(stage, kim)).toMatchObject({
      state: { kind: 'done' },
      counts: { found: 8 },
      loose: { unplaced: 8, moved: 0 },
    });
    expect(stage.credits()).toBe(8);
    stage.script(`SpreadsheetApp.getActive().getSheets()[0].getProtections(SpreadsheetApp.ProtectionType.RANGE)
      .forEach(function (one) { one.remove(); })`);
    get(kim, 'sidebarSettle', id, 'place again');
    followAs(stage, kim);
    expect(column(stage, 'Email')).not.toContain('');
  });

  test('a rule over the whole column pauses the job, says so, keeps what was paid; Resume places it', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    runAll(stage, 6);
    const [headers = []] = stage.cells();
    const letter = String.fromCharCode(65 + headers.indexOf('Email'));
    stage.session.acts.setValidation('Sheet1', `${letter}2:${letter}100`, LIST);
    const job = newest(stage.follow(1));
    expect(job.state).toMatchObject({ kind: 'paused', reason: 'cannot write' });
    expect(job.sentence).toBe(
      'The tab "Sheet1" refuses the results: it is protected, a rule forbids them, or you may no longer edit. Change that and resume; the results are kept.',
    );
    expect(column(stage, 'Email').join('')).toBe('');
    stage.session.acts.setValidation('Sheet1', `${letter}2:${letter}100`, null);
    stage.call('sidebarControl', job.id, 'resume');
    expect(newest(stage.follow(1)).state.kind).toBe('done');
    expect(column(stage, 'Email')).not.toContain('');
    expect(stage.credits()).toBe(6);
  });
});

/** Starts a job of 40 that has sent some of its lookups. */
function underWay(seconds = 5): Stage {
  const stage = makeStage({
    rows: people(40),
    sandbox: { latency: { kind: 'const', seconds }, rate: 20 },
    settings: { requestsPerMinute: 20 },
  });
  runAll(stage, 40);
  stage.call('sidebarStep');
  expect(stage.posts()).toBeGreaterThan(0);
  return stage;
}

describe('the tab', () => {
  test('deleted in mid-job: the job pauses and names it, what was sent is collected into the ledger', () => {
    const stage = underWay();
    stage.session.acts.addTab('Other');
    expect(stage.session.acts.deleteTab('Sheet1')).toMatchObject({ kind: 'done' });
    const job = newest(stage.follow(2));
    expect(job.state).toMatchObject({ kind: 'paused', reason: 'tab deleted' });
    expect(job.sentence).toBe('The tab "Sheet1" was deleted. Results are kept in the ledger.');
    const sent = stage.posts();
    expect(sent).toBeLessThan(40);
    expect(job.counts).toMatchObject({ found: sent, unplaced: sent });
    expect(stage.credits()).toBe(sent);
  });

  test('deleted before anything was sent: nothing is sent, and the job says so', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    runAll(stage, 6);
    stage.session.acts.addTab('Other');
    expect(stage.session.acts.deleteTab('Sheet1')).toMatchObject({ kind: 'done' });
    const { state, sentence } = newest(stage.follow(2));
    expect(state).toMatchObject({ kind: 'paused', reason: 'tab deleted' });
    expect(sentence).toBe('The tab "Sheet1" was deleted. Results are kept in the ledger.');
    stage.host.advanceNow(600);
    expect(stage.posts()).toBe(0);
  });

  test('deleted while lookups are on their way: nothing more is sent before their results come', () => {
    const stage = underWay(150);
    const sent = stage.posts();
    stage.session.acts.addTab('Other');
    stage.session.acts.deleteTab('Sheet1');
    stage.follow(2);
    expect([stage.posts(), stage.credits()]).toEqual([sent, sent]);
  });

  test('a column of inputs deleted in mid-job: the job pauses and names it, and ends once it is back', () => {
    const stage = underWay();
    const names = stage.cells().map((row) => [row[1] ?? '']);
    stage.session.acts.deleteColumns('Sheet1', 2, 1);
    const paused = newest(stage.follow(2));
    expect(paused.state).toMatchObject({ kind: 'paused', reason: 'columns changed' });
    expect(paused.sentence).toBe('These columns are gone: Last name. Put them back and resume, or stop.');
    const kept = paused.counts.unplaced;
    expect(kept).toBeGreaterThan(0);
    stage.session.acts.insertColumns('Sheet1', 2, 1);
    stage.session.acts.paste('Sheet1', 'B1', names);
    stage.call('sidebarControl', paused.id, 'resume');
    expect(newest(stage.follow())).toMatchObject({ state: { kind: 'done' }, counts: { found: 40 } });
    // The closing audit fills the rows that could not be found meanwhile.
    expect(column(stage, 'Email')).not.toContain('');
    expect([stage.posts(), stage.credits()]).toEqual([40, 40]);
  });
});

describe('people who may no longer edit', () => {
  test('lost in mid-job: the page watches, the trigger harms nothing, the job says why it waits and can go on', () => {
    const { stage, kim, id } = kimAtWork(6);
    get(kim, 'sidebarStep');
    stage.script(`SpreadsheetApp.getActive().addViewer('${KIM}')`);
    const before = stage.cells();
    expect(get(kim, 'sidebarStep')).toMatchObject({ callAgainSeconds: 20 });
    expect(ask(kim, 'sidebarControl', id, 'stop')).toMatchObject({ ok: false, reason: 'read only' });
    stage.host.advanceNow(600);
    expect(stage.cells()).toEqual(before);
    const ticks = stage.host.executions.filter((one) => one.functionName === 'onLeadModuleTick');
    expect(new Set(ticks.map(({ status }) => status))).toEqual(new Set(['completed']));
    const seen = get(stage.session, 'sidebarOpen').report.jobs[0];
    expect(seen?.state).toMatchObject({ kind: 'paused', reason: 'cannot write' });
    expect(seen?.sentence).toMatch(/or you may no longer edit\. Change that and resume/);
    stage.script(`SpreadsheetApp.getActive().removeViewer('${KIM}')`);
    get(kim, 'sidebarControl', id, 'resume');
    expect(followAs(stage, kim).state.kind).toBe('done');
    expect(column(stage, 'Email')).not.toContain('');
    expect(stage.credits()).toBe(6);
  });
});

test('who lost the right to edit after Run pays for nothing: the trigger sends no lookup, the job says why', () => {
  const { stage, kim, id } = kimAtWork(6);
  stage.script(`SpreadsheetApp.getActive().addViewer('${KIM}')`);
  stage.host.advanceNow(600);
  expect(stage.posts()).toBe(0);
  expect(latest(get(stage.session, 'sidebarOpen'))).toMatchObject({
    state: { kind: 'paused', reason: 'cannot write' },
    sentence: expect.stringMatching(/or you may no longer edit\. Change that and resume/),
  });
  stage.script(`SpreadsheetApp.getActive().removeViewer('${KIM}')`);
  get(kim, 'sidebarControl', id, 'resume');
  expect(followAs(stage, kim).state.kind).toBe('done');
  expect(stage.credits()).toBe(6);
});

test('who may only view is told so by the menu, before any bill', () => {
  const stage = makeStage({ rows: people(6), sandbox: FAST });
  const kim = stage.host.openNow(KIM, stage.document);
  get(kim, 'sidebarSaveKey', KIM_KEY);
  stage.script(`SpreadsheetApp.getActive().addViewer('${KIM}')`);
  const told: string[] = [];
  kim.answerDialogs((dialog) => {
    told.push(dialog.message);
    return 'OK';
  });
  kim.select('Sheet1!A2:A7');
  for (const item of ['Enrich selected rows', 'Resume job', 'Collect pending results', 'Refresh formulas'])
    kim.clickNow(['LeadModule', item]);
  expect(told).toHaveLength(4);
  for (const words of told) expect(words).toMatch(/^You can view this document but not edit it/);
  expect(stage.posts()).toBe(0);
});

describe('a document that takes no plan', () => {
  const REFUSED = /Google refused the new columns or the ledger.*Nothing was spent\.$/;

  test('10 million cells: Run is refused in words, nothing is spent, and works once there is room', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    stage.script("SpreadsheetApp.getActive().insertSheet('Big').insertRowsAfter(1000, 382000)");
    stage.session.select('Sheet1!A2:A7');
    const answer = ask(stage.session, 'sidebarRun', {});
    expect(answer).toMatchObject({ ok: false, sentence: expect.stringMatching(REFUSED) });
    expect(get(stage.session, 'sidebarOpen').report.jobs).toEqual([]);
    expect(stage.posts()).toBe(0);
    stage.session.acts.deleteTab('Big');
    expect(newest(runAll(stage, 6)).total).toBe(6);
    expect(newest(stage.follow()).counts.found).toBe(6);
    expect(stage.cells()[0]).toHaveLength(8);
  });

  test('a protected header row: the same', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    const kim = stage.host.openNow(KIM, stage.document);
    get(kim, 'sidebarSaveKey', KIM_KEY);
    stage.session.acts.protect('Sheet1', 'A1:Z1');
    kim.select('Sheet1!A2:A7');
    expect(ask(kim, 'sidebarRun', {})).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(REFUSED),
    });
    expect([stage.posts(), stage.cells()[0]?.length]).toEqual([0, 3]);
  });
});
