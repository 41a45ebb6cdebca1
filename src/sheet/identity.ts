// Which rows and columns of a block, read twice, are the same ones. Rows and columns may have been sorted, moved,
// inserted, deleted and renamed in between, and some cells overwritten by us: those say nothing. Pure.
import { areAlike } from './cell.js';
import type { InputField } from './contact.js';
import type { Layout } from './layout.js';
import type { OutputField } from './outputs.js';
import type { Cell, Image } from './placement.js';

/** Old index by new index; what is new, or not to be known, is absent. */
export interface Identity {
  readonly rows: ReadonlyMap<number, number>;
  readonly columns: ReadonlyMap<number, number>;
}

/** What we wrote. A cell that holds one of these contents may be one we hit: it says nothing about what stood there. */
export interface Written {
  /** As `plain` tells them. */
  readonly contents: ReadonlySet<Plain>;
  /** What earlier looks put back, as "column content": only in that column it is ours. */
  readonly mended: ReadonlySet<string>;
  /** Columns of the sheet as they were numbered when we wrote. */
  readonly columns: ReadonlySet<number>;
  /** Cells of one row that were hit at most. */
  readonly hits: number;
}

export type Plain = Exclude<Cell, Date>;

/**
 * What one cell says about two rows (or columns) being the same. "other" is a contradiction; "overwritten" is
 * possible, if the cell was hit by a write; "either" is equal, but might be a value of ours.
 */
type Evidence = 'same' | 'either' | 'nothing' | 'overwritten' | 'blanked' | 'far' | 'other';

const WEIGHT: Readonly<Record<Evidence, number>> = {
  same: 16,
  either: 1,
  nothing: 0,
  // The simplest story is the likeliest: the fewest cells overwritten.
  overwritten: -1,
  blanked: -1,
  // A hit in a column that stands, as it stood, where we did not write: only if it went there and away again.
  far: -16,
  other: -16,
};

export function formulaAt(image: Image, row: number, column: number): string {
  return image.formulas[row]?.[column] ?? '';
}

export function valueAt(image: Image, row: number, column: number): Cell {
  return image.values[row]?.[column] ?? '';
}

/** Cells are equal as these are: dates by their time. */
export function plain(cell: Cell): Plain {
  return cell instanceof Date ? cell.getTime() : cell;
}

/** A formula, or what stands there. */
export function contentAt(image: Image, row: number, column: number): Plain {
  return formulaAt(image, row, column) || plain(valueAt(image, row, column));
}

/** May this cell be one that we hit? */
export function isOurs(image: Image, row: number, column: number, written: Written): boolean {
  const content = contentAt(image, row, column);
  return written.contents.has(content) || written.mended.has(`${image.firstColumn + column} ${content}`);
}

/** Compares a cell of each image; `at` is row and column, from 0. */
function compare(
  before: Image,
  after: Image,
  old: readonly [number, number],
  now: readonly [number, number],
  written: Written,
): Evidence {
  const [oldFormula, content] = [formulaAt(before, ...old), contentAt(after, ...now)];
  const isEqual = content === contentAt(before, ...old);
  // Sheets rewrites formulas when rows and columns move; a difference proves nothing.
  if (oldFormula !== '' && formulaAt(after, ...now) !== '') return isEqual ? 'same' : 'nothing';
  if (isEqual && content === '') return 'nothing';
  const isHit = isOurs(after, ...now, written);
  if (isEqual) return isHit ? 'either' : 'same';
  if (!isHit) return 'other';
  return content === '' ? 'blanked' : 'overwritten';
}

/** More than any number of overwritten cells in a row, less than one cell that is alike. */
const IN_PLACE_WEIGHT = 7;

interface Pair {
  readonly old: number;
  readonly now: number;
  readonly score: number;
  /** Cells that are alike beyond doubt. */
  readonly same: number;
  /** One cell contradicts: somebody typed there, if this is the same row all the same. */
  readonly isEdited?: boolean;
}

/** How much less likely a pair is than the best ones of its two: 0 is the best of both. */
function regrets(pairs: readonly Pair[]): { readonly pair: Pair; readonly regret: number }[] {
  const [bestNow, bestOld] = [new Map<number, number>(), new Map<number, number>()];
  const raise = (best: Map<number, number>, at: number, score: number) =>
    best.set(at, Math.max(score, best.get(at) ?? score));
  for (const { old, now, score } of pairs) {
    raise(bestNow, now, score);
    raise(bestOld, old, score);
  }
  return pairs.map((pair) => ({
    pair,
    regret: (bestNow.get(pair.now) ?? 0) + (bestOld.get(pair.old) ?? 0) - 2 * pair.score,
  }));
}

/**
 * One partner each, the likeliest first; those that nothing tells apart keep their order. Then partners are swapped,
 * so that more have one, but never against a cell that is alike beyond doubt.
 */
