// The ledger is a tab: people may delete, sort, edit or roll it back. What is in flight lives on in the run book.
import { describe, expect, test } from '@jest/globals';
import { LATENCIES } from '../../local/leadmodule/index.js';
import { addressOf, makeStage, newest, people, runAll, type Stage } from './stage.js';

const ROWS = 40;
const LEDGER = 'LeadModule ledger';

function emails(stage: Stage): string[] {
  const [headers, ...rows] = stage.cells();
  const email = headers?.indexOf('Email') ?? -1;
  return rows.map((row) => row[email] ?? '').filter((text) => text !== '');
}

/** Starts a job and lets one step send its first waves; the act comes between two steps. */
function interrupted(act: (stage: Stage) => void): Stage {
  const stage = makeStage({
    rows: people(ROWS),
    sandbox: { latency: { kind: 'const', seconds: 90 }, rate: 20 },
    settings: { requestsPerMinute: 20 },
  });
  runAll(stage, ROWS);
  stage.call('sidebarStep');
  expect(stage.posts()).toBeGreaterThan(0);
  expect(stage.posts()).toBeLessThan(ROWS);
  act(stage);
  return stage;
}

describe('the ledger in mid-job', () => {
  test('deleted: what was sent is collected, nothing more is sent, and the job says why', () => {
    const stage = interrupted((s) =>
      expect(s.session.acts.deleteTab(LEDGER)).toMatchObject({ kind: 'done' }),
    );
    const sent = stage.posts();
    const job = newest(stage.follow(2));
    expect(job.state).toMatchObject({ kind: 'paused', reason: 'ledger changed' });
    expect(job.sentence).toMatch(
      /ledger was changed: \d+ planned contacts are unknown or may be paid already/,
    );
    expect(stage.posts()).toBe(sent);
    expect(emails(stage)).toHaveLength(sent);
    expect(stage.credits()).toBe(sent);
  });

  test('rolled back by Version history: the same', () => {
    const stage = makeStage({
      rows: people(ROWS),
      sandbox: { latency: { kind: 'const', seconds: 5 }, rate: 20 },
      settings: { requestsPerMinute: 20 },
    });
    runAll(stage, ROWS);
    const early = stage.session.document.fork();
    while (emails(stage).length === 0) {
      stage.call('sidebarStep');
      stage.host.advanceNow(10);
    }
    const sent = stage.posts();
    expect(sent).toBeLessThan(ROWS);
    stage.session.document.adopt(early);
    const job = newest(stage.follow(2));
    expect(job.state).toMatchObject({ kind: 'paused', reason: 'ledger changed' });
    expect(stage.posts()).toBe(sent);
    expect(stage.credits()).toBe(sent);
  });

  test('sorted: lines are found by their lookup id, and the job goes on', () => {
    const stage = interrupted((s) =>
      expect(s.session.acts.sort(LEDGER, 'A3:Q42', { column: 'D', ascending: false })).toMatchObject({
        kind: 'done',
      }),
    );
    const job = newest(stage.follow());
    expect(job.state.kind).toBe('done');
    expect(emails(stage)).toHaveLength(ROWS);
    expect(stage.credits()).toBe(ROWS);
    const ids = (
      stage.script(
        `SpreadsheetApp.getActive().getSheetByName('${LEDGER}').getRange('A3:A').getDisplayValues()`,
      ) as string[][]
    )
      .flat()
      .filter(Boolean);
    expect(new Set(ids).size).toBe(ROWS);
    expect(ids).toHaveLength(ROWS);
  });

  test.each(['a', 'b'] as const)(
    'sorted at any call while results are given to it: no line says what another contact’s answer was (G1 %s)',
    (G1) => {
      let sorts = 0;
      for (let offset = 0; offset < 18; offset++) {
        const stage = makeStage({
          rows: people(12),
          readings: { G1 },
          sandbox: { latency: LATENCIES.fast },
        });
        runAll(stage, 12);
        let placements = 0;
        let calls = 0;
        stage.host.onServiceCall = (_execution, _index, service, method) => {
          // The third placement: some lines have their endings, some get them now, some have none yet.
          if (`${service}.${method}` === 'Cache.removeAll') placements += 1;
          if (placements !== 3 || calls++ !== offset) return;
          sorts += 1;
          stage.session.acts.sort(LEDGER, 'A3:Q14', { column: 'D', ascending: false });
        };
        expect(newest(stage.follow()).counts.found).toBe(12);
        const lines = stage.script(
          `SpreadsheetApp.getActive().getSheetByName('${LEDGER}').getRange('A3:J14').getDisplayValues()`,
        ) as string[][];
        for (const [id, , first, last, , , , state, , email] of lines)
          expect({ offset, id, state, email }).toEqual({
            offset,
            id,
            state: 'Found',
            email: addressOf(first, last),
          });
      }
      expect(sorts).toBe(18);
    },
    60_000,
  );

  test('a planned line deleted: that contact is not sent behind the user’s back', () => {
    const stage = interrupted((s) =>
      expect(s.session.acts.deleteRows(LEDGER, 40, 2)).toMatchObject({ kind: 'done' }),
    );
    const job = newest(stage.follow(2));
    expect(job.state.kind === 'paused' || job.counts.found === ROWS).toBe(true);
    expect(stage.credits()).toBe(stage.posts());
  });

  test('a second run on the same rows is answered by the ledger: no request, no credit', () => {
    const stage = makeStage({ rows: people(5), sandbox: { latency: { kind: 'const', seconds: 5 } } });
    runAll(stage, 5);
    stage.follow();
    const requests = stage.sandbox.books().requests.length;
    stage.session.acts.clear('Sheet1', 'D2:H6');
    runAll(stage, 5);
    const job = newest(stage.follow());
    expect(job.state.kind).toBe('done');
    expect(emails(stage)).toHaveLength(5);
    expect(stage.sandbox.books().requests.length).toBe(requests);
    expect(stage.cells()[0]).toHaveLength(8);
  });
});

describe('a copy of the document', () => {
  test('carries results, not the job: nothing is sent from it until someone runs', () => {
    const stage = interrupted(() => undefined);
    const copy = stage.host.copyDocument(stage.session.document, { owner: 'sam@example.com' });
    const there = stage.host.openNow('sam@example.com', copy);
    const sent = stage.posts();
    const answer = there.callServerNow('sidebarStep');
    expect(answer).toMatchObject({ kind: 'success', value: { ok: true, value: { report: { jobs: [] } } } });
    expect(stage.posts()).toBe(sent);
  });
});
