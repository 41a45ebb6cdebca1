// Every answer of the API on the built bundle: its effect on the cells, the job and the bill.
import { describe, expect, test } from '@jest/globals';
import type { FetchAnswer, FetchHandler } from '../../local/appsscript/index.js';
import type { StepResult } from '../../src/sidebar-api.js';
import { makeStage, newest, people, runAll, type Stage } from './stage.js';

/** Replaces the answer to the n-th POST (from 1). `delivered`: the sandbox still got the request. */
function spoil(
  nth: number,
  answer: FetchAnswer,
  delivered: boolean,
): (sandbox: FetchHandler) => FetchHandler {
  let posts = 0;
  return (sandbox) => (request) => {
    if (request.method !== 'POST') return sandbox(request);
    posts += 1;
    if (posts !== nth) return sandbox(request);
    if (delivered) void sandbox(request);
    return answer;
  };
}

const answered = (status: number, body: string, headers: [string, string][] = []): FetchAnswer => ({
  status,
  headers,
  body,
  latencySeconds: 0.3,
});

function emails(stage: Stage): string[] {
  const [headers, ...rows] = stage.cells();
  const email = headers?.indexOf('Email') ?? -1;
  return rows.map((row) => row[email] ?? '');
}

const ROWS = 8;
const LATENCY = { latency: { kind: 'const', seconds: 5 } } as const;

describe('an answer whose effect is unknown: asked again when the answer is free', () => {
  const unknown: [string, FetchAnswer][] = [
    ['500', answered(500, 'oops')],
    ['502 HTML', answered(502, '<html>Bad gateway</html>')],
    ['408', answered(408, '')],
    ['409', answered(409, '{"error":"conflict"}')],
    ['200 HTML', answered(200, '<!doctype html><p>Maintenance</p>')],
    ['202 truncated', answered(202, '{"runId":"55')],
    ['202 shapeless', answered(202, '{"id":7}')],
    ['302', answered(302, '', [['Location', 'https://example.com/']])],
    ['connection lost', { transportError: 'connection reset', delivered: true }],
    ['time-out', { transportError: 'timeout', delivered: true }],
  ];
  for (const [name, answer] of unknown)
    for (const delivered of [true, false])
      test(`${name}, ${delivered ? 'accepted' : 'not accepted'}`, () => {
        const stage = makeStage({ rows: people(ROWS), sandbox: LATENCY, road: spoil(2, answer, delivered) });
        runAll(stage, ROWS);
        const started = stage.host.now();
        const last = stage.follow();
        expect(newest(last).state.kind).toBe('done');
        expect(emails(stage).every((email) => email.endsWith('@found.example'))).toBe(true);
        expect(new Set(emails(stage)).size).toBe(ROWS);
        expect(stage.credits()).toBe(ROWS);
        // Not before 35 min: LeadModule's own work has long ended then, so the cache answers.
        expect((stage.host.now() - started) / 60_000).toBeGreaterThanOrEqual(35);
        expect(newest(last).creditsUsed).toBe(ROWS);
      });
});

describe('refusals hold the job with a reason, and nothing is lost', () => {
  function untilPaused(stage: Stage): StepResult {
    runAll(stage, ROWS);
    return stage.follow(1);
  }

  test('402: pauses, says so, goes on after a top-up', () => {
    const stage = makeStage({ rows: people(ROWS), sandbox: { ...LATENCY, credits: 3 } });
    const paused = newest(untilPaused(stage));
    expect(paused.state).toMatchObject({ kind: 'paused', reason: 'no credits' });
    expect(paused.sentence).toMatch(/Top up/);
    expect(emails(stage).filter((email) => email !== '')).toHaveLength(3);
    stage.sandbox.changeKey('lm_live_stage_key', { credits: 100 });
    stage.call('sidebarControl', paused.id, 'resume');
    expect(newest(stage.follow()).state.kind).toBe('done');
    expect(emails(stage).filter((email) => email !== '')).toHaveLength(ROWS);
    expect(stage.credits()).toBe(ROWS);
  });

  test('401 in mid-job: pauses and asks for the key; the same key works again later', () => {
    const stage = makeStage({ rows: people(ROWS), sandbox: LATENCY });
    stage.sandbox.changeKey('lm_live_stage_key', { active: false });
    const paused = newest(untilPaused(stage));
    expect(paused.state).toMatchObject({ kind: 'paused', reason: 'bad key' });
    stage.sandbox.changeKey('lm_live_stage_key', { active: true });
    stage.call('sidebarControl', paused.id, 'resume');
    expect(newest(stage.follow()).state.kind).toBe('done');
    expect(stage.credits()).toBe(ROWS);
  });

  test.each([
    ['seconds', [['Retry-After', '7']]],
    ['a date', [['retry-after', 'Mon, 23 Nov 2026 09:01:00 GMT']]],
    ['absent', []],
    ['absurd', [['RETRY-AFTER', '99999999']]],
    ['words', [['Retry-After', 'soon']]],
  ] as [string, [string, string][]][])(
    '429 with Retry-After %s: waits, then sends what was refused',
    (_name, headers) => {
      const stage = makeStage({
        rows: people(ROWS),
        sandbox: LATENCY,
        road: spoil(3, answered(429, '{}', headers), false),
      });
      runAll(stage, ROWS);
      const job = newest(stage.follow());
      expect(job.state.kind).toBe('done');
      expect(emails(stage).filter((email) => email !== '')).toHaveLength(ROWS);
      expect(stage.credits()).toBe(ROWS);
    },
  );

  test('400 ends the one lookup with a word, and only that one', () => {
    const stage = makeStage({
      rows: people(ROWS),
      sandbox: LATENCY,
      road: spoil(1, answered(400, '{"error":{"message":"no"}}'), false),
    });
    runAll(stage, ROWS);
    const job = newest(stage.follow());
    expect(job.counts).toMatchObject({ found: ROWS - 1, error: 1 });
    const [headers, first] = stage.cells();
    expect(first?.[headers?.indexOf('Status') ?? -1]).toBe('Error: inputs refused');
  });
});

describe('API text is never a formula', () => {
  test('formula-like and HTML-like results stand as text', () => {
    const rows = people(2).map((row, index) =>
      index === 0 ? row : [row[0] ?? '', row[1] ?? '', index === 1 ? 'formula.example' : 'html.example'],
    );
    const stage = makeStage({ rows, sandbox: LATENCY });
    runAll(stage, 2);
    stage.follow();
    const formulas = stage.script(
      'SpreadsheetApp.getActive().getSheets()[0].getDataRange().getFormulas()',
    ) as string[][];
    expect(formulas.flat().every((formula) => formula === '')).toBe(true);
    expect(emails(stage).every((email) => email !== '')).toBe(true);
  });
});
