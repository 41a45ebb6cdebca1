// The log of what the add-on asked the network: a wrapper around the host's fetch handler. Keys are never kept.
import type { FetchAnswer, FetchHandler, FetchRequest } from '../appsscript/index.js';
import type { WireBackstage } from './protocol/backstage.js';

type Entry = WireBackstage['requests']['last'][number];

const MOST_ENTRIES = 200;
const MOST_TEXT = 60;

export class RequestLog {
  readonly last: Entry[] = [];
  total = 0;
  /** Times of the requests of the last minute, on the clock. */
  private recentMs: number[] = [];
  private readonly contacts = new Map<string, string>();

  constructor(private readonly now: () => number) {}

  /** The handler with a log; `meet` hears of each request first. */
  around(handler: FetchHandler, meet: (request: FetchRequest) => void): FetchHandler {
    return async (request) => {
      meet(request);
      this.total++;
      const number = this.total;
      const atMs = this.now();
      this.recentMs.push(atMs);
      const started = performance.now();
      const answer = await handler(request);
      this.last.push(this.entry(number, atMs, request, answer, Math.round(performance.now() - started)));
      if (this.last.length > MOST_ENTRIES) this.last.shift();
      return answer;
    };
  }

  get lastMinute(): number {
    const from = this.now() - 60_000;
    this.recentMs = this.recentMs.filter((ms) => ms > from);
    return this.recentMs.length;
  }

  private entry(number: number, atMs: number, request: FetchRequest, answer: FetchAnswer, ms: number): Entry {
    const path = new URL(request.url).pathname;
    const sent = jsonOf(request.body);
    const got = 'status' in answer ? jsonOf(answer.body) : {};
    const runId = textAt(got, 'runId') || (path.split('/').at(-1) ?? '');
    const contact =
      [textAt(sent, 'firstName'), textAt(sent, 'lastName')].join(' ').trim() || textAt(sent, 'companyDomain');
    if (contact && runId) this.remember(runId, contact);
    const result =
      textAt(got, 'resultStatus').replace('_', ' ') || textAt(got, 'status') || textAt(got, 'error');
    return {
      number,
      atMs,
      method: request.method,
      path: shortPath(path),
      answer:
        'status' in answer ? `${answer.status} ${result}`.trim().slice(0, MOST_TEXT) : answer.transportError,
      about: (contact || (this.contacts.get(runId) ?? '')).slice(0, MOST_TEXT),
      ms,
    };
  }

  private remember(runId: string, contact: string): void {
    this.contacts.set(runId, contact);
    const oldest = this.contacts.keys().next().value;
    if (this.contacts.size > 10_000 && oldest !== undefined) this.contacts.delete(oldest);
  }
}

function shortPath(path: string): string {
  const last = path.split('/').at(-1) ?? '';
  return last === 'enrich' ? '/enrich' : `…/${last.slice(0, 4)}`;
}

function jsonOf(body: Uint8Array | string): object {
  try {
    const value: unknown = JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function textAt(value: object, name: string): string {
  const found = (value as Readonly<Record<string, unknown>>)[name];
  return typeof found === 'string' ? found : '';
}
