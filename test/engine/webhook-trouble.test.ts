// Webhooks when something else goes on: doubts, people who stop, close and change the link, executions that die.
import { describe, expect, test } from '@jest/globals';
import { column, jobOf } from './page.js';
import { newest, people, runAll } from './stage.js';
import { events, foundBody, runIds, underWay } from './webhook-jobs.js';
import { makeWebhookStage, type WebhookStage } from './webhook-stage.js';

describe('in doubt', () => {
  /** The sandbox takes the submit, pushes its result at once, and the connection breaks. */
  function brokenButPushed(): WebhookStage {
    let stage: WebhookStage | undefined;
    stage = makeWebhookStage({
      rows: people(1),
      sandbox: { latency: { kind: 'none' } },
      delivers: false,
      road: (sandbox) => (request) => {
        const answer = sandbox(request);
        if (request.method !== 'POST' || !stage) return answer;
        for (const { number, url, body } of stage.sandbox.takeDueWebhooks()) {
          stage.post(url, body);
          stage.sandbox.settleWebhook(number, { kind: 'answered', status: 200 });
        }
        return { transportError: 'connection reset', delivered: true };
      },
    });
    return stage;
  }

  test('an event that came before the 202 was recorded resolves the doubt: no second submit, one credit', () => {
    const stage = brokenButPushed();
    runAll(stage, 1);
    const job = newest(stage.follow(2));
    expect(job.state.kind).toBe('done');
    expect(job.counts.found).toBe(1);
    expect(stage.posts()).toBe(1);
    expect(job.creditsUsed).toBe(1);
    expect((job.endedAtMs - job.startedAtMs) / 1_000).toBeLessThan(60);
  });

  test('an event of an earlier attempt says nothing about the one under way', () => {
    let broken = true;
    const stage = makeWebhookStage({
      rows: people(1),
      settings: { doubtSeconds: 60 },
      sandbox: { latency: { kind: 'const', seconds: 300 } },
      delivers: false,
      road: (sandbox) => (request) => {
        if (request.method !== 'POST' || !broken) return sandbox(request);
        broken = false;
        return { transportError: 'connection reset', delivered: false };
      },
    });
    runAll(stage, 1);
    for (let n = 0; n < 10 && stage.posts() < 1; n++) {
      stage.call('sidebarStep');
      stage.host.advanceNow(15);
    }
    expect(stage.webhookUrls).toHaveLength(2);
    stage.post(stage.webhookUrls[0] ?? '', foundBody('a-run', 'old@found.example'));
    const job = newest(stage.call('sidebarStep'));
    expect(job.searching).toBe(1);
    stage.post(stage.webhookUrls[1] ?? '', foundBody(runIds(stage)[0] ?? '', 'new@found.example'));
    stage.call('sidebarStep');
    expect(column(stage, 'Email')).toEqual(['new@found.example']);
    expect(events(stage)).toBe(0);
  });
});