function assign(pairs: readonly Pair[], known: ReadonlyMap<number, number>): Map<number, number> {
  const taken = new Set(known.values());
  const inOrder = regrets(pairs.filter(({ old, now }) => !known.has(now) && !taken.has(old)));
  inOrder.sort((a, b) => a.regret - b.regret || a.pair.now - b.pair.now || a.pair.old - b.pair.old);
  const oldOf = new Map<number, number>();
  const nowOf = new Map<number, number>();
  const join = ({ old, now }: Pair) => {
    oldOf.set(now, old);
    nowOf.set(old, now);
  };
  for (const { pair } of inOrder) if (!oldOf.has(pair.now) && !nowOf.has(pair.old)) join(pair);
  const findFor = (now: number, asked: Set<number>): boolean =>
    inOrder.some(({ pair, regret }) => {
      if (pair.now !== now || regret >= WEIGHT.same || asked.has(pair.old)) return false;
      asked.add(pair.old);
      const rival = nowOf.get(pair.old);
      if (rival !== undefined && !findFor(rival, asked)) return false;
      join(pair);
      return true;
    });
  for (const { pair } of inOrder) if (!oldOf.has(pair.now)) findFor(pair.now, new Set());
  return new Map([...known, ...oldOf]);
}

/** Only the pairs that have no rival in what is beyond doubt. */
function certain(pairs: readonly Pair[]): Map<number, number> {
  const best = regrets(pairs.map((pair) => ({ ...pair, score: pair.same }))).filter(
    ({ regret }) => regret === 0,
  );
  const alone = best.filter(({ pair }) =>
    best.every((other) => (other.pair.now === pair.now) === (other.pair.old === pair.old)),
  );
  return new Map(alone.map(({ pair }) => [pair.now, pair.old]));
}

interface Total {
  readonly score: number;
  readonly same: number;
  /** Cells that a write must have hit. */
  readonly hits: number;
  /** Nothing is alike, and all that stood there would be blank: rather a new row or column. */
  readonly isBare: boolean;
  readonly isEdited: boolean;
}

/**
 * Sums the evidence of many cells, each of two rows or columns (now, old). undefined: not the same, for one
 * contradiction more than `edits` is enough, and most pairs are told apart by their first cells.
 */
