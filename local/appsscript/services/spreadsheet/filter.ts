// The filter of a sheet as scripts see it, and its criteria.

import { EnumValue, enumValue } from '../../kernel/enums.js';
import { applyFilter, removeFilter } from '../../spreadsheet/filter.js';
import type { FilterArgument, FilterCriterion, SheetFilter } from '../../spreadsheet/sheet.js';
import { sortArea } from '../../spreadsheet/sort.js';
import { instantOfSerial, serialOfInstant } from '../../spreadsheet/time-zone.js';
import type { Rect } from '../../spreadsheet/values.js';
import type { Book } from './book.js';
import { sheetEnum } from './enums.js';

export function createFilter(book: Book, sheetId: number, area: Rect): object {
  book.actOn('createFilter', sheetId, (document, sheet) => {
    if (sheet.filter) throw book.error('filterExists');
    sheet.filter = { area, criteria: new Map() };
    document.restructured(sheetId);
  });
  return new Filter(book, sheetId);
}

export class Filter {
  constructor(
    readonly book: Book,
    readonly sheetId: number,
  ) {}

  private filter(): SheetFilter {
    const { filter } = this.book.readSheet(this.sheetId);
    if (!filter) throw this.book.error('argument', 'filter');
    return filter;
  }

  getRange(): object {
    return this.book.make.range(this.book, this.sheetId, this.filter().area);
  }

  getColumnFilterCriteria(column: number): object | null {
    const criterion = this.filter().criteria.get(Number(column) - 1);
    return criterion ? new FilterCriteria(this.book, criterion) : null;
  }

  setColumnFilterCriteria(column: number, criteria: FilterCriteria | null): this {
    return this.change('setColumnFilterCriteria', Number(column) - 1, criteria?.criterion ?? null);
  }

  removeColumnFilterCriteria(column: number): this {
    return this.change('removeColumnFilterCriteria', Number(column) - 1, null);
  }

  private change(method: string, column: number, criterion: FilterCriterion | null): this {
    this.book.actOn(method, this.sheetId, (document, sheet) => {
      if (!sheet.filter) throw this.book.error('argument', 'filter');
      const criteria = new Map(sheet.filter.criteria);
      if (criterion) criteria.set(column, criterion);
      else criteria.delete(column);
      sheet.filter = { ...sheet.filter, criteria };
      applyFilter(document, sheet);
      document.restructured(this.sheetId);
    });
    return this;
  }

  /** Sorts the filtered range below its header [D]. */
  sort(column: number, ascending: boolean): this {
    this.book.actOn('sort', this.sheetId, (document, sheet) => {
      const { area } = this.filter();
      const key = { column: Number(column) - 1, ascending };
      sortArea(document, sheet, { ...area, row: area.row + 1, rows: area.rows - 1 }, [key]);
    });
    return this;
  }

  remove(): void {
    this.book.actOn('remove', this.sheetId, (document, sheet) => removeFilter(document, sheet));
  }

  toString(): string {
    return 'Filter';
  }
}

const empty: FilterCriterion = { hiddenValues: [], visibleValues: [], condition: null };

export class FilterCriteria {
  constructor(
    readonly book: Book,
    readonly criterion: FilterCriterion = empty,
  ) {}

  copy(): object {
    return new FilterCriteriaBuilder(this.book, this.criterion);
  }

  getCriteriaType(): EnumValue | null {
    return this.criterion.condition ? sheetEnum('BooleanCriteria', this.criterion.condition.type) : null;
  }

  getCriteriaValues(): unknown[] {
    return (this.criterion.condition?.values ?? []).map((value) => toScript(this.book, value));
  }

  getHiddenValues(): string[] {
    return [...this.criterion.hiddenValues];
  }

  getVisibleValues(): string[] {
    return [...this.criterion.visibleValues];
  }

  toString(): string {
    return 'FilterCriteria';
  }
}

export class FilterCriteriaBuilder {
  private criterion: FilterCriterion;

  constructor(
    readonly book: Book,
    start: FilterCriterion = empty,
  ) {
    this.criterion = start;
  }

  build(): object {
    return new FilterCriteria(this.book, this.criterion);
  }

