// A stage for tests of the built bundle: a document in the local runtime on a virtual clock, the sandbox's core
// as the outside world, and a person who selects rows, runs, and keeps the sidebar open. Tests read what a user
// and the vendor would see: cells, requests that arrived, credits.
import { resolve } from 'node:path';
import {
  createHost,
  type FetchHandler,
  type Readings as GoogleReadings,
  type Host,
  type HostOptions,
  type UserSession,
  virtualClock,
} from '../../local/appsscript/index.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../local/leadmodule/index.js';
import type { JobReport, StepResult } from '../../src/sidebar-api.js';

export const DIST = resolve(import.meta.dirname, '../../dist');
export const PERSON = 'sam@example.com';
export const KEY = 'lm_live_stage_key';
/**
 * One realm serves many executions, three times as fast; that the bundle keeps nothing of its own between them is
 * test/world's to show. FRESH_REALMS=1 gives each a realm of its own, as Google does (every night in CI).
 */
export const KEPT_REALMS = process.env['FRESH_REALMS'] !== '1';
const START = '2026-11-23T09:00:00Z';

export interface StageOptions {
  readonly rows: readonly (readonly string[])[];
  readonly readings?: Partial<GoogleReadings>;
  readonly sandbox?: Partial<Omit<SandboxOptions, 'clock'>>;
  readonly host?: Partial<HostOptions>;
  readonly settings?: Record<string, unknown>;
  readonly seed?: number;
  /** Wraps the road to the sandbox: to lose, delay or change answers. */
  readonly road?: (sandbox: FetchHandler) => FetchHandler;
}

export interface Stage {
  readonly host: Host;
  readonly sandbox: Sandbox;
  readonly session: UserSession;
  readonly document: ReturnType<Host['createDocument']>;
  /** The first tab as displayed. */
  cells(): string[][];
  /** A script text in a realm of its own, as the document's owner. */
  script(text: string): unknown;
  call<T>(name: string, ...args: unknown[]): T;
  /** Steps as the open page does until nothing is open or `hours` have passed. The last report. */
  follow(hours?: number): StepResult;
  posts(): number;
  credits(): number;
}

export function asHandler(sandbox: Sandbox): FetchHandler {
  return (request) => {
    const answer = sandbox.handle({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: new TextDecoder().decode(request.body),
    });
    return answer.kind === 'dropped'
      ? {
          transportError: 'connection reset',
          delivered: answer.dropped === 'after',
          latencySeconds: 0.2 + answer.delaySeconds,
        }
      : {
          status: answer.status,
          headers: Object.entries(answer.headers),
          body: answer.body,
          latencySeconds: 0.2 + answer.delaySeconds,
        };
  };
}

export function makeStage(options: StageOptions): Stage {
  const clock = virtualClock({ start: START, seed: options.seed ?? 1 });
  const sandbox = createSandbox({ clock, seed: options.seed ?? 1, ...options.sandbox });
  const toSandbox = asHandler(sandbox);
  const host = createHost({
    clock,
    driver: 'direct',
    keptRealms: KEPT_REALMS,
    fetch: options.road ? options.road(toSandbox) : toSandbox,
    name: 'LeadModule',
    ...(options.readings && { readings: options.readings }),
    ...options.host,
  });
  host.loadProject({ dir: DIST });
  const document = host.createDocument({
    name: 'Stage',
    owner: PERSON,
    csvRows: options.rows,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
  });
  const session = host.openNow(PERSON, document);
  const script = (text: string): unknown => {
    const record = host.evaluateNow(text, { email: PERSON, document });
    if (record.status !== 'completed') throw new Error(record.error?.message ?? record.status);
    return record.value;
  };
  const call = <T>(name: string, ...args: unknown[]): T => {
    const answer = session.callServerNow(name, ...args);
    if (answer.kind === 'failure') throw new Error(answer.message);
    const value = answer.value as { ok: boolean; value: T; sentence: string };
    if (!value.ok) throw new Error(value.sentence);
    return value.value;
  };
  call('sidebarSaveKey', KEY);
  if (options.settings) call('sidebarSaveSettings', options.settings);
  return {
    host,
    sandbox,
    session,
    document,
    script,
    call,
    cells: () =>
      script('SpreadsheetApp.getActive().getSheets()[0].getDataRange().getDisplayValues()') as string[][],
    follow: (hours = 24) => follow(host, call, hours),
    posts: () => sandbox.books().requests.filter((request) => request.method === 'POST').length,
    credits: () => sandbox.books().runs.reduce((sum, run) => sum + run.creditsUsed, 0),
  };
}

function follow(host: Host, call: Stage['call'], hours: number): StepResult {
  const until = host.now() + hours * 3_600_000;
  let last = call<StepResult>('sidebarStep');
  while (last.callAgainSeconds !== undefined && host.now() < until) {
    host.advanceNow(Math.max(0.1, last.callAgainSeconds));
    last = call<StepResult>('sidebarStep');
  }
  return last;
}

/** Selects all rows below the header and runs, as the page does after its bill. */
export function runAll(stage: Stage, rows: number, request: Record<string, unknown> = {}): StepResult {
  stage.session.select(`Sheet1!A2:A${rows + 1}`);
  return stage.call<StepResult>('sidebarRun', request);
}

/** Somebody sorts the rows, results and all, at a step's first write; `then` hears each of its calls after that. */
export function sortUnderWrite(stage: Stage, rows: number, then: (call: string) => void): void {
  let isSorted = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (execution.record().functionName !== 'sidebarStep') return;
    const call = `${service}.${method}`;
    if (isSorted) then(call);
    else if (call === 'RangeList.setNumberFormat') {
      isSorted = true;
      stage.session.acts.sort('Sheet1', `A2:Z${rows + 1}`, { column: 'A', ascending: false });
    }
  };
}

export function newest(result: StepResult): JobReport {
  const job = result.report.jobs[0];
  if (!job) throw new Error('no job');
  return job;
}

export const HEADERS = ['First name', 'Last name', 'Company domain'];

/** Invented people, each certainly found under the sandbox's documented domain. */
/** The address that the sandbox finds for a person. */
export function addressOf(first = '', last = '', domain = 'found.example'): string {
  return `${first}.${last}@${domain}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function people(count: number): string[][] {
  const first = ['Noor', 'Ida', 'Tomás', 'Lena', 'Olu', 'Priya', 'Jonas', 'Camille', 'Marek', 'Grace'];
  const rows = Array.from({ length: count }, (_, index) => [
    first[index % first.length] ?? 'Noor',
    `Example${String.fromCharCode(97 + (index % 26))}${Math.floor(index / 26)}`,
    'found.example',
  ]);
  return [HEADERS, ...rows];
}
