// The workbench over HTTP, on loopback only: the page and its websocket on one port, HtmlService pages on another.
// Answers only to this machine's own names, so that a web page elsewhere can neither read it nor drive it.
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Bench, OWNER, SECOND } from './bench.js';
import type { PageAssets } from './bundle-page.js';
import { GuestPages } from './guest-pages.js';
import { Person } from './person.js';
import type { ToServer } from './protocol.js';

const MOST_MESSAGE_BYTES = 64 * 1024 * 1024;

export interface WorkbenchServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function serve(
  bench: Bench,
  assets: PageAssets,
  port: number,
  notice: string | null,
): Promise<WorkbenchServer> {
  const guests = new GuestPages();
  guests.clock = () => ({ nowMs: bench.clock.now(), speed: bench.clock.speed });
  const main = await listen(
    mainApp(assets, () => guests.origin),
    port,
  );
  const second = await listen(guestApp(assets, guests), 0);
  guests.parentOrigin = main.origin;
  guests.origin = second.origin;
  const sockets = acceptSockets(bench, guests, main.server, notice);
  return {
    url: `${main.origin}/`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await Promise.all([shut(main.server), shut(second.server)]);
    },
  };
}

/** Whether a request was meant for this server by a page of this server (or by a person's own hand). */
function isOurs(headers: IncomingMessage['headers'], port: number): boolean {
  const { host, origin } = headers;
  if (host !== `127.0.0.1:${port}`) return false;
  return origin === undefined || origin === `http://127.0.0.1:${port}`;
}

function guarded(port: () => number): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    const headers = { host: c.req.header('host'), origin: c.req.header('origin') };
    if (!isOurs(headers, port())) return c.text('Only this machine may look here.', 403);
    if (c.req.method !== 'GET') return c.text('Only GET.', 405);
    await next();
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cache-control', 'no-store');
    return undefined;
  });
  app.notFound((c) => c.text('There is nothing here.', 404));
  return app;
}

type MakeApp = (port: () => number) => Hono;

const give = (c: Context, body: string, type: string) =>
  c.body(body, 200, { 'content-type': `${type}; charset=utf-8` });

function mainApp(assets: PageAssets, guestOrigin: () => string): MakeApp {
  return (port) => {
    const app = guarded(port);
    app.get('/', (c) => {
      const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://127.0.0.1:${port()}; frame-src ${guestOrigin()}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
      c.header('content-security-policy', policy);
      return give(c, assets.html, 'text/html');
    });
    app.get('/page.css', (c) => give(c, assets.css, 'text/css'));
    app.get('/page.js', (c) => give(c, assets.js, 'text/javascript'));
    app.get('/icon.svg', (c) => give(c, assets.icon, 'image/svg+xml'));
    return app;
  };
}

function guestApp(assets: PageAssets, guests: GuestPages): MakeApp {
  return (port) => {
    const app = guarded(port);
    app.get('/google-script.js', (c) => give(c, assets.guestJs, 'text/javascript'));
    app.get('/page/:token', (c) => {
      const html = guests.html(c.req.param('token'));
      if (html === undefined) return c.text('This page is closed.', 404);
      c.header('content-security-policy', guests.policy);
      return give(c, html, 'text/html');
    });
    return app;
  };
}

async function listen(
  make: MakeApp,
  wanted: number,
): Promise<{ readonly server: Server; readonly origin: string }> {
  let port = wanted;
  const app = make(() => port);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(wanted, '127.0.0.1', () => done());
  });
  port = (server.address() as AddressInfo).port;
  return { server, origin: `http://127.0.0.1:${port}` };
}

function shut(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

function acceptSockets(
  bench: Bench,
  guests: GuestPages,
  server: Server,
  notice: string | null,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { port } = server.address() as AddressInfo;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    // A websocket knows no same-origin policy: without an Origin of ours it is not our page.
    if (
      url.pathname !== '/socket' ||
      !isOurs(request.headers, port) ||
      request.headers.origin === undefined
    ) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      attend(bench, guests, socket, url.searchParams.get('as') === 'second' ? SECOND : OWNER, notice);
    });
  });
  return sockets;
}

function attend(
  bench: Bench,
  guests: GuestPages,
  socket: WebSocket,
  email: string,
  notice: string | null,
): void {
  const person = new Person(bench, guests, email, (message) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  });
  const fault = (error: unknown) => {
    bench.host.world.reportBug(error);
    process.stderr.write(
      `workbench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  };
  socket.on('message', (data: Buffer) => {
    person.hear(JSON.parse(data.toString('utf8')) as ToServer).catch(fault);
  });
  socket.on('close', () => person.close());
  person.open(notice).catch(fault);
}
