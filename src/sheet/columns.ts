// Finds the header row of a table and says which column holds which input, why, and what looks wrong.

import { type ColumnFacts, chooseColumns } from './columns/choose.js';
import { readContent } from './columns/content.js';
import { findHeaderRow } from './columns/header-row.js';
import { readHeader } from './columns/header-score.js';
import { mapConflicts, notesOn } from './columns/notes.js';
import { findPreset } from './columns/presets.js';
import type { ColumnChoice, ColumnMap, ColumnNote } from './columns/reading.js';
import type { InputField } from './contact.js';

export { mapConflicts } from './columns/notes.js';
export type { ColumnChoice, ColumnMap, ColumnNote, Evidence, NoteKind } from './columns/reading.js';

export interface HeaderReading {
  /** 0-based index in the given rows; -1 when the table has no header row (data begin at row 0). */
  readonly headerRow: number;
  readonly map: ColumnMap;
  readonly choices: readonly ColumnChoice[];
  /** What must be settled before a run. A fresh reading has none; see `mapConflicts` for a map the user changed. */
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

/** Reads the first rows (display values) of a table: up to 20 for the header row, what follows as samples of content. */
export function readHeaders(
  rows: readonly (readonly string[])[],
  options: HeaderOptions = {},
): HeaderReading {
  const { index: headerRow, claims } = findHeaderRow(rows);
  const headers = rows[headerRow] ?? [];
  const body = rows.slice(headerRow + 1);
  const width = body.slice(0, 50).reduce((most, row) => Math.max(most, row.length), headers.length);
  const own = new Set((options.ownHeaders ?? []).map(headerId));
  const columns: ColumnFacts[] = [];
  for (let column = 0; column < width; column += 1) {
    const header = headers[column] ?? '';
    const id = headerId(header);
    columns.push({
      column,
      header,
      id,
      isOwn: id !== '' && own.has(id),
      learned: id === '' ? undefined : options.learned?.[id],
      reading: claims[column] ?? readHeader(header),
      content: readContent(body, column),
    });
  }
  const preset = findPreset(columns.map((each) => each.id));
  const { choices, rivals } = chooseColumns(columns, preset);
  const map: { [field in InputField]?: number } = {};
  for (const choice of choices) map[choice.field] = choice.column;
  return {
    headerRow,
    map,
    choices,
    conflicts: mapConflicts(map, headers),
    notes: [...rivals, ...notesOn(columns, map, options.formulas?.slice(headerRow + 1) ?? [])],
    preset: preset?.name,
  };
}
