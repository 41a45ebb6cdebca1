// The sandbox itself: LeadModule's API as one synchronous function over an injected clock. No network, no timers.
import * as answers from './answers.js';
import { type Books, BoundedList, keyEntry, type RequestEntry, runEntry } from './books.js';
import { refuseInBurst } from './burst.js';
import { modelTextOf } from './contact.js';
import { checkSubmit } from './contract.js';
import { damage, failEarly } from './damage.js';
import { drawFaults, type Fault, parseFaults } from './faults.js';
import { type Account, keyOf, openAccount } from './keys.js';
import { knownOutcome } from './known.js';
import { latencyMs } from './latency.js';
import { countRequest, waitMs } from './limiter.js';
import { DEFAULT_BOUNDS, type MemoryBounds, type SandboxOptions, type SandboxState } from './options.js';
import { askWaterfall } from './providers.js';
import { runIdOf } from './random.js';
import { DEFAULT_READINGS, type Readings } from './readings.js';
import { type Lookup, Runs } from './runs.js';
import type {
  Contact,
  EnrichmentType,
  Outcome,
  Run,
  SandboxAnswer,
  SandboxRequest,
  Submit,
} from './vocabulary.js';
import { type DeliveryOutcome, type DueWebhook, Webhooks } from './webhooks.js';

