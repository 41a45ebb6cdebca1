// Reads the marked header rows of the table and compares a reading with what a person says of them.

import { type ColumnMap, type HeaderOptions, readHeaders } from '../../../src/sheet/columns.js';
import type { InputField } from '../../../src/sheet/contact.js';

/** [public source, the header cells joined by "|" with their marks]. */
export type HeaderCase = readonly [source: string, row: string];

const FIELD_OF_MARK: Readonly<Record<string, InputField>> = {
  F: 'firstName',
  L: 'lastName',
  N: 'fullName',
  D: 'companyDomain',
  U: 'linkedInUrl',
};
const FIELDS = Object.values(FIELD_OF_MARK);

interface Expected {
  readonly headers: readonly string[];
  readonly must: ReadonlyMap<InputField, readonly number[]>;
  readonly may: ReadonlyMap<InputField, readonly number[]>;
}

function parse(row: string): Expected {
  const must = new Map<InputField, number[]>();
  const may = new Map<InputField, number[]>();
  const headers = row.split('|').map((cell, column) => {
    const mark = /^([FLNDUflndu])>([\s\S]*)$/.exec(cell);
    if (mark === null) return cell;
    const [, letter = '', header = ''] = mark;
    const field = FIELD_OF_MARK[letter.toUpperCase()];
    if (field !== undefined) {
      const list = letter === letter.toUpperCase() ? must : may;
      list.set(field, [...(list.get(field) ?? []), column]);
    }
    return header;
  });
  return { headers, must, may };
}

/** What is wrong with the reading of a row: '' = nothing. */
export function mistakesIn(row: string): string {
  const { headers, must, may } = parse(row);
  const map: ColumnMap = readHeaders([headers]).map;
  return FIELDS.flatMap((field) => {
    const column = map[field];
    const wanted = must.get(field) ?? [];
    const allowed = [...wanted, ...(may.get(field) ?? [])];
    if (column === undefined) return wanted.length === 0 ? [] : [`${field} missed`];
    return allowed.includes(column) ? [] : [`${field} taken from "${headers[column]}"`];
  }).join(', ');
}

/** Counts of whole rows and of single decisions (one for each input of each row). */
export function score(cases: readonly HeaderCase[]): {
  rows: number;
  rightRows: number;
  decisions: number;
  rightDecisions: number;
  wrong: readonly string[];
} {
  const wrong: string[] = [];
  let mistakes = 0;
  for (const [source, row] of cases) {
    const found = mistakesIn(row);
    if (found === '') continue;
    mistakes += found.split(', ').length;
    wrong.push(`${source}: ${found}`);
  }
  const decisions = cases.length * FIELDS.length;
  return {
    rows: cases.length,
    rightRows: cases.length - wrong.length,
    decisions,
    rightDecisions: decisions - mistakes,
    wrong,
  };
}

/** The mapping with header texts (or column numbers where there is none) in place of indexes. */
export function mapped(
  rows: readonly (readonly string[])[],
  options?: HeaderOptions,
): Record<string, string> {
  const { headerRow, map } = readHeaders(rows, options);
  return Object.fromEntries(
    Object.entries(map).map(([field, column]) => [field, rows[headerRow]?.[column] ?? `column ${column}`]),
  );
}
