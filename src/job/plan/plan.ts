// Rows to lookups: which contacts a job asks about, which rows it skips and why, and what that costs at most.
// Pure; spends nothing.
import {
  type Contact,
  type ContactReading,
  type InputRule,
  type RawContact,
  readContact,
  type SkipReason,
} from '../../sheet/contact.js';
import type { Ending } from '../desk/vocabulary.js';

/** One row of the user's tab as read: its number and the display values of its input columns. */
export interface InputRow {
  readonly row: number;
  readonly raw: RawContact;
}

export interface PlannedLookup {
  readonly key: string;
  readonly contact: Contact;
  /** All rows of the tab that hold this contact, ascending. */
  readonly rows: readonly number[];
  /** What the ledger already knows: answered free of charge. */
  readonly known: Ending | undefined;
}

export interface Plan {
  readonly lookups: readonly PlannedLookup[];
  readonly rows: number;
  readonly skipped: ReadonlyMap<SkipReason, readonly number[]>;
  /** Rows of the scope that hold a contact already counted. */
  readonly duplicates: number;
  /** Rows outside the scope that hold one of its contacts and will be filled too. */
  readonly outsideRows: number;
  readonly knownCount: number;
  /** Lookups that were looked up in the last 30 days without success (a fresh look costs again). */
  readonly knownWithoutSuccess: number;
}

export interface PlanOptions {
  readonly rule: InputRule;
  readonly forceRefresh: boolean;
  /** Answers of the ledger by contact key, none older than 30 days. */
  readonly known: ReadonlyMap<string, Ending>;
}

/**
 * Plans the rows of the scope; `others` are the tab's remaining rows, which are filled when they are equal.
 * Equal contacts are one lookup.
 */
export function planRows(
  scope: readonly InputRow[],
  others: readonly InputRow[],
  options: PlanOptions,
): Plan {
  const rowsOf = new Map<string, number[]>();
  const contactOf = new Map<string, Contact>();
  const skipped = new Map<SkipReason, number[]>();
  let duplicates = 0;
  for (const { row, raw } of scope) {
    const reading: ContactReading = readContact(raw, options.rule);
    if (reading.kind === 'skip') {
      const rows = skipped.get(reading.reason);
      if (rows) rows.push(row);
      else skipped.set(reading.reason, [row]);
      continue;
    }
    const rows = rowsOf.get(reading.key);
    if (rows) {
      rows.push(row);
      duplicates += 1;
    } else {
      rowsOf.set(reading.key, [row]);
      contactOf.set(reading.key, reading.contact);
    }
  }
  let outsideRows = 0;
  for (const { row, raw } of others) {
    const reading = readContact(raw, options.rule);
    const rows = reading.kind === 'contact' ? rowsOf.get(reading.key) : undefined;
    if (!rows) continue;
    rows.push(row);
    outsideRows += 1;
  }
  const lookups: PlannedLookup[] = [];
  let knownCount = 0;
  let knownWithoutSuccess = 0;
  for (const [key, rows] of rowsOf) {
    const contact = contactOf.get(key);
    if (!contact) continue;
    const known = options.forceRefresh ? undefined : options.known.get(key);
    if (known) knownCount += 1;
    if (known && known.status === 'not found') knownWithoutSuccess += 1;
    lookups.push({ key, contact, rows: outsideRows > 0 ? [...rows].sort((a, b) => a - b) : rows, known });
  }
  return { lookups, rows: scope.length, skipped, duplicates, outsideRows, knownCount, knownWithoutSuccess };
}
