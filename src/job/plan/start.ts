// On the user's word: writes a plan to the ledger and begins its job. Spends nothing: the first credit is spent
// by a step.
import type { World } from '../../ports.js';
import type { SkipReason } from '../../sheet/contact.js';
import type { Binding } from '../../sheet/layout.js';
import type { Desk } from '../desk/desk.js';
import { forgetOldJobs } from '../desk/forget.js';
import { lookupId } from '../desk/ledger.js';
import { appendPlan, createLedger, readLedger, writeEpoch } from '../desk/ledger-tab.js';
import type { Job } from '../desk/records.js';
import { COLUMNS_MOVED, isRefusal, type Refusal, refused } from '../desk/reply.js';
import { atDesk } from '../desk/under-lease.js';
import { bindColumns } from '../place/bind.js';
import { newJob, newJobId } from './new-job.js';
import { PILOT_LOOKUPS, pilotFirst } from './pilot.js';
import type { PlannedLookup } from './plan.js';
import type { Prepared } from './prepare.js';

/** Writes the plan and the job. The job exists only once its whole plan is in the ledger. */
export function startJob(world: World, prepared: Prepared, isPilot = false): Job | Refusal {
  if (prepared.plan.lookups.length === 0) return refused('no rows', 'None of these rows can be looked up.');
  return atDesk(world, (desk, key) => writeJob(desk, prepared, key.payer, isPilot));
}

/** Sheets refused a header or the plan; its words are localised, so all that it may be is named. */
const SHEET_REFUSED = refused(
  'read only',
  'Google refused the new columns or the ledger: the tab or its header row is protected, the document is full (10 million cells), or Google is busy. Nothing was spent.',
);

function bindingFor(desk: Desk, { columns }: Prepared): Binding | Refusal {
  const binding = columns.kind === 'bind' ? bindColumns(desk.world, columns.request) : columns.binding;
  return binding === 'columns moved' ? COLUMNS_MOVED : binding;
}

function writeJob(desk: Desk, prepared: Prepared, payer: string, isPilot: boolean): Job | Refusal {
  const { world } = desk;
  const { plan, options } = prepared;
  // Another job gave answers to the ledger between the plan's reading of it and this lease.
  const isOvertaken = prepared.ledgerEpoch !== desk.ledgerEpoch;
  const id = newJobId(world);
  const pilot = isPilot ? pilotFirst(plan.lookups) : undefined;
  let binding: Binding | Refusal;
  let firstLine: number;
  try {
    binding = bindingFor(desk, prepared);
    if (isRefusal(binding)) return binding;
    firstLine = writePlan(desk, id, options.type, pilot ?? plan.lookups);
  } catch {
    return SHEET_REFUSED;
  }
  const skipped = [...plan.skipped].map(([reason, rows]): [SkipReason, number] => [reason, rows.length]);
  const whole = plan.lookups.length;
  const planned = newJob(world, id, payer, {
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
    webhook: options.webhook,
    pilot: pilot && { rest: whole - PILOT_LOOKUPS, known: plan.knownCount },
  });
  const job: Job = isOvertaken ? { ...planned, overtaken: true } : planned;
  desk.putJob(job);
  forgetOldJobs(desk);
  return job;
}

/** Returns the ledger's line of the first lookup. */
function writePlan(desk: Desk, id: string, type: Job['type'], lookups: readonly PlannedLookup[]): number {
  const { grid } = desk.world;
  // A ledger, and lines in it, that came while this execution waited for the lease must be seen (reading G1).
  grid.flush();
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
