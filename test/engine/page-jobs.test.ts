// What a person does with a job besides waiting: a trial and its rest, a retry, a take-over, a priced second look.
import { describe, expect, test } from '@jest/globals';
import { ask, column, get, jobOf, latest, peopleAt, survey } from './page.js';
import { KEY, makeStage, people, runAll } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 1 } } as const;
const all = (sheetId: number) => ({ kind: 'scope', scope: { kind: 'all', sheetId } });
const filled = (cells: readonly string[]) => cells.flatMap((cell, index) => (cell === '' ? [] : [index]));

describe('a trial', () => {
  test('asks ten spread over the list, then the rest on a word and a bill of its own', () => {
    const stage = makeStage({ rows: people(46), sandbox: FAST });
    const what = all(survey(stage).sheetId);
    const confirmed = { contacts: 10, creditsAtMost: 10 };
    const trial = latest(get(stage.session, 'sidebarRun', { what, pilot: true, confirmed }));
    stage.follow();
    expect(stage.posts()).toBe(10);
    expect(filled(column(stage, 'Email'))).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45]);
    const ended = jobOf(stage, trial.id);
    expect(ended).toMatchObject({ total: 10, counts: { found: 10 } });
    expect(ended.pilot).toMatchObject({ restContacts: 36, restCreditsAtMost: 36 });
    expect(ended.pilot?.contacts).toHaveLength(10);
    expect(ended.pilot?.contacts[0]).toEqual({ name: 'Noor Examplea0', status: 'found' });

    const rest = { kind: 'rest', jobId: trial.id };
    expect(get(stage.session, 'sidebarBill', { what: rest })).toMatchObject({
      contacts: 36,
      creditsAtMost: 36,
    });
    get(stage.session, 'sidebarRun', { what: rest, confirmed: { contacts: 36, creditsAtMost: 36 } });
    stage.session.acts.sort('Sheet1', 'A2:H47', { column: 'B', ascending: false });
    stage.follow();
    expect(column(stage, 'Email')).not.toContain('');
    expect([stage.posts(), stage.credits()]).toEqual([46, 46]);
    expect(ask(stage.session, 'sidebarRun', { what: rest })).toMatchObject({ ok: false });
    expect(jobOf(stage, trial.id).pilot).toBeUndefined();
  });

  test('too few for a rest: the trial is the whole', () => {
    const stage = makeStage({ rows: people(8), sandbox: FAST });
    get(stage.session, 'sidebarRun', { what: all(survey(stage).sheetId), pilot: true });
    stage.follow();
    expect(stage.posts()).toBe(8);
  });
});

describe('a retry', () => {
  test('asks again only about what failed for the chosen reason, with a bill, past LeadModule’s cache', () => {
    const rows = peopleAt('found.example', 'flaky.example', 'error.example', 'found.example');
    const stage = makeStage({ rows, sandbox: FAST });
    const job = latest(get(stage.session, 'sidebarRun', { what: all(survey(stage).sheetId) }));
    stage.follow();
    const first = jobOf(stage, job.id);
    expect(column(stage, 'Status')).toEqual([
      'Found',
      'Error: lookup failed',
      'Error: lookup failed',
      'Found',
    ]);
    expect(first.failures).toEqual([{ why: 'lookup failed', count: 2, canRetry: true }]);
    const spent = stage.credits();

    const what = { kind: 'retry', jobId: job.id, reasons: ['lookup failed'] };
    const bill = get(stage.session, 'sidebarBill', { what });
    expect(bill).toMatchObject({ contacts: 2, lookups: 2, creditsAtMost: 2 });
    get(stage.session, 'sidebarRun', { what, confirmed: bill });
    stage.follow();
    expect(column(stage, 'Status')).toEqual(['Found', 'Found', 'Error: lookup failed', 'Found']);
    expect(stage.posts()).toBe(6);
    expect(stage.credits() - spent).toBeLessThanOrEqual(bill.creditsAtMost);
    const reasons = { ...what, reasons: ['took too long'] };
    expect(ask(stage.session, 'sidebarBill', { what: reasons })).toMatchObject({
      ok: false,
      reason: 'no rows',
    });
  });
});

describe('another person’s job', () => {
  test('is taken over with a bill: what was never sent moves to the new key, what was sent stays', () => {
    const stage = makeStage({ rows: people(90), sandbox: { latency: { kind: 'const', seconds: 40 } } });
    const job = latest(get(stage.session, 'sidebarRun', { what: all(survey(stage).sheetId) }));
    const sent = stage.call<{ report: { jobs: { requests: { submits: number } }[] } }>('sidebarStep');
    const submits = sent.report.jobs[0]?.requests.submits ?? 0;
    const kim = stage.host.openNow('kim@example.com', stage.session.document);
    get(kim, 'sidebarSaveKey', 'lm_live_second_key');
    const seen = get(kim, 'sidebarOpen').report.jobs[0];
    expect(seen).toMatchObject({ mine: false, unsent: 90 - submits });
    const what = { kind: 'take over', jobId: job.id };
    const bill = get(kim, 'sidebarBill', { what });
    expect(bill).toMatchObject({ contacts: 90 - submits, creditsAtMost: 90 - submits });
    get(kim, 'sidebarRun', { what, confirmed: bill, cap: bill.creditsAtMost });
    for (let n = 0; n < 50; n++) {
      get(kim, 'sidebarStep');
      stage.call('sidebarStep');
      stage.host.advanceNow(8);
    }
    expect(column(stage, 'Email')).not.toContain('');
    expect(stage.posts()).toBe(90);
    const spent = Object.fromEntries(
      stage.sandbox.books().keys.map(({ key, creditsSpent }) => [key, creditsSpent]),
    );
    expect(spent).toMatchObject({ lm_live_stage_key: submits, lm_live_second_key: 90 - submits });
    expect(ask(kim, 'sidebarBill', { what })).toMatchObject({ ok: false });
  });
});

