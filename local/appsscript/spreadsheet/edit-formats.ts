// Writing what is not content: notes, formats, validation rules.

import type { SheetDocument } from './document.js';
import { forEach } from './edit.js';
import { getOrMake } from './get-or-make.js';
import type { Sheet } from './sheet.js';
import { type Style, type StyleKey, withStyle } from './style.js';
import type { ValidationRule } from './validation.js';
import type { Rect } from './values.js';

export function setNotes(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  at: (row: number, column: number) => string,
): void {
  forEach(area, (row, column) => {
    const cell = sheet.grid.cell(row, column);
    const note = at(row, column);
    if (cell.note !== note) sheet.grid.put(row, column, cell.withNote(note));
  });
  document.touched(sheet, area);
}

/** Sets one format of each cell; undefined takes it away. Equal styles stay shared. */
export function setStyles<K extends StyleKey>(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  key: K,
  at: (row: number, column: number) => Style[K] | undefined,
): void {
  const made = new Map<Style, Map<Style[K] | undefined, Style>>();
  forEach(area, (row, column) => {
    const cell = sheet.grid.cell(row, column);
    const value = at(row, column);
    if (cell.style[key] === value) return;
    const byValue = getOrMake(made, cell.style, () => new Map<Style[K] | undefined, Style>());
    const style = getOrMake(byValue, value, () => withStyle(cell.style, key, value));
    sheet.grid.put(row, column, cell.withStyle(style));
  });
  document.touched(sheet, area);
}

export function setValidations(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  at: (row: number, column: number) => ValidationRule | null,
): void {
  forEach(area, (row, column) => {
    const cell = sheet.grid.cell(row, column);
    const rule = at(row, column);
    if (rule) sheet.validated = true;
    if (cell.validation !== rule) sheet.grid.put(row, column, cell.withValidation(rule));
  });
  document.touched(sheet, area);
}
