// The menu's words on jobs: pause, resume, stop, collect. They act on the user's own open job and say what happened.
import type { Ui, World } from '../../ports.js';
import { control } from '../desk/control.js';
import type { Wish } from '../desk/records.js';
import type { PauseReason } from '../desk/vocabulary.js';
import { SIDEBAR_BUDGET } from '../flight/budget.js';
import type { JobReport } from '../flight/report.js';
import { step } from '../flight/step.js';
import { currentReport, READ_ONLY } from './desk-calls.js';

const TITLE = 'LeadModule';

const DONE: Readonly<Record<Wish, (job: JobReport) => string>> = {
  pause: () => 'The job is paused. What was sent already is still collected.',
  // After a change of the ledger, Resume ends the job; the sentence says so.
  resume: (job) => (isPausedBy(job, 'ledger changed') ? job.sentence : 'The job goes on.'),
  stop: (job) =>
    `Nothing more is sent. ${job.searching + job.inDoubt} lookups were already sent; their results are still collected.`,
};

function isPausedBy({ state }: JobReport, ...reasons: readonly PauseReason[]): boolean {
  return state.kind === 'paused' && reasons.includes(state.reason);
}

/** The sentence of a control by menu. */
function controlled(world: World, wish: Wish): string {
  if (!world.grid.canEdit()) return READ_ONLY;
  const job = currentReport(world).jobs.find((one) => one.mine && one.endedAtMs === 0);
  if (!job) return 'You have no open job in this document.';
  // It would pause again at once; its sentence says what to do first.
  if (wish === 'resume' && isPausedBy(job, 'cap', 'other key')) return job.sentence;
  return control(world, job.id, wish) === 'done' ? DONE[wish](job) : 'Google is busy. Try again in a moment.';
}

export function controlFromMenu(world: World, ui: Ui, wish: Wish): void {
  ui.tell(TITLE, controlled(world, wish));
}

/** One step by hand: collects what is ready, whether or not the trigger lives. */
function collected(world: World): string {
  if (!world.grid.canEdit()) return READ_ONLY;
  const { report } = step(world, SIDEBAR_BUDGET);
  const open = report.jobs.filter((job) => job.endedAtMs === 0);
  const pending = open.reduce((sum, job) => sum + job.searching + job.inDoubt, 0);
  const sentence = open[0]?.sentence ?? 'Everything is collected; no job is open.';
  return pending > 0 ? `${sentence} ${pending} lookups are still pending.` : sentence;
}

export function collectFromMenu(world: World, ui: Ui): void {
  ui.tell(TITLE, collected(world));
}

export function helpFromMenu(ui: Ui): void {
  ui.tell(
    'How LeadModule works here',
    [
      '1. Select the rows of people to look up. Each needs a LinkedIn profile, or a name and a company domain.',
      '2. Choose Enrich selected rows. You see the bill first; nothing is spent before you agree.',
      '3. Results appear in columns beside the rows. The job goes on when you close the sidebar.',
      '',
      'A lookup costs a credit, found or not. What was paid for in the last 30 days is free.',
      'Stop sends nothing more and still collects what was sent. Settings and the key are in the sidebar.',
    ].join('\n'),
  );
}
