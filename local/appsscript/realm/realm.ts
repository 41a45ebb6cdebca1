// A fresh realm for one execution: only ECMAScript globals, console and Apps Script's, the project loaded, one entry.
// openRealm is also turned into source text for worker threads, so it must be self-contained.

import type { Script } from 'node:vm';
import type { GuestDoors, GuestSetup } from './guest.js';

export interface RealmParts {
  readonly vm: typeof import('node:vm');
  /** The compiled guest prelude (program.ts). */
  readonly guest: Script;
  readonly send: GuestSetup['send'];
  readonly now: GuestSetup['now'];
  readonly seed: number | undefined;
  readonly timeZone: string | undefined;
  readonly scripts: () => readonly Script[];
  readonly resolver: (path: string) => Script;
  /** Script text to evaluate when no function is called. */
  readonly text: string;
  /** Real milliseconds after which a script that does not return counts as a busy loop. */
  readonly busyMs: number;
}

/** Runs the entry and returns the guest's outcome text, or 'busy' when it never came back. */
export function openRealm(parts: RealmParts, path: string | null, args: string): string {
  const { vm } = parts;
  // Promise jobs run when the entry returns; there are no timers (V8 runtime guide, "Unavailable APIs").
  const context = vm.createContext(Object.create(null), { microtaskMode: 'afterEvaluate' });
  const install = parts.guest.runInContext(context) as (setup: object) => GuestDoors;
  const doors = install({
    send: parts.send,
    now: parts.now,
    seed: parts.seed,
    timeZone: parts.timeZone,
    load: () => {
      for (const script of parts.scripts()) script.runInContext(context);
    },
    resolve: (name: string): unknown => parts.resolver(name).runInContext(context),
    evaluate: (): unknown => new vm.Script(parts.text, { filename: 'text' }).runInContext(context),
  });
  // The entry is a script, not a call, because only the end of a script runs the promise jobs.
  const door = '\u0000enter';
  context[door] = () => {
    delete context[door];
    doors.run(path, args);
  };
  try {
    new vm.Script(`globalThis[${JSON.stringify(door)}]()`).runInContext(context, { timeout: parts.busyMs });
  } catch (error) {
    const code = (error as { code?: string } | undefined)?.code;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'busy';
    throw error;
  }
  return doors.outcome();
}
