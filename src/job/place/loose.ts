// Results that stand nowhere or in the wrong row, and what the user decides about them. Nothing is repaired by
// itself; what is, goes through the placement protocol of a step.
import type { World } from '../../ports.js';
import type { Contact } from '../../sheet/contact.js';
import { type EndedLine, jobEndings } from '../desk/job-lines.js';
import { type Job, readJobs } from '../desk/records.js';
import { isRefusal, NO_SUCH_JOB, type Refusal, refused } from '../desk/reply.js';
import { keyInUse } from '../desk/settings.js';
import { underLease } from '../desk/under-lease.js';
import { refill } from './audit.js';
import { byKey, type Comparison, compareTab, identifies } from './compare.js';
import { readTab } from './tab.js';

/** At most 100 of each kind; the counts are in the job's report. */
export interface Loose {
  readonly unplaced: readonly { readonly name: string; readonly result: string }[];
  readonly moved: readonly { readonly row: number; readonly name: string; readonly belongsTo: string }[];
}

export type LooseWish = 'place again' | 'put back' | 'leave';

const LISTED = 100;

/** Names a contact for a person. */
export function nameOf(contact: Contact): string {
  const name = `${contact.firstName} ${contact.lastName}`.trim();
  return name || contact.linkedInUrl || contact.companyDomain;
}

interface Look {
  readonly lines: ReadonlyMap<string, EndedLine>;
  readonly found: Comparison;
}

function lookAt(world: World, job: Job): Look | Refusal {
  const tab = readTab(world.grid, job);
  if (tab.kind !== 'ready')
    return refused(
      'no columns',
      `The tab "${job.tabName}" or its columns are gone. The ledger keeps the results.`,
    );
  const lines = byKey(jobEndings(world.grid, job));
  return { lines, found: compareTab(world.grid, job.sheetId, tab.layout, tab.shape.lastRow, lines) };
}

export function looseOf(world: World, jobId: string): Loose | Refusal {
  const job = readJobs(world.document.getAll()).find((one) => one.id === jobId);
  if (!job) return NO_SUCH_JOB;
  const look = lookAt(world, job);
  if (isRefusal(look)) return look;
  const nameOfKey = (key: string) => {
    const line = look.lines.get(key);
    return line ? nameOf(line.contact) : '';
  };
  const unplaced = [...look.lines]
    .filter(([key, { ending }]) => identifies(ending) && !look.found.present.has(key))
    .slice(0, LISTED)
    .map(([, { contact, ending }]) => ({ name: nameOf(contact), result: ending.email || ending.phone }));
  const moved = look.found.moved
    .slice(0, LISTED)
    .map(({ row, key, shownKey }) => ({ row, name: nameOfKey(key), belongsTo: nameOfKey(shownKey) }));
  return { unplaced, moved };
}

/** Does what the user decided. The next step places what is to be placed. */
export function settleLoose(world: World, jobId: string, wish: LooseWish): Job | Refusal {
  return underLease(world, keyInUse(world), (desk) => {
    const job = desk.job(jobId);
    if (!job) return NO_SUCH_JOB;
    const audit = { inputsChanged: job.audit?.inputsChanged ?? 0, moved: 0 };
    if (wish === 'leave') {
      desk.putJob({ ...job, audit });
      return job;
    }
    const look = lookAt(world, job);
    if (isRefusal(look)) return look;
    const { found, lines } = look;
    const rowsOf = new Map<string, readonly number[]>(found.toFill);
    if (wish === 'put back')
      for (const { key, row } of found.moved) rowsOf.set(key, [...(rowsOf.get(key) ?? []), row]);
    // The run book is bounded; what does not fit is still loose, and told as such.
    for (const [key, rows] of [...rowsOf].slice(0, desk.book.room())) refill(desk, job, lines.get(key), rows);
    const unplaced = [...lines.keys()].filter((key) => !found.present.has(key)).length;
    desk.putJob({
      ...job,
      counts: { ...job.counts, unplaced },
      ...(wish === 'put back' ? { audit } : {}),
    });
    return job;
  });
}
