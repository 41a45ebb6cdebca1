// A stand-in for the parts of Google that clasp talks to, on loopback: an HTTPS server with a throwaway certificate
// behind a CONNECT proxy, so that the unmodified clasp binary can be pointed at it by environment variables alone.
// It proves which files clasp sends, in which order and with which ids; it does not prove what Google accepts: the
// rules here (a manifest must be there, the code must parse) and most texts are ours, written after Google's pages.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate.js';
import { answer, type Books } from './google-answers.js';

export interface Google extends Books {
  /** "METHOD /path", in order of arrival, without queries. */
  readonly requests: string[];
  /** The home folder of the person at the keyboard: clasp reads its login from .clasprc.json here. */
  readonly home: string;
  logIn(): void;
  /** Whether anything reaches this Google. */
  reachable: boolean;
  /** Back to an empty Google that nobody is logged in to. */
  reset(): void;
  /** The environment in which clasp finds this Google and this person. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const listen = (server: ReturnType<typeof createHttpServer> | ReturnType<typeof createHttpsServer>) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Starts the stand-in on free ports, with a home folder of its own. Close it. */
export async function startGoogle(): Promise<Google> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'ship-home-')));
  const { certificate, key } = makeCertificate(['*.googleapis.com', 'googleapis.com']);
  const certificateFile = join(home, 'certificate.pem');
  writeFileSync(certificateFile, certificate);
  const sockets = new Set<Socket>();

  const api = createHttpsServer({ cert: certificate, key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = new URL(request.url ?? '/', 'https://script.googleapis.com').pathname;
      const line = `${request.method} ${path}`;
      google.requests.push(line);
      const text = Buffer.concat(chunks).toString('utf8');
      const { status, body } = answer(google, line, text === '' ? {} : JSON.parse(text));
      response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
      response.end(JSON.stringify(body));
    });
  });
  const apiPort = await listen(api);

  const proxy = createHttpServer((_request, response) => response.writeHead(502).end());
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (!google.reachable) {
      socket.destroy();
      return;
    }
    if (!/\.googleapis\.com:443$/.test(request.url ?? '')) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const up = connect(apiPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      up.write(head);
      up.pipe(socket).pipe(up);
    });
    sockets.add(up);
    up.on('error', () => socket.destroy());
  });
  const proxyPort = await listen(proxy);
  const proxyUrl = `http://127.0.0.1:${proxyPort}`;

  const google: Google = {
    scripts: new Map(),
    spreadsheets: [],
    requests: [],
    refuse: () => undefined,
    home,
    logIn() {
      const login = {
        type: 'authorized_user',
        client_id: 'stand-in',
        client_secret: 'stand-in',
        refresh_token: 'stand-in',
        access_token: 'stand-in',
        token_type: 'Bearer',
        expiry_date: Date.parse('2999-01-01'),
      };
      writeFileSync(join(home, '.clasprc.json'), JSON.stringify({ tokens: { default: login } }));
    },
    reachable: true,
    reset() {
      google.scripts.clear();
      google.spreadsheets.length = 0;
      google.requests.length = 0;
      google.refuse = () => undefined;
      google.reachable = true;
      rmSync(join(home, '.clasprc.json'), { force: true });
      // A connection that was kept alive would reach an unreachable Google.
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    env: {
      HOME: home,
      USERPROFILE: home,
      HTTPS_PROXY: proxyUrl,
      https_proxy: proxyUrl,
      NO_PROXY: '',
      no_proxy: '',
      NODE_EXTRA_CA_CERTS: certificateFile,
      NO_COLOR: '1',
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([api, proxy].map((server) => new Promise((resolve) => server.close(resolve))));
      rmSync(home, { recursive: true, force: true });
    },
  };
  return google;
}
