// Webhook deliveries as data: what is due when, what was tried, when it is tried again. Nothing is sent from here:
// the courier (over HTTP) or a simulation takes what is due and says what came of it.
import { webhookBody } from './answers.js';
import type { Fault, FaultKind } from './faults.js';
import type { Readings } from './readings.js';
import type { Run } from './vocabulary.js';

export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'given up' | 'refused' | 'not pushed';

export interface Delivery {
  readonly number: number;
  readonly runId: string;
  readonly url: string;
  dueAtMs: number;
  state: DeliveryState;
  readonly attempts: { readonly atMs: number; readonly outcome: string }[];
}

/** One POST to make. */
export interface DueWebhook {
  readonly number: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of a POST. `refused`: it was never sent, and never will be. */
export type DeliveryOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

const RETRIES = 3;
const MOST_PER_RUN = 5;
const LATE_SECONDS = 600;
const DUPLICATE_AFTER_SECONDS = 30;

export interface WebhookOptions {
  readonly readings: Readings;
  /** The wait before the first retry; it doubles with each further one. */
  readonly backoffSeconds: number;
  /** How many ended deliveries are remembered. */
  readonly mostEnded: number;
  readonly runOf: (runId: string) => Run | undefined;
}

export class Webhooks {
  private readonly open = new Map<number, Delivery>();
  private readonly ended: Delivery[] = [];
  private count = 0;

  constructor(private readonly options: WebhookOptions) {}

  /** Plans what a new run pushes: once, unless a fault has it come late, twice or never. */
  planFirst(run: Run, url: string, faults: readonly Fault[]): void {
    const fault = (kind: FaultKind) => faults.find((one) => one.kind === kind);
    const late = fault('webhook-late');
    const twice = fault('webhook-duplicate');
    if (fault('webhook-lost')) return;
    const dueAtMs = run.readyAtMs + (late ? 1000 * (late.seconds ?? LATE_SECONDS) : 0);
    this.add(run, url, dueAtMs);
    if (twice) this.add(run, url, dueAtMs + 1000 * (twice.seconds ?? DUPLICATE_AFTER_SECONDS));
  }

  /** Plans one delivery; a second one to the same URL, and a sixth URL of one run, are not planned. */
  plan(run: Run, url: string, dueAtMs: number): void {
    const ofRun = [...this.open.values()].filter((delivery) => delivery.runId === run.runId);
    if (ofRun.length >= MOST_PER_RUN || ofRun.some((delivery) => delivery.url === url)) return;
    this.add(run, url, dueAtMs);
  }

  private add(run: Run, url: string, dueAtMs: number): void {
    this.count += 1;
    const delivery: Delivery = {
      number: this.count,
      runId: run.runId,
      url,
      dueAtMs,
      state: 'waiting',
      attempts: [],
    };
    this.open.set(delivery.number, delivery);
  }

  /** Makes the deliveries of a run due at once: it was completed by hand. */
  hurry(runId: string, nowMs: number): void {
    for (const delivery of this.open.values())
      if (delivery.runId === runId) delivery.dueAtMs = Math.min(delivery.dueAtMs, nowMs);
  }

  /** When the next delivery is due; undefined when none waits. */
  nextDueAtMs(): number | undefined {
    const waiting = [...this.open.values()].filter((delivery) => delivery.state === 'waiting');
    return waiting.length === 0
      ? undefined
      : waiting.reduce((least, { dueAtMs }) => Math.min(least, dueAtMs), Infinity);
  }

  /** Hands out what is due, oldest first; each must be settled. */
  takeDue(nowMs: number): DueWebhook[] {
    const due = [...this.open.values()].filter((d) => d.state === 'waiting' && d.dueAtMs <= nowMs);
    return due
      .sort((a, b) => a.dueAtMs - b.dueAtMs || a.number - b.number)
      .flatMap((delivery) => this.take(delivery));
  }

  private take(delivery: Delivery): DueWebhook[] {
    const run = this.options.runOf(delivery.runId);
    const unpushed = run?.outcome.kind === 'failed' && this.options.readings.R11 === 'b';
    if (!run || unpushed) {
      this.end(delivery, 'not pushed');
      return [];
    }
    delivery.state = 'sending';
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'LeadModule-Sandbox',
      'x-leadmodule-event': 'enrichment.completed',
    };
    return [{ number: delivery.number, url: delivery.url, headers, body: webhookBody(run) }];
  }

  /** Notes what came of a POST: 2xx ends it, anything else is tried again, three times at most. */
  settle(number: number, outcome: DeliveryOutcome, nowMs: number): void {
    const delivery = this.open.get(number);
    if (!delivery) return;
    const words = outcome.kind === 'answered' ? String(outcome.status) : outcome.reason;
    delivery.attempts.push({ atMs: nowMs, outcome: words });
    if (outcome.kind === 'refused') this.end(delivery, 'refused');
    else if (outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300)
      this.end(delivery, 'delivered');
    else if (delivery.attempts.length > RETRIES) this.end(delivery, 'given up');
    else {
      delivery.state = 'waiting';
      delivery.dueAtMs = nowMs + this.options.backoffSeconds * 1000 * 2 ** (delivery.attempts.length - 1);
    }
  }

  private end(delivery: Delivery, state: DeliveryState): void {
    delivery.state = state;
    this.open.delete(delivery.number);
    this.ended.push(delivery);
    if (this.ended.length > this.options.mostEnded) this.ended.shift();
  }

  /** Every delivery still known, in the order in which they were planned. */
  all(): Delivery[] {
    return [...this.ended, ...this.open.values()].sort((a, b) => a.number - b.number);
  }

  /** Takes deliveries back from a state file; one that was being sent is sent again. */
  restore(deliveries: readonly Delivery[]): void {
    for (const saved of deliveries) {
      const delivery = { ...saved, attempts: [...saved.attempts] };
      this.count = Math.max(this.count, delivery.number);
      if (delivery.state === 'sending') delivery.state = 'waiting';
      if (delivery.state === 'waiting') this.open.set(delivery.number, delivery);
      else this.ended.push(delivery);
    }
  }
}
