// Time zones as Apps Script names them: IANA names and Java's 'GMT+2'.

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Java writes offsets as 'GMT+2' or 'GMT-05:30'; the rest are zone names. Unknown zones are GMT, as in Java. */
export function zoneOf(zone: string): string {
  const fixed = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (fixed) return `${fixed[1]}${(fixed[2] ?? '').padStart(2, '0')}:${fixed[3] ?? '00'}`;
  return zone === 'GMT' ? 'UTC' : zone;
}

/** Minutes the zone is ahead of UTC at an instant. */
export function offsetMinutes(ms: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const fixed = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  if (zone === 'UTC' || zone === 'Etc/UTC' || zone === 'Etc/GMT') return 0;
  const local = wallClockMs(zone, ms);
  return Math.round((local - Math.floor(ms / 1000) * 1000) / 60_000);
}

/** What the clock on the wall shows at an instant, as if it were UTC; to the second. */
export function wallClockMs(zone: string, ms: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of formatter(zone).formatToParts(ms)) part[type] = value;
  const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
  const of = (type: string) => Number(part[type]);
  return Date.UTC(year, of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    const options = {
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const;
    try {
      known = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
    } catch {
      known = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
    }
    formatters.set(zone, known);
  }
  return known;
}
