// The allowance on the built bundle: never more than the rate in any minute, never idle while work waits.
import { describe, expect, test } from '@jest/globals';
import { KEY, makeStage, newest, people, runAll, type Stage } from './stage.js';

/** The largest number of requests that arrived within any 60 s. */
function busiestMinute(stage: Stage): number {
  const times = stage.sandbox.books().requests.map((request) => request.atMs);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
}

describe('pace', () => {
  test('150 contacts with real latencies: at most 60 requests in any minute, no 429, about two a contact', () => {
    const stage = makeStage({
      rows: people(150),
      sandbox: { latency: { kind: 'lognormal', medianSeconds: 15, sigma: 0.9, capSeconds: 600 } },
    });
    runAll(stage, 150);
    const started = stage.host.now();
    const job = newest(stage.follow());
    expect(job.counts.found).toBe(150);
    expect(busiestMinute(stage)).toBeLessThanOrEqual(60);
    const requests = stage.sandbox.books().requests;
    expect(requests.filter((request) => request.status === 429)).toEqual([]);
    // One request tests the key; 150 contacts at 60 a minute cannot be done before 5 min.
    expect(requests.length).toBeLessThan(150 * 2.7);
    expect((stage.host.now() - started) / 60_000).toBeLessThan(11);
  });

  test.each(['a', 'b'] as const)(
    'a limiter stricter than ours (R8 %s) slows the job down and loses nothing',
    (R8) => {
      const stage = makeStage({
        rows: people(60),
        sandbox: { latency: { kind: 'const', seconds: 5 }, rate: 30, readings: { R8 } },
      });
      runAll(stage, 60);
      const job = newest(stage.follow());
      expect(job.state.kind).toBe('done');
      expect(job.counts.found).toBe(60);
      expect(stage.credits()).toBe(60);
    },
  );

  test('a key that is tested beside a full allowance waits for its place, or says so', () => {
    const stage = makeStage({
      rows: people(40),
      settings: { requestsPerMinute: 10 },
      sandbox: { latency: { kind: 'const', seconds: 1 } },
    });
    runAll(stage, 40);
    const said: unknown[] = [];
    for (let n = 0; n < 12; n++) {
      stage.call('sidebarStep');
      const answer = stage.session.callServerNow('sidebarSaveKey', KEY);
      said.push(answer.kind === 'success' ? (answer.value as { ok: boolean }).ok : answer.message);
      stage.host.advanceNow(5);
    }
    expect(busiestMinute(stage)).toBeLessThanOrEqual(10);
    expect(new Set(said)).toEqual(new Set([true, false]));
  });
});
