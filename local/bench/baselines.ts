// What people have without the add-on, under the same latencies and the same limit: the loop of LeadModule's
// quickstart, and a script of the kind that tutorials show, row by row.
import { createHost, virtualClock } from '../appsscript/index.js';
import type { Sandbox, SandboxAnswer } from '../leadmodule/index.js';
import { type Case, REQUEST_SECONDS } from './case.js';
import { ask, ENDPOINT, KEY, sandboxOf, submit } from './sandbox.js';
import { roadTo, rowsOf } from './stage.js';
import { mean, percentile, round } from './statistics.js';

export interface Baseline {
  readonly name: string;
  /** Until the last result it gets; null: it died before. */
  readonly makespanSeconds: number | null;
  readonly p50AgeSeconds: number | null;
  readonly p95AgeSeconds: number | null;
  readonly meanAgeSeconds: number | null;
  readonly requestsPerContact: number;
  readonly rateLimited: number;
  /** Contacts that got a result. */
  readonly filled: number;
  /** Contacts it passed over for good. */
  readonly dropped: number;
  /** Paid for, and no result anywhere. */
  readonly paidAndLost: number;
}

const START = '2026-11-23T09:00:00Z';

/** One thread of a program that sends, sleeps and waits, and nothing else. */
class Loop {
  nowMs = 0;
  requests = 0;
  rateLimited = 0;
  private othersNextMs = 0;

  constructor(
    private readonly sandbox: Sandbox,
    /** Seconds between two requests of something else that uses the same key; undefined: nothing does. */
    private readonly othersEverySeconds: number | undefined,
  ) {}

  sleep(seconds: number): void {
    this.nowMs += seconds * 1000;
  }

  submit(row: readonly string[]) {
    return this.send(() => submit(this.sandbox, row, this.nowMs));
  }

  poll(runId: string) {
    return this.send(() => ask(this.sandbox, 'GET', `/${runId}`, this.nowMs));
  }

  private send(request: () => SandboxAnswer) {
    this.letOthersSend();
    this.requests += 1;
    const answer = request();
    this.sleep(REQUEST_SECONDS);
    if (answer.kind !== 'answered') throw new Error('the sandbox drops nothing here');
    if (answer.status === 429) this.rateLimited += 1;
    return {
      status: answer.status,
      retryAfterSeconds: Number(new Headers(answer.headers).get('retry-after') ?? 60),
      json: JSON.parse(answer.body) as { runId?: string; status?: string },
    };
  }

  private letOthersSend(): void {
    if (this.othersEverySeconds === undefined) return;
    for (; this.othersNextMs <= this.nowMs; this.othersNextMs += this.othersEverySeconds * 1000)
      ask(this.sandbox, 'GET', '/run-of-another-program', this.othersNextMs);
  }
}

/**
 * The quickstart's batch loop as printed: one submit a second, and after a 429 a sleep and `continue`, which the
 * page calls "Retry this contact" and which goes on to the next. Then its polling loop for one run after another.
 */
export function quickstartLoop(one: Case, othersEverySeconds?: number): Baseline {
  const loop: Loop = new Loop(sandboxOf(one, { now: () => loop.nowMs }), othersEverySeconds);
  const runs: { runId: string; sentMs: number }[] = [];
  for (const row of rowsOf(one.contacts).slice(1)) {
    const sentMs = loop.nowMs;
    const { status, retryAfterSeconds, json } = loop.submit(row);
    if (status === 429) {
      loop.sleep(retryAfterSeconds);
      continue;
    }
    runs.push({ runId: json.runId ?? '', sentMs });
    loop.sleep(1);
  }
  const ages = runs.map(({ runId, sentMs }) => {
    for (;;) {
      const { status } = loop.poll(runId).json;
      if (status === 'completed' || status === 'failed') return (loop.nowMs - sentMs) / 1000;
      loop.sleep(5);
    }
  });
  return {
    name:
      othersEverySeconds === undefined
        ? 'quickstart loop'
        : `quickstart loop, ${Math.round(60 / othersEverySeconds)} requests a minute of something else on its key`,
    makespanSeconds: round(loop.nowMs / 1000, 1),
    ...agesOf(ages),
    requestsPerContact: round(loop.requests / one.contacts, 3),
    rateLimited: loop.rateLimited,
    filled: ages.length,
    dropped: one.contacts - ages.length,
    paidAndLost: 0,
  };
}

