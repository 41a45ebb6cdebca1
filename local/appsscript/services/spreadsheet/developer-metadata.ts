// Developer metadata: entries, their places, and the finder.

import { EnumValue } from '../../kernel/enums.js';
import type { MetadataEntry, MetadataLocation } from '../../spreadsheet/document.js';
import { isMetadataPlace } from '../../spreadsheet/metadata.js';
import { type Rect, rect } from '../../spreadsheet/values.js';
import type { Book, RangeLike, SheetLike } from './book.js';
import { sheetEnum } from './enums.js';

/** addDeveloperMetadata(key [, value] [, visibility]): visibility is DOCUMENT unless given [gas-fakes]. */
export function addMetadata(
  book: Book,
  method: string,
  location: MetadataLocation,
  args: readonly unknown[],
): void {
  const [key, ...rest] = args;
  const visibility = rest.find((item) => item instanceof EnumValue);
  const value = rest.find((item) => !(item instanceof EnumValue) && item !== undefined && item !== null);
  book.act(method, (document) => {
    const entry: MetadataEntry = {
      id: document.takeNumber(),
      key: String(key),
      value: value === undefined ? null : String(value),
      visibility: visibilityOf(visibility),
      location,
    };
    document.metadata = [...document.metadata, entry];
  });
}

const visibilityOf = (value: unknown): MetadataEntry['visibility'] =>
  value instanceof EnumValue && value.name === 'PROJECT' ? 'PROJECT' : 'DOCUMENT';

export class DeveloperMetadata {
  constructor(
    readonly book: Book,
    readonly id: number,
  ) {}

  private entry(): MetadataEntry {
    const entry = this.book.read().metadata.find((other) => other.id === this.id);
    if (!entry) throw this.book.error('argument', 'developer metadata');
    return entry;
  }

  private change(method: string, change: Partial<MetadataEntry>): this {
    this.book.act(method, (document) => {
      document.metadata = document.metadata.map((entry) =>
        entry.id === this.id ? { ...entry, ...change } : entry,
      );
    });
    return this;
  }

  getId(): number {
    return this.id;
  }

  getKey(): string {
    return this.entry().key;
  }

  getValue(): string | null {
    return this.entry().value;
  }

  getVisibility(): EnumValue {
    return sheetEnum('DeveloperMetadataVisibility', this.entry().visibility);
  }

  getLocation(): object {
    return new DeveloperMetadataLocation(this.book, this.entry().location);
  }

  setKey(key: string): this {
    return this.change('setKey', { key: String(key) });
  }

  setValue(value: string): this {
    return this.change('setValue', { value: String(value) });
  }

  setVisibility(visibility: EnumValue): this {
    return this.change('setVisibility', { visibility: visibilityOf(visibility) });
  }

  moveToColumn(column: RangeLike): this {
    return this.move('moveToColumn', column, 'column');
  }

  moveToRow(row: RangeLike): this {
    return this.move('moveToRow', row, 'row');
  }

  private move(method: string, range: RangeLike, kind: 'row' | 'column'): this {
    const sheet = this.book.sheetIn(this.book.document, range.sheetId);
    if (isMetadataPlace(range.area, sheet) !== kind) throw this.book.error('metadataPlace');
    const index = kind === 'row' ? range.area.row : range.area.column;
    return this.change(method, { location: { kind, sheetId: range.sheetId, index } });
  }

  moveToSheet(sheet: SheetLike): this {
    return this.change('moveToSheet', { location: { kind: 'sheet', sheetId: sheet.sheetId } });
  }

  moveToSpreadsheet(): this {
    return this.change('moveToSpreadsheet', { location: { kind: 'spreadsheet' } });
  }

  remove(): void {
    this.book.act('remove', (document) => {
      document.metadata = document.metadata.filter((entry) => entry.id !== this.id);
    });
  }

  toString(): string {
    return 'DeveloperMetadata';
  }
}

export class DeveloperMetadataLocation {
  constructor(
    readonly book: Book,
    readonly location: MetadataLocation,
  ) {}

  getLocationType(): EnumValue {
    return sheetEnum('DeveloperMetadataLocationType', this.location.kind.toUpperCase());
  }

  getSpreadsheet(): object | null {
    return this.location.kind === 'spreadsheet' ? this.book.make.spreadsheet(this.book) : null;
  }

  getSheet(): object | null {
    return this.location.kind === 'sheet' ? this.book.make.sheet(this.book, this.location.sheetId) : null;
  }

  getRow(): object | null {
    const { location } = this;
    if (location.kind !== 'row') return null;
    const { maxColumns } = this.book.readSheet(location.sheetId);
    return this.book.make.range(this.book, location.sheetId, rect(location.index, 0, 1, maxColumns), {
      rows: true,
      columns: false,
    });
  }

  getColumn(): object | null {
    const { location } = this;
    if (location.kind !== 'column') return null;
    const { maxRows } = this.book.readSheet(location.sheetId);
    return this.book.make.range(this.book, location.sheetId, rect(0, location.index, maxRows, 1), {
      rows: false,
      columns: true,
    });
  }

  toString(): string {
    return 'DeveloperMetadataLocation';
  }
}

/** Where a finder looks: a whole document, a sheet, or a range of rows or columns. */
export interface FinderScope {
  readonly sheetId?: number;
  readonly area?: Rect;
}

export class DeveloperMetadataFinder {
  private readonly wanted: ((entry: MetadataEntry) => boolean)[] = [];
  private intersecting = false;

  constructor(
    readonly book: Book,
    private readonly scope: FinderScope,
  ) {}

  private where(test: (entry: MetadataEntry) => boolean): this {
    this.wanted.push(test);
    return this;
  }

  withId(id: number): this {
    return this.where((entry) => entry.id === Number(id));
  }

  withKey(key: string): this {
    return this.where((entry) => entry.key === key);
  }

  withValue(value: string): this {
    return this.where((entry) => entry.value === value);
  }

  withVisibility(visibility: EnumValue): this {
    return this.where((entry) => entry.visibility === visibility.name);
  }

  withLocationType(type: EnumValue): this {
    return this.where((entry) => entry.location.kind.toUpperCase() === type.name);
  }

  onIntersectingLocations(): this {
    this.intersecting = true;
    return this;
  }

  find(): object[] {
    const document = this.book.read();
    const found = document.metadata.filter(
      (entry) => this.inScope(entry) && this.wanted.every((test) => test(entry)),
    );
    return found.map((entry) => new DeveloperMetadata(this.book, entry.id));
  }

  private inScope({ location }: MetadataEntry): boolean {
    const { sheetId, area } = this.scope;
    if (sheetId === undefined) return true;
    if (location.kind === 'spreadsheet') return this.intersecting;
    if (location.sheetId !== sheetId) return false;
    if (!area) return true;
    if (location.kind === 'sheet') return this.intersecting;
    const sheet = this.book.readSheet(sheetId);
    const [start, count, whole] =
      location.kind === 'row'
        ? [area.row, area.rows, area.column === 0 && area.columns === sheet.maxColumns]
        : [area.column, area.columns, area.row === 0 && area.rows === sheet.maxRows];
    return (whole || this.intersecting) && location.index >= start && location.index < start + count;
  }

  toString(): string {
    return 'DeveloperMetadataFinder';
  }
}
