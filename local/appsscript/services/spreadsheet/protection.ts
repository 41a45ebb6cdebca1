// Protected ranges and sheets.

import type { EnumValue } from '../../kernel/enums.js';
import type { SheetDocument } from '../../spreadsheet/document.js';
import type { Protection as Rule, Sheet } from '../../spreadsheet/sheet.js';
import { type Rect, rect } from '../../spreadsheet/values.js';
import type { Book, RangeLike } from './book.js';
import { sheetEnum } from './enums.js';

/** Protects an area (null: the sheet) for the current user, who may still edit it [D]. */
export function addProtection(book: Book, sheetId: number, area: Rect | null): Protection {
  return book.actOn('protect', sheetId, (document, sheet) => {
    const existing = area === null ? sheet.protections.find((rule) => rule.area === null) : undefined;
    if (existing) return new Protection(book, sheetId, existing.id);
    const rule: Rule = {
      id: document.takeNumber(),
      area,
      namedRange: null,
      description: '',
      warningOnly: false,
      editors: [...new Set([document.owner, book.user, ...document.editors])],
      unprotected: [],
      domainEdit: false,
    };
    sheet.protections = [...sheet.protections, rule];
    document.restructured(sheetId);
    return new Protection(book, sheetId, rule.id);
  });
}

/** Protections of a kind ('RANGE' or 'SHEET'). */
export function protectionsOf(book: Book, sheets: readonly Sheet[], kind: string): Protection[] {
  return sheets.flatMap((sheet) =>
    sheet.protections
      .filter((rule) => (rule.area === null) === (kind === 'SHEET'))
      .map((rule) => new Protection(book, sheet.id, rule.id)),
  );
}

const emailOf = (user: unknown): string =>
  typeof user === 'object' && user !== null && 'getEmail' in user && typeof user.getEmail === 'function'
    ? String(user.getEmail())
    : String(user);

export class Protection {
  constructor(
    readonly book: Book,
    readonly sheetId: number,
    readonly id: number,
  ) {}

  private rule(): Rule {
    const rule = this.book.readSheet(this.sheetId).protections.find((other) => other.id === this.id);
    if (!rule) throw this.book.error('argument', 'protection');
    return rule;
  }

  private change(method: string, change: (rule: Rule, document: SheetDocument) => Rule | null): this {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      if (!this.mayChange(document, sheet)) throw this.book.error('protectedCell');
      sheet.protections = sheet.protections.flatMap((rule) =>
        rule.id === this.id ? (change(rule, document) ?? []) : [rule],
      );
      document.restructured(this.sheetId);
    });
    return this;
  }

  private mayChange(document: SheetDocument, sheet: Sheet): boolean {
    const rule = sheet.protections.find((other) => other.id === this.id);
    return (
      document.owner === this.book.user ||
      rule === undefined ||
      rule.warningOnly ||
      rule.editors.includes(this.book.user)
    );
  }

  canEdit(): boolean {
    const document = this.book.read();
    return this.mayChange(document, this.book.sheetIn(document, this.sheetId));
  }

  canDomainEdit(): boolean {
    return this.rule().domainEdit;
  }

  getDescription(): string {
    return this.rule().description;
  }

  setDescription(description: string): this {
    return this.change('setDescription', (rule) => ({ ...rule, description: String(description) }));
  }

  getProtectionType(): EnumValue {
    return sheetEnum('ProtectionType', this.rule().area ? 'RANGE' : 'SHEET');
  }

  getRange(): object {
    const sheet = this.book.readSheet(this.sheetId);
    return this.book.make.range(
      this.book,
      this.sheetId,
      this.rule().area ?? rect(0, 0, sheet.maxRows, sheet.maxColumns),
    );
  }

  setRange(range: RangeLike): this {
    return this.change('setRange', (rule) => ({ ...rule, area: range.area }));
  }

  getRangeName(): string | null {
    return this.rule().namedRange;
  }

  setRangeName(rangeName: string): this {
    const named = this.book.read().namedRange(String(rangeName));
    if (!named) throw this.book.error('rangeNotFound');
    return this.change('setRangeName', (rule) => ({ ...rule, area: named.area, namedRange: named.name }));
  }

  setNamedRange(namedRange: { getName(): string }): this {
    return this.setRangeName(namedRange.getName());
  }

  getUnprotectedRanges(): object[] {
    return this.rule().unprotected.map((area) => this.book.make.range(this.book, this.sheetId, area));
  }

  setUnprotectedRanges(ranges: readonly RangeLike[]): this {
    return this.change('setUnprotectedRanges', (rule) => ({
      ...rule,
      unprotected: ranges.map((range) => range.area),
    }));
  }

  isWarningOnly(): boolean {
    return this.rule().warningOnly;
  }

  setWarningOnly(warningOnly: boolean): this {
    return this.change('setWarningOnly', (rule) => ({ ...rule, warningOnly }));
  }

  setDomainEdit(editable: boolean): this {
    return this.change('setDomainEdit', (rule) => ({ ...rule, domainEdit: editable }));
  }

  addEditor(user: unknown): this {
    return this.addEditors([emailOf(user)]);
  }

  addEditors(emails: readonly string[]): this {
    return this.change('addEditors', (rule) => ({
      ...rule,
      editors: [...new Set([...rule.editors, ...emails.map(String)])],
    }));
  }

  removeEditor(user: unknown): this {
    return this.removeEditors([emailOf(user)]);
  }

  /** The owner and the current user cannot be removed [D]. */
  removeEditors(emails: readonly unknown[]): this {
    const gone = new Set(emails.map(emailOf));
    return this.change('removeEditors', (rule, document) => ({
      ...rule,
      editors: rule.editors.filter(
        (email) => !gone.has(email) || email === document.owner || email === this.book.user,
      ),
    }));
  }

  /** Nobody in particular when it only warns [gas-fakes testsheets "Protection", live]. */
  getEditors(): object[] {
    const { warningOnly, editors } = this.rule();
    return (warningOnly ? [] : editors).map((email) => this.book.make.user(this.book, email));
  }

  remove(): void {
    this.change('remove', () => null);
  }

  toString(): string {
    return 'Protection';
  }
}
