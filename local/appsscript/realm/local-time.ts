// Dates in the script's own time zone (the manifest's timeZone), whatever zone this machine is in.
// installLocalTime becomes source text (program.ts), so it must be self-contained.

export interface LocalTime {
  /** Milliseconds of a text without a zone, or of parts (year, month …) in the script's zone. */
  parse(text: string): number;
  fromParts(parts: readonly number[]): number;
}

/** Makes the local methods of Date.prototype read the zone. */
export function installLocalTime(RealDate: DateConstructor, timeZone: string): LocalTime {
  const isUtc = /^(Etc\/)?(UTC|GMT)$/.test(timeZone);
  const hour = 3_600_000;
  const offsets = new Map<number, number>();
  let formatter: Intl.DateTimeFormat | undefined;

  /** Milliseconds the zone is ahead of UTC; zones change at whole quarters of an hour. */
  const offset = (ms: number): number => {
    if (isUtc || Number.isNaN(ms)) return 0;
    const key = Math.floor((ms * 4) / hour);
    let known = offsets.get(key);
    if (known === undefined) {
      formatter ??= new Intl.DateTimeFormat('en-US', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
      const found: Record<string, number> = {};
      for (const { type, value } of formatter.formatToParts(ms)) found[type] = Number(value);
      const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = found;
      known = RealDate.UTC(year, month - 1, day, hours, minute, second) - Math.floor(ms / 1000) * 1000;
      offsets.set(key, known);
    }
    return known;
  };
  const toUtc = (local: number) => local - offset(local - offset(local));
  const shifted = (date: Date) => new RealDate(date.getTime() + offset(date.getTime()));

  const define = (name: string, value: unknown) =>
    Object.defineProperty(RealDate.prototype, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  type Methods = Record<string, (...args: readonly number[]) => number>;
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    define(`get${part}`, function (this: Date) {
      return (shifted(this) as unknown as Methods)[`getUTC${part}`]?.();
    });
    if (part === 'Day') continue;
    define(`set${part}`, function (this: Date, ...args: readonly number[]) {
      const local = shifted(this);
      (local as unknown as Methods)[`setUTC${part}`]?.(...args);
      return this.setTime(toUtc(local.getTime()));
    });
  }
  define('getTimezoneOffset', function (this: Date) {
    return Number.isNaN(this.getTime()) ? Number.NaN : -offset(this.getTime()) / 60_000;
  });

  const dateText = (date: Date) =>
    shifted(date)
      .toUTCString()
      .replace(/^(\w+), (\d+) (\w+) (-?\d+).*$/, '$1 $3 $2 $4');
  const timeText = (date: Date) => {
    const minutes = Math.abs(offset(date.getTime())) / 60_000;
    const sign = offset(date.getTime()) < 0 ? '-' : '+';
    const digits = String(Math.floor(minutes / 60)).padStart(2, '0') + String(minutes % 60).padStart(2, '0');
    const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' })
      .formatToParts(date.getTime())
      .find((part) => part.type === 'timeZoneName')?.value;
    return `${shifted(date).toISOString().slice(11, 19)} GMT${sign}${digits} (${name})`;
  };
  const texts: Record<string, (date: Date) => string> = {
    toString: (date: Date) => `${dateText(date)} ${timeText(date)}`,
    toDateString: dateText,
    toTimeString: timeText,
  };
  for (const [name, text] of Object.entries(texts)) {
    define(name, function (this: Date) {
      return Number.isNaN(this.getTime()) ? 'Invalid Date' : text(this);
    });
  }
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const original = RealDate.prototype[name] as (...args: readonly unknown[]) => string;
    define(name, function (this: Date, locales?: unknown, options?: object) {
      return original.call(this, locales, { timeZone, ...options });
    });
  }

  return {
    parse: (text) => {
      const hasZone =
        /(Z|GMT|UTC|[+-]\d{2}:?\d{2})\s*(\(.*\))?$/i.test(text) || /^[+-]?\d{4,6}(-\d{2}){0,2}$/.test(text);
      if (hasZone) return RealDate.parse(text);
      const iso = RealDate.parse(`${text}Z`);
      return toUtc(Number.isNaN(iso) ? RealDate.parse(`${text} UTC`) : iso);
    },
    fromParts: ([year = Number.NaN, month = 0, ...rest]) => toUtc(RealDate.UTC(year, month, ...(rest as []))),
  };
}
