// The bill: what a run would cost and take at most, computed without spending anything. Pure.
import { type SkipReason, skipWords } from '../../sheet/contact.js';
import type { History } from '../desk/history.js';
import { creditsPerLookup } from '../desk/questions.js';
import type { TriggerRecord } from '../desk/records.js';
import type { EnrichmentType } from '../desk/vocabulary.js';
import type { Plan } from './plan.js';
import { type SamePerson, samePersons } from './same-person.js';
import type { RowRange } from './scope.js';

export interface Background {
  readonly minutes: number;
  readonly everyMinutes: number;
  /** When Google wakes it hourly only; present while that is not known. */
  readonly minutesHourly?: number;
}

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
  /** With the webhook; absent: none is set up. */
  readonly minutesWebhook?: number;
  readonly requestsAtMost: number;
  /** Credits, judged by this document's own history. */
  readonly creditsLikely?: number;
  /** Credits that the key's holder still allows today, and when the next day begins; absent: no limit. */
  readonly creditsLeftToday?: number;
  readonly dayEndsMs?: number;
  /** Minutes with the sidebar closed, and how often the trigger wakes; absent: no trigger is to be had. */
  readonly background?: Background;
  /** Today's Google quotas of a consumer account: what this run takes of what a day holds [Quotas]. */
  readonly quota?: {
    readonly requests: { readonly need: number; readonly aDay: number };
    readonly backgroundMinutes: { readonly need: number; readonly aDay: number };
  };
  readonly samePerson?: SamePerson;
  readonly rangesBilled?: readonly RowRange[];
}

/** Requests a contact takes when polls wait for the answer to be likely (docs/performance.md). */
const REQUESTS_PER_LOOKUP = 2.1;
/** With a webhook only what does not arrive is polled. */
const REQUESTS_PER_PUSH = 1.02;

export function billOf(
  plan: Plan,
  tabName: string,
  type: EnrichmentType,
  requestsPerMinute: number,
  highestCredits: number | undefined,
): Bill {
  return {
    tabName,
    type,
    rows: plan.rows,
    skipped: [...plan.skipped].map(([reason, rows]) => ({
      reason,
      words: skipWords[reason],
      rows: rows.length,
      firstRows: rows.slice(0, 50),
    })),
    duplicates: plan.duplicates,
    contacts: plan.lookups.length,
    outsideRows: plan.outsideRows,
    knownFree: plan.knownCount,
    knownWithoutSuccess: plan.knownWithoutSuccess,
    ...priceOf(plan.lookups.length - plan.knownCount, type, requestsPerMinute, highestCredits),
  };
}

function priceOf(
  lookups: number,
  type: EnrichmentType,
  requestsPerMinute: number,
  highestCredits: number | undefined,
): Pick<Bill, 'lookups' | 'creditsAtMost' | 'minutesSidebar' | 'minutesWebhook' | 'requestsAtMost'> {
  const requests = Math.ceil(lookups * REQUESTS_PER_LOOKUP);
  const minutes = (needed: number) =>
    lookups === 0 ? 0 : Math.max(1, Math.ceil(needed / requestsPerMinute));
  return {
    lookups,
    creditsAtMost: lookups * creditsPerLookup(type, highestCredits),
    minutesSidebar: minutes(requests),
    minutesWebhook: minutes(lookups * REQUESTS_PER_PUSH),
    requestsAtMost: requests,
  };
}

/** The bill of what is planned already: `contacts` lookups, of which the ledger answers `known`. */
export function billOfPlanned(
  job: { readonly tabName: string; readonly type: EnrichmentType },
  contacts: number,
  known: number,
  requestsPerMinute: number,
  history: History,
): Bill {
  const price = priceOf(contacts - known, job.type, requestsPerMinute, history.highestCredits);
  return withHistory(
    {
      tabName: job.tabName,
      type: job.type,
      rows: contacts,
      skipped: [],
      duplicates: 0,
      contacts,
      outsideRows: 0,
      knownFree: known,
      knownWithoutSuccess: 0,
      ...price,
    },
    history,
  );
}

