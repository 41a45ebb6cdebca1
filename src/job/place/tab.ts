// One tab of the user as a step sees it: where the job's columns are now, and where its contacts stand.
// Reads are few: headers and marks once a step, the whole of the input columns only when rows have moved.
import type { Grid, TabShape } from '../../ports.js';
import { areAlike } from '../../sheet/cell.js';
import { inputSpanOf, type Layout, type LayoutReading, readLayout } from '../../sheet/layout.js';
import { rowsByKey } from '../../sheet/locate.js';
import type { Job } from '../desk/records.js';

/** Rows read at once in a scan, so that no single call grows with the tab. */
const ROWS_A_READ = 20_000;

/** One tab during a step: its layout, and the scan that is made at most once. */
export interface TabInStep {
  readonly job: Job;
  layout: Layout;
  headers: readonly string[];
  located: Map<string, number[]> | undefined;
  /** Rounds a lookup took part in: one that keeps moving away waits for the next step. */
  readonly rounds: Map<string, number>;
}

export type TabReading =
  | {
      readonly kind: 'ready';
      readonly shape: TabShape;
      readonly layout: Layout;
      readonly headers: readonly string[];
    }
  | { readonly kind: 'tab deleted' }
  | { readonly kind: 'columns missing'; readonly headers: readonly string[] };

/** Headers and marks are read one after the other: a column that comes in between makes them disagree. */
const LOOKS = 2;

/** Reads headers and column marks of the job's tab now. */
export function readTab(grid: Grid, job: Job, looks = LOOKS): TabReading {
  const shape = grid.shape(job.sheetId);
  if (!shape) return { kind: 'tab deleted' };
  const { headerRow, headers, renamed } = findHeaders(grid, shape, job.binding);
  const binding = { ...job.binding, headerRow };
  const reading: LayoutReading = readLayout(binding, grid.columnMarks(job.sheetId), headers);
  // A column that was renamed has its mark alone to tell where it is; it is believed if no header moved meanwhile.
  if (renamed.length > 0) grid.flush();
  const isMoving = renamed.length > 0 && !areAlike(headersOf(grid, shape, headerRow), headers);
  if (reading.kind === 'missing' || isMoving) {
    if (looks <= 1)
      return { kind: 'columns missing', headers: reading.kind === 'missing' ? reading.headers : renamed };
    grid.flush();
    return readTab(grid, job, looks - 1);
  }
  return { kind: 'ready', shape, layout: reading.layout, headers };
}

/** Rows looked through for a header row that is not where it was. */
const HEADER_ROWS = 40;

interface HeaderRow {
  readonly headerRow: number;
  readonly headers: readonly string[];
  /** Bound texts that do not stand there. */
  readonly renamed: readonly string[];
}

/** The header row now: where it was, or, when rows above it came or went, where most of its texts stand. */
function findHeaders(grid: Grid, shape: TabShape, { headerRow, inputs, outputs }: Job['binding']): HeaderRow {
  const texts = [...Object.values(inputs), ...Object.values(outputs)];
  const look = (row: number, headers: readonly string[]): HeaderRow => ({
    headerRow: row,
    headers,
    renamed: texts.filter((text) => !headers.includes(text)),
  });
  const there = look(headerRow, headersOf(grid, shape, headerRow));
  if (2 * there.renamed.length <= texts.length || shape.lastRow === 0) return there;
  const rows = Math.min(HEADER_ROWS, shape.lastRow);
  const columns = shape.lastColumn;
  return grid
    .display(shape.sheetId, { row: 1, column: 1, rows, columns })
    .map((headers, at) => look(at + 1, headers))
    .reduce((best, one) => (one.renamed.length < best.renamed.length ? one : best), there);
}

export function headersOf(grid: Grid, shape: TabShape, headerRow: number): string[] {
  if (shape.lastColumn === 0) return [];
  return (
    grid.display(shape.sheetId, { row: headerRow, column: 1, rows: 1, columns: shape.lastColumn })[0] ?? []
  );
}

/** Rows of every contact on the tab, by key: one pass over the input columns. */
export function scanTab(grid: Grid, shape: TabShape, layout: Layout): Map<string, number[]> {
  const span = inputSpanOf(layout);
  const found = new Map<string, number[]>();
  for (let row = 1; row <= shape.lastRow; row += ROWS_A_READ) {
    const rows = Math.min(ROWS_A_READ, shape.lastRow - row + 1);
    const block = grid.display(shape.sheetId, {
      row,
      column: span.first,
      rows,
      columns: span.last - span.first + 1,
    });
    for (const [key, at] of rowsByKey(block, row, span.first, layout)) {
      const known = found.get(key);
      if (known) known.push(...at);
      else found.set(key, at);
    }
  }
  return found;
}
