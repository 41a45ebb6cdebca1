// Shared by the tests of the sandbox: a clock that the test owns, a client that holds every answer against the
// contract, and a receiver for webhooks.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openapi } from '../../local/leadmodule/contract.js';
import {
  createSandbox,
  type Sandbox,
  type SandboxAnswer,
  type SandboxOptions,
  type SandboxServer,
  type ServerOptions,
  startServer,
} from '../../local/leadmodule/index.js';

export const KEY = 'lm_live_test';
export const JANE = { firstName: 'Jane', lastName: 'Smith', companyDomain: 'acme.com' };
/** The start of every test's time: a full minute, so that the fixed-minute limiter begins afresh. */
export const START_MS = Date.UTC(2030, 0, 7, 9, 0, 0);

export function testClock(nowMs = START_MS) {
  let ms = nowMs;
  return {
    now: () => ms,
    advance: (seconds: number) => {
      ms += seconds * 1000;
    },
  };
}

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema(openapi, 'openapi.json', false, false);

/** What the contract says is wrong with a body of one of its schemas; null when nothing is. */
export function contractErrors(schema: keyof typeof openapi.components.schemas, body: unknown) {
  const validate = ajv.compile({ $ref: `openapi.json#/components/schemas/${schema}` });
  return validate(body) ? null : validate.errors;
}

export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // The tests read answers as a client in JavaScript would.
  readonly body: Body;
}

/** Every field that an answer may have. */
export interface Body {
  readonly runId?: string;
  readonly status?: string;
  readonly resultStatus?: string;
  readonly creditsUsed?: number;
  readonly cached?: boolean;
  readonly result?: {
    readonly email?: string;
    readonly phone?: string;
    readonly confidence: number;
    readonly provider: string;
    readonly validation?: { readonly status: string; readonly score: number };
  } | null;
  readonly error?: { readonly code: string; readonly message: string; readonly fields?: readonly string[] };
}

type Operation = 'submit' | 'poll';

const RESPONSES: Record<Operation, Readonly<Record<string, unknown>>> = {
  submit: openapi.paths['/enrich'].post.responses,
  poll: openapi.paths['/enrich/{runId}'].get.responses,
};

/** What the contract finds wrong with an answer: a status that it does not give, or a body of another shape. */
function answerErrors(operation: Operation, status: number, body: unknown) {
  if (!(status in RESPONSES[operation])) return 'no such status';
  const path = operation === 'submit' ? '~1enrich/post' : '~1enrich~1%7BrunId%7D/get';
  const pointer = `openapi.json#/paths/${path}/responses/${status}`;
  const shared = Object(RESPONSES[operation][status]).$ref;
  const response = typeof shared === 'string' ? `openapi.json${shared}` : pointer;
  const validate = ajv.compile({ $ref: `${response}/content/application~1json/schema` });
  return validate(body) ? null : validate.errors;
}

function held(operation: Operation, status: number, headers: Record<string, string>, text: string): Seen {
  const body = JSON.parse(text) as Body;
  const errors = answerErrors(operation, status, body);
  if (errors)
    throw new Error(`${operation} ${status} breaks the contract: ${text} ${JSON.stringify(errors)}`);
  return { status, headers, body };
}

/** A client of a sandbox in process. */
export function client(sandbox: Sandbox, key = KEY) {
  const authorization = `Bearer ${key}`;
  const answered = (answer: SandboxAnswer, operation: Operation): Seen => {
    if (answer.kind === 'dropped') throw new Error(`dropped ${answer.dropped}`);
    return held(operation, answer.status, answer.headers, answer.body);
  };
  return {
    submit: (body: object, headers: Record<string, string> = {}) =>
      answered(
        sandbox.handle({
          method: 'POST',
          url: '/api/v1/enrich',
          headers: { authorization, 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
        'submit',
      ),
    poll: (runId = '', headers: Record<string, string> = {}) =>
      answered(
        sandbox.handle({
          method: 'GET',
          url: `/api/v1/enrich/${runId}`,
          headers: { authorization, ...headers },
        }),
        'poll',
      ),
  };
}

/** A sandbox in process on a clock of the test's own, and a client of it. */
export function inProcess(options: Omit<SandboxOptions, 'clock'> = {}) {
  const clock = testClock();
  const sandbox = createSandbox({ clock, ...options });
  return { clock, sandbox, ...client(sandbox) };
}

/** A client over HTTP. */
export function httpClient(url: string, key = KEY) {
  const authorization = `Bearer ${key}`;
  const see = async (response: Response, operation: Operation) =>
    held(operation, response.status, Object.fromEntries(response.headers), await response.text());
  return {
    submit: async (body: object, headers: Record<string, string> = {}) =>
      see(
        await fetch(url, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
        'submit',
      ),
    poll: async (runId = '', headers: Record<string, string> = {}) =>
      see(await fetch(`${url}/${runId}`, { headers: { authorization, ...headers } }), 'poll'),
  };
}

/** Starts a server on a clock of the test's own and closes it afterwards. */
export async function withServer<T>(
  options: ServerOptions,
  use: (server: SandboxServer, clock: ReturnType<typeof testClock>) => Promise<T>,
): Promise<T> {
  const clock = testClock();
  const server = await startServer({ clock, ...options });
  try {
    return await use(server, clock);
  } finally {
    await server.close();
  }
}

export interface Received {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Body;
}

/** A webhook endpoint that answers with the statuses given, the last one for ever. */
export async function withReceiver<T>(
  statuses: readonly number[],
  use: (url: string, received: Received[]) => Promise<T>,
): Promise<T> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    received.push({ method: request.method, headers: request.headers, body: JSON.parse(text) as Body });
    const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 200;
    response
      .writeHead(status, { connection: 'close', ...(status === 302 && { location: '/elsewhere' }) })
      .end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}
