// The request limit of one key, in the three forms that "60 requests per minute" can take (reading R8).
// The state is plain data, so that it can be kept in the state file.
import type { Readings } from './readings.js';

const MINUTE_MS = 60_000;
const BUCKET_SIZE = 10;

export interface LimiterState {
  /** Times of the counted requests, sorted; no more of them than the limit, older ones cannot matter. */
  timesMs: number[];
  /** Bucket only: when it would be full again. */
  fullAtMs: number;
}

export const freshLimiter = (): LimiterState => ({ timesMs: [], fullAtMs: 0 });

/** Milliseconds until a request would be let through; 0 when it is let through now. */
export function waitMs(state: LimiterState, form: Readings['R8'], perMinute: number, nowMs: number): number {
  switch (form) {
    case 'a': {
      const blocking = state.timesMs[state.timesMs.length - perMinute];
      return blocking === undefined ? 0 : Math.max(0, blocking + MINUTE_MS - nowMs);
    }
    case 'b': {
      const startMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
      const used = state.timesMs.filter((t) => t >= startMs && t < startMs + MINUTE_MS).length;
      return used < perMinute ? 0 : startMs + MINUTE_MS - nowMs;
    }
    case 'c': {
      const perRequestMs = MINUTE_MS / perMinute;
      return Math.max(0, Math.ceil(state.fullAtMs - (BUCKET_SIZE - 1) * perRequestMs - nowMs));
    }
  }
}

/** Counts one request. Times may come out of order (a simulation nests executions), so they are put in their place. */
export function countRequest(state: LimiterState, perMinute: number, nowMs: number): void {
  const at = state.timesMs.findLastIndex((t) => t <= nowMs) + 1;
  state.timesMs.splice(at, 0, nowMs);
  if (state.timesMs.length > perMinute) state.timesMs.shift();
  // The bound keeps refused requests (reading R9) from locking a bucket for longer than two minutes.
  const fullAtMs = Math.max(state.fullAtMs, nowMs) + MINUTE_MS / perMinute;
  state.fullAtMs = Math.min(fullAtMs, nowMs + 2 * MINUTE_MS);
}
