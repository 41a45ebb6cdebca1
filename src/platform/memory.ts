// The document's cache through the Memory port.
import type { Memory } from '../ports.js';
import { KEPT_SECONDS } from './letterbox.js';

/** A cache that refuses is one that has forgotten. */
function attempt<T>(otherwise: T, use: (cache: GoogleAppsScript.Cache.Cache) => T): T {
  try {
    const cache = CacheService.getDocumentCache();
    return cache ? use(cache) : otherwise;
  } catch {
    return otherwise;
  }
}

export function documentMemory(): Memory {
  return {
    recall: (keys) => attempt({}, (cache) => cache.getAll([...keys])),
    remember: (values) => attempt(undefined, (cache) => cache.putAll({ ...values }, KEPT_SECONDS)),
    forget: (keys) => attempt(undefined, (cache) => cache.removeAll([...keys])),
  };
}
