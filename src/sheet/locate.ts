// Contact keys to rows: where a contact stands now. Pure: display values in, a map out.
import { type InputField, type InputRule, type RawContact, readContact } from './contact.js';
import type { Layout } from './layout.js';

/** The input cells of one row; `cells` starts at column `firstColumn`. */
export function rawContactOf(cells: readonly string[], firstColumn: number, layout: Layout): RawContact {
  const raw: { -readonly [field in keyof RawContact]: string } = {};
  for (const field of Object.keys(layout.inputs) as InputField[]) {
    const column = layout.inputs[field];
    if (column !== undefined) raw[field] = cells[column - firstColumn] ?? '';
  }
  return raw;
}

/** The key of the contact in this row; undefined when it holds none. The rule is the API's own, the widest. */
export function keyOfRow(
  cells: readonly string[],
  firstColumn: number,
  layout: Layout,
  rule: InputRule = 'relaxed',
): string | undefined {
  const reading = readContact(rawContactOf(cells, firstColumn, layout), rule);
  return reading.kind === 'contact' ? reading.key : undefined;
}

/** Rows by contact key, ascending, for a block of rows that starts at `firstRow`. */
export function rowsByKey(
  block: readonly (readonly string[])[],
  firstRow: number,
  firstColumn: number,
  layout: Layout,
): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  block.forEach((cells, index) => {
    const row = firstRow + index;
    if (row === layout.headerRow) return;
    const key = keyOfRow(cells, firstColumn, layout);
    if (key === undefined) return;
    const known = rows.get(key);
    if (known) known.push(row);
    else rows.set(key, [row]);
  });
  return rows;
}
