// What Google refuses (docs/limits.md): fetches, trigger time, triggers, consent, locks, calls in a short time,
// property operations and room. A job waits with a reason and a time, or goes on by itself; nothing is lost or paid
// twice.
import { describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../src/sidebar-api.js';
import { column, get, latest } from './page.js';
import { makeStage, newest, PERSON, people, runAll, type Stage } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 5 } } as const;

/** Steps as the page does when Google may fail a call: it is shown and tried again. */
function followThroughFailures(
  stage: Stage,
  hours = 24,
  retrySeconds = 10,
): { last: StepResult; failures: string[] } {
  const untilMs = stage.host.now() + hours * 3_600_000;
  const failures: string[] = [];
  while (failures.length < 2_000) {
    const answer = stage.session.callServerNow('sidebarStep');
    if (answer.kind === 'failure') failures.push(answer.message);
    const last = answer.kind === 'success' ? (answer.value as { value: StepResult }).value : undefined;
    if (last && (last.callAgainSeconds === undefined || stage.host.now() >= untilMs))
      return { last, failures };
    stage.host.advanceNow(last ? Math.max(1, last.callAgainSeconds ?? 0) : retrySeconds);
  }
  throw new Error('never ended');
}

function expectAllFoundOnce(stage: Stage, count: number): void {
  expect(column(stage, 'Email').filter((text) => text !== '')).toHaveLength(count);
  expect(stage.credits()).toBe(count);
}

/** No trigger: a day without ticks passes at once. */
const NO_TRIGGER = { triggersPerUser: 0 } as const;

