// Every way in which a webhook can come, not come, or come wrong, and its effect (docs/webhooks.md has the table).
import { describe, expect, test } from '@jest/globals';
import { column, get, latest } from './page.js';
import { newest, people, runAll } from './stage.js';
import { events, foundBody, polls, runIds, SLOW, underWay } from './webhook-jobs.js';
import { makeWebhookStage } from './webhook-stage.js';

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
