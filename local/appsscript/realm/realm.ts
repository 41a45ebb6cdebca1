// A realm: only ECMAScript globals, console and Apps Script's, the project loaded at the first entry. Apps Script
// gives every execution a realm of its own; a host with `keptRealms` lets one serve many (options.ts).
// openRealm is also turned into source text for worker threads, so it must be self-contained.

import type { Script } from 'node:vm';
import type { GuestCall, GuestDoors } from './guest.js';

export interface RealmParts {
  readonly vm: typeof import('node:vm');
  /** The compiled guest prelude (program.ts). */
  readonly guest: Script;
  readonly timeZone: string | undefined;
  readonly scripts: () => readonly Script[];
  readonly resolver: (path: string) => Script;
  /** Real milliseconds after which a script that does not return counts as a busy loop; Infinity: never. */
  readonly busyMs: number;
}

export interface Realm {
  /**
   * Runs the function of this path, or evaluates the text, and returns the guest's outcome text; 'busy' when it
   * never came back: such a realm is of no use any more.
   */
  enter(call: GuestCall, target: { readonly path: string } | { readonly text: string }, args: string): string;
}

export function openRealm(parts: RealmParts): Realm {
  const { vm } = parts;
  // Promise jobs run when the entry returns; there are no timers (V8 runtime guide, "Unavailable APIs").
  // An ordinary global object: V8 looks names up in it twice as fast as in a contextified one.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  const install = parts.guest.runInContext(context) as (setup: object) => GuestDoors;
  const doors = install({
    timeZone: parts.timeZone,
    load: () => {
      for (const script of parts.scripts()) script.runInContext(context);
    },
    resolve: (path: string): unknown => parts.resolver(path).runInContext(context),
    evaluate: (text: string): unknown => new vm.Script(text, { filename: 'text' }).runInContext(context),
  });
  // The entry is a script, not a call, because only the end of a script runs the promise jobs.
  const name = '\u0000enter';
  const entry = new vm.Script(`globalThis[${JSON.stringify(name)}]()`);
  return {
    enter: (call, target, args) => {
      context[name] = () => {
        delete context[name];
        doors.run(call, target, args);
      };
      try {
        // A guard is a thread of its own, started for each entry.
        entry.runInContext(context, Number.isFinite(parts.busyMs) ? { timeout: parts.busyMs } : {});
      } catch (error) {
        const code = (error as { code?: string } | undefined)?.code;
        if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'busy';
        throw error;
      }
      return doors.outcome();
    },
  };
}
