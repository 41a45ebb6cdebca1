// From what was asked to a plan with its bill: rows of a scope, or the failed lookups of a job. Reads only;
// spends nothing.
import type { Grid, World } from '../../ports.js';
import { contactKey, readContact } from '../../sheet/contact.js';
import type { Binding } from '../../sheet/layout.js';
import type { OutputField } from '../../sheet/outputs.js';
import { releaseLease, takeLease } from '../desk/desk.js';
import { historyOf } from '../desk/history.js';
import { jobEndings } from '../desk/job-lines.js';
import { knownAnswers, readLedger } from '../desk/ledger-tab.js';
import { readJobs } from '../desk/records.js';
import { BUSY, COLUMNS_MOVED, isRefusal, NO_KEY, NO_SUCH_JOB, type Refusal, refused } from '../desk/reply.js';
import { canRetry, wantsForce } from '../desk/retry.js';
import { keyAndSettings, keyInUse } from '../desk/settings.js';
import type { Ending } from '../desk/vocabulary.js';
import { BINDING_INTENT, type BindingRequest, finishDeadBinding } from '../place/bind.js';
import { headersOf, readTab } from '../place/tab.js';
import { type Bill, billOf, withOutlook } from './bill.js';
import { planOutputs } from './outputs-plan.js';
import { type InputRow, type Plan, type PlannedLookup, planRows } from './plan.js';
import type { RunOptions, RunRequest } from './request.js';
import { countRows, type RowRange, rowTest, type Scope } from './scope.js';
import { rowsOfScope } from './scope-rows.js';
import { forEachInputRow, type InputTable, readTable, type Table, troubleOf } from './table.js';

/** How the job will find its columns: bound anew, or as an earlier job on the same columns was. */
export type Columns =
  | { readonly kind: 'bind'; readonly request: BindingRequest }
  | { readonly kind: 'as before'; readonly binding: Binding };

export interface Prepared {
  readonly kind: 'prepared';
  readonly sheetId: number;
  readonly tabName: string;
  readonly columns: Columns;
  readonly plan: Plan;
  /** Of the ledger as the plan read it; 0: it did not. */
  readonly ledgerEpoch: number;
  /** Lookups of the plan from this number on are asked with forceRefresh, whatever the options say. */
  readonly forcedFrom: number | undefined;
  readonly bill: Bill;
  readonly options: RunOptions;
}

/**
 * An execution that died while it made result columns may have hit a header of the user: first that is put right.
 * False: its lease still runs, and a plan made now would lack that column.
 */
function repairHeaders(world: World): boolean {
  if (world.document.get(BINDING_INTENT) === null) return true;
  if (takeLease(world).kind !== 'held') return false;
  finishDeadBinding(world);
  releaseLease(world);
  return true;
}

/** Plans what was asked and computes the bill. `what` of another kind than rows or a retry is not planned here. */
export function prepare(world: World, request: RunRequest): Prepared | Refusal {
  if (!keyInUse(world)) return NO_KEY;
  if (!repairHeaders(world)) return BUSY;
  const { what } = request;
  if (what?.kind === 'retry') return prepareRetry(world, request, what.jobId, what.reasons);
  const scope = what?.kind === 'scope' ? what.scope : selectionScope(world.grid);
  return isRefusal(scope) ? scope : prepareScope(world, request, scope);
}

function selectionScope(grid: Grid): Scope | Refusal {
  const selection = grid.selection();
  return selection && selection.ranges.length > 0
    ? { kind: 'rows', ...selection }
    : refused('no selection', 'Select the rows to enrich, then choose Enrich selected rows again.');
}

function prepareScope(world: World, options: RunOptions, scope: Scope): Prepared | Refusal {
  const table = readTable(world, scope.sheetId, options.type);
  if (isRefusal(table)) return table;
  const trouble = troubleOf(table);
  if (trouble) return trouble;
  const ranges = rowsOfScope(world.grid, table, scope);
  if (isRefusal(ranges)) return ranges;
  if (countRows(ranges) === 0) return refused('no rows', 'The selection holds no row below the header.');
  const isInScope = rowTest(ranges);
  const inside: InputRow[] = [];
  const others: InputRow[] = [];
  forEachInputRow(world.grid, table, (row) => {
    (isInScope(row.row) ? inside : others).push(row);
  });
  // Rows read under headers that moved meanwhile would make people who do not exist, and pay for them.
  const now = headersOf(world.grid, table.shape, table.headerRow);
  if (!now.every((text, index) => text === table.headers[index])) return COLUMNS_MOVED;
  const { known, ledgerEpoch } = knownOf(world, options);
  const { rule, forceRefresh } = options;
  const plan = planRows(inside, others, { rule, forceRefresh, known });
  return {
    kind: 'prepared',
    sheetId: table.shape.sheetId,
    tabName: table.shape.name,
    columns: { kind: 'bind', request: bindingOf(table, options) },
    plan,
    ledgerEpoch,
    forcedFrom: undefined,
    bill: billFor(world, plan, table.shape.name, options, ranges),
    options,
  };
}

