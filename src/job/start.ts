// On the user's word: writes a plan to the ledger and begins its job. Spends nothing: the first credit is spent
// by a step.
import type { World } from '../ports.js';
import type { SkipReason } from '../sheet/contact.js';
import type { Binding } from '../sheet/layout.js';
import { bindColumns } from './bind.js';
import { Desk, takeLease } from './desk.js';
import { forgetOldJobs } from './forget.js';
import { lookupId } from './ledger.js';
import { appendPlan, createLedger, readLedger, writeEpoch } from './ledger-tab.js';
import { newJob, newJobId } from './new-job.js';
import { PILOT_LOOKUPS, pilotFirst } from './pilot.js';
import type { PlannedLookup } from './plan.js';
import type { Prepared } from './prepare.js';
import type { Job } from './records.js';
import { BUSY, isRefusal, NO_KEY, type Refusal, refused } from './reply.js';
import { type KeyInUse, keyInUse, settingsOf } from './settings.js';

export type { Refusal } from './reply.js';

/** Another step may be under way; it ends within its budget. */
const LEASE_TRIES = 25;

/** Works at the desk with a key. `change` returns what it made, or why not; nothing lasts unless it commits. */
export function atDesk<T extends object>(
  world: World,
  change: (desk: Desk, key: KeyInUse) => T | Refusal,
): T | Refusal {
  const key = keyInUse(world);
  return key ? underLease(world, key, (desk) => change(desk, key)) : NO_KEY;
}

/** Works at the desk under the lease: nobody else steps meanwhile. */
export function underLease<T extends object>(
  world: World,
  key: KeyInUse | undefined,
  change: (desk: Desk) => T | Refusal,
): T | Refusal {
  if (!waitForLease(world)) return BUSY;
  const desk = new Desk(world, key, settingsOf(world));
  try {
    const made = change(desk);
    return isRefusal(made) || desk.commit() ? made : BUSY;
  } finally {
    desk.release();
  }
}

function waitForLease(world: World): boolean {
  for (let attempt = 0; attempt < LEASE_TRIES; attempt++) {
    if (takeLease(world).kind === 'held') return true;
    world.clock.sleepMs(1_000);
  }
  return false;
}

/** Writes the plan and the job. The job exists only once its whole plan is in the ledger. */
export function startJob(world: World, prepared: Prepared, isPilot = false): Job | Refusal {
  if (prepared.plan.lookups.length === 0) return refused('no rows', 'None of these rows can be looked up.');
  return atDesk(world, (desk, key) => writeJob(desk, prepared, key.payer, isPilot));
}

function bindingFor(desk: Desk, { columns }: Prepared): Binding | Refusal {
  const binding = columns.kind === 'bind' ? bindColumns(desk.world, columns.request) : columns.binding;
  return binding === 'columns moved'
    ? refused('column conflict', 'The columns were moved just now. Nothing was spent; check the bill again.')
    : binding;
}

function writeJob(desk: Desk, prepared: Prepared, payer: string, isPilot: boolean): Job | Refusal {
  const { world } = desk;
  const { plan, options } = prepared;
  const binding = bindingFor(desk, prepared);
  if (isRefusal(binding)) return binding;
  const id = newJobId(world);
  const pilot = isPilot ? pilotFirst(plan.lookups) : undefined;
  const firstLine = writePlan(desk, id, options.type, pilot ?? plan.lookups);
  const skipped = [...plan.skipped].map(([reason, rows]): [SkipReason, number] => [reason, rows.length]);
  const whole = plan.lookups.length;
  const job = newJob(world, id, payer, {
    sheetId: prepared.sheetId,
    tabName: prepared.tabName,
    type: options.type,
    forceRefresh: options.forceRefresh,
    forcedFrom: prepared.forcedFrom,
    rule: options.rule,
    binding,
    planId: id,
    first: 0,
    total: pilot ? PILOT_LOOKUPS : whole,
    firstLine,
    cap: options.cap,
    rows: plan.rows,
    skipped,
    duplicates: plan.duplicates,
    known: pilot ? 0 : plan.knownCount,
    pilot: pilot && { rest: whole - PILOT_LOOKUPS, known: plan.knownCount },
  });
  desk.putJob(job);
  forgetOldJobs(desk);
  return job;
}

/** Returns the ledger's line of the first lookup. */
function writePlan(desk: Desk, id: string, type: Job['type'], lookups: readonly PlannedLookup[]): number {
  const { grid } = desk.world;
  const reading = readLedger(grid);
  if (reading.kind === 'unreadable') grid.setAside(reading.tab.sheetId);
  const tab = reading.kind === 'ready' ? reading.tab : createLedger(grid, desk.ledgerEpoch);
  const lines = lookups.map(({ contact, rows, known }, index) => ({
    id: lookupId(id, index),
    contact,
    rows,
    known,
  }));
  const firstLine = appendPlan(grid, tab, type, lines);
  desk.ledgerEpoch += 1;
  writeEpoch(grid, tab, desk.ledgerEpoch);
  grid.flush();
  return firstLine;
}
