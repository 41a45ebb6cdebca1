// createTextFinder: finding and replacing texts, formulas too.

import type { SheetDocument } from '../../spreadsheet/document.js';
import { refusalOf, writeInputs } from '../../spreadsheet/edit.js';
import { templateText } from '../../spreadsheet/formula/template.js';
import type { Sheet } from '../../spreadsheet/sheet.js';
import { intersection, type Rect, rect } from '../../spreadsheet/values.js';
import type { Book, RangeLike } from './book.js';

interface Scope {
  readonly sheetId: number;
  /** null: all that is used of the sheet. */
  readonly area: Rect | null;
}

interface Found {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

export class TextFinder {
  private sameCase = false;
  private wholeCell = false;
  private inFormulas = false;
  private ignoreAccents = false;
  private pattern = false;
  private current: Found | null = null;
  private startAt: Found | null = null;

  constructor(
    readonly book: Book,
    private readonly text: string,
    private readonly scopes: readonly Scope[],
  ) {}

  matchCase(matchCase: boolean): this {
    this.sameCase = matchCase;
    return this;
  }

  matchEntireCell(matchEntireCell: boolean): this {
    this.wholeCell = matchEntireCell;
    return this;
  }

  matchFormulaText(matchFormulaText: boolean): this {
    this.inFormulas = matchFormulaText;
    return this;
  }

  ignoreDiacritics(ignoreDiacritics: boolean): this {
    this.ignoreAccents = ignoreDiacritics;
    return this;
  }

  useRegularExpression(useRegEx: boolean): this {
    this.pattern = useRegEx;
    return this;
  }

  startFrom(range: RangeLike): this {
    this.startAt = { sheetId: range.sheetId, row: range.area.row, column: range.area.column };
    return this;
  }

  private expression(flags: string): RegExp {
    const text = this.ignoreAccents ? withoutAccents(this.text) : this.text;
    const source = this.pattern ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(this.wholeCell ? `^(?:${source})$` : source, flags + (this.sameCase ? '' : 'i'));
  }

  private all(): Found[] {
    const document = this.book.read();
    const expression = this.expression('');
    return this.scopes.flatMap(({ sheetId, area }) => {
      const sheet = document.sheetById(sheetId);
      const used =
        sheet && intersection(area ?? rect(0, 0, sheet.maxRows, sheet.maxColumns), document.dataArea(sheet));
      if (!sheet || !used) return [];
      const found: Found[] = [];
      const shown = document.displayValues(sheet, used);
      shown.forEach((line, r) => {
        line.forEach((display, c) => {
          const text = this.textOf(document, sheet, used.row + r, used.column + c, display);
          if (text !== null && expression.test(this.ignoreAccents ? withoutAccents(text) : text)) {
            found.push({ sheetId, row: used.row + r, column: used.column + c });
          }
        });
      });
      return found;
    });
  }

  /** With matchFormulaText, cells without a formula are searched too [gas-fakes testsheetstext, live]. */
  private textOf(
    document: SheetDocument,
    sheet: Sheet,
    row: number,
    column: number,
    display: string,
  ): string | null {
    const { formula } = sheet.grid.cell(row, column);
    if (this.inFormulas && formula) return templateText(formula, { row, column }, document.names);
    return display === '' ? null : display;
  }

  private range(found: Found): object {
    return this.book.make.range(this.book, found.sheetId, rect(found.row, found.column));
  }

  findAll(): object[] {
    return this.all().map((found) => this.range(found));
  }

  findNext(): object | null {
    return this.step(1);
  }

  findPrevious(): object | null {
    return this.step(-1);
  }

  private step(by: 1 | -1): object | null {
    const all = this.all();
    const list = by === 1 ? all : all.reverse();
    const from = this.current ?? this.startAt;
    const next = from ? list.find((found) => by * order(found, from) > 0) : list[0];
    if (next) this.current = next;
    return next ? this.range(next) : null;
  }

  getCurrentMatch(): object | null {
    return this.current ? this.range(this.current) : null;
  }

  replaceAllWith(text: string): number {
    return this.replace('replaceAllWith', this.all(), text);
  }

  replaceWith(text: string): number {
    return this.current ? this.replace('replaceWith', [this.current], text) : 0;
  }

  private replace(method: string, places: readonly Found[], text: string): number {
    let count = 0;
    const replacement = this.pattern ? String(text) : String(text).replace(/\$/g, '$$$$');
    for (const { sheetId, row, column } of places) {
      this.book.actOn(method, sheetId, (document, sheet) => {
        const area = rect(row, column);
        const display = document.displayValues(sheet, area)[0]?.[0] ?? '';
        const { formula } = sheet.grid.cell(row, column);
        const before = formula ? templateText(formula, { row, column }, document.names) : display;
        if (formula && !this.inFormulas) return;
        count += before.match(this.expression('g'))?.length ?? 0;
        const after = before.replace(this.expression('g'), replacement);
        this.book.refuse(refusalOf(document, this.book.user, sheet, area, () => after));
        writeInputs(document, sheet, area, () => after, 'script');
      });
    }
    return count;
  }

  toString(): string {
    return 'TextFinder';
  }
}

const order = (a: Found, b: Found): number => a.row - b.row || a.column - b.column;

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
