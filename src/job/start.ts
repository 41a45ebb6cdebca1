// From a selection to a job: reads the rows, makes the plan and its bill, and on the user's word writes the plan
// to the ledger. Spends nothing: the first credit is spent by a step.
import type { Grid, TabShape, World } from '../ports.js';
import { type ColumnMap, type HeaderReading, readHeaders } from '../sheet/columns.js';
import type { InputField, InputRule, SkipReason } from '../sheet/contact.js';
import { inputSpanOf, type Layout } from '../sheet/layout.js';
import { rawContactOf } from '../sheet/locate.js';
import { defaultOutputs } from '../sheet/outputs.js';
import { type Bill, billOf } from './bill.js';
import { bindColumns } from './bind.js';
import { Desk, takeLease } from './desk.js';
import { lookupId } from './ledger.js';
import { appendPlan, createLedger, knownAnswers, readLedger, writeEpoch } from './ledger-tab.js';
import { type InputRow, type Plan, planRows } from './plan.js';
import { type Job, NO_COUNTS, openJobs, readJobs } from './records.js';
import { keyInUse, settingsOf } from './settings.js';
import type { EnrichmentType } from './vocabulary.js';

const HEADER_ROWS = 40;
const ROWS_A_READ = 20_000;

export interface RunOptions {
  readonly type: EnrichmentType;
  readonly rule: InputRule;
  readonly forceRefresh: boolean;
  readonly cap: number | undefined;
}

export const DEFAULT_OPTIONS: RunOptions = {
  type: 'email',
  rule: 'strict',
  forceRefresh: false,
  cap: undefined,
};

export interface Prepared {
  readonly kind: 'prepared';
  readonly shape: TabShape;
  readonly headers: readonly string[];
  readonly reading: HeaderReading;
  readonly plan: Plan;
  readonly bill: Bill;
  readonly options: RunOptions;
}

/** Why nothing can be run, with the user's sentence. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason:
    | 'no key'
    | 'no selection'
    | 'no columns'
    | 'no rows'
    | 'ledger tab'
    | 'busy'
    | 'column conflict';
  readonly sentence: string;
}

function refused(reason: Refusal['reason'], sentence: string): Refusal {
  return { kind: 'refused', reason, sentence };
}

/** Columns that carry our output marks, as header texts: never taken as input. */
function ownHeaders(grid: Grid, shape: TabShape, headers: readonly string[]): string[] {
  const marks = grid.columnMarks(shape.sheetId);
  return Object.keys(marks)
    .filter((name) => name.startsWith('out.'))
    .flatMap((name) => headers[(marks[name] ?? 0) - 1] ?? []);
}

function toColumns(map: ColumnMap): Layout['inputs'] {
  const inputs: { [field in InputField]?: number } = {};
  for (const field of Object.keys(map) as InputField[]) {
    const column = map[field];
    if (column !== undefined) inputs[field] = column + 1;
  }
  return inputs;
}

/** Rows of the tab with the display values of their input columns, split into scope and others. */
function readRows(grid: Grid, shape: TabShape, layout: Layout, isInScope: (row: number) => boolean) {
  const span = inputSpanOf(layout);
  const scope: InputRow[] = [];
  const others: InputRow[] = [];
  for (let first = layout.headerRow + 1; first <= shape.lastRow; first += ROWS_A_READ) {
    const rows = Math.min(ROWS_A_READ, shape.lastRow - first + 1);
    grid
      .display(shape.sheetId, { row: first, column: span.first, rows, columns: span.last - span.first + 1 })
      .forEach((cells, index) => {
        const row = first + index;
        (isInScope(row) ? scope : others).push({ row, raw: rawContactOf(cells, span.first, layout) });
      });
  }
  return { scope, others };
}

/** Plans the selected rows and computes the bill. Reads only. */
export function prepare(world: World, options: RunOptions): Prepared | Refusal {
  const key = keyInUse(world);
  if (!key) return refused('no key', 'Connect LeadModule first: open the sidebar and paste your API key.');
  const { grid } = world;
  const selection = grid.selection();
  if (!selection || selection.ranges.length === 0)
    return refused('no selection', 'Select the rows to enrich, then choose Enrich selected rows again.');
  const shape = grid.shape(selection.sheetId);
  if (!shape || shape.lastRow === 0) return refused('no rows', 'This tab is empty.');
  const ledger = readLedger(grid);
  if (ledger.kind !== 'missing' && ledger.tab.sheetId === shape.sheetId)
    return refused('ledger tab', 'This tab is the ledger of LeadModule. Select rows on a tab of your own.');

  const top = grid.display(shape.sheetId, {
    row: 1,
    column: 1,
    rows: Math.min(HEADER_ROWS, shape.lastRow),
    columns: shape.lastColumn,
  });
  const headersAt = (row: number) => top[row - 1] ?? [];
  const firstReading = readHeaders(top);
  const own = ownHeaders(grid, shape, headersAt(firstReading.headerRow + 1));
  const reading = own.length > 0 ? readHeaders(top, { ownHeaders: own }) : firstReading;
  const inputs = toColumns(reading.map);
  if (Object.keys(inputs).length === 0)
    return refused(
      'no columns',
      'No column with a name, a company domain or a LinkedIn URL was recognised. Name the columns in the header row, for example "First name", "Last name", "Company domain".',
    );
  const layout: Layout = { headerRow: reading.headerRow + 1, inputs, outputs: {} };

  const ranges = selection.ranges;
  const isInScope = (row: number) => ranges.some((range) => row >= range.row && row < range.row + range.rows);
  const { scope, others } = readRows(grid, shape, layout, isInScope);
  if (scope.length === 0) return refused('no rows', 'The selection holds no row below the header.');
  const known =
    ledger.kind === 'ready' && !options.forceRefresh
      ? knownAnswers(grid, ledger.tab, options.type, world.clock.nowMs())
      : new Map<string, never>();
  const plan = planRows(scope, others, { rule: options.rule, forceRefresh: options.forceRefresh, known });
  const highest = readJobs(world.document.getAll())
    .filter((job) => job.type === options.type)
    .reduce((most, job) => Math.max(most, job.highestCredits), 0);
  const bill = billOf(
    plan,
    shape.name,
    options.type,
    settingsOf(world).requestsPerMinute,
    highest || undefined,
  );
  return { kind: 'prepared', shape, headers: headersAt(layout.headerRow), reading, plan, bill, options };
}

