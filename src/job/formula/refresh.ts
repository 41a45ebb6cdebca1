// Makes Sheets run formulas again whose cell shows one of our waiting texts. Sheets keeps the result of a call with
// the same name and arguments [custom functions guide], so the name is changed and changed back, by a replacement inside the
// formulas: it works on whatever stands in a cell at that moment, so a row that somebody moves meanwhile takes its
// own formula with it, and the text stays the user's.
import type { Grid, Place } from '../../ports.js';
import type { CellHint } from '../desk/asked.js';
import { isWaitingText, WAITING_PATTERN } from './words.js';

/** The twin of a formula's name: a function too, so that a kill between the two changes leaves a working cell. */
export const AGAIN = '_AGAIN';
const OURS = '(LEADMODULE_)(EMAIL|PHONE|ENRICH)';
/** What Sheets shows where an execution died or threw, and the formulas of ours that may have. */
const ERROR_PATTERN = '#ERROR!';
const ASKS = new RegExp(OURS, 'i');
/** Rows that may lie between two cells of one block: touching one more formula costs less than one more call. */
const GAP = 4;
/** The widest answer spills over this many columns to the left of a waiting cell. */
const SPILL_COLUMNS = 5;

/** Blocks of one column each that hold all these cells. */
function blocksOf(cells: readonly CellHint[]): Place[] {
  const sorted = [...cells].sort((a, b) => a[0] - b[0] || a[2] - b[2] || a[1] - b[1]);
  const blocks: { sheetId: number; column: number; first: number; last: number }[] = [];
  for (const [sheetId, row, column] of sorted) {
    const block = blocks[blocks.length - 1];
    if (block && block.sheetId === sheetId && block.column === column && row <= block.last + GAP)
      block.last = Math.max(block.last, row);
    else blocks.push({ sheetId, column, first: row, last: row });
  }
  return blocks.map(({ sheetId, column, first, last }) => ({
    sheetId,
    block: { row: first, column, rows: last - first + 1, columns: 1 },
  }));
}

function within(grid: Grid, places: readonly Place[]): Place[] {
  return places.filter(({ sheetId, block }) => {
    const shape = grid.shape(sheetId);
    return (
      shape !== undefined &&
      block.row + block.rows - 1 <= shape.maxRows &&
      block.column + block.columns - 1 <= shape.maxColumns
    );
  });
}

function setAgain(grid: Grid, places: readonly Place[]): void {
  if (places.length === 0) return;
  try {
    grid.replaceInFormulas(`${OURS} *\\(`, `$1$2${AGAIN}(`, places);
    grid.flush();
  } finally {
    nameBack(grid, places);
  }
}

function nameBack(grid: Grid, places?: readonly Place[]): void {
  grid.replaceInFormulas(`${OURS}${AGAIN} *\\(`, '$1$2(', places);
  grid.flush();
}

/**
 * Does a cell here wait, or show the error of an execution that died, or a formula spill over rows that may? An
 * execution that waited has its result already.
 */
function mayWait(grid: Grid, { sheetId, block }: Place): boolean {
  const isUnfinished = (text: string) => isWaitingText(text) || text.startsWith('#');
  if (grid.display(sheetId, block).some(([text = '']) => isUnfinished(text))) return true;
  return grid.formulas(sheetId, block).some(([formula = '']) => formula.includes(':'));
}

/** Runs the formulas again that asked from these cells, wherever protection allows it. */
export function refreshCells(grid: Grid, cells: readonly CellHint[]): void {
  try {
    setAgain(
      grid,
      within(grid, blocksOf(cells)).filter((place) => mayWait(grid, place)),
    );
  } catch {
    // A protected cell refuses; it follows when the file is opened again, as every formula does.
  }
}

/**
 * Looks through all tabs for waiting cells and runs their formulas again, and those that show an error: Google ends
 * executions too, where many cells ask at once, and nobody else would know of them. How many cells waited.
 */
export function refreshAll(grid: Grid): number {
  try {
    // What an execution that died between the two names left.
    nameBack(grid);
  } catch {
    // A protected cell refuses; its twin's name works as well.
  }
  const waiting = grid.showing(WAITING_PATTERN);
  const failed = blocksOf(grid.showing(ERROR_PATTERN)).filter(({ sheetId, block }) =>
    grid.formulas(sheetId, block).some(([formula = '']) => ASKS.test(formula)),
  );
  const places = blocksOf(waiting).flatMap((place): Place[] => {
    const { sheetId, block } = place;
    const hasAll = grid.formulas(sheetId, block).every(([formula]) => formula !== '');
    if (hasAll) return [place];
    // Spilled from a formula above or to the left.
    const column = Math.max(1, block.column - SPILL_COLUMNS + 1);
    const rows = block.row + block.rows - 1;
    return [{ sheetId, block: { row: 1, column, rows, columns: block.column - column + 1 } }];
  });
  try {
    setAgain(grid, [...places, ...failed]);
  } catch {
    // As above.
  }
  return waiting.length;
}
