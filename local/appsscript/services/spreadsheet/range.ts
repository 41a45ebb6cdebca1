// The emulated Range: what it does as a whole (sort, copy, move, insert, merge, select); its parts are its bases.

import type { EnumValue } from '../../kernel/enums.js';
import { removeDuplicateRows, splitTexts, trimTexts } from '../../spreadsheet/clean.js';
import { type CopyMode, copyArea } from '../../spreadsheet/copy.js';
import { refusalOf } from '../../spreadsheet/edit.js';
import { fillSeries } from '../../spreadsheet/fill.js';
import type { Sheet } from '../../spreadsheet/sheet.js';
import { reorder, type SortKey, sortArea } from '../../spreadsheet/sort.js';
import { deleteCells, insertCells, moveCells } from '../../spreadsheet/structure.js';
import { containsRect, intersects, type Rect, rect } from '../../spreadsheet/values.js';
import type { RangeLike, SheetLike } from './book.js';
import { RangeRules } from './range-rules.js';
import { nextDataCell } from './regions.js';
import { selectionFor } from './selection.js';

type SortSpec = number | { readonly column: number; readonly ascending?: boolean };

export class Range extends RangeRules {
  /** Columns are numbered on the sheet, not within the range [D]. */
  sort(spec: SortSpec | readonly SortSpec[]): this {
    const list: readonly SortSpec[] = Array.isArray(spec) ? spec : [spec as SortSpec];
    const keys = list.map((item): SortKey => {
      const { column, ascending = true } = typeof item === 'object' ? item : { column: Number(item) };
      return { column: Number(column) - 1, ascending };
    });
    for (const key of keys) {
      if (key.column < this.area.column || key.column >= this.area.column + this.area.columns)
        throw this.book.error('outside');
    }
    return this.actHere('sort', (document, sheet) => sortArea(document, sheet, this.area, keys));
  }

