// SpreadsheetApp.newDataValidation(): rules as scripts build and read them.

import type { EnumValue } from '../../kernel/enums.js';
import { instantOfSerial, serialOfInstant } from '../../spreadsheet/time-zone.js';
import type { ValidationArgument, ValidationRule } from '../../spreadsheet/validation.js';
import type { Book, RangeLike } from './book.js';
import { sheetEnum } from './enums.js';

export class DataValidation {
  constructor(
    readonly book: Book,
    readonly rule: ValidationRule,
  ) {}

  copy(): object {
    return new DataValidationBuilder(this.book, this.rule);
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getCriteriaType(): EnumValue {
    return sheetEnum('DataValidationCriteria', this.rule.criteria);
  }

  getCriteriaValues(): unknown[] {
    return this.rule.values.map((value) => toScript(this.book, value));
  }

  getHelpText(): string | null {
    return this.rule.helpText;
  }

  toString(): string {
    return 'DataValidation';
  }
}

function toScript(book: Book, value: ValidationArgument): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('area' in value) return book.make.range(book, value.sheetId, value.area);
  return 'serial' in value ? new Date(instantOfSerial(value.serial, book.document.timeZone)) : value;
}

/** The model's rule of a DataValidation; null takes the rule away. */
export const ruleOf = (validation: unknown): ValidationRule | null =>
  validation instanceof DataValidation ? validation.rule : null;

/** A builder before its first require…: no criteria yet. */
const blank: ValidationRule = { criteria: '', values: [], allowInvalid: true, helpText: null };

export class DataValidationBuilder {
  private rule: ValidationRule;

  constructor(
    readonly book: Book,
    start: ValidationRule = blank,
  ) {
    this.rule = start;
  }

  private require(criteria: string, values: readonly unknown[]): this {
    this.rule = { ...this.rule, criteria, values: values.map((value) => this.argument(value)) };
    return this;
  }

  private argument(value: unknown): ValidationArgument {
    if (value instanceof Date)
      return { serial: Math.floor(serialOfInstant(value.getTime(), this.book.document.timeZone)) };
    if (Array.isArray(value)) return value.map(String);
    if (isRange(value)) return { sheetId: value.sheetId, area: value.area };
    return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
  }

  build(): object {
    return new DataValidation(this.book, this.rule);
  }

  copy(): object {
    return new DataValidationBuilder(this.book, this.rule);
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getCriteriaType(): EnumValue | null {
    return this.rule.criteria === '' ? null : sheetEnum('DataValidationCriteria', this.rule.criteria);
  }

  getCriteriaValues(): unknown[] {
    return this.rule.values.map((value) => toScript(this.book, value));
  }

  getHelpText(): string | null {
    return this.rule.helpText;
  }

  setAllowInvalid(allow: boolean): this {
    this.rule = { ...this.rule, allowInvalid: allow };
    return this;
  }

  setHelpText(text: string): this {
    this.rule = { ...this.rule, helpText: text };
    return this;
  }

  requireCheckbox(...values: readonly unknown[]): this {
    return this.require('CHECKBOX', values);
  }

  requireDate(): this {
    return this.require('DATE_IS_VALID_DATE', []);
  }

  requireDateAfter(date: Date): this {
    return this.require('DATE_AFTER', [date]);
  }

  requireDateBefore(date: Date): this {
    return this.require('DATE_BEFORE', [date]);
  }

  requireDateBetween(start: Date, end: Date): this {
    return this.require('DATE_BETWEEN', [start, end]);
  }

  requireDateEqualTo(date: Date): this {
    return this.require('DATE_EQUAL_TO', [date]);
  }

  requireDateNotBetween(start: Date, end: Date): this {
    return this.require('DATE_NOT_BETWEEN', [start, end]);
  }

  requireDateOnOrAfter(date: Date): this {
    return this.require('DATE_ON_OR_AFTER', [date]);
  }

  requireDateOnOrBefore(date: Date): this {
    return this.require('DATE_ON_OR_BEFORE', [date]);
  }

  requireFormulaSatisfied(formula: string): this {
    return this.require('CUSTOM_FORMULA', [formula]);
  }

  requireNumberBetween(start: number, end: number): this {
    return this.require('NUMBER_BETWEEN', [start, end]);
  }

  requireNumberEqualTo(number: number): this {
    return this.require('NUMBER_EQUAL_TO', [number]);
  }

  requireNumberGreaterThan(number: number): this {
    return this.require('NUMBER_GREATER_THAN', [number]);
  }

  requireNumberGreaterThanOrEqualTo(number: number): this {
    return this.require('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }

  requireNumberLessThan(number: number): this {
    return this.require('NUMBER_LESS_THAN', [number]);
  }

  requireNumberLessThanOrEqualTo(number: number): this {
    return this.require('NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }

  requireNumberNotBetween(start: number, end: number): this {
    return this.require('NUMBER_NOT_BETWEEN', [start, end]);
  }

  requireNumberNotEqualTo(number: number): this {
    return this.require('NUMBER_NOT_EQUAL_TO', [number]);
  }

  requireTextContains(text: string): this {
    return this.require('TEXT_CONTAINS', [text]);
  }

  requireTextDoesNotContain(text: string): this {
    return this.require('TEXT_DOES_NOT_CONTAIN', [text]);
  }

  requireTextEqualTo(text: string): this {
    return this.require('TEXT_EQUAL_TO', [text]);
  }

  requireTextIsEmail(): this {
    return this.require('TEXT_IS_VALID_EMAIL', []);
  }

  requireTextIsUrl(): this {
    return this.require('TEXT_IS_VALID_URL', []);
  }

  requireValueInList(values: readonly unknown[], showDropdown = true): this {
    return this.require('VALUE_IN_LIST', [values, showDropdown]);
  }

  requireValueInRange(range: object, showDropdown = true): this {
    return this.require('VALUE_IN_RANGE', [range, showDropdown]);
  }

  withCriteria(criteria: EnumValue, args: readonly unknown[]): this {
    return this.require(criteria.name, args);
  }

  toString(): string {
    return 'DataValidationBuilder';
  }
}

const isRange = (value: unknown): value is RangeLike =>
  typeof value === 'object' && value !== null && 'area' in value;
