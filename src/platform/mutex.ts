// The document lock through the Mutex port.
import type { Mutex } from '../ports.js';

export function documentMutex(lock: GoogleAppsScript.Lock.Lock): Mutex {
  return {
    hold(waitMs, body) {
      try {
        if (!lock.tryLock(waitMs)) return undefined;
      } catch {
        // LockService has undocumented rate limits (apps-script-oauth2#207, googlecrestscript#19): wait.
        return undefined;
      }
      try {
        return body();
      } finally {
        lock.releaseLock();
      }
    },
  };
}
