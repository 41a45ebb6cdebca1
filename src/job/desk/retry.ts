// Which failures may be asked about again, and which of them must bypass LeadModule's cache for it. Pure.

/** A second look changes nothing about these: the same inputs are refused again. */
const FINAL: readonly string[] = ['inputs refused'];
/** LeadModule's 30-day cache may hold this very answer (reading R3), so only a fresh, paid lookup can differ. */
const CACHED: readonly string[] = ['lookup failed', 'no result given'];

export function canRetry(why: string): boolean {
  return !FINAL.includes(why);
}

export function wantsForce(why: string): boolean {
  return CACHED.includes(why);
}
