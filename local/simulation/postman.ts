// LeadModule's post in a world whose script is deployed as a web app: webhooks come when they are due, sometimes
// before the answer to their own submit; the sandbox's faults lose, delay and repeat them. Strangers write too.
import type { Host, WebAnswer } from '../appsscript/index.js';
import type { Sandbox } from '../leadmodule/index.js';
import type { Chance } from './chance.js';
import type { Driver } from './story.js';

/** Share of accepted submits whose result is posted before their answer arrives. */
const EARLY_SHARE = 0.1;

interface Post {
  readonly host: Host;
  readonly driver: Driver;
}

export class Postman {
  /** Addresses that submits carried. */
  readonly addresses: string[] = [];
  private nextAtMs = Number.POSITIVE_INFINITY;
  private cancel = () => {};

  constructor(
    private readonly sandbox: Sandbox,
    private readonly chance: Chance,
    private readonly world: () => Post,
  ) {}

  /** After a submit that carried an address: plans its delivery, or makes it at once. */
  submitted(webhookUrl: string, runId: string): void {
    this.addresses.push(webhookUrl);
    if (this.chance.flip(EARLY_SHARE) && this.sandbox.completeRun(runId)) this.deliver();
    else this.wake();
  }

  private wake(): void {
    const dueMs = this.sandbox.nextWebhookAtMs();
    if (dueMs === undefined || dueMs >= this.nextAtMs) return;
    const { host } = this.world();
    this.cancel();
    this.nextAtMs = Math.max(dueMs, host.now());
    this.cancel = host.at(this.nextAtMs, () => {
      this.nextAtMs = Number.POSITIVE_INFINITY;
      this.deliver();
    });
  }

  private deliver(): void {
    for (const { number, url, body } of this.sandbox.takeDueWebhooks())
      this.post(url, body, ({ status }) => {
        this.sandbox.settleWebhook(number, { kind: 'answered', status });
        this.wake();
      });
    this.wake();
  }

  /** A POST to the web app by anybody. */
  post(url: string, body: string, then: (answer: WebAnswer) => void = () => {}): void {
    const { host, driver } = this.world();
    const request = {
      method: 'POST',
      query: new URL(url).search.slice(1),
      body,
      contentType: 'application/json',
    } as const;
    if (driver === 'direct') then(host.webApp.requestNow(request));
    else void host.webApp.request(request).then(then);
  }
}

/** A POST of the page's own test of the address; in lock-step nobody could answer it, since the world stands still. */
export function answerTest({ host, driver }: Post, url: string, body: string) {
  if (driver !== 'direct' || !url.startsWith(`${host.world.webAppUrl}?`))
    return { transportError: 'timeout', delivered: false } as const;
  const query = new URL(url).search.slice(1);
  const answer = host.webApp.requestNow({ method: 'POST', query, body, contentType: 'application/json' });
  return { status: answer.status, headers: [], body: '', latencySeconds: 1 } as const;
}
