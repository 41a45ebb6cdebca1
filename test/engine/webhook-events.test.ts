// Every way in which a webhook can come, not come, or come wrong, and its effect (docs/webhooks.md has the table).
import { describe, expect, test } from '@jest/globals';
import { column, get, jobOf, latest } from './page.js';
import { newest, people, runAll } from './stage.js';
import { makeWebhookStage, type WebhookStage } from './webhook-stage.js';

const SLOW = { kind: 'const', seconds: 60 } as const;

function foundBody(runId: string, email = 'noor@found.example') {
  return {
    runId,
    status: 'completed',
    result: { email, confidence: 90, provider: 'prospeo' },
    creditsUsed: 1,
  };
}

/** A job whose lookups are all accepted; the test brings the webhooks. */
function underWay(
  contacts: number,
  options: Partial<Parameters<typeof makeWebhookStage>[0]> = {},
): WebhookStage {
  const stage = makeWebhookStage({
    rows: people(contacts),
    sandbox: { latency: SLOW },
    delivers: false,
    ...options,
  });
  runAll(stage, contacts);
  while (stage.posts() < contacts) {
    stage.call('sidebarStep');
    stage.host.advanceNow(1);
  }
  return stage;
}

function runIds(stage: WebhookStage): string[] {
  return stage.sandbox.books().runs.map(({ runId }) => runId);
}

function polls(stage: WebhookStage): number {
  return stage.sandbox.books().requests.filter(({ method }) => method === 'GET').length - 1; // the test of the key
}

function events(stage: WebhookStage): number {
  return Object.keys(stage.letterbox()).filter((name) => name.startsWith('in.')).length;
}

test('before the run is ready nothing asks for it; its event is placed by the next step', () => {
  const stage = underWay(1);
  stage.host.advanceNow(40);
  stage.call('sidebarStep');
  expect(polls(stage)).toBe(0);
  stage.post(stage.webhookUrls[0] ?? '', foundBody(runIds(stage)[0] ?? ''));
  const job = newest(stage.call('sidebarStep'));
  expect(job.state.kind).toBe('done');
  expect(column(stage, 'Email')).toEqual(['noor@found.example']);
  expect(job.creditsUsed).toBe(1);
  expect(events(stage)).toBe(0);
});

test('out of order: each event finds its own row', () => {
  const stage = underWay(4);
  const ids = runIds(stage);
  for (const at of [2, 0, 3, 1])
    stage.post(stage.webhookUrls[at] ?? '', foundBody(ids[at] ?? '', `person${at}@found.example`));
  stage.call('sidebarStep');
  expect(column(stage, 'Email')).toEqual([0, 1, 2, 3].map((at) => `person${at}@found.example`));
});

describe('a payload without a verdict', () => {
  test('an empty result, and what says even less, is polled at once in a small job', () => {
    const stage = underWay(2);
    const [first = '', second = ''] = runIds(stage);
    stage.host.advanceNow(60);
    stage.post(stage.webhookUrls[0] ?? '', {
      runId: first,
      status: 'completed',
      result: null,
      creditsUsed: 1,
    });
    stage.post(stage.webhookUrls[1] ?? '', { runId: second, status: 'completed', creditsUsed: 1 });
    stage.call('sidebarStep');
    expect(polls(stage)).toBe(2);
    expect(column(stage, 'Status')).toEqual(['Found', 'Found']);
  });

  test('in a large job an empty result is taken to say "not found"', () => {
    const stage = underWay(31);
    const [first = '', second = ''] = runIds(stage);
    stage.post(stage.webhookUrls[0] ?? '', {
      runId: first,
      status: 'completed',
      result: null,
      creditsUsed: 1,
    });
    stage.post(stage.webhookUrls[1] ?? '', {
      runId: second,
      status: 'completed',
      result: {},
      creditsUsed: 1,
    });
    stage.call('sidebarStep');
    expect(polls(stage)).toBe(0);
    expect(column(stage, 'Status').slice(0, 3)).toEqual(['Not found', 'Not found', '']);
  });

  test('a failed run is an error; a verdict that is given is taken', () => {
    const stage = underWay(2);
    const [first = '', second = ''] = runIds(stage);
    stage.post(stage.webhookUrls[0] ?? '', { runId: first, status: 'failed', result: null, creditsUsed: 1 });
    stage.post(stage.webhookUrls[1] ?? '', {
      runId: second,
      status: 'completed',
      resultStatus: 'not_found',
      result: null,
      creditsUsed: 1,
    });
    stage.call('sidebarStep');
    expect(column(stage, 'Status')).toEqual(['Error: lookup failed', 'Not found']);
  });
});

