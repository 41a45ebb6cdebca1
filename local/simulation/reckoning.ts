// The last reckoning of a world: results that were paid for and stand nowhere, credits paid twice, too many
// requests a minute, jobs that never end, keys where they must not be.
import { rect } from '../appsscript/spreadsheet/values.js';
import type { RequestEntry, RunEntry } from '../leadmodule/index.js';
import { actNamed } from './acts/index.js';
import { identityOf, identityOfEmail } from './contacts.js';
import type { Hands } from './hands.js';
import { isOpen, type JobSeen } from './person.js';
import { identityOfRun, seeTabs } from './referee.js';
import { LEDGER, type Stage } from './stage.js';
import type { Watch } from './watch.js';

/** What the world remembers for its last day. */
export interface Diary {
  /** Acts that were done. */
  readonly acts: ReadonlySet<string>;
  /** Whom each job must have served: contacts on its rows both before and after its start, by job. */
  readonly scopes: readonly { readonly person: number; readonly identities: ReadonlySet<string> }[];
  /** Spans in which an execution ran that died, from and to in ms. */
  readonly deaths: readonly (readonly [number, number])[];
  readonly jobs: readonly JobSeen[];
  /** Contacts whose result cells a person touched. */
  readonly hasEditedOutputs: boolean;
}

const HARMS = [
  'drop-after',
  '502-after',
  'truncated-json',
  'html',
  'wrong-types',
  'missing-fields',
  'unknown-status',
];

export function reckon(stage: Stage, hands: Hands, watch: Watch, diary: Diary): void {
  const books = stage.sandbox.books();
  const isRuined = [...diary.acts].some((name) => actNamed(name).ruins);
  checkRate(stage, watch, books.requests);
  const doubts = doubtsOf(books.requests, books.runs, diary);
  checkCredits(stage, watch, diary, books.runs, doubts);
  checkJobs(watch, diary);
  if (!isRuined) {
    checkLost(stage, hands, watch, books.runs);
    checkScopes(stage, hands, watch, diary, books.runs, doubts);
  }
  checkKeys(stage, watch);
}

function groupedBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const timeOf = (ms: number) => new Date(ms).toISOString().slice(11, 23);

/** Rule 4: one document alone, in any 60 seconds. */
function checkRate(stage: Stage, watch: Watch, requests: readonly RequestEntry[]): void {
  const byKey = groupedBy(requests, (request) => request.key ?? '');
  for (const [key, entries] of byKey) {
    if (key === '') continue;
    for (let first = 0, last = 0; last < entries.length; last++) {
      const atMs = entries[last]?.atMs ?? 0;
      while ((entries[first]?.atMs ?? 0) <= atMs - 60_000) first += 1;
      const count = last - first + 1;
      if (count > stage.story.requestsPerMinute)
        watch.report(
          'overRate',
          `${count} requests of ${key} in the 60 s before ${timeOf(atMs)}, allowed ${stage.story.requestsPerMinute}`,
        );
    }
  }
}

/** Times that a contact's submit may have had an effect that nobody heard of. */
function doubtsOf(
  requests: readonly RequestEntry[],
  runs: readonly RunEntry[],
  diary: Diary,
): Map<string, number> {
  const runOf = new Map(runs.map((run) => [run.runId, run]));
  const brokenAt = new Set(
    requests.filter(({ status }) => typeof status === 'string').map(({ atMs }) => atMs),
  );
  const doubts = new Map<string, number>();
  for (const request of requests) {
    if (request.operation !== 'submit' || request.runId === undefined) continue;
    const run = runOf.get(request.runId);
    const identity = run && identityOfRun(run);
    if (identity === undefined) continue;
    const isHarmed = request.faults.some((fault) => HARMS.includes(fault));
    const wasLost = diary.deaths.some(([from, to]) => from <= request.atMs && request.atMs <= to + 1);
    const brokeWithOthers = brokenAt.has(request.atMs);
    if (isHarmed || wasLost || brokeWithOthers) doubts.set(identity, (doubts.get(identity) ?? 0) + 1);
  }
  return doubts;
}

/** Rule 3: one credit a lookup; more only as often as it was in doubt, and never in the strict readings. */
function checkCredits(
  stage: Stage,
  watch: Watch,
  diary: Diary,
  runs: readonly RunEntry[],
  doubts: ReadonlyMap<string, number>,
): void {
  const { R1, R3 } = stage.story.vendor;
  const isStrict = R1 === 'a' && R3 === 'a';
  const people = stage.story.people.length > 1;
  const groups = groupedBy(
    runs,
    (run) => `${run.key} ${run.enrichmentType} ${JSON.stringify(run.contact).toLowerCase()}`,
  );
  for (const [group, paid] of groups) {
    const identity = identityOfRun(paid[0] ?? ({ contact: {} } as RunEntry)) ?? '?';
    const excess = paid.length - 1;
    const letters = new Set(paid.map((run) => JSON.stringify(run.contact)));
    // Asked again by another person after it failed, or in other letters after the ledger was lost.
    const isAskedAnew = paid.slice(0, -1).some((run) => run.outcome.kind !== 'found') && people;
    if (excess <= 0 || isAskedAnew || (letters.size > 1 && diary.acts.has('delete the ledger'))) continue;
    if (excess > (isStrict ? 0 : (doubts.get(identity) ?? 0)))
      watch.report('doubleCharged', `${group}: ${paid.length} credits, ${doubts.get(identity) ?? 0} doubts`);
  }
}

