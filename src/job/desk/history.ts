// What this document has seen of LeadModule before: prices, and how its background work is driven. Pure.
import { creditDayEndsMs, creditsLeft } from './credit-day.js';
import { endedCount, NOW, readJobs, readNow, type TriggerRecord, trafficOf, WEBHOOK } from './records.js';
import type { KeyInUse } from './settings.js';
import type { EnrichmentType } from './vocabulary.js';

export interface History {
  /** The highest creditsUsed seen for the type; undefined: none yet. */
  readonly highestCredits: number | undefined;
  /** Credits a lookup cost on average, found or not; undefined until ten were seen. */
  readonly averageCredits: number | undefined;
  /** How the latest job's trigger stands: what the next one may hope for. */
  readonly trigger: TriggerRecord;
  /** Credits that the key's holder still allows today, and when the next day begins; infinite: no limit. */
  readonly creditsLeft: number;
  readonly dayEndsMs: number;
  /** New lookups can carry a webhook. */
  readonly webhook: boolean;
}

/** Fewer lookups say nothing about the next ones. */
const LOOKUPS_FOR_AVERAGE = 10;

/** From all properties of the document. */
export function historyOf(
  properties: Readonly<Record<string, string>>,
  type: EnrichmentType,
  key: KeyInUse | undefined,
  nowMs: number,
): History {
  const jobs = readJobs(properties);
  const traffic = trafficOf(readNow(properties[NOW]), key?.payer ?? '');
  const same = jobs.filter((job) => job.type === type);
  const highest = same.reduce((most, job) => Math.max(most, job.highestCredits), 0);
  // What the ledger answered cost nothing and says nothing of the price.
  const paid = same.reduce((sum, job) => sum + Math.max(0, endedCount(job.counts) - job.known), 0);
  const credits = same.reduce((sum, job) => sum + job.creditsUsed, 0);
  return {
    highestCredits: highest || undefined,
    averageCredits: paid >= LOOKUPS_FOR_AVERAGE ? credits / paid : undefined,
    trigger: jobs[jobs.length - 1]?.trigger ?? { kind: 'none' },
    creditsLeft: key ? creditsLeft(traffic, key, nowMs) : Number.POSITIVE_INFINITY,
    dayEndsMs: creditDayEndsMs(traffic, nowMs),
    webhook: properties[WEBHOOK] === 'on',
  };
}
