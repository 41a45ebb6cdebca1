// Formulas of a world: a tab of their own, in which people type calls of the custom function and change what they
// are about. Each cell must show its own row's person or a word, in the formula that its user typed.
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { templateText } from '../appsscript/spreadsheet/formula/template.js';
import type { Sheet } from '../appsscript/spreadsheet/sheet.js';
import { rect } from '../appsscript/spreadsheet/values.js';
import { identityOf, identityOfEmail } from './contacts.js';

export const FORMULA_TAB = 'Formulas';
const COLUMNS = 4;
/** What formulas may spend a day. */
export const FORMULA_CREDITS = 100;

/** What the user typed, or its twin, whose name Sheets has not remembered: it is put back when the answer stands. */
const TYPED = /^=LEADMODULE_EMAIL(?:_AGAIN)?\(A(\d+), ?B(\d+), ?C(\d+)\)$/;
const UNDER_WAY = ['Searching…', 'Loading...', ''];

export function formulaIn(row: number): string {
  return `=LEADMODULE_EMAIL(A${row}, B${row}, C${row})`;
}

export function formulaTab(
  document: SheetDocument,
): { readonly sheet: Sheet; readonly rows: number } | undefined {
  const sheet = document.sheetByName(FORMULA_TAB);
  return sheet && { sheet, rows: document.lastRow(sheet) };
}

/** An open document shows its formulas without anybody reading them: those that must be calculated now are. */
export function showFormulas(document: SheetDocument): string[][] {
  const tab = formulaTab(document);
  return !tab || tab.rows === 0 ? [] : document.displayValues(tab.sheet, rect(0, 0, tab.rows, COLUMNS));
}

interface Wrong {
  readonly rule: 'misplaced' | 'foreignCells' | 'unfinished';
  readonly what: string;
}

/** What is wrong with formulas now; `isOver`: all causes are lifted, so none may be under way any more. */
export function wrongFormulas(document: SheetDocument, isOver: boolean): Wrong[] {
  const tab = formulaTab(document);
  if (!tab) return [];
  return showFormulas(document).flatMap((cells, index): Wrong[] => {
    const row = index + 1;
    const shown = cells[COLUMNS - 1] ?? '';
    const who = identityOf(cells.slice(0, COLUMNS - 1)) ?? 'nobody';
    const owner = identityOfEmail(shown);
    const at = { row: index, column: COLUMNS - 1 };
    const template = tab.sheet.grid.cell(at.row, at.column).formula;
    const formula = template ? templateText(template, at, document.names) : '';
    const wrong: Wrong[] = [];
    if (owner !== undefined && owner !== who)
      wrong.push({ rule: 'misplaced', what: `${shown} → ${who} by a formula` });
    if (
      TYPED.exec(formula)
        ?.slice(1)
        .some((number) => Number(number) !== row) ??
      true
    )
      wrong.push({ rule: 'foreignCells', what: `the formula in row ${row} is ${formula || 'gone'}` });
    if (isOver && UNDER_WAY.includes(shown))
      wrong.push({ rule: 'unfinished', what: `the formula in row ${row} shows "${shown}"` });
    return wrong;
  });
}

/** Is any formula still under way? */
export function awaitsFormulas(document: SheetDocument): boolean {
  return showFormulas(document).some((cells) => UNDER_WAY.includes(cells[COLUMNS - 1] ?? ''));
}
