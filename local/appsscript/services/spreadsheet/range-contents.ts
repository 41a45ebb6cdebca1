// Values, display values, formulas and notes of a range: reading and writing.

import type { SheetDocument } from '../../spreadsheet/document.js';
import {
  type Clearing,
  clearArea,
  fillFormula,
  type Input,
  refusalOf,
  writeFormula,
  writeInputs,
} from '../../spreadsheet/edit.js';
import { setNotes } from '../../spreadsheet/edit-formats.js';
import { formulaFromR1C1 } from '../../spreadsheet/formula/r1c1.js';
import { templateR1C1, templateText } from '../../spreadsheet/formula/template.js';
import type { Sheet } from '../../spreadsheet/sheet.js';
import { type Rect, rect } from '../../spreadsheet/values.js';
import { RangePlace } from './range-place.js';

type ScriptValue = string | number | boolean | Date;

/** What a script may pass as a cell's value: other objects become their text [V8 migration guide: undefined clears]. */
export function toInput(value: unknown): Input {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    default:
      if (value === null || value instanceof Date) return value;
      return Array.isArray(value) ? value.map(String).join(', ') : String(value);
  }
}

export class RangeContents extends RangePlace {
  getValue(): ScriptValue {
    return this.first(this.readValues(rect(this.area.row, this.area.column)));
  }

  getValues(): ScriptValue[][] {
    return this.readValues(this.area);
  }

  private readValues(area: Rect): ScriptValue[][] {
    const { document, sheet } = this.readSheet();
    this.book.charge(area);
    return document.scriptValues(sheet, area);
  }

  getDisplayValue(): string {
    const { document, sheet } = this.readSheet();
    return this.first(document.displayValues(sheet, rect(this.area.row, this.area.column)));
  }

  getDisplayValues(): string[][] {
    const { document, sheet } = this.readSheet();
    this.book.charge(this.area);
    return document.displayValues(sheet, this.area);
  }

  /** The first of a grid of results; a range always has a cell. */
  protected first<T>(grid: readonly (readonly T[])[]): T {
    return (grid[0] as readonly T[])[0] as T;
  }

  isBlank(): boolean {
    const { document, sheet } = this.readSheet();
    const last = document.dataArea(sheet);
    const rows = Math.min(this.area.rows, last.rows - this.area.row);
    if (rows <= 0) return true;
    return document
      .mapCells(sheet, { ...this.area, rows }, (value, cell) => value === null && !cell.formula)
      .every((line) => line.every(Boolean));
  }

  setValue(value: unknown): this {
    const input = toInput(value);
    return this.writeValues('setValue', () => input);
  }

  setValues(values: readonly (readonly unknown[])[]): this {
    this.checkSize(values);
    const { row, column } = this.area;
    const inputs = values.map((line) => line.map(toInput));
    return this.writeValues('setValues', (r, c) => inputs[r - row]?.[c - column]);
  }

  private writeValues(method: string, inputAt: (row: number, column: number) => Input): this {
    const { area, book } = this;
    const check = (document: SheetDocument, sheet: Sheet) => {
      this.checkInside(sheet);
      book.refuse(refusalOf(document, book.user, sheet, area, inputAt));
    };
    check(book.document, book.sheetIn(book.document, this.sheetId));
    book.charge(area);
    book.write(method, this.sheetId, (document, sheet) => {
      check(document, sheet);
      writeInputs(document, sheet, area, inputAt, 'script');
    });
    return this;
  }

  /** Dimensions must match exactly, or it throws [Spreadsheet service reference]. */
  protected checkSize(grid: readonly (readonly unknown[])[]): void {
    if (!Array.isArray(grid) || grid.length !== this.area.rows) {
      throw this.book.error('rowCount', Array.isArray(grid) ? grid.length : 0, this.area.rows);
    }
    for (const line of grid) {
      const length = Array.isArray(line) ? line.length : 0;
      if (length !== this.area.columns) throw this.book.error('columnCount', length, this.area.columns);
    }
  }

  /** A write of this range's cells that only protection may refuse. */
  protected change(method: string, change: (document: SheetDocument, sheet: Sheet) => void): this {
    const { area, book } = this;
    const check = (document: SheetDocument, sheet: Sheet) => {
      this.checkInside(sheet);
      book.refuse(refusalOf(document, book.user, sheet, area));
    };
    check(book.document, book.sheetIn(book.document, this.sheetId));
    book.write(method, this.sheetId, (document, sheet) => {
      check(document, sheet);
      change(document, sheet);
    });
    return this;
  }

  getFormula(): string {
    return this.first(this.readFormulas(rect(this.area.row, this.area.column)));
  }

  getFormulas(): string[][] {
    return this.readFormulas(this.area);
  }

