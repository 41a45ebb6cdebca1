// One execution's view of one document: writes wait until flush(), the next read or the end of the execution.
//
// Decisions (docs/architecture.md, "Readings"):
// · Writes of contents and formats are kept back and committed together: at flush(), before this execution's next
//   read, before a structural call (insert, delete, sort, tabs …), and at its end. Structural calls apply at once.
// · Reading G1: 'a' every read sees the document as it is now; 'b' the first read after a flush takes a view which
//   later reads see unchanged but for this execution's own writes, until flush() or a structural call.
// · Reading G2: at a kill, writes not committed are kept ('a') or lost ('b').
// · Dimensions, coordinates and the 50,000 characters are checked at the call; protection and validation too, against
//   the document of that moment, and again at the commit, where they surface as an exception of flush() or of the
//   read, as on Google's side.

import type { ExecutionContext } from '../../kernel/emulated.js';
import { type ScriptError, scriptError } from '../../kernel/errors.js';
import { columnLetters } from '../../spreadsheet/a1.js';
import type { SheetDocument } from '../../spreadsheet/document.js';
import type { Refusal } from '../../spreadsheet/edit.js';
import type { Sheet } from '../../spreadsheet/sheet.js';
import type { Rect } from '../../spreadsheet/values.js';
import { messages } from './messages.js';

/** What other classes need of a Range or a Sheet that a script hands back. */
export interface RangeLike {
  readonly book: Book;
  readonly sheetId: number;
  readonly area: Rect;
}
export interface SheetLike {
  readonly book: Book;
  readonly sheetId: number;
}

/** Which sides a range was written with: `A:C` has no rows. */
export interface Bounds {
  readonly rows: boolean;
  readonly columns: boolean;
}

/** Makes emulated objects: classes name each other through it, so that no two files import each other. */
export interface ObjectMaker {
  spreadsheet(book: Book): object;
  sheet(book: Book, sheetId: number): object;
  range(book: Book, sheetId: number, area: Rect, bounds?: Bounds): object;
  rangeList(book: Book, ranges: readonly { sheetId: number; area: Rect }[]): object;
  user(book: Book, email: string): object;
}

type Write = (document: SheetDocument) => void;

export class Book {
  private pending: Write[] = [];
  private view: SheetDocument | null = null;

  constructor(
    readonly context: ExecutionContext,
    /** The live document: contents are read through `read`. */
    readonly document: SheetDocument,
    readonly make: ObjectMaker,
  ) {}

  /** The document as this execution sees it now. */
  read(): SheetDocument {
    if (this.context.readings.G1 === 'b') {
      if (!this.view) {
        this.commit();
        this.view = this.document.fork();
      }
      return this.view;
    }
    this.commit();
    return this.document;
  }

  /** As read, but commits nothing and takes no view: tabs and the size of the grid never wait to be written. */
  peek(): SheetDocument {
    return this.view ?? this.document;
  }

  readSheet(sheetId: number): Sheet {
    return this.sheetIn(this.read(), sheetId);
  }

  sheetIn(document: SheetDocument, sheetId: number): Sheet {
    const sheet = document.sheetById(sheetId);
    if (!sheet) throw this.error('sheetNotFound', sheetId);
    return sheet;
  }

  /** A write that may wait. `method` is named when a custom function must not write. */
  write(method: string, sheetId: number, change: (document: SheetDocument, sheet: Sheet) => void): void {
    this.mayWrite(method);
    const write: Write = (document) => change(document, this.sheetIn(document, sheetId));
    this.pending.push(write);
    if (this.view) write(this.view);
  }

  /** A change that applies at once and may have a result: rows, columns, tabs, sorting, metadata. */
  act<T>(method: string, change: (document: SheetDocument) => T): T {
    this.mayWrite(method);
    this.flush();
    return change(this.document);
  }

  actOn<T>(method: string, sheetId: number, change: (document: SheetDocument, sheet: Sheet) => T): T {
    return this.act(method, (document) => change(document, this.sheetIn(document, sheetId)));
  }

  flush(): void {
    this.view = null;
    this.commit();
  }

  /** Drops what was not committed: a kill under reading G2 'b'. */
  drop(): void {
    this.pending = [];
    this.view = null;
  }

  private commit(): void {
    if (this.pending.length === 0) return;
    const writes = this.pending;
    this.pending = [];
    for (const write of writes) write(this.document);
  }

  private mayWrite(method: string): void {
    const { document } = this;
    const isViewer = this.user !== document.owner && document.viewers.includes(this.user);
    if (isViewer || this.context.authMode === 'CUSTOM_FUNCTION') throw this.error('permission', method);
  }

  get user(): string {
    return this.context.user.email;
  }

  /** Time that grows with the number of cells; ours, of the order of 100,000 cells a second. */
  charge(area: Rect): void {
    this.context.charge(area.rows * area.columns * 0.00001);
  }

  error(key: keyof typeof messages, ...values: readonly (string | number)[]): ScriptError {
    return scriptError(messages, this.context.language, key, ...values);
  }

  refuse(refusal: Refusal | null): void {
    if (!refusal) return;
    if (refusal.kind === 'protected') throw this.error('protectedCell');
    if (refusal.kind === 'too long') throw this.error('tooLong');
    const cell = columnLetters(refusal.column) + (refusal.row + 1);
    throw this.error('invalidData', cell, refusal.helpText ? ` ${refusal.helpText}` : '');
  }
}
