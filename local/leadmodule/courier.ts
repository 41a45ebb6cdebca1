// Sends due webhooks over HTTP. It goes only to loopback unless told otherwise, so that no test can bother a stranger.
import type { Sandbox } from './sandbox.js';
import type { DeliveryOutcome, DueWebhook } from './webhooks.js';

export interface CourierOptions {
  /** Where webhooks may go; others are noted as refused and never tried. */
  readonly targets: 'loopback' | 'any';
  /** Another address to send to instead, undefined for the one that was asked for: how a local host stands in. */
  readonly route?: (url: string) => string | undefined;
  /** Called after each delivery whose outcome was noted. */
  readonly settled: () => void;
}

const TIMEOUT_MS = 10_000;
const AT_ONCE = 20;
/** `setTimeout` cannot wait longer than 2^31 ms; once an hour is soon enough to look again. */
const LONGEST_WAIT_MS = 3_600_000;

export class Courier {
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly options: CourierOptions,
  ) {}

  /** Plans the next round on the machine's clock. To be called whenever something may have become due. */
  wake(): void {
    clearTimeout(this.timer);
    const dueAtMs = this.sandbox.nextWebhookAtMs();
    if (dueAtMs === undefined || this.stopping.signal.aborted) return;
    const waitMs = Math.min(Math.max(0, dueAtMs - Date.now()), LONGEST_WAIT_MS);
    this.timer = setTimeout(() => void this.deliverDue().then(() => this.wake()), waitMs);
  }

  /** Sends what is due now and notes what came of it. */
  async deliverDue(): Promise<void> {
    const due = this.sandbox.takeDueWebhooks();
    for (let i = 0; i < due.length; i += AT_ONCE)
      await Promise.all(due.slice(i, i + AT_ONCE).map((webhook) => this.deliver(webhook)));
  }

  /** Ends everything at once. */
  stop(): void {
    clearTimeout(this.timer);
    this.stopping.abort();
  }

  private async deliver(webhook: DueWebhook): Promise<void> {
    const url = this.options.route?.(webhook.url) ?? webhook.url;
    const outcome = this.mayGoTo(url) ? await this.post(url, webhook) : REFUSED;
    if (this.stopping.signal.aborted) return;
    this.sandbox.settleWebhook(webhook.number, outcome);
    this.options.settled();
  }

  private mayGoTo(url: string): boolean {
    return this.options.targets === 'any' || isLoopback(url);
  }

  private async post(url: string, { headers, body }: DueWebhook): Promise<DeliveryOutcome> {
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await response.body?.cancel();
      return { kind: 'answered', status: response.status };
    } catch (thrown) {
      return { kind: 'unreachable', reason: reasonOf(thrown) };
    }
  }
}

/** By shape, not by class: under a test runner `fetch` throws errors of another realm. */
function reasonOf(thrown: unknown): string {
  const { message, cause } = Object(thrown) as { message?: unknown; cause?: unknown };
  const { message: inner } = Object(cause) as { message?: unknown };
  return String(inner ?? message);
}

const REFUSED: DeliveryOutcome = { kind: 'refused', reason: 'not a loopback address' };

/** Whether a URL names this machine by an address, or by the one name that always means it. */
function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
