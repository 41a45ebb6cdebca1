// The ledger's lines: what a lookup was planned as and how it ended, readable by a person. Pure encode/decode.
// A line is found by its lookup id, never by its number; the header carries format, document and epoch.
import { literalText, plainText } from '../../sheet/cell.js';
import { type Contact, contactKey, readContact } from '../../sheet/contact.js';
import type { Ending, EndStatus, EnrichmentType } from './vocabulary.js';
import { statusWords } from './vocabulary.js';

export const LEDGER_NAME = 'LeadModule ledger';
/** Line 1: format, document, epoch; line 2: titles; lines of lookups start here. */
export const FIRST_LINE = 3;
export const LEDGER_TITLES = [
  'Lookup',
  'Type',
  'First name',
  'Last name',
  'Company domain',
  'LinkedIn URL',
  'Rows',
  'State',
  'Looked up at',
  'Email',
  'Phone',
  'Confidence',
  'Provider',
  'Validation',
  'Score',
  'Credits',
  'Cached',
] as const;
export const LEDGER_COLUMNS = LEDGER_TITLES.length;
export const STATE_COLUMN = LEDGER_TITLES.indexOf('State') + 1;
/** Columns written at the plan, and those written at the end. */
export const PLAN_COLUMNS = STATE_COLUMN;
export const ENDING_COLUMNS = LEDGER_COLUMNS - STATE_COLUMN + 1;

export interface LedgerHeader {
  readonly documentId: string;
  readonly epoch: number;
}

export function encodeHeader(header: LedgerHeader): string[] {
  return ['LeadModule ledger', 'format 1', header.documentId, String(header.epoch)];
}

/** undefined: this is not a ledger's first line (sorted, edited or foreign). */
export function decodeHeader(cells: readonly string[]): LedgerHeader | undefined {
  if (cells[0] !== 'LeadModule ledger' || cells[1] !== 'format 1') return undefined;
  const epoch = Number(cells[3]);
  return Number.isInteger(epoch) && epoch >= 0 ? { documentId: cells[2] ?? '', epoch } : undefined;
}

const PLANNED = 'Planned';
/** The ending's part of a line that has none. */
export const NOT_ASKED: readonly string[] = [PLANNED, ...Array(ENDING_COLUMNS - 1).fill('')];
const NOT_SENT = 'Not sent';
const STATES: readonly [EndStatus, string][] = [
  ['found', 'Found'],
  ['risky', 'Found (risky)'],
  ['not found', 'Not found'],
];

/** The plan's part of a line. */
export function encodePlanned(
  id: string,
  type: EnrichmentType,
  contact: Contact,
  rows: readonly number[],
): string[] {
  return [
    id,
    type,
    literalText(contact.firstName),
    literalText(contact.lastName),
    literalText(contact.companyDomain),
    literalText(contact.linkedInUrl),
    rows.slice(0, 20).join(' '),
    PLANNED,
  ];
}

/**
 * The ending's part of a line, from the State column on. It names its lookup: when somebody sorts the tab under a write
 * and the execution dies before its second look, nobody takes it for another's.
 */
export function encodeEnding(ending: Ending, id: string): string[] {
  return [
    statusWords(ending),
    new Date(ending.endedAtMs).toISOString(),
    literalText(ending.email),
    literalText(ending.phone),
    ending.confidence === undefined ? '' : String(ending.confidence),
    literalText(ending.provider),
    literalText(ending.validation),
    ending.score === undefined ? '' : String(ending.score),
    String(ending.credits),
    `${ending.cached ? 'yes' : 'no'}, ${id}`,
  ];
}

/** The lookup that a line's ending names; undefined: it has none, or was written before endings did so. */
export function endingOwner(cells: readonly string[]): string | undefined {
  return cells[LEDGER_COLUMNS - 1]?.split(', ')[1];
}

export interface LedgerLine {
  readonly id: string;
  readonly type: EnrichmentType;
  readonly contact: Contact;
  readonly rowHints: readonly number[];
  readonly state: 'planned' | 'not sent' | 'ended' | 'unreadable';
  readonly ending: Ending | undefined;
}

function optionalNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** A text as it was written; one that somebody made longer than an answer can be is not ours. */
function bounded(text: string | undefined, limit: number): string {
  const plain = plainText(text ?? '');
  return plain.length <= limit ? plain : '';
}

/** A contact that a plan could have written: repaired already, every field within its limit. */
function isPlannable(contact: Contact): boolean {
  const reading = readContact(contact, 'relaxed');
  return reading.kind === 'contact' && reading.key === contactKey(contact);
}

function decodeEnding(cells: readonly string[]): Ending | undefined {
  const state = cells[0] ?? '';
  const known = STATES.find(([, words]) => words === state);
  const isError = state.startsWith('Error: ');
  const endedAtMs = Date.parse(cells[1] ?? '');
  if ((!known && !isError) || !Number.isFinite(endedAtMs)) return undefined;
  return {
    status: known ? known[0] : 'error',
    why: isError ? state.slice('Error: '.length).slice(0, 60) : '',
    email: bounded(cells[2], 320),
    phone: bounded(cells[3], 40),
    confidence: optionalNumber(cells[4]),
    provider: bounded(cells[5], 60),
    validation: bounded(cells[6], 60),
    score: optionalNumber(cells[7]),
    credits: optionalNumber(cells[8]) ?? 0,
    cached: cells[9]?.startsWith('yes') === true,
    endedAtMs,
  };
}

/** Reads a whole line. Anything a person may have typed into it makes it "unreadable", never an exception. */
export function decodeLine(cells: readonly string[]): LedgerLine {
  const type = cells[1];
  const contact: Contact = {
    firstName: plainText(cells[2] ?? ''),
    lastName: plainText(cells[3] ?? ''),
    companyDomain: plainText(cells[4] ?? ''),
    linkedInUrl: plainText(cells[5] ?? ''),
  };
  const rowHints = (cells[6] ?? '')
    .split(' ')
    .map(Number)
    .filter((row) => Number.isInteger(row) && row > 0);
  const isOwn = (endingOwner(cells) ?? cells[0]) === cells[0];
  const stateText = isOwn ? (cells[STATE_COLUMN - 1] ?? '') : PLANNED;
  const ending = isOwn ? decodeEnding(cells.slice(STATE_COLUMN - 1)) : undefined;
  const knownType = type === 'email' || type === 'phone' || type === 'all';
  return {
    id: cells[0] ?? '',
    type: knownType ? type : 'email',
    contact,
    rowHints,
    state: !knownType
      ? 'unreadable'
      : ending
        ? 'ended'
        : stateText === PLANNED && isPlannable(contact)
          ? 'planned'
          : stateText === NOT_SENT
            ? 'not sent'
            : 'unreadable',
    ending,
  };
}

/** `<job>-<number>`: ids of a job follow its planned lines. */
export function lookupId(jobId: string, number: number): string {
  return `${jobId}-${number}`;
}
