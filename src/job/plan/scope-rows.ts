// A scope to rows: which rows of the tab it means now. Reads only.
import type { Grid } from '../../ports.js';
import { OUTPUT_FIELDS } from '../../sheet/outputs.js';
import { type Refusal, refused } from '../desk/reply.js';
import { clipRanges, type RowRange, type Scope } from './scope.js';
import type { Table } from './table.js';

/** Asking whether a filter hides a row is one service call a row [Spreadsheet service reference]. */
export const VISIBLE_ROWS_AT_MOST = 2_000;
const ROWS_A_READ = 20_000;

export const VISIBLE_REFUSED = `This tab has more than ${VISIBLE_ROWS_AT_MOST.toLocaleString('en-US')} rows. Google tells only row by row what a filter hides, so select the visible rows instead.`;

/** All rows below the header, as far as the tab is filled. */
export function allRows(table: Table): RowRange[] {
  return clipRanges([{ row: 1, rows: table.shape.lastRow }], table.headerRow + 1, table.shape.lastRow);
}

export function rowsOfScope(grid: Grid, table: Table, scope: Scope): readonly RowRange[] | Refusal {
  switch (scope.kind) {
    case 'rows':
      return clipRanges(scope.ranges, table.headerRow + 1, table.shape.lastRow);
    case 'all':
      return allRows(table);
    case 'first':
      return clipRanges(allRows(table), 1, table.headerRow + scope.rows);
    case 'not enriched':
      return notEnriched(grid, table);
    case 'visible':
      return visibleRows(grid, table) ?? refused('no rows', VISIBLE_REFUSED);
  }
}

/** Rows without any result of ours: the Status column tells, or where there is none all our columns. */
export function notEnriched(grid: Grid, table: Table): RowRange[] {
  const columns =
    table.own.status === undefined
      ? OUTPUT_FIELDS.flatMap((field) => table.own[field] ?? [])
      : [table.own.status];
  if (columns.length === 0) return allRows(table);
  const first = Math.min(...columns);
  const width = Math.max(...columns) - first + 1;
  const blank: RowRange[] = [];
  for (let row = table.headerRow + 1; row <= table.shape.lastRow; row += ROWS_A_READ) {
    const rows = Math.min(ROWS_A_READ, table.shape.lastRow - row + 1);
    const block = grid.display(table.shape.sheetId, { row, column: first, rows, columns: width });
    block.forEach((cells, index) => {
      if (columns.every((column) => cells[column - first] === '')) blank.push({ row: row + index, rows: 1 });
    });
  }
  return clipRanges(blank, table.headerRow + 1, table.shape.lastRow);
}

/** Rows that no filter hides; undefined: too many rows to ask. */
export function visibleRows(grid: Grid, table: Table): RowRange[] | undefined {
  const every = allRows(table);
  if (!grid.hasFilter(table.shape.sheetId)) return every;
  const last = table.shape.lastRow;
  if (last - table.headerRow > VISIBLE_ROWS_AT_MOST) return undefined;
  const visible: RowRange[] = [];
  for (let row = table.headerRow + 1; row <= last; row++)
    if (!grid.hiddenByFilter(table.shape.sheetId, row)) visible.push({ row, rows: 1 });
  return clipRanges(visible, table.headerRow + 1, last);
}
