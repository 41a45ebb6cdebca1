// Dates, times and durations as people type them, by the document's locale.

import { calendarNames, type SheetLocale } from './locale.js';
import { isCalendarDate, serialOfDate } from './time-zone.js';

export interface EnteredDate {
  readonly serial: number;
  readonly format: string;
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_MONTH = /^(\d{4})[-/](\d{1,2})$/;
const THREE = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})$/;
const TWO = /^(\d{1,2})([-/.])(\d{1,2})\.?$/;
const TIME = /^(\d{1,4}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?(?:\s*([ap])\.?m\.?)?$/i;
const HOUR = /^(\d{1,2})\s*([ap])m$/i;

/** A date, a time, both, or a duration; null when the text is none of them. */
export function enterDate(text: string, locale: SheetLocale, currentYear: number): EnteredDate | null {
  const alone = enterTime(text);
  if (alone) return alone;
  const day = enterDay(text, locale, currentYear);
  if (day) return day;
  const split = /^(.+?),?\s+(\S+(?:\s*[ap]\.?m\.?)?)$/i.exec(text);
  const time = split?.[2] === undefined ? null : enterTime(split[2]);
  if (!time || time.serial >= 1 || split?.[1] === undefined) return null;
  const date = enterDay(split[1], locale, currentYear);
  if (!date) return null;
  return {
    serial: date.serial + time.serial,
    format: `${date.format} ${time.twelve ? time.format : 'H:mm:ss'}`,
  };
}

function enterTime(text: string): (EnteredDate & { readonly twelve: boolean }) | null {
  const hour = HOUR.exec(text);
  const match = hour ? null : TIME.exec(text);
  if (!hour && !match) return null;
  const half = (hour?.[2] ?? match?.[5])?.toLowerCase();
  let hours = Number(hour?.[1] ?? match?.[1]);
  const minutes = Number(match?.[2] ?? 0);
  const seconds = Number(match?.[3] ?? 0) + Number(`0.${match?.[4] ?? 0}`);
  if (minutes > 59 || seconds >= 60) return null;
  const twelve = half !== undefined;
  if (twelve) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  const withSeconds = match?.[3] !== undefined;
  const serial = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  if (hours >= 24) return { serial, format: '[h]:mm:ss', twelve };
  return {
    serial,
    format: `${twelve ? 'h' : 'H'}:mm${withSeconds ? ':ss' : ''}${twelve ? ' am/pm' : ''}`,
    twelve,
  };
}

function enterDay(text: string, locale: SheetLocale, currentYear: number): EnteredDate | null {
  const iso = ISO.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[3]), Number(iso[4]), ['yyyy', 'mm', 'dd'].join(iso[2]));
  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth) return day(Number(yearMonth[1]), Number(yearMonth[2]), 1, 'yyyy-mm');
  const three = THREE.exec(text);
  if (three) {
    const [, first, mark = '', second, third] = three;
    if (!locale.dateMarks.includes(mark)) return null;
    return numericDay(Number(first), Number(second), Number(third), locale);
  }
  const two = TWO.exec(text);
  if (two) {
    const [, first, mark = '', second] = two;
    if (!locale.dateMarks.includes(mark)) return null;
    const monthFirst = locale.dateOrder !== 'dmy';
    const [month, date] = monthFirst ? [first, second] : [second, first];
    return day(currentYear, Number(month), Number(date), monthFirst ? `M${mark}d` : `d${mark}M`);
  }
  return namedDay(text, locale, currentYear);
}

function numericDay(first: number, second: number, third: number, locale: SheetLocale): EnteredDate | null {
  switch (locale.dateOrder) {
    case 'mdy':
      return day(fullYear(third), first, second, locale.dateFormat);
    case 'dmy':
      return day(fullYear(third), second, first, locale.dateFormat);
    case 'ymd':
      return third < 100 ? day(fullYear(first), second, third, locale.dateFormat) : null;
  }
}

/** Two digits mean 1930–2029 [Sheets' pivot year]. */
const fullYear = (year: number): number => (year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year);

const WORD = '([\\p{L}]{3,}\\.?)';
const MONTH_FIRST = new RegExp(`^${WORD}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?$`, 'iu');
const DAY_FIRST = new RegExp(`^(\\d{1,2})\\.?[\\s-]+${WORD}(?:,?[\\s-]+(\\d{4}|\\d{2}))?$`, 'iu');
const MONTH_YEAR = new RegExp(`^${WORD}[\\s-]+(\\d{4})$`, 'iu');

function namedDay(text: string, locale: SheetLocale, currentYear: number): EnteredDate | null {
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear) return named(monthYear[1], Number(monthYear[2]), 1, 'mmm yyyy', locale);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    const year = monthFirst[3] === undefined ? currentYear : Number(monthFirst[3]);
    return named(monthFirst[1], year, Number(monthFirst[2]), monthFirst[3] ? 'mmm d, yyyy' : 'mmm d', locale);
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (!dayFirst) return null;
  const year = dayFirst[3] === undefined ? currentYear : fullYear(Number(dayFirst[3]));
  return named(dayFirst[2], year, Number(dayFirst[1]), dayFirst[3] ? 'd mmm yyyy' : 'd mmm', locale);
}

function named(
  word: string | undefined,
  year: number,
  date: number,
  format: string,
  locale: SheetLocale,
): EnteredDate | null {
  const wanted = (word ?? '').replace('.', '').toLowerCase();
  const { months, shortMonths } = calendarNames(locale);
  const matches = (name: string) => name.replace('.', '').toLowerCase() === wanted;
  let month = months.findIndex(matches);
  if (month < 0) month = shortMonths.findIndex(matches);
  return month < 0 ? null : day(year, month + 1, date, format);
}

function day(year: number, month: number, date: number, format: string): EnteredDate | null {
  return isCalendarDate(year, month, date) ? { serial: serialOfDate(year, month, date), format } : null;
}
