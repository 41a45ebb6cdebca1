// The run book: every lookup in flight, as lines in a few pages of document properties. Encodes and decodes only.
// Properties are written at once (sheet writes are not), so a line stands before its POST is sent.
import type { Contact } from '../../sheet/contact.js';
import type { Ending, EndStatus, EnrichmentType, Flight, FlightState } from './vocabulary.js';

/** A property holds 9 kB [Quotas]; a page is filled to less, so that answers may grow its lines. */
const PAGE_LIMIT_BYTES = 8_800;
const PAGE_FILL_BYTES = 6_600;
const PAGE_PREFIX = 'run.';
/** Bounds of the whole book (docs/limits.md): lines and bytes. */
export const RUN_BOOK_LINES = 700;
const RUN_BOOK_BYTES = 24 * PAGE_FILL_BYTES;
const ORDINARY_LINE_BYTES = 220;

const STATES: readonly FlightState[] = ['sending', 'in doubt', 'searching', 'answered', 'queued'];
const TYPES: readonly EnrichmentType[] = ['email', 'phone', 'all'];
const ENDS: readonly EndStatus[] = ['found', 'risky', 'not found', 'error'];

export type EndingRow = [
  number,
  string,
  string,
  string,
  number | null,
  string,
  string,
  number | null,
  number,
  number,
  number,
];
type Row = [
  id: string,
  attempt: number,
  jobId: string,
  payer: string,
  type: number,
  flags: number,
  state: number,
  sentAtMs: number,
  runId: string,
  polledAtMs: number,
  polls: number,
  unknownRuns: number,
  rowHints: number[],
  lineHint: number,
  placed: number,
  contact: [string, string, string, string],
  ending: EndingRow | null,
  cell?: readonly [number, number, number],
];

export function endingRow(ending: Ending): EndingRow {
  return [
    ENDS.indexOf(ending.status),
    ending.why,
    ending.email,
    ending.phone,
    ending.confidence ?? null,
    ending.provider,
    ending.validation,
    ending.score ?? null,
    ending.credits,
    ending.cached ? 1 : 0,
    ending.endedAtMs,
  ];
}

export function endingOfRow(row: EndingRow): Ending {
  return {
    status: ENDS[row[0]] ?? 'error',
    why: row[1],
    email: row[2],
    phone: row[3],
    confidence: row[4] ?? undefined,
    provider: row[5],
    validation: row[6],
    score: row[7] ?? undefined,
    credits: row[8],
    cached: row[9] === 1,
    endedAtMs: row[10],
  };
}

function flagsOf({ forced, doubted, joined, refill, push }: Flight): number {
  const pushed = push === 'awaited' ? 16 : push === 'unsure' ? 32 : 0;
  return (forced ? 1 : 0) + (doubted ? 2 : 0) + (joined ? 4 : 0) + (refill ? 8 : 0) + pushed;
}

/** One flight as a line of text (JSON, format 1). */
export function encodeFlight(flight: Flight): string {
  const c = flight.contact;
  const row: Row = [
    flight.id,
    flight.attempt,
    flight.jobId,
    flight.payer,
    TYPES.indexOf(flight.type),
    flagsOf(flight),
    STATES.indexOf(flight.state),
    flight.sentAtMs,
    flight.runId,
    flight.polledAtMs,
    flight.polls,
    flight.unknownRuns,
    // A contact repeated on hundreds of rows is found by the closing scan; a few hints serve the rest.
    flight.rowHints.slice(0, 8),
    flight.lineHint,
    flight.placed,
    [c.firstName, c.lastName, c.companyDomain, c.linkedInUrl],
    flight.ending ? endingRow(flight.ending) : null,
  ];
  if (flight.cell) row.push(flight.cell);
  return JSON.stringify(row);
}

export function decodeFlight(text: string): Flight {
  const row = JSON.parse(text) as Row;
  const contact: Contact = {
    firstName: row[15][0],
    lastName: row[15][1],
    companyDomain: row[15][2],
    linkedInUrl: row[15][3],
  };
  return {
    id: row[0],
    attempt: row[1],
    jobId: row[2],
    payer: row[3],
    type: TYPES[row[4]] ?? 'email',
    forced: (row[5] & 1) !== 0,
    doubted: (row[5] & 2) !== 0,
    joined: (row[5] & 4) !== 0,
    refill: (row[5] & 8) !== 0,
    ...((row[5] & 16) !== 0 ? { push: 'awaited' } : (row[5] & 32) !== 0 ? { push: 'unsure' } : {}),
    state: STATES[row[6]] ?? 'in doubt',
    sentAtMs: row[7],
    runId: row[8],
    polledAtMs: row[9],
    polls: row[10],
    unknownRuns: row[11],
    rowHints: row[12],
    lineHint: row[13],
    placed: row[14],
    contact,
    ending: row[16] ? endingOfRow(row[16]) : undefined,
    ...(row[17] ? { cell: row[17] } : {}),
  };
}

/** How far an account of a lookup has come: the further one wins, so recording is idempotent and monotone. */
function progress(flight: Flight): number {
  return (
    flight.attempt * 10 + { sending: 0, 'in doubt': 1, queued: 2, searching: 3, answered: 4 }[flight.state]
  );
}

