// The doorway to the network: what UrlFetchApp asks a host's fetch handler, and what may come back.

export type Header = readonly [name: string, value: string];

/** One HTTP request as Google's servers would send it. */
export interface FetchRequest {
  readonly url: string;
  /** Upper case: 'GET'. */
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly timeoutSeconds: number;
}

export type FetchAnswer =
  | {
      readonly status: number;
      readonly headers: readonly Header[];
      readonly body: Uint8Array | string;
      /** How long it took on a virtual clock. Default 0.2. */
      readonly latencySeconds?: number;
    }
  | {
      readonly transportError: TransportError;
      readonly latencySeconds?: number;
      /** Whether the server got the request all the same (and did what it asked). */
      readonly delivered: boolean;
    };

/** What Google's exception speaks of: name resolution, connection, time. */
export type TransportError = 'dns' | 'address unavailable' | 'timeout' | 'connection reset' | 'ssl';

export interface FetchHandler {
  (request: FetchRequest): FetchAnswer | Promise<FetchAnswer>;
  /** Asked before anything of a fetchAll is sent, under reading G3 'b': false makes the whole wave undelivered. */
  readonly canReach?: (request: FetchRequest) => boolean;
}

/** The handler of a host without a network. */
export const nowhere: FetchHandler = () => ({
  transportError: 'dns',
  delivered: false,
  latencySeconds: 0.05,
});

/** Sends each request to the first handler whose URL prefix it begins with; the rest goes nowhere. */
export function routes(table: Readonly<Record<string, FetchHandler>>): FetchHandler {
  const prefixes = Object.keys(table).sort((a, b) => b.length - a.length);
  return (request) => {
    const prefix = prefixes.find((candidate) => request.url.startsWith(candidate));
    const handler = prefix === undefined ? nowhere : (table[prefix] ?? nowhere);
    return handler(request);
  };
}

/** A handler that asks a real server on this machine instead of `from`: 'https://api.example/' → 'http://127.0.0.1:…/'. */
export function redirectTo(from: string, to: string): FetchHandler {
  return async (request) => {
    const started = Date.now();
    const elapsed = () => (Date.now() - started) / 1000;
    try {
      const response = await fetch(to + request.url.slice(from.length), {
        method: request.method,
        headers: request.headers.map(([name, value]): [string, string] => [name, value]),
        redirect: 'manual',
        signal: AbortSignal.timeout(request.timeoutSeconds * 1000),
        ...(request.body.length > 0 ? { body: Buffer.from(request.body) } : {}),
      });
      const body = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: [...response.headers], body, latencySeconds: elapsed() };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return {
        transportError: timedOut ? 'timeout' : 'address unavailable',
        delivered: timedOut,
        latencySeconds: elapsed(),
      };
    }
  };
}
