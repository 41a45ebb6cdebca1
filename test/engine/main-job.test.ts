// The main job on the built bundle: rows in, results beside them, found again on the next run.
import { describe, expect, test } from '@jest/globals';
import { addressOf, HEADERS, makeStage, newest, people, runAll } from './stage.js';

describe('the main job', () => {
  test('every row gets the e-mail of its own contact, one POST and one credit each', () => {
    const stage = makeStage({
      rows: people(30),
      sandbox: { latency: { kind: 'const', seconds: 5 } as never },
    });
    runAll(stage, 30);
    const job = newest(stage.follow());
    expect(job.state.kind).toBe('done');
    expect(job.counts.found).toBe(30);
    const [headers, ...rows] = stage.cells();
    expect(headers?.slice(0, 3)).toEqual(HEADERS);
    const email = headers?.indexOf('Email') ?? -1;
    for (const row of rows) expect(row[email]).toBe(addressOf(row[0], row[1]));
    expect(stage.posts()).toBe(30);
    expect(stage.credits()).toBe(30);
    expect(job.creditsUsed).toBe(30);
  });
});
