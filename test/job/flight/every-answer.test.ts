// docs/limits.md, "Every answer of the API", is the code's own table: each of its rows is answered here with what the
// wire may bring, and the effect must be the one that the row names. A row that is not known here fails.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Flight, statusWords } from '../../../src/job/desk/vocabulary.js';
import {
  afterPoll,
  afterSubmit,
  type Effect,
  LONGEST_SEARCH_SECONDS,
} from '../../../src/job/flight/answers.js';
import { readPoll, readSubmit } from '../../../src/leadmodule/response.js';
import type { HttpAnswer } from '../../../src/ports.js';
import { flightOf, NOW } from '../samples.js';

const limits = readFileSync(join(import.meta.dirname, '../../../docs/limits.md'), 'utf8');
const STANDARD = { minimumConfidence: 50, accept: ['valid'] };

type Row = readonly [answer: string, lookup: string, job: string];

function table(title: string): Row[] {
  const lines =
    limits
      .slice(limits.indexOf(`| ${title} |`))
      .split('\n\n')[0]
      ?.trim()
      .split('\n')
      .slice(2) ?? [];
  return lines.map((line): Row => {
    const [answer = '', lookup = '', job = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return [answer, lookup, job];
  });
}

const answer = (status: number, body: unknown = {}, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const statuses = (...all: number[]) => all.map((status) => answer(status));
const found = { email: 'jane@acme.example', confidence: 90, validationStatus: 'valid' };
const HTML = '<!doctype html><title>Sign in</title>';

/** What the wire may bring for each row. */
const SUBMITS: Readonly<Record<string, readonly HttpAnswer[]>> = {
  '202 (or 200/201) with a run id': [200, 201, 202].map((status) =>
    answer(status, { runId: 'r1', status: 'pending', cached: false }),
  ),
  '200 with a result': [
    answer(200, { runId: 'r1', status: 'completed', cached: true, resultStatus: 'found', result: found }),
  ],
  '200 `cached` without result and run id': [answer(200, { cached: true })],
  '2xx that is HTML, truncated or shapeless; 3xx; 408; 409; 5xx; connection lost; time-out': [
    answer(202, HTML),
    answer(202, '{"runId":"r'),
    answer(202, []),
    answer(200, 'null'),
    ...statuses(301, 302, 408, 409, 500, 502, 503, 504),
  ],
  '400, 422': statuses(400, 422),
  '401': statuses(401),
  '402': statuses(402),
  '403, 404, 405': statuses(403, 404, 405),
  '429': [
    answer(429, {}, { 'Retry-After': '7' }),
    answer(429, {}, { 'retry-after': ['7'] }),
    answer(429, HTML),
    answer(429, {}, { 'RETRY-AFTER': 'soon' }),
  ],
  'any other 4xx': statuses(406, 410, 413, 418, 451),
};

const POLLS: Readonly<Record<string, readonly HttpAnswer[]>> = {
  '`completed`, `failed` with a verdict': [
    answer(200, { runId: 'r1', status: 'completed', resultStatus: 'found', result: found }),
    answer(200, { runId: 'r1', status: 'failed', resultStatus: 'error' }),
  ],
  '`pending`, unknown words': [
    answer(200, { runId: 'r1', status: 'pending' }),
    answer(200, { runId: 'r1', status: 'thinking' }),
  ],
  '404, 400': statuses(404, 400),
  '5xx, HTML, truncated; 402 and any other 4xx': [
    ...statuses(500, 503, 402, 403, 405, 410),
    answer(200, HTML),
    answer(200, '{"status":"com'),
  ],
  '401': statuses(401),
  '429': [answer(429, {}, { 'Retry-After': '7' })],
};

const OLD_POLLS = Object.fromEntries(
  Object.entries(POLLS).filter(([answers]) => /^(404, 400|5xx.*)$/.test(answers)),
);
const searching = flightOf({ state: 'searching', runId: 'r1', sentAtMs: NOW - 60_000 });
const searchingLong = { ...searching, sentAtMs: NOW - LONGEST_SEARCH_SECONDS * 1_000 };

/** What became of the lookup, in the page's words. */
function lookupWords({ flight }: Effect): string {
  const { ending } = flight;
  if (!ending) return flight.state;
  // An error that LeadModule itself reports is an ending like any other.
  const isOurs = ending.status === 'error' && ending.why !== 'lookup failed';
  return isOurs ? `\`${statusWords(ending).replace(/\(\d+\)/, '(n)')}\`` : 'ended';
}

function jobWords({ job, failure }: Effect): string {
  const pauses: Readonly<Record<string, string>> = {
    'bad key': 'paused: key',
    'no credits': 'paused: credits',
    refused: 'paused: refused',
  };
  if (job.kind === 'rate limited') return 'waits until Retry-After';
  if (job.kind === 'pause') return pauses[job.reason] ?? job.reason;
  return failure ? 'a failure' : '–';
}

describe.each([
  ['answer to a submit', SUBMITS, flightOf({ state: 'sending', runId: '' })],
  ['answer to a poll', POLLS, searching],
  ['answer to a poll more than 2 h after the submit', OLD_POLLS, searchingLong],
] as const)('%s', (title, samples, before: Flight) => {
  const rows = table(title);

  test('the page lists exactly these', () => {
    expect(rows.map(([answers]) => answers).sort()).toEqual(Object.keys(samples).sort());
  });

  test.each(rows)('%s: %s; %s', (answers, lookup, job) => {
    const wires = samples[answers] ?? [];
    expect(wires.length).toBeGreaterThan(0);
    for (const wire of wires) {
      const effect =
        before.state === 'sending'
          ? afterSubmit(before, readSubmit(wire, NOW), STANDARD, NOW)
          : afterPoll(before, readPoll(wire, NOW), STANDARD, NOW);
      const words = lookupWords(effect);
      // "asked again" is what the page calls a lookup that goes on searching.
      const shown = words === 'searching' && lookup.startsWith('asked again') ? 'asked again' : words;
      const told = lookup.slice(0, shown.length);
      const jobTold = /20 in a row|smaller waves/.test(job) ? 'a failure' : job;
      expect({ wire, lookup: shown, job: jobWords(effect) }).toEqual({ wire, lookup: told, job: jobTold });
    }
  });
});

test.each(table('answer to a poll more than 2 h after the submit'))(
  'more than 2 h after the submit, the last look: %s: %s',
  (answers, lookup) => {
    const looks = Number(/the (\d+)th time/.exec(lookup)?.[1]);
    const error = /`(Error: .+)`/.exec(lookup)?.[1];
    for (const wire of OLD_POLLS[answers] ?? []) {
      const after = (unknownRuns: number) =>
        lookupWords(afterPoll({ ...searchingLong, unknownRuns }, readPoll(wire, NOW), STANDARD, NOW));
      expect([after(looks - 2), after(looks - 1)]).toEqual(['searching', `\`${error}\``]);
    }
  },
);
