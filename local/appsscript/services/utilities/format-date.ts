// Utilities.formatDate and parseDate: Java's SimpleDateFormat letters in any time zone, English names.

import { ScriptError } from '../../kernel/errors.js';
import { offsetMinutes, zoneOf } from '../../kernel/zone.js';

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly offsetMinutes: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

function partsOf(ms: number, timeZone: string): Parts {
  const offset = offsetMinutes(ms, timeZone);
  const local = new Date(ms + offset * 60_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    weekday: local.getUTCDay(),
    offsetMinutes: offset,
  };
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');

function dayOfYear(parts: Parts): number {
  return (Date.UTC(parts.year, parts.month, parts.day) - Date.UTC(parts.year, 0, 1)) / 86_400_000 + 1;
}

function weekOfYear(parts: Parts): number {
  const first = new Date(Date.UTC(parts.year, 0, 1)).getUTCDay();
  return Math.floor((dayOfYear(parts) - 1 + first) / 7) + 1;
}

function offsetText(minutes: number, colon: boolean): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${colon ? ':' : ''}${pad(size % 60, 2)}`;
}

function zoneName(ms: number, zone: string, style: 'short' | 'long'): string {
  const options = { timeZone: zoneOf(zone), timeZoneName: style } as const;
  const parts = new Intl.DateTimeFormat('en-US', options).formatToParts(ms);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

function field(letter: string, width: number, parts: Parts, ms: number, zone: string): string {
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
      return width === 2 ? pad(parts.year % 100, 2) : pad(parts.year, width);
    case 'Y':
      return pad(parts.year, width);
    case 'M':
    case 'L': {
      const name = MONTHS[parts.month] ?? '';
      return width >= 4 ? name : width === 3 ? name.slice(0, 3) : pad(parts.month + 1, width);
    }
    case 'd':
      return pad(parts.day, width);
    case 'D':
      return pad(dayOfYear(parts), width);
    case 'E': {
      const name = DAYS[parts.weekday] ?? '';
      return width >= 4 ? name : name.slice(0, 3);
    }
    case 'u':
      return pad(parts.weekday === 0 ? 7 : parts.weekday, width);
    case 'w':
      return pad(weekOfYear(parts), width);
    case 'a':
      return parts.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(parts.hour, width);
    case 'k':
      return pad(parts.hour === 0 ? 24 : parts.hour, width);
    case 'K':
      return pad(parts.hour % 12, width);
    case 'h':
      return pad(parts.hour % 12 === 0 ? 12 : parts.hour % 12, width);
    case 'm':
      return pad(parts.minute, width);
    case 's':
      return pad(parts.second, width);
    case 'S':
      return pad(parts.millisecond, width);
    case 'z':
      return zoneName(ms, zone, width >= 4 ? 'long' : 'short');
    case 'Z':
      return offsetText(parts.offsetMinutes, false);
    case 'X':
      if (parts.offsetMinutes === 0) return 'Z';
      return width === 1
        ? offsetText(parts.offsetMinutes, false).slice(0, 3)
        : offsetText(parts.offsetMinutes, width === 3);
    default:
      throw new ScriptError(`Illegal pattern character '${letter}'`);
  }
}

const PATTERN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** SimpleDateFormat.format: quoted text stays, '' is a quote, other letters are fields. */
export function formatDate(ms: number, timeZone: string, pattern: string): string {
  const parts = partsOf(ms, timeZone);
  return pattern.replace(PATTERN, (token: string, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    return letter === undefined ? token : field(letter, token.length, parts, ms, timeZone);
  });
}

const NUMBER_FIELDS: Readonly<Record<string, string>> = {
  y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour12',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
};

/** SimpleDateFormat.parse for the letters of numbers, month and day names, AM/PM. Undefined when it does not match. */
export function parseDate(text: string, timeZone: string, pattern: string): number | undefined {
  const names: string[] = [];
  const source = pattern.replace(
    PATTERN,
    (token: string, quoted: string | undefined, letter: string | undefined) => {
      if (quoted !== undefined) return escapePattern(quoted === '' ? "'" : quoted);
      if (letter === undefined) return escapePattern(token);
      if (letter === 'a') names.push('ampm');
      else if (letter === 'M' && token.length >= 3) names.push('monthName');
      else if (letter === 'E') names.push('dayName');
      else names.push(NUMBER_FIELDS[letter] ?? letter);
      return letter === 'a' || letter === 'E' || (letter === 'M' && token.length >= 3)
        ? '(\\p{L}+)'
        : '(\\d+)';
    },
  );
  const match = new RegExp(`^${source}`, 'u').exec(text);
  if (!match) return undefined;
  const of = (name: string) => match[names.indexOf(name) + 1];
  const number = (name: string, otherwise: number) => (names.includes(name) ? Number(of(name)) : otherwise);
  const monthName = names.includes('monthName')
    ? (of('monthName') ?? '').slice(0, 3).toLowerCase()
    : undefined;
  const month = monthName
    ? MONTHS.findIndex((name) => name.toLowerCase().startsWith(monthName))
    : number('month', 1) - 1;
  if (month < 0) return undefined;
  const late = names.includes('ampm') && /^p/i.test(of('ampm') ?? '');
  const hour = names.includes('hour12') ? (number('hour12', 0) % 12) + (late ? 12 : 0) : number('hour', 0);
  const local = Date.UTC(
    number('year', 1970),
    month,
    number('day', 1),
    hour,
    number('minute', 0),
    number('second', 0),
    number('millisecond', 0),
  );
  const guess = local - offsetMinutes(local, timeZone) * 60_000;
  return local - offsetMinutes(guess, timeZone) * 60_000;
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
