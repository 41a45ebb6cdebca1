// The before-image of a block and the second look at it: what went astray under a write is seen and put right
// (docs/architecture.md, "Placement").
import type { TabShape } from '../../ports.js';
import { areAlike, textAgain } from '../../sheet/cell.js';
import { type Layout, spanOf } from '../../sheet/layout.js';
import type { CellWrite, CheckedWrite, Image, Placeable, Restore } from '../../sheet/placement.js';
import { allPlaced, isUndisturbed, lookAgain } from '../../sheet/second-look.js';
import type { Desk } from '../desk/desk.js';
import type { Intent } from '../desk/records.js';
import { putTabRight } from './put-right.js';
import { headersOf, readTab, type TabInStep } from './tab.js';

/** Cells of a row that an image holds at most. */
const ROW_CELLS = 60;

/**
 * Columns of an image: whole rows where they are at most 60 cells wide, so that a user's column that moves under
 * a write can be put back; in wider tables as much as fits beside the columns in use.
 */
function imageColumns(
  layout: Layout,
  lastColumn: number,
): { readonly first: number; readonly count: number } {
  const span = spanOf(layout);
  const last = Math.max(span.last, Math.min(lastColumn, ROW_CELLS));
  const first = Math.min(span.first, Math.max(1, last - ROW_CELLS + 1));
  return { first, count: last - first + 1 };
}

/** Reads of a block that keeps moving. */
const READS = 3;

/**
 * The block as it stands: whole rows, before anything is written. Its parts are read one after the other; columns that
 * moved meanwhile would give a cell the format of another one back, so the headers are looked at last. undefined:
 * columns of the job are gone, or never at rest.
 */
export function readImage(
  desk: Desk,
  tab: TabInStep,
  shape: TabShape,
  first: number,
  last: number,
): Image | undefined {
  for (let read = 0; read < READS; read++) {
    const columns = imageColumns(tab.layout, shape.lastColumn);
    // Results are formatted as text: a date of the user's that a write hits gets its format back, too.
    const image = imageOf(desk, tab, { first, last }, columns);
    if (areColumnsAtRest(desk, tab, shape)) return image;
    const reading = readTab(desk.world.grid, tab.job);
    if (reading.kind !== 'ready') return undefined;
    tab.layout = reading.layout;
    tab.headers = reading.headers;
  }
  return undefined;
}

/** Do the columns stand as they stood when the tab's headers were read? */
function areColumnsAtRest(desk: Desk, tab: TabInStep, shape: TabShape): boolean {
  return areAlike(headersOf(desk.world.grid, shape, tab.layout.headerRow), tab.headers);
}

function imageOf(
  desk: Desk,
  tab: TabInStep,
  rows: { readonly first: number; readonly last: number },
  columns: { readonly first: number; readonly count: number },
): Image {
  const { grid } = desk.world;
  const { sheetId } = tab.job;
  const block = {
    row: rows.first,
    column: columns.first,
    rows: rows.last - rows.first + 1,
    columns: columns.count,
  };
  return {
    firstRow: rows.first,
    firstColumn: columns.first,
    display: grid.display(sheetId, block),
    values: grid.values(sheetId, block),
    formulas: grid.formulas(sheetId, block),
    formats: grid.numberFormats(sheetId, block),
    tabs: grid.tabs(),
    headers: tab.headers.slice(columns.first - 1, columns.first - 1 + columns.count),
  };
}

/** Tabs up to this long are read whole when something moved: a result on a row that left the block is found there. */
const WHOLE_TAB_ROWS = 300;

const LOOKS = 3;

/**
 * The second look. Usually everything is as before but for what we wrote; then one glance is enough. Otherwise rows
 * and columns are told by what they hold, and what went astray is put right.
 */
