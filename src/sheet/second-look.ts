// The second look at a write: what stands where it should, and what to put right. There is no transaction between
// a read and a write in Sheets, so rows and columns may have moved before the write and again after it. What is
// judged is therefore not where we wrote but what differs from the before-image and is a value of ours. Pure.
import { areAlike } from './cell.js';
import { contentAt, formulaAt, type Identity, identify, isOurs, plain, valueAt } from './identity.js';
import type { Layout } from './layout.js';
import { keyOfRow } from './locate.js';
import type { OutputField } from './outputs.js';
import {
  type Cell,
  type CellWrite,
  type CheckedWrite,
  type Image,
  type Placeable,
  type Restore,
  shown,
} from './placement.js';

/** The block read again, at first only as it shows. */
export type Glance = Pick<Image, 'display' | 'headers'>;

/**
 * Is everything as before, but for what we wrote, which stands there? Then every row is still its contact. Cells
 * with formulas may follow our values, but do not show one of them in a column of ours. False is no accusation: then
 * the block is read whole and looked at again.
 */
export function isUndisturbed(before: Image, after: Glance, writes: readonly CellWrite[]): boolean {
  if (!areAlike(before.headers, after.headers) || before.display.length !== after.display.length)
    return false;
  const written = new Map(writes.map(({ row, column, value }) => [`${row} ${column}`, value]));
  const columns = new Set(writes.map(({ column }) => column));
  const ours = new Set(writes.map(({ value }) => shown(value)));
  return before.display.every((cells, r) =>
    cells.every((text, c) => {
      const now = after.display[r]?.[c] ?? '';
      if (formulaAt(before, r, c) !== '')
        return now === text || !ours.has(now) || !columns.has(before.firstColumn + c);
      const value = written.get(`${before.firstRow + r} ${before.firstColumn + c}`);
      return (value === undefined ? text : shown(value)) === now;
    }),
  );
}

/** As a script reads it back. */
function readBack(value: string | number): Cell {
  return typeof value === 'number' ? value : shown(value);
}

/** Every write stands, as `isUndisturbed` says. */
export function allPlaced(writes: readonly CellWrite[]): CheckedWrite {
  const placed = new Map<string, number[]>();
  for (const { id, row } of writes) {
    const rows = placed.get(id);
    if (!rows) placed.set(id, [row]);
    else if (!rows.includes(row)) rows.push(row);
  }
  return { placed, again: [], restores: [], foreignRows: [] };
}

/**
 * Compares the block before the write with what stands there now. `after` may hold more rows than `before`: what
 * was written to a row that then moved away is found only where it is looked for. `layoutNow` tells where the
 * columns are now (undefined: some are gone). Both images hold whole rows.
 */