test('an event that speaks of another run than ours is not believed: ours is polled', () => {
  const stage = underWay(1);
  stage.host.advanceNow(60);
  stage.post(stage.webhookUrls[0] ?? '', foundBody('another-run', 'other@found.example'));
  stage.call('sidebarStep');
  expect(polls(stage)).toBe(1);
  expect(column(stage, 'Email')[0]).not.toBe('other@found.example');
  expect(column(stage, 'Status')).toEqual(['Found']);
});

describe('late and lost', () => {
  test('what has not come by the learned time is polled; its event, coming later, changes nothing and is swept', () => {
    const stage = underWay(1);
    stage.host.advanceNow(170);
    stage.call('sidebarStep');
    expect(polls(stage)).toBe(0);
    stage.host.advanceNow(15);
    expect(newest(stage.call('sidebarStep')).state.kind).toBe('done');
    expect(polls(stage)).toBe(1);
    const cells = stage.cells();
    stage.post(stage.webhookUrls[0] ?? '', foundBody(runIds(stage)[0] ?? '', 'late@found.example'));
    expect(events(stage)).toBe(1);
    stage.host.advanceNow(700);
    const job = latest(get(stage.session, 'sidebarOpen'));
    expect(events(stage)).toBe(0);
    expect(job.creditsUsed).toBe(1);
    expect(stage.cells()).toEqual(cells);
  });

  test('failed runs that push nothing (R11) are polled and end', () => {
    const [headers = []] = people(0);
    const stage = makeWebhookStage({
      rows: [headers, ['Noor', 'Haddad', 'failed.example']],
      sandbox: { latency: SLOW, readings: { R11: 'b' } },
    });
    runAll(stage, 1);
    const job = newest(stage.follow(1));
    expect(column(stage, 'Status')).toEqual(['Error: lookup failed']);
    expect(job.requests).toEqual({ submits: 1, polls: 1 });
    expect((job.endedAtMs - job.startedAtMs) / 60_000).toBeLessThan(4);
  });

  test('a web app that is gone: the job says so, and later lookups are polled at their usual times', () => {
    const stage = makeWebhookStage({
      rows: people(150),
      sandbox: { latency: { kind: 'const', seconds: 20 } },
      delivers: false,
      settings: { requestsPerMinute: 20 },
    });
    runAll(stage, 150);
    let said = '';
    for (let n = 0; n < 60 && said === ''; n++) {
      const { sentence } = newest(stage.call('sidebarStep'));
      if (sentence.includes('webhook')) said = sentence;
      stage.host.advanceNow(15);
    }
    expect(said).toMatch(/The webhook does not deliver, so results are polled. Test it in Settings\.$/);
    const carried = stage.webhookUrls.length;
    expect(newest(stage.follow(3)).counts.found).toBe(150);
    expect(stage.webhookUrls).toHaveLength(carried);
    expect(carried).toBeLessThan(150);
  });
});

test('a day holds so many contacts by webhook: the job waits, says until when, and goes on by itself', () => {
  const stage = makeWebhookStage({ rows: people(80), sandbox: { latency: { kind: 'const', seconds: 5 } } });
  runAll(stage, 80);
  stage.call('sidebarStep');
  const dayEndsMs = stage.host.now() + 600_000;
  stage.script(`(function () {
    const store = PropertiesService.getDocumentProperties();
    const now = JSON.parse(store.getProperty('now'));
    for (const payer of Object.keys(now.traffic))
      now.traffic[payer].pushDay = [${dayEndsMs - 86_400_000}, 11000];
    store.setProperty('now', JSON.stringify(now));
  })()`);
  stage.host.advanceNow(70);
  const held = newest(stage.call('sidebarStep'));
  expect(held.state).toEqual({ kind: 'waiting', reason: 'webhook day', untilMs: dayEndsMs });
  expect(held.sentence).toMatch(
    /^10,500 contacts used the webhook today, as many as .* allow\. It goes on at \d\d:\d\d\.$/,
  );
  const sent = stage.webhookUrls.length;
  expect(sent).toBeLessThan(80);
  stage.host.advanceNow(400);
  stage.call('sidebarStep');
  expect(stage.webhookUrls).toHaveLength(sent);
  const done = newest(stage.follow(1));
  expect(done.state.kind).toBe('done');
  expect(done.counts.found).toBe(80);
  expect(done.endedAtMs).toBeGreaterThan(dayEndsMs);
});

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
