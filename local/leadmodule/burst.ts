// Bursts of 429: a fault that lasts. While one is on, every request of its key is refused.
import { rateLimited } from './answers.js';
import type { Fault } from './faults.js';
import type { Account } from './keys.js';
import type { SandboxAnswer } from './vocabulary.js';

const BURST_SECONDS = 20;

/** The refusal, when a burst is on or begins with this request. */
export function refuseInBurst(
  account: Account,
  faults: readonly Fault[],
  nowMs: number,
): SandboxAnswer | undefined {
  const struck = faults.find(({ kind }) => kind === '429' || kind === '429-date' || kind === '429-bare');
  if (struck)
    account.burstUntilMs = Math.max(account.burstUntilMs, nowMs + 1000 * (struck.seconds ?? BURST_SECONDS));
  if (nowMs >= account.burstUntilMs) return undefined;
  const refusal = rateLimited(account.burstUntilMs - nowMs);
  switch (struck?.kind) {
    case '429-date':
      return {
        ...refusal,
        headers: { ...refusal.headers, 'retry-after': new Date(account.burstUntilMs).toUTCString() },
      };
    case '429-bare': {
      const { 'retry-after': _, ...headers } = refusal.headers;
      return { ...refusal, headers };
    }
    default:
      return refusal;
  }
}