  private readFormulas(area: Rect): string[][] {
    const { document, sheet } = this.readSheet();
    this.book.charge(area);
    const out: string[][] = Array.from({ length: area.rows }, () => new Array<string>(area.columns).fill(''));
    sheet.grid.eachCell(area, (row, column, cell) => {
      const line = out[row - area.row];
      if (line && cell.formula)
        line[column - area.column] = templateText(cell.formula, { row, column }, document.names);
    });
    return out;
  }

  getFormulaR1C1(): string | null {
    return this.first(this.readR1C1(rect(this.area.row, this.area.column)));
  }

  getFormulasR1C1(): (string | null)[][] {
    return this.readR1C1(this.area);
  }

  private readR1C1(area: Rect): (string | null)[][] {
    const { document, sheet } = this.readSheet();
    return document.mapCells(sheet, area, (_, cell) =>
      cell.formula ? templateR1C1(cell.formula, document.names) : null,
    );
  }

  setFormula(formula: string): this {
    return this.change('setFormula', (document, sheet) =>
      fillFormula(document, sheet, this.area, String(formula ?? '')),
    );
  }

  setFormulas(formulas: readonly (readonly string[])[]): this {
    this.checkSize(formulas);
    const { row, column } = this.area;
    return this.writeFormulas('setFormulas', (r, c) => String(formulas[r - row]?.[c - column] ?? ''));
  }

  setFormulaR1C1(formula: string): this {
    return this.writeFormulas('setFormulaR1C1', (row, column) =>
      formulaFromR1C1(String(formula ?? ''), { row, column }),
    );
  }

  setFormulasR1C1(formulas: readonly (readonly string[])[]): this {
    this.checkSize(formulas);
    const start = this.area;
    return this.writeFormulas('setFormulasR1C1', (row, column) =>
      formulaFromR1C1(String(formulas[row - start.row]?.[column - start.column] ?? ''), { row, column }),
    );
  }

  private writeFormulas(method: string, textAt: (row: number, column: number) => string): this {
    const { row, column, rows, columns } = this.area;
    return this.change(method, (document, sheet) => {
      for (let r = row; r < row + rows; r++) {
        for (let c = column; c < column + columns; c++) writeFormula(document, sheet, r, c, textAt(r, c));
      }
    });
  }

  getNote(): string {
    const { sheet } = this.readSheet();
    return sheet.grid.cell(this.area.row, this.area.column).note;
  }

  getNotes(): string[][] {
    const { document, sheet } = this.readSheet();
    return document.mapCells(sheet, this.area, (_, cell) => cell.note);
  }

  setNote(note: unknown): this {
    const text = note === null || note === undefined ? '' : String(note);
    return this.change('setNote', (document, sheet) => setNotes(document, sheet, this.area, () => text));
  }

  /** Numbers come back as "25.0" [gas-fakes oddities]. */
  setNotes(notes: readonly (readonly unknown[])[]): this {
    if (!Array.isArray(notes))
      throw this.book.error(
        'signature',
        typeof notes === 'string' ? 'String' : typeof notes,
        'Range.setNotes',
      );
    this.checkSize(notes);
    const { row, column } = this.area;
    const text = (note: unknown) =>
      note === null || note === undefined
        ? ''
        : typeof note === 'number' && Number.isInteger(note)
          ? `${note}.0`
          : String(note);
    return this.change('setNotes', (document, sheet) =>
      setNotes(document, sheet, this.area, (r, c) => text(notes[r - row]?.[c - column])),
    );
  }

  clear(options?: {
    commentsOnly?: boolean;
    contentsOnly?: boolean;
    formatOnly?: boolean;
    validationsOnly?: boolean;
    skipFilteredRows?: boolean;
  }): this {
    const {
      commentsOnly,
      contentsOnly,
      formatOnly,
      validationsOnly,
      skipFilteredRows = false,
    } = options ?? {};
    const some = commentsOnly || contentsOnly || formatOnly || validationsOnly;
    return this.clearCells('clear', {
      contents: some ? contentsOnly === true : true,
      formats: some ? formatOnly === true : true,
      notes: some ? commentsOnly === true : true,
      validations: some ? validationsOnly === true : true,
      skipFilteredRows,
    });
  }

  clearContent(): this {
    return this.clearCells('clearContent', { contents: true });
  }

  clearFormat(): this {
    return this.clearCells('clearFormat', { formats: true });
  }

  clearNote(): this {
    return this.clearCells('clearNote', { notes: true });
  }

  clearDataValidations(): this {
    return this.clearCells('clearDataValidations', { validations: true });
  }

  private clearCells(method: string, what: Clearing): this {
    return this.change(method, (document, sheet) => clearArea(document, sheet, this.area, what));
  }
}
