// Wires the ports to Apps Script for one execution. Nothing here runs at load: a service call at the top level
// would break the menu in AuthMode.NONE [editor-auth-lifecycle].
import type { World } from '../ports.js';
import { sheetGrid } from './grid.js';
import { fetchHttp } from './http.js';
import { hex, scriptLetterbox } from './letterbox.js';
import { documentMemory } from './memory.js';
import { documentMutex } from './mutex.js';
import { clockScheduler } from './scheduler.js';
import { propertyStore } from './store.js';

/** SHA-256, hexadecimal. UTF_8 is passed because the default charset is US-ASCII [undocumented]. */
function digest(text: string): string {
  return hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8));
}

/**
 * The world of a custom function: nobody in particular, who must be done in 30 s [guides/sheets/functions]. Who loads
 * the page of a deployed web app could call a formula by name as well, as the deployer. No cell may use ScriptApp
 * ["You do not have permission", guides/sheets/functions], so where a webhook is set up nobody who may is a cell.
 */
export function openCellWorld(): World | undefined {
  const world = openWorld(() => '', CELL_TIMEOUT_SECONDS);
  return world && mayUseScriptApp() && world.document.get(WEBHOOK_IS_SET_UP) !== null ? undefined : world;
}

/** The document's word that a web app may stand here (WEBHOOK of the engine's records). */
const WEBHOOK_IS_SET_UP = 'webhook';

function mayUseScriptApp(): boolean {
  try {
    ScriptApp.getInstallationSource();
    return true;
  } catch {
    return false;
  }
}

const CELL_TIMEOUT_SECONDS = 10;

/** The world of this execution; undefined where there is no document (a clock trigger of an add-on, reading G7). */
export function openWorld(
  whoAmI = () => Session.getTemporaryActiveUserKey(),
  timeoutSeconds?: number,
): World | undefined {
  const spreadsheet = SpreadsheetApp.getActive();
  const documentProperties = PropertiesService.getDocumentProperties();
  const lock = LockService.getDocumentLock();
  if (!spreadsheet || !documentProperties || !lock) return undefined;
  return {
    clock: { nowMs: () => Date.now(), sleepMs: (ms) => Utilities.sleep(ms) },
    document: propertyStore(documentProperties),
    user: propertyStore(PropertiesService.getUserProperties()),
    mutex: documentMutex(lock),
    http: fetchHttp(timeoutSeconds),
    grid: sheetGrid(spreadsheet),
    scheduler: clockScheduler(spreadsheet),
    letterbox: scriptLetterbox(),
    memory: documentMemory(),
    log: { info: (message) => console.info(message) },
    digest,
    userKey: whoAmI(),
    execution: Utilities.getUuid(),
    startedMs: Date.now(),
  };
}
