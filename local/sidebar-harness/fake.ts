// A stand-in for google.script.run: answers from a script of answers, so that the built page can be seen and tested
// without Google, the workbench or a server. Runs inside the page.
import type { PageAnswer, SidebarApi } from '../../src/sidebar-api.js';

type Value<Name extends keyof SidebarApi> =
  ReturnType<SidebarApi[Name]> extends PageAnswer<infer T> ? T : never;

export type Scripted<Name extends keyof SidebarApi> =
  | { readonly value: Value<Name> }
  | { readonly refused: string; readonly reason?: string }
  /** Google's failure handler is called with this message. */
  | { readonly fails: string }
  /** No handler is ever called. */
  | { readonly hangs: true };

/** For each function that the server has: its answers in order, the last one for ever. */
export type Calls = { readonly [Name in keyof SidebarApi]?: readonly Scripted<Name>[] };

/**
 * Puts google.script.run into the page and keeps a list of all calls in window.serverCalls. Self-contained: it is
 * sent to the browser as text.
 */
function installFake(calls: Calls): void {
  type Loose = Record<string, readonly Record<string, unknown>[] | undefined>;
  const asked: Record<string, number> = {};
  const log: { name: string; args: unknown[] }[] = [];
  const runner = (succeed?: (value: unknown) => void, fail?: (error: Error) => void): object =>
    new Proxy(
      {},
      {
        get(_target, key) {
          const name = String(key);
          if (name === 'withSuccessHandler')
            return (handler: (value: unknown) => void) => runner(handler, fail);
          if (name === 'withFailureHandler')
            return (handler: (error: Error) => void) => runner(succeed, handler);
          const answers = (calls as Loose)[name];
          // As on Google: a function that the script does not have is not there.
          if (!answers) return undefined;
          return (...args: unknown[]) => {
            log.push({ name, args: JSON.parse(JSON.stringify(args)) });
            const turn = asked[name] ?? 0;
            asked[name] = turn + 1;
            const answer = answers[Math.min(turn, answers.length - 1)];
            setTimeout(() => {
              if (!answer || 'hangs' in answer) return;
              if ('fails' in answer) fail?.(new Error(String(answer['fails'])));
              else if ('refused' in answer)
                succeed?.({ ok: false, sentence: answer['refused'], reason: answer['reason'] });
              else succeed?.(JSON.parse(JSON.stringify({ ok: true, value: answer['value'] })));
            }, 0);
          };
        },
      },
    );
  Object.assign(window, {
    serverCalls: log,
    google: { script: { run: runner(), host: { close() {}, editor: { focus() {} } } } },
  });
}

/** The built page with the fake in front of its script. */
export function pageWith(builtPage: string, calls: Calls): string {
  const script = JSON.stringify(calls).replace(/</g, '\\u003c');
  return builtPage.replace('</head>', () => `<script>(${installFake.toString()})(${script})</script></head>`);
}
