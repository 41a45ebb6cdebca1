// The sandbox over HTTP, on loopback only: the API, the pages, the courier of its webhooks, the state file.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { error } from './answers.js';
import { Courier, type CourierOptions } from './courier.js';
import type { SandboxOptions } from './options.js';
import { createSandbox, type Sandbox } from './sandbox.js';
import { pages } from './site.js';
import { loadState, StateFile } from './state-file.js';
import type { Clock, SandboxAnswer } from './vocabulary.js';

/** Bytes of a body that are read; the core refuses anything this long. */
const MOST_READ_BYTES = 70_000;

export interface ServerOptions extends Omit<SandboxOptions, 'clock' | 'state'> {
  /** 0 (the default) picks a free one. */
  readonly port?: number;
  /** The machine's clock by default. With another one, webhooks go out only when `deliverDue` is called. */
  readonly clock?: Clock;
  /** Where webhooks may go. Default: loopback only. */
  readonly webhookTargets?: CourierOptions['targets'];
  /** Another address for a webhook (undefined: the one that was asked for), for a stand-in of a public host. */
  readonly routeWebhook?: (url: string) => string | undefined;
  /** Read at the start when it exists, kept up to date from then on. */
  readonly stateFile?: string;
}

export interface SandboxServer {
  /** The enrich endpoint: the quickstart's BASE_URL. */
  readonly url: string;
  readonly port: number;
  readonly sandbox: Sandbox;
  /** Sends the webhooks that are due and waits until each was answered or failed. */
  deliverDue(): Promise<void>;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

type Env = { Bindings: HttpBindings };

/** Starts the sandbox on 127.0.0.1. Rejects when the port is taken or the state file cannot be used. */
export async function startServer(options: ServerOptions = {}): Promise<SandboxServer> {
  const { stateFile, routeWebhook, webhookTargets = 'loopback' } = options;
  const state = stateFile === undefined ? undefined : loadState(stateFile);
  const sandbox = createSandbox({
    ...options,
    ...(state && { state }),
    clock: options.clock ?? { now: () => Date.now() },
  });
  const keeper = stateFile === undefined ? undefined : new StateFile(stateFile, sandbox);
  // A file that cannot be written is better known now than after an hour.
  keeper?.save();
  const courier = new Courier(sandbox, {
    targets: webhookTargets,
    settled: () => keeper?.changed(),
    ...(routeWebhook && { route: routeWebhook }),
  });
  const closing = new AbortController();
  const changed = () => {
    keeper?.changed();
    if (!options.clock) courier.wake();
  };
  const app = new Hono<Env>();
  app.route('/', pages(sandbox, changed));
  app.notFound((c) => respond(c, error(404, 'not_found', 'There is nothing here.')));
  app.all('/api/*', (c) => serveApi(c, sandbox, changed, closing.signal));
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const port = await listen(server, options.port ?? 0);
  changed();
  return {
    url: `http://127.0.0.1:${port}/api/v1/enrich`,
    port,
    sandbox,
    deliverDue: () => courier.deliverDue(),
    close: async () => {
      closing.abort();
      courier.stop();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
      keeper?.save();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}

async function serveApi(
  c: Context<Env>,
  sandbox: Sandbox,
  changed: () => void,
  closing: AbortSignal,
): Promise<Response> {
  const body = await readBody(c.req.raw);
  const answer = sandbox.handle({ method: c.req.method, url: c.req.url, headers: c.req.header(), body });
  changed();
  if (answer.delaySeconds > 0)
    await sleep(1000 * answer.delaySeconds, undefined, { signal: closing }).catch(() => undefined);
  return respond(c, answer);
}

function respond(c: Context<Env>, answer: SandboxAnswer): Response {
  if (answer.kind === 'answered')
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The body as text; of one that is too long only as much as shows that it is. */
async function readBody(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > MOST_READ_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
