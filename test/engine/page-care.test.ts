// After the run: undo, results that went astray, history, diagnostics, samples, and taking everything out again.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ask, column, get, jobOf, latest, peopleAt, survey } from './page.js';
import { KEY, makeStage, people, type Stage } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 1 } } as const;

/** Runs all rows to the end and returns the job's id. */
function ran(stage: Stage): string {
  const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
  const job = latest(get(stage.session, 'sidebarRun', { what }));
  stage.follow();
  return job.id;
}

const RESULTS = ['Email', 'Email status', 'Confidence', 'Provider', 'Status'];
const results = (stage: Stage) => RESULTS.map((header) => column(stage, header));

describe('undo', () => {
  test('clears what the job wrote and nobody touched; what was changed since stays', () => {
    const stage = makeStage({ rows: people(6), sandbox: FAST });
    const id = ran(stage);
    stage.session.acts.type('Sheet1', 'D3', 'mine@example.com');
    stage.session.acts.sort('Sheet1', 'A2:H7', { column: 'A', ascending: false });
    const inputs = ['First name', 'Last name', 'Company domain'].map((header) => column(stage, header));
    const undone = get(stage.session, 'sidebarUndo', id);
    expect(undone).toMatchObject({ cleared: 29, kept: 1 });
    expect(
      results(stage)
        .flat()
        .filter((cell) => cell !== ''),
    ).toEqual(['mine@example.com']);
    expect(['First name', 'Last name', 'Company domain'].map((header) => column(stage, header))).toEqual(
      inputs,
    );
    expect(jobOf(stage, id).undo).toBe('undone');
    // The ledger keeps what was paid for.
    ran(stage);
    expect(stage.credits()).toBe(6);
    expect(column(stage, 'Status')).toEqual(Array(6).fill('Found'));
  });

  test('a row sorted into the place of another while it clears: every other job’s result stands where it should', () => {
    // Row 2–4 by one job, row 5–7 by another; the sort comes at service calls of the undo in turn.
    const make = () => {
      const stage = makeStage({ rows: people(6), sandbox: FAST });
      const { sheetId } = survey(stage);
      const run = (row: number) => {
        const what = { kind: 'scope', scope: { kind: 'rows', sheetId, ranges: [{ row, rows: 3 }] } };
        const job = latest(get(stage.session, 'sidebarRun', { what }));
        stage.follow();
        return job.id;
      };
      return { stage, first: run(2), second: run(5) };
    };
    for (let at = 60, isOver = false; !isOver; at += 3) {
      const { stage, first } = make();
      isOver = true;
      let calls = 0;
      stage.host.onServiceCall = () => {
        if (calls++ !== at) return;
        isOver = false;
        stage.session.acts.sort('Sheet1', 'A2:H7', { column: 'A', ascending: at % 2 === 0 });
      };
      get(stage.session, 'sidebarUndo', first);
      stage.host.onServiceCall = () => {};
      const emails = column(stage, 'Email');
      const names = column(stage, 'First name');
      const told = names.map((name, index) => [
        name,
        emails[index] === '' ? '' : emails[index]?.split('.')[0],
      ]);
      const kept = ['Lena', 'Olu', 'Priya'];
      expect({ at, told: [...told].sort() }).toEqual({
        at,
        told: names.map((name) => [name, kept.includes(name) ? name.toLowerCase() : '']).sort(),
      });
    }
  });

  test('is refused while the job is at work, and for a job that is not known', () => {
    const stage = makeStage({ rows: people(6) });
    const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
    const job = latest(get(stage.session, 'sidebarRun', { what }));
    expect(ask(stage.session, 'sidebarUndo', job.id)).toMatchObject({ ok: false, reason: 'busy' });
    expect(ask(stage.session, 'sidebarUndo', 'nobody')).toMatchObject({ ok: false, reason: 'no such job' });
  });
});

