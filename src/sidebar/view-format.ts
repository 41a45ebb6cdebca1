// Numbers, times and foreign text as the page shows them. Pure; the page's words are English, the digits the reader's.

/** Keeps a number and its unit on one line. */
export const NBSP = '\u00a0';

/** Characters that draw nothing or turn the direction of what follows; U+200D holds emoji together and stays. */
const INVISIBLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text of a cell, a header or a tab: one line, bounded, unable to disturb the words around it. */
export function clean(text: string, longest = 80): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
  const letters = [...line];
  if (letters.length <= longest && text.length <= longest * 4) return line;
  return `${letters.slice(0, longest - 1).join('')}…`;
}

export function count(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A count that is taken off: a true minus. */
export function less(value: number): string {
  return value === 0 ? '0' : `\u2212${count(value)}`;
}

export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Whole percent; never 100% while something is missing, never 0% when there is something. */
export function percent(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return '0%';
  if (part >= whole) return '100%';
  return `${Math.min(99, Math.max(1, Math.round((part / whole) * 100)))}%`;
}

/** "under 1 min", "13 min", "2 h 40 min", "3 days 4 h". */
export function minutes(value: number): string {
  if (value < 1) return `under 1${NBSP}min`;
  const whole = Math.round(value);
  if (whole < 60) return `${whole}${NBSP}min`;
  const hours = Math.floor(whole / 60);
  if (hours < 48) return whole % 60 ? `${hours}${NBSP}h ${whole % 60}${NBSP}min` : `${hours}${NBSP}h`;
  const days = Math.floor(hours / 24);
  return hours % 24 ? `${days}${NBSP}days ${hours % 24}${NBSP}h` : `${days}${NBSP}days`;
}

/** What is left of a wait: "4 s", "3 min 12 s", from an hour on without seconds. */
export function remaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds}${NBSP}s`;
  if (seconds >= 3600) return minutes(seconds / 60);
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)}${NBSP}min${rest ? ` ${rest}${NBSP}s` : ''}`;
}

export interface Times {
  readonly nowMs: number;
  /** undefined: the reader's own zone. */
  readonly timeZone: string | undefined;
}

function inZone(
  ms: number,
  zone: string | undefined,
  options: Intl.DateTimeFormatOptions,
  language = 'en-GB',
): string {
  try {
    return new Intl.DateTimeFormat(language, { ...options, ...(zone ? { timeZone: zone } : {}) }).format(ms);
  } catch {
    // A browser may not know a zone that Google knows; its own is better than no time at all.
    return new Intl.DateTimeFormat(language, options).format(ms);
  }
}

function dayOf(ms: number, zone: string | undefined): string {
  return inZone(ms, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** "14:41"; on another day "tomorrow 14:41", "yesterday 17:40", "11 Sep 09:12". */
export function moment(ms: number, times: Times): string {
  const zone = times.timeZone;
  const time = inZone(ms, zone, { hour: '2-digit', minute: '2-digit' });
  const day = dayOf(ms, zone);
  if (day === dayOf(times.nowMs, zone)) return time;
  if (day === dayOf(times.nowMs - 86_400_000, zone)) return `yesterday ${time}`;
  if (day === dayOf(times.nowMs + 86_400_000, zone)) return `tomorrow ${time}`;
  return `${dayMonth(ms, zone)} ${time}`;
}

/** "at 14:41", "tomorrow 14:41". */
export function atMoment(ms: number, times: Times): string {
  const words = moment(ms, times);
  return /^\d\d:/.test(words) ? `at ${words}` : words;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function isSameDay(a: number, b: number, zone: string | undefined): boolean {
  return dayOf(a, zone) === dayOf(b, zone);
}

/** "16 Aug"; three letters of every month, where en-GB alone would say "Sept". */
export function dayMonth(ms: number, zone: string | undefined): string {
  const [month = '', day = ''] = inZone(ms, zone, { day: 'numeric', month: 'short' }, 'en-US').split(' ');
  return `${day} ${month}`;
}

/** 0-based: A … Z, AA … */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** "B: First name", or "B" for a column without a header. */
export function columnName(index: number, header: string): string {
  const text = clean(header, 40);
  return text ? `${columnLetter(index)}: ${text}` : columnLetter(index);
}

/** "2 to 101", "2 to 11 and 20", "2 to 11, 20 to 29 and 4 more blocks". */
export function rowsWords(ranges: readonly { readonly row: number; readonly rows: number }[]): string {
  const blocks = ranges.map(({ row, rows }) =>
    rows === 1 ? count(row) : `${count(row)} to ${count(row + rows - 1)}`,
  );
  if (blocks.length > 3) return `${blocks.slice(0, 2).join(', ')} and ${blocks.length - 2} more blocks`;
  if (blocks.length < 2) return blocks.join('');
  return `${blocks.slice(0, -1).join(', ')} and ${blocks[blocks.length - 1]}`;
}

/** "5, 9 and 12"; the numbers known may be fewer than there are. */
export function rowList(rows: readonly number[], total: number): string {
  const shown = rows.slice(0, 12).map((row) => count(row));
  const more = total - shown.length;
  const last = shown[shown.length - 1] ?? '';
  if (more > 0) return `${shown.join(', ')} and ${count(more)} more`;
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** A whole number that a person typed: separators and spaces of any locale are dropped; undefined: not a number. */
export function readCount(text: string): number | undefined {
  const digits = text.replace(/[\s.,'’\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
