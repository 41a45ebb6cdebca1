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

  /** What it asks for, and how many seconds nothing is sent. */
  test.each<[string, [string, string][], number, number]>([
    ['seconds', [['Retry-After', '7']], 7, 12],
    ['a date', [['retry-after', 'Mon, 23 Nov 2026 09:01:00 GMT']], 45, 60],
    ['absent', [], 60, 65],
    ['absurd', [['RETRY-AFTER', '99999999']], 3_600, 3_605],
    ['words', [['Retry-After', 'soon']], 60, 65],
    ['nothing', [['Retry-After', '']], 60, 65],
    ['below zero', [['Retry-After', '-5']], 1, 6],
    [
      'two headers, which Google gives as an array',
      [
        ['Retry-After', '20'],
        ['Retry-After', '90'],
      ],
      20,
      25,
    ],
    ['two in one', [['Retry-After', '20, 90']], 20, 25],
  ])('429 with Retry-After %s: waits so long, then sends what was refused', (_, headers, least, most) => {
    const sentMs: number[] = [];
    let refusedMs = 0;
    const road = (sandbox: FetchHandler): FetchHandler => {
      const spoiled = spoil(3, answered(429, '{}', headers), false)(sandbox);
      return (request) => {
        const answer = spoiled(request);
        // The key was tested before there was a stage.
        const nowMs = stage?.host.now() ?? 0;
        sentMs.push(nowMs);
        if ('status' in answer && answer.status === 429) refusedMs = nowMs;
        return answer;
      };
    };
    let stage: Stage | undefined;
    stage = makeStage({ rows: people(ROWS), sandbox: LATENCY, road });
    runAll(stage, ROWS);
    const job = newest(stage.follow());
    expect(job.state.kind).toBe('done');
    expect(emails(stage).filter((email) => email !== '')).toHaveLength(ROWS);
    expect(stage.credits()).toBe(ROWS);
    const waited = (Math.min(...sentMs.filter((atMs) => atMs > refusedMs)) - refusedMs) / 1000;
    expect(waited).toBeGreaterThanOrEqual(least);
    expect(waited).toBeLessThanOrEqual(most);
  });

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

describe('a poll that tells nothing: asked again, never submitted for', () => {
  test.each<[string, FetchAnswer]>([
    ['500', answered(500, 'oops')],
    ['HTML', answered(200, '<!doctype html><p>Maintenance</p>')],
    ['truncated', answered(200, '{"runId":"55","status":"comple')],
    ['an unknown word', answered(200, '{"status":"thinking"}')],
    ['completed without a result', answered(200, '{"status":"completed"}')],
    ['a list', answered(200, '[]')],
    ['nothing', answered(200, '')],
    ['302', answered(302, '', [['Location', 'https://example.com/']])],
    ['400', answered(400, '{"error":"no"}')],
    ['402', answered(402, '{}')],
    ['403', answered(403, '<html>')],
    ['404', answered(404, '{}')],
    ['429', answered(429, '{}', [['Retry-After', '3']])],
    ['time-out', { transportError: 'timeout', delivered: true }],
  ])('%s', (_, answer) => {
    let polls = 0;
    let isRunning = false;
    const road =
      (sandbox: FetchHandler): FetchHandler =>
      (request) => {
        if (request.method !== 'GET' || !isRunning) return sandbox(request);
        polls += 1;
        return polls <= ROWS ? answer : sandbox(request);
      };
    const stage = makeStage({ rows: people(ROWS), sandbox: LATENCY, road });
    isRunning = true;
    runAll(stage, ROWS);
    expect(newest(stage.follow()).state.kind).toBe('done');
    expect(polls).toBeGreaterThan(ROWS);
    expect(emails(stage).every((email) => email.endsWith('@found.example'))).toBe(true);
    expect([stage.posts(), stage.credits()]).toEqual([ROWS, ROWS]);
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
