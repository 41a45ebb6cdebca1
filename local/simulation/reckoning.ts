// The last reckoning of a world: results that were paid for and stand nowhere, credits paid twice, too many
// requests a minute, jobs that never end, keys where they must not be.
import { rect } from '../appsscript/spreadsheet/values.js';
import type { RunEntry } from '../leadmodule/index.js';
import { actNamed } from './acts/index.js';
import { identityOf, identityOfEmail } from './contacts.js';
import type { Diary } from './diary.js';
import { wrongFormulas } from './formulas.js';
import type { Hands } from './hands.js';
import { isOpen } from './person.js';
import { identityOfRun, seeTabs } from './referee.js';
import { checkCredits, checkForeignPolls, checkRate, checkRepeats, doubtsOf } from './spending.js';
import { LEDGER, type Stage } from './stage.js';
import type { Watch } from './watch.js';

export function reckon(stage: Stage, hands: Hands, watch: Watch, diary: Diary): void {
  const books = stage.sandbox.books();
  const isRuined = [...diary.acts].some((name) => actNamed(name).ruins);
  checkRate(stage, watch, books.requests);
  const doubts = doubtsOf(books.requests, books.runs, diary, stage);
  checkCredits(stage, watch, diary, books.runs, doubts);
  checkForeignPolls(watch, books.requests, books.runs);
  if (!isRuined) checkRepeats(stage, watch, books.requests, books.runs, doubts);
  checkJobs(watch, diary);
  checkLedger(stage, watch);
  if (!isRuined) {
    checkLost(stage, hands, watch, books.runs);
    checkScopes(stage, hands, watch, diary, books.runs, doubts);
  }
  for (const { rule, what } of wrongFormulas(stage.document, true)) watch.report(rule, what);
  checkKeys(stage, watch);
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

/** Lines of the ledger, also of one that was set aside. */
function ledgerLines(stage: Stage): string[][] {
  return stage.document.sheets.flatMap((sheet) => {
    const rows = sheet.name.startsWith(LEDGER) ? stage.document.lastRow(sheet) : 0;
    return rows === 0 ? [] : stage.document.displayValues(sheet, rect(0, 0, rows, 17));
  });
}

/** Everything the ledger says, by contact. */
function ledgerOf(stage: Stage): { readonly found: ReadonlySet<string>; readonly said: ReadonlySet<string> } {
  const found = new Set<string>();
  const said = new Set<string>();
  for (const cells of ledgerLines(stage)) {
    const identity = identityOfEmail(cells[9] ?? '');
    if (identity !== undefined) found.add(identity);
    const about = identityOf(cells.slice(2, 6));
    if (about !== undefined && cells[7] !== 'Planned' && cells[7] !== '') said.add(about);
  }
  return { found, said };
}

/** Rule 1 for rows to come: the ledger is their cache, so each of its lines holds its own contact's answer. */
function checkLedger(stage: Stage, watch: Watch): void {
  for (const cells of ledgerLines(stage)) {
    const about = identityOf(cells.slice(2, 6));
    const owner = identityOfEmail(cells[9] ?? '');
    // An ending that names another lookup is told to be nobody's: the tab was sorted under a write that had no second look.
    const [, named = cells[0]] = (cells[16] ?? '').split(', ');
    if (about !== undefined && owner !== undefined && owner !== about && named === cells[0])
      watch.report('misplaced', `${cells[9]} → ${about} in the ledger`);
  }
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
  // A job for phones and a formula for e-mails may both ask about one contact.
  const found = new Map<string, string[]>();
  for (const run of runs) {
    const identity = identityOfRun(run);
    const result = run.outcome.kind === 'found' ? run.outcome.result : undefined;
    const value = result?.email ?? result?.phone;
    if (identity !== undefined && value !== undefined)
      found.set(identity, [...(found.get(identity) ?? []), value]);
  }
  const [tab] = seeTabs(stage, hands.renames);
  const wanted = new Set(diary.scopes.flatMap(({ identities }) => [...identities]));
  for (const { identity, results, row } of tab?.rows ?? []) {
    if (identity === undefined || !wanted.has(identity)) continue;
    const texts = [...results.values()];
    if (texts.length === 0) {
      if (stage.story.sheet.protectedRows.length === 0 && !watch.isChangedLate(identity))
        watch.report('lost', `row ${row} of ${identity} is empty, all jobs are done`);
      continue;
    }
    if (watch.isChangedByHand(identity)) continue;
    const values = found.get(identity);
    if (!values || isUnclear || (doubts.get(identity) ?? 0) > 0) continue;
    const isError = texts.some((text) => text.startsWith('Error: '));
    if (!values.some((value) => texts.includes(value)) && !isError)
      watch.report(
        'lost',
        `row ${row} of ${identity} shows ${texts.join(' | ')} instead of ${values.join(' or ')}`,
      );
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