describe('results that went astray', () => {
  test('cells moved by hand are told with names, and put back on a word', () => {
    const stage = makeStage({ rows: people(4), sandbox: { latency: { kind: 'const', seconds: 30 } } });
    const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
    const { id } = latest(get(stage.session, 'sidebarRun', { what }));
    stage.follow();
    const before = results(stage);
    stage.script(`(function () {
      var sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange('D2:H2').copyTo(sheet.getRange('D4:H4'));
    })()`);
    expect(get(stage.session, 'sidebarLoose', id)).toEqual({
      unplaced: [],
      moved: [{ row: 4, name: 'Tomás Examplec0', belongsTo: 'Noor Examplea0' }],
    });
    get(stage.session, 'sidebarSettle', id, 'put back');
    stage.follow();
    expect(results(stage)).toEqual(before);
    expect(get(stage.session, 'sidebarLoose', id).moved).toEqual([]);
    expect(stage.credits()).toBe(4);
  });

  test('cells moved by hand are left where they are on a word, and not told again', () => {
    const stage = makeStage({ rows: people(4), sandbox: { latency: { kind: 'const', seconds: 30 } } });
    const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
    const { id } = latest(get(stage.session, 'sidebarRun', { what }));
    stage.follow();
    stage.script(`(function () {
      var sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange('D2:H2').copyTo(sheet.getRange('D4:H4'));
    })()`);
    const moved = results(stage);
    get(stage.session, 'sidebarSettle', id, 'leave');
    stage.follow();
    expect(results(stage)).toEqual(moved);
    expect(jobOf(stage, id).loose).toBeUndefined();
    expect(stage.credits()).toBe(4);
  });

  test('a result without a row is kept, and placed when its row is there again', () => {
    const stage = makeStage({ rows: people(4), sandbox: { latency: { kind: 'const', seconds: 30 } } });
    const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
    const { id } = latest(get(stage.session, 'sidebarRun', { what }));
    get(stage.session, 'sidebarStep');
    stage.session.acts.deleteRows('Sheet1', 3, 1);
    stage.follow();
    expect(jobOf(stage, id).loose).toEqual({ unplaced: 1, moved: 0 });
    expect(get(stage.session, 'sidebarLoose', id).unplaced).toEqual([
      { name: 'Ida Exampleb0', result: 'ida.exampleb0@found.example' },
    ]);
    ['Ida', 'Exampleb0', 'found.example'].forEach((text, index) => {
      stage.session.acts.type('Sheet1', `${'ABC'[index]}5`, text);
    });
    get(stage.session, 'sidebarSettle', id, 'place again');
    stage.follow();
    expect(column(stage, 'Email')[3]).toBe('ida.exampleb0@found.example');
    expect(jobOf(stage, id).loose).toBeUndefined();
    expect(stage.credits()).toBe(4);
  });
});

describe('what a document tells and forgets', () => {
  test('a finished job tells who found, how sure, and why some failed; activity adds up the days', () => {
    const rows = peopleAt('found.example', 'risky.example', 'notfound.example', 'error.example');
    const stage = makeStage({ rows, sandbox: FAST });
    const id = ran(stage);
    const job = jobOf(stage, id);
    expect(job.counts).toMatchObject({ found: 1, risky: 1, notFound: 1, error: 1 });
    expect(job.providers?.reduce((sum, [, found]) => sum + found, 0)).toBe(2);
    expect(job.confidence?.tens.reduce((sum, found) => sum + found, 0)).toBe(2);
    expect(job.failures).toEqual([{ why: 'lookup failed', count: 1, canRetry: true }]);
    const activity = get(stage.session, 'sidebarActivity');
    expect(activity).toMatchObject({ found: 2, contacts: 4, credits: stage.credits() });
    expect(activity.creditsByDay).toHaveLength(30);
    expect(activity.creditsByDay[29]).toBe(stage.credits());
    expect(activity.jobs.map((one) => one.id)).toEqual([id]);
    expect(activity.background).toBeUndefined();
  });

  test('what a user accepts decides what is "Found"', () => {
    const rows = peopleAt('risky.example', 'unknown.example');
    const stage = makeStage({ rows, sandbox: FAST, settings: { accept: ['valid', 'risky'] } });
    ran(stage);
    expect(column(stage, 'Status')).toEqual(['Found', 'Found (risky)']);
  });

  test('diagnostics hold counts and states, and neither key nor people nor titles', () => {
    const stage = makeStage({ rows: people(4), sandbox: FAST });
    ran(stage);
    const text = get(stage.session, 'sidebarDiagnostics');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(text).toContain(`LeadModule for Google Sheets ${version}\n`);
    expect(text).toContain('found 4');
    for (const secret of [KEY, 'stage_key', 'Noor', 'Example', 'found.example', 'Sheet1', 'First name'])
      expect(text).not.toContain(secret);
  });

  test('samples go to a tab of their own and never over another', () => {
    const stage = makeStage({ rows: people(2), sandbox: FAST });
    const before = stage.cells();
    const added = get(stage.session, 'sidebarAddSamples');
    expect(added).toMatchObject({ tabName: 'LeadModule samples', allRows: 12 });
    expect(ask(stage.session, 'sidebarAddSamples')).toMatchObject({ ok: false, reason: 'would overwrite' });
    expect(stage.cells()).toEqual(before);
    const what = { kind: 'scope', scope: { kind: 'all', sheetId: added.sheetId } };
    const bill = get(stage.session, 'sidebarBill', { what });
    expect(bill).toMatchObject({ rows: 12, contacts: 10, duplicates: 1 });
    expect(bill.skipped).toMatchObject([{ words: 'private mailbox', rows: 1 }]);
  });

  test('removal takes ledger, properties, marks and triggers, leaves the results, and waits for open jobs', () => {
    const stage = makeStage({ rows: people(4), sandbox: FAST });
    const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
    get(stage.session, 'sidebarRun', { what });
    expect(ask(stage.session, 'sidebarRemoveData')).toMatchObject({ ok: false, reason: 'busy' });
    stage.follow();
    const cells = stage.cells();
    expect(get(stage.session, 'sidebarRemoveData')).toMatchObject({
      report: { jobs: [] },
      key: { configured: true },
    });
    expect(stage.cells()).toEqual(cells);
    expect([...stage.host.properties.document(stage.session.document.id).entries]).toEqual([]);
    expect(stage.host.triggers()).toEqual([]);
    const left = stage.script(`(function () {
      var file = SpreadsheetApp.getActive();
      return [file.getSheets().length, file.createDeveloperMetadataFinder().find().length];
    })()`);
    expect(left).toEqual([1, 0]);
  });

  test('a removal that dies at any service call is made again, and takes everything', () => {
    let calls = 0;
    for (let at = 1; ; at++) {
      const stage = makeStage({ rows: people(2), sandbox: FAST });
      ran(stage);
      const cells = stage.cells();
      calls = 0;
      stage.host.onServiceCall = (execution) => {
        calls += 1;
        if (calls === at) execution.kill();
      };
      stage.session.callServerNow('sidebarRemoveData');
      stage.host.onServiceCall = undefined;
      if (calls < at) break;
      // The lease of a dead execution ends by itself.
      stage.host.advanceNow(100);
      expect({ at, ...get(stage.session, 'sidebarRemoveData') }).toMatchObject({ at, report: { jobs: [] } });
      expect([...stage.host.properties.document(stage.session.document.id).entries]).toEqual([]);
      const tabs = stage.script('SpreadsheetApp.getActive().getSheets().length');
      const marks = stage.script('SpreadsheetApp.getActive().createDeveloperMetadataFinder().find().length');
      expect({ at, tabs, marks, triggers: stage.host.triggers().length, cells: stage.cells() }).toEqual({
        at,
        tabs: 1,
        marks: 0,
        triggers: 0,
        cells,
      });
    }
    expect(calls).toBeGreaterThan(40);
  });
});

