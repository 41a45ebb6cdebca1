// What happens to a lookup after placement: its line in the ledger, its counts in the job, its leave from the
// run book; and to a job whose lookups have all ended. In that order, so that a kill between loses nothing.
import type { TabShape } from '../../ports.js';
import type { Desk } from '../desk/desk.js';
import {
  createLedger,
  type LedgerReading,
  readLedger,
  writeEndings,
  writeEpoch,
} from '../desk/ledger-tab.js';
import { countEnding, endedCount, type Job, lookupsOf } from '../desk/records.js';
import { addEnding, NO_TALLY } from '../desk/tally.js';
import { type Flight, isOpen, type JobState } from '../desk/vocabulary.js';
import { learnEndings } from '../formula/ledger-answers.js';
import { rememberEndings } from '../formula/memory.js';
import type { Inbox } from '../inbox/inbox.js';
import { auditJob } from '../place/audit.js';

/** Results that leave together; bounds the calls of a wave. */
const ENDINGS_AT_ONCE = 60;

/** Finished and placed flights of any job, ready for the ledger. */
function readyForLedger(desk: Desk): Flight[] {
  return desk.book
    .all()
    .filter((flight) => flight.ending && flight.rowHints.length === 0)
    .slice(0, ENDINGS_AT_ONCE);
}

/** Gives finished lookups to the ledger and takes them off the run book. 'lease lost': the next step does it. */
export function settleFinished(
  desk: Desk,
  inbox: Inbox,
  onSettled: (flights: readonly Flight[]) => void,
): 'settled' | 'nothing to settle' | 'lease lost' {
  const flights = readyForLedger(desk);
  if (flights.length === 0) return 'nothing to settle';
  const { grid } = desk.world;
  const tab = ledgerTab(desk);
  const epoch = desk.ledgerEpoch + 1;
  writeEpoch(grid, tab, epoch);
  writeEndings(
    grid,
    tab,
    flights.filter((flight) => !flight.refill),
  );
  desk.ledgerEpoch = epoch;
  for (const flight of flights) {
    desk.book.remove(flight.id);
    const job = desk.job(flight.jobId);
    if (!job || !flight.ending || flight.refill) continue;
    const counts = countEnding(job.counts, flight.ending.status);
    desk.putJob({
      ...job,
      counts: flight.placed === 0 ? { ...counts, unplaced: counts.unplaced + 1 } : counts,
      creditsUsed: job.creditsUsed + flight.ending.credits,
      highestCredits: Math.max(job.highestCredits, flight.ending.credits),
      tally: addEnding(job.tally ?? NO_TALLY, flight.ending, desk.world.clock.nowMs()),
    });
  }
  for (const job of desk.allJobs()) if (isOvertaken(job, flights)) desk.putJob({ ...job, overtaken: true });
  learnEndings(desk, flights);
  // Formulas may ask for the same contacts: results of formulas and jobs are one truth.
  rememberEndings(desk.world.memory, flights);
  if (!desk.commit()) return 'lease lost';
  onSettled(flights);
  // Only now does nothing depend on what came by webhook.
  inbox.forget(flights.map((flight) => flight.id));
  return 'settled';
}

/** Do these answers of others come while this job has still something to send, which they may be? */
function isOvertaken(job: Job, flights: readonly Flight[]): boolean {
  const isSending = isOpen(job.state) && job.next < job.total && !job.overtaken;
  return isSending && flights.some(({ jobId }) => jobId !== job.id);
}

/** The ledger's tab, made anew when it is gone (the step has paused the jobs and said so by then). */
function ledgerTab(desk: Desk): TabShape {
  const reading = readLedger(desk.world.grid);
  return reading.kind === 'missing' ? createLedger(desk.world.grid, desk.ledgerEpoch) : reading.tab;
}

/**
 * A ledger that is missing, unreadable, or behind its property was deleted, edited or rolled back: open jobs
 * collect what is in flight and submit nothing more until their bill was seen again.
 */
export function checkLedger(desk: Desk): void {
  if (desk.ledgerEpoch === 0) return;
  const { grid } = desk.world;
  const isSound = (reading: LedgerReading) =>
    reading.kind === 'ready' &&
    (reading.header.documentId !== grid.documentId() || reading.header.epoch >= desk.ledgerEpoch);
  if (isSound(readLedger(grid))) return;
  // The tab as this execution saw it before it had the lease may be old (reading G1); a flush shows it anew.
  grid.flush();
  const reading = readLedger(grid);
  if (isSound(reading)) return;
  if (reading.kind === 'unreadable') grid.setAside(reading.tab.sheetId);
  for (const job of desk.allJobs()) {
    const state: JobState = job.state;
    if (!isOpen(state) || state.kind === 'stopping') continue;
    if (state.kind === 'paused' && state.reason === 'ledger changed') continue;
    desk.putJob({
      ...job,
      state: { kind: 'paused', reason: 'ledger changed', detail: String(job.total - job.next) },
    });
  }
}

/** Closes jobs whose lookups have all ended, after their audit. 'refills': the audit found rows to fill first. */
export function closeJobs(desk: Desk): 'closed' | 'refills' {
  let end: 'closed' | 'refills' = 'closed';
  const hasFlights = (job: Job) => desk.book.all().some((flight) => flight.jobId === job.id);
  for (const job of desk.allJobs()) {
    if (!isOpen(job.state) || hasFlights(job)) continue;
    const isSent = job.next >= job.total;
    if (!isSent && job.state.kind !== 'stopping') continue;
    const audited: Job = job.audit ? job : { ...job, audit: auditJob(desk, job) };
    if (hasFlights(audited)) {
      desk.putJob(audited);
      end = 'refills';
      continue;
    }
    // Stop ends lookups that were refused and never sent again; such a job is not done.
    const isDone = isSent && endedCount(audited.counts) >= lookupsOf(audited);
    desk.putJob({
      ...audited,
      state: { kind: isDone || job.state.kind !== 'stopping' ? 'done' : 'stopped' },
      endedAtMs: desk.world.clock.nowMs(),
    });
  }
  return end;
}