export function lookAgain(
  before: Image,
  after: Image,
  layout: Layout,
  layoutNow: Layout | undefined,
  writes: readonly CellWrite[],
  placeables: readonly Placeable[],
  mended: readonly Restore[] = [],
): CheckedWrite {
  const contents = new Set(writes.map(({ value }) => plain(readBack(value))));
  const columns = new Set(writes.map(({ column }) => column));
  const mendedColumns = new Set(mended.map(({ column }) => column));
  const written = {
    contents,
    columns: new Set([...columns, ...mendedColumns]),
    hits: columns.size + mendedColumns.size,
    mended: new Set(
      mended.map(
        (restore) => `${restore.column} ${restore.kind === 'value' ? plain(restore.value) : restore.formula}`,
      ),
    ),
  };
  const same = identify(before, after, layout, layoutNow, written);
  // A blank in a column that stands where it stood, is none of those we wrote to, and holds nothing else of ours in the
  // rows that we wrote was made by a person: had the column been away at the write, ours would be in all of them. Which
  // rows these are depends on when rows moved: after the write, those that stood there; before it, those that stand there.
  const rows = new Set(writes.map(({ row }) => row));
  const isTheirs = (c: number) =>
    same.columns.get(c) === after.firstColumn + c - before.firstColumn &&
    !written.columns.has(after.firstColumn + c) &&
    [false, true].every((movedAfter) => {
      const cells = [...same.rows].flatMap(([now, old]) =>
        rows.has(movedAfter ? before.firstRow + old : after.firstRow + now) ? [contentAt(after, now, c)] : [],
      );
      return (
        cells.some((content) => content !== '') &&
        cells.every((content) => content === '' || !contents.has(content))
      );
    });
  const isHit = (row: number, c: number) =>
    isOurs(after, row, c, written) && !(contentAt(after, row, c) === '' && isTheirs(c));
  const byKey = new Map(placeables.map((placeable) => [placeable.key, placeable]));
  const fieldAt = new Map<number, OutputField>();
  for (const field of Object.keys(layoutNow?.outputs ?? {}) as OutputField[])
    fieldAt.set((layoutNow?.outputs[field] ?? 0) - after.firstColumn, field);

  const restores: Restore[] = [];
  const foreignRows: { row: number; key: string | undefined }[] = [];
  const right = new Set<string>();
  const strangers: number[] = [];
  after.values.forEach((cells, r) => {
    const row = after.firstRow + r;
    if (row === (layoutNow ?? layout).headerRow) return;
    const oldRow = same.rows.get(r);
    const key = keyNow(before, after, layoutNow, same.columns, oldRow, r, isHit);
    const own = key === undefined ? undefined : byKey.get(key);
    const isStrange = oldRow === undefined && isRowHit(after, r, fieldAt, placeables, isHit);
    if (oldRow === undefined && !isStrange) strangers.push(r);
    let isForeign = false;
    cells.forEach((value, c) => {
      const oldColumn = same.columns.get(c);
      const at = { row, column: after.firstColumn + c };
      if (!isHit(r, c)) {
        // An execution that died between formatting and writing left a date of the user's as a number.
        if (
          oldRow !== undefined &&
          oldColumn !== undefined &&
          columns.has(at.column) &&
          value !== '' &&
          isSame(before, oldRow, oldColumn, after, r, c) &&
          before.formats?.[oldRow]?.[oldColumn] !== after.formats?.[r]?.[c]
        )
          restores.push(restoreOf(before, oldRow, oldColumn, at));
        return;
      }
      const field = fieldAt.get(c);
      const formula = formulaAt(after, r, c);
      const isRight = formula === '' && field && own && value === readBack(own.cells[field] ?? '');
      if (isRight) right.add(`${row} ${at.column} ${own.id}`);
      if (oldRow !== undefined) {
        const restore = restoreOf(before, oldRow, oldColumn, at);
        const isBack =
          restore.kind === 'formula'
            ? formula !== ''
            : formula === '' && (isRight || plain(restore.value) === plain(value));
        if (!isBack) restores.push(restore);
      } else if (isStrange && !isRight && value !== '') {
        if (field === undefined) restores.push({ kind: 'value', ...at, value: '' });
        else isForeign = true;
      }
    });
    if (isForeign) foreignRows.push({ row, key });
  });
  return {
    ...outcome(writes, right, layoutNow),
    restores,
    foreignRows,
    seen: withRows(before, after, strangers, same.columns),
  };
}

/** The before-image and, in its columns, rows that came from elsewhere: what is put back next may hit them. */
function withRows(
  before: Image,
  after: Image,
  strangers: readonly number[],
  columns: Identity['columns'],
): Image {
  const nowOf = new Map([...columns].map(([now, old]) => [old, now]));
  const join = <T>(old: readonly (readonly T[])[], now: readonly (readonly T[])[], blank: T) => [
    ...old,
    ...strangers.map((r) => before.headers.map((_, c) => now[r]?.[nowOf.get(c) ?? -1] ?? blank)),
  ];
  return {
    ...before,
    display: join(before.display, after.display, ''),
    values: join(before.values, after.values, ''),
    formulas: join(before.formulas, after.formulas, ''),
    formats: join(before.formats ?? [], after.formats ?? [], ''),
  };
}

