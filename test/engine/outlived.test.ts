// What comes late: a first poll hours after the submit, a Stop or a Run while another execution is still at work, and
// the signs of life of two people's triggers. And headers that are longer than a property.
import { describe, expect, test } from '@jest/globals';
import type { FetchHandler } from '../../local/appsscript/index.js';
import { ask, column, get, jobOf, latest, survey } from './page.js';
import { KEY, makeStage, newest, PERSON, people, runAll, type Stage } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 5 } } as const;
const NO_TRIGGER = { limits: { triggersPerUser: 0 } } as const;
const KIMS_KEY = 'lm_live_second_key';

/** Another person with a key of their own. */
function openAsKim(stage: Stage) {
  const kim = stage.host.openNow('kim@example.com', stage.session.document);
  get(kim, 'sidebarSaveKey', KIMS_KEY);
  return kim;
}

describe('a run that is asked about for the first time after hours', () => {
  function overNight(status: number, badPolls: number): Stage {
    let bad = 0;
    const road =
      (sandbox: FetchHandler): FetchHandler =>
      (request) => {
        if (request.method !== 'GET' || bad === 0) return sandbox(request);
        bad -= 1;
        return { status, headers: [], body: '<html>Maintenance</html>', latencySeconds: 0.2 };
      };
    const sandbox = { latency: { kind: 'const', seconds: 30 } } as const;
    const stage = makeStage({ rows: people(3), sandbox, host: NO_TRIGGER, road });
    runAll(stage, 3);
    stage.call('sidebarStep');
    stage.host.advanceNow(3 * 3600);
    bad = badPolls;
    stage.follow();
    return stage;
  }

  test.each([502, 404, 402, 200])('is not given up for one answer %s: it was paid for', (status) => {
    const stage = overNight(status, 3);
    expect(column(stage, 'Status')).toEqual(['Found', 'Found', 'Found']);
    expect(stage.posts()).toBe(3);
    expect(stage.credits()).toBe(3);
  });

  test.each([
    [502, 'Error: took too long'],
    [404, 'Error: run not found'],
  ])('is given up after hours of nothing but %s: the job ends', (status, words) => {
    const stage = overNight(status, Number.POSITIVE_INFINITY);
    expect(column(stage, 'Status')).toEqual([words, words, words]);
    expect(stage.posts()).toBe(3);
  });
});

test('a Stop stays, though an execution that hung beyond its lease goes on afterwards', () => {
  const stage = makeStage({ rows: people(60), sandbox: FAST, host: NO_TRIGGER });
  const { id } = newest(runAll(stage, 60));
  let isStopped = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isStopped || execution.record().functionName !== 'sidebarStep') return;
    if (`${service}.${method}` !== 'UrlFetchApp.fetchAll') return;
    isStopped = true;
    stage.host.advanceNow(100);
    get(stage.session, 'sidebarControl', id, 'stop');
  };
  stage.call('sidebarStep');
  stage.host.onServiceCall = undefined;
  expect(isStopped).toBe(true);
  const sent = stage.posts();
  expect(sent).toBeLessThan(60);
  expect(newest(stage.follow())).toMatchObject({ state: { kind: 'stopped' }, counts: { found: sent } });
  expect(stage.posts()).toBe(sent);
  expect(stage.credits()).toBe(sent);
});

test('a Run at any moment of the removal of data is refused, or stays whole: nothing paid for is taken away', () => {
  let runs = 0;
  for (let at = 1; ; at++) {
    const stage = makeStage({ rows: people(2), sandbox: FAST, host: NO_TRIGGER });
    stage.session.select('Sheet1!A2');
    get(stage.session, 'sidebarRun', {});
    stage.follow();
    const kim = openAsKim(stage);
    kim.select('Sheet1!A3');
    let calls = 0;
    let hasRun: boolean | undefined;
    stage.host.onServiceCall = (execution) => {
      if (execution.record().functionName !== 'sidebarRemoveData' || ++calls !== at) return;
      hasRun = ask(kim, 'sidebarRun', {}).ok;
      if (hasRun) get(kim, 'sidebarStep');
    };
    ask(stage.session, 'sidebarRemoveData');
    stage.host.onServiceCall = undefined;
    if (hasRun === undefined) break;
    if (!hasRun) continue;
    runs += 1;
    for (let steps = 0, again: number | undefined = 0.1; again !== undefined && steps < 200; steps++) {
      stage.host.advanceNow(Math.max(0.1, again));
      again = get(kim, 'sidebarStep').callAgainSeconds;
    }
    const job = latest(get(kim, 'sidebarOpen'));
    expect({ at, state: job.state.kind, found: job.counts.found }).toEqual({ at, state: 'done', found: 1 });
    expect({ at, posts: stage.posts() }).toEqual({ at, posts: 2 });
  }
  expect(runs).toBeGreaterThan(1);
});

