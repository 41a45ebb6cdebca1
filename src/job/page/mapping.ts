// How a tab is understood, for a person to check: columns, the first rows as they would be sent, and where the
// results would go. Reads only, but for what the user decided.
import { ENRICHMENT_TYPES } from '../../leadmodule/request.js';
import type { World } from '../../ports.js';
import type { HeaderReading } from '../../sheet/columns.js';
import { type Contact, readContact, repairWords, skipWords } from '../../sheet/contact.js';
import type { OutputField } from '../../sheet/outputs.js';
import { asRecord, isRefusal, type Refusal, refused } from '../desk/reply.js';
import { settingsOf } from '../desk/settings.js';
import {
  type ColumnWishes,
  learnHeaders,
  type OutputWishes,
  readColumnWishes,
  readOutputWishes,
  rememberTab,
} from '../desk/tab-memory.js';
import type { EnrichmentType } from '../desk/vocabulary.js';
import { type OutputPlace, planOutputs } from '../plan/outputs-plan.js';
import type { InputRow } from '../plan/plan.js';
import { countRows, type RowRange, readScope, rowTest, type Scope } from '../plan/scope.js';
import { rowsOfScope } from '../plan/scope-rows.js';
import { forEachInputRow, inputRows, readTable, type Table } from '../plan/table.js';

export interface MappingRequest {
  readonly scope: Scope;
  readonly type: EnrichmentType;
  readonly columns: ColumnWishes;
  readonly outputs: OutputWishes | undefined;
}

export interface PreviewRow {
  readonly row: number;
  /** As LeadModule would receive it; '' = absent. */
  readonly contact: Contact;
  /** Completes "Skipped: …"; '' = will be sent. */
  readonly skip: string;
  readonly repairs: readonly { readonly words: string; readonly from: string; readonly to: string }[];
}

export interface Mapping {
  readonly sheetId: number;
  readonly tabName: string;
  readonly rows: number;
  /** Header texts of all columns up to the last used one, each at most 100 characters; '' where there is none. */
  readonly headers: readonly string[];
  /** 0-based columns that hold our results. */
  readonly ownColumns: readonly number[];
  readonly reading: HeaderReading;
  /** The first four rows of the scope. */
  readonly preview: readonly PreviewRow[];
  /** Rows of the scope with a company name but no domain. */
  readonly companyOnlyRows: number;
  readonly outputs: readonly OutputPlace[];
}

const PREVIEW_ROWS = 4;
const HEADER_CHARACTERS = 100;
const REPAIR_CHARACTERS = 200;
const NO_CONTACT: Contact = { firstName: '', lastName: '', companyDomain: '', linkedInUrl: '' };

export function readMappingRequest(world: World, raw: unknown): MappingRequest | undefined {
  const given = asRecord(raw);
  const scope = readScope(given['scope']);
  if (!scope) return undefined;
  return {
    scope,
    type: ENRICHMENT_TYPES.find((type) => type === given['type']) ?? settingsOf(world).type,
    columns: readColumnWishes(given['columns']),
    outputs: readOutputWishes(given['outputs']),
  };
}

export function showMapping(world: World, request: MappingRequest): Mapping | Refusal {
  const table = readTable(world, request.scope.sheetId, request.type, request);
  return isRefusal(table) ? table : mappingOf(world, request, table);
}

/** Keeps the user's word on this tab and learns the headers from it. */
export function saveMapping(world: World, request: MappingRequest): Mapping | Refusal {
  const table = readTable(world, request.scope.sheetId, request.type, request);
  if (isRefusal(table)) return table;
  const { headers } = table;
  const decided = {
    columns: request.columns,
    outputs: request.outputs && acceptedOutputs(table, request.type),
  };
  rememberTab(world.document, table.shape.sheetId, request.type, headers, decided, world.clock.nowMs());
  learnHeaders(world.user, headers, request.columns);
  return mappingOf(world, request, table);
}

/** Where results will go as the user wished it; a column that cannot be picked is not remembered. */
function acceptedOutputs(table: Table, type: EnrichmentType): OutputWishes {
  const wishes: { [field in OutputField]?: 'new' | number } = {};
  for (const { field, column, place } of planOutputs(table, type))
    wishes[field] = place === 'picked' ? column : 'new';
  return wishes;
}

function mappingOf(world: World, request: MappingRequest, table: Table): Mapping | Refusal {
  const ranges = rowsOfScope(world.grid, table, request.scope);
  if (isRefusal(ranges)) return ranges;
  const rows = countRows(ranges);
  if (rows === 0) return refused('no rows', 'The selection holds no row below the header.');
  const isMapped = Object.keys(table.inputs).length > 0;
  return {
    sheetId: table.shape.sheetId,
    tabName: table.shape.name,
    rows,
    headers: table.headers.map((header) => header.slice(0, HEADER_CHARACTERS)),
    ownColumns: Object.values(table.own).map((column) => column - 1),
    reading: table.reading,
    preview: isMapped ? previewOf(world, table, ranges) : [],
    companyOnlyRows: isMapped ? companyOnlyRows(world, table, ranges) : 0,
    outputs: planOutputs(table, request.type),
  };
}

function previewOf(world: World, table: Table, ranges: readonly RowRange[]): PreviewRow[] {
  const rows: number[] = [];
  for (const range of ranges)
    for (let row = range.row; row < range.row + range.rows && rows.length < PREVIEW_ROWS; row++)
      rows.push(row);
  return rows.flatMap((row) => inputRows(world.grid, table, row, 1).map(previewRow));
}

function previewRow({ row, raw }: InputRow): PreviewRow {
  const reading = readContact(raw, 'strict');
  return {
    row,
    contact: reading.kind === 'contact' ? reading.contact : NO_CONTACT,
    skip: reading.kind === 'skip' ? skipWords[reading.reason] : '',
    repairs: reading.repairs.map(({ kind, from, to }) => ({
      words: repairWords[kind],
      from: from.slice(0, REPAIR_CHARACTERS),
      to: to.slice(0, REPAIR_CHARACTERS),
    })),
  };
}

/** Rows whose company is named in words alone; they are skipped, and no other service is asked for the domain. */
function companyOnlyRows(world: World, table: Table, ranges: readonly RowRange[]): number {
  const note = table.reading.notes.find(({ kind }) => kind === 'company name without domain');
  const column = note?.columns[0];
  if (column === undefined) return 0;
  const isInScope = rowTest(ranges);
  const companies = { ...table, inputs: { companyDomain: column + 1 } };
  let rows = 0;
  forEachInputRow(world.grid, companies, ({ row, raw }) => {
    if (isInScope(row) && (raw.companyDomain ?? '').trim() !== '') rows += 1;
  });
  return rows;
}
