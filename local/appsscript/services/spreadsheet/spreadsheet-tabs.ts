// The tabs of a spreadsheet, and what the active tab does on its behalf. The base of the emulated Spreadsheet.

import type { Sheet as Model } from '../../spreadsheet/sheet.js';
import { addSheet, duplicateSheet, moveSheet, type NewSheet, removeSheet } from '../../spreadsheet/tabs.js';
import type { Book, RangeLike, SheetLike } from './book.js';
import { activeSheetOf, bringToFront, selectionFor } from './selection.js';
import { Sheet, tabResult } from './sheet.js';
import { findRange } from './sheet-place.js';

interface InsertOptions {
  readonly template?: SheetLike;
}

export class SpreadsheetTabs {
  constructor(readonly book: Book) {}

  protected sheet(model: Model): Sheet {
    return new Sheet(this.book, model.id);
  }

  protected activeSheet(): Sheet {
    const active = activeSheetOf(selectionFor(this.book.context), this.book.peek());
    if (!active) throw this.book.error('sheetNotFound', 0);
    return this.sheet(active);
  }

  getSheets(): object[] {
    return this.book.peek().sheets.map((model) => this.sheet(model));
  }

  getNumSheets(): number {
    return this.book.peek().sheets.length;
  }

  getSheetByName(name: string): object | null {
    const found = this.book.peek().sheets.find((sheet) => sheet.name === String(name));
    return found ? this.sheet(found) : null;
  }

  getSheetById(id: number): object | null {
    const found = this.book.peek().sheetById(Number(id));
    return found ? this.sheet(found) : null;
  }

  getActiveSheet(): object {
    return this.activeSheet();
  }

  setActiveSheet(sheet: SheetLike, restoreSelection?: boolean): object {
    const state = selectionFor(this.book.context);
    bringToFront(state, this.book.peek(), sheet.sheetId, restoreSelection === true);
    return new Sheet(this.book, sheet.sheetId);
  }

  /** (name?, index?, options?): a new tab goes right of the active one and becomes active [D]. */
  insertSheet(...args: readonly (string | number | InsertOptions)[]): object {
    const name = args.find((item) => typeof item === 'string');
    const index = args.find((item) => typeof item === 'number');
    const options = args.find((item): item is InsertOptions => typeof item === 'object' && item !== null);
    const active = this.activeSheet().sheetId;
    const sheet = this.book.act('insertSheet', (document) => {
      const template = options?.template ? document.sheetById(options.template.sheetId) : undefined;
      const wanted: NewSheet = {
        name,
        index: index ?? document.sheets.findIndex((other) => other.id === active) + 1,
        template,
      };
      return tabResult(this.book, addSheet(document, wanted), name);
    });
    return this.sheet(sheet as Model).activate();
  }

  deleteSheet(sheet: SheetLike): void {
    this.book.actOn('deleteSheet', sheet.sheetId, (document, model) =>
      tabResult(this.book, removeSheet(document, model)),
    );
  }

  deleteActiveSheet(): object {
    this.deleteSheet(this.activeSheet());
    return this.activeSheet();
  }

  duplicateActiveSheet(): object {
    const copy = this.book.actOn('duplicateActiveSheet', this.activeSheet().sheetId, (document, model) =>
      tabResult(this.book, duplicateSheet(document, model, document.sheets.indexOf(model) + 1)),
    );
    return this.sheet(copy as Model).activate();
  }

  renameActiveSheet(name: string): void {
    this.activeSheet().setName(name);
  }

  /** 1-based place among the tabs. */
  moveActiveSheet(position: number): void {
    this.book.actOn('moveActiveSheet', this.activeSheet().sheetId, (document, model) =>
      moveSheet(document, model, Number(position) - 1),
    );
  }

  getRange(notation: string): object {
    const range = findRange(this.book, String(notation), this.activeSheet().sheetId);
    if (!range) throw this.book.error('rangeNotFound');
    return range;
  }

  getRangeList(notations: readonly string[]): object {
    return this.book.make.rangeList(
      this.book,
      notations.map((notation) => this.getRange(notation) as RangeLike),
    );
  }

  getActiveCell(): object {
    return this.activeSheet().getActiveCell();
  }

  getCurrentCell(): object | null {
    return this.activeSheet().getCurrentCell();
  }

  getActiveRange(): object | null {
    return this.activeSheet().getActiveRange();
  }

  getActiveRangeList(): object | null {
    return this.activeSheet().getActiveRangeList();
  }

  getSelection(): object {
    return this.activeSheet().getSelection();
  }

  setActiveRange(range: RangeLike): object {
    return this.activeSheet().setActiveRange(range);
  }

  setActiveRangeList(list: { activate(): unknown }): object {
    return this.activeSheet().setActiveRangeList(list);
  }

  setActiveSelection(range: RangeLike | string): object {
    return this.setActiveRange(typeof range === 'object' ? range : (this.getRange(range) as RangeLike));
  }

  setCurrentCell(cell: { activateAsCurrentCell(): unknown }): object {
    return this.activeSheet().setCurrentCell(cell);
  }
}

/** Methods of Spreadsheet that act on its active sheet [D: inherited from the days of one class]. */
const delegated = [
  'appendRow',
  'autoResizeColumn',
  'deleteColumn',
  'deleteColumns',
  'deleteRow',
  'deleteRows',
  'getColumnWidth',
  'getDataRange',
  'getFrozenColumns',
  'getFrozenRows',
  'getLastColumn',
  'getLastRow',
  'getRowHeight',
  'getSheetId',
  'getSheetName',
  'getSheetValues',
  'hideColumn',
  'hideRow',
  'insertColumnAfter',
  'insertColumnBefore',
  'insertColumnsAfter',
  'insertColumnsBefore',
  'insertRowAfter',
  'insertRowBefore',
  'insertRowsAfter',
  'insertRowsBefore',
  'isColumnHiddenByUser',
  'isRowHiddenByFilter',
  'isRowHiddenByUser',
  'setColumnWidth',
  'setFrozenColumns',
  'setFrozenRows',
  'setRowHeight',
  'sort',
  'unhideColumn',
  'unhideRow',
] as const satisfies readonly (keyof Sheet)[];

for (const name of delegated) {
  Object.defineProperty(SpreadsheetTabs.prototype, name, {
    value: function (this: SpreadsheetTabs, ...args: unknown[]) {
      const sheet = this.activeSheet();
      return (sheet[name] as (this: Sheet, ...args: unknown[]) => unknown).apply(sheet, args);
    },
  });
}
