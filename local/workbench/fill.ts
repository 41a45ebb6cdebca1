// A table into a fresh document: every cell as its text says, the header as people make it.
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { writeTexts } from '../appsscript/spreadsheet/edit.js';
import { setStyles } from '../appsscript/spreadsheet/edit-formats.js';
import { growTo } from '../appsscript/spreadsheet/structure.js';
import { rect } from '../appsscript/spreadsheet/values.js';

const PIXELS_A_CHARACTER = 7.8;
const AIR_PIXELS = 22;
const WIDEST_PIXELS = 168;
const SAMPLE_ROWS = 50;

/** Fills the first tab with a table as texts: "007" and "1/2" stay what the file says. */
export function fill(document: SheetDocument, rows: readonly (readonly string[])[]): void {
  const [sheet] = document.sheets;
  if (!sheet) return;
  const width = Math.max(1, ...rows.map((row) => row.length));
  growTo(document, sheet, rows.length, width);
  sheet.name = 'Contacts';
  const all = rect(0, 0, rows.length, width);
  writeTexts(document, sheet, all, (row, column) => ({ text: rows[row]?.[column] ?? '', rich: null }));
  setStyles(document, sheet, rect(0, 0, 1, width), 'fontWeight', () => 'bold');
  sheet.frozenRows = rows.length > 1 ? 1 : 0;
  for (let column = 0; column < width; column++) {
    const longest = Math.max(...rows.slice(0, SAMPLE_ROWS).map((row) => (row[column] ?? '').length));
    const size = Math.round(Math.min(WIDEST_PIXELS, Math.max(80, longest * PIXELS_A_CHARACTER + AIR_PIXELS)));
    sheet.columns.set(column, 1, { size });
  }
  document.restructured(null);
}
