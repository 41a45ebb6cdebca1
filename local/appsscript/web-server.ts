// The web app over HTTP on this machine: /macros/s/ID/exec and the one-time addresses of ContentService answers.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebAnswer, WebApp, WebRequest } from './web-app.js';

/** Bytes of a POST body that are read; Google's own bound is 50 MB. */
const MAX_BODY_BYTES = 50 * 1024 * 1024;
/** One-time addresses remembered at most: the oldest is forgotten. */
const MAX_ECHOES = 1000;

export class WebServer {
  private readonly server: Server;
  private readonly echoes = new Map<string, { readonly text: string; readonly contentType: string }>();
  private lastEcho = 0;

  constructor(private readonly app: Pick<WebApp, 'request'>) {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => {
        response.statusCode = 500;
        response.end();
      });
    });
  }

  /** Listens on the loopback interface; port 0 picks a free one. Gives the address before /exec. */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        const { port: actual } = this.server.address() as AddressInfo;
        resolve(`http://127.0.0.1:${actual}`);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { method } = request;
    const { port } = this.server.address() as AddressInfo;
    // A web page elsewhere whose name was pointed at this machine (DNS rebinding) is not answered.
    if (request.headers.host !== `127.0.0.1:${port}` && request.headers.host !== `localhost:${port}`) {
      answer(response, 403, 'text/html; charset=utf-8', '');
      return;
    }
    if (url.pathname === '/macros/echo') {
      this.echo(method, url.searchParams.get('user_content_key') ?? '', response);
      return;
    }
    const exec = /^\/macros\/s\/[^/]+\/exec(?:\/(.*))?$/.exec(url.pathname);
    // HEAD is refused (tanaikech's guide to web apps); other methods do not exist.
    if (!exec || (method !== 'GET' && method !== 'POST')) {
      answer(response, exec ? (method === 'HEAD' ? 403 : 405) : 404, 'text/html; charset=utf-8', '');
      return;
    }
    const body = await readBody(request);
    if (body === undefined) {
      answer(response, 413, 'text/html; charset=utf-8', '');
      return;
    }
    const asked: WebRequest = {
      method,
      query: url.search.slice(1),
      body,
      ...(exec[1] ? { pathInfo: decodeURIComponent(exec[1]) } : {}),
      ...(request.headers['content-type'] ? { contentType: request.headers['content-type'] } : {}),
    };
    this.send(await this.app.request(asked), response);
  }

  private send(result: WebAnswer, response: ServerResponse): void {
    if (result.kind !== 'redirect') {
      answer(response, result.status, 'text/html; charset=utf-8', result.html);
      return;
    }
    this.lastEcho += 1;
    const key = `k${this.lastEcho}`;
    this.echoes.set(key, { text: result.text, contentType: result.contentType });
    const oldest = this.echoes.keys().next().value;
    if (this.echoes.size > MAX_ECHOES && oldest !== undefined) this.echoes.delete(oldest);
    response.setHeader('Location', `/macros/echo?user_content_key=${key}`);
    answer(response, 302, 'text/html; charset=utf-8', 'Moved Temporarily');
  }

  /** "Redirects to a one-time URL at script.googleusercontent.com" (guides/content); it takes GET only. */
  private echo(method: string | undefined, key: string, response: ServerResponse): void {
    const content = this.echoes.get(key);
    if (method !== 'GET') answer(response, 405, 'text/html; charset=utf-8', '');
    else if (!content) answer(response, 404, 'text/html; charset=utf-8', '');
    else {
      this.echoes.delete(key);
      answer(response, 200, content.contentType, content.text);
    }
  }
}

function answer(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', contentType);
  response.end(text);
}

/** The body as text, or undefined when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
