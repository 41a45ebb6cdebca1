// What the page does: asks the server, one user's call at a time, and keeps the step going while a job is open.
import type { PageOpening, PageStep } from '../sidebar-api.js';
import { FRESH_DRAFT } from './draft.js';
import { call, type Reply } from './server.js';
import { can, say, store, type Task, view } from './store.js';
import type { Place, Tab } from './view-route.js';

const FIRST_BACKOFF_MS = 5_000;
const LONGEST_BACKOFF_MS = 60_000;
/** A viewer's page cannot step; it looks. */
const WATCH_MS = 20_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let isStepping = false;

/** Goes to a place of the Enrich tab. */
export function go(place: Place): void {
  store.notice.value = undefined;
  store.tab.value = 'enrich';
  store.place.value = place;
}

export function showTab(tab: Tab): void {
  store.notice.value = undefined;
  store.tab.value = tab;
  if (tab === 'activity') void loadActivity();
}

/**
 * Runs one call that the user waits for. A second press while one is under way does nothing. A refusal is shown
 * in place; after a lost answer to anything but a read nobody knows what happened, so the page asks.
 */
export async function doTask<T>(
  task: Task,
  ask: () => Promise<Reply<T>>,
  then: (value: T) => void,
  isRead = false,
): Promise<void> {
  if (store.task.value) return;
  store.task.value = task;
  store.notice.value = undefined;
  const reply = await ask();
  store.task.value = undefined;
  if (reply.ok) {
    then(reply.value);
    return;
  }
  if (reply.lost) {
    if (!isRead) await reopen();
    say(reply.sentence, 'bad', reply.details);
    return;
  }
  if (reply.reason === 'no key') go({ kind: 'connect' });
  say(reply.sentence);
}

/** Takes what a step (or anything that answers like one) said, and plans the next. */
export function follow(step: PageStep): void {
  store.failedSteps.value = 0;
  // A step that was under way may answer after a later call did; what it says and plans is older.
  if (step.report.nowMs < store.report.value.nowMs) return;
  store.report.value = step.report;
  store.clockAheadMs.value = step.report.nowMs - Date.now();
  plan(step.callAgainSeconds === undefined ? undefined : step.callAgainSeconds * 1000);
}

export function plan(delayMs: number | undefined): void {
  if (timer !== undefined) clearTimeout(timer);
  timer = delayMs === undefined ? undefined : setTimeout(advance, delayMs);
  store.nextStepMs.value = delayMs === undefined ? undefined : Date.now() + delayMs;
}

/** Wanted while a step was under way: it begins when that one has answered. */
let isWanted = false;

async function advance(): Promise<void> {
  if (isStepping) {
    isWanted = true;
    return;
  }
  isStepping = true;
  store.nextStepMs.value = undefined;
  const isViewer = store.opening.value?.access === 'view';
  const reply = isViewer ? await call('sidebarOpen') : await call('sidebarStep');
  isStepping = false;
  if (reply.ok) {
    follow(isViewer && reply.value.callAgainSeconds !== undefined ? watch(reply.value) : reply.value);
    if (isWanted) plan(0);
    isWanted = false;
    return;
  }
  const failed = store.failedSteps.value;
  store.failedSteps.value = failed + 1;
  plan(Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failed));
}

function watch(step: PageStep): PageStep {
  return { ...step, callAgainSeconds: WATCH_MS / 1000 };
}

function accept(opening: PageOpening): void {
  store.trouble.value = undefined;
  store.opening.value = opening;
  if (opening.survey) store.survey.value = opening.survey;
  follow(opening.access === 'view' && opening.callAgainSeconds !== undefined ? watch(opening) : opening);
}

/** The first call: all that the first view needs. */
export async function open(): Promise<void> {
  const reply = await call('sidebarOpen');
  if (reply.ok) {
    accept(reply.value);
    store.draft.value = { ...FRESH_DRAFT, type: reply.value.settings.type };
  } else {
    store.trouble.value = reply.lost ? reply : { lost: 'refused', sentence: reply.sentence, details: '' };
  }
}

async function reopen(): Promise<void> {
  const reply = await call('sidebarOpen');
  if (reply.ok) accept(reply.value);
}

/** After a removal of everything: as if the page had just been opened. */
export function startOver(opening: PageOpening): void {
  store.activity.value = undefined;
  store.survey.value = undefined;
  store.mapping.value = undefined;
  store.bill.value = undefined;
  store.settingsDraft.value = {};
  accept(opening);
}

export function control(jobId: string, wish: 'pause' | 'resume' | 'stop', words: string): Promise<void> {
  return doTask({ id: wish, words }, () => call('sidebarControl', jobId, wish), follow);
}

/** Goes on with a higher limit of credits. */
export function raiseLimit(jobId: string, credits: number): Promise<void> {
  return doTask(
    { id: 'raise', words: 'Resuming' },
    () => call('sidebarControl', jobId, 'resume', credits),
    follow,
  );
}

export async function loadActivity(): Promise<void> {
  if (!can('activity')) return;
  const reply = await call('sidebarActivity');
  if (reply.ok) store.activity.value = reply.value;
  else if (view.value.kind === 'activity') say(reply.sentence);
}

export function undo(jobId: string): Promise<void> {
  return doTask(
    { id: 'undo', words: 'Clearing results' },
    () => call('sidebarUndo', jobId),
    (step) => {
      follow(step);
      const kept = step.kept > 0 ? ` ${step.kept} that were changed since stay.` : '';
      say(`${step.cleared} cells cleared.${kept} Credits stay spent.`, 'good');
    },
  );
}

export function openLoose(jobId: string): Promise<void> {
  return doTask(
    { id: 'loose', words: 'Reading the sheet' },
    () => call('sidebarLoose', jobId),
    (loose) => {
      store.loose.value = loose;
      go({ kind: 'loose', jobId });
    },
    true,
  );
}

export function settle(
  jobId: string,
  wish: 'place again' | 'put back' | 'leave',
  words: string,
): Promise<void> {
  return doTask(
    { id: wish, words },
    () => call('sidebarSettle', jobId, wish),
    (step) => {
      follow(step);
      go({ kind: 'job', jobId });
    },
  );
}