describe('fetches', () => {
  test('the day’s fetches are used up: the job waits with the reason and a time, and ends the next day', () => {
    const limits = { ...NO_TRIGGER, fetchesPerDay: 25 };
    const stage = makeStage({ rows: people(30), sandbox: FAST, host: { limits } });
    runAll(stage, 30);
    const waiting = newest(stage.follow(3));
    expect(waiting.state).toMatchObject({ kind: 'waiting', reason: 'fetch refused' });
    const untilMs = waiting.state.kind === 'waiting' ? waiting.state.untilMs : 0;
    expect(untilMs - stage.host.now()).toBeGreaterThan(0);
    expect(untilMs - stage.host.now()).toBeLessThanOrEqual(3_600_000);
    expect(waiting.sentence).toMatch(/Google's daily limit is used up\. Next try at \d\d:\d\d\.$/);
    expect(waiting.counts.found).toBeGreaterThan(0);
    expect(newest(stage.follow(48)).state.kind).toBe('done');
    expectAllFoundOnce(stage, 30);
  });
});

describe('an execution', () => {
  test('slow answers: no step comes near the six minutes, and none waits for more than it began', () => {
    const stage = makeStage({
      rows: people(30),
      sandbox: FAST,
      host: { limits: NO_TRIGGER },
      road: (sandbox) => (request) => ({ ...sandbox(request), latencySeconds: 28 }),
    });
    runAll(stage, 30);
    stage.follow();
    const steps = stage.host.executions.filter((one) => one.functionName === 'sidebarStep');
    expect(Math.max(...steps.map(({ runtimeSeconds }) => runtimeSeconds))).toBeLessThan(75);
    expectAllFoundOnce(stage, 30);
  });

  test('killed for its time again and again: the job ends all the same', () => {
    const stage = makeStage({ rows: people(30), sandbox: FAST, host: { limits: NO_TRIGGER } });
    runAll(stage, 30);
    // As at the six minutes, but after four seconds, every second step.
    stage.host.onServiceCall = (execution) => {
      if (execution.id % 2 === 0 && execution.runtimeSeconds > 4) execution.kill();
    };
    const { last, failures } = followThroughFailures(stage, 24, 60);
    expect(failures.length).toBeGreaterThan(1);
    expect(newest(last).state.kind).toBe('done');
    expectAllFoundOnce(stage, 30);
  });

  test('an answer longer than a cell may hold is no result: the lookup ends with a word', () => {
    const stage = makeStage({
      rows: people(2),
      sandbox: FAST,
      road: (sandbox) => (request) => {
        const answer = sandbox(request);
        if (request.method !== 'GET' || answer instanceof Promise || 'transportError' in answer)
          return answer;
        const told = JSON.parse(answer.body as string) as { result?: { email: string } };
        if (told.result) told.result.email = `${'a'.repeat(60_000)}@found.example`;
        return { ...answer, body: JSON.stringify(told) };
      },
    });
    runAll(stage, 2);
    expect(newest(stage.follow()).counts).toMatchObject({ error: 2 });
    expect(column(stage, 'Status')).toEqual(['Error: lookup failed', 'Error: lookup failed']);
    expect(column(stage, 'Email')).toEqual(['', '']);
  });
});

describe('the background trigger', () => {
  const ticks = (stage: Stage) =>
    stage.host.executions.filter((one) => one.functionName === 'onLeadModuleTick');

  test('born disabled (a test deployment): told, and the open page goes on', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST, host: { testDeployment: true } });
    const begun = newest(runAll(stage, 5));
    expect(begun.trigger).toMatchObject({ kind: 'armed', everyMinutes: 1 });
    expect(begun.backgroundAtMs).toBeGreaterThan(stage.host.now());
    stage.host.advanceNow(3_600);
    expect([ticks(stage).length, stage.posts()]).toEqual([0, 0]);
    // The page no longer promises a wake-up ("waits until you open it").
    const job = latest(get(stage.session, 'sidebarOpen'));
    expect(job).toMatchObject({ state: { kind: 'running' }, trigger: { kind: 'refused' } });
    expect(job.backgroundAtMs).toBeUndefined();
    const { background } = get(stage.session, 'sidebarActivity');
    expect(background).toMatchObject({ lastMs: 0, nextMs: 0 });
    stage.follow();
    expectAllFoundOnce(stage, 5);
  });

  test('consent withdrawn: no tick runs; with consent given again everything goes on', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST });
    runAll(stage, 5);
    stage.host.user(PERSON).authorized = false;
    stage.host.advanceNow(3_600);
    expect([ticks(stage).length, stage.posts()]).toEqual([0, 0]);
    // The page gets Google's own words, and asks to allow access again.
    expect(stage.session.callServerNow('sidebarOpen')).toMatchObject({
      kind: 'failure',
      message: expect.stringMatching(/Authorization is required/),
    });
    stage.host.user(PERSON).authorized = true;
    expect(latest(get(stage.session, 'sidebarOpen'))).toMatchObject({ trigger: { kind: 'refused' } });
    stage.host.advanceNow(120);
    // The trigger is alive again, and the page says so.
    expect(stage.posts()).toBe(5);
    expect(latest(get(stage.session, 'sidebarOpen'))).toMatchObject({ state: { kind: 'done' } });
    expectAllFoundOnce(stage, 5);
  });

  test('the day’s trigger time is used up, in the middle of a tick: nothing is lost, told, the page goes on', () => {
    const limits = { triggerSecondsPerDay: 8 };
    const stage = makeStage({ rows: people(30), sandbox: FAST, host: { limits } });
    runAll(stage, 30);
    stage.host.advanceNow(3_600);
    expect(ticks(stage).some(({ status }) => status === 'timed out')).toBe(true);
    expect(ticks(stage).at(-1)).toMatchObject({ status: 'failed' });
    const job = latest(get(stage.session, 'sidebarOpen'));
    expect(job).toMatchObject({ state: { kind: 'running' }, trigger: { kind: 'refused' } });
    stage.follow();
    expectAllFoundOnce(stage, 30);
  });

  test('refused altogether: the job says so from the start and runs while a page is open', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST, host: { limits: NO_TRIGGER } });
    const job = latest(runAll(stage, 5));
    expect(job).toMatchObject({
      trigger: { kind: 'refused', reason: expect.stringMatching(/too many triggers/) },
    });
    expect(job.backgroundAtMs).toBeUndefined();
    stage.follow();
    expectAllFoundOnce(stage, 5);
  });

  test('alive: after an hour of work the page still says when it comes', () => {
    const sandbox = { latency: { kind: 'const', seconds: 3_000 } } as const;
    const stage = makeStage({ rows: people(5), sandbox });
    runAll(stage, 5);
    stage.host.advanceNow(2_700);
    const job = latest(get(stage.session, 'sidebarOpen'));
    expect(job.trigger).toMatchObject({ kind: 'armed' });
    expect(job.backgroundAtMs).toBeGreaterThan(stage.host.now());
  });
});

describe('locks', () => {
  test('refused most of the time: the step comes again, and every lookup is paid once', () => {
    const limits = { lockOperationsPerMinute: 12 };
    const stage = makeStage({ rows: people(30), sandbox: FAST, host: { limits } });
    runAll(stage, 30);
    const { last, failures } = followThroughFailures(stage);
    expect(failures).toEqual([]);
    expect(newest(last).state.kind).toBe('done');
    expectAllFoundOnce(stage, 30);
  });
});

describe('a lock refused before a wave', () => {
  test('nothing was sent, so nothing is in doubt: the wave goes a moment later', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST, host: { limits: NO_TRIGGER } });
    runAll(stage, 5);
    // The step gets its lease; the lock under which the wave is written ahead is refused once.
    let locks = 0;
    stage.host.refuses = (_execution, service, method) => {
      const isLock = service === 'Lock' && method === 'tryLock';
      locks += isLock ? 1 : 0;
      return isLock && locks === 2;
    };
    const job = latest(get(stage.session, 'sidebarStep'));
    expect(locks).toBeGreaterThan(2);
    expect(stage.posts()).toBe(5);
    expect(job).toMatchObject({ inDoubt: 0, unsent: 0, requests: { submits: 5 } });
    stage.host.refuses = undefined;
    expect(newest(stage.follow(0.2)).state.kind).toBe('done');
    expectAllFoundOnce(stage, 5);
  });
});

