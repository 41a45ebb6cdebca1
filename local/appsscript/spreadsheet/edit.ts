// Writing into cells: values, formulas, notes, formats, validation. Every write of scripts and people ends here.

import type { Cell } from './cell.js';
import type { SheetDocument } from './document.js';
import { type EntryRules, enterText } from './enter.js';
import { compileTemplate, type Template } from './formula/template.js';
import { displayText, isDateFormat, PLAIN_TEXT_FORMAT } from './number-format.js';
import type { Sheet } from './sheet.js';
import { NO_STYLE } from './style.js';
import { serialOfInstant } from './time-zone.js';
import { accepts, type ValidationReader } from './validation.js';
import { CELL_CHARACTERS, containsCell, type Rect, rect, type Scalar } from './values.js';

/** What may be put in a cell: texts are read as if typed, a Date as an instant. */
export type Input = string | number | boolean | Date | null | undefined;

/** Why a write is refused; nothing of it was done. */
export type Refusal =
  | { readonly kind: 'protected' }
  | {
      readonly kind: 'invalid';
      readonly row: number;
      readonly column: number;
      readonly helpText: string | null;
    }
  | { readonly kind: 'too long'; readonly row: number; readonly column: number };

interface Content {
  readonly value: Scalar;
  readonly formula: Template | null;
  /** Number format given to a cell that has none. */
  readonly format: string | null;
}

const BLANK: Content = { value: null, formula: null, format: null };

/** Reads an input for a cell of this format. */
function contentOf(
  document: SheetDocument,
  input: Input,
  cell: Cell,
  row: number,
  column: number,
  rules: EntryRules,
): Content {
  if (input === null || input === undefined || input === '') return BLANK;
  const own = cell.style.numberFormat;
  if (typeof input === 'string') {
    const plain = own === PLAIN_TEXT_FORMAT;
    const entered = enterText(input, plain === rules.plainText ? rules : { ...rules, plainText: plain });
    if (entered.kind === 'formula') {
      return {
        value: null,
        formula: compileTemplate(entered.text, { row, column }, document.names, rules.locale),
        format: null,
      };
    }
    return { value: entered.value, formula: null, format: own === undefined ? entered.format : null };
  }
  if (typeof input === 'number')
    return { value: Number.isFinite(input) ? input : String(input), formula: null, format: null };
  if (typeof input === 'boolean') return { value: input, formula: null, format: null };
  return dateContent(document, input, own);
}

/** A Date becomes a serial number; a cell without a date format gets the locale's [live: `M/d/yyyy H:mm:ss`]. */
function dateContent(document: SheetDocument, date: Date, own: string | undefined): Content {
  const serial = Math.round(serialOfInstant(date.getTime(), document.timeZone) * 86_400_000) / 86_400_000;
  const { rules } = document;
  const format = Number.isInteger(serial) ? rules.dateFormat : `${rules.dateFormat} H:mm:ss`;
  if (own === PLAIN_TEXT_FORMAT)
    return { value: displayText(serial, format, rules), formula: null, format: null };
  return { value: serial, formula: null, format: own !== undefined && isDateFormat(own) ? null : format };
}

function rulesFor(document: SheetDocument, source: EntryRules['source']): EntryRules {
  return { locale: document.rules, year: document.year, plainText: false, source };
}

/** Whether a user may write these inputs; checks everything before anything is written. */
export function refusalOf(
  document: SheetDocument,
  user: string,
  sheet: Sheet,
  area: Rect,
  inputAt?: (row: number, column: number) => Input,
): Refusal | null {
  const isGuarded = sheet.protections.length > 0 || document.viewers.length > 0;
  if (isGuarded && !document.canEdit(user, sheet, area)) return { kind: 'protected' };
  if (!inputAt) return null;
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const input = inputAt(row, column);
      if (typeof input === 'string' && input.length > CELL_CHARACTERS)
        return { kind: 'too long', row, column };
    }
  }
  if (!sheet.validated) return null;
  return invalidCell(document, sheet, area, inputAt);
}

function invalidCell(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  inputAt: (row: number, column: number) => Input,
): Refusal | null {
  const rules = rulesFor(document, 'script');
  const reader = validationReader(document);
  let found: Refusal | null = null;
  sheet.grid.eachCell(area, (row, column, cell) => {
    const rule = cell.validation;
    if (found || !rule || rule.allowInvalid) return;
    const { value, formula } = contentOf(document, inputAt(row, column), cell, row, column, rules);
    if (!formula && !accepts(rule, value, reader))
      found = { kind: 'invalid', row, column, helpText: rule.helpText };
  });
  return found;
}

export function validationReader(document: SheetDocument): ValidationReader {
  return {
    values: (sheetId, area) => {
      const sheet = document.sheetById(sheetId);
      return sheet ? document.mapCells(sheet, area, (value) => value).flat() : [];
    },
    display: (value) => displayText(value, null, document.rules),
  };
}