test('two people’s triggers: neither is taken for dead because the other came last', () => {
  const settings = { requestsPerMinute: 1 };
  const stage = makeStage({ rows: people(40), sandbox: FAST, settings });
  const kim = openAsKim(stage);
  get(kim, 'sidebarSaveSettings', settings);
  stage.session.select('Sheet1!A2:A21');
  const { id } = latest(get(stage.session, 'sidebarRun', {}));
  kim.select('Sheet1!A22:A41');
  const kims = latest(get(kim, 'sidebarRun', {})).id;
  let minutes = 0;
  for (
    ;
    jobOf(stage, id).state.kind === 'running' && jobOf(stage, kims).state.kind === 'running';
    minutes++
  ) {
    expect({ minutes, isAlive: (jobOf(stage, id).backgroundAtMs ?? 0) > 0 }).toEqual({
      minutes,
      isAlive: true,
    });
    expect({ minutes, isAlive: (jobOf(stage, kims).backgroundAtMs ?? 0) > 0 }).toEqual({
      minutes,
      isAlive: true,
    });
    stage.host.advanceNow(60);
  }
  expect(minutes).toBeGreaterThan(35);
});

test('the headers of a form’s answers, longer than a property: rows are looked up like any others', () => {
  const question = (number: number) => `Question ${number}: ${'please tell us more about it '.repeat(10)}`;
  const rows = people(4).map((row, index) => [
    ...row,
    ...Array.from({ length: 40 }, (_, number) => (index === 0 ? question(number) : 'yes')),
  ]);
  const stage = makeStage({ rows, sandbox: FAST });
  const what = { kind: 'scope', scope: { kind: 'all', sheetId: survey(stage).sheetId } };
  get(stage.session, 'sidebarRun', { what });
  stage.follow();
  expect(column(stage, 'Status')).toEqual(['Found', 'Found', 'Found', 'Found']);
  expect(stage.cells()[0]?.slice(0, 43)).toEqual(rows[0]?.map((text) => text));
});

test('one key in two documents: LeadModule’s refusals are waited for, nothing is lost or paid twice', () => {
  const rows = people(180);
  const [headers = [], ...all] = rows;
  const stage = makeStage({ rows: [headers, ...all.slice(0, 90)], sandbox: FAST, host: NO_TRIGGER });
  const other = stage.host.createDocument({
    name: 'Other',
    owner: PERSON,
    csvRows: [headers, ...all.slice(90)],
    timeZone: 'Etc/UTC',
    locale: 'en_US',
  });
  const session = stage.host.openNow(PERSON, other);
  get(session, 'sidebarSaveKey', KEY);
  for (const page of [stage.session, session]) {
    page.select('Sheet1!A2:A91');
    get(page, 'sidebarRun', {});
  }
  let open = 2;
  for (let steps = 0; open > 0 && steps < 2_000; steps++) {
    const waits = [stage.session, session].flatMap((page) => get(page, 'sidebarStep').callAgainSeconds ?? []);
    open = waits.length;
    stage.host.advanceNow(Math.max(0.1, Math.min(20, ...waits)));
  }
  for (const page of [stage.session, session])
    expect(latest(get(page, 'sidebarOpen'))).toMatchObject({
      state: { kind: 'done' },
      counts: { found: 90, error: 0 },
      creditsUsed: 90,
    });
  const { requests } = stage.sandbox.books();
  const refused = requests.filter(({ status }) => status === 429).length;
  expect(refused).toBeGreaterThan(0);
  // The window of the other document cannot be seen, but each refusal slows both down.
  expect(refused).toBeLessThan(requests.length / 5);
  expect(stage.credits()).toBe(180);
});
