// The emulated Sheet: the tab itself, clearing, appending, protection, filter, metadata; its parts are its bases.

import type { EnumValue } from '../../kernel/enums.js';
import type { SheetDocument } from '../../spreadsheet/document.js';
import { type Clearing, clearArea, refusalOf, writeInputs } from '../../spreadsheet/edit.js';
import type { Sheet as Model } from '../../spreadsheet/sheet.js';
import { insertLines } from '../../spreadsheet/structure.js';
import {
  addSheet,
  copyMetadata,
  copyName,
  renameSheet,
  setHidden,
  type TabRefusal,
} from '../../spreadsheet/tabs.js';
import { type Rect, rect } from '../../spreadsheet/values.js';
import type { Book } from './book.js';
import { normalColor } from './colors.js';
import { addMetadata, DeveloperMetadata, DeveloperMetadataFinder } from './developer-metadata.js';
import { Filter } from './filter.js';
import { NamedRange } from './named-range.js';
import { addProtection, protectionsOf } from './protection.js';
import { toInput } from './range-contents.js';
import { Selection } from './selection-object.js';
import { SheetLines } from './sheet-lines.js';
import { TextFinder } from './text-finder.js';

/** Throws Google's exception for a refused tab act; passes everything else through. */
export function tabResult<T>(book: Book, result: T | TabRefusal, name = ''): T {
  switch (result) {
    case 'name exists':
      throw book.error('sheetExists', name);
    case 'last sheet':
      throw book.error('lastSheet');
    case 'last visible sheet':
      throw book.error('lastVisibleSheet');
    case 'too many cells':
      throw book.error('tooManyCells');
    default:
      return result as T;
  }
}

export class Sheet extends SheetLines {
  private set(method: string, change: (sheet: Model, document: SheetDocument) => void): this {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      change(sheet, document);
      document.changes.emit({ kind: 'structure', sheetId: this.sheetId });
    });
    return this;
  }

  setName(name: string): this {
    return this.set('setName', (sheet, document) =>
      tabResult(this.book, renameSheet(document, sheet, String(name)), String(name)),
    );
  }

  isSheetHidden(): boolean {
    return this.read().hidden;
  }

  hideSheet(): this {
    return this.set('hideSheet', (sheet, document) => tabResult(this.book, setHidden(document, sheet, true)));
  }

  showSheet(): this {
    return this.set('showSheet', (sheet, document) =>
      tabResult(this.book, setHidden(document, sheet, false)),
    );
  }

  getTabColor(): string | null {
    return this.read().tabColor;
  }

  setTabColor(color: string | null): this {
    return this.set('setTabColor', (sheet) => {
      sheet.tabColor = normalColor(color) ?? null;
    });
  }

  isRightToLeft(): boolean {
    return this.read().rightToLeft;
  }

  setRightToLeft(rightToLeft: boolean): this {
    return this.set('setRightToLeft', (sheet) => {
      sheet.rightToLeft = rightToLeft;
    });
  }

  hasHiddenGridlines(): boolean {
    return this.read().hiddenGridlines;
  }

  setHiddenGridlines(hidden: boolean): this {
    return this.set('setHiddenGridlines', (sheet) => {
      sheet.hiddenGridlines = hidden;
    });
  }

  /** Below the last row with content, in one call; the grid grows when needed [Spreadsheet service reference]. */
  appendRow(contents: readonly unknown[]): this {
    const inputs = contents.map(toInput);
    this.book.actOn('appendRow', this.sheetId, (document, sheet) => {
      const row = document.lastRow(sheet);
      const area = rect(row, 0, 1, Math.max(1, inputs.length));
      if (row >= sheet.maxRows) insertLines(document, sheet, 'rows', row, 1, null);
      if (inputs.length > sheet.maxColumns) {
        insertLines(document, sheet, 'columns', sheet.maxColumns, inputs.length - sheet.maxColumns, null);
      }
      const at = (_: number, column: number) => inputs[column];
      this.book.refuse(refusalOf(document, this.book.user, sheet, area, at));
      writeInputs(document, sheet, area, at, 'script');
    });
    return this;
  }

  private clearAll(method: string, what: Clearing): this {
    this.book.write(method, this.sheetId, (document, sheet) => {
      const area: Rect = rect(0, 0, sheet.maxRows, sheet.maxColumns);
      this.book.refuse(refusalOf(document, this.book.user, sheet, area));
      clearArea(document, sheet, area, what);
    });
    return this;
  }

  /** Notes and validation stay [gas-fakes testsheets "Sheet clearing methods", live]. */
  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean }): this {
    const { contentsOnly = false, formatOnly = false } = options ?? {};
    const both = !contentsOnly && !formatOnly;
    return this.clearAll('clear', { contents: both || contentsOnly, formats: both || formatOnly });
  }

  clearContents(): this {
    return this.clearAll('clearContents', { contents: true });
  }

  clearFormats(): this {
    return this.clearAll('clearFormats', { formats: true });
  }

  clearNotes(): this {
    return this.clearAll('clearNotes', { notes: true });
  }

  protect(): object {
    return addProtection(this.book, this.sheetId, null);
  }

  getProtections(type: EnumValue): object[] {
    return protectionsOf(this.book, [this.read()], type.name);
  }

  getFilter(): object | null {
    return this.read().filter ? new Filter(this.book, this.sheetId) : null;
  }

  getNamedRanges(): object[] {
    return this.book
      .read()
      .namedRanges.filter((range) => range.sheetId === this.sheetId)
      .map((range) => new NamedRange(this.book, range.name));
  }

  getSelection(): object {
    return new Selection(this.book);
  }

  createTextFinder(text: string): object {
    return new TextFinder(this.book, String(text), [{ sheetId: this.sheetId, area: null }]);
  }

  addDeveloperMetadata(...args: readonly unknown[]): this {
    addMetadata(this.book, 'addDeveloperMetadata', { kind: 'sheet', sheetId: this.sheetId }, args);
    return this;
  }

  getDeveloperMetadata(): object[] {
    return this.book
      .read()
      .metadata.filter(({ location }) => location.kind === 'sheet' && location.sheetId === this.sheetId)
      .map((entry) => new DeveloperMetadata(this.book, entry.id));
  }

  createDeveloperMetadataFinder(): object {
    return new DeveloperMetadataFinder(this.book, { sheetId: this.sheetId });
  }

  // Charts, images, drawings, slicers, pivot tables, bandings and data sources cannot be made here: there are none.
  getCharts(): object[] {
    return [];
  }

  getImages(): object[] {
    return [];
  }

  getDrawings(): object[] {
    return [];
  }

  getSlicers(): object[] {
    return [];
  }

  getPivotTables(): object[] {
    return [];
  }

  getBandings(): object[] {
    return [];
  }

  getDataSourceTables(): object[] {
    return [];
  }

  getFormUrl(): string | null {
    return null;
  }

  asDataSourceSheet(): object | null {
    return null;
  }

  /** A copy at the end of another document, named `Copy of …` [D]. */
  copyTo(spreadsheet: { readonly book: Book }): object {
    this.book.flush();
    const source = this.peek();
    const from = this.book.document;
    const { book } = spreadsheet;
    return book.act('copyTo', (document) => {
      const made = addSheet(document, {
        name: copyName(document, source.name),
        index: document.sheets.length,
        template: source,
      });
      const copy = tabResult(book, made);
      if (typeof copy === 'string') throw book.error('sheetExists', copy);
      copyMetadata(from, source, document, copy);
      return book.make.sheet(book, copy.id);
    });
  }
}