const DAY_MS = 86_400_000;
/** 1970-01-01 as Sheets counts days. */
const EPOCH_DAYS = 25_569;

/** The same content, whatever its format: a date under another one reads as its number of days (in its own zone). */
function isSame(
  before: Image,
  oldRow: number,
  oldColumn: number,
  after: Image,
  row: number,
  column: number,
): boolean {
  const [was, is] = [valueAt(before, oldRow, oldColumn), valueAt(after, row, column)];
  if (was instanceof Date && typeof is === 'number')
    return Math.abs(is - EPOCH_DAYS - was.getTime() / DAY_MS) < 1;
  return contentAt(before, oldRow, oldColumn) === contentAt(after, row, column);
}

/** What stood in a cell that our write hit; a column that was not there before was blank. */
function restoreOf(
  before: Image,
  oldRow: number,
  oldColumn: number | undefined,
  at: { readonly row: number; readonly column: number },
): Restore {
  if (oldColumn === undefined) return { kind: 'value', ...at, value: '' };
  const formula = formulaAt(before, oldRow, oldColumn);
  const format = before.formats?.[oldRow]?.[oldColumn];
  const cell = { ...at, ...(format === undefined ? {} : { format }) };
  if (formula !== '') return { kind: 'formula', ...cell, formula };
  return { kind: 'value', ...cell, value: valueAt(before, oldRow, oldColumn) };
}

/** The contact of a row now; inputs that we overwrote count as they were. */
function keyNow(
  before: Image,
  after: Image,
  layoutNow: Layout | undefined,
  columns: ReadonlyMap<number, number>,
  oldRow: number | undefined,
  row: number,
  isHit: (row: number, column: number) => boolean,
): string | undefined {
  if (!layoutNow) return undefined;
  const cells = (after.display[row] ?? []).map((text, c) => {
    const oldColumn = columns.get(c);
    if (oldRow === undefined || oldColumn === undefined || !isHit(row, c)) return text;
    return before.display[oldRow]?.[oldColumn] ?? '';
  });
  return keyOfRow(cells, after.firstColumn, layoutNow);
}

/** An address or number of a person, which stands nowhere by chance. */
function identifies(value: Cell, placeables: readonly Placeable[]): boolean {
  return placeables.some(({ cells }) =>
    (['email', 'phone'] as const).some((field) => value === readBack(cells[field] ?? '')),
  );
}

/** Did our write hit this row, which came from elsewhere or is new? A "Found" of its own would not say so. */
function isRowHit(
  after: Image,
  row: number,
  fieldAt: ReadonlyMap<number, OutputField>,
  placeables: readonly Placeable[],
  isHit: (row: number, column: number) => boolean,
): boolean {
  const cells = after.values[row] ?? [];
  const showsAll = (placeable: Placeable) =>
    [...fieldAt].every(([column, field]) => cells[column] === readBack(placeable.cells[field] ?? ''));
  return (
    cells.every((value, c) => value === '' || isHit(row, c)) ||
    cells.some((value) => value !== '' && identifies(value, placeables)) ||
    placeables.some(showsAll)
  );
}

/** A lookup is placed when all its writes stand where they were made; otherwise it is located and placed again. */
function outcome(
  writes: readonly CellWrite[],
  right: ReadonlySet<string>,
  layoutNow: Layout | undefined,
): Pick<CheckedWrite, 'placed' | 'again'> {
  const again = new Set<string>();
  for (const { id, row, column, field } of writes)
    if (layoutNow?.outputs[field] !== column || !right.has(`${row} ${column} ${id}`)) again.add(id);
  return { placed: allPlaced(writes.filter(({ id }) => !again.has(id))).placed, again: [...again] };
}
