// Who may do what: viewers only look, and the menu says what it did.
import { describe, expect, test } from '@jest/globals';
import { ask, column, get, latest, survey } from './page.js';
import { KEY, makeStage, people, runAll, type Stage } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 1 } } as const;

describe('somebody who may not edit', () => {
  test('sees the jobs and changes nothing: every call that would is refused in words', () => {
    const stage = makeStage({ rows: people(5), sandbox: { latency: { kind: 'const', seconds: 30 } } });
    const job = latest(runAll(stage, 5));
    get(stage.session, 'sidebarStep');
    stage.script(`(function () {
      SpreadsheetApp.getActive().getSheets().forEach(function (sheet) {
        var protection = sheet.protect();
        protection.removeEditors(protection.getEditors());
      });
    })()`);
    const kim = stage.host.openNow('kim@example.com', stage.session.document);
    get(kim, 'sidebarSaveKey', 'lm_live_second_key');
    const asked = () =>
      stage.sandbox.books().requests.filter(({ key }) => key === 'lm_live_second_key').length;
    const before = asked();
    const opening = get(kim, 'sidebarOpen');
    expect(opening).toMatchObject({ access: 'view', report: { jobs: [{ mine: false }] } });
    expect(get(kim, 'sidebarStep')).toMatchObject({ callAgainSeconds: 20 });
    const { sheetId } = survey(stage);
    const scope = { kind: 'all', sheetId };
    const calls = [
      ask(kim, 'sidebarRun', { what: { kind: 'scope', scope } }),
      ask(kim, 'sidebarRun', { what: { kind: 'take over', jobId: job.id } }),
      ask(kim, 'sidebarSaveMapping', { scope, type: 'email' }),
      ask(kim, 'sidebarControl', job.id, 'stop'),
      ask(kim, 'sidebarUndo', job.id),
      ask(kim, 'sidebarSettle', job.id, 'leave'),
      ask(kim, 'sidebarAddSamples'),
      ask(kim, 'sidebarRemoveData'),
      ask(kim, 'sidebarForget', 1, true),
    ];
    for (const answer of calls) expect(answer).toMatchObject({ ok: false, reason: 'read only' });
    expect(asked()).toBe(before);
    expect(get(stage.session, 'sidebarOpen').access).toBe('edit');
    stage.follow();
    expect(column(stage, 'Email')).not.toContain('');
  });
});

describe('whose a job is', () => {
  test('its owner’s still when Google has given them another mark, told by their key', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    // Google gives people another mark each month.
    const monthMs = 30 * 86_400_000;
    stage.host.advanceNow((monthMs - (stage.host.now() % monthMs)) / 1000 - 90);
    runAll(stage, 6, { cap: 2 });
    stage.follow();
    stage.host.advanceNow(120);
    const job = latest(get(stage.session, 'sidebarOpen'));
    expect(job).toMatchObject({ mine: true, state: { kind: 'paused', reason: 'cap' } });
    const kim = stage.host.openNow('kim@example.com', stage.session.document);
    expect(latest(get(kim, 'sidebarOpen'))).toMatchObject({ mine: false });
    get(kim, 'sidebarSaveKey', 'lm_live_second_key');
    expect(latest(get(kim, 'sidebarOpen'))).toMatchObject({ mine: false });
  });

  test('not its key’s, where the key is shared', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    get(stage.session, 'sidebarShareKey', true);
    runAll(stage, 6, { cap: 2 });
    const kim = stage.host.openNow('kim@example.com', stage.session.document);
    expect(latest(get(kim, 'sidebarOpen'))).toMatchObject({ mine: false });
    expect(latest(get(stage.session, 'sidebarOpen'))).toMatchObject({ mine: true });
  });
});

describe('a tab without a header row', () => {
  test('is refused in words before anything is spent', () => {
    const stage = makeStage({ rows: people(5).slice(1) });
    const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
    const answer = ask(stage.session, 'sidebarBill', { what });
    expect(answer).toMatchObject({ ok: false, reason: 'no columns' });
    expect(JSON.stringify(answer)).toContain('no header row');
  });
});