describe('what people do meanwhile', () => {
  test('after Stop what was sent still arrives', () => {
    const stage = underWay(2);
    const { id } = newest(stage.call('sidebarStep'));
    stage.call('sidebarControl', id, 'stop');
    stage.call('sidebarStep');
    for (const [at, url] of stage.webhookUrls.entries()) stage.post(url, foundBody(runIds(stage)[at] ?? ''));
    const job = newest(stage.call('sidebarStep'));
    expect(job.counts.found).toBe(2);
    expect(column(stage, 'Status')).toEqual(['Found', 'Found']);
  });

  test('for a row that was deleted the result stays in the ledger, and is counted as without a row', () => {
    const stage = underWay(2);
    stage.script('SpreadsheetApp.getActive().getSheets()[0].deleteRow(2)');
    for (const [at, url] of stage.webhookUrls.entries())
      stage.post(url, foundBody(runIds(stage)[at] ?? '', `person${at}@found.example`));
    const job = newest(stage.follow(1));
    expect(job.counts).toMatchObject({ found: 2, unplaced: 1 });
    expect(column(stage, 'Email')).toEqual(['person1@found.example']);
  });

  test('rows that were sorted meanwhile get their own results', () => {
    const stage = underWay(5);
    stage.script(
      'SpreadsheetApp.getActive().getSheets()[0].getRange("A2:C6").sort({column: 1, ascending: false})',
    );
    for (const [at, url] of stage.webhookUrls.entries())
      stage.post(url, foundBody(runIds(stage)[at] ?? '', `${people(5)[at + 1]?.[0]}@found.example`));
    stage.follow(1);
    const [, ...rows] = stage.cells();
    for (const row of rows) expect(row[3]).toBe(`${row[0]}@found.example`);
  });

  test('a job that was told to poll carries no webhook', () => {
    const stage = makeWebhookStage({ rows: people(3), sandbox: { latency: { kind: 'const', seconds: 5 } } });
    runAll(stage, 3, { webhook: false });
    const job = newest(stage.follow(1));
    expect(stage.webhookUrls).toEqual([]);
    expect(job.requests.polls).toBeGreaterThanOrEqual(3);
    expect(job.counts.found).toBe(3);
  });

  test('switched off, nothing new carries it, and what is under way still arrives', () => {
    const stage = underWay(2);
    expect(stage.change({ kind: 'off' })).toMatchObject({ ok: true, value: { kind: 'off' } });
    stage.post(stage.webhookUrls[0] ?? '', foundBody(runIds(stage)[0] ?? ''));
    expect(newest(stage.call('sidebarStep')).counts.found).toBe(1);
    runAll(stage, 2, { forceRefresh: true });
    stage.host.advanceNow(60);
    stage.follow(1);
    expect(stage.webhookUrls).toHaveLength(2);
  });

  test('a new secret refuses what was signed with the old one; those results are polled', () => {
    const stage = underWay(1);
    expect(stage.change({ kind: 'rotate' })).toMatchObject({
      ok: true,
      value: { kind: 'on', secretNumber: 2 },
    });
    stage.post(stage.webhookUrls[0] ?? '', foundBody(runIds(stage)[0] ?? '', 'forged@found.example'));
    expect(events(stage)).toBe(0);
    const job = newest(stage.follow(1));
    expect(job.requests.polls).toBe(1);
    expect(column(stage, 'Email')[0]).not.toBe('forged@found.example');
  });
});

describe('an execution that dies', () => {
  /** Kills the next step at the n-th call of this name. */
  function killAt(stage: WebhookStage, name: string, count: number): void {
    let left = count;
    stage.host.onServiceCall = (execution, _index, service, method) => {
      if (`${service}.${method}` !== name || execution.request.functionName !== 'sidebarStep') return;
      left -= 1;
      if (left === 0) execution.kill();
    };
    stage.session.callServerNow('sidebarStep');
    stage.host.onServiceCall = undefined;
  }

  test.each([
    'SpreadsheetApp.flush',
    'Properties.setProperties',
    'Properties.deleteProperty',
    'Range.setValues',
  ])('at %s: the event is not lost, the result stands once and is counted once', (name) => {
    for (let at = 1; at <= 3; at++) {
      const stage = underWay(2);
      for (const [n, url] of stage.webhookUrls.entries())
        stage.post(url, foundBody(runIds(stage)[n] ?? '', `person${n}@found.example`));
      killAt(stage, name, at);
      stage.host.advanceNow(100);
      const { id } = newest(stage.follow(1));
      const job = jobOf(stage, id);
      expect(job.counts).toMatchObject({ found: 2, unplaced: 0 });
      expect(job.creditsUsed).toBe(2);
      expect(job.requests.polls).toBe(0);
      expect(column(stage, 'Email')).toEqual(['person0@found.example', 'person1@found.example']);
    }
  });
});