function total(
  cells: Iterable<readonly [number, number]>,
  evidenceOf: (now: number, old: number) => Evidence,
  edits = 0,
): Total | undefined {
  const all: Evidence[] = [];
  let edited = 0;
  for (const [now, old] of cells) {
    const evidence = evidenceOf(now, old);
    if (evidence === 'other' && ++edited > edits) return undefined;
    all.push(evidence);
  }
  const count = (kind: Evidence) => all.filter((one) => one === kind).length;
  const [same, overwritten, blanked, far] = [
    count('same'),
    count('overwritten'),
    count('blanked'),
    count('far'),
  ];
  const score = all.reduce((sum, one) => sum + WEIGHT[one], 0);
  return {
    score,
    same,
    hits: overwritten + blanked + far,
    isEdited: edited > 0,
    isBare: same === 0 && (far > 0 || (overwritten === 0 && blanked > 0)),
  };
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Our own columns are known by mark and header; of the user's those whose header text stands once in both. */
function columnsByName(before: Image, after: Image, layout: Layout, layoutNow: Layout | undefined) {
  const known = new Map<number, number>();
  const pair = (old: number | undefined, now: number | undefined) => {
    if (old !== undefined && now !== undefined) known.set(now - after.firstColumn, old - before.firstColumn);
  };
  if (layoutNow) {
    for (const field of Object.keys(layout.inputs) as InputField[])
      pair(layout.inputs[field], layoutNow.inputs[field]);
    for (const field of Object.keys(layout.outputs) as OutputField[])
      pair(layout.outputs[field], layoutNow.outputs[field]);
  }
  // Where no header moved, no column did; so columns without a header are known by their place, too.
  const isUnmoved = before.firstColumn === after.firstColumn && areAlike(before.headers, after.headers);
  const taken = new Set(known.values());
  const once = (headers: readonly string[], text: string) =>
    headers.indexOf(text) === headers.lastIndexOf(text);
  after.headers.forEach((text, now) => {
    if (isUnmoved && !known.has(now) && !taken.has(now)) known.set(now, now);
    const old = before.headers.indexOf(text);
    if (text === '' || old < 0 || known.has(now) || taken.has(old)) return;
    if (once(before.headers, text) && once(after.headers, text)) known.set(now, old);
  });
  return known;
}

function rowPairs(
  before: Image,
  after: Image,
  columns: ReadonlyMap<number, number>,
  written: Written,
  edits = 0,
): Pair[] {
  const pairs: Pair[] = [];
  for (const now of indexes(after.values.length))
    for (const old of indexes(before.values.length)) {
      const sum = total(
        columns,
        (newColumn, oldColumn) => {
          const found = compare(before, after, [old, oldColumn], [now, newColumn], written);
          const places = [after.firstColumn + newColumn, before.firstColumn + oldColumn];
          const isFar = !places.some((column) => written.columns.has(column));
          return isFar && (found === 'overwritten' || found === 'blanked') ? 'far' : found;
        },
        edits,
      );
      if (sum && !sum.isBare && sum.hits <= written.hits && (sum.same > 0 || !sum.isEdited))
        pairs.push({ old, now, score: sum.score, same: sum.same, isEdited: sum.isEdited });
    }
  return pairs;
}

/**
 * Rows that little tells apart, and edited ones, moved as the nearest sure row above or below did; with no sure row
 * above, not at all.
 */
function inPlace(pairs: readonly Pair[], before: Image, after: Image): Pair[] {
  const shiftOf = (now: number, old: number) => after.firstRow + now - before.firstRow - old;
  const sure = [...certain(pairs.filter(({ isEdited }) => !isEdited))].sort(([a], [b]) => a - b);
  return pairs.flatMap((pair) => {
    const above = sure.filter(([now]) => now < pair.now).pop();
    const below = sure.find(([now]) => now > pair.now);
    const shift = shiftOf(pair.now, pair.old);
    if (shift === (above ? shiftOf(...above) : 0) || (below && shift === shiftOf(...below)))
      return [{ ...pair, score: pair.score + IN_PLACE_WEIGHT }];
    return pair.isEdited ? [] : [pair];
  });
}

/** Columns that may be the same by their cells. A named column without any evidence was renamed; a nameless one,
 * or one that would be blank, may as well be new: it takes the two columns beside it to tell. */
function columnPairs(
  before: Image,
  after: Image,
  rows: ReadonlyMap<number, number>,
  known: ReadonlyMap<number, number>,
  written: Written,
): { readonly likely: Pair[]; readonly possible: Pair[] } {
  const [newWidth, oldWidth] = [after.headers.length, before.headers.length];
  /** Are both columns beside it the same? The edges of the table count as columns. */
  const isBetweenTheSame = (old: number, now: number) =>
    (now === 0 ? old === 0 : known.get(now - 1) === old - 1) &&
    (now === newWidth - 1 ? old === oldWidth - 1 : known.get(now + 1) === old + 1);
  const likely: Pair[] = [];
  const possible: Pair[] = [];
  for (const now of indexes(newWidth))
    for (const old of indexes(oldWidth)) {
      const sum = total(rows, (newRow, oldRow) =>
        compare(before, after, [oldRow, old], [newRow, now], written),
      );
      if (!sum) continue;
      const isNamed = (after.headers[now] ?? '') !== '' || (before.headers[old] ?? '') === '';
      const pair = { old, now, score: sum.score, same: sum.same };
      if (sum.same > 0 || (isNamed && (isBetweenTheSame(old, now) || !sum.isBare))) likely.push(pair);
      else if (isNamed) possible.push(pair);
    }
  return { likely, possible };
}

/** The last two without a partner are each other's, if they may be. */
function lastTwo(
  chosen: ReadonlyMap<number, number>,
  possible: readonly Pair[],
  before: Image,
  after: Image,
) {
  const taken = new Set(chosen.values());
  const newOnes = indexes(after.headers.length).filter((now) => !chosen.has(now));
  const oldOnes = indexes(before.headers.length).filter((old) => !taken.has(old));
  return newOnes.length === 1 && oldOnes.length === 1 ? assign(possible, chosen) : chosen;
}

/**
 * Tells what of `after` is what of `before`. The rows that are certain first, by the columns known by name; then
 * the columns that those rows prove; then all rows, by these columns; then the other columns; then the rows again,
 * those with one cell edited among them.
 */
export function identify(
  before: Image,
  after: Image,
  layout: Layout,
  layoutNow: Layout | undefined,
  written: Written,
): Identity {
  const named = columnsByName(before, after, layout, layoutNow);
  const sureRows = certain(rowPairs(before, after, named, written));
  const byCells = columnPairs(before, after, sureRows, named, written).likely;
  const proven = assign(
    byCells.filter(({ same }) => same > 0),
    named,
  );
  const rows = assign(inPlace(rowPairs(before, after, proven, written), before, after), new Map());
  const { likely, possible } = columnPairs(before, after, rows, proven, written);
  const columns = lastTwo(assign(likely, proven), possible, before, after);
  const byAll = assign(inPlace(rowPairs(before, after, columns, written, 1), before, after), new Map());
  return { rows: byAll.size < rows.size ? rows : byAll, columns };
}
