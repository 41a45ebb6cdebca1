// A person's acts on cells: typing, pasting, copying, cutting, clearing, notes, formats, sorting.

import { parseA1, rectA1 } from './a1.js';
import { type ActResult, ActsBase, refused, type TabName } from './acts-base.js';
import { type CopyMode, copyArea } from './copy.js';
import { clearArea, type Input, refusalOf, writeInputs } from './edit.js';
import { setNotes, setStyles, setValidations } from './edit-formats.js';
import type { Axis } from './relocate.js';
import { type SortKey, sortArea } from './sort.js';
import { deleteCells, growTo, insertCells, moveCells } from './structure.js';
import type { ValidationRule } from './validation.js';
import { rect } from './values.js';

export class ActsOnCells extends ActsBase {
  /** Types a text into a cell. */
  type(tab: TabName, cell: string, text: string): ActResult {
    return this.paste(tab, cell, [[text]]);
  }

  /** Pastes rows of text from outside at a cell: each is read as if typed. The grid grows as needed. */
  paste(tab: TabName, cell: string, rows: readonly (readonly Input[])[]): ActResult {
    const sheet = this.sheet(tab);
    const written = parseA1(cell);
    if (!sheet || written === null || written.startRow === null || written.startColumn === null)
      return refused('no such place');
    const { startRow: row, startColumn: column } = written;
    const area = rect(row, column, rows.length, Math.max(0, ...rows.map((line) => line.length)));
    const at = (r: number, c: number) => rows[r - row]?.[c - column];
    const refusal = refusalOf(this.document, this.email, sheet, area, at);
    if (refusal) return refused(refusal.kind);
    if (!growTo(this.document, sheet, row + area.rows, column + area.columns))
      return refused('too many cells');
    const single = area.rows === 1 && area.columns === 1;
    const oldValue = single ? String(this.document.scriptValues(sheet, area)[0]?.[0] ?? '') : '';
    writeInputs(this.document, sheet, area, at, 'typed');
    if (!single) return this.done({ kind: 'edit', sheetId: sheet.id, area });
    const value = String(this.document.scriptValues(sheet, area)[0]?.[0] ?? '');
    return this.done({
      kind: 'edit',
      sheetId: sheet.id,
      area,
      value,
      ...(oldValue === '' ? {} : { oldValue }),
    });
  }

  /** Copies cells inside the document: Ctrl+C, Ctrl+V (or "paste special"). */
  copy(tab: TabName, from: string, toTab: TabName, to: string, mode: CopyMode = 'all'): ActResult {
    const source = this.find(tab, from);
    if (typeof source === 'string') return refused(source);
    return this.on(toTab, to, 'edit', (target, landing) =>
      copyArea(this.document, source.sheet, source.area, target, landing, mode, false)
        ? undefined
        : 'out of bounds',
    );
  }

  /** Cuts cells and pastes them with their corner at a cell. */
  move(tab: TabName, from: string, toTab: TabName, cell: string): ActResult {
    const source = this.find(tab, from);
    if (typeof source === 'string') return refused(source);
    return this.on(toTab, cell, 'edit', (target, landing) => {
      const { rows, columns } = source.area;
      if (landing.row + rows > target.maxRows || landing.column + columns > target.maxColumns)
        return 'out of bounds';
      moveCells(this.document, source.sheet, source.area, target, landing.row, landing.column);
      return undefined;
    });
  }

  /** The Delete key: contents go, formats and notes stay. */
  clear(tab: TabName, notation: string): ActResult {
    return this.on(
      tab,
      notation,
      'edit',
      (sheet, area) => void clearArea(this.document, sheet, area, { contents: true }),
    );
  }

  setNote(tab: TabName, cell: string, note: string): ActResult {
    return this.on(
      tab,
      cell,
      'OTHER',
      (sheet, area) => void setNotes(this.document, sheet, area, () => note),
    );
  }

  /** null takes the format away ("Automatic"). */
  setNumberFormat(tab: TabName, notation: string, format: string | null): ActResult {
    return this.on(
      tab,
      notation,
      'FORMAT',
      (sheet, area) => void setStyles(this.document, sheet, area, 'numberFormat', () => format ?? undefined),
    );
  }

  setBackground(tab: TabName, notation: string, color: string | null): ActResult {
    return this.on(
      tab,
      notation,
      'FORMAT',
      (sheet, area) => void setStyles(this.document, sheet, area, 'background', () => color ?? undefined),
    );
  }

  setValidation(tab: TabName, notation: string, rule: ValidationRule | null): ActResult {
    return this.on(
      tab,
      notation,
      'OTHER',
      (sheet, area) => void setValidations(this.document, sheet, area, () => rule),
    );
  }

  merge(tab: TabName, notation: string): ActResult {
    return this.on(tab, notation, 'OTHER', (sheet, area) => void this.document.merge(sheet, area, [area]));
  }

  breakApart(tab: TabName, notation: string): ActResult {
    return this.on(tab, notation, 'OTHER', (sheet, area) => void this.document.merge(sheet, area, []));
  }

  /** Sorts a range; `column` is a letter of the sheet. */
  sort(
    tab: TabName,
    notation: string,
    ...keys: readonly { column: string; ascending?: boolean }[]
  ): ActResult {
    return this.on(tab, notation, 'OTHER', (sheet, area) => {
      const parsed = keys.flatMap(({ column, ascending = true }): SortKey[] => {
        const at = parseA1(`${column}:${column}`)?.startColumn ?? -1;
        return at < area.column || at >= area.column + area.columns ? [] : [{ column: at, ascending }];
      });
      if (parsed.length < keys.length) return 'out of bounds';
      sortArea(this.document, sheet, area, parsed);
      return undefined;
    });
  }

  /** Sorts all rows below the frozen ones ("Sort sheet A to Z"). */
  sortSheet(tab: TabName, column: string, ascending = true): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    const area = rect(sheet.frozenRows, 0, sheet.maxRows - sheet.frozenRows, sheet.maxColumns);
    return this.sort(tab, rectA1(area), { column, ascending });
  }

  insertCells(tab: TabName, notation: string, shift: Axis): ActResult {
    return this.on(
      tab,
      notation,
      'OTHER',
      (sheet, area) => void insertCells(this.document, sheet, area, shift),
    );
  }

  deleteCells(tab: TabName, notation: string, shift: Axis): ActResult {
    return this.on(
      tab,
      notation,
      'OTHER',
      (sheet, area) => void deleteCells(this.document, sheet, area, shift),
    );
  }
}
