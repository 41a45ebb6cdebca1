// Finds the header row of a table and says which column holds which input, why, and what looks wrong.

import { HEADER_ROWS_LOOKED_AT } from './columns/limits.js';
import type { InputField } from './contact.js';

/** 0-based column indexes. */
export type ColumnMap = { readonly [field in InputField]?: number };

/** What made a column the one for a field. */
export type Evidence = 'learned' | 'preset' | 'header' | 'typo' | 'content';

/** Why a column was chosen for a field. `confidence` from 0 to 1; below 0.5 the user should look. */
export interface ColumnChoice {
  readonly field: InputField;
  readonly column: number;
  readonly header: string;
  readonly evidence: Evidence;
  readonly confidence: number;
  readonly words: string;
}

export type NoteKind =
  | 'several candidates'
  | 'column used twice'
  | 'company name without domain'
  | 'dates in a name column'
  | 'formulas in a name column'
  | 'company LinkedIn'
  | 'domain from e-mail';

/** Something the user should know, in words; `columns` are 0-based. */
export interface ColumnNote {
  readonly kind: NoteKind;
  readonly columns: readonly number[];
  readonly words: string;
}

export interface HeaderReading {
  /** 0-based index in the given rows; -1 when the table has no header row (data begin at row 0). */
  readonly headerRow: number;
  readonly map: ColumnMap;
  readonly choices: readonly ColumnChoice[];
  /** What must be settled before a run: one column for two fields, equally good columns for one field. */
  readonly conflicts: readonly ColumnNote[];
  readonly notes: readonly ColumnNote[];
  /** The export whose header row this is ("LinkedIn connections"), when known. */
  readonly preset: string | undefined;
}

export interface HeaderOptions {
  /** The user's corrections: `headerId(header)` → what that column holds, or that it holds no input. */
  readonly learned?: Readonly<Record<string, InputField | 'none'>>;
  /** Headers of our own output columns; never taken as input. */
  readonly ownHeaders?: readonly string[];
  /** The formulas of the same rows ('' = none), to warn of computed names. */
  readonly formulas?: readonly (readonly string[])[];
}

/** What two spellings of one header have in common: letters and digits, small, without accents. */
export function headerId(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const EXACT: Readonly<Record<string, InputField>> = {
  firstname: 'firstName',
  lastname: 'lastName',
  fullname: 'fullName',
  name: 'fullName',
  companydomain: 'companyDomain',
  domain: 'companyDomain',
  website: 'companyDomain',
  linkedinurl: 'linkedInUrl',
  linkedin: 'linkedInUrl',
};

/** Reads the first rows (display values) of a table: up to 20 for the header row, what follows as samples of content. */
export function readHeaders(
  rows: readonly (readonly string[])[],
  options: HeaderOptions = {},
): HeaderReading {
  const own = new Set((options.ownHeaders ?? []).map(headerId));
  const map: { [field in InputField]?: number } = {};
  const choices: ColumnChoice[] = [];
  const headerRow = rows
    .slice(0, HEADER_ROWS_LOOKED_AT)
    .findIndex((row) => row.some((cell) => EXACT[headerId(cell)] !== undefined));
  (rows[headerRow] ?? []).forEach((header, column) => {
    const id = headerId(header);
    const field = options.learned?.[id] ?? (own.has(id) ? undefined : EXACT[id]);
    if (field === undefined || field === 'none' || map[field] !== undefined) return;
    map[field] = column;
    choices.push({ field, column, header, evidence: 'header', confidence: 1, words: `"${header}" says so` });
  });
  return { headerRow, map, choices, conflicts: [], notes: [], preset: undefined };
}