describe('another person’s job that has no credits left', () => {
  test('is taken over with the lookups that were refused: they were never paid, and none is left behind', () => {
    const stage = makeStage({
      rows: people(12),
      sandbox: { latency: { kind: 'const', seconds: 5 }, credits: 2 },
    });
    runAll(stage, 12);
    const paused = latest(stage.follow(1));
    expect(paused).toMatchObject({ state: { kind: 'paused', reason: 'no credits' }, counts: { found: 2 } });
    expect(paused).toMatchObject({ unsent: 10, creditsAtMostRest: 10, creditsAtMost: 12 });
    const kim = stage.host.openNow('kim@example.com', stage.session.document);
    get(kim, 'sidebarSaveKey', 'lm_live_second_key');
    stage.sandbox.changeKey('lm_live_second_key', { credits: 100 });
    const what = { kind: 'take over', jobId: paused.id };
    const bill = get(kim, 'sidebarBill', { what });
    expect(bill).toMatchObject({ contacts: 10, creditsAtMost: 10 });
    get(kim, 'sidebarRun', { what, confirmed: bill });
    for (let n = 0; n < 20; n++) {
      get(kim, 'sidebarStep');
      stage.host.advanceNow(8);
    }
    const { jobs } = get(kim, 'sidebarOpen').report;
    expect(jobs.map(({ state, total, counts }) => [state.kind, total, counts.found])).toEqual(
      expect.arrayContaining([
        ['done', 2, 2],
        ['done', 10, 10],
      ]),
    );
    expect(column(stage, 'Email')).not.toContain('');
    const spent = stage.sandbox.books().keys.map(({ key, creditsSpent }) => [key, creditsSpent]);
    expect(Object.fromEntries(spent)).toMatchObject({ [KEY]: 2, lm_live_second_key: 10 });
  });
});

describe('a lookup in doubt', () => {
  test('is looked up at once on a word and a bill, instead of after its doubt time', () => {
    let drops = 1;
    const stage = makeStage({
      rows: people(1),
      sandbox: FAST,
      road: (sandbox) => (request) => {
        const answer = sandbox(request);
        if (request.method !== 'POST' || drops-- <= 0) return answer;
        return { transportError: 'connection reset', delivered: true, latencySeconds: 1 };
      },
    });
    const job = latest(get(stage.session, 'sidebarRun', { what: all(survey(stage).sheetId) }));
    const before = latest(get(stage.session, 'sidebarStep'));
    expect(before).toMatchObject({ inDoubt: 1 });
    expect(before.doubtUntilMs).toBeGreaterThan(stage.host.now() + 30 * 60_000);
    const what = { kind: 'again', jobId: job.id };
    const bill = get(stage.session, 'sidebarBill', { what });
    expect(bill).toMatchObject({ contacts: 1, creditsAtMost: 1 });
    get(stage.session, 'sidebarRun', { what, confirmed: bill });
    stage.follow(0.1);
    expect(column(stage, 'Status')).toEqual(['Found']);
    expect([stage.posts(), stage.credits()]).toEqual([2, 1]);
    expect(jobOf(stage, job.id)).toMatchObject({ creditsUsed: 1, state: { kind: 'done' } });
    expect(ask(stage.session, 'sidebarBill', { what })).toMatchObject({ ok: false, reason: 'no rows' });
  });
});

describe('two jobs over the same rows', () => {
  // Where LeadModule does not cache what it did not find (reading R3 b), asking again is paid again.
  test('a lookup that the first one ended after the second was planned is not asked again', () => {
    const stage = makeStage({
      rows: people(40).map((row, at) => (at === 0 ? row : [...row.slice(0, 2), 'notfound.example'])),
      sandbox: { latency: { kind: 'const', seconds: 5 }, readings: { R3: 'b' } },
    });
    stage.session.select('Sheet1!A2:A31');
    stage.call('sidebarRun', {});
    stage.call('sidebarStep');
    stage.session.select('Sheet1!A12:A41');
    stage.call('sidebarRun', {});
    stage.follow();
    expect(stage.posts()).toBe(40);
    expect(stage.credits()).toBe(40);
  });

  test('nor is one that another job ended between a trial and its rest', () => {
    const stage = makeStage({
      rows: people(46).map((row, at) => (at === 0 ? row : [...row.slice(0, 2), 'notfound.example'])),
      sandbox: { latency: { kind: 'const', seconds: 5 }, readings: { R3: 'b' } },
    });
    const what = all(survey(stage).sheetId);
    const { id } = latest(get(stage.session, 'sidebarRun', { what, pilot: true }));
    stage.follow();
    stage.session.select('Sheet1!A2:A21');
    stage.call('sidebarRun', {});
    stage.follow();
    get(stage.session, 'sidebarRun', { what: { kind: 'rest', jobId: id } });
    stage.follow();
    expect(column(stage, 'Status')).toEqual(Array.from({ length: 46 }, () => 'Not found'));
    expect([stage.posts(), stage.credits()]).toEqual([46, 46]);
  });
});
