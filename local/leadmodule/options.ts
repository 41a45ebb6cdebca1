// What a sandbox can be made with, and what stands when nothing is said.
import type { Books } from './books.js';
import type { FaultRule } from './faults.js';
import type { Account } from './keys.js';
import type { Latency } from './latency.js';
import type { Readings } from './readings.js';
import type { Clock, Run } from './vocabulary.js';

export interface SandboxOptions {
  readonly clock: Clock;
  /** Same seed, same requests at the same times: same bytes. Default 1. */
  readonly seed?: number;
  /** Default: none, results are ready at once. */
  readonly latency?: Latency;
  /** Requests a minute of a key. Default 60. */
  readonly rate?: number;
  /** Credits of a new key. Default 1,000. */
  readonly credits?: number;
  readonly readings?: Partial<Readings>;
  readonly faults?: readonly FaultRule[];
  /** The wait before a webhook is tried a second time; it doubles with each further try. Default 5. */
  readonly webhookBackoffSeconds?: number;
  /** How much is kept in memory; the oldest goes first. */
  readonly memory?: Partial<MemoryBounds>;
  /** What `state()` of an earlier sandbox gave. */
  readonly state?: SandboxState;
}

export interface MemoryBounds {
  /** A key too many is answered 503: forgetting one would give its credits back. */
  readonly keys: number;
  readonly runs: number;
  readonly requests: number;
  /** Ended deliveries. */
  readonly deliveries: number;
}

export const DEFAULT_BOUNDS: MemoryBounds = {
  keys: 1000,
  runs: 100_000,
  requests: 100_000,
  deliveries: 10_000,
};

/** All that has to outlive the process; plain JSON. The log of requests is not part of it. */
export interface SandboxState {
  readonly version: 1;
  readonly requests: number;
  readonly submits: number;
  readonly accounts: readonly Account[];
  readonly runs: readonly Run[];
  readonly deliveries: Books['deliveries'];
}
