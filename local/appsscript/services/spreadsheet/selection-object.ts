// SpreadsheetApp's Selection: what the person at the keyboard has selected.

import type { EnumValue } from '../../kernel/enums.js';
import { rect } from '../../spreadsheet/values.js';
import type { Book } from './book.js';
import { nextDataCell } from './regions.js';
import { activeSheetOf, selectionFor } from './selection.js';

export class Selection {
  constructor(readonly book: Book) {}

  private sheetId(): number {
    return activeSheetOf(selectionFor(this.book.context), this.book.peek())?.id ?? 0;
  }

  getActiveSheet(): object {
    return this.book.make.sheet(this.book, this.sheetId());
  }

  getActiveRange(): object | null {
    const last = selectionFor(this.book.context).ranges.at(-1);
    return last ? this.book.make.range(this.book, this.sheetId(), last) : null;
  }

  getActiveRangeList(): object | null {
    const { ranges } = selectionFor(this.book.context);
    const sheetId = this.sheetId();
    return ranges.length === 0
      ? null
      : this.book.make.rangeList(
          this.book,
          ranges.map((area) => ({ sheetId, area })),
        );
  }

  getCurrentCell(): object | null {
    const { current } = selectionFor(this.book.context);
    return current
      ? this.book.make.range(this.book, this.sheetId(), rect(current.row, current.column))
      : null;
  }

  getNextDataRange(direction: EnumValue): object | null {
    const { current } = selectionFor(this.book.context);
    if (!current) return null;
    const document = this.book.read();
    const sheet = this.book.sheetIn(document, this.sheetId());
    const end = nextDataCell(document, sheet, rect(current.row, current.column), direction.name);
    const row = Math.min(current.row, end.row);
    const column = Math.min(current.column, end.column);
    const area = rect(
      row,
      column,
      Math.abs(current.row - end.row) + 1,
      Math.abs(current.column - end.column) + 1,
    );
    return this.book.make.range(this.book, sheet.id, area);
  }

  toString(): string {
    return 'Selection';
  }
}
