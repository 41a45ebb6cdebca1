// What Sheets makes of an entered text: formula, text, number, percent, money, scientific, boolean, error value.
// Typing and setValue(s) parse alike [sheetquery#20, OWOX PR 1535: a leading + starts a formula].

import { enterDate } from './enter-date.js';
import type { SheetLocale } from './locale.js';
import { CellError, type ErrorCode, type Scalar } from './values.js';

export interface EntryRules {
  readonly locale: SheetLocale;
  /** Year given to dates entered without one. */
  readonly year: number;
  /** True where the cell's number format is `@` (plain text). */
  readonly plainText: boolean;
  /** A script's `=…` becomes a formula even in a plain text cell; a typed one stays text [sheetquery#20]. */
  readonly source: 'typed' | 'script';
}

/** `format` is the number format Sheets gives to a cell that has none. */
export type Entered =
  | { readonly kind: 'formula'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Scalar; readonly format: string | null };

const value = (of: Scalar, format: string | null = null): Entered => ({ kind: 'value', value: of, format });

/** Errors that can be entered as such: `#N/A` typed in a cell is the error, not a text. */
const enterableErrors: ReadonlySet<string> = new Set([
  '#N/A',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
  '#REF!',
  '#NUM!',
]);

/** Reads one entered text. The text is never longer than a cell may hold (the caller checks). */
export function enterText(text: string, rules: EntryRules): Entered {
  if (text === '') return value(null);
  if (text.charCodeAt(0) === APOSTROPHE) return value(text.slice(1));
  if (text.length > 1 && text.charCodeAt(0) === EQUALS && (!rules.plainText || rules.source === 'script')) {
    return { kind: 'formula', text };
  }
  if (rules.plainText) return value(text);
  if (!mayBeMoreThanText(text)) return enterWord(text, rules);
  const trimmed = text.trim();
  if (!mayBeNumberOrDate(trimmed, rules.locale)) return enterWord(text, rules);
  const number = enterNumber(trimmed, rules.locale);
  if (number) return number;
  const date = enterDate(trimmed, rules.locale, rules.year);
  if (date) return value(date.serial, date.format);
  if (trimmed.length > 1 && trimmed.startsWith('+')) return { kind: 'formula', text: `=${trimmed}` };
  return enterWord(text, rules);
}

const APOSTROPHE = 39;
const EQUALS = 61;

/** A number or a date has a digit; this keeps the common case, a name, out of the regular expressions. */
function mayBeMoreThanText(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) return true;
    if (code === 43) return true;
  }
  return false;
}

const LETTER_FIRST = /^\p{L}/u;
const MONTH_FIRST = /^\p{L}{3,}\.?[\s-]+\d/u;

/** A text that begins with a letter is money or a named month, or none: most cells of a table end here. */
const mayBeNumberOrDate = (text: string, locale: SheetLocale): boolean =>
  !LETTER_FIRST.test(text) || MONTH_FIRST.test(text) || text.startsWith(locale.currency.symbol);

function enterWord(text: string, { locale }: EntryRules): Entered {
  if (text.length > 11) return value(text);
  const upper = text.trim().toUpperCase();
  if (upper === locale.truth.true || upper === 'TRUE') return value(true);
  if (upper === locale.truth.false || upper === 'FALSE') return value(false);
  if (enterableErrors.has(upper)) return value(new CellError(upper as ErrorCode));
  return value(text);
}

interface NumberPatterns {
  readonly plain: RegExp;
  readonly grouped: RegExp;
  readonly groupMarks: RegExp;
}

const patterns = new Map<SheetLocale, NumberPatterns>();
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternsOf(locale: SheetLocale): NumberPatterns {
  const found = patterns.get(locale);
  if (found) return found;
  const decimal = literal(locale.decimal);
  const group = `[${locale.groups.map(literal).join('')}]`;
  const made = {
    plain: new RegExp(`^(?:\\d+(?:${decimal}(\\d*))?|${decimal}(\\d+))(?:[eE]([+-]?\\d+))?$`),
    grouped: new RegExp(`^\\d{1,3}(?:${group}\\d{3})+(?:${decimal}(\\d*))?$`),
    groupMarks: new RegExp(group, 'g'),
  };
  patterns.set(locale, made);
  return made;
}

/** A number with optional sign, parentheses, currency, groups, percent or exponent; null when it is none. */
export function enterNumber(text: string, locale: SheetLocale): Entered | null {
  let rest = text;
  let sign = 1;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    sign = -1;
    rest = rest.slice(1, -1).trim();
  }
  const signed = (): void => {
    if (rest.startsWith('-')) sign = -sign;
    if (rest.startsWith('-') || rest.startsWith('+')) rest = rest.slice(1).trim();
  };
  signed();
  const { symbol } = locale.currency;
  let money = false;
  if (rest.startsWith(symbol)) {
    money = true;
    rest = rest.slice(symbol.length).trim();
    if (sign === 1) signed();
  } else if (rest.endsWith(symbol)) {
    money = true;
    rest = rest.slice(0, -symbol.length).trim();
  }
  const percent = !money && rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1).trim();
  const { plain, grouped, groupMarks } = patternsOf(locale);
  const asPlain = plain.exec(rest);
  const asGrouped = asPlain ? null : grouped.exec(rest);
  if (!asPlain && !asGrouped) return null;
  const decimals = asPlain ? (asPlain[1] ?? asPlain[2]) : asGrouped?.[1];
  const digits = asGrouped ? rest.replace(groupMarks, '') : rest;
  const number = (sign * Number(digits.replace(locale.decimal, '.'))) / (percent ? 100 : 1);
  if (!Number.isFinite(number)) return null;
  const scientific = asPlain?.[3] !== undefined;
  return value(
    number,
    automaticFormat(locale, { money, percent, scientific, grouped: asGrouped !== null, decimals }),
  );
}

function automaticFormat(
  locale: SheetLocale,
  seen: {
    money: boolean;
    percent: boolean;
    scientific: boolean;
    grouped: boolean;
    decimals: string | undefined;
  },
): string | null {
  const fraction = seen.decimals ? '.00' : '';
  if (seen.money) {
    const { symbol, before } = locale.currency;
    return before ? `"${symbol}"#,##0${fraction}` : `#,##0${fraction} "${symbol}"`;
  }
  if (seen.percent) return `0${fraction}%`;
  if (seen.scientific) return '0.00E+00';
  if (seen.grouped) return `#,##0${fraction}`;
  return null;
}
