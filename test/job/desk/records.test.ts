// What document properties keep besides the run book: today's formats, and what is read from them.
import { describe, expect, test } from '@jest/globals';
import { FRESH_TRAFFIC, reserve } from '../../../src/job/desk/pace.js';
import {
  countEnding,
  encodeNow,
  endedCount,
  jobKey,
  jobProperty,
  NO_COUNTS,
  type Now,
  openJobs,
  readIntents,
  readJobs,
  readNow,
  trafficOf,
} from '../../../src/job/desk/records.js';
import { jobOf, NOW } from '../samples.js';

const DAY_MS = 86_400_000;

describe('jobs', () => {
  const TEXT =
    '{"format":1,"id":"job1","sheetId":7,"tabName":"Leads","payer":"payer1","owner":"owner1","type":"email","forceRefresh":false,"rule":"strict","binding":{"headerRow":1,"inputs":{"firstName":"First name","lastName":"Last name","companyDomain":"Website"},"outputs":{"email":"Email","status":"Status"}},"state":{"kind":"running"},"planId":"job1","first":0,"total":10,"next":0,"firstLine":3,"counts":{"found":0,"risky":0,"notFound":0,"error":0,"unplaced":0},"creditsUsed":0,"highestCredits":0,"cap":25,"rows":12,"skipped":[["empty",2]],"duplicates":0,"known":0,"requests":{"submits":0,"polls":0},"failuresInRow":0,"startedAtMs":1792567620000,"endedAtMs":0,"trigger":{"kind":"armed","everyMinutes":1,"uid":"42"}}';

  test('the stored format (a change here needs a migration)', () => {
    expect(jobProperty(jobOf({ cap: 25 }))).toEqual({ 'job.job1': TEXT });
    expect(readJobs({ 'job.job1': TEXT })).toEqual([jobOf({ cap: 25 })]);
    expect(jobKey('job1')).toBe('job.job1');
  });

  test('a job without a cap comes back without one', () => {
    expect(readJobs(jobProperty(jobOf()))).toEqual([jobOf()]);
  });

  test.each([
    { kind: 'waiting', reason: 'rate limited', untilMs: NOW },
    { kind: 'paused', reason: 'bad key', detail: '' },
    { kind: 'stopping' },
    { kind: 'stopped' },
    { kind: 'done' },
  ] as const)('state $kind comes back', (state) => {
    expect(readJobs(jobProperty(jobOf({ state })))[0]?.state).toEqual(state);
  });

  test('oldest first; other properties are not jobs; ended ones are not open', () => {
    const properties = {
      ...jobProperty(jobOf({ id: 'b', startedAtMs: 2, state: { kind: 'done' } })),
      ...jobProperty(jobOf({ id: 'c', startedAtMs: 1 })),
      ...jobProperty(
        jobOf({ id: 'a', startedAtMs: 2, state: { kind: 'paused', reason: 'user', detail: '' } }),
      ),
      now: '{}',
      'run.0': '1',
    };
    expect(readJobs(properties).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(openJobs(readJobs(properties)).map(({ id }) => id)).toEqual(['c', 'a']);
    expect(readJobs({})).toEqual([]);
  });
});

describe('the record of now', () => {
  const now: Now = {
    lease: { holder: 'execution1', owner: 'owner1', untilMs: NOW + 90_000 },
    wishes: { job1: 'pause' },
    idleUntilMs: NOW + 60_000,
    traffic: { payer1: { ...reserve(FRESH_TRAFFIC, 3, NOW), burst: 20 } },
  };
  const TEXT =
    '{"lease":{"holder":"execution1","owner":"owner1","untilMs":1792567710000},"wishes":{"job1":"pause"},"idleUntilMs":1792567680000,"traffic":{"payer1":{"sent":[[1792567650000,3]],"notBeforeMs":0,"burst":20,"limitedAtMs":[],"breaks":0,"latencies":[]}}}';
  /** As it was written before a tick could read how long it may idle. */
  const OLDER_TEXT = TEXT.replace(/"idleUntilMs":\d+,/, '');

  test('the stored format (a change here needs a migration)', () => {
    expect(encodeNow(now, NOW)).toBe(TEXT);
    expect(readNow(TEXT)).toEqual(now);
    expect(readNow(OLDER_TEXT)).toEqual({ ...now, idleUntilMs: 0 });
  });

  test('nothing stored: nobody steps, nobody wishes, no traffic', () => {
    for (const text of [null, undefined, '', '{}'])
      expect(readNow(text)).toEqual({
        lease: undefined,
        wishes: {},
        idleUntilMs: 0,
        traffic: {},
      });
    expect(trafficOf(readNow(null), 'payer1')).toEqual(FRESH_TRAFFIC);
  });

  test('a lease given back is gone', () => {
    expect(readNow(encodeNow({ ...now, lease: undefined }, NOW)).lease).toBeUndefined();
  });

  test('a payer that was quiet for a day is forgotten, one that must wait is not', () => {
    expect(readNow(encodeNow(now, NOW + DAY_MS)).traffic).toEqual(now.traffic);
    expect(readNow(encodeNow(now, NOW + DAY_MS + 60_000)).traffic).toEqual({});
    const waiting = { ...now, traffic: { payer1: { ...FRESH_TRAFFIC, notBeforeMs: NOW + 1 } } };
    expect(readNow(encodeNow(waiting, NOW)).traffic).toEqual(waiting.traffic);
  });
});

test('intents: the stored format (a change here needs a migration)', () => {
  expect(readIntents(null)).toEqual([]);
  expect(
    readIntents(
      '[{"execution":"e1","startedMs":1792567620000,"sheetId":7,"firstRow":2,"lastRow":9,"columns":[4,5],"lookups":["job1-0"],"seen":true}]',
    ),
  ).toEqual([
    {
      execution: 'e1',
      startedMs: NOW,
      sheetId: 7,
      firstRow: 2,
      lastRow: 9,
      columns: [4, 5],
      lookups: ['job1-0'],
      seen: true,
    },
  ]);
});

test('every ending is counted once', () => {
  const counts = (['found', 'found', 'risky', 'not found', 'error'] as const).reduce(countEnding, NO_COUNTS);
  expect(counts).toEqual({ found: 2, risky: 1, notFound: 1, error: 1, unplaced: 0 });
  expect(endedCount({ ...counts, unplaced: 3 })).toBe(5);
});
