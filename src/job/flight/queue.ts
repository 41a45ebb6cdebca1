// Takes planned lookups off the ledger, in their order. Lines are read in windows and verified by lookup id; a
// ledger that somebody sorted is read once by its id column.

import { contactKey } from '../../sheet/contact.js';
import type { Desk } from '../desk/desk.js';
import { type LedgerLine, lookupId } from '../desk/ledger.js';
import { linesById, type NumberedLine, readLedger, readLines } from '../desk/ledger-tab.js';
import { newFlight } from '../desk/new-flight.js';
import type { Job } from '../desk/records.js';
import type { Ending, Flight } from '../desk/vocabulary.js';
import { ledgerKnowledge } from '../formula/ledger-answers.js';
import { errorEnding } from './answers.js';
import { hasAnsweredTwin, hasTwin, servesTwins } from './twins.js';

/** Known answers taken at once: they cost no request, but each goes through the run book. */
const WINDOW = 120;

const windows = new WeakMap<Desk, Map<string, NumberedLine>>();

function windowOf(desk: Desk): Map<string, NumberedLine> {
  const known = windows.get(desk);
  if (known) return known;
  const fresh = new Map<string, NumberedLine>();
  windows.set(desk, fresh);
  return fresh;
}

/** The line of this lookup; reads a window from its expected place, or searches the ids. undefined: gone. */
function lineOf(desk: Desk, job: Job, number: number, ahead: number): NumberedLine | undefined {
  const id = lookupId(job.planId, number);
  const window = windowOf(desk);
  const known = window.get(id);
  if (known) return known;
  const ledger = readLedger(desk.world.grid);
  if (ledger.kind !== 'ready') return undefined;
  const count = Math.min(ahead, job.total - number);
  for (const line of readLines(desk.world.grid, ledger.tab, job.firstLine + number, count))
    window.set(line.id, line);
  if (window.has(id)) return window.get(id);
  // Sorted, or a plan that was written after this execution looked first (reading G1).
  desk.world.grid.flush();
  const seen = readLedger(desk.world.grid);
  if (seen.kind !== 'ready') return undefined;
  const lines = linesById(desk.world.grid, seen.tab);
  for (let at = number; at < number + count; at++) {
    const line = lines.get(lookupId(job.planId, at));
    if (line === undefined) continue;
    for (const found of readLines(desk.world.grid, seen.tab, line, 1)) window.set(found.id, found);
  }
  return window.get(id);
}

function flightOf(job: Job, number: number, line: LedgerLine & { line: number }): Flight {
  return newFlight({
    id: line.id,
    jobId: job.id,
    payer: job.payer,
    type: job.type,
    forced: job.forceRefresh || number >= (job.forcedFrom ?? job.total),
    rowHints: line.rowHints,
    lineHint: line.line,
    contact: line.contact,
  });
}

/**
 * What others found out after this job was planned: its plan does not know it yet, and asking again may cost again
 * (reading R3). The ledger is read whole, once a step, and only where it has grown since.
 */
function answerSince(desk: Desk, job: Job, { forced, contact }: Flight): Ending | undefined {
  if (forced || !job.overtaken) return undefined;
  const ending = ledgerKnowledge(desk).answers.of(job.type, contactKey(contact), desk.world.clock.nowMs());
  if (!ending || !servesTwins(ending)) return undefined;
  // An error of before was known to who planned this, and is asked about anew.
  return ending.status === 'error' && ending.endedAtMs < job.startedAtMs ? undefined : ending;
}

/**
 * Takes up to `wanted` lookups to send; reads up to `ahead` lines at once, for the waves that follow in this step.
 * Lines that the plan answered from the ledger become finished flights on the way, free of charge. The job's
 * cursor moves in the same write that puts the flights into the run book.
 */
export function takePlanned(
  desk: Desk,
  job: Job,
  wanted: number,
  ahead: number,
): readonly Flight[] | 'ledger changed' {
  const toSend: Flight[] = [];
  let next = job.next;
  const nowMs = desk.world.clock.nowMs();
  let known = 0;
  const inFlight = desk.book.all();
  while (next < job.total && toSend.length < wanted && known < WINDOW) {
    const id = lookupId(job.planId, next);
    const line = lineOf(desk, job, next, Math.max(wanted - toSend.length, ahead));
    if (!line) {
      if (toSend.length === 0 && known === 0) return 'ledger changed';
      break;
    }
    next += 1;
    if (desk.book.get(id)) continue;
    const flight = flightOf(job, next - 1, line);
    const answer = line.state === 'planned' ? answerSince(desk, job, flight) : undefined;
    if (answer) {
      known += 1;
      desk.book.put({ ...flight, state: 'answered', ending: { ...answer, credits: 0, cached: true } });
    } else if (line.state === 'planned') {
      if (!hasTwin(flight, inFlight) && !hasAnsweredTwin(flight, inFlight)) toSend.push(flight);
      desk.book.put(flight);
    } else if (line.state === 'ended' && line.ending) {
      known += 1;
      desk.book.put({ ...flight, state: 'answered', ending: { ...line.ending, credits: 0, cached: true } });
    } else if (line.state === 'unreadable') {
      known += 1;
      desk.book.put({ ...flight, state: 'answered', ending: errorEnding('ledger line edited', 0, nowMs) });
    }
  }
  desk.putJob({ ...(desk.job(job.id) ?? job), next });
  return toSend;
}
