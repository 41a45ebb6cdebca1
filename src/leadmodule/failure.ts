// What a status code alone says, and how long a 429 asks us to wait. Vendor's table: 200, 202, 400, 401, 402, 429.

/** Seconds to wait when a 429 names none: the quickstart's own sample falls back to a minute. */
const DEFAULT_RETRY_AFTER_SECONDS = 60;
/** An absurd hint is bounded: an hour at most, a second at least. */
const LONGEST_RETRY_AFTER_SECONDS = 3600;

export type StatusClass =
  | 'success'
  | 'bad request'
  | 'bad key'
  | 'no credits'
  | 'not found'
  | 'rate limited'
  | 'refused'
  | 'unknown effect';

/** Sorts a status. 408, 409, 3xx and 5xx leave the effect of a POST unknown; any other 4xx decides by itself. */
export function classifyStatus(status: number): StatusClass {
  if (status >= 200 && status < 300) return 'success';
  switch (status) {
    case 400:
    case 422:
      return 'bad request';
    case 401:
      return 'bad key';
    case 402:
      return 'no credits';
    case 404:
      return 'not found';
    case 429:
      return 'rate limited';
    case 408:
    case 409:
      return 'unknown effect';
    default:
      return status >= 400 && status < 500 ? 'refused' : 'unknown effect';
  }
}

/** Headers arrive in whatever case the server sent them [gas-fakes], repeated ones as arrays. */
export function header(headers: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const key of Object.keys(headers)) {
    if (key.toLowerCase() !== wanted) continue;
    const value = headers[key];
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === 'string' || typeof one === 'number') return String(one);
  }
  return undefined;
}

/** Epoch milliseconds of an HTTP date; NaN for anything else. Date.parse alone reads a date into "wait 5". */
function httpDateMs(text: string): number {
  if (!/^[a-z]{3,9},? .*\d\d:\d\d:\d\d/i.test(text)) return Number.NaN;
  // The oldest of the three forms names no zone and means GMT [RFC 9110, 5.6.7].
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}

/**
 * Seconds that a Retry-After asks for: a number of seconds, an HTTP date, absent or absurd.
 * Never below 1, never above 3600, so no answer can hold a job for days.
 */
export function retryAfterSeconds(headers: Readonly<Record<string, unknown>>, nowMs: number): number {
  const text = header(headers, 'Retry-After')?.trim();
  if (text === undefined || text === '') return DEFAULT_RETRY_AFTER_SECONDS;
  // A header sent twice may arrive joined by a comma; its first number counts.
  const number = /^[+-]?\d+(\.\d+)?(?=\s*(,|$))/.exec(text);
  const asked = number ? Number(number[0]) : (httpDateMs(text) - nowMs) / 1000;
  if (!Number.isFinite(asked)) return DEFAULT_RETRY_AFTER_SECONDS;
  return Math.min(LONGEST_RETRY_AFTER_SECONDS, Math.max(1, Math.ceil(asked)));
}
