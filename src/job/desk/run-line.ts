// One lookup in flight as a line of the run book (JSON, format 1), and which of two accounts of it counts.
import type { Contact } from '../../sheet/contact.js';
import type { Ending, EndStatus, EnrichmentType, Flight, FlightState } from './vocabulary.js';

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
