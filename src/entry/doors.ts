// What the doors share: the world of this execution, and the answer when there is none.
import type { Answer } from '../job/page/desk-calls.js';
import { openWorld } from '../platform/services.js';
import { isInSpreadsheet } from '../platform/ui.js';
import type { World } from '../ports.js';

/** JSON both ways: google.script.run fails on Dates and turns undefined in arrays into null [HTML service guide]. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * What a page asks. Where the script is deployed as a web app, whoever loads the web app's page may call any public
 * function by google.script.run, as the person who deployed it [guides/html/communication; guides/web, "Permissions"].
 * Only a page inside an open spreadsheet has a Ui, so that everybody else gets the sentence.
 */
export function answer<T>(ask: (world: World) => Answer<T>): Answer<T> {
  const world = isInSpreadsheet() ? openWorld() : undefined;
  return world ? plain(ask(world)) : { ok: false, sentence: 'Open this from a spreadsheet.' };
}