export function verify(
  desk: Desk,
  tab: TabInStep,
  image: Image,
  writes: readonly CellWrite[],
  placeables: readonly Placeable[],
  layout = tab.layout,
  looks = LOOKS,
  mended: readonly Restore[] = [],
): CheckedWrite | 'tab changed' {
  const { grid } = desk.world;
  const { sheetId } = tab.job;
  const shape = grid.shape(sheetId);
  if (!shape) return 'tab changed';
  const columns = {
    first: image.firstColumn,
    count: Math.max(image.headers.length, lastImageColumn(shape) - image.firstColumn + 1),
  };
  const last = Math.min(image.firstRow + image.display.length - 1, shape.maxRows);
  const headers = headersOf(grid, shape, tab.layout.headerRow);
  const glance = {
    display: grid.display(sheetId, {
      row: image.firstRow,
      column: image.firstColumn,
      rows: last - image.firstRow + 1,
      columns: Math.min(image.headers.length, shape.maxColumns - image.firstColumn + 1),
    }),
    headers: headers.slice(image.firstColumn - 1, image.firstColumn - 1 + image.headers.length),
  };
  if (isUndisturbed(image, glance, writes)) return allPlaced(writes);

  const reading = readTab(grid, tab.job);
  const layoutNow = reading.kind === 'ready' ? reading.layout : undefined;
  if (reading.kind === 'ready') {
    tab.layout = reading.layout;
    tab.headers = reading.headers;
  } else tab.headers = headers;
  const isWhole = shape.lastRow <= WHOLE_TAB_ROWS;
  const rows = isWhole
    ? {
        first: Math.min(image.firstRow, 1),
        last: Math.max(1, Math.min(shape.maxRows, Math.max(shape.lastRow, last))),
      }
    : { first: image.firstRow, last };
  const count = Math.min(columns.count, shape.maxColumns - columns.first + 1);
  const after = imageOf(desk, tab, rows, { first: columns.first, count });
  // Marks, headers and cells are read one after the other: they tell of one tab only if no column moved meanwhile.
  if (looks > 1 && !areColumnsAtRest(desk, tab, shape))
    return verify(desk, tab, image, writes, placeables, layout, looks - 1, mended);
  const checked = lookAgain(image, after, layout, layoutNow, writes, placeables, mended);
  const isAtRest = repair(desk, tab, checked, layoutNow);
  // The sheet may have moved under what was put back.
  if (checked.restores.length > 0 && looks > 1)
    return verify(desk, tab, checked.seen ?? image, writes, placeables, layout, looks - 1, [
      ...mended,
      ...checked.restores,
    ]);
  // A tab that was duplicated meanwhile shows what stood in this one at that moment.
  const tabs = grid.tabs();
  for (const id of tabs)
    if (image.tabs?.includes(id) === false)
      verify(
        desk,
        { ...tab, job: { ...tab.job, sheetId: id } },
        { ...image, tabs },
        writes,
        placeables,
        layout,
      );
  // The intent stays until a step has seen the tab at rest.
  if (!isAtRest) keepIntent(desk);
  // Columns of the job are gone: what is placed next looks for them first, as after a move.
  if (!layoutNow) tab.headers = [];
  return checked;
}

function lastImageColumn(shape: TabShape): number {
  return Math.min(shape.lastColumn, ROW_CELLS);
}

function keepIntent(desk: Desk): void {
  const own = (intent: Intent) => intent.execution === desk.world.execution;
  desk.setIntents(
    desk.intents.map((intent) =>
      own(intent) ? { ...intent, execution: `${intent.execution} moving` } : intent,
    ),
  );
}

/**
 * Writes back what stood in cells that were not ours. A write that went astray may have been moved again since, so
 * the whole tab is then looked through for results on rows of other contacts. False: it still moves.
 */
function repair(desk: Desk, tab: TabInStep, checked: CheckedWrite, layoutNow: Layout | undefined): boolean {
  const { grid } = desk.world;
  const { sheetId } = tab.job;
  for (const restore of checked.restores) {
    if (restore.format !== undefined) grid.formatNumber(sheetId, restore.row, restore.column, restore.format);
    if (restore.kind === 'formula') grid.writeFormula(sheetId, restore.row, restore.column, restore.formula);
    else
      grid.write(sheetId, { row: restore.row, column: restore.column, rows: 1, columns: 1 }, [
        [typeof restore.value === 'string' ? textAgain(restore.value, restore.format) : restore.value],
      ]);
  }
  if (checked.restores.length > 0) grid.flush();
  const isAstray = checked.again.length > 0 || checked.foreignRows.length > 0;
  if (!isAstray || layoutNow === undefined) return true;
  return putTabRight(desk, tab.job, new Set(checked.foreignRows.map(({ key }) => key)));
}
