// What LeadModule's own records say, for Backstage: jobs and run book out of the document's properties, the ledger out
// of its hidden tab, read with the add-on's decoders. A project that keeps no such records has none to show.

import { FIRST_LINE, LEDGER_NAME, STATE_COLUMN } from '../../src/job/desk/ledger.js';
import {
  endedCount,
  INTENTS,
  type Job,
  LEDGER_EPOCH,
  NOW,
  readIntents,
  readJobs,
  readNow,
} from '../../src/job/desk/records.js';
import { RunBook } from '../../src/job/desk/runbook.js';
import type { Flight } from '../../src/job/desk/vocabulary.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import type { Sheet } from '../appsscript/spreadsheet/sheet.js';
import { rect } from '../appsscript/spreadsheet/values.js';
import type { WireRecords } from './protocol/backstage.js';

const MOST_FLIGHTS = 40;
const MOST_JOBS = 6;

/** The records of a document as they stand now; `properties` are the document's. Counts the ledger once an epoch. */
export class Records {
  private counted: { readonly mark: string; readonly states: readonly (readonly [string, number])[] } = {
    mark: '',
    states: [],
  };

  /** null: somebody wrote something else into these properties. */
  read(
    document: SheetDocument,
    properties: Readonly<Record<string, string>>,
    nowMs: number,
  ): WireRecords | null {
    try {
      return this.decode(document, properties, nowMs);
    } catch {
      return null;
    }
  }

  private decode(
    document: SheetDocument,
    properties: Readonly<Record<string, string>>,
    nowMs: number,
  ): WireRecords {
    const now = readNow(properties[NOW]);
    const flights = new RunBook(properties).all();
    const lease = now.lease && now.lease.untilMs > nowMs ? now.lease : undefined;
    return {
      jobs: readJobs(properties).reverse().slice(0, MOST_JOBS).map(jobOf),
      leaseUntilMs: lease ? lease.untilMs : null,
      intents: readIntents(properties[INTENTS]).length,
      flightCount: flights.length,
      flights: flights.slice(0, MOST_FLIGHTS).map(flightOf),
      ledger: this.ledger(document, properties[LEDGER_EPOCH] ?? ''),
    };
  }

  private ledger(document: SheetDocument, epoch: string): WireRecords['ledger'] {
    const sheet = document.sheets.find(({ name }) => name === LEDGER_NAME);
    if (!sheet) return null;
    const last = document.lastRow(sheet);
    const mark = `${document.id} ${sheet.id} ${epoch} ${last}`;
    if (this.counted.mark !== mark) this.counted = { mark, states: countStates(document, sheet, last) };
    return { tab: sheet.id, lines: Math.max(0, last - FIRST_LINE + 1), states: this.counted.states };
  }
}

function countStates(document: SheetDocument, sheet: Sheet, last: number): [string, number][] {
  const counts = new Map<string, number>();
  const rows = Math.max(0, last - FIRST_LINE + 1);
  if (rows === 0) return [];
  for (const [text = ''] of document.displayValues(sheet, rect(FIRST_LINE - 1, STATE_COLUMN - 1, rows, 1))) {
    const word = text.startsWith('Error') ? 'Error' : text;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

function jobOf(job: Job): WireRecords['jobs'][number] {
  const { state } = job;
  const why = state.kind === 'waiting' || state.kind === 'paused' ? `: ${state.reason}` : '';
  return {
    id: job.id,
    tab: job.tabName,
    state: `${state.kind}${why}`,
    done: endedCount(job.counts),
    total: job.total,
    credits: job.creditsUsed,
    submits: job.requests.submits,
    polls: job.requests.polls,
  };
}

function flightOf(flight: Flight): WireRecords['flights'][number] {
  const { firstName, lastName, companyDomain, linkedInUrl } = flight.contact;
  return {
    id: flight.id,
    about: `${firstName} ${lastName}`.trim() || companyDomain || linkedInUrl,
    state: flight.state,
    sentAtMs: flight.sentAtMs,
    polls: flight.polls,
  };
}
