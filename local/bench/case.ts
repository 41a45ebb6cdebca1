// What can be measured: one case is a job of so many contacts in one lane under one kind of LeadModule.
import type { LatencyName } from '../leadmodule/index.js';

export type Lane = 'sidebar' | 'minute' | 'hourly' | 'webhook';
export type LimiterName = 'sliding' | 'fixed' | 'bucket';
export type Order = 'first results' | 'fastest finish';

export interface Case {
  readonly lane: Lane;
  readonly latency: LatencyName;
  readonly contacts: number;
  readonly requestsPerMinute: number;
  /** A clock trigger comes up to so many seconds late. */
  readonly jitterSeconds: number;
  readonly limiter: LimiterName;
  readonly account: 'consumer' | 'workspace';
  readonly order: Order;
  readonly seed: number;
}

export const READING_OF_LIMITER = { sliding: 'a', fixed: 'b', bucket: 'c' } as const satisfies Record<
  LimiterName,
  'a' | 'b' | 'c'
>;

export const STANDARD: Case = {
  lane: 'sidebar',
  latency: 'fast',
  contacts: 1_000,
  requestsPerMinute: 60,
  jitterSeconds: 2,
  limiter: 'sliding',
  account: 'consumer',
  order: 'first results',
  seed: 1,
};

/** A round trip of google.script.run takes about a second [authors' measurements: 0.7–1.3 s]. */
export const ROUND_TRIP_SECONDS = 1;
/** A request to LeadModule and back. */
export const REQUEST_SECONDS = 0.3;
/** Google's quota by account [developers.google.com/apps-script/guides/services/quotas]. */
export const FETCHES_A_DAY = { consumer: 20_000, workspace: 100_000 } as const;
