// What lies over a range's cells: validation, checkboxes, protection, metadata, the filter, rich text, find.

import type { MetadataLocation } from '../../spreadsheet/document.js';
import { writeInputs, writeTexts } from '../../spreadsheet/edit.js';
import { setValidations } from '../../spreadsheet/edit-formats.js';
import { isMetadataPlace } from '../../spreadsheet/metadata.js';
import { checkboxValues, type ValidationRule } from '../../spreadsheet/validation.js';
import { DataValidation, ruleOf } from './data-validation.js';
import { addMetadata, DeveloperMetadata, DeveloperMetadataFinder } from './developer-metadata.js';
import { createFilter, Filter } from './filter.js';
import { addProtection } from './protection.js';
import { RangeColors } from './range-colors.js';
import { RichTextValue } from './rich-text.js';
import { TextFinder } from './text-finder.js';
import { textStyleOf } from './text-style.js';

type Grid = readonly (readonly unknown[])[];

export class RangeRules extends RangeColors {
  canEdit(): boolean {
    const { document, sheet } = this.readSheet();
    return document.canEdit(this.book.user, sheet, this.area);
  }

  protect(): object {
    return addProtection(this.book, this.sheetId, this.area);
  }

  getDataValidation(): object | null {
    return this.first(this.getDataValidations());
  }

  getDataValidations(): (object | null)[][] {
    const { document, sheet } = this.readSheet();
    return document.mapCells(sheet, this.area, (_, cell) =>
      cell.validation ? new DataValidation(this.book, cell.validation) : null,
    );
  }

  setDataValidation(rule: object | null): this {
    return this.setRules('setDataValidation', () => ruleOf(rule));
  }

  setDataValidations(rules: Grid): this {
    this.checkSize(rules);
    const { row, column } = this.area;
    return this.setRules('setDataValidations', (r, c) => ruleOf(rules[r - row]?.[c - column]));
  }

  private setRules(method: string, at: (row: number, column: number) => ValidationRule | null): this {
    return this.change(method, (document, sheet) => setValidations(document, sheet, this.area, at));
  }

  /** Sets every cell to the unchecked value [D: insertCheckboxes "…"]. */
  insertCheckboxes(...values: readonly unknown[]): this {
    const plain = values.map((value) =>
      typeof value === 'boolean' || typeof value === 'number' ? value : String(value),
    );
    const rule: ValidationRule = { criteria: 'CHECKBOX', values: plain, allowInvalid: false, helpText: null };
    const boxes = checkboxValues(rule);
    return this.change('insertCheckboxes', (document, sheet) => {
      setValidations(document, sheet, this.area, () => rule);
      const unchecked = boxes?.unchecked;
      writeInputs(
        document,
        sheet,
        this.area,
        () => (typeof unchecked === 'object' ? null : unchecked),
        'script',
      );
    });
  }

  removeCheckboxes(): this {
    return this.change('removeCheckboxes', (document, sheet) => {
      const boxed = new Set<string>();
      sheet.grid.eachCell(this.area, (row, column, cell) => {
        if (checkboxValues(cell.validation)) boxed.add(`${row} ${column}`);
      });
      const hasBox = (row: number, column: number) => boxed.has(`${row} ${column}`);
      setValidations(document, sheet, this.area, (row, column) =>
        hasBox(row, column) ? null : sheet.grid.cell(row, column).validation,
      );
      for (const place of boxed) {
        const [row = 0, column = 0] = place.split(' ').map(Number);
        writeInputs(document, sheet, { row, column, rows: 1, columns: 1 }, () => null, 'script');
      }
    });
  }

  check(): this {
    return this.tick('check', 'checked');
  }

  uncheck(): this {
    return this.tick('uncheck', 'unchecked');
  }

  private tick(method: string, which: 'checked' | 'unchecked'): this {
    return this.change(method, (document, sheet) => {
      const { row, column, rows, columns } = this.area;
      for (let r = row; r < row + rows; r++) {
        for (let c = column; c < column + columns; c++) {
          const value = checkboxValues(sheet.grid.cell(r, c).validation)?.[which];
          if (value === undefined || typeof value === 'object') continue;
          writeInputs(document, sheet, { row: r, column: c, rows: 1, columns: 1 }, () => value, 'script');
        }
      }
    });
  }

  /** true, false, or null when cells differ or have no checkbox [D]. */
  isChecked(): boolean | null {
    const { document, sheet } = this.readSheet();
    const states = document
      .mapCells(sheet, this.area, (value, cell) => {
        const boxes = checkboxValues(cell.validation);
        return boxes ? value === boxes.checked : null;
      })
      .flat();
    const [state = null] = states;
    return states.every((other) => other === state) ? state : null;
  }

  addDeveloperMetadata(...args: readonly unknown[]): this {
    addMetadata(this.book, 'addDeveloperMetadata', this.metadataLocation(), args);
    return this;
  }

  private metadataLocation(): MetadataLocation {
    const sheet = this.book.sheetIn(this.book.document, this.sheetId);
    const kind = isMetadataPlace(this.area, sheet);
    if (!kind) throw this.book.error('metadataPlace');
    return { kind, sheetId: this.sheetId, index: kind === 'row' ? this.area.row : this.area.column };
  }

  /** Only metadata of exactly this row or column [gas-fakes testsheetsdeveloper]. */
  getDeveloperMetadata(): object[] {
    const { document, sheet } = this.readSheet();
    const kind = isMetadataPlace(this.area, sheet);
    return document.metadata
      .filter(
        ({ location }) => location.kind === kind && 'index' in location && location.sheetId === this.sheetId,
      )
      .filter(
        ({ location }) =>
          'index' in location && location.index === (kind === 'row' ? this.area.row : this.area.column),
      )
      .map((entry) => new DeveloperMetadata(this.book, entry.id));
  }

  createDeveloperMetadataFinder(): object {
    return new DeveloperMetadataFinder(this.book, { sheetId: this.sheetId, area: this.area });
  }

  createFilter(): object {
    return createFilter(this.book, this.sheetId, this.area);
  }

  getFilter(): object | null {
    return this.readSheet().sheet.filter ? new Filter(this.book, this.sheetId) : null;
  }

  createTextFinder(text: string): object {
    return new TextFinder(this.book, String(text), [{ sheetId: this.sheetId, area: this.area }]);
  }

  getRichTextValue(): object | null {
    return this.first(this.getRichTextValues());
  }

  /** Numbers, dates and booleans have none [D]. */
  getRichTextValues(): (object | null)[][] {
    const { document, sheet } = this.readSheet();
    return document.mapCells(sheet, this.area, (value, cell) =>
      typeof value === 'string' || value === null
        ? RichTextValue.of(value ?? '', cell.rich, textStyleOf(cell.style).parts)
        : null,
    );
  }

  /** Stores text as text: nothing is parsed. */
  setRichTextValue(value: RichTextValue): this {
    return this.change('setRichTextValue', (document, sheet) =>
      writeTexts(document, sheet, this.area, () => value),
    );
  }

  setRichTextValues(values: Grid): this {
    this.checkSize(values);
    const { row, column } = this.area;
    return this.change('setRichTextValues', (document, sheet) =>
      writeTexts(document, sheet, this.area, (r, c) => {
        const value = values[r - row]?.[c - column];
        return value instanceof RichTextValue ? value : null;
      }),
    );
  }
}
