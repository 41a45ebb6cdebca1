// How formulas turn one kind of value into another, and compare them.

import { enterNumber } from '../enter.js';
import { enterDate } from '../enter-date.js';
import type { SheetLocale } from '../locale.js';
import { generalText } from '../number-format.js';
import { CellError, type Scalar } from '../values.js';

export type Matrix = readonly (readonly Scalar[])[];

export const valueError = (message: string): CellError => new CellError('#VALUE!', message);

/** Blank is 0, TRUE is 1, a text that reads as a number or date is that number. */
export function toNumber(value: Scalar, locale: SheetLocale): number | CellError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof CellError) return value;
  const text = value.trim();
  const number = text === '' ? null : enterNumber(text, locale);
  if (number?.kind === 'value' && typeof number.value === 'number') return number.value;
  const date = text === '' ? null : enterDate(text, locale, 1900);
  if (date) return date.serial;
  return valueError(`The value '${value}' is a text and cannot be coerced to a number.`);
}

export function toText(value: Scalar, locale: SheetLocale): string | CellError {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return generalText(value, locale);
  if (typeof value === 'boolean') return value ? locale.truth.true : locale.truth.false;
  return value;
}

export function toBoolean(value: Scalar): boolean | CellError {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'number') return value !== 0;
  if (value instanceof CellError) return value;
  const upper = value.toUpperCase();
  if (upper === 'TRUE') return true;
  if (upper === 'FALSE' || upper === '') return false;
  return valueError(`The value '${value}' is a text and cannot be coerced to a boolean.`);
}

const rank = (value: Scalar): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** Negative, zero or positive; texts compare without case; a blank equals '', 0 and FALSE. */
export function compareValues(left: Scalar, right: Scalar): number {
  const a = left === null ? blankLike(right) : left;
  const b = right === null ? blankLike(left) : right;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') {
    const x = a.toLowerCase();
    const y = b.toLowerCase();
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return rank(a) - rank(b);
}

const blankLike = (other: Scalar): Scalar =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
