// The sidebar is closed: the recurring trigger goes on alone, within its share of the day, and removes itself.
import { describe, expect, test } from '@jest/globals';
import { makeStage, PERSON, people, runAll, type Stage } from './stage.js';

const FIVE = { latency: { kind: 'const', seconds: 5 } } as const;

describe('the time-driven trigger', () => {
  test('finishes the job in a bound script, minute by minute, and is gone afterwards', async () => {
    const stage = makeStage({ rows: people(40), sandbox: { latency: { kind: 'const', seconds: 20 } } });
    runAll(stage, 40);
    expect(stage.host.triggers()).toHaveLength(1);
    stage.host.advanceNow(15 * 60);
    expect(stage.sandbox.books().runs).toHaveLength(40);
    const [headers, ...rows] = stage.cells();
    const email = headers?.indexOf('Email') ?? -1;
    expect(rows.filter((row) => row[email]?.endsWith('@found.example'))).toHaveLength(40);
    expect(stage.host.triggers()).toHaveLength(0);
    const ticks = stage.host.executions.filter((execution) => execution.functionName === 'onLeadModuleTick');
    expect(ticks.every((tick) => tick.status === 'completed')).toBe(true);
    expect(Math.max(...ticks.map((tick) => tick.runtimeSeconds))).toBeLessThanOrEqual(20);
    expect(stage.host.bugs).toEqual([]);
    // src/ never reaches a member that the local runtime does not emulate.
    expect(stage.host.executions.flatMap((execution) => execution.notEmulated)).toEqual([]);
  });

  test('a published add-on is refused every minute and armed hourly', () => {
    const stage = makeStage({ rows: people(5), host: { edition: 'addon' } });
    const { report } = runAll(stage, 5);
    expect(report.jobs[0]?.trigger).toMatchObject({ kind: 'armed', everyMinutes: 60 });
  });

  test('then the bill of the next job counts an hour for every three minutes of requests', () => {
    const stage = makeStage({ rows: people(205), sandbox: FIVE, host: { edition: 'addon' } });
    runAll(stage, 5);
    stage.follow();
    stage.session.select('Sheet1!A7:A206');
    const bill = stage.call<{ minutesSidebar: number; background: unknown }>('sidebarBill', {});
    expect(bill.minutesSidebar).toBe(7);
    expect(bill.background).toEqual({ minutes: 180, everyMinutes: 60 });
  });

  test('an hourly run goes on through three minutes of requests, within the rate and its share of the day', () => {
    const stage = makeStage({
      rows: people(300),
      sandbox: { latency: { kind: 'const', seconds: 20 } },
      host: { edition: 'addon' },
    });
    runAll(stage, 300);
    stage.host.advanceNow(3_600);
    const ticks = stage.host.executions.filter((execution) => execution.functionName === 'onLeadModuleTick');
    expect(ticks.map(({ status }) => status)).toEqual(['completed']);
    // 24 such runs are 80 of a consumer's 90 minutes a day at most.
    expect(ticks[0]?.runtimeSeconds).toBeLessThanOrEqual(200);
    const times = stage.sandbox.books().requests.map(({ atMs }) => atMs);
    expect(times.length).toBeGreaterThan(180);
    for (const [index, atMs] of times.entries())
      expect(atMs - (times[index - 60] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(60_000);
    expect(stage.cells().filter((row) => row.join().includes('@found.example'))).toHaveLength(60);
  });

  test('a trigger without a document (reading G7 b) does no harm', () => {
    const stage = makeStage({ rows: people(5), host: { edition: 'addon' }, readings: { G7: 'b' } });
    runAll(stage, 5);
    stage.host.advanceNow(2 * 3_600);
    const ticks = stage.host.executions.filter((execution) => execution.functionName === 'onLeadModuleTick');
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.map((tick) => tick.status)).toEqual(ticks.map(() => 'completed'));
    expect(stage.follow().report.jobs[0]?.state.kind).toBe('done');
    expect(stage.host.user(PERSON)).toBeDefined();
  });
});

/** Four people; the first two are done, and the trigger that looked them up is about to find nothing more to do. */
function betweenTwoJobs(): Stage {
  const stage = makeStage({ rows: people(4), sandbox: { latency: { kind: 'const', seconds: 5 } } });
  runAll(stage, 2);
  stage.follow();
  stage.session.select('Sheet1!A4:A5');
  return stage;
}

/** With the page closed: the two rows of the second job have their addresses within ten minutes. */
function expectSecondJobDone(stage: Stage, at: number): void {
  stage.host.advanceNow(600);
  expect({ at, filled: stage.cells().filter((row) => row.join().includes('@found.example')).length }).toEqual(
    { at, filled: 4 },
  );
  expect(stage.host.triggers()).toEqual([]);
}

describe('a Run in the moment in which a trigger finds nothing to do', () => {
  test('comes at any call of the tick', () => {
    let came = true;
    let at = 0;
    while (came) {
      at += 1;
      const stage = betweenTwoJobs();
      const run = () =>
        (stage.session.callServerNow('sidebarRun', {}) as { value: { ok: boolean } }).value.ok;
      let calls = 0;
      let runs = false;
      came = false;
      stage.host.onServiceCall = (execution) => {
        if (execution.request.functionName !== 'onLeadModuleTick') return;
        calls += 1;
        if (calls !== at || came) return;
        came = true;
        runs = run();
      };
      stage.host.advanceNow(60);
      stage.host.onServiceCall = undefined;
      // While the tick holds the lease the Run is refused in words, and the person presses again.
      if (!runs) run();
      expectSecondJobDone(stage, at);
    }
    // A sweep that ends at its first calls would prove nothing.
    expect(at).toBeGreaterThan(10);
  });

  test('meets the tick at any of its own calls', () => {
    let came = true;
    let at = 0;
    while (came) {
      at += 1;
      const stage = betweenTwoJobs();
      const [trigger] = stage.host.triggers();
      let calls = 0;
      came = false;
      stage.host.onServiceCall = (execution, _index, service) => {
        if (execution.request.functionName !== 'sidebarRun') return;
        // Before it arms its trigger it does not know of the other's.
        if (calls > 0 || service === 'ScriptApp') calls += 1;
        if (calls !== at || came) return;
        came = true;
        void stage.host.fireTrigger(trigger?.uid ?? '');
      };
      stage.call('sidebarRun', {});
      stage.host.onServiceCall = undefined;
      expectSecondJobDone(stage, at);
    }
    // A sweep that ends at its first calls would prove nothing.
    expect(at).toBeGreaterThan(10);
  });
});

test('a trigger goes on with a job whose owner Google has given another mark meanwhile', () => {
  const stage = makeStage({ rows: people(2), sandbox: { latency: { kind: 'const', seconds: 300 } } });
  const monthMs = 30 * 86_400_000;
  stage.host.advanceNow((monthMs - (stage.host.now() % monthMs)) / 1000 - 90);
  runAll(stage, 2);
  stage.host.advanceNow(1_200);
  expect(stage.cells().filter((row) => row.join().includes('@found.example'))).toHaveLength(2);
  expect(stage.host.triggers()).toEqual([]);
});