describe('properties', () => {
  test('the day’s operations are used up: calls fail in Google’s words, the next day everything goes on', () => {
    const limits = { ...NO_TRIGGER, propertyOperationsPerDay: 60 };
    const stage = makeStage({ rows: people(12), sandbox: FAST, host: { limits } });
    runAll(stage, 12);
    const { last, failures } = followThroughFailures(stage, 96, 1_800);
    expect(new Set(failures)).toEqual(
      new Set(['Exception: Service invoked too many times for one day: properties.']),
    );
    expect(newest(last).state.kind).toBe('done');
    expectAllFoundOnce(stage, 12);
  });

  test('the largest contacts and a slow API: the run book stops taking more long before the store is full', () => {
    const long = (letter: string, index: number) => `${letter.repeat(180)}${index}`;
    const rows = people(400).map((row, index) =>
      index === 0 ? row : [long('ö', index), long('é', index), 'found.example'],
    );
    const sandbox = { latency: { kind: 'const', seconds: 5_000 } } as const;
    const stage = makeStage({ rows, sandbox, host: { limits: NO_TRIGGER } });
    runAll(stage, 400);
    const store = stage.host.properties.document(stage.document.id);
    let most = 0;
    for (let n = 0; n < 60; n++) {
      const { callAgainSeconds } = stage.call<StepResult>('sidebarStep');
      most = Math.max(most, store.size);
      stage.host.advanceNow(Math.max(20, callAgainSeconds ?? 0));
    }
    expect(most).toBeLessThan(211_000);
    const sent = stage.posts();
    expect(sent).toBeGreaterThan(100);
    expect(sent).toBeLessThan(300);
    // It goes on as results come.
    stage.follow(2);
    expect(stage.posts()).toBeGreaterThan(sent);
  });
});

describe('too many times in a short time', () => {
  const MOMENTS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 23);

  // The gaps grow: with equal ones a step of just so many calls would meet the refusal at the same call for ever.
  test.each(MOMENTS)('call %s of a job, the 199th after it, the 200th after that … is refused', (first) => {
    const stage = makeStage({ rows: people(12), sandbox: FAST });
    runAll(stage, 12);
    let calls = 0;
    let next = first;
    let gap = 199;
    stage.host.refuses = (execution) => {
      if (execution.record().functionName === '(text)') return false;
      calls += 1;
      if (calls !== next) return false;
      next += gap++;
      return true;
    };
    const { last } = followThroughFailures(stage);
    stage.host.refuses = undefined;
    expect(calls).toBeGreaterThan(first);
    expect(newest(last).state.kind).toBe('done');
    expectAllFoundOnce(stage, 12);
  });

  test('the write after a wave of submits is refused: its answers are kept all the same, and none is in doubt', () => {
    const stage = makeStage({ rows: people(12), sandbox: FAST });
    runAll(stage, 12);
    let isSent = false;
    let refused = 0;
    stage.host.refuses = (_execution, service, method) => {
      isSent ||= method === 'fetchAll';
      const isHit = isSent && refused === 0 && service === 'Properties' && method === 'setProperties';
      if (isHit) refused += 1;
      return isHit;
    };
    stage.call('sidebarStep');
    stage.host.refuses = undefined;
    expect(refused).toBe(1);
    const sent = stage.posts();
    expect(latest(get(stage.session, 'sidebarStep'))).toMatchObject({ inDoubt: 0 });
    expect(newest(stage.follow(0.2)).state.kind).toBe('done');
    expect(sent).toBeGreaterThan(0);
    expectAllFoundOnce(stage, 12);
  });

  test.each(['Properties', 'Lock', 'UrlFetchApp', 'Spreadsheet', 'Sheet', 'Range', 'RangeList', 'Cache'])(
    '%s is ill for two minutes in mid-job',
    (ill) => {
      const stage = makeStage({ rows: people(12), sandbox: FAST });
      runAll(stage, 12);
      stage.call('sidebarStep');
      const untilMs = stage.host.now() + 120_000;
      stage.host.refuses = (_execution, service) => service === ill && stage.host.now() < untilMs;
      const { last } = followThroughFailures(stage);
      stage.host.refuses = undefined;
      const job = newest(last);
      // A tab that takes no result for any reason is one that a person must look at.
      if (ill === 'RangeList') {
        expect(job.state).toMatchObject({ kind: 'paused', reason: 'cannot write' });
        stage.call('sidebarControl', job.id, 'resume');
      }
      expect(newest(stage.follow()).state.kind).toBe('done');
      expectAllFoundOnce(stage, 12);
    },
  );
});