/** The account that has come further; a total order, so that merging does not depend on who is first. */
export function further(a: Flight, b: Flight): Flight {
  const order =
    progress(b) - progress(a) || b.polls - a.polls || b.placed - a.placed || b.unknownRuns - a.unknownRuns;
  if (order !== 0) return order > 0 ? b : a;
  return encodeFlight(b) > encodeFlight(a) ? b : a;
}

/** UTF-8 length: what Google counts. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}

/** What must be written for a change to last; `first` strictly before `second`, so a moved line is never nowhere. */
export interface PageWrites {
  readonly first: Record<string, string>;
  readonly second: Record<string, string>;
}

interface Page {
  readonly lines: Map<string, string>;
  bytes: number;
}

/** The run book in memory. Changes are collected and leave as page writes. */
export class RunBook {
  private readonly flights = new Map<string, Flight>();
  private readonly pageOf = new Map<string, number>();
  private readonly pages: Page[] = [];
  private readonly dirty = new Set<number>();

  /** Reads the pages among all properties of the document; of two accounts of a lookup the further one counts. */
  constructor(properties: Readonly<Record<string, string>> = {}) {
    for (const key of Object.keys(properties)) {
      if (!key.startsWith(PAGE_PREFIX)) continue;
      const page = Number(key.slice(PAGE_PREFIX.length));
      for (const line of (properties[key] ?? '').split('\n').slice(1))
        this.load(decodeFlight(line), line, page);
    }
  }

  get size(): number {
    return this.flights.size;
  }

  get(id: string): Flight | undefined {
    return this.flights.get(id);
  }

  all(): Flight[] {
    return [...this.flights.values()];
  }

  put(flight: Flight): void {
    const line = encodeFlight(flight);
    this.flights.set(flight.id, flight);
    this.setLine(this.pageOf.get(flight.id) ?? this.roomiest(line), flight.id, line);
  }

  remove(id: string): void {
    const page = this.pageOf.get(id);
    if (page === undefined) return;
    this.dropLine(page, id);
    this.flights.delete(id);
    this.pageOf.delete(id);
  }

  /** How many more flights the book can take, of ordinary size or as large as those that it holds. */
  room(): number {
    const { size } = this.flights;
    const bytes = this.pages.reduce((sum, page) => sum + page.bytes, 0);
    const lineBytes = Math.max(ORDINARY_LINE_BYTES, bytes / Math.max(1, size));
    const room = Math.floor((RUN_BOOK_BYTES - bytes) / lineBytes);
    return Math.max(0, Math.min(room, RUN_BOOK_LINES - size));
  }

  /** The writes that make this book last; clears the list of changes. */
  takeWrites(): PageWrites {
    const overfull = [...this.dirty].filter((page) => this.page(page).bytes > PAGE_LIMIT_BYTES);
    for (const page of overfull) this.thinOut(page);
    const writes: PageWrites = { first: {}, second: {} };
    for (const page of this.dirty)
      (overfull.includes(page) ? writes.second : writes.first)[PAGE_PREFIX + page] = this.textOf(page);
    this.dirty.clear();
    return writes;
  }

  private load(flight: Flight, line: string, page: number): void {
    const known = this.flights.get(flight.id);
    if (known) {
      this.dirty.add(page);
      if (further(known, flight) === known) return;
      this.remove(flight.id);
    }
    this.flights.set(flight.id, flight);
    const changed = this.dirty.has(page);
    this.setLine(page, flight.id, line);
    if (!changed) this.dirty.delete(page);
  }

  /** Moves lines out of a page that answers made larger than a property may be. */
  private thinOut(page: number): void {
    for (const [id, line] of [...this.page(page).lines]) {
      if (this.page(page).bytes <= PAGE_FILL_BYTES) return;
      this.dropLine(page, id);
      this.setLine(this.roomiest(line, page), id, line);
    }
  }

  private roomiest(line: string, except = -1): number {
    const bytes = byteLength(line) + 1;
    for (let page = 0; ; page++) {
      const at = this.page(page);
      if (page !== except && (at.lines.size === 0 || at.bytes + bytes <= PAGE_FILL_BYTES)) return page;
    }
  }

  private page(page: number): Page {
    while (this.pages.length <= page) this.pages.push({ lines: new Map(), bytes: 2 });
    return this.pages[page] as Page;
  }

  private setLine(page: number, id: string, line: string): void {
    this.dropLine(page, id);
    const at = this.page(page);
    at.lines.set(id, line);
    at.bytes += byteLength(line) + 1;
    this.pageOf.set(id, page);
  }

  private dropLine(page: number, id: string): void {
    const at = this.page(page);
    const line = at.lines.get(id);
    if (line !== undefined) at.bytes -= byteLength(line) + 1;
    at.lines.delete(id);
    this.dirty.add(page);
  }

  private textOf(page: number): string {
    const lines = [...this.page(page).lines.values()];
    return lines.length === 0 ? '' : ['1', ...lines].join('\n');
  }
}
