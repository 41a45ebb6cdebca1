// Calls the server: google.script.run as promises that always settle. Only reads may be retried.
import type { Answer, SidebarApi } from '../sidebar-api.js';

type Callable = Record<string, (...args: unknown[]) => void>;

interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: { message?: string }) => void): Runner;
}

declare const google: { script: { run: Runner; host: { close(): void } } };

/** An execution ends at 6 min; a page that waits longer waits for nothing. */
const TIMEOUT_MS = 370_000;

type Value<Name extends keyof SidebarApi> = ReturnType<SidebarApi[Name]> extends Answer<infer T> ? T : never;

export function call<Name extends keyof SidebarApi>(
  name: Name,
  ...args: Parameters<SidebarApi[Name]>
): Promise<Answer<Value<Name>>> {
  return new Promise((resolve) => {
    const fail = (sentence: string) => resolve({ ok: false, sentence });
    const timer = setTimeout(
      () => fail('Google did not answer. Reload this sidebar; nothing is lost.'),
      TIMEOUT_MS,
    );
    const runner = google.script.run
      .withSuccessHandler((value) => {
        clearTimeout(timer);
        resolve(value as Answer<Value<Name>>);
      })
      .withFailureHandler((error) => {
        clearTimeout(timer);
        fail(failureWords(error.message ?? ''));
      });
    (runner as unknown as Callable)[name]?.(...args);
  });
}

/** With several Google accounts in one browser the page runs as the wrong one (issuetracker 69270374). */
function failureWords(message: string): string {
  if (/PERMISSION_DENIED|Authorization is required|storage/i.test(message))
    return 'You use several Google accounts in this browser, and Google runs the sidebar with another one. Open the sheet in a browser profile with one account. Nothing was sent or spent.';
  return `Google reported: ${message || 'an unknown error'}. Nothing is lost; try again.`;
}