/** Rule 2: every lookup in exactly one state, and none left waiting once nothing is in its way. */
function checkJobs(watch: Watch, diary: Diary): void {
  for (const job of diary.jobs) {
    if (isOpen(job)) {
      watch.report(
        'unfinished',
        `job ${job.id} ${job.state.kind} ${job.state.reason ?? ''}: ${job.sentence}`,
      );
      continue;
    }
    const { found, risky, notFound, error } = job.counts;
    const ended = found + risky + notFound + error;
    if (job.state.kind === 'done' && (ended !== job.total || job.searching + job.inDoubt + job.queued > 0))
      watch.report('unfinished', `job ${job.id} is done with ${ended} of ${job.total} lookups ended`);
  }
}

/** Everything the ledger says, by contact. */
function ledgerOf(stage: Stage): { readonly found: ReadonlySet<string>; readonly said: ReadonlySet<string> } {
  const found = new Set<string>();
  const said = new Set<string>();
  for (const sheet of stage.document.sheets) {
    if (!sheet.name.startsWith(LEDGER)) continue;
    const rows = stage.document.lastRow(sheet);
    if (rows === 0) continue;
    for (const cells of stage.document.displayValues(sheet, rect(0, 0, rows, 17))) {
      const identity = identityOfEmail(cells[9] ?? '');
      if (identity !== undefined) found.add(identity);
      const about = identityOf(cells.slice(2, 6));
      if (about !== undefined && cells[7] !== 'Planned' && cells[7] !== '') said.add(about);
    }
  }
  return { found, said };
}

/** Rule 2 of the product: never paid and lost. */
function checkLost(stage: Stage, hands: Hands, watch: Watch, runs: readonly RunEntry[]): void {
  const ledger = ledgerOf(stage);
  const shown = new Set(
    seeTabs(stage, hands.renames).flatMap((tab) =>
      tab.rows.flatMap(({ results }) => [...results.values()].map(identityOfEmail)),
    ),
  );
  for (const run of runs) {
    if (run.outcome.kind !== 'found' || run.creditsUsed === 0) continue;
    const identity = identityOfRun(run);
    if (
      identity === undefined ||
      ledger.found.has(identity) ||
      shown.has(identity) ||
      ledger.said.has(identity)
    )
      continue;
    watch.report('lost', `${identity} was paid and is nowhere`);
  }
}

/** Rule 1, last sentence: every findable, unedited row of the scope holds its result. */
function checkScopes(
  stage: Stage,
  hands: Hands,
  watch: Watch,
  diary: Diary,
  runs: readonly RunEntry[],
  doubts: ReadonlyMap<string, number>,
): void {
  const allDone = diary.jobs.length > 0 && diary.jobs.every((job) => job.state.kind === 'done');
  if (!allDone || diary.hasEditedOutputs) return;
  const isUnclear = stage.story.vendor.R2 === 'c' || stage.story.sheet.protectedRows.length > 0;
  const found = new Map<string, RunEntry>();
  for (const run of runs) {
    const identity = identityOfRun(run);
    if (identity !== undefined && run.outcome.kind === 'found') found.set(identity, run);
  }
  const [tab] = seeTabs(stage, hands.renames);
  const wanted = new Set(diary.scopes.flatMap(({ identities }) => [...identities]));
  for (const { identity, results, row } of tab?.rows ?? []) {
    if (identity === undefined || !wanted.has(identity)) continue;
    const texts = [...results.values()];
    if (texts.length === 0) {
      if (stage.story.sheet.protectedRows.length === 0)
        watch.report('lost', `row ${row} of ${identity} is empty, all jobs are done`);
      continue;
    }
    const run = found.get(identity);
    if (!run || isUnclear || (doubts.get(identity) ?? 0) > 0) continue;
    const result = run.outcome.kind === 'found' ? run.outcome.result : undefined;
    const value = result?.email ?? result?.phone;
    const isError = texts.some((text) => text.startsWith('Error: '));
    if (value !== undefined && !texts.includes(value) && !isError)
      watch.report('lost', `row ${row} of ${identity} shows ${texts.join(' | ')} instead of ${value}`);
  }
}

/** Rule 5: the key stands nowhere that others can read. */
function checkKeys(stage: Stage, watch: Watch): void {
  const { host, document, story } = stage;
  const holds = (text: string) => story.keys.some((key) => text.includes(key));
  for (const [name, text] of host.properties.document(document.id).entries)
    if (holds(text)) watch.report('leaks', `the key stands in the document property ${name}`);
  for (const record of host.executions)
    if (record.log.some((line) => holds(line.text)))
      watch.report('leaks', `the key stands in the log of ${record.functionName}`);
  for (const sheet of document.sheets)
    for (const cells of document.displayValues(
      sheet,
      rect(0, 0, Math.max(1, document.lastRow(sheet)), Math.max(1, document.lastColumn(sheet))),
    ))
      if (cells.some(holds)) watch.report('leaks', `the key stands in the tab ${sheet.name}`);
}
