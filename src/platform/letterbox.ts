// Script properties, the script's cache and the HMAC through the Letterbox port. Touches no document: a web app
// of a bound script may see none (reading G4).
import type { Letterbox } from '../ports.js';
import { propertyStore } from './store.js';

/** The longest that CacheService keeps anything [CacheService reference]. */
export const KEPT_SECONDS = 21_600;

export function scriptLetterbox(): Letterbox {
  return {
    // Asked for only where a webhook is: most executions never get here.
    get store() {
      return propertyStore(PropertiesService.getScriptProperties());
    },
    recall: (keys) => cached({}, (cache) => cache.getAll([...keys])),
    remember: (values) => cached(undefined, (cache) => cache.putAll({ ...values }, KEPT_SECONDS)),
    sign: (secret, text) => hex(Utilities.computeHmacSha256Signature(text, secret, Utilities.Charset.UTF_8)),
    newSecret: () => (Utilities.getUuid() + Utilities.getUuid()).replace(/-/g, ''),
    isPublished: () => ScriptApp.getInstallationSource() !== ScriptApp.InstallationSource.NONE,
  };
}

/** A cache that refuses is one that has forgotten. */
function cached<T>(otherwise: T, use: (cache: GoogleAppsScript.Cache.Cache) => T): T {
  try {
    return use(CacheService.getScriptCache());
  } catch {
    return otherwise;
  }
}

/** Utilities gives signed bytes, −128 to 127 [undocumented]. */
export function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
}
