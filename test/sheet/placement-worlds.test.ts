// Worlds of placement: a person sorts, inserts, deletes, moves and renames between our read and our write, and
// between our write and our second look. In the end no row shows a result of somebody else, and every other cell
// is as the person's acts alone would have left it.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTPUT_FIELDS } from '../../src/sheet/outputs.js';
import { type Placeable, type Restore, rectanglesOf, writesFor } from '../../src/sheet/placement.js';
import { isUndisturbed, lookAgain } from '../../src/sheet/second-look.js';
import {
  type Act,
  anyTab,
  fewerColumns,
  NAMES,
  newColumns,
  perform,
  rowActs,
  type Tab,
  type TabRow,
  tabOf,
  typing,
} from './tab-model.js';

const RESULT_COLUMNS = ['Email', 'Confidence', 'Status'];

/** What each person's lookup found: told apart by its address, its number and (as "Found" is everybody's) little else. */
function placeablesOf(tab: Tab): Map<string, Placeable> {
  const placeables = new Map<string, Placeable>();
  for (const row of tab.rows) {
    const key = tab.keyOf(row);
    const name = NAMES.find((one) => one === row.cells.get('First'));
    if (key === undefined || name === undefined || placeables.has(key)) continue;
    const number = NAMES.indexOf(name);
    // Two of them were not found: nothing but "Not found" stands in their rows.
    const cells =
      number % 4 === 3
        ? { email: '', confidence: '', status: 'Not found' }
        : { email: `${name.toLowerCase()}@new.example`, confidence: 80 + number, status: 'Found' };
    placeables.set(key, { id: `job1-${number}`, key, cells });
  }
  return placeables;
}

interface World {
  readonly tab: Tab;
  readonly before: readonly Act[];
  readonly between: readonly Act[];
  /** While what was hit is put back. */
  readonly meanwhile: readonly Act[];
  readonly skip: number;
}