/** A full minute of sending takes a trigger 12 s (docs/limits.md). */
const TRIGGER_SECONDS_A_MINUTE = 12;
const REQUESTS_A_DAY = 20_000;
const TRIGGER_MINUTES_A_DAY = 90;
const RANGES_SHOWN = 50;

/** The bill with what this document's history, Google's quotas and the rows themselves say about it. */
export function withOutlook(bill: Bill, plan: Plan, history: History, ranges: readonly RowRange[]): Bill {
  const samePerson = samePersons(plan.lookups);
  return {
    ...withHistory(bill, history),
    ...(samePerson.pairs > 0 ? { samePerson } : {}),
    rangesBilled: ranges.slice(0, RANGES_SHOWN),
  };
}

/** An hourly run goes on through so many minutes' requests (flight/budget.ts). */
const MINUTES_A_HOURLY_RUN = 3;

/** Before the first job nobody knows whether Google wakes this script each minute or hourly only, as an add-on. */
function backgroundFor(trigger: TriggerRecord, runs: number): Background {
  const minutesHourly = Math.ceil(runs / MINUTES_A_HOURLY_RUN) * 60;
  if (trigger.kind !== 'armed') return { minutes: runs, everyMinutes: 1, minutesHourly };
  const { everyMinutes } = trigger;
  return { minutes: everyMinutes > 1 ? minutesHourly : runs, everyMinutes };
}

function withHistory({ minutesWebhook, ...bill }: Bill, history: History): Bill {
  const { trigger, averageCredits } = history;
  if (bill.lookups === 0) return bill;
  const likely = averageCredits === undefined ? undefined : Math.round(bill.lookups * averageCredits);
  const runs = bill.minutesSidebar;
  return {
    ...bill,
    ...(history.webhook && minutesWebhook !== undefined ? { minutesWebhook } : {}),
    ...(likely === undefined ? {} : { creditsLikely: Math.min(bill.creditsAtMost, likely) }),
    ...(Number.isFinite(history.creditsLeft)
      ? { creditsLeftToday: Math.max(0, history.creditsLeft), dayEndsMs: history.dayEndsMs }
      : {}),
    ...(trigger.kind === 'refused' ? {} : { background: backgroundFor(trigger, runs) }),
    quota: {
      requests: { need: bill.requestsAtMost, aDay: REQUESTS_A_DAY },
      backgroundMinutes: {
        need: Math.ceil((runs * TRIGGER_SECONDS_A_MINUTE) / 60),
        aDay: TRIGGER_MINUTES_A_DAY,
      },
    },
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
    for (const skip of bill.skipped) lines.push(`– ${skip.words}: ${skip.rows}`);
  }
  if (bill.duplicates > 0) lines.push(`Same contact in several rows: ${bill.duplicates}`);
  lines.push(`Contacts: ${bill.contacts}`);
  if (bill.knownFree > 0) lines.push(`Paid for in the last 30 days, free: ${bill.knownFree}`);
  if (bill.knownWithoutSuccess > 0) lines.push(`– of these without success: ${bill.knownWithoutSuccess}`);
  if (bill.outsideRows > 0)
    lines.push(
      `Also filled outside the selection: ${plural(bill.outsideRows, 'row', 'rows')} with the same contacts`,
    );
  lines.push(`Credits, at most: ${bill.creditsAtMost}`);
  if (bill.creditsLeftToday !== undefined)
    lines.push(`– left of today’s limit; the rest waits: ${bill.creditsLeftToday}`);
  if (bill.lookups > 0) {
    lines.push(
      '',
      `A lookup costs a credit, found or not. About ${bill.minutesSidebar} min with the sidebar open.`,
    );
    lines.push('Providers that you connected with keys of your own may bill you separately.');
  }
  return lines.join('\n');
}
