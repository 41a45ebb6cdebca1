// Bills and runs, for the page and the menu. Nothing spends before a bill was shown and confirmed: a plan that now
// costs more than the bill the user saw is refused, and nothing happens.
import type { Ui, World } from '../../ports.js';
import { armTrigger } from '../desk/arm.js';
import { type Answer, isRefusal, no, ok, type Refusal, refused, replyTo } from '../desk/reply.js';
import { settingsOf } from '../desk/settings.js';
import type { StepResult } from '../flight/step.js';
import { type Bill, billText } from '../plan/bill.js';
import { PILOT_LOOKUPS, pilotFirst } from '../plan/pilot.js';
import { type Prepared, prepare } from '../plan/prepare.js';
import { type RunRequest, readRunRequest } from '../plan/request.js';
import type { What } from '../plan/scope.js';
import { billOfStanding, runStanding, type Standing } from '../plan/standing.js';
import { startJob } from '../plan/start.js';
import { editing, READ_ONLY, stepIsDue } from './desk-calls.js';

const UNREADABLE = 'It is not clear what to look up. Open the sidebar again.';
const BILL_CHANGED = refused(
  'bill changed',
  'The rows changed since you saw the bill, and it would cost more now. Nothing was spent; check the bill again.',
);

function isStanding(what: What | undefined): what is Standing {
  return what !== undefined && what.kind !== 'scope' && what.kind !== 'retry';
}

export function showBill(world: World, raw: unknown): Answer<Bill> {
  const request = readRunRequest(raw, settingsOf(world));
  if (request === 'unreadable') return no(UNREADABLE);
  if (isStanding(request.what)) return replyTo(billOfStanding(world, request.what));
  const prepared = prepare(world, request);
  return isRefusal(prepared) ? no(prepared.sentence, prepared.reason) : ok(prepared.bill);
}

/** Starts what the user saw the bill of. */
export function runJob(world: World, raw: unknown): Answer<StepResult> {
  const request = readRunRequest(raw, settingsOf(world));
  if (request === 'unreadable') return no(UNREADABLE);
  return editing(world, () => {
    const started = isStanding(request.what) ? goOn(world, request, request.what) : begin(world, request);
    if (isRefusal(started)) return no(started.sentence, started.reason);
    armTrigger(world);
    return ok(stepIsDue(world));
  });
}

function begin(world: World, request: RunRequest): object {
  const prepared = prepare(world, request);
  if (isRefusal(prepared)) return prepared;
  return costsMore(pilotPrice(prepared, request), request) ?? startJob(world, prepared, request.isPilot);
}

function goOn(world: World, request: RunRequest, what: Standing): object {
  const bill = billOfStanding(world, what);
  if (isRefusal(bill)) return bill;
  return costsMore(bill, request) ?? runStanding(world, what, request);
}

type Price = Pick<Bill, 'contacts' | 'creditsAtMost'>;

/** What the part that is started now costs: of a pilot only its lookups. */
function pilotPrice({ bill, plan }: Prepared, request: RunRequest): Price {
  if (!request.isPilot || !pilotFirst(plan.lookups)) return bill;
  const perLookup = bill.lookups > 0 ? bill.creditsAtMost / bill.lookups : 0;
  return { contacts: PILOT_LOOKUPS, creditsAtMost: PILOT_LOOKUPS * perLookup };
}

function costsMore(price: Price, { confirmed }: RunRequest): Refusal | undefined {
  if (!confirmed) return undefined;
  return price.contacts > confirmed.contacts || price.creditsAtMost > confirmed.creditsAtMost
    ? BILL_CHANGED
    : undefined;
}

/** Menu: the bill in a dialog, then the job, then the sidebar that drives and shows it. */
export function enrichFromMenu(world: World, ui: Ui): void {
  if (!world.grid.canEdit()) {
    ui.tell('LeadModule', READ_ONLY);
    return;
  }
  const settings = settingsOf(world);
  const request = readRunRequest({ cap: settings.creditsPerRun || undefined }, settings);
  if (request === 'unreadable') return;
  const prepared = prepare(world, request);
  if (isRefusal(prepared)) {
    ui.tell('LeadModule', prepared.sentence);
    if (prepared.reason === 'no key') ui.openSidebar();
    return;
  }
  if (prepared.plan.lookups.length === 0) {
    ui.tell('Nothing to look up', billText(prepared.bill));
    return;
  }
  if (!ui.confirm('Check before you spend', billText(prepared.bill))) return;
  const job = startJob(world, prepared);
  if (isRefusal(job)) {
    ui.tell('LeadModule', job.sentence);
    return;
  }
  armTrigger(world);
  ui.openSidebar();
}
