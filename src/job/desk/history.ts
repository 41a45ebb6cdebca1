// What this document has seen of LeadModule before: prices, and how its background work is driven. Pure.
import { endedCount, readJobs, type TriggerRecord, WEBHOOK } from './records.js';
import type { EnrichmentType } from './vocabulary.js';

export interface History {
  /** The highest creditsUsed seen for the type; undefined: none yet. */
  readonly highestCredits: number | undefined;
  /** Credits a lookup cost on average, found or not; undefined until ten were seen. */
  readonly averageCredits: number | undefined;
  /** How the latest job's trigger stands: what the next one may hope for. */
  readonly trigger: TriggerRecord;
  /** New lookups can carry a webhook. */
  readonly webhook: boolean;
}

/** Fewer lookups say nothing about the next ones. */
const LOOKUPS_FOR_AVERAGE = 10;

/** From all properties of the document. */
export function historyOf(properties: Readonly<Record<string, string>>, type: EnrichmentType): History {
  const jobs = readJobs(properties);
  const same = jobs.filter((job) => job.type === type);
  const highest = same.reduce((most, job) => Math.max(most, job.highestCredits), 0);
  // What the ledger answered cost nothing and says nothing of the price.
  const paid = same.reduce((sum, job) => sum + Math.max(0, endedCount(job.counts) - job.known), 0);
  const credits = same.reduce((sum, job) => sum + job.creditsUsed, 0);
  return {
    highestCredits: highest || undefined,
    averageCredits: paid >= LOOKUPS_FOR_AVERAGE ? credits / paid : undefined,
    trigger: jobs[jobs.length - 1]?.trigger ?? { kind: 'none' },
    webhook: properties[WEBHOOK] === 'on',
  };
}
