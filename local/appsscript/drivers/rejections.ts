// Promises of a script that are rejected without anybody listening vanish in Apps Script (justin.poehnelt.com, async
// and await in Apps Script). On this thread Node would take the process down for them, so they are marked as handled.

import { promiseHooks } from 'node:v8';

/** Runs a script's code; every promise born in it counts as handled afterwards. */
export function withoutRejections<T>(usesPromises: boolean, run: () => T): T {
  if (!usesPromises) return run();
  const born: Promise<unknown>[] = [];
  const stop = promiseHooks.onInit((promise) => void born.push(promise)) as () => void;
  try {
    return run();
  } finally {
    stop();
    for (const promise of born) Promise.prototype.then.call(promise, undefined, () => {});
  }
}
