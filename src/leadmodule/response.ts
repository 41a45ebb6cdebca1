// Reads LeadModule's answers: unknown text in, a closed set of outcomes out. Never throws, never trusts a type.
// Bounds every text before it can be stored; a longer one is dropped (docs/architecture.md, "Durability order").
import { classifyStatus, retryAfterSeconds } from './failure.js';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What LeadModule found about a person; empty text and undefined numbers mean "not given". */
export interface Finding {
  readonly verdict: 'found' | 'not found' | 'error';
  readonly email: string;
  readonly phone: string;
  readonly confidence: number | undefined;
  readonly provider: string;
  readonly validation: string;
  readonly score: number | undefined;
  readonly creditsUsed: number | undefined;
  readonly cached: boolean;
}

export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly runId: string; readonly cached: boolean }
  | { readonly kind: 'answered'; readonly runId: string; readonly finding: Finding }
  | { readonly kind: 'no result' }
  | { readonly kind: 'in doubt'; readonly why: string }
  | { readonly kind: 'invalid'; readonly message: string }
  | Refusal;

export type PollOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'answered'; readonly finding: Finding }
  | { readonly kind: 'unknown run' }
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'invalid'; readonly message: string }
  | Refusal;

/**
 * What a webhook tells. empty: completed with an empty result and no verdict: probably nothing was found (reading
 * R13). unsure: the run has ended, and only a poll can say how. nothing: it tells of no end.
 */
export type EventOutcome =
  | { readonly kind: 'answered' | 'empty'; readonly runId: string; readonly finding: Finding }
  | { readonly kind: 'unsure'; readonly runId: string }
  | { readonly kind: 'nothing' };

/** Refusals that say nothing about the person: they hold the job, and nothing was accepted. */
export type Refusal =
  | { readonly kind: 'bad key' }
  | { readonly kind: 'no credits' }
  | { readonly kind: 'rate limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'refused'; readonly status: number };

const LIMITS = { email: 320, phone: 40, provider: 60, validation: 60, runId: 128, message: 120 } as const;

type Json = Record<string, unknown>;

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function parseObject(body: string): Json | undefined {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** A text of at most `limit` characters on one line; anything else counts as not given. */
function boundedText(value: unknown, limit: number): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return '';
  // What is invisible goes without a trace, so that no zero-width character splits an address.
  const clean = text
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .trim();
  return clean.length <= limit ? clean : '';
}

function boundedNumber(value: unknown, low: number, high: number): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return number >= low && number <= high ? number : undefined;
}

function runIdOf(json: Json): string {
  const text = boundedText(json['runId'], LIMITS.runId);
  return /^[!-~]+$/.test(text) ? text : '';
}

/**
 * The finding in a body that says it is complete; undefined when the body carries no verdict.
 * `resultStatus` is the documented verdict; without one, a result with an address or number means found.
 */
function findingOf(json: Json): Finding | undefined {
  const result = asObject(json['result']);
  const email = boundedText(result?.['email'], LIMITS.email);
  const phone = boundedText(result?.['phone'], LIMITS.phone);
  const validation = asObject(result?.['validation']);
  const verdict = verdictOf(json, email !== '' || phone !== '');
  if (verdict === undefined) return undefined;
  return {
    verdict,
    email,
    phone,
    confidence: boundedNumber(result?.['confidence'], 0, 100),
    provider: boundedText(result?.['provider'], LIMITS.provider),
    validation: boundedText(validation?.['status'], LIMITS.validation).toLowerCase(),
    score: boundedNumber(validation?.['score'], 0, 100),
    creditsUsed: boundedNumber(json['creditsUsed'], 0, 1000),
    cached: json['cached'] === true,
  };
}

function verdictOf(json: Json, hasValue: boolean): Finding['verdict'] | undefined {
  const word = boundedText(json['resultStatus'], 40)
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (word === 'not_found') return 'not found';
  if (word === 'error') return 'error';
  // A "found" without any address or number is not something a person could use.
  if (word === 'found') return hasValue ? 'found' : 'error';
  if (hasValue) return 'found';
  const status = statusWord(json);
  if (status === 'failed') return 'error';
  return undefined;
}

function statusWord(json: Json): string {
  return boundedText(json['status'], 40).toLowerCase();
}

