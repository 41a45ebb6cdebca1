// The local host's fetch handler: the bundle knows one constant base URL, and this route leads its requests to
// the sandbox or to the server given with --api. One connection a request; headers as the server wrote them.
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { FetchHandler } from '../appsscript/index.js';

const BASE_URL = 'https://app.leadmodule.ai/api/v1/enrich';

function pairs(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return headers;
}

/**
 * A handler that sends the API's requests to `endpoint` and those that `elsewhere` knows to the address it gives; any
 * other address is refused as unreachable.
 */
export function routeTo(
  endpoint: string,
  elsewhere: (url: string) => string | undefined = () => undefined,
): FetchHandler {
  return (request) =>
    new Promise((resolve) => {
      const isApi = request.url === BASE_URL || request.url.startsWith(`${BASE_URL}/`);
      const address = isApi ? endpoint + request.url.slice(BASE_URL.length) : elsewhere(request.url);
      if (address === undefined) {
        resolve({ transportError: 'address unavailable', delivered: false });
        return;
      }
      const target = new URL(address);
      const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
      let delivered = false;
      let timedOut = false;
      const fail = () => resolve({ transportError: timedOut ? 'timeout' : 'connection reset', delivered });
      const outgoing = send(
        target,
        {
          method: request.method,
          headers: { ...Object.fromEntries(request.headers), 'content-length': request.body.length },
          agent: false,
          timeout: request.timeoutSeconds * 1000,
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', fail);
          answer.on('end', () => {
            if (!answer.complete) fail();
            else
              resolve({
                status: answer.statusCode ?? 0,
                headers: pairs(answer.rawHeaders),
                body: Buffer.concat(parts),
              });
          });
          answer.on('aborted', fail);
        },
      );
      outgoing.on('timeout', () => {
        timedOut = true;
        outgoing.destroy();
      });
      outgoing.on('error', fail);
      outgoing.on('finish', () => {
        delivered = true;
      });
      outgoing.end(request.body);
    });
}