describe('the key', () => {
  test('is the user’s own until they share it; then others use it, and it goes when its owner says so', () => {
    const stage = makeStage({ rows: people(3), sandbox: FAST });
    const kim = stage.host.openNow('kim@example.com', stage.session.document);
    const entries = () =>
      JSON.stringify([...stage.host.properties.document(stage.session.document.id).entries]);
    expect(get(kim, 'sidebarOpen').key).toEqual({ configured: false, lastFour: '' });
    expect(entries()).not.toContain(KEY);
    expect(get(stage.session, 'sidebarShareKey', true)).toMatchObject({ whose: 'own', isShared: true });
    expect(entries()).toContain(KEY);
    expect(get(kim, 'sidebarOpen').key).toEqual({
      configured: true,
      lastFour: '_key',
      whose: 'shared',
      isShared: false,
    });
    expect(ask(kim, 'sidebarShareKey', true)).toMatchObject({ ok: false, reason: 'no key' });
    get(kim, 'sidebarShareKey', false);
    expect(get(kim, 'sidebarTestKey').configured).toBe(true);
    get(stage.session, 'sidebarRemoveKey');
    expect(entries()).not.toContain(KEY);
    expect(get(kim, 'sidebarOpen').key.configured).toBe(false);
    expect(stage.credits()).toBe(0);
  });

  test('a test of the stored key says when LeadModule no longer accepts it, and spends nothing', () => {
    const stage = makeStage({ rows: people(1), sandbox: FAST });
    expect(get(stage.session, 'sidebarTestKey')).toMatchObject({ configured: true });
    stage.sandbox.changeKey(KEY, { active: false });
    expect(ask(stage.session, 'sidebarTestKey')).toMatchObject({ ok: false });
    expect(stage.posts()).toBe(0);
  });
});

describe('settings', () => {
  test('only what is valid changes; the rest stays as it was', () => {
    const stage = makeStage({ rows: people(1) });
    const saved = get(stage.session, 'sidebarSaveSettings', {
      creditsPerRun: 200,
      order: 'fastest finish',
      accept: ['valid', 'unknown'],
      minimumConfidence: 70,
    });
    const bad = { creditsPerRun: -1, order: 'at once', accept: 'all', minimumConfidence: 700, other: 1 };
    expect(get(stage.session, 'sidebarSaveSettings', bad)).toEqual(saved);
    expect(saved).toMatchObject({
      creditsPerRun: 200,
      order: 'fastest finish',
      accept: ['valid', 'unknown'],
    });
  });

  test('fastest finish submits all before it polls', () => {
    const stage = makeStage({ rows: people(40), sandbox: FAST, settings: { order: 'fastest finish' } });
    ran(stage);
    const operations = stage.sandbox.books().requests.map(({ method }) => method);
    const firstPoll = operations.indexOf('GET', 1);
    expect(operations.slice(1, firstPoll)).toHaveLength(40);
    expect(column(stage, 'Email')).not.toContain('');
  });
});
