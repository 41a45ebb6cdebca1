// The bill: what a run would cost and take at most, computed without spending anything. Pure.
import { type SkipReason, skipWords } from '../sheet/contact.js';
import { creditsPerLookup, type Plan } from './plan.js';
import type { EnrichmentType } from './vocabulary.js';

export interface Bill {
  readonly tabName: string;
  readonly type: EnrichmentType;
  readonly rows: number;
  readonly skipped: readonly {
    readonly reason: SkipReason;
    readonly words: string;
    readonly rows: number;
    readonly firstRows: readonly number[];
  }[];
  readonly duplicates: number;
  readonly contacts: number;
  readonly outsideRows: number;
  readonly knownFree: number;
  readonly knownWithoutSuccess: number;
  /** Lookups that will be sent. */
  readonly lookups: number;
  /** Never exceeded: lookups × the most one may cost. */
  readonly creditsAtMost: number;
  readonly minutesSidebar: number;
  readonly requestsAtMost: number;
}

/** Requests a contact takes when polls wait for the answer to be likely (docs/performance.md). */
const REQUESTS_PER_LOOKUP = 2.1;

export function billOf(
  plan: Plan,
  tabName: string,
  type: EnrichmentType,
  requestsPerMinute: number,
  highestCredits: number | undefined,
): Bill {
  const lookups = plan.lookups.length - plan.knownCount;
  const requests = Math.ceil(lookups * REQUESTS_PER_LOOKUP);
  return {
    tabName,
    type,
    rows: plan.rows,
    skipped: [...plan.skipped].map(([reason, rows]) => ({
      reason,
      words: skipWords[reason].status,
      rows: rows.length,
      firstRows: rows.slice(0, 50),
    })),
    duplicates: plan.duplicates,
    contacts: plan.lookups.length,
    outsideRows: plan.outsideRows,
    knownFree: plan.knownCount,
    knownWithoutSuccess: plan.knownWithoutSuccess,
    lookups,
    creditsAtMost: lookups * creditsPerLookup(type, highestCredits),
    minutesSidebar: lookups === 0 ? 0 : Math.max(1, Math.ceil(requests / requestsPerMinute)),
    requestsAtMost: requests,
  };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const ASKED: Readonly<Record<EnrichmentType, string>> = {
  email: 'e-mails',
  phone: 'phones',
  all: 'e-mails and phones',
};

/** The bill as the text of a dialog, one line an entry. */
export function billText(bill: Bill): string {
  const skippedRows = bill.skipped.reduce((sum, skip) => sum + skip.rows, 0);
  const lines = [`Look up ${ASKED[bill.type]} on tab ${bill.tabName}.`, '', `Rows selected: ${bill.rows}`];
  if (skippedRows > 0) {
    lines.push(`Skipped: ${skippedRows}`);
    for (const skip of bill.skipped) lines.push(`    ${skip.words}: ${skip.rows}`);
  }
  if (bill.duplicates > 0) lines.push(`Same contact in several rows: ${bill.duplicates}`);
  lines.push(`Contacts: ${bill.contacts}`);
  if (bill.knownFree > 0) lines.push(`Paid for in the last 30 days, free: ${bill.knownFree}`);
  if (bill.knownWithoutSuccess > 0) lines.push(`    of these without success: ${bill.knownWithoutSuccess}`);
  if (bill.outsideRows > 0)
    lines.push(
      `Also filled outside the selection: ${plural(bill.outsideRows, 'row', 'rows')} with the same contacts`,
    );
  lines.push(`Credits, at most: ${bill.creditsAtMost}`);
  if (bill.lookups > 0) {
    lines.push(
      '',
      `A lookup costs a credit, found or not. About ${bill.minutesSidebar} min with the sidebar open.`,
    );
    lines.push('Providers that you connected with keys of your own may bill you separately.');
  }
  return lines.join('\n');
}