function agesOf(ages: readonly number[]) {
  const sorted = [...ages].sort((a, b) => a - b);
  const orNull = (value: number) => (sorted.length === 0 ? null : round(value, 1));
  return {
    p50AgeSeconds: orNull(percentile(sorted, 0.5)),
    p95AgeSeconds: orNull(percentile(sorted, 0.95)),
    meanAgeSeconds: orNull(mean(sorted)),
  };
}

const TUTORIAL_SCRIPT = `
  function enrichRows() {
    const sheet = SpreadsheetApp.getActiveSheet();
    const headers = { Authorization: 'Bearer ${KEY}' };
    for (let row = 2; row <= sheet.getLastRow(); row++) {
      const [firstName, lastName, companyDomain] = sheet.getRange(row, 1, 1, 3).getValues()[0];
      const submitted = UrlFetchApp.fetch('${ENDPOINT}', {
        method: 'post', contentType: 'application/json', headers,
        payload: JSON.stringify({ firstName, lastName, companyDomain, enrichmentType: 'email' }),
      });
      const { runId } = JSON.parse(submitted.getContentText());
      let run = {};
      while (run.status !== 'completed' && run.status !== 'failed') {
        Utilities.sleep(5000);
        run = JSON.parse(UrlFetchApp.fetch('${ENDPOINT}/' + runId, { headers }).getContentText());
      }
      sheet.getRange(row, 4).setValue(run.result ? run.result.email : 'not found');
    }
  }`;

/** One row after another, each waited for; Apps Script ends it after 6 minutes, wherever it is. */
function tutorialScript(one: Case): Baseline {
  const clock = virtualClock({ start: START, seed: one.seed });
  const sandbox = sandboxOf(one, clock);
  const host = createHost({
    clock,
    driver: 'direct',
    fetch: roadTo(sandbox),
    account: one.account,
    seed: one.seed,
  });
  host.loadProject({
    files: { 'appsscript.json': '{"timeZone":"Etc/UTC","runtimeVersion":"V8"}', 'Code.js': TUTORIAL_SCRIPT },
  });
  const owner = 'sam@example.com';
  const document = host.createDocument({ name: 'Bench', owner, csvRows: rowsOf(one.contacts) });
  const placed: number[] = [];
  host.onServiceCall = (_execution, _number, service, member) => {
    if (service === 'Range' && member === 'setValue') placed.push(host.now());
  };
  const startMs = host.now();
  const record = host.runNow(owner, document, 'enrichRows');
  const { requests, runs } = sandbox.books();
  return {
    name: `tutorial script, row by row: ${record.status}`,
    makespanSeconds:
      record.status === 'completed' ? round(((placed.at(-1) ?? startMs) - startMs) / 1000, 1) : null,
    ...agesOf(placed.map((atMs, row) => (atMs - (runs[row]?.submittedAtMs ?? startMs)) / 1000)),
    requestsPerContact: round(requests.length / Math.max(1, runs.length), 3),
    rateLimited: requests.filter(({ status }) => status === 429).length,
    filled: placed.length,
    dropped: one.contacts - placed.length,
    paidAndLost: runs.length - placed.length,
  };
}

/** Something else on the key that leaves two thirds of the limit: enough to meet the loop's defect. */
export function playBaselines(one: Case): Baseline[] {
  return [quickstartLoop(one), quickstartLoop(one, 180 / one.requestsPerMinute), tutorialScript(one)];
}
