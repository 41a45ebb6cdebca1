// Which rows a run is about, and what a bill is about at all: read from what the page sent, clipped to the rows
// that exist. Pure.
import { asRecord, wholeNumber } from '../desk/reply.js';

/** Rows as Sheets counts them: 1-based, ascending. */
export interface RowRange {
  readonly row: number;
  readonly rows: number;
}

/** `rows` is a selection as it was when the user saw it: a later click elsewhere does not change it. */
export type Scope =
  | { readonly kind: 'rows'; readonly sheetId: number; readonly ranges: readonly RowRange[] }
  | { readonly kind: 'not enriched'; readonly sheetId: number }
  | { readonly kind: 'visible'; readonly sheetId: number }
  | { readonly kind: 'all'; readonly sheetId: number }
  | { readonly kind: 'first'; readonly sheetId: number; readonly rows: number };

/** What a bill and a run are about. */
export type What =
  | { readonly kind: 'scope'; readonly scope: Scope }
  /** The failed lookups of a job with these reasons. */
  | { readonly kind: 'retry'; readonly jobId: string; readonly reasons: readonly string[] }
  /** What the job's pilot left. */
  | { readonly kind: 'rest'; readonly jobId: string }
  /** At once and priced: what may be paid already and would be checked free later. */
  | { readonly kind: 'again'; readonly jobId: string }
  /** With this user's key: what another person's job never submitted. */
  | { readonly kind: 'take over'; readonly jobId: string };

/** Sheets holds at most 10 million cells, so no row has a higher number. */
const LAST_ROW = 10_000_000;
const RANGES_AT_MOST = 2_000;
const REASONS_AT_MOST = 50;

/** undefined: this is not a scope. */
export function readScope(raw: unknown): Scope | undefined {
  const given = asRecord(raw);
  const sheetId = wholeNumber(given['sheetId'], 0, Number.MAX_SAFE_INTEGER);
  if (sheetId === undefined) return undefined;
  const kind = given['kind'];
  switch (kind) {
    case 'not enriched':
    case 'visible':
    case 'all':
      return { kind, sheetId };
    case 'first': {
      const rows = wholeNumber(given['rows'], 1, LAST_ROW);
      return rows === undefined ? undefined : { kind, sheetId, rows };
    }
    case 'rows': {
      const list = given['ranges'];
      if (!Array.isArray(list) || list.length > RANGES_AT_MOST) return undefined;
      return { kind, sheetId, ranges: list.flatMap((one: unknown) => readRange(one) ?? []) };
    }
    default:
      return undefined;
  }
}

function readRange(raw: unknown): RowRange | undefined {
  const given = asRecord(raw);
  const row = wholeNumber(given['row'], 1, LAST_ROW);
  const rows = wholeNumber(given['rows'], 1, LAST_ROW);
  return row === undefined || rows === undefined ? undefined : { row, rows };
}

/** undefined: absent, or not one of the things that can be billed. */
export function readWhat(raw: unknown): What | undefined {
  const given = asRecord(raw);
  const kind = given['kind'];
  if (kind === 'scope') {
    const scope = readScope(given['scope']);
    return scope && { kind, scope };
  }
  const jobId = given['jobId'];
  if (typeof jobId !== 'string' || jobId.length > 40) return undefined;
  switch (kind) {
    case 'rest':
    case 'again':
    case 'take over':
      return { kind, jobId };
    case 'retry': {
      const list = given['reasons'];
      if (!Array.isArray(list)) return undefined;
      const reasons = list.filter((one): one is string => typeof one === 'string');
      return { kind, jobId, reasons: reasons.slice(0, REASONS_AT_MOST) };
    }
    default:
      return undefined;
  }
}

/** The ranges within first..last, ascending, those that touch or overlap joined. */
export function clipRanges(ranges: readonly RowRange[], first: number, last: number): RowRange[] {
  const clipped = ranges
    .map(({ row, rows }) => ({ from: Math.max(first, row), to: Math.min(last, row + rows - 1) }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of clipped) {
    const before = joined[joined.length - 1];
    if (before && from <= before.to + 1) before.to = Math.max(before.to, to);
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => ({ row: from, rows: to - from + 1 }));
}

export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, range) => sum + range.rows, 0);
}

/** Is a row in these ranges (ascending, disjoint)? Asked for rows in ascending order it looks at each range once. */
export function rowTest(ranges: readonly RowRange[]): (row: number) => boolean {
  let at = 0;
  return (row) => {
    const passed = (range: RowRange | undefined) => range !== undefined && range.row + range.rows <= row;
    if (at > 0 && !passed(ranges[at - 1])) at = 0;
    while (passed(ranges[at])) at += 1;
    return row >= (ranges[at]?.row ?? Number.POSITIVE_INFINITY);
  };
}
