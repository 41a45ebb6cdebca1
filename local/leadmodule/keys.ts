// API keys: any key of the vendor's form works, with credits and a limit of its own; a few forms are special.
import { freshLimiter, type LimiterState } from './limiter.js';

export interface Account {
  readonly key: string;
  /** 1 for the first key seen, and so on: names a key where the key itself should not be shown. */
  readonly number: number;
  active: boolean;
  credits: number;
  creditsSpent: number;
  requestsPerMinute: number;
  requests: number;
  refused: number;
  limiter: LimiterState;
  /** End of a burst of 429 (a fault); 0 without one. */
  burstUntilMs: number;
}

/** Special forms, told by how the key begins. */
export const SPECIAL_KEYS = {
  lm_live_inactive: 'is not active: 401',
  lm_live_nocredits: 'has no credits: 402',
  lm_live_highrate: 'may make 600 requests a minute',
} as const;

const FORM = /^lm_live_[A-Za-z0-9_-]{1,200}$/;
const HIGH_RATE_PER_MINUTE = 600;

export interface KeyDefaults {
  readonly credits: number;
  readonly requestsPerMinute: number;
}

export function openAccount(key: string, number: number, defaults: KeyDefaults): Account {
  return {
    key,
    number,
    active: !key.startsWith('lm_live_inactive'),
    credits: key.startsWith('lm_live_nocredits') ? 0 : defaults.credits,
    creditsSpent: 0,
    requestsPerMinute: key.startsWith('lm_live_highrate') ? HIGH_RATE_PER_MINUTE : defaults.requestsPerMinute,
    requests: 0,
    refused: 0,
    limiter: freshLimiter(),
    burstUntilMs: 0,
  };
}

/** The key of an Authorization header, or why there is none. */
export function keyOf(authorization: string | undefined): { key: string } | { problem: string } {
  if (authorization === undefined)
    return { problem: 'Missing API key: send "Authorization: Bearer lm_live_…".' };
  const key = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  if (key === undefined)
    return { problem: 'Malformed Authorization header: it must read "Bearer lm_live_…".' };
  return FORM.test(key) ? { key } : { problem: 'Malformed API key: it must start with lm_live_.' };
}