/** A sort by a column that holds a value of ours for a moment might order the two tabs differently: one order is taken. */
function performBoth(ours: Tab, theirs: Tab, act: Act): void {
  perform(ours, act);
  perform(theirs, act);
  const place = new Map(theirs.rows.map(({ id }, index) => [id, index]));
  ours.rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

function live({ tab, before, between, meanwhile, skip }: World): {
  ours: Tab;
  theirs: Tab;
  placeables: Map<string, Placeable>;
} {
  const ours = tab.copy();
  const theirs = tab.copy();
  const everybody = placeablesOf(ours);
  // One person is not in this placement: what stands there comes from elsewhere.
  const placeables = [...everybody.values()].filter((_, index) => index !== skip);
  const layout = ours.layout();
  if (!layout) throw new Error('no layout to begin with');
  let image = ours.image(2, ours.rows.length + 1);
  for (const act of before) performBoth(ours, theirs, act);
  const writes = writesFor(image, layout, placeables).cells;
  for (const { row, column, values } of rectanglesOf(writes))
    values.forEach((cells, r) => {
      cells.forEach((value, c) => {
        ours.write(row + r, column + c, value);
      });
    });
  for (const act of between) performBoth(ours, theirs, act);
  const mended: Restore[] = [];
  for (const acts of [meanwhile, [], []]) {
    const layoutNow = ours.layout();
    const after = ours.image(2, ours.rows.length + 1);
    if (isUndisturbed(image, after, writes)) break;
    const { restores, foreignRows, seen } = lookAgain(
      image,
      after,
      layout,
      layoutNow,
      writes,
      placeables,
      mended,
    );
    for (const act of acts) performBoth(ours, theirs, act);
    for (const restore of restores)
      ours.write(restore.row, restore.column, restore.kind === 'formula' ? restore.formula : restore.value);
    if (acts.length === 0)
      for (const { row, key } of foreignRows)
        for (const field of OUTPUT_FIELDS) {
          const column = layoutNow?.outputs[field];
          const own = key === undefined ? undefined : everybody.get(key);
          if (column !== undefined) ours.write(row, column, own?.cells[field] ?? '');
        }
    if (restores.length === 0) break;
    mended.push(...restores);
    image = seen ?? image;
  }
  return { ours, theirs, placeables: everybody };
}

function everythingMoves({ before, between, meanwhile }: World): boolean {
  const kinds = [...before, ...between, ...meanwhile].map(({ kind }) => kind);
  const isOfRows = (kind: Act['kind']) => kind === 'sort' || kind.endsWith('row');
  return kinds.some(isOfRows) && !kinds.every(isOfRows);
}

/** What tells a row from others: all that we do not write. */
function face(tab: Tab, cells: ReadonlyMap<string, unknown>): string {
  return tab.columns
    .map(({ id }) => (RESULT_COLUMNS.includes(id) ? '' : String(cells.get(id) ?? '')))
    .join('|');
}

/**
 * What is wrong in the end, in words. Rows alike in all that we do not write may swap what stood in the results; and
 * when rows and columns moved in the same second, rows of one contact may swap what we overwrote.
 */
function faults(world: World): string[] {
  const { ours, theirs, placeables } = live(world);
  const found: string[] = [];
  for (const row of ours.rows) {
    const alone = theirs.rows.find(({ id }) => id === row.id);
    if (!alone) {
      found.push(`${row.id} is gone`);
      continue;
    }
    const isTwin = (other: TabRow) =>
      face(theirs, other.cells) === face(theirs, alone.cells) ||
      (everythingMoves(world) && theirs.keyOf(other) === theirs.keyOf(alone));
    const twins = [...theirs.rows, ...world.tab.rows].filter(isTwin);
    const key = ours.keyOf(row);
    const own = key === undefined ? undefined : placeables.get(key);
    const result: Record<string, unknown> = {
      Email: own?.cells.email,
      Confidence: own?.cells.confidence,
      Status: own?.cells.status,
    };
    for (const { id } of ours.columns) {
      const now = row.cells.get(id) ?? '';
      const allowed: unknown[] = [alone.cells.get(id) ?? ''];
      if (RESULT_COLUMNS.includes(id) || everythingMoves(world))
        allowed.push(...twins.map(({ cells }) => cells.get(id) ?? ''));
      if (RESULT_COLUMNS.includes(id) && own) allowed.push(result[id], '');
      // Nothing but its notes tells a row without a contact; with the notes gone it is a new row.
      if (key === undefined && everythingMoves(world)) allowed.push('');
      // Sheets rewrites formulas as columns move: one put back over another of theirs is not told from that.
      const isFormula = (cell: unknown) => String(cell).startsWith('=');
      if (world.meanwhile.length > 0 && isFormula(now) && allowed.some(isFormula)) continue;
      if (!allowed.includes(now))
        found.push(`${row.id} / ${id}: ${String(now)} instead of ${String(allowed[0])}`);
    }
  }
  return found;
}

function holds(
  acts: fc.Arbitrary<Act>,
  most: readonly [before: number, between: number, meanwhile?: number],
  headers: readonly string[],
  actsBetween = acts,
): void {
  const world = fc.record({
    tab: anyTab(...headers),
    before: fc.array(acts, { maxLength: most[0] }),
    between: fc.array(actsBetween, { maxLength: most[1] }),
    meanwhile: fc.array(acts, { maxLength: most[2] ?? 0 }),
    skip: fc.integer({ min: -1, max: 3 }),
  });
  fc.assert(
    fc.property(world, (one) => {
      expect(faults(one)).toEqual([]);
    }),
    { numRuns: 300 },
  );
}

const NAMED = ['Notes', 'Phone call', 'City'];
const WITH_NAMELESS = [...NAMED, ''];

test('nobody does anything', () => holds(rowActs, [0, 0], WITH_NAMELESS));
test('rows move before the write', () => holds(rowActs, [3, 0], WITH_NAMELESS));
test('rows move after the write', () => holds(rowActs, [0, 3], WITH_NAMELESS));
test('rows move before and after', () => holds(rowActs, [3, 3], WITH_NAMELESS));
for (const [kind, columnActs] of [
  ['columns move, come and are renamed', newColumns],
  ['columns move and go', fewerColumns],
] as const) {
  test(`${kind} after the write`, () => holds(columnActs, [0, 3], WITH_NAMELESS));
  // A nameless column whose every cell was overwritten may be taken for a new one.
  test(`${kind} before the write`, () => holds(columnActs, [3, 0], NAMED));
  test(`${kind} before and after`, () => holds(columnActs, [2, 2], NAMED));
  test(`${kind} before the write and while it is mended`, () => holds(columnActs, [1, 0, 1], NAMED));
  test(`${kind} before the write, somebody types after it`, () => holds(columnActs, [1, 1], NAMED, typing));
  test(`rows and ${kind}`, () => holds(fc.oneof(rowActs, columnActs), [2, 2], NAMED));
}

test('of two rows of one contact one is deleted: the other keeps its own note, formula and result', () => {
  const tab = tabOf(
    [
      { name: 7, note: 0, older: 0 },
      { name: 7, note: 1, older: 1 },
      { name: 0, note: 0, older: 0 },
      { name: 0, note: 0, older: 1 },
    ],
    [['Notes', 0]],
  );
  expect(
    faults({ tab, before: [{ kind: 'delete row', at: 1 }], between: [], meanwhile: [], skip: 1 }),
  ).toEqual([]);
});

test('a column moves there and back, a sort before the write: what was blanked of a twin comes back', () => {
  const tab = tabOf(
    [
      { name: 3, note: 1, older: 0 },
      { name: 3, note: 1, older: 0 },
      { name: 9, note: 0, older: 0 },
    ],
    [
      ['Notes', 4],
      ['Phone call', 0],
    ],
  );
  const before = [
    { kind: 'sort', column: 0, down: false },
    { kind: 'move column', from: 0, to: 5 },
  ] as const;
  const between = [{ kind: 'insert column', at: 0 }] as const;
  expect(faults({ tab, before, between, meanwhile: [], skip: -1 })).toEqual([]);
});

test('the written row is deleted and its first name moves to the end: the blank row below does not become that person', () => {
  const tab = tabOf(
    [
      { name: 7, note: 0, older: 2 },
      { name: 9, note: 0, older: 2 },
    ],
    [],
  );
  const before = [
    { kind: 'move column', from: 0, to: 5 },
    { kind: 'delete row', at: 0 },
  ] as const;
  expect(faults({ tab, before, between: [], meanwhile: [], skip: 1 })).toEqual([]);
});

test('sorted before the write and back after it: a formula that was blanked comes back', () => {
  const tab = tabOf(
    [
      { name: 9, note: 0, older: 0 },
      { name: 3, note: 0, older: 1 },
    ],
    [],
  );
  const before = [{ kind: 'sort', column: 0, down: true }] as const;
  const between = [{ kind: 'sort', column: 0, down: false }] as const;
  expect(faults({ tab, before, between, meanwhile: [], skip: 1 })).toEqual([]);
});

test('a row is deleted between the written ones: each of two rows of one contact gets back its own', () => {
  const tab = tabOf(
    [
      { name: 9, note: 0, older: 0 },
      { name: 1, note: 0, older: 0 },
      { name: 1, note: 0, older: 2 },
      { name: 0, note: 0, older: 2 },
      { name: 0, note: 0, older: 0 },
      { name: 4, note: 0, older: 0 },
      { name: 0, note: 0, older: 0 },
      { name: 5, note: 0, older: 0 },
    ],
    [],
  );
  const before = [{ kind: 'move column', from: 5, to: 0 }] as const;
  const between = [{ kind: 'delete row', at: 3 }] as const;
  expect(faults({ tab, before, between, meanwhile: [], skip: 1 })).toEqual([]);
});
