// What is planned already and waits for a word: the rest of a pilot, lookups in doubt, another person's lookups
// that were never sent. Their bills, and what the word does. Nothing is planned anew.
import type { World } from '../../ports.js';
import { historyOf } from '../desk/history.js';
import { lookupId } from '../desk/ledger.js';
import { type Job, readJobs, sentUpTo } from '../desk/records.js';
import { NO_KEY, NO_SUCH_JOB, type Refusal, refused } from '../desk/reply.js';
import { RunBook } from '../desk/runbook.js';
import { type KeyInUse, keyInUse, settingsOf } from '../desk/settings.js';
import { atDesk } from '../desk/under-lease.js';
import { type Flight, isOpen } from '../desk/vocabulary.js';
import { type Bill, billOfPlanned } from './bill.js';
import { newJob, newJobId, restOfPlan } from './new-job.js';
import type { RunRequest } from './request.js';
import type { What } from './scope.js';

export type Standing = Exclude<What, { kind: 'scope' | 'retry' }>;

interface Part {
  readonly job: Job;
  readonly contacts: number;
  /** Of these the ledger knows the answer. */
  readonly known: number;
}

export function billOfStanding(world: World, what: Standing): Bill | Refusal {
  const key = keyInUse(world);
  if (!key) return NO_KEY;
  const properties = world.document.getAll();
  const jobs = readJobs(properties);
  const job = jobs.find((one) => one.id === what.jobId);
  if (!job) return NO_SUCH_JOB;
  const part = partOf(what.kind, job, key, world, new RunBook(properties).all());
  if ('kind' in part) return part;
  const { requestsPerMinute } = settingsOf(world);
  const history = historyOf(properties, job.type, key, world.clock.nowMs());
  return billOfPlanned(job, part.contacts, part.known, requestsPerMinute, history);
}

/** What is left to do of this kind now, or why nothing is. */
function partOf(
  kind: Standing['kind'],
  job: Job,
  key: KeyInUse,
  world: World,
  flights: readonly Flight[],
): Part | Refusal {
  switch (kind) {
    case 'rest': {
      const { rest, known } = job.pilot ?? { rest: 0, known: 0 };
      if (rest === 0) return refused('no rows', 'The rest of this trial was started already.');
      return job.payer === key.payer
        ? { job, contacts: rest, known }
        : refused('no such job', 'This trial was run with another key. Check the bill of its rows instead.');
    }
    case 'again': {
      const contacts = doubtsOf(job, key, flights).length;
      return contacts > 0
        ? { job, contacts, known: 0 }
        : refused('no rows', 'None of its lookups is in doubt any more.');
    }
    case 'take over': {
      if (!isOpen(job.state)) return refused('no such job', 'This job has ended.');
      if (job.payer === key.payer && job.owner === world.userKey)
        return refused('no such job', 'This job is yours already.');
      const contacts = job.total - sentUpTo(job, flights);
      return contacts > 0
        ? { job, contacts, known: 0 }
        : refused(
            'no rows',
            'All its lookups were sent already; only the key that sent them can collect them.',
          );
    }
  }
}

function doubtsOf(job: Job, key: KeyInUse, flights: readonly Flight[]): readonly Flight[] {
  return flights.filter(
    (flight) => flight.jobId === job.id && flight.payer === key.payer && flight.state === 'in doubt',
  );
}

/** Does it, with the bill confirmed. What was counted for the bill is counted again: time has passed. */
export function runStanding(world: World, what: Standing, request: RunRequest): Job | Refusal {
  return atDesk(world, (desk, key) => {
    const job = desk.job(what.jobId);
    if (!job) return NO_SUCH_JOB;
    const part = partOf(what.kind, job, key, world, desk.book.all());
    if ('kind' in part) return part;
    if (what.kind === 'again') {
      // Asked at once and without force: if LeadModule took the first question, its cache answers this one.
      for (const flight of doubtsOf(job, key, desk.book.all())) desk.book.put({ ...flight, state: 'queued' });
      return job;
    }
    const isRest = what.kind === 'rest';
    const first = isRest ? job.total : job.total - part.contacts;
    const total = isRest ? job.total + part.contacts : job.total;
    for (let number = first; number < job.next; number++) desk.book.remove(lookupId(job.planId, number));
    desk.putJob(isRest ? { ...job, pilot: { rest: 0, known: 0 } } : { ...job, next: first, total: first });
    const plan = restOfPlan(job, first, total, request.cap);
    const made = newJob(world, newJobId(world), key.payer, { ...plan, known: part.known });
    const next: Job = isOvertaken(job, desk.allJobs()) ? { ...made, overtaken: true } : made;
    desk.putJob(next);
    return next;
  });
}

/** Others were at work since this plan was made: the ledger may know what it does not. */
function isOvertaken(job: Job, jobs: readonly Job[]): boolean {
  const isLater = ({ id, endedAtMs }: Job) =>
    id !== job.id && (endedAtMs === 0 || endedAtMs > job.startedAtMs);
  return job.overtaken === true || jobs.some(isLater);
}
