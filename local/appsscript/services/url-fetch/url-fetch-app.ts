// UrlFetchApp: one request, many at once, or only what would be sent.

import { Blocking, type ExecutionContext, type ServiceModule } from '../../kernel/emulated.js';
import { scriptError } from '../../kernel/errors.js';
import { commonMessages } from '../../kernel/messages.js';
import type { FetchAnswer, FetchRequest, TransportError } from '../../kernel/outside.js';
import type { World } from '../../kernel/world.js';
import { Blob } from '../blob.js';
import { fetchMessages } from './messages.js';
import { type PreparedRequest, prepareRequest } from './request.js';
import { HTTPResponse } from './response.js';

/** Redirect hops before Google gives up: ours, no number is published. */
const MAX_REDIRECTS = 20;
const DEFAULT_LATENCY_SECONDS = 0.2; // ours: a nearby API
const SHOWN_CHARACTERS = 100; // measured: how much of the body the exception quotes

const TRANSPORT_KEY: Readonly<Record<TransportError, keyof typeof fetchMessages>> = {
  dns: 'dns',
  'address unavailable': 'address',
  timeout: 'timeout',
  'connection reset': 'reset',
  ssl: 'ssl',
};

type Parameters = Readonly<Record<string, unknown>>;

class UrlFetchApp {
  constructor(
    private readonly context: ExecutionContext,
    private readonly world: World,
  ) {}

  fetch(url: string, params: Parameters = {}): Blocking {
    const prepared = this.prepare(url, params);
    return this.send([prepared], ([response]) => response);
  }

  /** All or nothing on transport errors and, without muteHttpExceptions, on status codes; results in order. */
  fetchAll(requests: readonly (string | Parameters)[]): Blocking | HTTPResponse[] {
    const prepared = requests.map((request) =>
      typeof request === 'string' ? this.prepare(request, {}) : this.prepare(request['url'], request),
    );
    return prepared.length === 0 ? [] : this.send(prepared, (responses) => responses);
  }

