// Memory has a bound: whatever is sent, the sandbox forgets the oldest instead of growing.
import { expect, test } from '@jest/globals';
import { client, inProcess, JANE } from './support.js';

test('the oldest run is forgotten, cache and all; the newer ones stay', () => {
  const { sandbox, submit, poll } = inProcess({ memory: { runs: 3 }, rate: 1000 });
  const ids = [0, 1, 2, 3].map((i) => submit({ firstName: `N${i}` }).body.runId);
  expect(sandbox.books().runs.map((run) => run.runId)).toEqual(ids.slice(1));
  expect(poll(ids[0]).status).toBe(404);
  expect(submit({ firstName: 'N3' }).status).toBe(200);
  expect(submit({ firstName: 'N0' }).status).toBe(202);
});

test('the log of requests forgets the oldest and says how many', () => {
  const { sandbox, poll } = inProcess({ memory: { requests: 10 }, rate: 1000 });
  for (let i = 0; i < 57; i += 1) poll('x');
  const { requests, requestsForgotten } = sandbox.books();
  expect(requests.map(({ number }) => number)).toEqual([48, 49, 50, 51, 52, 53, 54, 55, 56, 57]);
  expect(requestsForgotten).toBe(47);
});

test('one key too many is refused rather than another one forgotten with its credits', () => {
  const { sandbox, submit } = inProcess({ memory: { keys: 2 }, credits: 1 });
  submit(JANE);
  expect(client(sandbox, 'lm_live_2').submit(JANE).status).toBe(202);
  expect(client(sandbox, 'lm_live_3').submit(JANE).status).toBe(503);
  expect(submit({ firstName: 'Ada' }).status).toBe(402);
});

test('ended deliveries are forgotten, and one run is pushed to five addresses at most', () => {
  const latency = { kind: 'const', seconds: 10 } as const;
  const { clock, sandbox, submit } = inProcess({ memory: { deliveries: 2 }, latency });
  for (let i = 0; i < 9; i += 1) submit({ ...JANE, webhookUrl: `http://127.0.0.1:9/${i}` });
  clock.advance(10);
  const due = sandbox.takeDueWebhooks();
  expect(due.map(({ url }) => url.slice(-2))).toEqual(['/0', '/1', '/2', '/3', '/4']);
  for (const { number } of due) sandbox.settleWebhook(number, { kind: 'answered', status: 200 });
  expect(sandbox.books().deliveries.map(({ number }) => number)).toEqual([4, 5]);
});

test('a long URL is cut in the books', () => {
  const { sandbox } = inProcess();
  sandbox.handle({ method: 'GET', url: `/api/v1/enrich/${'x'.repeat(10_000)}` });
  expect(sandbox.books().requests[0]?.url.length).toBeLessThanOrEqual(300);
});