  randomize(): this {
    return this.actHere('randomize', (document, sheet) => {
      const order = Array.from({ length: this.area.rows }, (_, index) => this.area.row + index);
      for (let last = order.length - 1; last > 0; last--) {
        const other = Math.floor(this.book.context.random() * (last + 1));
        [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
      }
      reorder(document, sheet, this.area, order);
    });
  }

  private actHere(
    method: string,
    change: (document: ReturnType<RangeLike['book']['read']>, sheet: Sheet) => void,
  ): this {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      this.checkInside(sheet);
      this.book.refuse(refusalOf(document, this.book.user, sheet, this.area));
      change(document, sheet);
    });
    return this;
  }

  copyTo(
    destination: RangeLike,
    option?: EnumValue | { contentsOnly?: boolean; formatOnly?: boolean },
    transposed = false,
  ): void {
    const named = option && 'type' in option ? copyModes[option.name] : undefined;
    const options = option && !('type' in option) ? option : {};
    const mode: CopyMode =
      named ?? (options.contentsOnly ? 'values' : options.formatOnly ? 'formats' : 'all');
    this.copyOver(destination, mode, transposed);
  }

  private copyOver(destination: RangeLike, mode: CopyMode, transposed: boolean): void {
    this.book.actOn('copyTo', this.sheetId, (document, sheet) => {
      this.checkInside(sheet);
      const target = this.book.sheetIn(document, destination.sheetId);
      this.book.refuse(refusalOf(document, this.book.user, target, destination.area));
      if (!copyArea(document, sheet, this.area, target, destination.area, mode, transposed))
        throw this.book.error('outside');
    });
  }

  copyValuesToRange(
    sheet: SheetLike | number,
    column: number,
    columnEnd: number,
    row: number,
    rowEnd: number,
  ): void {
    this.copyOver(this.target(sheet, column, columnEnd, row, rowEnd), 'values', false);
  }

  copyFormatToRange(
    sheet: SheetLike | number,
    column: number,
    columnEnd: number,
    row: number,
    rowEnd: number,
  ): void {
    this.copyOver(this.target(sheet, column, columnEnd, row, rowEnd), 'formats', false);
  }

  private target(
    sheet: SheetLike | number,
    column: number,
    columnEnd: number,
    row: number,
    rowEnd: number,
  ): RangeLike {
    const sheetId = typeof sheet === 'object' ? sheet.sheetId : Number(sheet);
    return {
      book: this.book,
      sheetId,
      area: rect(row - 1, column - 1, rowEnd - row + 1, columnEnd - column + 1),
    };
  }

  moveTo(target: RangeLike): void {
    this.book.actOn('moveTo', this.sheetId, (document, sheet) => {
      const other = this.book.sheetIn(document, target.sheetId);
      const { row, column } = target.area;
      if (row + this.area.rows > other.maxRows || column + this.area.columns > other.maxColumns)
        throw this.book.error('outside');
      this.book.refuse(refusalOf(document, this.book.user, sheet, this.area));
      this.book.refuse(
        refusalOf(document, this.book.user, other, rect(row, column, this.area.rows, this.area.columns)),
      );
      moveCells(document, sheet, this.area, other, row, column);
    });
  }

  /** Cells pushed over the edge are lost unless blank; the grid does not grow [M]. */
  insertCells(dimension: EnumValue): this {
    return this.actHere('insertCells', (document, sheet) =>
      insertCells(document, sheet, this.area, dimension.name === 'COLUMNS' ? 'columns' : 'rows'),
    );
  }

  deleteCells(dimension: EnumValue): void {
    this.actHere('deleteCells', (document, sheet) =>
      deleteCells(document, sheet, this.area, dimension.name === 'COLUMNS' ? 'columns' : 'rows'),
    );
  }

  removeDuplicates(columns?: readonly number[]): object {
    const compared = columns?.map((column) => Number(column) - 1) ?? null;
    let kept = this.area.rows;
    this.actHere('removeDuplicates', (document, sheet) => {
      kept = removeDuplicateRows(document, sheet, this.area, compared);
    });
    return this.at({ ...this.area, rows: kept });
  }

  trimWhitespace(): this {
    return this.change('trimWhitespace', (document, sheet) => trimTexts(document, sheet, this.area));
  }

  autoFill(destination: RangeLike, series: EnumValue): void {
    const { area } = destination;
    if (!containsRect(area, this.area)) throw this.book.error('fillContains');
    const down = area.rows !== this.area.rows;
    if (down && area.columns !== this.area.columns) throw this.book.error('fillOneWay');
    this.actHere('autoFill', (document, sheet) =>
      fillSeries(document, sheet, this.area, area, series.name === 'DEFAULT_SERIES'),
    );
  }

  /** As far down as the column beside it is filled [D]. */
  autoFillToNeighbor(series: EnumValue): void {
    const { document, sheet } = this.readSheet();
    const { row, column, rows, columns } = this.area;
    const besides = [column - 1, column + columns].filter((at) => at >= 0 && at < sheet.maxColumns);
    const depth = Math.max(
      rows,
      ...besides
        .map((at) => nextDataCell(document, sheet, rect(row, at), 'DOWN').row - row + 1)
        .filter((count) => row + count < sheet.maxRows),
    );
    this.autoFill(
      { book: this.book, sheetId: this.sheetId, area: rect(row, column, depth, columns) },
      series,
    );
  }

  /** Into the columns to the right, each piece read as typed; without a delimiter Sheets guesses one. */
  splitTextToColumns(delimiter?: string | EnumValue): void {
    this.actHere('splitTextToColumns', (document, sheet) => {
      const mark = typeof delimiter === 'object' ? delimiters[delimiter.name] : delimiter;
      if (!splitTexts(document, sheet, this.area, mark)) throw this.book.error('outside');
    });
  }

  merge(): this {
    return this.setMerges('merge', [this.area]);
  }

  mergeAcross(): this {
    const { row, column, rows, columns } = this.area;
    return this.setMerges(
      'mergeAcross',
      Array.from({ length: rows }, (_, index) => rect(row + index, column, 1, columns)),
    );
  }

  mergeVertically(): this {
    const { row, column, rows, columns } = this.area;
    return this.setMerges(
      'mergeVertically',
      Array.from({ length: columns }, (_, index) => rect(row, column + index, rows, 1)),
    );
  }

  breakApart(): this {
    return this.setMerges('breakApart', []);
  }

  private setMerges(method: string, areas: readonly Rect[]): this {
    return this.actHere(method, (document, sheet) => document.merge(sheet, this.area, areas));
  }

  isPartOfMerge(): boolean {
    return this.mergesHere().length > 0;
  }

  getMergedRanges(): object[] {
    return this.mergesHere().map((area) => this.at(area));
  }

  private mergesHere(): readonly Rect[] {
    return this.readSheet().sheet.merges.filter((merge) => intersects(merge, this.area));
  }

  activate(): this {
    const state = selectionFor(this.book.context);
    Object.assign(state, {
      sheetId: this.sheetId,
      ranges: [this.area],
      current: { row: this.area.row, column: this.area.column },
    });
    return this;
  }

  activateAsCurrentCell(): this {
    const state = selectionFor(this.book.context);
    const inside = state.sheetId === this.sheetId && state.ranges.some((area) => intersects(area, this.area));
    if (!inside) return this.activate();
    state.current = { row: this.area.row, column: this.area.column };
    return this;
  }
}

const copyModes: Readonly<Record<string, CopyMode>> = {
  PASTE_NORMAL: 'all',
  PASTE_NO_BORDERS: 'all',
  PASTE_FORMAT: 'formats',
  PASTE_FORMULA: 'formulas',
  PASTE_DATA_VALIDATION: 'validations',
  PASTE_VALUES: 'values',
  PASTE_CONDITIONAL_FORMATTING: 'nothing',
  PASTE_COLUMN_WIDTHS: 'nothing',
};

/** SpreadsheetApp.TextToColumnsDelimiter. */
const delimiters: Readonly<Record<string, string>> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };
