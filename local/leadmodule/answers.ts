// The bodies that LeadModule answers with, field for field as the quickstart shows them.
import type { Readings } from './readings.js';
import type { Run, SandboxAnswer } from './vocabulary.js';

type Answered = Extract<SandboxAnswer, { kind: 'answered' }>;

export type ErrorCode =
  | 'invalid_input'
  | 'unauthorized'
  | 'no_credits'
  | 'not_found'
  | 'method_not_allowed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'internal_error'
  | 'bad_gateway'
  | 'unavailable';

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answered {
  return {
    kind: 'answered',
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
    delaySeconds: 0,
  };
}

/** The one error shape: a code for programs, a message for people, and the fields at fault where there are some. */
export function error(
  status: number,
  code: ErrorCode,
  message: string,
  more: { fields?: readonly string[]; headers?: Record<string, string> } = {},
): Answered {
  return json(
    status,
    { error: { code, message, ...(more.fields && { fields: more.fields }) } },
    more.headers,
  );
}

export function rateLimited(waitMs: number): Answered {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return error(429, 'rate_limited', `Too many requests: try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  });
}

export const isReady = (run: Run, nowMs: number) => nowMs >= run.readyAtMs;

const statusOf = (run: Run) => (run.outcome.kind === 'failed' ? 'failed' : 'completed');
const resultStatusOf = (run: Run) => (run.outcome.kind === 'failed' ? 'error' : run.outcome.kind);
const resultOf = (run: Run) => (run.outcome.kind === 'found' ? run.outcome.result : null);

/** Body of GET /api/v1/enrich/:runId. Nothing found or gone wrong: `result` is null. */
export function pollBody(run: Run, nowMs: number) {
  if (!isReady(run, nowMs)) return pendingBody(run);
  return {
    runId: run.runId,
    status: statusOf(run),
    resultStatus: resultStatusOf(run),
    creditsUsed: run.creditsUsed,
    result: resultOf(run),
  };
}

/** Body of the 202 and of a poll that came too early. */
export const pendingBody = (run: Run) => ({ runId: run.runId, status: 'pending' });

/** Body of the 200 to a duplicate, by reading R2. This request itself used no credits. */
export function cachedBody(run: Run, nowMs: number, carries: Readings['R2']) {
  if (carries === 'c') return { cached: true };
  if (carries === 'b') return { runId: run.runId, cached: true };
  const body = pollBody(run, nowMs);
  return 'creditsUsed' in body ? { ...body, creditsUsed: 0, cached: true } : { ...body, cached: true };
}

/** Body of a webhook: exactly the four fields that the quickstart names. */
export function webhookBody(run: Run): string {
  return JSON.stringify({
    runId: run.runId,
    status: statusOf(run),
    result: resultOf(run),
    creditsUsed: run.creditsUsed,
  });
}