/** Writes inputs over an area. Cells covered by a merge take nothing: only the top left one holds a value. */
export function writeInputs(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  inputAt: (row: number, column: number) => Input,
  source: EntryRules['source'],
): void {
  const rules = rulesFor(document, source);
  const merged = sheet.merges.length > 0;
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (merged && isCovered(sheet, row, column)) continue;
      const cell = sheet.grid.cell(row, column);
      putContent(
        document,
        sheet,
        row,
        column,
        cell,
        contentOf(document, inputAt(row, column), cell, row, column, rules),
      );
    }
  }
  document.touched(sheet, area);
}

function putContent(
  document: SheetDocument,
  sheet: Sheet,
  row: number,
  column: number,
  cell: Cell,
  content: Content,
): void {
  if (content === BLANK && !cell.hasContent) return;
  sheet.grid.put(row, column, cell.withContent(content.value, content.formula, content.format));
  if (content.formula || cell.formula)
    document.calculation.formulaChanged(sheet, row, column, content.formula);
}

/** Replaces whole cells (paste, moves): keeps the calculation informed. */
export function putCell(
  document: SheetDocument,
  sheet: Sheet,
  row: number,
  column: number,
  cell: Cell,
): void {
  const before = sheet.grid.cell(row, column);
  if (before === cell) return;
  sheet.grid.put(row, column, cell);
  if (before.formula || cell.formula) document.calculation.formulaChanged(sheet, row, column, cell.formula);
}

/** A cell under a merge that is not its top left one. */
function isCovered(sheet: Sheet, row: number, column: number): boolean {
  const merge = sheet.mergeAt(row, column);
  return merge !== undefined && (merge.row !== row || merge.column !== column);
}

/** Writes a formula text into a cell; a missing `=` is added [gas-fakes testsheets, live Apps Script]. */
export function writeFormula(
  document: SheetDocument,
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
): void {
  const cell = sheet.grid.cell(row, column);
  const formula = text.startsWith('=') ? text : `=${text}`;
  const content: Content =
    text === ''
      ? BLANK
      : {
          value: null,
          formula: compileTemplate(formula, { row, column }, document.names, document.rules),
          format: null,
        };
  putContent(document, sheet, row, column, cell, content);
  document.touched(sheet, rect(row, column));
}

/** One formula for several cells is entered in the first one and filled over the others [Sheets]. */
export function fillFormula(document: SheetDocument, sheet: Sheet, area: Rect, text: string): void {
  writeFormula(document, sheet, area.row, area.column, text);
  const { formula } = sheet.grid.cell(area.row, area.column);
  forEach(area, (row, column) => {
    const cell = sheet.grid.cell(row, column);
    if (cell.formula !== formula || formula === null)
      putContent(
        document,
        sheet,
        row,
        column,
        cell,
        formula ? { value: null, formula, format: null } : BLANK,
      );
  });
  document.touched(sheet, area);
}

/** Stores texts as they are, nothing parsed (setRichTextValue). */
export function writeTexts(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  at: (row: number, column: number) => { readonly text: string; readonly rich: string | null } | null,
): void {
  forEach(area, (row, column) => {
    const item = at(row, column);
    if (!item) return;
    const cell = sheet.grid.cell(row, column);
    putCell(
      document,
      sheet,
      row,
      column,
      cell.withContent(item.text === '' ? null : item.text, null, null).withRich(item.rich),
    );
  });
  document.touched(sheet, area);
}

export interface Clearing {
  readonly contents?: boolean;
  readonly formats?: boolean;
  readonly notes?: boolean;
  readonly validations?: boolean;
  readonly skipFilteredRows?: boolean;
}

/** Clears what is asked for, touching only cells that exist. */
export function clearArea(document: SheetDocument, sheet: Sheet, area: Rect, what: Clearing): void {
  const found: [number, number, Cell][] = [];
  sheet.grid.eachCell(area, (row, column, cell) => {
    if (what.skipFilteredRows && sheet.rows.at(row).filtered) return;
    found.push([row, column, cell]);
  });
  for (const [row, column, cell] of found) {
    let next = cell;
    if (what.contents && (cell.hasContent || cell.rich)) next = next.withContent(null, null, null);
    if (what.formats) next = next.withStyle(NO_STYLE);
    if (what.notes) next = next.withNote('');
    if (what.validations) next = next.withValidation(null);
    putCell(document, sheet, row, column, next);
  }
  if (what.formats)
    sheet.merges = sheet.merges.filter((merge) => !containsCell(area, merge.row, merge.column));
  document.touched(sheet, area);
}

export function forEach(area: Rect, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) visit(row, column);
  }
}
