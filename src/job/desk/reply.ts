// The answer of every call that the page makes: a value, or the user's sentence with what it is about.

/** Why a call was refused, where the page can lead to the place of the fix. */
export type ReplyReason =
  | 'no key'
  | 'no selection'
  | 'no columns'
  | 'no rows'
  | 'ledger tab'
  | 'busy'
  | 'column conflict'
  | 'read only'
  | 'bill changed'
  | 'no such job'
  | 'would overwrite';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: string; readonly reason?: ReplyReason };

export function ok<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function no<T>(sentence: string, reason?: ReplyReason): Answer<T> {
  return reason === undefined ? { ok: false, sentence } : { ok: false, sentence, reason };
}

/** A refusal inside the engine, before it becomes an answer. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: ReplyReason;
  readonly sentence: string;
}

export function refused(reason: ReplyReason, sentence: string): Refusal {
  return { kind: 'refused', reason, sentence };
}

export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'refused';
}

export const BUSY = refused(
  'busy',
  'LeadModule is busy in this document. Nothing was spent; try again in a minute.',
);
export const NO_KEY = refused('no key', 'Connect LeadModule first: open the sidebar and paste your API key.');
export const NO_SUCH_JOB = refused('no such job', 'This job is not known any more.');

export const COLUMNS_MOVED = refused(
  'column conflict',
  'Rows or columns were moved just now. Nothing was spent; check the bill again.',
);

/** A plain object from anything the page sent. */
export function asRecord(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
}

/** A whole number within bounds; undefined for anything else. */
export function wholeNumber(raw: unknown, low: number, high: number): number | undefined {
  return typeof raw === 'number' && Number.isInteger(raw) && raw >= low && raw <= high ? raw : undefined;
}

/** The answer of a call whose value may be refused. */
export function replyTo<T extends object>(value: T | Refusal): Answer<T> {
  return isRefusal(value) ? no(value.sentence, value.reason) : ok(value);
}
