// The emulated Spreadsheet: the file itself, its people, named ranges, metadata, protections.

import type { EnumValue } from '../../kernel/enums.js';
import type { RangeLike } from './book.js';
import { bookOf } from './books.js';
import { addMetadata, DeveloperMetadata, DeveloperMetadataFinder } from './developer-metadata.js';
import { NamedRange, removeNamedRange, setNamedRange } from './named-range.js';
import { protectionsOf } from './protection.js';
import { SpreadsheetTabs } from './spreadsheet-tabs.js';
import { TextFinder } from './text-finder.js';

const emailOf = (user: unknown): string =>
  typeof user === 'object' && user !== null && 'getEmail' in user && typeof user.getEmail === 'function'
    ? String(user.getEmail())
    : String(user);

export class Spreadsheet extends SpreadsheetTabs {
  getId(): string {
    return this.book.document.id;
  }

  getName(): string {
    return this.book.read().name;
  }

  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.book.document.id}/edit`;
  }

  rename(name: string): void {
    this.book.act('rename', (document) => {
      document.name = String(name);
      document.restructured(null);
    });
  }

  /** A new file owned by the current user, without properties, triggers and script data. */
  copy(name: string): object {
    const { context } = this.book;
    const copy = this.book.act('copy', (document) =>
      context.documents.copy(document, String(name), this.book.user),
    );
    return new Spreadsheet(bookOf(context, copy, this.book.make));
  }

  getSpreadsheetLocale(): string {
    return this.book.document.locale;
  }

  setSpreadsheetLocale(locale: string): void {
    this.book.act('setSpreadsheetLocale', (document) => {
      document.locale = String(locale);
      document.restructured(null);
    });
  }

  getSpreadsheetTimeZone(): string {
    return this.book.document.timeZone;
  }

  setSpreadsheetTimeZone(timeZone: string): void {
    this.book.act('setSpreadsheetTimeZone', (document) => {
      document.timeZone = String(timeZone);
      document.restructured(null);
    });
  }

  getOwner(): object | null {
    return this.book.make.user(this.book, this.book.document.owner);
  }

  /** The owner is an editor too [D]. */
  getEditors(): object[] {
    const { owner, editors } = this.book.document;
    return [...new Set([owner, ...editors])].map((email) => this.book.make.user(this.book, email));
  }

  getViewers(): object[] {
    return this.book.document.viewers.map((email) => this.book.make.user(this.book, email));
  }

  private people(
    method: string,
    which: 'editors' | 'viewers',
    change: (emails: readonly string[]) => readonly string[],
  ): this {
    this.book.act(method, (document) => {
      document[which] = [...new Set(change(document[which]))];
    });
    return this;
  }

  addEditor(user: unknown): this {
    return this.people('addEditor', 'editors', (emails) => [...emails, emailOf(user)]);
  }

  addEditors(users: readonly string[]): this {
    return this.people('addEditors', 'editors', (emails) => [...emails, ...users.map(String)]);
  }

  removeEditor(user: unknown): this {
    return this.people('removeEditor', 'editors', (emails) =>
      emails.filter((email) => email !== emailOf(user)),
    );
  }

  addViewer(user: unknown): this {
    return this.people('addViewer', 'viewers', (emails) => [...emails, emailOf(user)]);
  }

  addViewers(users: readonly string[]): this {
    return this.people('addViewers', 'viewers', (emails) => [...emails, ...users.map(String)]);
  }

  removeViewer(user: unknown): this {
    return this.people('removeViewer', 'viewers', (emails) =>
      emails.filter((email) => email !== emailOf(user)),
    );
  }

  getNamedRanges(): object[] {
    return this.book.read().namedRanges.map((range) => new NamedRange(this.book, range.name));
  }

  getRangeByName(name: string): object | null {
    const found = this.book.read().namedRange(String(name));
    return found ? this.book.make.range(this.book, found.sheetId, found.area) : null;
  }

  setNamedRange(name: string, range: RangeLike): void {
    this.book.act('setNamedRange', (document) => setNamedRange(document, String(name), range));
  }

  removeNamedRange(name: string): void {
    this.book.act('removeNamedRange', (document) => removeNamedRange(document, String(name)));
  }

  getProtections(type: EnumValue): object[] {
    return protectionsOf(this.book, this.book.read().sheets, type.name);
  }

  addDeveloperMetadata(...args: readonly unknown[]): this {
    addMetadata(this.book, 'addDeveloperMetadata', { kind: 'spreadsheet' }, args);
    return this;
  }

  getDeveloperMetadata(): object[] {
    return this.book
      .read()
      .metadata.filter((entry) => entry.location.kind === 'spreadsheet')
      .map((entry) => new DeveloperMetadata(this.book, entry.id));
  }

  createDeveloperMetadataFinder(): object {
    return new DeveloperMetadataFinder(this.book, {});
  }

  createTextFinder(text: string): object {
    const scopes = this.book.read().sheets.map((sheet) => ({ sheetId: sheet.id, area: null }));
    return new TextFinder(this.book, String(text), scopes);
  }

  // What a sheet of this runtime never has (see Sheet).
  getImages(): object[] {
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

  isAnonymousView(): boolean {
    return false;
  }

  isAnonymousWrite(): boolean {
    return false;
  }

  toast(message: string, title = '', timeoutSeconds: number | null = 5): void {
    this.book.context.session?.toast(String(message), String(title), timeoutSeconds ?? 5);
  }

  override toString(): string {
    return 'Spreadsheet';
  }
}
