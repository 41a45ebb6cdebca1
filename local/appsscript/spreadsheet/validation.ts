// Data validation: what a cell accepts. A rule that rejects makes the whole write fail [seen in public code].

import type { Rect, Scalar } from './values.js';

export interface ValidationRule {
  /** Name in Apps Script's DataValidationCriteria, e.g. VALUE_IN_LIST. */
  readonly criteria: string;
  /** Arguments in order; dates as serial numbers, a range as its sheet and area. */
  readonly values: readonly ValidationArgument[];
  /** False rejects invalid input, true only warns. */
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

export type ValidationArgument =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly sheetId: number; readonly area: Rect }
  | { readonly serial: number };

/** Reads the values of a list in a range, and evaluates custom formulas; the document provides it. */
export interface ValidationReader {
  values(sheetId: number, area: Rect): readonly Scalar[];
  display(value: Scalar): string;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const URL = /^(https?:\/\/|ftp:\/\/)?[^\s/]+\.[^\s/]{2,}(\/\S*)?$/i;

/** Whether the rule takes a value; a blank is always taken [Sheets: clearing a validated cell is allowed]. */
export function accepts(rule: ValidationRule, value: Scalar, reader: ValidationReader): boolean {
  if (value === null || value === '') return true;
  const [first, second] = rule.values;
  const number = (argument: ValidationArgument | undefined): number =>
    typeof argument === 'number' ? argument : serial(argument);
  const text = reader.display(value).toLowerCase();
  const numeric = typeof value === 'number' ? value : Number.NaN;
  const low = Math.min(number(first), number(second));
  const high = Math.max(number(first), number(second));
  switch (rule.criteria) {
    case 'CHECKBOX':
      return accepted(rule.values, value);
    case 'VALUE_IN_LIST':
      return Array.isArray(first) && first.some((item: string) => item === reader.display(value));
    case 'VALUE_IN_RANGE':
      return (
        isRange(first) &&
        reader
          .values(first.sheetId, first.area)
          .some((item) => item !== null && reader.display(item) === reader.display(value))
      );
    case 'NUMBER_BETWEEN':
    case 'DATE_BETWEEN':
      return numeric >= low && numeric <= high;
    case 'NUMBER_NOT_BETWEEN':
    case 'DATE_NOT_BETWEEN':
      return numeric < low || numeric > high;
    case 'NUMBER_EQUAL_TO':
    case 'DATE_EQUAL_TO':
      return numeric === number(first);
    case 'NUMBER_NOT_EQUAL_TO':
      return typeof value === 'number' && value !== number(first);
    case 'NUMBER_GREATER_THAN':
    case 'DATE_AFTER':
      return numeric > number(first);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
    case 'DATE_ON_OR_AFTER':
      return numeric >= number(first);
    case 'NUMBER_LESS_THAN':
    case 'DATE_BEFORE':
      return numeric < number(first);
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
    case 'DATE_ON_OR_BEFORE':
      return numeric <= number(first);
    case 'DATE_IS_VALID_DATE':
      return typeof value === 'number';
    case 'TEXT_CONTAINS':
      return text.includes(String(first).toLowerCase());
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(String(first).toLowerCase());
    case 'TEXT_EQUAL_TO':
      return text === String(first).toLowerCase();
    case 'TEXT_IS_VALID_EMAIL':
      return EMAIL.test(text);
    case 'TEXT_IS_VALID_URL':
      return URL.test(text);
    default:
      return true;
  }
}

function accepted(values: readonly ValidationArgument[], value: Scalar): boolean {
  if (values.length === 0) return typeof value === 'boolean';
  const allowed = values.length === 1 ? [values[0], false, ''] : values;
  return allowed.some((item) => item === value || String(item) === String(value));
}

const isRange = (argument: ValidationArgument | undefined): argument is { sheetId: number; area: Rect } =>
  typeof argument === 'object' && argument !== null && 'area' in argument;

const serial = (argument: ValidationArgument | undefined): number =>
  typeof argument === 'object' && argument !== null && 'serial' in argument
    ? argument.serial
    : Number(argument);

/** The checked and unchecked values of a checkbox; null when the rule is none. */
export function checkboxValues(rule: ValidationRule | null): { checked: Scalar; unchecked: Scalar } | null {
  if (rule?.criteria !== 'CHECKBOX') return null;
  const [checked, unchecked] = rule.values;
  const plain = (value: ValidationArgument | undefined, otherwise: Scalar): Scalar =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : otherwise;
  return {
    checked: plain(checked, true),
    unchecked: plain(unchecked, rule.values.length === 1 ? '' : false),
  };
}
