// What an authenticated request that the limiter let through comes to: a submit, a poll, or a method out of place.
import * as answers from './answers.js';
import type { RequestEntry } from './books.js';
import { modelTextOf } from './contact.js';
import { checkSubmit } from './contract.js';
import type { Fault } from './faults.js';
import type { Account } from './keys.js';
import { knownOutcome } from './known.js';
import { type Latency, latencyMs } from './latency.js';
import { askWaterfall } from './providers.js';
import { runIdOf } from './random.js';
import type { Readings } from './readings.js';
import type { Lookup, Runs } from './runs.js';
import type { Contact, Run, SandboxAnswer, Submit } from './vocabulary.js';
import type { Webhooks } from './webhooks.js';

const MOST_BODY_BYTES = 65_536;

/** One request on its way through. */
export interface Call {
  readonly nowMs: number;
  readonly number: number;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly operation: RequestEntry['operation'];
  /** Of the path; undefined when the path has none. */
  readonly runId: string | undefined;
  readonly faults: readonly Fault[];
}

/** What a call came to, with what the books want to know of it. */
export interface Handled {
  readonly answer: SandboxAnswer;
  readonly key?: string;
  readonly runId?: string;
}

export interface EnrichmentOptions {
  readonly seed: number;
  readonly latency: Latency;
  readonly readings: Readings;
  readonly runs: Runs;
  readonly webhooks: Webhooks;
}

const refuse = (...parts: Parameters<typeof answers.error>): Handled => ({ answer: answers.error(...parts) });

export class Enrichment {
  /** Accepted so far; the runs are numbered by it. */
  submits = 0;

  constructor(private readonly options: EnrichmentOptions) {}

  perform(call: Call, account: Account): Handled {
    switch (call.operation) {
      case 'submit':
        return this.submit(call, account);
      case 'poll':
        return this.poll(call, account);
      case 'other': {
        const allow = call.runId === undefined ? 'POST' : 'GET';
        const message = `${call.method} is not possible here; use ${allow}.`;
        return refuse(405, 'method_not_allowed', message, { headers: { allow } });
      }
    }
  }

  private poll(call: Call, account: Account): Handled {
    const run = this.options.runs.get(call.runId ?? '');
    const visible = run && (run.key === account.key || this.options.readings.R6 === 'b');
    if (!visible) return refuse(404, 'not_found', 'There is no such run.');
    return { answer: answers.json(200, answers.pollBody(run, call.nowMs)), runId: run.runId };
  }

  private submit(call: Call, account: Account): Handled {
    const type = call.headers.get('content-type') ?? '';
    if (!/^application\/json\s*(;|$)/i.test(type))
      return refuse(415, 'unsupported_media_type', 'Send the body as application/json.');
    if (Buffer.byteLength(call.body) > MOST_BODY_BYTES)
      return refuse(413, 'payload_too_large', 'The body is larger than 64 kB.');
    const checked = checkSubmit(call.body);
    if (!checked.ok) return refuse(400, 'invalid_input', checked.message, checked);
    const { submit } = checked;
    const lookup = {
      key: account.key,
      contact: contactIn(submit),
      enrichmentType: submit.enrichmentType ?? 'email',
    };
    const known = submit.forceRefresh ? undefined : this.options.runs.duplicateOf(lookup, call.nowMs);
    return known ? this.answerDuplicate(call, submit, known) : this.accept(call, submit, lookup, account);
  }

  private answerDuplicate(call: Call, submit: Submit, run: Run): Handled {
    run.duplicates += 1;
    // Who joins a pending run waits for its completion as the first one does; who is answered at once needs no push.
    if (submit.webhookUrl !== undefined && !answers.isReady(run, call.nowMs))
      this.options.webhooks.plan(run, submit.webhookUrl, run.readyAtMs);
    const body = answers.cachedBody(run, call.nowMs, this.options.readings.R2);
    return { answer: answers.json(200, body), runId: run.runId };
  }

  private accept(call: Call, submit: Submit, lookup: Lookup, account: Account): Handled {
    const creditsUsed = lookup.enrichmentType === 'all' && this.options.readings.R12 === 'b' ? 2 : 1;
    if (account.credits < creditsUsed)
      return refuse(402, 'no_credits', 'No credits left: top up or upgrade the plan.');
    account.credits -= creditsUsed;
    account.creditsSpent += creditsUsed;
    const run = this.makeRun(call, lookup, creditsUsed, submit.forceRefresh === true);
    this.options.runs.add(run);
    if (submit.webhookUrl !== undefined) this.options.webhooks.planFirst(run, submit.webhookUrl, call.faults);
    return { answer: answers.json(202, answers.pendingBody(run)), runId: run.runId };
  }

  private makeRun(call: Call, lookup: Lookup, creditsUsed: number, forced: boolean): Run {
    const { seed, latency, runs } = this.options;
    this.submits += 1;
    const earlier = runs.earlier(lookup);
    const { contact, enrichmentType } = lookup;
    const known = knownOutcome({ seed, contact, type: enrichmentType, earlier });
    const tookMs =
      known?.latencySeconds === undefined
        ? latencyMs(latency, seed, modelTextOf(contact), enrichmentType, earlier)
        : known.latencySeconds * 1000;
    return {
      runId: runIdOf(seed, this.submits),
      ...lookup,
      forced,
      attempt: earlier + 1,
      submittedAtMs: call.nowMs,
      creditsUsed,
      readyAtMs: call.nowMs + tookMs,
      outcome: known?.outcome ?? askWaterfall(seed, contact, enrichmentType),
      duplicates: 0,
    };
  }
}

function contactIn({ firstName, lastName, companyDomain, linkedInUrl }: Submit): Contact {
  return {
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(companyDomain !== undefined && { companyDomain }),
    ...(linkedInUrl !== undefined && { linkedInUrl }),
  };
}
