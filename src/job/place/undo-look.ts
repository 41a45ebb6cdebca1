// What an undo sees: which rows show what the job wrote, and what must stay. One pass over the tab; reads only.
import type { Grid } from '../../ports.js';
import { type Layout, spanOf } from '../../sheet/layout.js';
import { keyOfRow } from '../../sheet/locate.js';
import type { OutputField } from '../../sheet/outputs.js';
import { shown } from '../../sheet/placement.js';
import type { EndedLine } from '../desk/job-lines.js';
import { placeableOf } from './cells.js';

const ROWS_A_READ = 20_000;

export type Texts = { readonly [field in OutputField]?: string };

export interface UndoLook {
  /** Rows with a cell to clear, ascending. */
  readonly rows: readonly number[];
  /** Filled cells of the job's contacts that hold something else now. */
  readonly kept: number;
  /** What stands in the result columns and is not the job's, by contact key: an undo must leave it there. */
  readonly stays: ReadonlyMap<string, Texts>;
}

/** Does the cell show what the job wrote into this field? A blank that it wrote counts too. */
export function isWritten(line: EndedLine, field: OutputField, display: string): boolean {
  return display === shown(placeableOf('', '', line.ending).cells[field] ?? '');
}

/** Every row with a contact, with what its result columns show. */
export function forEachResult(
  grid: Grid,
  sheetId: number,
  layout: Layout,
  visit: (row: number, key: string, texts: Texts) => void,
): void {
  const lastRow = grid.shape(sheetId)?.lastRow ?? 0;
  const span = spanOf(layout);
  const fields = Object.keys(layout.outputs) as OutputField[];
  for (let first = layout.headerRow + 1; first <= lastRow; first += ROWS_A_READ) {
    const rows = Math.min(ROWS_A_READ, lastRow - first + 1);
    const block = { row: first, column: span.first, rows, columns: span.last - span.first + 1 };
    grid.display(sheetId, block).forEach((cells, index) => {
      const key = keyOfRow(cells, span.first, layout);
      if (key === undefined) return;
      const texts: { [field in OutputField]?: string } = {};
      for (const field of fields) texts[field] = cells[(layout.outputs[field] ?? 0) - span.first] ?? '';
      visit(first + index, key, texts);
    });
  }
}

export function lookForUndo(
  grid: Grid,
  sheetId: number,
  layout: Layout,
  lines: ReadonlyMap<string, EndedLine>,
): UndoLook {
  const rows: number[] = [];
  const stays = new Map<string, Texts>();
  let kept = 0;
  forEachResult(grid, sheetId, layout, (row, key, texts) => {
    const line = lines.get(key);
    const filled = (Object.keys(texts) as OutputField[]).filter((field) => texts[field] !== '');
    const foreign = filled.filter((field) => !line || !isWritten(line, field, texts[field] ?? ''));
    if (foreign.length < filled.length) rows.push(row);
    if (line) kept += foreign.length;
    if (foreign.length === 0 || stays.has(key)) return;
    const stay: { [field in OutputField]?: string } = {};
    for (const field of foreign) stay[field] = texts[field] ?? '';
    stays.set(key, stay);
  });
  return { rows, kept, stays };
}
