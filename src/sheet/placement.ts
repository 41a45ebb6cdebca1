// Placement: which cells of a block take which results, and what a second look says about the write.
// There is no transaction between a read and a write in Sheets, so every write is checked afterwards and what
// landed on a row of another contact, or in a column that moved, is put right. Pure decisions only.
import { isPicked, type Layout } from './layout.js';
import { keyOfRow } from './locate.js';
import { NUMBER_FIELDS, type OutputField } from './outputs.js';

export type Cell = string | number | boolean | Date;

/** A block of whole rows as it was read: display values for keys, values and formulas for putting back. */
export interface Image {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly display: readonly (readonly string[])[];
  readonly values: readonly (readonly Cell[])[];
  readonly formulas: readonly (readonly string[])[];
  /** Number formats; read only before a write. */
  readonly formats?: readonly (readonly string[])[];
  /** Ids of the document's tabs; read only before a write. */
  readonly tabs?: readonly number[];
  /** Header texts of the same columns. */
  readonly headers: readonly string[];
}

/** One result to place: the contact's key and what each output column gets. */
export interface Placeable {
  readonly id: string;
  readonly key: string;
  readonly cells: { readonly [field in OutputField]?: string | number };
}

export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
  readonly field: OutputField;
  readonly id: string;
}

export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly (string | number)[])[];
}

export interface Writes {
  readonly cells: readonly CellWrite[];
  /** Rows that hold a contact but take no cell, because all of them are the user's. */
  readonly untouched: readonly { readonly id: string; readonly row: number }[];
}

/** The writes for every row of the image whose inputs hold a placeable's key now. Cells with a formula of the
 * user are left alone, and so are filled cells of a column that the user picked. */
export function writesFor(image: Image, layout: Layout, placeables: readonly Placeable[]): Writes {
  const byKey = new Map(placeables.map((placeable) => [placeable.key, placeable]));
  const writes: CellWrite[] = [];
  const untouched: { id: string; row: number }[] = [];
  image.display.forEach((cells, index) => {
    const row = image.firstRow + index;
    if (row === layout.headerRow) return;
    const key = keyOfRow(cells, image.firstColumn, layout);
    const placeable = key === undefined ? undefined : byKey.get(key);
    if (!placeable) return;
    const before = writes.length;
    for (const field of Object.keys(layout.outputs) as OutputField[]) {
      const column = layout.outputs[field];
      if (column === undefined) continue;
      if (image.formulas[index]?.[column - image.firstColumn]) continue;
      if (isPicked(layout, field) && cells[column - image.firstColumn] !== '') continue;
      writes.push({ row, column, field, value: placeable.cells[field] ?? '', id: placeable.id });
    }
    if (writes.length === before) untouched.push({ id: placeable.id, row });
  });
  return { cells: writes, untouched };
}

/** The fewest rectangles that hold exactly these cells: runs of columns within a row, joined downwards. */
export function rectanglesOf(writes: readonly CellWrite[]): Rectangle[] {
  const sorted = [...writes].sort((a, b) => a.row - b.row || a.column - b.column);
  const strips: { row: number; column: number; values: (string | number)[] }[] = [];
  for (const { row, column, value } of sorted) {
    const last = strips[strips.length - 1];
    if (last && last.row === row && last.column + last.values.length === column) last.values.push(value);
    else strips.push({ row, column, values: [value] });
  }
  const rectangles: { row: number; column: number; values: (string | number)[][] }[] = [];
  for (const strip of strips) {
    const above = rectangles.find(
      (rectangle) =>
        rectangle.column === strip.column &&
        rectangle.row + rectangle.values.length === strip.row &&
        rectangle.values[0]?.length === strip.values.length,
    );
    if (above) above.values.push(strip.values);
    else rectangles.push({ row: strip.row, column: strip.column, values: [strip.values] });
  }
  return rectangles;
}

/** Rectangles of the writes into text columns, to be formatted as plain text first. */
export function textBlocksOf(writes: readonly CellWrite[]): Rectangle[] {
  return rectanglesOf(writes.filter((write) => !NUMBER_FIELDS.includes(write.field)));
}

/** Rectangles of the writes into number columns: in a date's format a number would read back as a date. */
export function numberBlocksOf(writes: readonly CellWrite[]): Rectangle[] {
  return rectanglesOf(writes.filter((write) => NUMBER_FIELDS.includes(write.field)));
}

interface RestoredCell {
  readonly row: number;
  readonly column: number;
  /** The number format that stood there; absent: not known. */
  readonly format?: string;
}

export type Restore = RestoredCell &
  ({ readonly kind: 'value'; readonly value: Cell } | { readonly kind: 'formula'; readonly formula: string });

export interface CheckedWrite {
  /** Rows whose write stands where it should, by lookup id. */
  readonly placed: ReadonlyMap<string, readonly number[]>;
  /** Lookups of which at least one write went astray: to be placed again after a scan. */
  readonly again: readonly string[];
  /** Cells that we overwrote and that get back what stood there. */
  readonly restores: readonly Restore[];
  /** Rows of another contact whose own result columns were overwritten: to be put right from the ledger. */
  readonly foreignRows: readonly { readonly row: number; readonly key: string | undefined }[];
  /** What is known to have stood there, for the look after this one. */
  readonly seen?: Image;
}

/** How a written value reads back as a display value. */
export function shown(value: string | number): string {
  return typeof value === 'number' ? String(value) : value.replace(/^'/, '');
}
