// The sandbox itself: LeadModule's API as one synchronous function over an injected clock. No network, no timers.
import * as answers from './answers.js';
import { type Books, BoundedList, type KeyEntry, keyEntry, type RequestEntry, runEntry } from './books.js';
import { refuseInBurst } from './burst.js';
import { damage, failEarly } from './damage.js';
import { type Call, Enrichment, type Handled } from './enrichment.js';
import { drawFaults, parseFaults } from './faults.js';
import { type Account, keyOf, openAccount } from './keys.js';
import { certainFind, knownOutcome } from './known.js';
import { countRequest, waitMs } from './limiter.js';
import { DEFAULT_BOUNDS, type MemoryBounds, type SandboxOptions, type SandboxState } from './options.js';
import { askWaterfall } from './providers.js';
import { DEFAULT_READINGS, type Readings } from './readings.js';
import { Runs } from './runs.js';
import type { Contact, EnrichmentType, Outcome, Run, SandboxAnswer, SandboxRequest } from './vocabulary.js';
import { type DeliveryOutcome, type DueWebhook, Webhooks } from './webhooks.js';

const API_PATH = /^(?:https?:\/\/[^/?#]*)?\/api\/v1\/enrich(?:\/([^/?#]+))?(?:[?#].*)?$/i;

/** Of a URL in the books: memory has a bound. */
const MOST_URL_CHARACTERS = 300;

/** What a test or the admin page may change about a key. */
export type KeyChange = Partial<Pick<Account, 'active' | 'credits' | 'requestsPerMinute'>>;

/** Makes a sandbox. See SandboxOptions for what can be chosen. */
export const createSandbox = (options: SandboxOptions) => new Sandbox(options);

export class Sandbox {
  private readonly seed: number;
  private readonly readings: Readings;
  private readonly bounds: MemoryBounds;
  private readonly accounts = new Map<string, Account>();
  private readonly runs: Runs;
  private readonly webhooks: Webhooks;
  private readonly log: BoundedList<RequestEntry>;
  private readonly enrichment: Enrichment;
  private requests = 0;

  constructor(private readonly options: SandboxOptions) {
    this.seed = options.seed ?? 1;
    this.readings = { ...DEFAULT_READINGS, ...options.readings };
    this.bounds = { ...DEFAULT_BOUNDS, ...options.memory };
    this.runs = new Runs(this.readings, this.bounds.runs);
    this.log = new BoundedList(this.bounds.requests);
    this.webhooks = new Webhooks({
      readings: this.readings,
      backoffSeconds: options.webhookBackoffSeconds ?? 5,
      mostEnded: this.bounds.deliveries,
      runOf: (runId) => this.runs.get(runId),
    });
    this.enrichment = new Enrichment({
      seed: this.seed,
      latency: options.latency ?? { kind: 'none' },
      readings: this.readings,
      runs: this.runs,
      webhooks: this.webhooks,
    });
    if (options.state) this.restore(options.state);
  }

  /** Answers one request. Never throws on what a client sends. */
  handle(request: SandboxRequest): SandboxAnswer {
    this.requests += 1;
    const number = this.requests;
    const nowMs = request.nowMs ?? this.options.clock.now();
    const path = API_PATH.exec(request.url);
    const operation = operationOf(request.method, path);
    const headers = new Map(
      Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const wanted = headers.get('x-sandbox-fault');
    const asked = wanted === undefined ? undefined : parseFaults(wanted);
    const faults = asked ?? drawFaults(this.options.faults ?? [], this.seed, number, operation);
    const { method, body = '' } = request;
    const call: Call = { nowMs, number, method, headers, body, operation, runId: path?.[1], faults };
    const handled =
      wanted !== undefined && !asked ? unknownFault(wanted) : path ? this.answer(call) : NOTHING_HERE;
    this.note(request, call, handled);
    return handled.answer;
  }

  private note(request: SandboxRequest, call: Call, { answer, key, runId }: Handled): void {
    this.log.push({
      number: call.number,
      atMs: call.nowMs,
      method: call.method,
      url: request.url.slice(0, MOST_URL_CHARACTERS),
      operation: call.operation,
      ...(key !== undefined && { key }),
      ...(runId !== undefined && { runId }),
      status: answer.kind === 'answered' ? answer.status : `dropped ${answer.dropped}`,
      faults: call.faults.map((fault) => fault.kind),
    });
  }

  private answer(call: Call): Handled {
    const failed = failEarly(call.faults);
    if (failed) return { answer: damage(failed, call.faults, this.seed, call.number) };
    const handled = this.authenticated(call);
    return { ...handled, answer: damage(handled.answer, call.faults, this.seed, call.number) };
  }

  private authenticated(call: Call): Handled {
    const credentials = keyOf(call.headers.get('authorization'));
    if ('problem' in credentials) return { answer: answers.error(401, 'unauthorized', credentials.problem) };
    const account = this.accountOf(credentials.key);
    if (!account)
      return { answer: answers.error(503, 'unavailable', 'This sandbox knows as many keys as it can hold.') };
    if (!account.active) return { answer: answers.error(401, 'unauthorized', 'This API key is not active.') };
    account.requests += 1;
    return { key: account.key, ...this.limited(call, account) };
  }

  private accountOf(key: string): Account | undefined {
    const known = this.accounts.get(key);
    if (known || this.accounts.size >= this.bounds.keys) return known;
    const { credits = 1000, rate = 60 } = this.options;
    const account = openAccount(key, this.accounts.size + 1, { credits, requestsPerMinute: rate });
    this.accounts.set(key, account);
    return account;
  }

  /** The limiter around everything that a key may do (readings R7, R8, R9). */
  private limited(call: Call, account: Account): Handled {
    const burst = refuseInBurst(account, call.faults, call.nowMs);
    if (burst) {
      account.refused += 1;
      return { answer: burst };
    }
    if (call.operation === 'poll' && this.readings.R7 === 'b') return this.enrichment.perform(call, account);
    const { R8, R9 } = this.readings;
    const perMinute = account.requestsPerMinute;
    const wait = () => waitMs(account.limiter, R8, perMinute, call.nowMs);
    const handled = wait() > 0 ? undefined : this.enrichment.perform(call, account);
    const refused = !handled || (handled.answer.kind === 'answered' && handled.answer.status >= 400);
    if (!refused || R9 === 'a') countRequest(account.limiter, perMinute, call.nowMs);
    if (handled) return handled;
    account.refused += 1;
    // After counting: a refused request that counts makes the wait longer, and Retry-After must be the truth.
    return { answer: answers.rateLimited(wait()) };
  }

  /** What the first run of a contact comes to, without asking for it: for referees. */
  expected(contact: Contact, type: EnrichmentType): Outcome {
    return (
      knownOutcome({ seed: this.seed, contact, type, earlier: 0 })?.outcome ??
      askWaterfall(this.seed, contact, type)
    );
  }

  /** The keys it has met, without the rest of the books: cheap enough to be asked all the time. */
  keys(): KeyEntry[] {
    return [...this.accounts.values()].map(keyEntry);
  }

  /** Everything that happened, as plain data. */
  books(nowMs = this.options.clock.now()): Books {
    return {
      keys: this.keys(),
      runs: this.runs.all().map((run) => runEntry(run, nowMs)),
      requests: this.log.list(),
      requestsForgotten: this.log.unlisted(),
      deliveries: this.webhooks.all(),
    };
  }

  /** Webhooks to send now; say what came of each with `settleWebhook`. */
  takeDueWebhooks(nowMs = this.options.clock.now()): DueWebhook[] {
    return this.webhooks.takeDue(nowMs);
  }

  settleWebhook(number: number, outcome: DeliveryOutcome, nowMs = this.options.clock.now()): void {
    this.webhooks.settle(number, outcome, nowMs);
  }

  /** When to ask for due webhooks again; undefined while none waits. */
  nextWebhookAtMs(): number | undefined {
    return this.webhooks.nextDueAtMs();
  }

  /**
   * Completes a run by hand: as it was to end, or in the way that is named (`found` finds something in any case).
   * False when there is no such run.
   */
  completeRun(runId: string, ending?: Outcome | Outcome['kind'], nowMs = this.options.clock.now()): boolean {
    const run = this.runs.get(runId);
    if (!run) return false;
    run.outcome = typeof ending === 'string' ? this.endingOf(run, ending) : (ending ?? run.outcome);
    run.readyAtMs = Math.min(run.readyAtMs, nowMs);
    this.webhooks.hurry(runId, nowMs);
    return true;
  }

  private endingOf(run: Run, kind: Outcome['kind']): Outcome {
    if (kind !== 'found') return { kind };
    return run.outcome.kind === 'found'
      ? run.outcome
      : certainFind(this.seed, run.contact, run.enrichmentType);
  }

  /** Tops a key up, revokes it, changes its limit. A key not seen before comes to be. */
  changeKey(key: string, change: KeyChange): void {
    Object.assign(this.accountOf(key) ?? {}, change);
  }

  /** All that has to outlive the process. */
  state(): SandboxState {
    return {
      version: 1,
      requests: this.requests,
      submits: this.enrichment.submits,
      accounts: [...this.accounts.values()],
      runs: this.runs.all(),
      deliveries: this.webhooks.all(),
    };
  }

  private restore(state: SandboxState): void {
    this.requests = state.requests;
    this.enrichment.submits = state.submits;
    for (const account of state.accounts) this.accounts.set(account.key, structuredClone(account));
    for (const run of state.runs) this.runs.add(structuredClone(run));
    this.webhooks.restore(structuredClone(state.deliveries));
  }
}

const NOTHING_HERE: Handled = { answer: answers.error(404, 'not_found', 'There is nothing here.') };

const unknownFault = (wanted: string): Handled => ({
  answer: answers.error(400, 'invalid_input', `X-Sandbox-Fault: "${wanted}" is not a fault of this sandbox.`),
});

function operationOf(method: string, path: RegExpExecArray | null): RequestEntry['operation'] {
  if (path && path[1] === undefined && method === 'POST') return 'submit';
  return path?.[1] !== undefined && method === 'GET' ? 'poll' : 'other';
}
