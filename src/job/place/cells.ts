// Writes result cells: as plain text where they are text, in the fewest calls, row by row when Sheets refuses
// the whole. Decides nothing about which cells; that is placement's.
import type { Grid } from '../../ports.js';
import { type Layout, ownFields } from '../../sheet/layout.js';
import { OUTPUT_FIELDS, type OutputField, type OutputValues, outputCell } from '../../sheet/outputs.js';
import {
  type CellWrite,
  numberBlocksOf,
  type Placeable,
  type Rectangle,
  rectanglesOf,
  textBlocksOf,
} from '../../sheet/placement.js';
import { type Ending, statusWords } from '../desk/vocabulary.js';

function outputValues(ending: Ending): OutputValues {
  return {
    email: ending.email,
    phone: ending.phone,
    confidence: ending.confidence,
    provider: ending.provider,
    validation: ending.validation,
    score: ending.score,
    lookedUpAt: new Date(ending.endedAtMs).toISOString().slice(0, 16).replace('T', ' '),
    statusWords: statusWords(ending),
  };
}

/** What a finished lookup puts into each output column. */
export function placeableOf(id: string, key: string, ending: Ending): Placeable {
  const values = outputValues(ending);
  const cells: { [field in OutputField]?: string | number } = {};
  for (const field of OUTPUT_FIELDS) cells[field] = outputCell(field, values);
  return { id, key, cells };
}

function blockOf(rectangle: Rectangle) {
  return {
    row: rectangle.row,
    column: rectangle.column,
    rows: rectangle.values.length,
    columns: rectangle.values[0]?.length ?? 0,
  };
}

/**
 * Writes the cells as text where they are text. When Sheets refuses the whole (a protected row, a validation
 * rule: one cell fails the whole call), rows go one by one. Returns the refused ones.
 */
export function writeCells(grid: Grid, sheetId: number, writes: readonly CellWrite[]): ReadonlySet<number> {
  if (takes(grid, sheetId, writes)) return new Set();
  const rows = new Set(writes.map((write) => write.row));
  for (const row of rows) {
    const ofRow = writes.filter((write) => write.row === row);
    if (takes(grid, sheetId, ofRow)) rows.delete(row);
  }
  return rows;
}

function takes(grid: Grid, sheetId: number, writes: readonly CellWrite[]): boolean {
  try {
    writeAtOnce(grid, sheetId, writes);
    return true;
  } catch {
    return false;
  }
}

function writeAtOnce(grid: Grid, sheetId: number, writes: readonly CellWrite[]): void {
  if (writes.length === 0) return;
  const text = textBlocksOf(writes).map(blockOf);
  if (text.length > 0) grid.formatAsText(sheetId, text);
  const numbers = numberBlocksOf(writes).map(blockOf);
  if (numbers.length > 0) grid.formatAsNumber(sheetId, numbers);
  for (const rectangle of rectanglesOf(writes)) grid.write(sheetId, blockOf(rectangle), rectangle.values);
  // Errors of a write may surface only at the flush [undocumented].
  grid.flush();
}

/**
 * Puts one row's result cells right: the contact's own result, or blanks. Columns that the user picked stay. False:
 * the row refuses.
 */
export function writeRow(
  grid: Grid,
  sheetId: number,
  layout: Layout,
  row: number,
  placeable: Placeable | undefined,
): boolean {
  const writes: CellWrite[] = [];
  for (const field of ownFields(layout)) {
    const column = layout.outputs[field];
    if (column !== undefined)
      writes.push({ row, column, field, value: placeable?.cells[field] ?? '', id: '' });
  }
  return takes(grid, sheetId, writes);
}
