// Documents for the tests of the spreadsheet model: one tab, a clock that stands still, short ways to read and type.

import { parseA1, resolveRange } from '../../../local/appsscript/spreadsheet/a1.js';
import { Acts } from '../../../local/appsscript/spreadsheet/acts.js';
import { type DocumentSettings, SheetDocument } from '../../../local/appsscript/spreadsheet/document.js';
import { templateText } from '../../../local/appsscript/spreadsheet/formula/template.js';
import { GENERAL_FORMAT } from '../../../local/appsscript/spreadsheet/number-format.js';
import { CellError, type Rect } from '../../../local/appsscript/spreadsheet/values.js';

export const OWNER = 'ann@example.com';
/** 2026-05-04 10:30 UTC. */
export const NOW = Date.UTC(2026, 4, 4, 10, 30);

export function aDocument(settings: Partial<DocumentSettings> = {}) {
  const document = new SheetDocument({ id: 'doc', name: 'Leads', owner: OWNER, now: () => NOW, ...settings });
  return { document, ...handsOn(document) };
}

export function handsOn(document: SheetDocument) {
  const acts = new Acts(document, OWNER);
  const at = (notation: string) => {
    const written = parseA1(notation);
    const sheet = written?.sheetName ? document.sheetByName(written.sheetName) : document.sheets[0];
    if (!written || !sheet) throw new Error(`no ${notation}`);
    return { sheet, area: resolveRange(written, sheet.maxRows, sheet.maxColumns) };
  };
  const first = <T>(rows: readonly (readonly T[])[]): T => {
    const [[item] = []] = rows;
    if (item === undefined) throw new Error('no cell');
    return item;
  };
  return {
    acts,
    area: (notation: string): Rect => at(notation).area,
    type: (cell: string, text: string) => {
      const { sheet } = at(cell);
      return acts.type(sheet.id, cell.slice(cell.lastIndexOf('!') + 1), text);
    },
    values: (notation: string) => document.scriptValues(at(notation).sheet, at(notation).area),
    value: (cell: string) => first(document.scriptValues(at(cell).sheet, at(cell).area)),
    shown: (notation: string) => document.displayValues(at(notation).sheet, at(notation).area),
    show: (cell: string) => first(document.displayValues(at(cell).sheet, at(cell).area)),
    formula: (cell: string) => {
      const { sheet, area } = at(cell);
      const { formula } = sheet.grid.cell(area.row, area.column);
      return formula ? templateText(formula, area, document.names) : '';
    },
    format: (cell: string) => {
      const { sheet, area } = at(cell);
      return sheet.grid.cell(area.row, area.column).style.numberFormat ?? GENERAL_FORMAT;
    },
    message: (cell: string) => {
      const { sheet, area } = at(cell);
      const value = document.valueAt(sheet, area.row, area.column);
      return value instanceof CellError ? value.message : '';
    },
  };
}
