// Data clean-up: removing duplicate rows of an area, trimming texts.

import type { SheetDocument } from './document.js';
import { clearArea, putCell, writeInputs } from './edit.js';
import type { Sheet } from './sheet.js';
import { type Rect, rect } from './values.js';

/** Keeps the first of equal rows and closes the gaps inside the area; returns how many rows are left. */
export function removeDuplicateRows(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  columns: readonly number[] | null,
): number {
  const shown = document.displayValues(sheet, area);
  const seen = new Set<string>();
  const kept: number[] = [];
  shown.forEach((line, index) => {
    const compared = columns ? columns.map((column) => line[column - area.column] ?? '') : line;
    const key = JSON.stringify(compared.map((text) => text.toLowerCase()));
    if (seen.has(key)) return;
    seen.add(key);
    kept.push(index);
  });
  const lines = kept.map((index) =>
    Array.from({ length: area.columns }, (_, c) => sheet.grid.cell(area.row + index, area.column + c)),
  );
  lines.forEach((cells, index) => {
    cells.forEach((cell, offset) => {
      putCell(document, sheet, area.row + index, area.column + offset, cell);
    });
  });
  if (kept.length < area.rows) {
    clearArea(
      document,
      sheet,
      rect(area.row + kept.length, area.column, area.rows - kept.length, area.columns),
      { contents: true },
    );
  }
  document.touched(sheet, area);
  return kept.length;
}

/** Removes white space around texts and folds it inside; formulas stay. */
export function trimTexts(document: SheetDocument, sheet: Sheet, area: Rect): void {
  sheet.grid.eachCell(area, (row, column, cell) => {
    if (typeof cell.value !== 'string' || cell.formula) return;
    const text = cell.value.trim().replace(/\s+/g, ' ');
    if (text !== cell.value)
      putCell(document, sheet, row, column, cell.withContent(text === '' ? null : text, null, null));
  });
  document.touched(sheet, area);
}

const GUESSES = [',', ';', '\t', '|', '.', ' '];

/** Splits the texts of an area's first column over the columns right of it; false when the grid is too narrow. */
export function splitTexts(
  document: SheetDocument,
  sheet: Sheet,
  area: Rect,
  delimiter: string | undefined,
): boolean {
  const texts = document.displayValues(sheet, { ...area, columns: 1 }).map(([text = '']) => text);
  const mark = delimiter ?? GUESSES.find((guess) => texts.some((text) => text.includes(guess))) ?? ',';
  const pieces = texts.map((text) => text.split(mark).map((piece) => piece.trim()));
  const width = pieces.reduce((most, line) => Math.max(most, line.length), 1);
  if (area.column + width > sheet.maxColumns) return false;
  pieces.forEach((line, index) => {
    if (line.length < 2) return;
    writeInputs(
      document,
      sheet,
      rect(area.row + index, area.column, 1, line.length),
      (_, column) => line[column - area.column],
      'typed',
    );
  });
  return true;
}
