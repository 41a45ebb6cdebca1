// Two people, two keys, one document: nobody's lookup is paid by the other, and nothing is sent twice.
import { describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../src/sidebar-api.js';
import { KEY, makeStage, people, runAll } from './stage.js';

const SECOND = 'kim@example.com';
const SECOND_KEY = 'lm_live_second_key';

function call<T>(
  session: { callServerNow(name: string, ...args: unknown[]): unknown },
  name: string,
  ...args: unknown[]
): T {
  const answer = session.callServerNow(name, ...args) as {
    kind: string;
    message?: string;
    value: { ok: boolean; value: T; sentence?: string };
  };
  if (answer.kind !== 'success' || !answer.value.ok) throw new Error(answer.message ?? answer.value.sentence);
  return answer.value.value;
}

describe('two people', () => {
  test('the page of another person only watches: it polls and sends nothing with a key that is not the payer’s', () => {
    const stage = makeStage({ rows: people(10), sandbox: { latency: { kind: 'const', seconds: 5 } } });
    runAll(stage, 10);
    stage.call('sidebarStep');
    const kim = stage.host.openNow(SECOND, stage.session.document);
    call(kim, 'sidebarSaveKey', SECOND_KEY);
    const before = stage.sandbox.books().requests.length;
    stage.host.advanceNow(20);
    for (let n = 0; n < 5; n++) call<StepResult>(kim, 'sidebarStep');
    const after = stage.sandbox.books().requests;
    expect(
      after.slice(before).filter((request) => request.key === SECOND_KEY && request.operation !== 'other'),
    ).toEqual([]);
    expect(stage.follow().report.jobs[0]?.counts.found).toBe(10);
    expect(stage.sandbox.books().keys.find((key) => key.key === SECOND_KEY)?.creditsSpent).toBe(0);
  });

  test('two jobs of two people on the same contacts: each contact is submitted once', () => {
    const stage = makeStage({ rows: people(12), sandbox: { latency: { kind: 'const', seconds: 30 } } });
    runAll(stage, 12);
    stage.call('sidebarStep');
    const kim = stage.host.openNow(SECOND, stage.session.document);
    call(kim, 'sidebarSaveKey', SECOND_KEY);
    kim.select('Sheet1!A2:A13');
    call(kim, 'sidebarRun', {});
    for (let n = 0; n < 40; n++) {
      call<StepResult>(kim, 'sidebarStep');
      stage.call<StepResult>('sidebarStep');
      stage.host.advanceNow(10);
    }
    const report = stage.call<StepResult>('sidebarStep').report;
    expect(report.jobs.map((job) => job.state.kind)).toEqual(['done', 'done']);
    expect(stage.posts()).toBe(12);
    expect(stage.credits()).toBe(12);
  });

  test('what an e-mail job found serves the next one too, though a job for phones came between', () => {
    const stage = makeStage({ rows: people(6), sandbox: { latency: { kind: 'const', seconds: 30 } } });
    runAll(stage, 6, { type: 'email' });
    stage.call('sidebarStep');
    runAll(stage, 6, { type: 'phone' });
    runAll(stage, 6, { type: 'email' });
    const { report } = stage.follow();
    expect(report.jobs.map((job) => `${job.type} ${job.counts.found}`)).toEqual([
      'email 6',
      'phone 6',
      'email 6',
    ]);
    expect(stage.posts()).toBe(12);
  });

  test('one waits for an hour: the background work of the other goes on all the same', () => {
    const stage = makeStage({
      rows: people(24),
      sandbox: { latency: { kind: 'const', seconds: 5 } },
      road: (sandbox) => (request) =>
        [...request.headers].some(([, value]) => value.includes(SECOND_KEY)) && request.method === 'POST'
          ? { status: 429, headers: [['Retry-After', '3600']], body: '{}', latencySeconds: 0.2 }
          : sandbox(request),
    });
    stage.session.select('Sheet1!A2:A13');
    stage.call('sidebarRun', {});
    const kim = stage.host.openNow(SECOND, stage.session.document);
    call(kim, 'sidebarSaveKey', SECOND_KEY);
    kim.select('Sheet1!A14:A25');
    call(kim, 'sidebarRun', {});
    const { report } = call<StepResult>(kim, 'sidebarStep');
    expect(report.jobs.find(({ mine }) => mine)?.state).toMatchObject({ kind: 'waiting' });
    stage.host.advanceNow(600);
    const states = stage
      .call<StepResult>('sidebarOpen')
      .report.jobs.map(({ mine, state }) => [mine, state.kind]);
    expect(states).toEqual(
      expect.arrayContaining([
        [true, 'done'],
        [false, 'waiting'],
      ]),
    );
  });

  test('what one job got no answer for, though it may be paid, no other asks again in the letters of its own row', () => {
    let isFirst = true;
    const [headers = [], [, last = '', domain = ''] = []] = people(1);
    const stage = makeStage({
      rows: [headers, ['GRÂCE', last, domain], ['Grâce', last, domain]],
      sandbox: {
        latency: { kind: 'const', seconds: 30 },
        readings: { R1: 'a', R2: 'c', R3: 'a', R4: 'a' },
      },
      road: (sandbox) => (request) => {
        const answer = sandbox(request);
        if (request.method !== 'POST' || !isFirst) return answer;
        isFirst = false;
        return { transportError: 'connection reset', delivered: true, latencySeconds: 0.2 };
      },
    });
    stage.session.select('Sheet1!A2');
    stage.call('sidebarRun', {});
    stage.call('sidebarStep');
    stage.session.select('Sheet1!A3');
    stage.call('sidebarRun', {});
    const { report } = stage.follow();
    expect(report.jobs.map((job) => [job.state.kind, job.counts.error])).toEqual([
      ['done', 1],
      ['done', 1],
    ]);
    expect(stage.credits()).toBe(1);
    expect(stage.cells().slice(1).flat()).toContain('Error: no result given');
  });

  test('answers that came between a plan’s look into the ledger and its job are not asked for again', () => {
    const stage = makeStage({ rows: people(6), sandbox: { latency: { kind: 'const', seconds: 30 } } });
    runAll(stage, 6);
    stage.call('sidebarStep');
    stage.host.advanceNow(120);
    const kim = stage.host.openNow(SECOND, stage.session.document);
    call(kim, 'sidebarSaveKey', KEY);
    kim.select('Sheet1!A2:A7');
    const before = stage.posts();
    let isMet = false;
    stage.host.onServiceCall = (execution, _index, service, method) => {
      // The plan is made, and asks for the lease.
      if (
        isMet ||
        execution.record().functionName !== 'sidebarRun' ||
        `${service}.${method}` !== 'Lock.tryLock'
      )
        return;
      isMet = true;
      expect(stage.follow().report.jobs[0]?.counts.found).toBe(6);
    };
    call(kim, 'sidebarRun', {});
    expect(isMet).toBe(true);
    expect(stage.follow().report.jobs.map((job) => job.counts.found)).toEqual([6, 6]);
    expect(stage.posts()).toBe(before);
  });

  test('the key is replaced in mid-job: the new key never asks about the old one’s runs', () => {
    const stage = makeStage({ rows: people(10), sandbox: { latency: { kind: 'const', seconds: 60 } } });
    runAll(stage, 10);
    stage.call('sidebarStep');
    stage.call('sidebarSaveKey', SECOND_KEY);
    stage.follow(1);
    const foreign = stage.sandbox
      .books()
      .requests.filter(
        (request) =>
          request.key === SECOND_KEY && request.operation !== 'other' && request.runId !== undefined,
      );
    expect(foreign).toEqual([]);
    stage.call('sidebarSaveKey', KEY);
    expect(stage.follow().report.jobs[0]?.counts.found).toBe(10);
    expect(stage.credits()).toBe(10);
  });

  test('the key is replaced in mid-job: the job says so, goes on with the first key, or is stopped', () => {
    const stage = makeStage({ rows: people(90), sandbox: { latency: { kind: 'const', seconds: 600 } } });
    runAll(stage, 90);
    stage.call('sidebarStep');
    stage.call('sidebarSaveKey', SECOND_KEY);
    const other = stage.call<StepResult>('sidebarStep').report.jobs[0];
    expect(other?.state).toMatchObject({ kind: 'paused', reason: 'other key' });
    expect(other?.sentence).toMatch(/another key/);
    // The test of a key takes its place among the minute's requests.
    stage.host.advanceNow(61);
    stage.call('sidebarSaveKey', KEY);
    expect(stage.call<StepResult>('sidebarStep').report.jobs[0]?.state.kind).toBe('running');

    stage.call('sidebarSaveKey', SECOND_KEY);
    const job = stage.call<StepResult>('sidebarStep').report.jobs[0];
    stage.call('sidebarControl', job?.id, 'stop');
    const ended = stage.follow(4).report.jobs[0];
    const searching = job?.searching ?? 0;
    expect(searching).toBeGreaterThan(0);
    // Nobody can ask how those ended; they are not kept waiting for ever.
    expect(ended).toMatchObject({ state: { kind: 'stopped' }, counts: { error: searching } });
    expect(ended?.unsent).toBe(90 - searching);
  });
});