function bindingOf(table: Table, options: RunOptions): BindingRequest {
  const outputs = planOutputs(table, options.type);
  const picked: { [field in OutputField]?: number } = {};
  for (const { field, column, place } of outputs) if (place === 'picked') picked[field] = column + 1;
  return {
    sheetId: table.shape.sheetId,
    headerRow: table.headerRow,
    lastRow: table.shape.lastRow,
    headers: table.headers,
    inputs: table.inputs,
    wanted: outputs.map(({ field }) => field),
    picked,
  };
}

function knownOf(world: World, options: RunOptions): { known: Map<string, Ending>; ledgerEpoch: number } {
  const ledger = options.forceRefresh ? undefined : readLedger(world.grid);
  if (ledger?.kind !== 'ready') return { known: new Map(), ledgerEpoch: 0 };
  const known = knownAnswers(world.grid, ledger.tab, options.type, world.clock.nowMs());
  return { known, ledgerEpoch: ledger.header.epoch };
}

function billFor(
  world: World,
  plan: Plan,
  tabName: string,
  options: RunOptions,
  ranges: readonly RowRange[],
): Bill {
  const { key, settings } = keyAndSettings(world);
  const history = historyOf(world.document.getAll(), options.type, key, world.clock.nowMs());
  const bill = billOf(plan, tabName, options.type, settings.requestsPerMinute, history.highestCredits);
  return withOutlook(bill, plan, history, ranges);
}

/** The lookups of a job that failed for one of these reasons, on the rows that hold their contacts now. */
function prepareRetry(
  world: World,
  request: RunRequest,
  jobId: string,
  reasons: readonly string[],
): Prepared | Refusal {
  const job = readJobs(world.document.getAll()).find((one) => one.id === jobId);
  if (!job) return NO_SUCH_JOB;
  const tab = readTab(world.grid, job);
  if (tab.kind !== 'ready')
    return refused(
      'no columns',
      `The tab "${job.tabName}" or its columns are gone, so nothing can be retried.`,
    );
  const whys = new Map<string, string>();
  for (const { ending, contact } of jobEndings(world.grid, job))
    if (ending.status === 'error' && reasons.includes(ending.why) && canRetry(ending.why))
      whys.set(contactKey(contact), ending.why);
  const table = { shape: tab.shape, headerRow: tab.layout.headerRow, inputs: tab.layout.inputs };
  const rows = rowsHolding(world.grid, table, whys);
  const options: RunOptions = {
    type: job.type,
    rule: job.rule,
    forceRefresh: job.forceRefresh || request.forceRefresh,
    cap: request.cap,
    webhook: request.webhook,
  };
  const { known, ledgerEpoch } = knownOf(world, options);
  const all = planRows(rows, [], { rule: 'relaxed', forceRefresh: options.forceRefresh, known });
  if (all.lookups.length === 0)
    return refused('no rows', 'The rows of these lookups were edited or deleted, so nothing can be retried.');
  const isForced = ({ key }: PlannedLookup) => wantsForce(whys.get(key) ?? '');
  const asked = all.lookups.filter((lookup) => !isForced(lookup));
  const plan = { ...all, lookups: [...asked, ...all.lookups.filter(isForced)] };
  return {
    kind: 'prepared',
    sheetId: job.sheetId,
    tabName: tab.shape.name,
    columns: { kind: 'as before', binding: job.binding },
    plan,
    ledgerEpoch,
    forcedFrom: asked.length < plan.lookups.length ? asked.length : undefined,
    bill: billFor(world, plan, tab.shape.name, options, []),
    options,
  };
}

function rowsHolding(grid: Grid, table: InputTable, keys: ReadonlyMap<string, string>): InputRow[] {
  const rows: InputRow[] = [];
  forEachInputRow(grid, table, (row) => {
    const reading = readContact(row.raw, 'relaxed');
    if (reading.kind === 'contact' && keys.has(reading.key)) rows.push(row);
  });
  return rows;
}
