// Answers of LeadModule as tests of their reading send them, and what they are taken for.
import {
  type ApiAnswer,
  type Finding,
  type PollOutcome,
  readPoll,
  readSubmit,
  type SubmitOutcome,
} from '../../src/leadmodule/response.js';

export const NOW = Date.UTC(2026, 9, 21, 7, 27, 0);
export const RUN = '550e8400-e29b-41d4-a716-446655440000';
export const RESULT = {
  email: 'jane.smith@acme.com',
  confidence: 95,
  provider: 'prospeo',
  validation: { status: 'valid', score: 100 },
};
export const COMPLETED = {
  runId: RUN,
  status: 'completed',
  resultStatus: 'found',
  creditsUsed: 1,
  result: RESULT,
};
export const FOUND: Finding = {
  verdict: 'found',
  email: 'jane.smith@acme.com',
  phone: '',
  confidence: 95,
  provider: 'prospeo',
  validation: 'valid',
  score: 100,
  creditsUsed: 1,
  cached: false,
};
export const HTML = '<!doctype html><title>502 Bad Gateway</title>';

export function answer(status: number, body: unknown, headers: Record<string, unknown> = {}): ApiAnswer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

export const submit = (status: number, body: unknown, headers?: Record<string, unknown>) =>
  readSubmit(answer(status, body, headers), NOW);
export const poll = (status: number, body: unknown, headers?: Record<string, unknown>) =>
  readPoll(answer(status, body, headers), NOW);

export function findingOf(outcome: SubmitOutcome | PollOutcome): Finding {
  if (outcome.kind !== 'answered') throw new Error(`not answered but ${outcome.kind}`);
  return outcome.finding;
}

/** The finding of a poll whose completed body has these fields changed. */
export const found = (changes: Record<string, unknown>) => findingOf(poll(200, { ...COMPLETED, ...changes }));
