// Results by webhook, end to end on the built bundle: sandbox → web app → inbox → step → sheet.
import { expect, test } from '@jest/globals';
import { column } from './page.js';
import { newest, people, runAll } from './stage.js';
import { makeWebhookStage } from './webhook-stage.js';

test('a result arrives by itself: one request a contact, and nothing is left behind', () => {
  const stage = makeWebhookStage({
    rows: people(12),
    sandbox: { latency: { kind: 'const', seconds: 20 } },
  });
  runAll(stage, 12);
  const job = newest(stage.follow());
  expect(job.state.kind).toBe('done');
  expect(job.counts.found).toBe(12);
  expect(job.requests).toEqual({ submits: 12, polls: 0 });
  expect(column(stage, 'Email')).toHaveLength(12);
  for (const email of column(stage, 'Email')) expect(email).toMatch(/@found\.example$/);
  expect(Object.keys(stage.letterbox())).toEqual(['webhook']);
  expect(stage.host.bugs).toEqual([]);
});

test('1,000 contacts take at most 1.02 requests each beside those of failed runs', () => {
  const stage = makeWebhookStage({
    rows: people(1_000),
    sandbox: {
      latency: { kind: 'lognormal', medianSeconds: 15, sigma: 0.9, capSeconds: 600 },
      readings: { R11: 'b' },
    },
  });
  const before = stage.host.meters('sam@example.com').propertyOperations.used;
  const startedMs = stage.host.now();
  runAll(stage, 1_000);
  const job = newest(stage.follow());
  const operations = stage.host.meters('sam@example.com').propertyOperations.used - before;
  expect(job.counts.found).toBe(1_000);
  expect(job.requests.submits + job.requests.polls).toBeLessThanOrEqual(1_020);
  // Seventeen minutes of sending at 60 a minute, and the longest searches.
  expect((stage.host.now() - startedMs) / 60_000).toBeLessThan(21);
  expect(operations / 1_000).toBeLessThan(3.6);
});
