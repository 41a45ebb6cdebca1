// The run book: every lookup in flight, as lines in a few pages of document properties (a line: run-line.ts).
// Properties are written at once (sheet writes are not), so a line stands before its POST is sent.
import { byteLength, decodeFlight, encodeFlight, further } from './run-line.js';
import type { Flight } from './vocabulary.js';

/** A property holds 9 kB [Quotas]; a page is filled to less, so that answers may grow its lines. */
export const PAGE_LIMIT_BYTES = 8_800;
const PAGE_FILL_BYTES = 6_600;
const PAGE_PREFIX = 'run.';
/** Bounds of the whole book (docs/limits.md): lines and bytes. */
export const RUN_BOOK_LINES = 700;
const RUN_BOOK_BYTES = 24 * PAGE_FILL_BYTES;
const ORDINARY_LINE_BYTES = 220;

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

  get isChanged(): boolean {
    return this.dirty.size > 0;
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
