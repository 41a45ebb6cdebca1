// When a clock trigger runs: Apps Script's schedules as data, and the next time of each.

import { offsetMinutes } from './zone.js';

export type Schedule =
  | { readonly kind: 'once'; readonly ms: number }
  | { readonly kind: 'every'; readonly seconds: number }
  | {
      readonly kind: 'calendar';
      readonly days: number;
      /** 0 is Sunday. */
      readonly weekday: number | undefined;
      readonly monthDay: number | undefined;
      readonly hour: number;
      readonly minute: number;
      readonly timeZone: string;
    };

const DAY_MS = 86_400_000;

/** The first run after `ms` (for 'every': one interval after it); undefined when there is none. */
export function nextRun(schedule: Schedule, ms: number): number | undefined {
  switch (schedule.kind) {
    case 'once':
      return Math.max(schedule.ms, ms);
    case 'every':
      return ms + schedule.seconds * 1000;
    case 'calendar': {
      const step = schedule.monthDay === undefined && schedule.weekday === undefined ? schedule.days : 1;
      for (let day = 0; day <= 366; day += 1) {
        const at = timeOnDay(schedule, ms + day * DAY_MS);
        const local = new Date(at + offsetMinutes(at, schedule.timeZone) * 60_000);
        const fits =
          (schedule.weekday === undefined || local.getUTCDay() === schedule.weekday) &&
          (schedule.monthDay === undefined || local.getUTCDate() === schedule.monthDay);
        if (at > ms && fits) return at + (step - 1) * DAY_MS;
      }
      return undefined;
    }
  }
}

function timeOnDay(schedule: { hour: number; minute: number; timeZone: string }, ms: number): number {
  const offset = offsetMinutes(ms, schedule.timeZone) * 60_000;
  const midnight = Math.floor((ms + offset) / DAY_MS) * DAY_MS;
  const wall = midnight + (schedule.hour * 60 + schedule.minute) * 60_000;
  return wall - offsetMinutes(wall - offset, schedule.timeZone) * 60_000;
}
