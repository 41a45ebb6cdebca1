// The sandbox over HTTP, on loopback only.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { SandboxOptions } from './options.js';
import { createSandbox, type Sandbox } from './sandbox.js';
import type { Clock, SandboxAnswer } from './vocabulary.js';

/** Bytes of a body that are read; the core refuses anything this long. */
const MOST_READ_BYTES = 70_000;

export interface ServerOptions extends Omit<SandboxOptions, 'clock'> {
  /** 0 (the default) picks a free one. */
  readonly port?: number;
  /** The machine's clock by default. */
  readonly clock?: Clock;
}

export interface SandboxServer {
  /** The enrich endpoint: the quickstart's BASE_URL. */
  readonly url: string;
  readonly port: number;
  readonly sandbox: Sandbox;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

type Env = { Bindings: HttpBindings };

/** Starts the sandbox on 127.0.0.1. Rejects when the port is taken. */
export async function startServer(options: ServerOptions = {}): Promise<SandboxServer> {
  const sandbox = createSandbox({ ...options, clock: options.clock ?? { now: () => Date.now() } });
  const closing = new AbortController();
  const app = new Hono<Env>();
  app.all('*', (c) => serveApi(c, sandbox, closing.signal));
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}/api/v1/enrich`,
    port,
    sandbox,
    close: async () => {
      closing.abort();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}

async function serveApi(c: Context<Env>, sandbox: Sandbox, closing: AbortSignal): Promise<Response> {
  const body = await readBody(c.req.raw);
  const answer = sandbox.handle({ method: c.req.method, url: c.req.url, headers: c.req.header(), body });
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