/** Waits for the lease: another step may be under way, and ends within its budget. */
function waitForLease(world: World): boolean {
  for (let attempt = 0; attempt < 25; attempt++) {
    if (takeLease(world).kind === 'held') return true;
    world.clock.sleepMs(1_000);
  }
  return false;
}

/** Writes the plan and the job. The job exists only once its whole plan is in the ledger. */
export function startJob(world: World, prepared: Prepared): Job | Refusal {
  const key = keyInUse(world);
  if (!key) return refused('no key', 'Connect LeadModule first: open the sidebar and paste your API key.');
  if (prepared.plan.lookups.length === 0) return refused('no rows', 'None of these rows can be looked up.');
  if (!waitForLease(world))
    return refused('busy', 'LeadModule is busy in this document. Nothing was spent; try again in a minute.');
  const desk = new Desk(world, key, settingsOf(world));
  try {
    return writeJob(desk, prepared, key.payer);
  } finally {
    desk.release();
  }
}

export function newJobId(world: World): string {
  const seed = `${world.grid.documentId()} ${world.execution} ${world.clock.nowMs()}`;
  return world.digest(`job ${seed}`).slice(0, 8);
}

function writeJob(desk: Desk, prepared: Prepared, payer: string): Job | Refusal {
  const { world } = desk;
  const { grid } = world;
  const { plan, options, shape } = prepared;
  const binding = bindColumns(grid, {
    sheetId: shape.sheetId,
    headerRow: Math.max(1, prepared.reading.headerRow + 1),
    headers: prepared.headers,
    inputs: toColumns(prepared.reading.map),
    wanted: defaultOutputs(options.type),
  });
  if (binding === 'columns moved')
    return refused(
      'column conflict',
      'The columns were moved just now. Nothing was spent; check the bill again.',
    );
  const id = newJobId(world);
  const reading = readLedger(grid);
  if (reading.kind === 'unreadable') grid.setAside(reading.tab.sheetId);
  const tab = reading.kind === 'ready' ? reading.tab : createLedger(grid, desk.ledgerEpoch);
  const firstLine = appendPlan(
    grid,
    tab,
    options.type,
    plan.lookups.map((lookup, index) => ({
      id: lookupId(id, index),
      contact: lookup.contact,
      rows: lookup.rows,
      known: lookup.known,
    })),
  );
  desk.ledgerEpoch += 1;
  writeEpoch(grid, tab, desk.ledgerEpoch);
  grid.flush();
  const skipped: (readonly [SkipReason, number])[] = [...plan.skipped].map(([reason, rows]) => [
    reason,
    rows.length,
  ]);
  const job: Job = {
    format: 1,
    id,
    sheetId: shape.sheetId,
    tabName: shape.name,
    payer,
    owner: world.userKey,
    type: options.type,
    forceRefresh: options.forceRefresh,
    rule: options.rule,
    binding,
    state: { kind: 'running' },
    planId: id,
    first: 0,
    total: plan.lookups.length,
    next: 0,
    firstLine,
    counts: NO_COUNTS,
    creditsUsed: 0,
    highestCredits: 0,
    cap: options.cap,
    rows: plan.rows,
    skipped,
    duplicates: plan.duplicates,
    known: plan.knownCount,
    requests: { submits: 0, polls: 0 },
    failuresInRow: 0,
    startedAtMs: world.clock.nowMs(),
    endedAtMs: 0,
    trigger: { kind: 'none' },
  };
  desk.putJob({ ...job, trigger: armTrigger(world) });
  if (!desk.commit())
    return refused('busy', 'LeadModule is busy in this document. Nothing was spent; try again in a minute.');
  return desk.job(id) ?? job;
}

/** A recurring trigger goes on with the job when the sidebar is closed: every minute, or hourly in an add-on. */
export function armTrigger(world: World): Job['trigger'] {
  let reason = '';
  for (const everyMinutes of [1, 60]) {
    const armed = world.scheduler.arm(everyMinutes);
    if (armed.kind === 'armed')
      return { kind: 'armed', everyMinutes: armed.everyMinutes, uid: armed.triggerUid };
    reason = armed.reason;
  }
  return { kind: 'refused', reason };
}

/** Does this user have open jobs in this document? A trigger without any removes itself. */
export function hasOpenJobs(world: World): boolean {
  return openJobs(readJobs(world.document.getAll())).some((job) => job.owner === world.userKey);
}
