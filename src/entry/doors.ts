// What the doors share: the world of this execution, and the answer when there is none.
import type { Answer } from '../job/page/desk-calls.js';
import { openWorld } from '../platform/services.js';
import type { World } from '../ports.js';

/** JSON both ways: google.script.run fails on Dates and turns undefined in arrays into null [platform.md §8]. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export function answer<T>(ask: (world: World) => Answer<T>): Answer<T> {
  const world = openWorld();
  return world ? plain(ask(world)) : { ok: false, sentence: 'Open this from a spreadsheet.' };
}
