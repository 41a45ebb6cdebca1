// The deployed web app: doGet and doPost, called in process or over HTTP.

import type { HostedDocument } from './kernel/emulated.js';
import type { Execution } from './kernel/execution.js';
import type { ExecutionRecord } from './kernel/record.js';
import type { World } from './kernel/world.js';
import { TextOutput } from './services/content.js';
import { HtmlOutput } from './services/html/html-output.js';

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  /** Text after '?', without it. */
  readonly query?: string;
  /** Path after /exec, without the leading slash. */
  readonly pathInfo?: string;
  readonly body?: string;
  readonly contentType?: string;
}

/** What the caller gets at the first hop: ContentService answers are a redirect to a one-time URL. */
export type WebAnswer =
  | { readonly kind: 'page'; readonly status: 200; readonly html: string; readonly record: ExecutionRecord }
  | {
      readonly kind: 'redirect';
      readonly status: 302;
      readonly text: string;
      readonly contentType: string;
      readonly record: ExecutionRecord;
    }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly html: string;
      readonly record: ExecutionRecord | undefined;
    };

export class WebApp {
  private document: HostedDocument | null = null;

  constructor(private readonly world: World) {}

  /** Deploys the loaded project; `document` is the container of a bound script. Gives the /exec address. */
  deploy(document: HostedDocument | null): string {
    this.document = document;
    const url = `https://script.google.com/macros/s/${this.world.options.scriptId}/exec`;
    this.world.webAppUrl = url;
    return url;
  }

  async request(request: WebRequest): Promise<WebAnswer> {
    const started = this.begin(request);
    if (!('done' in started)) return started;
    await started.done;
    return answerOf(started.record());
  }

  /** As request, at once: direct driver only. */
  requestNow(request: WebRequest): WebAnswer {
    const started = this.begin(request);
    return 'done' in started ? answerOf(started.record()) : started;
  }

  private begin(request: WebRequest): Execution | WebAnswer {
    const page = (status: number, html: string): WebAnswer => ({
      kind: 'error',
      status,
      html,
      record: undefined,
    });
    if (this.world.webAppUrl === null) return page(404, 'Sorry, the file you have requested does not exist.');
    const parameters = new URLSearchParams(request.query ?? '');
    // Reserved names (guides/web): the request never reaches the script.
    if (parameters.has('c') || parameters.has('sid')) return page(405, 'Method Not Allowed');
    const functionName = request.method === 'GET' ? 'doGet' : 'doPost';
    if (!this.world.project.declares(functionName))
      return page(200, `Script function not found: ${functionName}`);
    const { options } = this.world;
    return this.world.start({
      functionName,
      args: () => [eventOf(request, parameters)],
      origin: 'web app',
      authMode: 'FULL',
      // executeAs USER_DEPLOYING: the deployer's identity and quota, whoever calls.
      user: this.world.user(options.deployer),
      // Reading G4: the web app of a bound script sees no document, or sees it.
      document: options.readings.G4 === 'b' ? this.document : null,
      scope: this.document,
      session: null,
      limitSeconds: this.world.limits.executionSeconds,
    });
  }
}

/** The event of doGet and doPost: no headers, no method, no address of the caller (guides/web). */
function eventOf(request: WebRequest, query: URLSearchParams): object {
  const all = new URLSearchParams(query);
  const form = request.contentType?.startsWith('application/x-www-form-urlencoded');
  if (form) for (const [name, value] of new URLSearchParams(request.body ?? '')) all.append(name, value);
  const names = [...new Set(all.keys())];
  const body = request.body ?? '';
  return {
    queryString: request.query ?? '',
    parameter: Object.fromEntries(names.map((name) => [name, all.get(name)])),
    parameters: Object.fromEntries(names.map((name) => [name, all.getAll(name)])),
    pathInfo: request.pathInfo,
    contextPath: '',
    contentLength: request.method === 'POST' ? Buffer.byteLength(body) : -1,
    ...(request.method === 'POST'
      ? {
          postData: {
            length: Buffer.byteLength(body),
            type: request.contentType ?? 'application/octet-stream',
            contents: body,
            name: 'postData',
          },
        }
      : {}),
  };
}

function answerOf(record: ExecutionRecord): WebAnswer {
  const { value } = record;
  if (record.status === 'completed' && value instanceof TextOutput) {
    return {
      kind: 'redirect',
      status: 302,
      text: value.getContent(),
      contentType: value.contentTypeHeader(),
      record,
    };
  }
  if (record.status === 'completed' && value instanceof HtmlOutput) {
    return { kind: 'page', status: 200, html: value.getContent(), record };
  }
  const reason =
    record.status === 'completed'
      ? 'The script completed but the returned value is not a supported return type.'
      : `${record.error?.name ?? ''}: ${record.error?.message ?? ''}`;
  // An uncaught exception is a page of Google's with status 200: callers cannot tell it from success by status.
  return { kind: 'error', status: 200, html: `<title>Error</title>${reason}`, record };
}
