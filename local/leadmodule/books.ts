// The books of the sandbox, for referees, pages and tests: keys, runs, requests, deliveries. Plain copies of data.
import { isReady, pollBody } from './answers.js';
import type { FaultKind } from './faults.js';
import type { Account } from './keys.js';
import type { EnrichmentType, Outcome, Run } from './vocabulary.js';
import type { Delivery } from './webhooks.js';

export interface KeyEntry {
  readonly key: string;
  readonly number: number;
  readonly active: boolean;
  readonly credits: number;
  readonly creditsSpent: number;
  readonly requestsPerMinute: number;
  /** Authenticated requests, refused ones included. */
  readonly requests: number;
  /** Requests answered 429. */
  readonly refused: number;
}

export interface RunEntry {
  readonly runId: string;
  readonly key: string;
  readonly contact: Run['contact'];
  readonly enrichmentType: EnrichmentType;
  readonly forced: boolean;
  readonly attempt: number;
  readonly submittedAtMs: number;
  readonly readyAtMs: number;
  readonly creditsUsed: number;
  readonly duplicates: number;
  readonly status: string;
  /** How it ends, known from the start. */
  readonly outcome: Outcome;
}

export interface RequestEntry {
  readonly number: number;
  readonly atMs: number;
  readonly method: string;
  readonly url: string;
  readonly operation: 'submit' | 'poll' | 'other';
  /** Absent when the request was not authenticated. */
  readonly key?: string;
  /** The run it made, met or asked for. */
  readonly runId?: string;
  /** Of the answer, or how the connection broke. */
  readonly status: number | 'dropped before' | 'dropped after';
  readonly faults: readonly FaultKind[];
}

export interface Books {
  readonly keys: readonly KeyEntry[];
  readonly runs: readonly RunEntry[];
  readonly requests: readonly RequestEntry[];
  /** Requests that are no longer listed, because memory has a bound. */
  readonly requestsForgotten: number;
  readonly deliveries: readonly Delivery[];
}

export function keyEntry(account: Account): KeyEntry {
  const { limiter: _, burstUntilMs: __, ...entry } = account;
  return entry;
}

export function runEntry(run: Run, nowMs: number): RunEntry {
  return { ...run, status: isReady(run, nowMs) ? pollBody(run, nowMs).status : 'pending' };
}

/** A list that forgets its oldest entries, and knows how many. */
export class BoundedList<T> {
  private items: T[] = [];
  forgotten = 0;

  constructor(private readonly most: number) {}

  push(item: T): void {
    this.items.push(item);
    // Cutting in halves keeps pushing cheap; what is listed never exceeds the bound.
    if (this.items.length < 2 * this.most) return;
    this.forgotten += this.items.length - this.most;
    this.items = this.items.slice(-this.most);
  }

  /** At most `most` entries, oldest first. */
  list(): T[] {
    return this.items.slice(-this.most);
  }

  /** How many entries `list` leaves out. */
  unlisted(): number {
    return this.forgotten + Math.max(0, this.items.length - this.most);
  }
}
