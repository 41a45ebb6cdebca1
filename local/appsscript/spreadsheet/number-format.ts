// Display of a value under a number format, in the document's locale: what getDisplayValue(s) gives.

import { calendarNames, type SheetLocale } from './locale.js';
import { compileFormat, type FormatSection, type FormatToken } from './number-format-parse.js';
import { type CalendarParts, partsOfSerial } from './time-zone.js';
import { CellError, type Scalar } from './values.js';

/** What getNumberFormat() gives for a cell without a format [gas-fakes notes/oddities.md]. */
export const GENERAL_FORMAT = '0.###############';
export const PLAIN_TEXT_FORMAT = '@';

/** True when a number under this format is a date, a time or a duration: getValue() then gives a Date. */
export const isDateFormat = (format: string): boolean => compileFormat(format).isDate;

/** The text a cell shows. `format` null means automatic. */
export function displayText(value: Scalar, format: string | null, locale: SheetLocale): string {
  if (value === null) return '';
  if (typeof value === 'string') return format === null ? value : displayString(value, format);
  if (typeof value === 'boolean') return value ? locale.truth.true : locale.truth.false;
  if (value instanceof CellError) return value.code;
  return format === null ? generalText(value, locale) : displayNumber(value, format, locale);
}

/** A number without a format: whole up to 15 digits, else ten significant digits; scientific when very large or small. */
export function generalText(value: number, locale: SheetLocale): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  let text: string;
  if (size >= 1e15 || size < 1e-9) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
    text = `${trimZeros(mantissa)}E${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(2, '0')}`;
  } else if (Number.isInteger(value)) {
    text = String(value);
  } else {
    text = trimZeros(value.toFixed(Math.min(20, Math.max(0, 9 - Math.floor(Math.log10(size))))));
  }
  return locale.decimal === '.' ? text : text.replace('.', locale.decimal);
}

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function displayString(value: string, format: string): string {
  const { text } = compileFormat(format);
  if (!text) return value;
  return text.tokens.map((token) => (token.kind === 'text' ? value : literalOf(token))).join('');
}

function displayNumber(value: number, format: string, locale: SheetLocale): string {
  const { sections } = compileFormat(format);
  if (sections.length === 0) return generalText(value, locale);
  const chosen = sections.find((section) => section.accepts(value)) ?? sections[0];
  if (!chosen) return generalText(value, locale);
  const shown = chosen.dropsSign ? Math.abs(value) : value;
  if (chosen.kind === 'date') return displayDate(shown, chosen, locale);
  if (chosen.kind === 'general') return wrap(chosen.tokens, generalText(shown, locale));
  return displayDigits(shown, chosen, locale);
}

function wrap(tokens: readonly FormatToken[], number: string): string {
  return tokens
    .map((token) => (token.kind === 'general' || token.kind === 'text' ? number : literalOf(token)))
    .join('');
}

const literalOf = (token: FormatToken): string =>
  token.kind === 'literal' || token.kind === 'symbol' ? token.text : '';

function displayDigits(value: number, section: FormatSection, locale: SheetLocale): string {
  const scaled = (value * (section.percent ? 100 : 1)) / 1000 ** section.thousandsScale;
  const negative = scaled < 0;
  let mantissa = Math.abs(scaled);
  let exponent = 0;
  if (section.exponent !== null && mantissa !== 0) {
    exponent = Math.floor(Math.log10(mantissa));
    mantissa /= 10 ** exponent;
    if (Number(mantissa.toFixed(section.decimalsMost)) >= 10) {
      mantissa /= 10;
      exponent++;
    }
  }
  const rounded = roundedDigits(mantissa, section.decimalsMost);
  const [whole = '0', decimals = ''] = rounded.split('.');
  const kept = decimals.replace(/0+$/, '').padEnd(section.decimalsLeast, '0');
  let integer = section.integerLeast === 0 && whole === '0' ? '' : whole.padStart(section.integerLeast, '0');
  if (section.grouped) integer = integer.replace(/\B(?=(\d{3})+$)/g, locale.groups[0] ?? ',');
  let out = negative && Number(rounded) !== 0 ? '-' : '';
  for (const token of section.tokens) {
    if (token.kind === 'integer') out += integer;
    else if (token.kind === 'fraction') out += kept === '' ? '' : locale.decimal + kept;
    else if (token.kind === 'exponent') {
      const digits = String(Math.abs(exponent)).padStart(section.exponent ?? 1, '0');
      out += `E${exponent < 0 ? '-' : '+'}${digits}`;
    } else out += literalOf(token);
  }
  return out;
}

/** Half away from zero on the decimal text, as Sheets rounds what it shows (1.005 → 1.01). */
function roundedDigits(value: number, decimals: number): string {
  if (value >= 1e21) return value.toFixed(0);
  const shifted = Number(`${value}e${decimals}`);
  if (!Number.isFinite(shifted)) return value.toFixed(Math.min(decimals, 20));
  const rounded = Number(`${Math.round(shifted)}e-${decimals}`);
  return (Number.isFinite(rounded) ? rounded : value).toFixed(Math.min(decimals, 20));
}

function displayDate(serial: number, section: FormatSection, locale: SheetLocale): string {
  const finest = section.tokens.some((token) => token.kind === 'date' && token.unit === 'fraction');
  const shown = finest ? serial : Math.floor(serial * 86_400 + 0.5 + 1e-6) / 86_400;
  const parts = partsOfSerial(shown);
  return section.tokens
    .map((token) =>
      token.kind === 'date' ? datePart(token, parts, shown, section, locale) : literalOf(token),
    )
    .join('');
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function datePart(
  token: Extract<FormatToken, { kind: 'date' }>,
  at: CalendarParts,
  serial: number,
  section: FormatSection,
  locale: SheetLocale,
): string {
  const { width } = token;
  const names = calendarNames(locale);
  switch (token.unit) {
    case 'year':
      return width <= 2 ? pad(at.year % 100, 2) : pad(at.year, 4);
    case 'month':
      if (width === 3) return names.shortMonths[at.month - 1] ?? '';
      if (width === 5) return (names.months[at.month - 1] ?? '').charAt(0);
      return width >= 4 ? (names.months[at.month - 1] ?? '') : pad(at.month, width);
    case 'day':
      if (width === 3) return names.shortDays[at.weekday] ?? '';
      return width >= 4 ? (names.days[at.weekday] ?? '') : pad(at.day, width);
    case 'hour':
      return pad(section.twelveHours ? at.hour % 12 || 12 : at.hour, width);
    case 'minute':
      return pad(at.minute, width);
    case 'second':
      return pad(at.second, width);
    case 'fraction':
      return locale.decimal + pad(at.millisecond, 3).slice(0, width);
    case 'half':
      return width === 1 ? (at.hour < 12 ? 'A' : 'P') : at.hour < 12 ? 'AM' : 'PM';
    case 'elapsed hours':
      return pad(Math.floor(serial * 24 + 1e-9), width);
    case 'elapsed minutes':
      return pad(Math.floor(serial * 1440 + 1e-9), width);
    case 'elapsed seconds':
      return pad(Math.floor(serial * 86_400 + 1e-6), width);
  }
}
