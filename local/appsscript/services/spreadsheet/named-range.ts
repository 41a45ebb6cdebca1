// Named ranges as scripts see them.

import type { SheetDocument } from '../../spreadsheet/document.js';
import type { Book, RangeLike } from './book.js';

export class NamedRange {
  constructor(
    readonly book: Book,
    private name: string,
  ) {}

  private entry() {
    const entry = this.book.read().namedRange(this.name);
    if (!entry) throw this.book.error('rangeNotFound');
    return entry;
  }

  getName(): string {
    return this.name;
  }

  getRange(): object {
    const { sheetId, area } = this.entry();
    return this.book.make.range(this.book, sheetId, area);
  }

  setName(name: string): this {
    const before = this.name;
    this.book.act('setName', (document) => {
      document.namedRanges = document.namedRanges.map((range) =>
        range.name === before ? { ...range, name: String(name) } : range,
      );
      document.restructured(null);
    });
    this.name = String(name);
    return this;
  }

  setRange(range: RangeLike): this {
    this.book.act('setRange', (document) => setNamedRange(document, this.name, range));
    return this;
  }

  remove(): void {
    this.book.act('remove', (document) => removeNamedRange(document, this.name));
  }

  toString(): string {
    return 'NamedRange';
  }
}

export function setNamedRange(document: SheetDocument, name: string, { sheetId, area }: RangeLike): void {
  removeNamedRange(document, name);
  document.namedRanges = [...document.namedRanges, { name, sheetId, area }];
  document.restructured(null);
}

export function removeNamedRange(document: SheetDocument, name: string): void {
  const lower = name.toLowerCase();
  document.namedRanges = document.namedRanges.filter((range) => range.name.toLowerCase() !== lower);
  document.restructured(null);
}
