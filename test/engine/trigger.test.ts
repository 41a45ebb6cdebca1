// The sidebar is closed: the recurring trigger goes on alone, within its share of the day, and removes itself.
import { describe, expect, test } from '@jest/globals';
import { makeStage, PERSON, people, runAll } from './stage.js';

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
