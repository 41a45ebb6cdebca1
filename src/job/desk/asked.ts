// What formulas ask and nobody has sent yet: one document property a lookup. A custom function writes it in one
// operation without a lock, and writing it twice changes nothing; whoever steps takes it into the run book.
import type { Contact } from '../../sheet/contact.js';
import { newFlight } from './new-flight.js';
import { byteLength } from './run-line.js';
import type { EnrichmentType, Flight } from './vocabulary.js';

/** Stands where a lookup of a job has its job: these belong to cells. */
export const FORMULAS = 'formulas';
/** Another format of a question would have another prefix. */
const PREFIX = 'formula.';
/** All questions together (docs/limits.md); from four fifths on a cell is sent to Enrich. */
const BOOK_BYTES = 180_000;
const FULL_AT_BYTES = 0.8 * BOOK_BYTES;
/** Cleaned texts hold no such character (contactKey joins by it too). */
const SEPARATOR = '\u001f';
const TYPES: readonly EnrichmentType[] = ['email', 'phone', 'all'];

/** Where a formula stood when it asked: [sheet id, row, column]. A hint, like every place. */
export type CellHint = NonNullable<Flight['cell']>;

export interface Asked {
  /** The lookup's id: the same question has the same. */
  readonly id: string;
  readonly payer: string;
  readonly type: EnrichmentType;
  readonly contact: Contact;
  readonly cell?: CellHint;
}

export function formulaLookupId(hash: string): string {
  return `${FORMULAS}-${hash}`;
}

export function isFormulaLookup(lookupId: string): boolean {
  return lookupId.startsWith(`${FORMULAS}-`);
}

export function askedProperty(id: string): string {
  return PREFIX + id.slice(FORMULAS.length + 1);
}

export function encodeAsked({ payer, type, contact: c, cell }: Asked): string {
  return [
    payer,
    TYPES.indexOf(type),
    cell ? cell.join(' ') : '',
    c.firstName,
    c.lastName,
    c.companyDomain,
    c.linkedInUrl,
  ].join(SEPARATOR);
}

function decodeAsked(id: string, text: string): Asked {
  const [payer = '', type, cell, firstName = '', lastName = '', companyDomain = '', linkedInUrl = ''] =
    text.split(SEPARATOR);
  const [sheetId, row, column] = cell ? cell.split(' ').map(Number) : [];
  return {
    id,
    payer,
    type: TYPES[Number(type)] ?? 'email',
    contact: { firstName, lastName, companyDomain, linkedInUrl },
    ...(sheetId !== undefined && row && column ? { cell: [sheetId, row, column] } : {}),
  };
}

/** The formula book among all properties of the document. */
export interface FormulaBook {
  readonly asked: ReadonlyMap<string, Asked>;
  readonly bytes: number;
  readonly isFull: boolean;
}

export function readFormulaBook(properties: Readonly<Record<string, string>>): FormulaBook {
  const asked = new Map<string, Asked>();
  let bytes = 0;
  for (const name of Object.keys(properties)) {
    if (!name.startsWith(PREFIX)) continue;
    const text = properties[name] ?? '';
    bytes += name.length + byteLength(text);
    const id = formulaLookupId(name.slice(PREFIX.length));
    asked.set(id, decodeAsked(id, text));
  }
  return { asked, bytes, isFull: bytes >= FULL_AT_BYTES };
}

/** A question as it enters the run book: queued, without rows to fill. */
export function flightOfAsked(asked: Asked): Flight {
  return newFlight({ ...asked, jobId: FORMULAS });
}