const ENDED: readonly string[] = ['completed', 'failed'];

/**
 * Is LeadModule still at work? A half-filled result is not a result, so "pending" decides before any verdict.
 * An unknown word with the documented verdict beside it is an answer in all but name.
 */
function isUnderWay(json: Json): boolean {
  const status = statusWord(json);
  if (status === '' || ENDED.includes(status)) return false;
  return status === 'pending' || boundedText(json['resultStatus'], 40) === '';
}

function refusalOf(answer: ApiAnswer, nowMs: number): Refusal | undefined {
  switch (classifyStatus(answer.status)) {
    case 'bad key':
      return { kind: 'bad key' };
    case 'no credits':
      return { kind: 'no credits' };
    case 'rate limited':
      return { kind: 'rate limited', retryAfterSeconds: retryAfterSeconds(answer.headers, nowMs) };
    case 'refused':
      return { kind: 'refused', status: answer.status };
    default:
      return undefined;
  }
}

function invalidMessage(body: string): string {
  const json = parseObject(body);
  const nested = asObject(json?.['error']);
  for (const value of [json?.['message'], json?.['error'], nested?.['message']]) {
    const text = boundedText(value, LIMITS.message);
    if (text) return text;
  }
  return 'LeadModule could not use these inputs';
}

/** What a POST did. Shapeless successes and unknown effects are "in doubt": they may have been paid. */
export function readSubmit(answer: ApiAnswer, nowMs: number): SubmitOutcome {
  const refusal = refusalOf(answer, nowMs);
  if (refusal) return refusal;
  const kind = classifyStatus(answer.status);
  if (kind === 'bad request') return { kind: 'invalid', message: invalidMessage(answer.body) };
  if (kind === 'not found') return { kind: 'refused', status: answer.status };
  if (kind === 'unknown effect') return { kind: 'in doubt', why: `answer ${answer.status}` };
  const json = parseObject(answer.body);
  if (!json) return { kind: 'in doubt', why: 'unreadable answer' };
  const runId = runIdOf(json);
  const status = statusWord(json);
  const cached = json['cached'] === true;
  const finding = isUnderWay(json) ? undefined : findingOf(json);
  if (finding) return { kind: 'answered', runId, finding };
  if (runId) return { kind: 'accepted', runId, cached };
  // A cache hit without result and run id (reading R2, third alternative) can never be asked about again.
  if (cached || status === 'completed') return { kind: 'no result' };
  return { kind: 'in doubt', why: 'answer without run id' };
}

/** How a run stands. Anything unreadable means "ask again later": a poll spends nothing. */
export function readPoll(answer: ApiAnswer, nowMs: number): PollOutcome {
  const refusal = refusalOf(answer, nowMs);
  if (refusal) return refusal;
  const kind = classifyStatus(answer.status);
  if (kind === 'not found') return { kind: 'unknown run' };
  if (kind === 'bad request') return { kind: 'invalid', message: invalidMessage(answer.body) };
  if (kind === 'unknown effect') return { kind: 'unavailable', why: `answer ${answer.status}` };
  const json = parseObject(answer.body);
  if (!json) return { kind: 'unavailable', why: 'unreadable answer' };
  if (isUnderWay(json)) return { kind: 'pending' };
  const finding = findingOf(json);
  if (finding) return { kind: 'answered', finding };
  return ENDED.includes(statusWord(json))
    ? { kind: 'unavailable', why: 'completed without a result' }
    : { kind: 'pending' };
}

/** The body of a webhook. Documented are runId, status, result and creditsUsed; resultStatus is taken where it is. */
export function readEvent(body: string): EventOutcome {
  const json = parseObject(body);
  const runId = json ? runIdOf(json) : '';
  if (!json || runId === '' || isUnderWay(json)) return { kind: 'nothing' };
  const finding = findingOf(json);
  if (finding) return { kind: 'answered', runId, finding };
  const isEmpty = json['result'] === null || asObject(json['result']) !== undefined;
  const empty =
    isEmpty && statusWord(json) === 'completed' && findingOf({ ...json, resultStatus: 'not_found' });
  return empty ? { kind: 'empty', runId, finding: empty } : { kind: 'unsure', runId };
}
