// Whose a column of the first tab is, as its header tells.
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { rect } from '../appsscript/spreadsheet/values.js';
import { TAB } from './stage.js';

/** Input headers, and what a person may call them instead so that the next plan still reads the same contacts. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  'First name': 'Given name',
  'Last name': 'Surname',
  'Company domain': 'Domain',
  'Full name': 'Contact name',
  Website: 'Company website',
};
const INPUT_HEADERS = Object.entries(OTHER_NAMES).flat();

/** Header texts of the first tab. */
export function headersOf(document: SheetDocument, headerRow: number): string[] {
  const sheet = document.sheetByName(TAB);
  return sheet ? (document.displayValues(sheet, rect(headerRow - 1, 0, 1, sheet.maxColumns))[0] ?? []) : [];
}

/** What people have done to columns, which the referee must know to tell whose a column is. */
export class Renames {
  readonly inputs = new Set(INPUT_HEADERS);
  readonly outputs = new Set<string>();
}

/** 1-based columns in which the add-on has put a header, or whose header a person renamed since. */
export function outputColumns(real: readonly string[], twin: readonly string[], renames: Renames): number[] {
  return real.flatMap((text, index) => {
    const own = twin[index] ?? '';
    return text !== '' && (own === '' || renames.outputs.has(own)) ? [index + 1] : [];
  });
}
