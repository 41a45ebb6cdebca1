// One person at the keyboard: opens the document, connects the key, selects the rows, clicks the menu item that
// the add-on's own onOpen registered, answers the bill with OK, and leaves the sidebar open until all is done.
import { setTimeout as sleep } from 'node:timers/promises';
import { skipWords } from '../../src/sheet/contact.js';
import type { JobReport, PageOpening, StepResult } from '../../src/sidebar-api.js';
import {
  createHost,
  type Host,
  realClock,
  type ServerAnswer,
  type UserSession,
} from '../appsscript/index.js';
import { BadInput } from './command-line.js';
import type { DemoOptions } from './options.js';
import { progressLine } from './progress.js';
import { routeTo } from './route.js';

const PERSON = 'sam@example.com';

export interface Summary {
  readonly rows: number;
  readonly lookups: number;
  readonly found: number;
  readonly notFound: number;
  readonly errors: number;
  readonly skipped: number;
  readonly duplicates: number;
  readonly creditsUsed: number;
  readonly requests: number;
  readonly submits: number;
  readonly polls: number;
  readonly seconds: number;
}

export interface Outcome {
  readonly rows: string[][];
  readonly summary: Summary;
  readonly skippedReasons: readonly { readonly words: string; readonly rows: number }[];
  readonly everyLookupEnded: boolean;
}

type Loose =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly sentence: string };

/** The value of a call of the page; a refusal is shown as the add-on words it. */
function replyOf<T>(answer: ServerAnswer): T {
  if (answer.kind === 'failure') throw new Error(`the add-on failed: ${answer.message}`);
  const reply = answer.value as Loose;
  if (!reply.ok) throw new BadInput(reply.sentence);
  return reply.value as T;
}

async function evaluate(host: Host, session: UserSession, text: string): Promise<unknown> {
  const record = await host.evaluate(text, { email: PERSON, document: session.document });
  if (record.status !== 'completed') throw new Error(record.error?.message ?? record.status);
  return record.value;
}

/** The table as text cells: what the CSV says, not what a spreadsheet would make of "007" or "1/2". */
function fillScript(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 1;
  return `(function () {
    var rows = ${JSON.stringify(rows)};
    var sheet = SpreadsheetApp.getActive().getSheets()[0];
    if (rows.length > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), rows.length - sheet.getMaxRows());
    if (${columns} > sheet.getMaxColumns()) sheet.insertColumnsAfter(sheet.getMaxColumns(), ${columns} - sheet.getMaxColumns());
    sheet.setName('Contacts').getRange(1, 1, rows.length, ${columns}).setNumberFormat('@').setValues(rows.map(function (row) {
      return row.map(function (cell) { return /^['=]/.test(cell) ? "'" + cell : cell; });
    }));
  })()`;
}

const READ_SHEET = 'SpreadsheetApp.getActive().getSheetByName("Contacts").getDataRange().getDisplayValues()';

async function connect(session: UserSession, options: DemoOptions): Promise<void> {
  replyOf(
    await session.callServer('sidebarSaveSettings', {
      type: options.type,
      requestsPerMinute: options.requestsPerMinute,
      ...(options.doubtSeconds === undefined ? {} : { doubtSeconds: options.doubtSeconds }),
    }),
  );
  replyOf(await session.callServer('sidebarSaveKey', options.key));
}

/** Clicks Enrich selected rows and answers its dialogs. Any dialog but the bill is a refusal in words. */
async function enrich(session: UserSession, say: (text: string) => void): Promise<void> {
  let refusal: string | undefined;
  session.answerDialogs((dialog) => {
    if (dialog.buttons.includes('CANCEL')) say(`${dialog.title}\n${dialog.message.replace(/^/gm, '  ')}\n`);
    else refusal = dialog.message;
    return 'OK';
  });
  const record = await session.click(['LeadModule', 'Enrich selected rows']);
  if (refusal !== undefined) throw new BadInput(refusal);
  if (record.status !== 'completed') throw new Error(record.error?.message ?? record.status);
}

/** Calls the step as the open page does, one call after another with the delay each one asks for. */
async function follow(session: UserSession, show: (job: JobReport) => void): Promise<JobReport> {
  const opening = replyOf<PageOpening>(await session.callServer('sidebarOpen'));
  let { report, callAgainSeconds } = opening as StepResult;
  for (;;) {
    const job = report.jobs[0];
    if (!job) throw new Error('the add-on reports no job');
    show(job);
    if (job.endedAtMs > 0) return job;
    if (job.state.kind === 'paused') throw new BadInput(job.sentence);
    if (callAgainSeconds === undefined) return job;
    await sleep(Math.ceil(callAgainSeconds * 1000));
    ({ report, callAgainSeconds } = replyOf<StepResult>(await session.callServer('sidebarStep')));
  }
}

/** Enriches the table and returns it as it stands afterwards. */
export async function drive(
  table: readonly (readonly string[])[],
  options: DemoOptions,
  endpoint: string,
  dist: string,
  say: (text: string) => void,
): Promise<Outcome> {
  const started = performance.now();
  const host = createHost({
    clock: realClock(),
    driver: 'worker',
    fetch: routeTo(endpoint),
    name: 'LeadModule',
  });
  try {
    host.loadProject({ dir: dist });
    const document = host.createDocument({
      name: 'Demo',
      owner: PERSON,
      locale: 'en_US',
      timeZone: 'Etc/UTC',
    });
    const session = await host.open(PERSON, document);
    await evaluate(host, session, fillScript(table));
    await connect(session, options);
    session.select(`A2:${'A'}${table.length}`);
    await enrich(session, say);
    const job = await follow(session, progressLine(options.json));
    const rows = (await evaluate(host, session, READ_SHEET)) as string[][];
    return outcomeOf(job, rows, table.length - 1, (performance.now() - started) / 1000);
  } finally {
    await host.close();
  }
}

function outcomeOf(job: JobReport, rows: string[][], rowCount: number, seconds: number): Outcome {
  const { counts } = job;
  const found = counts.found + counts.risky;
  const skippedReasons = job.skipped.map(([reason, count]) => ({ words: skipWords[reason], rows: count }));
  return {
    rows,
    skippedReasons,
    everyLookupEnded: found + counts.notFound + counts.error === job.total,
    summary: {
      rows: rowCount,
      lookups: job.total,
      found,
      notFound: counts.notFound,
      errors: counts.error,
      skipped: skippedReasons.reduce((sum, skip) => sum + skip.rows, 0),
      duplicates: job.duplicates,
      creditsUsed: job.creditsUsed,
      requests: job.requests.submits + job.requests.polls,
      submits: job.requests.submits,
      polls: job.requests.polls,
      seconds: Math.round(seconds * 10) / 10,
    },
  };
}
