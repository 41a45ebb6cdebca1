// Rows and columns of a sheet: inserting, deleting, moving, hiding, sizing, freezing, sorting.

import { refusalOf } from '../../spreadsheet/edit.js';
import type { Axis } from '../../spreadsheet/relocate.js';
import { COLUMN_WIDTH, type Sheet as Model, ROW_HEIGHT } from '../../spreadsheet/sheet.js';
import { sortArea } from '../../spreadsheet/sort.js';
import { deleteLines, hasRoom, insertLines, moveLines } from '../../spreadsheet/structure.js';
import { rect } from '../../spreadsheet/values.js';
import type { RangeLike } from './book.js';
import { SheetPlace } from './sheet-place.js';

const lengthOf = (sheet: Model, axis: Axis): number => (axis === 'rows' ? sheet.maxRows : sheet.maxColumns);

export class SheetLines extends SheetPlace {
  private outOfBounds(axis: Axis) {
    return this.book.error(axis === 'rows' ? 'rowsOutOfBounds' : 'columnsOutOfBounds');
  }

  /** `before` is 1-based; formats come from the line named by the method. */
  private insert(method: string, axis: Axis, before: number, count: number, after: boolean): this {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      const at = Number(before) - 1;
      const number = Number(count);
      const length = lengthOf(sheet, axis);
      if (!(at >= 0 && at <= length) || !(number >= 1)) throw this.outOfBounds(axis);
      const [rows, columns] =
        axis === 'rows' ? [length + number, sheet.maxColumns] : [sheet.maxRows, length + number];
      if (!hasRoom(document, sheet, rows, columns)) throw this.book.error('tooManyCells');
      const model = after ? at - 1 : at < length ? at : at - 1;
      insertLines(document, sheet, axis, at, number, model < 0 ? null : after ? model : model + number);
    });
    return this;
  }

  private remove(method: string, axis: Axis, position: number, count: number): void {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      const at = Number(position) - 1;
      const number = Number(count);
      const length = lengthOf(sheet, axis);
      if (!(at >= 0) || !(number >= 1) || at + number > length) throw this.outOfBounds(axis);
      if (number === length) throw this.book.error(axis === 'rows' ? 'deleteAllRows' : 'deleteAllColumns');
      const area =
        axis === 'rows' ? rect(at, 0, number, sheet.maxColumns) : rect(0, at, sheet.maxRows, number);
      this.book.refuse(refusalOf(document, this.book.user, sheet, area));
      deleteLines(document, sheet, axis, at, number);
    });
  }

  insertRowAfter(position: number): this {
    return this.insert('insertRowAfter', 'rows', Number(position) + 1, 1, true);
  }

  insertRowBefore(position: number): this {
    return this.insert('insertRowBefore', 'rows', position, 1, false);
  }

  insertRowsAfter(position: number, count: number): this {
    return this.insert('insertRowsAfter', 'rows', Number(position) + 1, count, true);
  }

  insertRowsBefore(position: number, count: number): this {
    return this.insert('insertRowsBefore', 'rows', position, count, false);
  }

  insertRows(index: number, count = 1): void {
    this.insert('insertRows', 'rows', index, count, false);
  }

  insertColumnAfter(position: number): this {
    return this.insert('insertColumnAfter', 'columns', Number(position) + 1, 1, true);
  }

  insertColumnBefore(position: number): this {
    return this.insert('insertColumnBefore', 'columns', position, 1, false);
  }

  insertColumnsAfter(position: number, count: number): this {
    return this.insert('insertColumnsAfter', 'columns', Number(position) + 1, count, true);
  }

  insertColumnsBefore(position: number, count: number): this {
    return this.insert('insertColumnsBefore', 'columns', position, count, false);
  }

  insertColumns(index: number, count = 1): void {
    this.insert('insertColumns', 'columns', index, count, false);
  }

  deleteRow(position: number): this {
    this.remove('deleteRow', 'rows', position, 1);
    return this;
  }

  deleteRows(position: number, count: number): void {
    this.remove('deleteRows', 'rows', position, count);
  }

  deleteColumn(position: number): this {
    this.remove('deleteColumn', 'columns', position, 1);
    return this;
  }

  deleteColumns(position: number, count: number): void {
    this.remove('deleteColumns', 'columns', position, count);
  }

  moveRows(rows: RangeLike, destination: number): void {
    this.move('moveRows', 'rows', rows.area.row, rows.area.rows, destination);
  }

  moveColumns(columns: RangeLike, destination: number): void {
    this.move('moveColumns', 'columns', columns.area.column, columns.area.columns, destination);
  }

  private move(method: string, axis: Axis, from: number, count: number, destination: number): void {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      const to = Number(destination) - 1;
      if (!(to >= 0 && to <= lengthOf(sheet, axis))) throw this.outOfBounds(axis);
      moveLines(document, sheet, axis, from, count, to);
    });
  }

  private hide(method: string, axis: Axis, start: number, count: number, hidden: boolean): void {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      if (!(start >= 0) || start + count > lengthOf(sheet, axis)) throw this.outOfBounds(axis);
      sheet[axis].set(start, count, { hidden });
      document.changes.emit({ kind: 'structure', sheetId: this.sheetId });
    });
  }

  hideRow(row: RangeLike): void {
    this.hide('hideRow', 'rows', row.area.row, row.area.rows, true);
  }

  hideRows(index: number, count = 1): void {
    this.hide('hideRows', 'rows', Number(index) - 1, Number(count), true);
  }

  showRows(index: number, count = 1): void {
    this.hide('showRows', 'rows', Number(index) - 1, Number(count), false);
  }

  unhideRow(row: RangeLike): void {
    this.hide('unhideRow', 'rows', row.area.row, row.area.rows, false);
  }

  hideColumn(column: RangeLike): void {
    this.hide('hideColumn', 'columns', column.area.column, column.area.columns, true);
  }

  hideColumns(index: number, count = 1): void {
    this.hide('hideColumns', 'columns', Number(index) - 1, Number(count), true);
  }

  showColumns(index: number, count = 1): void {
    this.hide('showColumns', 'columns', Number(index) - 1, Number(count), false);
  }

  unhideColumn(column: RangeLike): void {
    this.hide('unhideColumn', 'columns', column.area.column, column.area.columns, false);
  }

  isRowHiddenByUser(position: number): boolean {
    return this.read().rows.at(Number(position) - 1).hidden;
  }

  isRowHiddenByFilter(position: number): boolean {
    return this.read().rows.at(Number(position) - 1).filtered;
  }

  isColumnHiddenByUser(position: number): boolean {
    return this.read().columns.at(Number(position) - 1).hidden;
  }

  private resize(method: string, axis: Axis, start: number, count: number, size: number | null): this {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      const at = Number(start) - 1;
      if (!(at >= 0) || at + Number(count) > lengthOf(sheet, axis)) throw this.outOfBounds(axis);
      sheet[axis].set(at, Number(count), { size: size === null ? null : Number(size) });
      document.changes.emit({ kind: 'structure', sheetId: this.sheetId });
    });
    return this;
  }

  getRowHeight(position: number): number {
    return this.read().rows.at(Number(position) - 1).size ?? ROW_HEIGHT;
  }

  getColumnWidth(position: number): number {
    return this.read().columns.at(Number(position) - 1).size ?? COLUMN_WIDTH;
  }

  setRowHeight(position: number, height: number): this {
    return this.resize('setRowHeight', 'rows', position, 1, height);
  }

  setRowHeights(start: number, count: number, height: number): this {
    return this.resize('setRowHeights', 'rows', start, count, height);
  }

  setRowHeightsForced(start: number, count: number, height: number): this {
    return this.resize('setRowHeightsForced', 'rows', start, count, height);
  }

  setColumnWidth(position: number, width: number): this {
    return this.resize('setColumnWidth', 'columns', position, 1, width);
  }

  setColumnWidths(start: number, count: number, width: number): this {
    return this.resize('setColumnWidths', 'columns', start, count, width);
  }

  /** Measuring text needs a browser: the width goes back to the default. */
  autoResizeColumn(position: number): this {
    return this.resize('autoResizeColumn', 'columns', position, 1, null);
  }

  autoResizeColumns(start: number, count: number): this {
    return this.resize('autoResizeColumns', 'columns', start, count, null);
  }

  autoResizeRows(start: number, count: number): this {
    return this.resize('autoResizeRows', 'rows', start, count, null);
  }

  getFrozenRows(): number {
    return this.read().frozenRows;
  }

  getFrozenColumns(): number {
    return this.read().frozenColumns;
  }

  setFrozenRows(rows: number): void {
    this.freeze('setFrozenRows', 'rows', Number(rows));
  }

  setFrozenColumns(columns: number): void {
    this.freeze('setFrozenColumns', 'columns', Number(columns));
  }

  private freeze(method: string, axis: Axis, count: number): void {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      if (count >= lengthOf(sheet, axis)) throw this.book.error('frozen', axis);
      if (axis === 'rows') sheet.frozenRows = count;
      else sheet.frozenColumns = count;
      document.changes.emit({ kind: 'structure', sheetId: this.sheetId });
    });
  }

  /** Frozen rows stay; everything else moves, the header too [gas-fakes testsheets "Sheet.sort()"]. */
  sort(column: number, ascending = true): this {
    this.book.actOn('sort', this.sheetId, (document, sheet) => {
      const { frozenRows, maxRows, maxColumns } = sheet;
      const area = rect(frozenRows, 0, maxRows - frozenRows, maxColumns);
      this.book.refuse(refusalOf(document, this.book.user, sheet, area));
      sortArea(document, sheet, area, [{ column: Number(column) - 1, ascending }]);
    });
    return this;
  }
}
