// google.script for an HtmlService page: run and host as the client reference describes them, carried by messages to
// the workbench that frames the page. Also the workbench's clock, so that a fast clock is fast here too.
// Rules: developers.google.com/apps-script/guides/html/communication and reference/script.
import { type ClockReading, GuestClock } from './guest-clock.js';

interface Config {
  readonly parentOrigin: string;
  readonly functions: readonly string[];
  readonly clock: ClockReading;
}

type Handler = (value: unknown, userObject?: unknown) => void;

interface Handlers {
  readonly success?: Handler;
  readonly failure?: Handler;
  readonly userObject?: unknown;
}

(() => {
  const script = document.currentScript;
  const config = JSON.parse(script?.dataset['config'] ?? '{}') as Config;
  script?.remove();
  const parent = window.parent;
  const say = (message: object) =>
    parent.postMessage({ googleScript: true, ...message }, config.parentOrigin);
  const waiting = new Map<number, Handlers>();
  let calls = 0;

  // ---- what may cross -----------------------------------------------------------------------------------------

  /** The value as it crosses; throws on what may not: Date, Function, DOM element other than a form, a cycle. */
  function crossing(value: unknown, at: string, above: readonly object[]): unknown {
    if (value === undefined || value === null) return null;
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw illegal(at);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'object') return value;
    if (value instanceof Date || value instanceof Node || above.includes(value)) throw illegal(at);
    const inside = [...above, value];
    if (Array.isArray(value)) return value.map((item, index) => crossing(item, String(index), inside));
    return Object.fromEntries(fields(value, inside));
  }

  function fields(value: object, above: readonly object[]): [string, unknown][] {
    return Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, crossing(item, key, above)]);
  }

  const illegal = (at: string) => new TypeError(`Failed due to illegal value in property: ${at}`);

  /** A form is the one element that may cross, alone: its fields by name, several of one name as an array. */
  function formFields(form: HTMLFormElement): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== 'string') throw new TypeError('not emulated: file inputs in google.script.run');
      const known = out[name];
      out[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value];
    }
    return out;
  }

  // ---- google.script.run --------------------------------------------------------------------------------------
  function call(name: string, given: readonly unknown[], handlers: Handlers): void {
    const [first] = given;
    const args =
      given.length === 1 && first instanceof HTMLFormElement
        ? [formFields(first)]
        : given.map((value, index) => crossing(value, String(index), []));
    calls++;
    waiting.set(calls, handlers);
    say({ kind: 'call', number: calls, name, args });
  }

  /** A runner never changes: each with… gives a new one, so that a kept runner can be used for many calls. */
  function runner(handlers: Handlers): object {
    const own = {
      withSuccessHandler: (success: Handler) => runner({ ...handlers, success }),
      withFailureHandler: (failure: Handler) => runner({ ...handlers, failure }),
      withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
    };
    const server = config.functions.map((name) => [name, (...args: unknown[]) => call(name, args, handlers)]);
    return { ...Object.fromEntries(server), ...own };
  }

  function returned(number: number, ok: boolean, value: unknown): void {
    const handlers = waiting.get(number);
    waiting.delete(number);
    if (!handlers) return;
    if (ok) handlers.success?.(value, handlers.userObject);
    else if (handlers.failure) handlers.failure(new Error(String(value)), handlers.userObject);
    else console.error(`Uncaught ${String(value)}`);
  }

  const host = {
    close: () => say({ kind: 'close' }),
    setWidth: (pixels: number) => say({ kind: 'size', widthPixels: Number(pixels) }),
    setHeight: (pixels: number) => say({ kind: 'size', heightPixels: Number(pixels) }),
    editor: { focus: () => say({ kind: 'focus' }) },
    origin: config.parentOrigin,
  };
  const google = { script: { run: runner({}), host } };
  Object.defineProperty(window, 'google', { value: google, configurable: true });

  const clock = new GuestClock(config.clock);
  clock.install();

  window.addEventListener('message', (event) => {
    if (event.origin !== config.parentOrigin || event.source !== parent) return;
    const message = event.data as
      | { readonly kind: 'returned'; readonly number: number; readonly ok: boolean; readonly value: unknown }
      | { readonly kind: 'clock'; readonly nowMs: number; readonly speed: number };
    if (message.kind === 'returned') returned(message.number, message.ok, message.value);
    else if (message.kind === 'clock') clock.set(message);
  });
})();