  copy(): object {
    return new FilterCriteriaBuilder(this.book, this.criterion);
  }

  getHiddenValues(): string[] {
    return [...this.criterion.hiddenValues];
  }

  getVisibleValues(): string[] {
    return [...this.criterion.visibleValues];
  }

  setHiddenValues(values: readonly unknown[]): this {
    this.criterion = { ...this.criterion, hiddenValues: values.map(String), visibleValues: [] };
    return this;
  }

  setVisibleValues(values: readonly unknown[]): this {
    this.criterion = { ...this.criterion, visibleValues: values.map(String), hiddenValues: [] };
    return this;
  }

  getCriteriaType(): EnumValue | null {
    return new FilterCriteria(this.book, this.criterion).getCriteriaType();
  }

  getCriteriaValues(): unknown[] {
    return new FilterCriteria(this.book, this.criterion).getCriteriaValues();
  }

  private when(type: string, ...values: readonly unknown[]): this {
    const read = values.map((value) => fromScript(this.book, value));
    const relative =
      read.some((value) => typeof value === 'object' && 'relative' in value) && !type.endsWith('_RELATIVE');
    this.criterion = {
      ...this.criterion,
      condition: { type: relative ? `${type}_RELATIVE` : type, values: read },
    };
    return this;
  }

  whenFormulaSatisfied(formula: string): this {
    return this.when('CUSTOM_FORMULA', formula);
  }

  withCriteria(criteria: EnumValue, args: readonly unknown[]): this {
    return this.when(criteria.name, ...args);
  }

  whenCellEmpty(): this {
    return this.when('CELL_EMPTY');
  }

  whenCellNotEmpty(): this {
    return this.when('CELL_NOT_EMPTY');
  }

  whenDateAfter(date: unknown): this {
    return this.when('DATE_AFTER', date);
  }

  whenDateBefore(date: unknown): this {
    return this.when('DATE_BEFORE', date);
  }

  whenDateEqualTo(date: unknown): this {
    return this.when('DATE_EQUAL_TO', date);
  }

  whenNumberBetween(start: number, end: number): this {
    return this.when('NUMBER_BETWEEN', start, end);
  }

  whenNumberNotBetween(start: number, end: number): this {
    return this.when('NUMBER_NOT_BETWEEN', start, end);
  }

  whenNumberEqualTo(number: number): this {
    return this.when('NUMBER_EQUAL_TO', number);
  }

  whenNumberNotEqualTo(number: number): this {
    return this.when('NUMBER_NOT_EQUAL_TO', number);
  }

  whenNumberGreaterThan(number: number): this {
    return this.when('NUMBER_GREATER_THAN', number);
  }

  whenNumberGreaterThanOrEqualTo(number: number): this {
    return this.when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }

  whenNumberLessThan(number: number): this {
    return this.when('NUMBER_LESS_THAN', number);
  }

  whenNumberLessThanOrEqualTo(number: number): this {
    return this.when('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }

  whenTextContains(text: string): this {
    return this.when('TEXT_CONTAINS', text);
  }

  whenTextDoesNotContain(text: string): this {
    return this.when('TEXT_DOES_NOT_CONTAIN', text);
  }

  whenTextEqualTo(text: string): this {
    return this.when('TEXT_EQUAL_TO', text);
  }

  whenTextStartsWith(text: string): this {
    return this.when('TEXT_STARTS_WITH', text);
  }

  whenTextEndsWith(text: string): this {
    return this.when('TEXT_ENDS_WITH', text);
  }

  toString(): string {
    return 'FilterCriteriaBuilder';
  }
}

function fromScript(book: Book, value: unknown): FilterArgument {
  if (value instanceof Date) return { serial: serialOfInstant(value.getTime(), book.document.timeZone) };
  if (value instanceof EnumValue) return { relative: value.name };
  return typeof value === 'number' ? value : String(value);
}

function toScript(book: Book, value: FilterArgument): unknown {
  if (typeof value !== 'object') return value;
  if ('relative' in value) return enumValue(`Spreadsheet.RelativeDate.${value.relative}`);
  return new Date(instantOfSerial(value.serial, book.document.timeZone));
}