const MOST_BODY_BYTES = 65_536;
const API_PATH = /^(?:https?:\/\/[^/?#]*)?\/api\/v1\/enrich(?:\/([^/?#]+))?(?:[?#].*)?$/i;

/** What a test or the admin page may change about a key. */
export type KeyChange = Partial<Pick<Account, 'active' | 'credits' | 'requestsPerMinute'>>;

/** One request on its way through. */
interface Call {
  readonly nowMs: number;
  readonly number: number;
  readonly method: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly operation: RequestEntry['operation'];
  /** Of the path; undefined when the path has none. */
  readonly runId: string | undefined;
  readonly faults: readonly Fault[];
}

/** What a call came to, with what the books want to know of it. */
interface Handled {
  readonly answer: SandboxAnswer;
  readonly key?: string;
  readonly runId?: string;
}

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
  private requests = 0;
  private submits = 0;

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
    const asked = parseFaults(headers.get('x-sandbox-fault') ?? '');
    const faults = asked ?? drawFaults(this.options.faults ?? [], this.seed, number, operation);
    const { method, body = '' } = request;
    const call: Call = { nowMs, number, method, headers, body, operation, runId: path?.[1], faults };
    const handled = path
      ? this.answer(call)
      : { answer: answers.error(404, 'not_found', 'There is nothing here.') };
    this.note(request, call, handled);
    return handled.answer;
  }

  private note(request: SandboxRequest, call: Call, { answer, key, runId }: Handled): void {
    this.log.push({
      number: call.number,
      atMs: call.nowMs,
      method: call.method,
      url: request.url,
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
    if (call.operation === 'poll' && this.readings.R7 === 'b') return this.poll(call, account);
    const perMinute = account.requestsPerMinute;
    const wait = waitMs(account.limiter, this.readings.R8, perMinute, call.nowMs);
    if (wait > 0) account.refused += 1;
    const handled = wait > 0 ? { answer: answers.rateLimited(wait) } : this.perform(call, account);
    const refused = handled.answer.kind === 'answered' && handled.answer.status >= 400;
    if (!refused || this.readings.R9 === 'a') countRequest(account.limiter, perMinute, call.nowMs);
    return handled;
  }

  private perform(call: Call, account: Account): Handled {
    switch (call.operation) {
      case 'submit':
        return this.submit(call, account);
      case 'poll':
        return this.poll(call, account);
      case 'other': {
        const allow = call.runId === undefined ? 'POST' : 'GET';
        const message = `${call.method} is not possible here; use ${allow}.`;
        return { answer: answers.error(405, 'method_not_allowed', message, { headers: { allow } }) };
      }
    }
  }

  private poll(call: Call, account: Account): Handled {
    const run = this.runs.get(call.runId ?? '');
    const visible = run && (run.key === account.key || this.readings.R6 === 'b');
    if (!visible) return { answer: answers.error(404, 'not_found', 'There is no such run.') };
    return { answer: answers.json(200, answers.pollBody(run, call.nowMs)), runId: run.runId };
  }

  private submit(call: Call, account: Account): Handled {
    const type = call.headers.get('content-type') ?? '';
    if (!/^application\/json\s*(;|$)/i.test(type))
      return { answer: answers.error(415, 'unsupported_media_type', 'Send the body as application/json.') };
    if (Buffer.byteLength(call.body) > MOST_BODY_BYTES)
      return { answer: answers.error(413, 'payload_too_large', 'The body is larger than 64 kB.') };
    const checked = checkSubmit(call.body);
    if (!checked.ok) return { answer: answers.error(400, 'invalid_input', checked.message, checked) };
    const { submit } = checked;
    const lookup = {
      key: account.key,
      contact: contactIn(submit),
      enrichmentType: submit.enrichmentType ?? 'email',
    };
    const known = submit.forceRefresh ? undefined : this.runs.duplicateOf(lookup, call.nowMs);
    return known ? this.answerDuplicate(call, submit, known) : this.accept(call, submit, lookup, account);
  }

  private answerDuplicate(call: Call, submit: Submit, run: Run): Handled {
    run.duplicates += 1;
    // Who joins a pending run waits for its completion as the first one does; who is answered at once needs no push.
    if (submit.webhookUrl !== undefined && !answers.isReady(run, call.nowMs))
      this.webhooks.plan(run, submit.webhookUrl, run.readyAtMs);
    return {
      answer: answers.json(200, answers.cachedBody(run, call.nowMs, this.readings.R2)),
      runId: run.runId,
    };
  }

  private accept(call: Call, submit: Submit, lookup: Lookup, account: Account): Handled {
    const creditsUsed = lookup.enrichmentType === 'all' && this.readings.R12 === 'b' ? 2 : 1;
    if (account.credits < creditsUsed)
      return { answer: answers.error(402, 'no_credits', 'No credits left: top up or upgrade the plan.') };
    account.credits -= creditsUsed;
    account.creditsSpent += creditsUsed;
    const run = this.makeRun(call, lookup, creditsUsed, submit.forceRefresh === true);
    this.runs.add(run);
    if (submit.webhookUrl !== undefined) this.webhooks.planFirst(run, submit.webhookUrl, call.faults);
    return { answer: answers.json(202, answers.pendingBody(run)), runId: run.runId };
  }

  private makeRun(call: Call, lookup: Lookup, creditsUsed: number, forced: boolean): Run {
    this.submits += 1;
    const earlier = this.runs.earlier(lookup);
    const { contact, enrichmentType } = lookup;
    const known = knownOutcome({ seed: this.seed, contact, type: enrichmentType, earlier });
    const labels = [modelTextOf(contact), enrichmentType, earlier];
    const latency = known?.latencySeconds;
    const tookMs =
      latency === undefined
        ? latencyMs(this.options.latency ?? { kind: 'none' }, this.seed, ...labels)
        : latency * 1000;
    return {
      runId: runIdOf(this.seed, this.submits),
      ...lookup,
      forced,
      attempt: earlier + 1,
      submittedAtMs: call.nowMs,
      creditsUsed,
      readyAtMs: call.nowMs + tookMs,
      outcome: known?.outcome ?? askWaterfall(this.seed, contact, enrichmentType),
      duplicates: 0,
    };
  }

  /** What the first run of a contact comes to, without asking for it: for referees. */
  expected(contact: Contact, type: EnrichmentType): Outcome {
    return (
      knownOutcome({ seed: this.seed, contact, type, earlier: 0 })?.outcome ??
      askWaterfall(this.seed, contact, type)
    );
  }

  /** Everything that happened, as plain data. */
  books(nowMs = this.options.clock.now()): Books {
    return {
      keys: [...this.accounts.values()].map(keyEntry),
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

  /** Completes a run by hand, whatever it was to become. False when there is no such run. */
  completeRun(runId: string, outcome?: Outcome, nowMs = this.options.clock.now()): boolean {
    const run = this.runs.get(runId);
    if (!run) return false;
    run.outcome = outcome ?? run.outcome;
    run.readyAtMs = Math.min(run.readyAtMs, nowMs);
    this.webhooks.hurry(runId, nowMs);
    return true;
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
      submits: this.submits,
      accounts: [...this.accounts.values()],
      runs: this.runs.all(),
      deliveries: this.webhooks.all(),
    };
  }

  private restore(state: SandboxState): void {
    this.requests = state.requests;
    this.submits = state.submits;
    for (const account of state.accounts) this.accounts.set(account.key, structuredClone(account));
    for (const run of state.runs) this.runs.add(structuredClone(run));
    this.webhooks.restore(structuredClone(state.deliveries));
  }
}

function operationOf(method: string, path: RegExpExecArray | null): RequestEntry['operation'] {
  if (path && path[1] === undefined && method === 'POST') return 'submit';
  return path?.[1] !== undefined && method === 'GET' ? 'poll' : 'other';
}

function contactIn({ firstName, lastName, companyDomain, linkedInUrl }: Submit): Contact {
  return {
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(companyDomain !== undefined && { companyDomain }),
    ...(linkedInUrl !== undefined && { linkedInUrl }),
  };
}
