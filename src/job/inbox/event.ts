// A webhook's result as it waits in the inbox: one script property a lookup and attempt. Encodes and decodes only.
import type { EventOutcome, Finding } from '../../leadmodule/response.js';
import { byteLength } from '../desk/run-line.js';

export const EVENT_PREFIX = 'in.';
/** What the self-test sends to itself begins with this in the place of a lookup id. */
export const PROBE_PREFIX = 'probe_';
/** A longer finding is kept as "ended, ask how": 1,000 events fit a store of 500 kB [Quotas]. */
const EVENT_BYTES = 400;

const VERDICTS: readonly Finding['verdict'][] = ['found', 'not found', 'error'];
const UNSURE = -1;
/** "not found" that was derived. */
const EMPTY = VERDICTS.length;

type Row = [
  format: 1,
  atMs: number,
  runId: string,
  verdict: number,
  email?: string,
  phone?: string,
  confidence?: number | null,
  provider?: string,
  validation?: string,
  score?: number | null,
  credits?: number | null,
];

export type Outcome = Exclude<EventOutcome, { kind: 'nothing' }>;

/** A result that came by webhook for one attempt of a lookup. */
export interface Event {
  /** Its property. */
  readonly key: string;
  readonly lookupId: string;
  readonly attempt: number;
  readonly atMs: number;
  readonly outcome: Outcome;
}

/** The property of an address "<lookup id>.<attempt>". */
export function eventKey(address: string): string {
  return EVENT_PREFIX + address;
}

export function addressOf(lookupId: string, attempt: number): string {
  return `${lookupId}.${attempt}`;
}

export function encodeEvent(outcome: Outcome, atMs: number): string {
  const { runId } = outcome;
  const unsure: Row = [1, atMs, runId, UNSURE];
  if (outcome.kind === 'unsure') return JSON.stringify(unsure);
  const { finding } = outcome;
  const row: Row = [
    1,
    atMs,
    runId,
    outcome.kind === 'empty' ? EMPTY : VERDICTS.indexOf(finding.verdict),
    finding.email,
    finding.phone,
    finding.confidence ?? null,
    finding.provider,
    finding.validation,
    finding.score ?? null,
    finding.creditsUsed ?? null,
  ];
  const text = JSON.stringify(row);
  return byteLength(text) <= EVENT_BYTES ? text : JSON.stringify(unsure);
}

/** undefined: not an event, or of a format that this version does not know. */
export function decodeEvent(key: string, text: string): Event | undefined {
  const address = key.slice(EVENT_PREFIX.length);
  const dot = address.lastIndexOf('.');
  const attempt = Number(address.slice(dot + 1));
  const row = parseRow(text);
  if (!row || !key.startsWith(EVENT_PREFIX) || dot < 1 || !Number.isInteger(attempt)) return undefined;
  const [, atMs, runId] = row;
  return { key, lookupId: address.slice(0, dot), attempt, atMs, outcome: outcomeOf(row, runId) };
}

function parseRow(text: string): Row | undefined {
  try {
    const row = JSON.parse(text) as unknown;
    return Array.isArray(row) && row[0] === 1 && typeof row[1] === 'number' && typeof row[2] === 'string'
      ? (row as Row)
      : undefined;
  } catch {
    return undefined;
  }
}

function outcomeOf(row: Row, runId: string): Outcome {
  const isEmpty = row[3] === EMPTY;
  const verdict = isEmpty ? 'not found' : VERDICTS[row[3]];
  if (!verdict) return { kind: 'unsure', runId };
  const finding: Finding = {
    verdict,
    email: row[4] ?? '',
    phone: row[5] ?? '',
    confidence: row[6] ?? undefined,
    provider: row[7] ?? '',
    validation: row[8] ?? '',
    score: row[9] ?? undefined,
    creditsUsed: row[10] ?? undefined,
    cached: false,
  };
  return { kind: isEmpty ? 'empty' : 'answered', runId, finding };
}