describe('the menu', () => {
  function click(stage: Stage, item: string): string {
    const told: string[] = [];
    stage.session.answerDialogs((dialog) => {
      told.push(dialog.message);
      return 'OK';
    });
    stage.session.clickNow(['LeadModule', item]);
    return told.join('\n');
  }

  test('pauses, goes on, stops and collects, and says so', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST });
    expect(click(stage, 'Pause job')).toContain('no open job');
    runAll(stage, 5);
    expect(click(stage, 'Pause job')).toContain('paused');
    expect(click(stage, 'Collect pending results')).toContain('Paused by you');
    expect(stage.posts()).toBe(0);
    expect(click(stage, 'Resume job')).toContain('goes on');
    expect(click(stage, 'Collect pending results')).not.toBe('');
    expect(stage.posts()).toBe(5);
    stage.host.advanceNow(30);
    click(stage, 'Collect pending results');
    expect(column(stage, 'Email')).not.toContain('');
    expect(click(stage, 'Stop job')).toContain('no open job');
    expect(click(stage, 'Help')).toContain('nothing is spent before you agree');
  });

  test('says what to do where Resume alone does not help', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST });
    runAll(stage, 5);
    stage.call('sidebarSaveKey', 'lm_live_second_key');
    stage.call('sidebarStep');
    expect(click(stage, 'Resume job')).toMatch(/begun with another key/);
    expect(latest(get(stage.session, 'sidebarOpen')).state).toMatchObject({ reason: 'other key' });
    stage.host.advanceNow(61);
    stage.call('sidebarSaveKey', KEY);
    stage.session.acts.deleteTab('LeadModule ledger');
    stage.call('sidebarStep');
    expect(click(stage, 'Resume job')).toMatch(/ledger was changed.*Check the bill again/);
    expect(latest(stage.follow())).toMatchObject({ state: { kind: 'stopped' }, unsent: 5 });
  });

  test('says why nothing is looked up, spends nothing without an OK', () => {
    const stage = makeStage({ rows: people(3), sandbox: FAST });
    stage.session.select('Sheet1!A2:A4');
    const told: string[] = [];
    stage.session.answerDialogs(({ title, message }) => {
      told.push(`${title}: ${message}`);
      return 'CANCEL';
    });
    stage.session.clickNow(['LeadModule', 'Enrich selected rows']);
    expect(told.join()).toContain('Check before you spend');
    stage.session.select('Sheet1!A9');
    expect(click(stage, 'Enrich selected rows')).not.toContain('Credits, at most');
    stage.call('sidebarRemoveKey');
    stage.session.select('Sheet1!A2:A4');
    expect(click(stage, 'Enrich selected rows')).toMatch(/key/i);
    expect(stage.session.sidebar).toBeDefined();
    expect(stage.posts()).toBe(0);
  });

  test('tells a list that is known already, free', () => {
    const stage = makeStage({ rows: people(3), sandbox: FAST });
    runAll(stage, 3);
    stage.follow();
    stage.session.select('Sheet1!A2:A4');
    expect(click(stage, 'Enrich selected rows')).toContain('Credits, at most: 0');
    expect(stage.posts()).toBe(3);
  });

  test('respects the limit of a run that the user set', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST, settings: { creditsPerRun: 2 } });
    stage.session.select('Sheet1!A2:A6');
    expect(click(stage, 'Enrich selected rows')).toContain('Credits, at most: 5');
    stage.follow(1);
    expect(stage.posts()).toBe(2);
    const job = () => latest(get(stage.session, 'sidebarOpen'));
    expect(job().state).toMatchObject({ kind: 'paused', reason: 'cap' });
    // So the menu does not say that it goes on.
    expect(click(stage, 'Resume job')).toBe(
      'The limit of 2 credits for this run is reached. Raise it in the sidebar, or stop.',
    );
    expect(job().state).toMatchObject({ kind: 'paused', reason: 'cap' });
    // The same or a lower limit would pause it again at once, so it changes nothing; a higher one goes on.
    get(stage.session, 'sidebarControl', job().id, 'resume', 2);
    expect(job().state).toMatchObject({ kind: 'paused', reason: 'cap' });
    get(stage.session, 'sidebarControl', job().id, 'resume', 4);
    stage.follow(1);
    expect(stage.posts()).toBe(4);
    expect(job()).toMatchObject({ state: { kind: 'paused', reason: 'cap' }, cap: 4 });
    get(stage.session, 'sidebarControl', job().id, 'resume', 5);
    stage.follow(3);
    expect(stage.posts()).toBe(5);
    expect(job()).toMatchObject({ state: { kind: 'done' }, creditsUsed: 5 });
  });
});
