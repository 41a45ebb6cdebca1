// What a person decided about the columns of a tab, kept in a document property of its own; and the headers that
// they taught, kept for themselves. Columns are remembered by header text, so that a moved one is found again.
import type { Store } from '../../ports.js';
import { headerId } from '../../sheet/columns.js';
import type { InputField } from '../../sheet/contact.js';
import { OUTPUT_FIELDS, type OutputField } from '../../sheet/outputs.js';
import { asRecord, wholeNumber } from './reply.js';
import type { EnrichmentType } from './vocabulary.js';

export const INPUT_FIELDS: readonly InputField[] = [
  'firstName',
  'lastName',
  'fullName',
  'companyDomain',
  'linkedInUrl',
];

/** The user's word on a column: its 0-based index; null: this field has no column. Absent fields are detected. */
export type ColumnWishes = { readonly [field in InputField]?: number | null };
/** Fields wanted, each into a column of ours or into the 0-based column that the user picked. */
export type OutputWishes = { readonly [field in OutputField]?: 'new' | number };

type Remembered = readonly [header: string, column: number];

interface TabMemory {
  readonly savedMs: number;
  readonly columns: { readonly [field in InputField]?: Remembered | null };
  readonly outputs: {
    readonly [type in EnrichmentType]?: { readonly [field in OutputField]?: 'new' | Remembered };
  };
}

const PREFIX = 'tab.';
/** Of all tabs together (docs/limits.md); the tabs saved longest ago are forgotten first. */
const MEMORY_CHARACTERS = 30_000;
const HEADER_CHARACTERS = 80;
const LEARNED = 'learned';
const LEARNED_AT_MOST = 150;
const LAST_COLUMN = 18_277;

export function readColumnWishes(raw: unknown): ColumnWishes {
  const given = asRecord(raw);
  const wishes: { [field in InputField]?: number | null } = {};
  for (const field of INPUT_FIELDS) {
    const wish = given[field] === null ? null : wholeNumber(given[field], 0, LAST_COLUMN);
    if (wish !== undefined) wishes[field] = wish;
  }
  return wishes;
}

/** undefined: the page said nothing about outputs. */
export function readOutputWishes(raw: unknown): OutputWishes | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const given = asRecord(raw);
  const wishes: { [field in OutputField]?: 'new' | number } = {};
  for (const field of OUTPUT_FIELDS) {
    const wish = given[field] === 'new' ? 'new' : wholeNumber(given[field], 0, LAST_COLUMN);
    if (wish !== undefined) wishes[field] = wish;
  }
  return Object.keys(wishes).length > 0 ? wishes : undefined;
}

function remember(column: number, headers: readonly string[]): Remembered {
  return [(headers[column] ?? '').slice(0, HEADER_CHARACTERS), column];
}

/** Where a remembered column is now: where it was, or where its header stands once. undefined: gone. */
function recall([header, column]: Remembered, headers: readonly string[]): number | undefined {
  const texts = headers.map((text) => text.slice(0, HEADER_CHARACTERS));
  if (texts[column] === header) return column;
  const at = texts.indexOf(header);
  return header !== '' && at >= 0 && texts.indexOf(header, at + 1) < 0 ? at : undefined;
}

export interface Recalled {
  readonly columns: ColumnWishes;
  readonly outputs: OutputWishes | undefined;
}

function memoryOf(document: Store, sheetId: number): TabMemory | undefined {
  const text = document.get(PREFIX + sheetId);
  return text ? (JSON.parse(text) as TabMemory) : undefined;
}

/** What was decided for this tab, as columns of the header row given. */
export function recallTab(
  document: Store,
  sheetId: number,
  type: EnrichmentType,
  headers: readonly string[],
): Recalled {
  const memory = memoryOf(document, sheetId);
  const columns: { [field in InputField]?: number | null } = {};
  const outputs: { [field in OutputField]?: 'new' | number } = {};
  for (const field of INPUT_FIELDS) {
    const wish = memory?.columns[field];
    const column = wish ? recall(wish, headers) : wish;
    if (column !== undefined) columns[field] = column;
  }
  const wishes = memory?.outputs[type];
  for (const field of OUTPUT_FIELDS) {
    const wish = wishes?.[field];
    if (wish !== undefined) outputs[field] = wish === 'new' ? wish : (recall(wish, headers) ?? 'new');
  }
  return { columns, outputs: wishes ? outputs : undefined };
}

/** Keeps what was decided; absent outputs leave those remembered as they were. */
export function rememberTab(
  document: Store,
  sheetId: number,
  type: EnrichmentType,
  headers: readonly string[],
  wishes: Recalled,
  nowMs: number,
): void {
  const before = memoryOf(document, sheetId);
  const columns: { [field in InputField]?: Remembered | null } = { ...before?.columns };
  for (const field of INPUT_FIELDS) {
    const wish = wishes.columns[field];
    if (wish !== undefined) columns[field] = wish === null ? null : remember(wish, headers);
  }
  const outputs: { [field in OutputField]?: 'new' | Remembered } = {};
  for (const field of OUTPUT_FIELDS) {
    const wish = wishes.outputs?.[field];
    if (wish !== undefined) outputs[field] = wish === 'new' ? wish : remember(wish, headers);
  }
  const memory: TabMemory = {
    savedMs: nowMs,
    columns,
    outputs: { ...before?.outputs, ...(wishes.outputs ? { [type]: outputs } : {}) },
  };
  document.set(PREFIX + sheetId, JSON.stringify(memory));
  forgetOldest(document);
}

function forgetOldest(document: Store): void {
  const all = document.getAll();
  const tabs = Object.keys(all)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => ({
      key,
      size: (all[key] ?? '').length,
      savedMs: (JSON.parse(all[key] ?? '{}') as TabMemory).savedMs,
    }))
    .sort((a, b) => b.savedMs - a.savedMs);
  let left = MEMORY_CHARACTERS;
  for (const tab of tabs) {
    left -= tab.size;
    if (left < 0) document.remove(tab.key);
  }
}

export type Learned = Readonly<Record<string, InputField>>;

/** Headers that this person taught on any tab: `headerId` → field. */
export function learnedHeaders(user: Store): Learned {
  const text = user.get(LEARNED);
  const pairs = text ? (JSON.parse(text) as readonly (readonly [string, InputField])[]) : [];
  const learned: Record<string, InputField> = Object.create(null) as Record<string, InputField>;
  for (const [id, field] of pairs) learned[id] = field;
  return learned;
}

/**
 * Learns the headers of columns that were chosen by hand; the oldest are forgotten, and so is what another header of
 * this tab was taken for before the user corrected it.
 */
export function learnHeaders(user: Store, headers: readonly string[], wishes: ColumnWishes): void {
  const learned = learnedHeaders(user);
  const idOf = (column: number) => headerId(headers[column] ?? '').slice(0, HEADER_CHARACTERS);
  let pairs = Object.keys(learned).map((id): [string, InputField | undefined] => [id, learned[id]]);
  const here = new Set(headers.map((_, column) => idOf(column)));
  for (const field of INPUT_FIELDS) {
    const column = wishes[field];
    const id = typeof column === 'number' ? idOf(column) : '';
    if (id === '') continue;
    pairs = pairs.filter(([known, its]) => known !== id && !(its === field && here.has(known)));
    pairs.push([id, field]);
  }
  // A property holds 9 kB [Quotas].
  while (pairs.length > LEARNED_AT_MOST || JSON.stringify(pairs).length > 4_000) pairs.shift();
  const text = JSON.stringify(pairs);
  if (text !== (user.get(LEARNED) ?? '[]')) user.set(LEARNED, text);
}