  getRequest(url: string, params: Parameters = {}): object {
    const { request, options } = this.prepare(url, params);
    const text = new TextDecoder().decode(request.body);
    return {
      url: request.url,
      method: request.method.toLowerCase(),
      headers: Object.fromEntries(request.headers.slice(2)),
      contentType: request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1],
      payload: text,
      muteHttpExceptions: options.muteHttpExceptions,
      followRedirects: options.followRedirects,
      validateHttpsCertificates: params['validateHttpsCertificates'] !== false,
      useIntranet: params['useIntranet'] === true,
    };
  }

  private prepare(url: unknown, params: Parameters): PreparedRequest {
    return prepareRequest(this.context, url, params, this.world.project.manifest.urlFetchWhitelist);
  }

  private send(prepared: readonly PreparedRequest[], then: (responses: HTTPResponse[]) => unknown): Blocking {
    const { context, world } = this;
    // Each element costs one call of the day, and is paid before anything is sent.
    if (!world.user(context.user.email).meters.take('fetches', prepared.length)) {
      throw scriptError(commonMessages, context.language, 'tooOften', 'urlfetch');
    }
    return new Blocking({
      kind: 'ask',
      what: prepared.map(({ request }) => request.url).join(' '),
      begin: () => this.begin(prepared.map(({ request }) => request)),
      next: (answers) => this.arrived(prepared, answers as FetchAnswer[], then),
    });
  }

  private begin(requests: readonly FetchRequest[]): unknown {
    const handler = this.world.options.fetch;
    // Reading G3: when one target cannot be reached, were the other requests delivered all the same?
    if (this.context.readings.G3 === 'b' && handler.canReach) {
      const { canReach } = handler;
      const bad = requests.find((request) => !canReach(request));
      if (bad) {
        const lost: FetchAnswer = { transportError: 'dns', delivered: false };
        return requests.map(() => lost);
      }
    }
    const answers = requests.map((request) => handler(request));
    return answers.some((answer) => answer instanceof Promise) ? Promise.all(answers) : answers;
  }

  private arrived(
    prepared: readonly PreparedRequest[],
    answers: readonly FetchAnswer[],
    then: (responses: HTTPResponse[]) => unknown,
  ): unknown {
    // In parallel: the slowest decides (measured by tanaikech: 5 × 5 s took 5.5 s).
    const seconds = Math.max(...answers.map((answer, index) => this.seconds(prepared[index], answer)));
    const finish = () => this.finish(prepared, answers, then, 0);
    // On the real clock the time has passed already.
    return this.world.clock.kind === 'virtual'
      ? new Blocking({ kind: 'pause', seconds, next: finish })
      : finish();
  }

  private seconds(prepared: PreparedRequest | undefined, answer: FetchAnswer): number {
    const taken = answer.latencySeconds ?? DEFAULT_LATENCY_SECONDS;
    return Math.min(taken, prepared?.request.timeoutSeconds ?? taken);
  }

  private finish(
    prepared: readonly PreparedRequest[],
    answers: readonly FetchAnswer[],
    then: (responses: HTTPResponse[]) => unknown,
    hops: number,
  ): unknown {
    const { language } = this.context;
    const responses: HTTPResponse[] = [];
    let hop: { readonly index: number; readonly url: string } | undefined;
    for (const [index, answer] of answers.entries()) {
      const one = prepared[index];
      if (!one) continue;
      const { url, timeoutSeconds } = one.request;
      const late = (answer.latencySeconds ?? 0) > timeoutSeconds;
      if (late || 'transportError' in answer) {
        const error = late || !('transportError' in answer) ? 'timeout' : answer.transportError;
        throw scriptError(fetchMessages, language, TRANSPORT_KEY[error], url);
      }
      const response = new HTTPResponse(answer.status, answer.headers, answer.body);
      if (response.size() > this.context.limit('fetchResponseBytes')) {
        throw scriptError(fetchMessages, language, 'responseSize');
      }
      const location = one.options.followRedirects ? redirectOf(response, url) : undefined;
      if (location) hop ??= { index, url: location };
      responses.push(response);
    }
    if (hop) return this.follow(prepared, answers, hop, then, hops + 1);
    for (const [index, response] of responses.entries()) {
      const one = prepared[index];
      if (one && !one.options.muteHttpExceptions && response.getResponseCode() >= 400) {
        const shown = response.getContentText().slice(0, SHOWN_CHARACTERS);
        throw scriptError(
          fetchMessages,
          language,
          'status',
          originOf(one.request.url),
          response.getResponseCode(),
          shown,
        );
      }
    }
    return then(responses);
  }

  /** One hop of one request; the others keep their answers. */
  private follow(
    prepared: readonly PreparedRequest[],
    answers: readonly FetchAnswer[],
    hop: { readonly index: number; readonly url: string },
    then: (responses: HTTPResponse[]) => unknown,
    hops: number,
  ): unknown {
    const from = prepared[hop.index];
    if (!from || hops > MAX_REDIRECTS) {
      throw scriptError(fetchMessages, this.context.language, 'redirects', hop.url);
    }
    const keepsMethod = statusOf(answers[hop.index]) === 307 || statusOf(answers[hop.index]) === 308;
    const request: FetchRequest = {
      ...from.request,
      url: hop.url,
      ...(keepsMethod ? {} : { method: 'GET', body: new Uint8Array(0) }),
    };
    const next = prepared.with(hop.index, { request, options: from.options });
    return new Blocking({
      kind: 'ask',
      what: hop.url,
      begin: () => this.world.options.fetch(request),
      next: (answer) => {
        const taken = (answer as FetchAnswer).latencySeconds ?? DEFAULT_LATENCY_SECONDS;
        const go = () => this.finish(next, answers.with(hop.index, answer as FetchAnswer), then, hops);
        return this.world.clock.kind === 'virtual'
          ? new Blocking({ kind: 'pause', seconds: taken, next: go })
          : go();
      },
    });
  }
}

const statusOf = (answer: FetchAnswer | undefined) => (answer && 'status' in answer ? answer.status : 0);

function redirectOf(response: HTTPResponse, base: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(response.getResponseCode())) return undefined;
  const location = response.header('location');
  return location !== undefined && URL.canParse(location, base) ? new URL(location, base).href : undefined;
}

const originOf = (url: string) => new URL(url).origin;

export function urlFetchServices(world: World): ServiceModule {
  return {
    classes: {
      'URL_Fetch.UrlFetchApp': UrlFetchApp,
      'URL_Fetch.HTTPResponse': HTTPResponse,
      'Base.Blob': Blob,
    },
    globals: { UrlFetchApp: (context) => new UrlFetchApp(context, world) },
  };
}
