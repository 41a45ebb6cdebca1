// What stood in a block before a write, kept in the document's cache until the second look: should the execution die
// in between, the next step takes that look. The cache may forget; then recovery knows only the values of the intent.
import type { Memory } from '../../ports.js';
import type { Layout } from '../../sheet/layout.js';
import type { Cell, CellWrite, Image, Placeable } from '../../sheet/placement.js';
import type { Intent } from '../desk/records.js';

/** A cached value holds 100 kB [CacheService]; a character takes at most three bytes, most take one. */
const CHARACTERS_AT_MOST = 60_000;

export interface Kept {
  readonly image: Image;
  readonly layout: Layout;
  readonly writes: readonly CellWrite[];
  readonly placeables: readonly Placeable[];
}

/** A date, which JSON would turn into text. */
interface DateCell {
  readonly ms: number;
}

type StoredCell = Exclude<Cell, Date> | DateCell;

const store = (cell: Cell): StoredCell => (cell instanceof Date ? { ms: cell.getTime() } : cell);
const restore = (cell: StoredCell): Cell => (typeof cell === 'object' ? new Date(cell.ms) : cell);

function nameOf(intent: Pick<Intent, 'execution'>): string {
  // `keepIntent` adds a word to the execution of an intent that was taken over from a live one.
  return `before.${intent.execution.split(' ')[0]}`;
}

/** Lookups of the intent that an image was made for: an older image of the same execution is no ground. */
function lookupsOf(intent: Pick<Intent, 'lookups'>): string {
  return intent.lookups.join(' ');
}

export function keepImage(memory: Memory, intent: Intent, kept: Kept): void {
  const text = JSON.stringify({
    ...kept,
    lookups: lookupsOf(intent),
    image: { ...kept.image, values: kept.image.values.map((row) => row.map(store)) },
  });
  if (text.length <= CHARACTERS_AT_MOST) memory.remember({ [nameOf(intent)]: text });
}

export function recallImage(memory: Memory, intent: Intent): Kept | undefined {
  const text = memory.recall([nameOf(intent)])[nameOf(intent)];
  if (!text) return undefined;
  const kept = JSON.parse(text) as Omit<Kept, 'image'> & {
    lookups: string;
    image: Omit<Image, 'values'> & { values: StoredCell[][] };
  };
  if (kept.lookups !== lookupsOf(intent)) return undefined;
  return { ...kept, image: { ...kept.image, values: kept.image.values.map((row) => row.map(restore)) } };
}

export function forgetImage(memory: Memory, intent: Intent): void {
  memory.forget([nameOf(intent)]);
}
