// SpreadsheetApp: the door to documents, the selection, builders; and the list of emulated classes.

import type { ExecutionContext, HostedDocument, ServiceModule } from '../../kernel/emulated.js';
import { scriptError } from '../../kernel/errors.js';
import { addSheet } from '../../spreadsheet/tabs.js';
import { User } from '../user.js';
import type { Book, ObjectMaker, RangeLike, SheetLike } from './book.js';
import { bookOf, endBooks, flushBooks } from './books.js';
import { Color, ColorBuilder, RgbColor, ThemeColor } from './color.js';
import { DataValidation, DataValidationBuilder } from './data-validation.js';
import {
  DeveloperMetadata,
  DeveloperMetadataFinder,
  DeveloperMetadataLocation,
} from './developer-metadata.js';
import { Filter, FilterCriteria, FilterCriteriaBuilder } from './filter.js';
import { messages } from './messages.js';
import { NamedRange } from './named-range.js';
import { Protection } from './protection.js';
import { Range } from './range.js';
import { RangeList } from './range-list.js';
import { RichTextValue, RichTextValueBuilder } from './rich-text.js';
import { Selection } from './selection-object.js';
import { Sheet } from './sheet.js';
import { Spreadsheet } from './spreadsheet.js';
import { TextFinder } from './text-finder.js';
import { TextRotation, TextStyle, TextStyleBuilder } from './text-style.js';

/** Makes emulated objects for a book. */
export const objectMaker: ObjectMaker = {
  spreadsheet: (book) => new Spreadsheet(book),
  sheet: (book, sheetId) => new Sheet(book, sheetId),
  range: (book, sheetId, area, bounds) => new Range(book, sheetId, area, bounds),
  rangeList: (book, ranges) => new RangeList(book, ranges),
  user: (_, email) => new User(email),
};

class SpreadsheetApp {
  private active: HostedDocument | null;

  constructor(private readonly context: ExecutionContext) {
    this.active = context.document;
  }

  private error(key: keyof typeof messages, ...values: readonly string[]) {
    return scriptError(messages, this.context.language, key, ...values);
  }

  private book(document: HostedDocument): Book {
    return bookOf(this.context, document, objectMaker);
  }

  /** null where the script has no document [undocumented]. */
  getActive(): Spreadsheet | null {
    return this.active ? new Spreadsheet(this.book(this.active)) : null;
  }

  getActiveSpreadsheet(): Spreadsheet | null {
    return this.getActive();
  }

  setActiveSpreadsheet(spreadsheet: Spreadsheet): void {
    this.active = spreadsheet.book.document;
  }

  getActiveSheet(): object | null {
    return this.getActive()?.getActiveSheet() ?? null;
  }

  getActiveRange(): object | null {
    return this.getActive()?.getActiveRange() ?? null;
  }

  getActiveRangeList(): object | null {
    return this.getActive()?.getActiveRangeList() ?? null;
  }

  getCurrentCell(): object | null {
    return this.getActive()?.getCurrentCell() ?? null;
  }

  getSelection(): object | null {
    return this.getActive()?.getSelection() ?? null;
  }

  setActiveSheet(sheet: SheetLike, restoreSelection?: boolean): object {
    return new Spreadsheet(sheet.book).setActiveSheet(sheet, restoreSelection);
  }

  setActiveRange(range: RangeLike): object {
    return new Spreadsheet(range.book).setActiveRange(range);
  }

  setActiveRangeList(list: RangeList): object {
    return list.activate();
  }

  setCurrentCell(cell: Range): object {
    return cell.activateAsCurrentCell();
  }

  flush(): void {
    flushBooks(this.context);
  }

  getUi(): object {
    return this.context.ui();
  }

  create(name: string, rows?: number, columns?: number): Spreadsheet {
    if (this.context.authMode === 'CUSTOM_FUNCTION') throw this.error('permission', 'create');
    const spreadsheet = new Spreadsheet(
      this.book(this.context.documents.create(String(name), this.context.user.email)),
    );
    if (rows === undefined || columns === undefined) return spreadsheet;
    spreadsheet.book.act('create', (document) => {
      const [first] = document.sheets;
      document.sheets = [];
      const sized = addSheet(document, {
        name: first?.name ?? 'Sheet1',
        index: 0,
        rows: Number(rows),
        columns: Number(columns),
      });
      if (typeof sized === 'string') throw this.error('tooManyCells');
    });
    return spreadsheet;
  }

  /** Custom functions may not open other documents [custom functions guide]. */
  openById(id: string): Spreadsheet {
    if (this.context.authMode === 'CUSTOM_FUNCTION')
      throw this.error('permission', 'SpreadsheetApp.openById');
    const document = this.context.documents.byId(String(id));
    if (!document) throw this.error('notFound');
    return new Spreadsheet(this.book(document));
  }

  openByUrl(url: string): Spreadsheet {
    const id = /\/d\/([^/]+)/.exec(String(url))?.[1];
    if (id === undefined) throw this.error('argument', 'url');
    return this.openById(id);
  }

  newDataValidation(): object {
    return new DataValidationBuilder(this.anyBook());
  }

  newFilterCriteria(): object {
    return new FilterCriteriaBuilder(this.anyBook());
  }

  newColor(): object {
    return new ColorBuilder();
  }

  newTextStyle(): object {
    return new TextStyleBuilder();
  }

  newRichTextValue(): object {
    return new RichTextValueBuilder();
  }

  /** Builders read dates by a document's time zone: the active one's. */
  private anyBook(): Book {
    if (!this.active) throw this.error('readOnly');
    return this.book(this.active);
  }

  toString(): string {
    return 'SpreadsheetApp';
  }
}

/** The Spreadsheet service for the kernel. */
export const spreadsheetServices: ServiceModule = {
  classes: {
    'Base.User': User,
    'Base.RgbColor': RgbColor,
    'Spreadsheet.Color': Color,
    'Spreadsheet.ColorBuilder': ColorBuilder,
    'Spreadsheet.DataValidation': DataValidation,
    'Spreadsheet.DataValidationBuilder': DataValidationBuilder,
    'Spreadsheet.DeveloperMetadata': DeveloperMetadata,
    'Spreadsheet.DeveloperMetadataFinder': DeveloperMetadataFinder,
    'Spreadsheet.DeveloperMetadataLocation': DeveloperMetadataLocation,
    'Spreadsheet.Filter': Filter,
    'Spreadsheet.FilterCriteria': FilterCriteria,
    'Spreadsheet.FilterCriteriaBuilder': FilterCriteriaBuilder,
    'Spreadsheet.NamedRange': NamedRange,
    'Spreadsheet.Protection': Protection,
    'Spreadsheet.Range': Range,
    'Spreadsheet.RangeList': RangeList,
    'Spreadsheet.RichTextValue': RichTextValue,
    'Spreadsheet.RichTextValueBuilder': RichTextValueBuilder,
    'Spreadsheet.Selection': Selection,
    'Spreadsheet.Sheet': Sheet,
    'Spreadsheet.Spreadsheet': Spreadsheet,
    'Spreadsheet.SpreadsheetApp': SpreadsheetApp,
    'Spreadsheet.TextFinder': TextFinder,
    'Spreadsheet.TextRotation': TextRotation,
    'Spreadsheet.TextStyle': TextStyle,
    'Spreadsheet.TextStyleBuilder': TextStyleBuilder,
    'Spreadsheet.ThemeColor': ThemeColor,
  },
  globals: { SpreadsheetApp: (context) => new SpreadsheetApp(context) },
  executionEnded: endBooks,
};
