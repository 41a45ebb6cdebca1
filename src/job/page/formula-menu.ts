// Formulas as a person meets them outside cells: the consent that lets them spend, the two menu items, the opening
// of the file.
import type { Block, Grid, Ui, World } from '../../ports.js';
import { followConsent } from '../desk/arm.js';
import { withoutHold } from '../desk/credit-day.js';
import { LEDGER_NAME } from '../desk/ledger.js';
import { encodeNow, NOW, readNow, trafficOf } from '../desk/records.js';
import { keyInUse } from '../desk/settings.js';
import { OPENING_BUDGET, SIDEBAR_BUDGET } from '../flight/budget.js';
import { step } from '../flight/step.js';
import { isAtWork } from '../formula/memory.js';
import { refreshAll } from '../formula/refresh.js';
import { isWaitingText, WAITING_PATTERN } from '../formula/words.js';
import { READ_ONLY } from './desk-calls.js';

const TITLE = 'LeadModule formulas';
const OURS = /LEADMODULE_(EMAIL|PHONE|ENRICH|DOMAIN|NAME)(_AGAIN)? *\(/i;
/** Asks at once what LeadModule refused before: the person has put it right. */
function forgetHold(world: World): void {
  const key = keyInUse(world);
  if (!key) return;
  world.mutex.hold(2_000, () => {
    const now = readNow(world.document.get(NOW));
    const before = trafficOf(now, key.payer);
    if (!before.formulaHold) return;
    const traffic = { ...now.traffic, [key.payer]: withoutHold(before) };
    world.document.set(NOW, encodeNow({ ...now, traffic }, world.clock.nowMs()));
  });
}

/** Menu: one step, and every waiting formula runs again. */
export function refreshFromMenu(world: World, ui: Ui): void {
  ui.tell(TITLE, refreshed(world));
}

function refreshed(world: World): string {
  if (!world.grid.canEdit()) return READ_ONLY;
  forgetHold(world);
  followConsent(world);
  step(world, SIDEBAR_BUDGET);
  const waited = refreshAll(world.grid);
  if (waited === 0) return 'No formula of LeadModule waits for a result.';
  const left = world.grid.showing(WAITING_PATTERN).length;
  return left === 0
    ? 'All formulas show their result.'
    : `${left} cells still wait. They are filled in by themselves while LeadModule works; the cells say for what they wait.`;
}

/** The file was opened: what was answered meanwhile is brought to the ledger and the cells. Fetches nothing
 * (AuthMode.LIMITED), and leaves at once where no formula asked anything lately. */
export function openFormulas(world: World): void {
  if (isAtWork(world.memory) && world.grid.canEdit()) step(world, OPENING_BUDGET);
}

/** Menu: formulas of the selection, or of the whole tab, become the text they show. */
export function keepValuesFromMenu(world: World, ui: Ui): void {
  if (!world.grid.canEdit()) ui.tell(TITLE, READ_ONLY);
  else keepValues(world, ui);
}

function keepValues({ grid }: World, ui: Ui): void {
  const selection = grid.selection();
  const shape = selection && grid.shape(selection.sheetId);
  if (!selection || !shape || shape.name === LEDGER_NAME || shape.lastRow === 0) {
    ui.tell(TITLE, 'This tab holds no formulas of LeadModule.');
    return;
  }
  const selected = selection.ranges.reduce((sum, { rows }) => sum + rows, 0);
  // One selected row is where the cursor happens to stand.
  const isTab = selected <= 1;
  const blocks = ourBlocks(grid, shape.sheetId, isTab ? [{ row: 1, rows: shape.lastRow }] : selection.ranges);
  const { ready, waiting } = blocks;
  if (ready.length === 0) {
    ui.tell(
      TITLE,
      waiting > 0 ? 'These formulas still wait for their results.' : 'No formulas of LeadModule here.',
    );
    return;
  }
  const left = waiting > 0 ? ` ${waiting} that still wait stay formulas.` : '';
  const where = isTab ? 'this tab' : 'the selected rows';
  const count = ready.length === 1 ? '1 formula' : `${ready.length} formulas`;
  if (!ui.confirm(TITLE, `Replace ${count} of LeadModule in ${where} by the values they show?${left}`))
    return;
  for (const block of merged(ready)) grid.keepValues(shape.sheetId, block);
  grid.flush();
}

/** How far below its cell a formula may spill: the tallest range it names. */
function heightOf(formula: string): number {
  const heights = (formula.match(/\$?[A-Z]+\$?\d*:\$?[A-Z]+\$?\d*/gi) ?? []).map((range) => {
    const [first, last] = range.split(':').map((end) => Number(/\d+/.exec(end)?.[0]));
    return first && last ? Math.abs(last - first) + 1 : Number.POSITIVE_INFINITY;
  });
  return Math.max(1, ...heights);
}

function widthOf(formula: string): number {
  return /LEADMODULE_ENRICH/i.test(formula) ? 5 : /LEADMODULE_NAME/i.test(formula) ? 2 : 1;
}

/**
 * Blocks that our formulas fill, formula and spill. A block may reach over plain cells beside it: pasting the values
 * of plain cells onto themselves changes nothing. It never reaches over another formula.
 */
function ourBlocks(
  grid: Grid,
  sheetId: number,
  ranges: readonly { readonly row: number; readonly rows: number }[],
): { readonly ready: Block[]; readonly waiting: number } {
  const shape = grid.shape(sheetId);
  if (!shape) return { ready: [], waiting: 0 };
  const { lastRow, lastColumn } = shape;
  const all: Block = { row: 1, column: 1, rows: lastRow, columns: lastColumn };
  const formulas = grid.formulas(sheetId, all);
  const shown = grid.display(sheetId, all);
  const ready: Block[] = [];
  let waiting = 0;
  for (const range of ranges)
    for (let row = range.row; row < range.row + range.rows && row <= lastRow; row++)
      (formulas[row - 1] ?? []).forEach((formula, at) => {
        if (!OURS.test(formula)) return;
        const columns = Math.min(widthOf(formula), lastColumn - at);
        const isFree = (r: number) =>
          Array.from({ length: columns }, (_, c) => formulas[r - 1]?.[at + c]).every((one) => one === '');
        let rows = 1;
        while (rows < heightOf(formula) && row + rows <= lastRow && isFree(row + rows)) rows += 1;
        const isWaiting = shown
          .slice(row - 1, row - 1 + rows)
          .some((cells) =>
            cells.slice(at, at + columns).some((text) => isWaitingText(text) || text === 'Loading...'),
          );
        if (isWaiting) waiting += 1;
        else ready.push({ row, column: at + 1, rows, columns });
      });
  return { ready, waiting };
}

/** Blocks of one column and width that touch, as one: a column of formulas is one call. */
function merged(blocks: readonly Block[]): Block[] {
  const sorted = [...blocks].sort((a, b) => a.column - b.column || a.columns - b.columns || a.row - b.row);
  const whole: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const block of sorted) {
    const last = whole[whole.length - 1];
    const touches =
      last &&
      last.column === block.column &&
      last.columns === block.columns &&
      last.row + last.rows >= block.row;
    if (last && touches) last.rows = Math.max(last.rows, block.row + block.rows - last.row);
    else whole.push({ ...block });
  }
  return whole;
}
