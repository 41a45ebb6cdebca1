// Serial day numbers of Sheets to instants and back, in the document's time zone.

import { wallClockMs } from '../kernel/zone.js';
import { getOrMake } from './get-or-make.js';

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

const offsets = new Map<string, Map<number, number>>();

/** Minutes to add to UTC for local time; zones change only on quarter hours, so one question a quarter is enough. */
function offsetMs(timeZone: string, utcMs: number): number {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC' || timeZone === 'Etc/GMT') return 0;
  const bucket = Math.floor(utcMs / 900_000);
  const known = getOrMake(offsets, timeZone, () => new Map<number, number>());
  const found = known.get(bucket);
  if (found !== undefined) return found;
  const local = wallClockMs(timeZone, bucket * 900_000);
  const offset = local - bucket * 900_000;
  known.set(bucket, offset);
  return offset;
}

/** The serial number of an instant as the document's clock on the wall shows it. */
export function serialOfInstant(utcMs: number, timeZone: string): number {
  return (utcMs + offsetMs(timeZone, utcMs) - EPOCH_MS) / DAY_MS;
}

/** The instant (ms since 1970 UTC) of a serial number read as local time of the zone. */
export function instantOfSerial(serial: number, timeZone: string): number {
  const local = Math.round(serial * DAY_MS) + EPOCH_MS;
  const first = local - offsetMs(timeZone, local);
  return local - offsetMs(timeZone, first);
}

/** The serial number of a calendar date. Month 1–12. */
export const serialOfDate = (year: number, month: number, day: number): number =>
  (Date.UTC(year, month - 1, day) - EPOCH_MS) / DAY_MS;

export interface CalendarParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Calendar and clock of a serial number; month 1–12, weekday 0 = Sunday. Rounded to milliseconds. */
export function partsOfSerial(serial: number): CalendarParts {
  const date = new Date(Math.round(serial * DAY_MS) + EPOCH_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** Whether the day exists (31 April does not). */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
