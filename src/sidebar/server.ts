// Calls the server: google.script.run as promises that always settle. Only reads are tried again.
import type { Failure, PageAnswer, SidebarApi } from '../sidebar-api.js';

interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: { message?: string } | undefined) => void): Runner;
}

declare const google: { script: { run: Runner } } | undefined;

type Call = keyof SidebarApi;
type Value<Name extends Call> = ReturnType<SidebarApi[Name]> extends PageAnswer<infer T> ? T : never;

/** How an answer was lost: Google, the line or the browser failed, not our server. */
export interface Lost {
  readonly ok: false;
  readonly lost: 'accounts' | 'timeout' | 'offline' | 'google';
  readonly sentence: string;
  /** What Google said, for support. */
  readonly details: string;
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | (Failure & { readonly lost?: never })
  | Lost;

/** Calls that change nothing: they may be repeated, and nobody waits six minutes for them. */
const READS: ReadonlySet<Call> = new Set<Call>([
  'sidebarOpen',
  'sidebarSurvey',
  'sidebarMapping',
  'sidebarBill',
  'sidebarActivity',
  'sidebarLoose',
  'sidebarTestKey',
  'sidebarDiagnostics',
]);

const READ_TIMEOUT_MS = 100_000;
/** An execution is killed at 6 min [Quotas]; who waits longer waits for nothing. */
const WRITE_TIMEOUT_MS = 370_000;
/** A step takes at most 20 s; a lost one must not hold up the next. */
const STEP_TIMEOUT_MS = 60_000;
const RETRY_AFTER_MS = 1_500;

function timeoutOf(name: Call): number {
  if (name === 'sidebarStep') return STEP_TIMEOUT_MS;
  return READS.has(name) ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS;
}

/**
 * Why the call failed. Our server answers what can be expected, so a failure is Google's. Its words are localised;
 * the code PERMISSION_DENIED is not, and is what several accounts in one browser lead to (issuetracker 69270374).
 */
function lostBy(message: string): Lost {
  const details = message.slice(0, 1000);
  if (/PERMISSION_DENIED|reading from storage/i.test(message))
    return { ok: false, lost: 'accounts', sentence: 'You are signed in to another Google account.', details };
  if (!navigator.onLine)
    return {
      ok: false,
      lost: 'offline',
      sentence: 'This computer is offline. Nothing is lost; it goes on when the line is back.',
      details,
    };
  return {
    ok: false,
    lost: 'google',
    sentence: 'Google could not run this just now. Nothing is lost; try again.',
    details,
  };
}

function isAnswer(value: unknown): value is PageAnswer<never> {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';
}

function once<T>(name: Call, args: readonly unknown[]): Promise<Reply<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () =>
        resolve({
          ok: false,
          lost: 'timeout',
          sentence: 'Google did not answer in time. Nothing is lost; try again.',
          details: `${name}: no answer in ${timeoutOf(name) / 1000} s`,
        }),
      timeoutOf(name),
    );
    const settle = (reply: Reply<T>) => {
      clearTimeout(timer);
      resolve(reply);
    };
    const fail = (error: { message?: string } | undefined) =>
      settle(lostBy(`${error?.message ?? error ?? ''}`));
    try {
      if (!google) throw new Error('google.script is missing: this page runs only inside a spreadsheet');
      const runner = google.script.run
        .withSuccessHandler((value) => {
          if (isAnswer(value)) settle(value as Reply<T>);
          else settle(lostBy(`${name}: an answer without a shape`));
        })
        .withFailureHandler(fail);
      const server = runner as unknown as Record<
        string,
        ((...values: readonly unknown[]) => void) | undefined
      >;
      const run = server[name];
      if (!run) throw new Error(`${name} is not a function of this script`);
      run.apply(runner, [...args]);
    } catch (error) {
      // google.script.run throws on arguments that it cannot send.
      fail(error as Error);
    }
  });
}

/** Resolves always: the server's answer, its refusal, or how the answer was lost. */
export async function call<Name extends Call>(
  name: Name,
  ...args: Parameters<SidebarApi[Name]>
): Promise<Reply<Value<Name>>> {
  const reply = await once<Value<Name>>(name, args);
  if (reply.ok || reply.lost !== 'google' || !READS.has(name)) return reply;
  await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
  return once<Value<Name>>(name, args);
}
