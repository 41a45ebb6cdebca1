// From the options of UrlFetchApp to the request that leaves, with Google's checks and limits.

import type { ExecutionContext } from '../../kernel/emulated.js';
import { EnumValue } from '../../kernel/enums.js';
import { scriptError } from '../../kernel/errors.js';
import type { FetchRequest, Header } from '../../kernel/outside.js';
import { Blob } from '../blob.js';
import { encodeText } from '../bytes.js';
import { fetchMessages } from './messages.js';
import { isPrivateHost, isWhitelisted } from './whitelist.js';

/** The advanced parameters that matter once the request is built. */
export interface FetchOptions {
  readonly muteHttpExceptions: boolean;
  readonly followRedirects: boolean;
}

export interface PreparedRequest {
  readonly request: FetchRequest;
  readonly options: FetchOptions;
}

const METHODS = ['GET', 'DELETE', 'PATCH', 'POST', 'PUT'];
// Measured by many: requests carry this mark and scripts cannot remove it.
const USER_AGENT =
  'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: local)';

/** Builds one request or throws the exception the script would get. */
export function prepareRequest(
  context: ExecutionContext,
  url: unknown,
  parameters: Readonly<Record<string, unknown>>,
  whitelist: readonly string[] | undefined,
): PreparedRequest {
  const { language } = context;
  const refuse = (key: keyof typeof fetchMessages, ...values: readonly string[]) =>
    scriptError(fetchMessages, language, key, ...values);
  const text = String(url);
  const target = parseUrl(text);
  if (!target) throw refuse('invalidUrl', text);
  if (text.length > context.limit('fetchUrlCharacters')) throw refuse('urlLength');
  if (whitelist && !isWhitelisted(text, whitelist)) throw refuse('notPermitted', text);
  if (isPrivateHost(target.hostname)) throw refuse('dns', text);
  const method = String(parameters['method'] ?? 'get').toUpperCase();
  if (!METHODS.includes(method)) throw refuse('attribute', 'method');
  const payload =
    method === 'GET' ? { body: new Uint8Array(0), type: undefined } : bodyOf(parameters['payload']);
  if (payload.body.length > context.limit('fetchPayloadBytes')) throw refuse('payloadSize');
  const headers = headersOf(parameters, payload.type);
  if (headers.length > context.limit('fetchHeaders')) throw refuse('headerCount');
  const size = headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  if (size > context.limit('fetchHeaderBytes')) throw refuse('headerSize');
  return {
    request: {
      url: target.href,
      method,
      headers: [['User-Agent', USER_AGENT], ['Accept-Encoding', 'gzip,deflate,br'], ...headers],
      body: payload.body,
      timeoutSeconds: timeoutOf(context, parameters),
    },
    options: {
      muteHttpExceptions: parameters['muteHttpExceptions'] === true,
      followRedirects: parameters['followRedirects'] !== false,
    },
  };
}

function parseUrl(text: string): URL | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : undefined;
}

// Reading G8: timeoutSeconds is honoured, or a fixed time applies whatever it says.
function timeoutOf(context: ExecutionContext, parameters: Readonly<Record<string, unknown>>): number {
  if (context.readings.G8 === 'b') return context.limit('fetchHardTimeoutSeconds');
  const wanted = Number(parameters['timeoutSeconds'] ?? context.limit('fetchTimeoutSeconds'));
  return wanted > 0 ? wanted : context.limit('fetchTimeoutSeconds');
}

function headersOf(parameters: Readonly<Record<string, unknown>>, payloadType: string | undefined): Header[] {
  const given = Object.entries((parameters['headers'] ?? {}) as Record<string, unknown>);
  const headers = given.map(([name, value]): Header => [name, String(value)]);
  const type = parameters['contentType'] ?? payloadType;
  if (type !== undefined && !headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.push(['Content-Type', String(type)]);
  }
  return headers;
}

function bodyOf(payload: unknown): { readonly body: Uint8Array; readonly type: string | undefined } {
  const form = 'application/x-www-form-urlencoded';
  if (payload === undefined || payload === null) return { body: new Uint8Array(0), type: undefined };
  if (payload instanceof Blob) return { body: payload.getBytes(), type: payload.getContentType() ?? form };
  if (Array.isArray(payload))
    return { body: Uint8Array.from(payload as number[], (byte) => byte & 0xff), type: form };
  if (typeof payload !== 'object' || payload instanceof EnumValue)
    return { body: encodeText(String(payload)), type: form };
  const entries = Object.entries(payload);
  if (entries.some(([, value]) => value instanceof Blob)) return multipart(entries);
  const text = entries
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return { body: encodeText(text), type: form };
}

function multipart(entries: readonly (readonly [string, unknown])[]): { body: Uint8Array; type: string } {
  const boundary = '----AppsScriptFormBoundary';
  const parts: Uint8Array[] = [];
  for (const [name, value] of entries) {
    const blob = value instanceof Blob ? value : undefined;
    const file = blob ? `; filename="${blob.getName() ?? name}"` : '';
    const type = blob ? `\r\nContent-Type: ${blob.getContentType() ?? 'application/octet-stream'}` : '';
    parts.push(
      encodeText(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n`),
      blob ? blob.getBytes() : encodeText(String(value)),
      encodeText('\r\n'),
    );
  }
  parts.push(encodeText(`--${boundary}--\r\n`));
  return { body: new Uint8Array(Buffer.concat(parts)), type: `multipart/form-data; boundary=${boundary}` };
}
