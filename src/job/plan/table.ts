// A tab of the user as it is understood now: header row, columns with the user's word on them, and which columns
// are ours. Reads only.
import type { Grid, TabShape, World } from '../../ports.js';
import { type ColumnMap, type HeaderReading, mapConflicts, readHeaders } from '../../sheet/columns.js';
import type { InputField } from '../../sheet/contact.js';
import { inputSpanOf, type Layout } from '../../sheet/layout.js';
import { rawContactOf } from '../../sheet/locate.js';
import { OUTPUT_FIELDS, type OutputField } from '../../sheet/outputs.js';
import { readLedger } from '../desk/ledger-tab.js';
import { type Refusal, refused } from '../desk/reply.js';
import {
  type ColumnWishes,
  INPUT_FIELDS,
  learnedHeaders,
  type OutputWishes,
  recallTab,
} from '../desk/tab-memory.js';
import type { EnrichmentType } from '../desk/vocabulary.js';
import type { InputRow } from './plan.js';

/** Rows above the data that may hold the header, and some data to judge columns by. */
const ROWS_LOOKED_AT = 40;
const ROWS_A_READ = 20_000;

export interface Table {
  readonly shape: TabShape;
  /** 1-based; 0: the table has none. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly reading: HeaderReading;
  /** 1-based input columns. */
  readonly inputs: Layout['inputs'];
  /** 1-based columns that hold our results. */
  readonly own: Layout['outputs'];
  readonly outputs: OutputWishes | undefined;
}

export interface TableWishes {
  readonly columns: ColumnWishes;
  readonly outputs: OutputWishes | undefined;
}

/** Reads a tab with what its users decided about it; `wishes` go before what is remembered. */
export function readTable(
  world: World,
  sheetId: number,
  type: EnrichmentType,
  wishes?: TableWishes,
): Table | Refusal {
  const { grid } = world;
  const shape = grid.shape(sheetId);
  if (!shape) return refused('no rows', 'This tab was deleted. Choose the rows again.');
  if (shape.lastRow === 0) return refused('no rows', 'This tab is empty.');
  const ledger = readLedger(grid);
  if (ledger.kind !== 'missing' && ledger.tab.sheetId === sheetId)
    return refused('ledger tab', 'This tab is the ledger of LeadModule. Select rows on a tab of your own.');
  const rows = Math.min(ROWS_LOOKED_AT, shape.lastRow);
  const block = { row: 1, column: 1, rows, columns: shape.lastColumn };
  const top = grid.display(sheetId, block);
  const learned = learnedHeaders(world.user);
  const first = readHeaders(top, { learned });
  const headers = top[first.headerRow] ?? [];
  const own = ownColumns(grid, sheetId, headers);
  const recalled = recallTab(world.document, sheetId, type, headers);
  // Results in a column that the user picked before are no input either.
  const picked = Object.values(recalled.outputs ?? {}).flatMap((wish) => (wish === 'new' ? [] : [wish + 1]));
  const ownHeaders = [...Object.values(own), ...picked].map((column) => headers[column - 1] ?? '');
  const detected = ownHeaders.length > 0 ? readHeaders(top, { learned, ownHeaders }) : first;
  const columns = { ...recalled.columns, ...wishes?.columns };
  const reading = applyWishes(detected, headers, columns);
  return {
    shape,
    headerRow: reading.headerRow + 1,
    headers,
    reading,
    inputs: toColumns(reading.map),
    own,
    outputs: wishes?.outputs ?? recalled.outputs,
  };
}

/** Columns that carry our marks. A mark without a header is left over from a binding that did not hold. */
function ownColumns(grid: Grid, sheetId: number, headers: readonly string[]): Layout['outputs'] {
  const marks = grid.columnMarks(sheetId);
  const own: { [field in OutputField]?: number } = {};
  for (const field of OUTPUT_FIELDS) {
    const column = marks[`out.${field}`];
    if (column !== undefined && (headers[column - 1] ?? '') !== '') own[field] = column;
  }
  return own;
}

/** The reading with the user's word on it: it goes before headers and content. */
export function applyWishes(
  reading: HeaderReading,
  headers: readonly string[],
  wishes: ColumnWishes,
): HeaderReading {
  const map: { [field in InputField]?: number } = { ...reading.map };
  const choices = reading.choices.filter((choice) => wishes[choice.field] === undefined);
  for (const field of INPUT_FIELDS) {
    const column = wishes[field];
    if (column === undefined) continue;
    delete map[field];
    if (column === null || column >= headers.length) continue;
    map[field] = column;
    choices.push({
      field,
      column,
      header: headers[column] ?? '',
      evidence: 'learned',
      confidence: 1,
      words: 'You chose this column.',
    });
  }
  const isMapped = map.companyDomain !== undefined || map.linkedInUrl !== undefined;
  const notes = reading.notes.filter((note) => note.kind !== 'company name without domain' || !isMapped);
  return { ...reading, map, choices, conflicts: mapConflicts(map, headers), notes };
}

export function toColumns(map: ColumnMap): Layout['inputs'] {
  const inputs: { [field in InputField]?: number } = {};
  for (const field of Object.keys(map) as InputField[]) {
    const column = map[field];
    if (column !== undefined) inputs[field] = column + 1;
  }
  return inputs;
}

/** Why this table cannot be enriched as it is understood; undefined: it can. */
export function troubleOf(table: Table): Refusal | undefined {
  if (Object.keys(table.inputs).length === 0)
    return refused(
      'no columns',
      'No column with a name, a company domain or a LinkedIn URL was recognised. Name the columns in the header row, for example "First name", "Last name", "Company domain".',
    );
  // Without a header row nothing tells after a move which column is which, and results would have no heading.
  if (table.headerRow === 0)
    return refused(
      'no columns',
      'This tab has no header row. Insert a row at the top and name the columns, for example "First name", "Last name", "Company domain".',
    );
  const conflict = table.reading.conflicts[0];
  return conflict && refused('column conflict', conflict.words);
}

/** What reading rows needs of a table. */
export type InputTable = Pick<Table, 'shape' | 'headerRow' | 'inputs'>;

/** Rows with the display values of their input columns. */
export function inputRows(grid: Grid, table: InputTable, first: number, count: number): InputRow[] {
  const layout: Layout = { headerRow: table.headerRow, inputs: table.inputs, outputs: {} };
  const span = inputSpanOf(layout);
  const block = { row: first, column: span.first, rows: count, columns: span.last - span.first + 1 };
  return grid
    .display(table.shape.sheetId, block)
    .map((cells, index) => ({ row: first + index, raw: rawContactOf(cells, span.first, layout) }));
}

/** All rows below the header, in parts, so that no call is huge. */
export function forEachInputRow(grid: Grid, table: InputTable, visit: (row: InputRow) => void): void {
  for (let first = table.headerRow + 1; first <= table.shape.lastRow; first += ROWS_A_READ)
    inputRows(grid, table, first, Math.min(ROWS_A_READ, table.shape.lastRow - first + 1)).forEach(visit);
}
