// Where a range is: its corner, size, notation, neighbours. The base of the emulated Range.

import type { EnumValue } from '../../kernel/enums.js';
import { columnLetters, rectA1 } from '../../spreadsheet/a1.js';
import type { SheetDocument } from '../../spreadsheet/document.js';
import type { Sheet } from '../../spreadsheet/sheet.js';
import { type Rect, rect } from '../../spreadsheet/values.js';
import type { Book, Bounds } from './book.js';
import { dataRegion, nextDataCell } from './regions.js';

const BOUNDED: Bounds = { rows: true, columns: true };

export class RangePlace {
  constructor(
    readonly book: Book,
    readonly sheetId: number,
    readonly area: Rect,
    readonly bounds: Bounds = BOUNDED,
  ) {}

  /** The sheet as this execution sees it, and that the range still lies on its grid. */
  protected readSheet(): { document: SheetDocument; sheet: Sheet } {
    const document = this.book.read();
    const sheet = this.book.sheetIn(document, this.sheetId);
    this.checkInside(sheet);
    return { document, sheet };
  }

  protected checkInside(sheet: Sheet): void {
    const { row, column, rows, columns } = this.area;
    if (row + rows > sheet.maxRows || column + columns > sheet.maxColumns) throw this.book.error('outside');
  }

  protected at(area: Rect): object {
    return this.book.make.range(this.book, this.sheetId, area);
  }

  getRow(): number {
    return this.area.row + 1;
  }

  getRowIndex(): number {
    return this.getRow();
  }

  getColumn(): number {
    return this.area.column + 1;
  }

  getLastRow(): number {
    return this.area.row + this.area.rows;
  }

  getLastColumn(): number {
    return this.area.column + this.area.columns;
  }

  getNumRows(): number {
    return this.area.rows;
  }

  getNumColumns(): number {
    return this.area.columns;
  }

  getHeight(): number {
    return this.area.rows;
  }

  getWidth(): number {
    return this.area.columns;
  }

  getGridId(): number {
    return this.sheetId;
  }

  getSheet(): object {
    return this.book.make.sheet(this.book, this.sheetId);
  }

  /** `D:F` stays `D:F` [gas-fakes testsheetsdeveloper]. */
  getA1Notation(): string {
    const { row, column, rows, columns } = this.area;
    if (!this.bounds.rows && this.bounds.columns)
      return `${columnLetters(column)}:${columnLetters(column + columns - 1)}`;
    if (!this.bounds.columns && this.bounds.rows) return `${row + 1}:${row + rows}`;
    return rectA1(this.area);
  }

  isStartRowBounded(): boolean {
    return this.bounds.rows;
  }

  isEndRowBounded(): boolean {
    return this.bounds.rows;
  }

  isStartColumnBounded(): boolean {
    return this.bounds.columns;
  }

  isEndColumnBounded(): boolean {
    return this.bounds.columns;
  }

  getCell(row: number, column: number): object {
    if (row < 1 || column < 1 || row > this.area.rows || column > this.area.columns)
      throw this.book.error('outside');
    return this.at(rect(this.area.row + Number(row) - 1, this.area.column + Number(column) - 1));
  }

  offset(
    rowOffset: number,
    columnOffset: number,
    rows = this.area.rows,
    columns = this.area.columns,
  ): object {
    const area = rect(
      this.area.row + Number(rowOffset),
      this.area.column + Number(columnOffset),
      Number(rows),
      Number(columns),
    );
    const sheet = this.book.sheetIn(this.book.peek(), this.sheetId);
    const fits = area.row >= 0 && area.column >= 0 && area.rows > 0 && area.columns > 0;
    if (!fits || area.row + area.rows > sheet.maxRows || area.column + area.columns > sheet.maxColumns) {
      throw this.book.error('outside');
    }
    return this.at(area);
  }

  getNextDataCell(direction: EnumValue): object {
    const { document, sheet } = this.readSheet();
    return this.at(nextDataCell(document, sheet, this.area, direction.name));
  }

  getDataRegion(dimension?: EnumValue): object {
    const { document, sheet } = this.readSheet();
    return this.at(dataRegion(document, sheet, this.area, dimension?.name));
  }

  toString(): string {
    return 'Range';
  }
}
