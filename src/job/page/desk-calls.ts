// What the page asks of the engine outside bills and runs: opening, rows, columns, settings, steps, control.
// Arguments are validated here; answers are plain JSON values.
import type { World } from '../../ports.js';
import { disarmIdle, followConsent } from '../desk/arm.js';
import { control } from '../desk/control.js';
import { Desk } from '../desk/desk.js';
import { beat } from '../desk/heartbeat.js';
import { type Job, NOW, openJobs, readNow, type Wish } from '../desk/records.js';
import { type Answer, NO_SUCH_JOB, no, ok, replyTo, wholeNumber } from '../desk/reply.js';
import { keyAndSettings, type Settings, saveSettings, settingsOf } from '../desk/settings.js';
import { SIDEBAR_BUDGET, TRIGGER_BUDGET } from '../flight/budget.js';
import { type Report, reportOf } from '../flight/report.js';
import { type StepResult, step, work } from '../flight/step.js';
import { sweepInbox } from '../inbox/inbox.js';
import { type KeyState, keyState } from './key-calls.js';
import {
  type Mapping,
  type MappingRequest,
  readMappingRequest,
  saveMapping,
  showMapping,
} from './mapping.js';
import { type Survey, surveyTab } from './survey.js';
import { changeWebhook, type WebhookState, webhookState } from './webhook-calls.js';

export type { Answer } from '../desk/reply.js';
export type { KeyState } from './key-calls.js';

/** What this server can do beyond key, bill, run, step and control; the page shows nothing else. */
const CAN = {
  scopes: true,
  mapping: true,
  outputs: true,
  pilot: true,
  showRows: true,
  takeOver: true,
  retry: true,
  lookUpAgain: true,
  loose: true,
  undo: true,
  activity: true,
  testKey: true,
  shareKey: true,
  samples: true,
  webhook: true,
  formulas: true,
  diagnostics: true,
  forget: true,
  removeData: true,
} as const;

export interface Opening extends StepResult {
  readonly key: KeyState;
  readonly settings: Settings;
  readonly can?: { readonly [capability in keyof typeof CAN]?: true };
  readonly access?: 'edit' | 'view';
  /** Zone of the document. */
  readonly timeZone?: string;
  readonly survey?: Survey;
  readonly webhook?: WebhookState;
}

function deskOf(world: World): Desk {
  const { key, settings } = keyAndSettings(world);
  return new Desk(world, key, settings);
}

export function currentReport(world: World): Report {
  return reportOf(deskOf(world));
}

/** What a call that changed something answers: how things stand, and that a step is due. */
export function stepIsDue(world: World): StepResult {
  return { report: currentReport(world), callAgainSeconds: 0 };
}

export function openPage(world: World): Answer<Opening> {
  const desk = deskOf(world);
  sweepInbox(desk);
  const report = reportOf(desk);
  const isOpen = report.jobs.some((job) => job.endedAtMs === 0);
  return ok({
    key: keyState(world),
    settings: settingsOf(world),
    report,
    callAgainSeconds: isOpen ? 0 : undefined,
    can: CAN,
    access: world.grid.canEdit() ? 'edit' : 'view',
    timeZone: world.grid.timeZone(),
    survey: surveyTab(world),
    webhook: webhookState(desk),
  });
}

export const READ_ONLY =
  'You can view this document but not edit it, so LeadModule changes nothing here. Ask its owner for edit access.';

/** For calls that change the document: viewers and commenters are told, instead of failing half-way. */
export function editing<T>(world: World, body: () => Answer<T>): Answer<T> {
  return world.grid.canEdit() ? body() : no(READ_ONLY, 'read only');
}

export function showSurvey(world: World): Answer<Survey> {
  return ok(surveyTab(world));
}

function withMapping(
  world: World,
  raw: unknown,
  read: (world: World, request: MappingRequest) => ReturnType<typeof showMapping>,
): Answer<Mapping> {
  const request = readMappingRequest(world, raw);
  return request ? replyTo(read(world, request)) : no('Choose the rows first.', 'no selection');
}

export function readColumns(world: World, raw: unknown): Answer<Mapping> {
  return withMapping(world, raw, showMapping);
}

export function saveColumns(world: World, raw: unknown): Answer<Mapping> {
  return editing(world, () => withMapping(world, raw, saveMapping));
}

const ROWS_SELECTED_AT_MOST = 100;

/** Selects rows for the user to look at. */
export function showRows(world: World, sheetId: unknown, rows: unknown): Answer<number> {
  const id = wholeNumber(sheetId, 0, Number.MAX_SAFE_INTEGER);
  const shape = id === undefined ? undefined : world.grid.shape(id);
  if (!shape || !Array.isArray(rows)) return no('This tab was deleted.');
  const wanted = rows
    .slice(0, ROWS_SELECTED_AT_MOST)
    .flatMap((row: unknown) => wholeNumber(row, 1, shape.maxRows) ?? []);
  const unique = [...new Set(wanted)].sort((a, b) => a - b);
  if (unique.length > 0) world.grid.selectRows(shape.sheetId, unique);
  return ok(unique.length);
}

export function changeSettings(world: World, raw: unknown): Answer<Settings> {
  if (typeof raw !== 'object' || raw === null) return no('These settings could not be read.');
  const settings = saveSettings(world, raw);
  followConsent(world);
  return ok(settings);
}

export function changeWebhookFromPage(world: World, wish: unknown): Answer<WebhookState> {
  return editing(world, () => changeWebhook(world, wish));
}

/** Seconds between two looks of a page that may only watch. */
const WATCH_SECONDS = 20;

export function stepFromPage(world: World): Answer<StepResult> {
  if (world.grid.canEdit()) return ok(step(world, SIDEBAR_BUDGET));
  return ok({ report: currentReport(world), callAgainSeconds: WATCH_SECONDS });
}

/** `credits`: resume with this limit (a job that its limit stopped). */
export function controlJob(
  world: World,
  jobId: unknown,
  wish: unknown,
  credits?: unknown,
): Answer<StepResult> {
  const known: readonly Wish[] = ['pause', 'resume', 'stop'];
  const limit = wish === 'resume' ? wholeNumber(credits, 1, 1_000_000) : undefined;
  const asked = limit === undefined ? known.find((one) => one === wish) : (`resume up to ${limit}` as const);
  if (typeof jobId !== 'string' || !asked) return no(NO_SUCH_JOB.sentence, NO_SUCH_JOB.reason);
  return editing(world, () => {
    switch (control(world, jobId, asked)) {
      case 'done':
        return ok(stepIsDue(world));
      case 'no such job':
        return no(NO_SUCH_JOB.sentence, NO_SUCH_JOB.reason);
      case 'busy':
        return no('Google is busy. Try again in a moment.', 'busy');
    }
  });
}

/** A wait that ends sooner than this is waited for inside the tick's own minute. */
const KNOWN_WAIT_MS = 15_000;

/** Time-driven trigger: a step; removes itself when its owner has nothing open. During a known wait it reads one
 * property and leaves, so that waits cost next to nothing of the day's trigger time. */
export function tick(world: World, triggerUid: string | undefined): void {
  const { idleUntilMs } = readNow(world.document.get(NOW));
  if (idleUntilMs > world.clock.nowMs() + KNOWN_WAIT_MS) return;
  beat(world);
  const { desk } = work(world, TRIGGER_BUDGET);
  const isMine = ({ owner }: Job) => owner === world.userKey;
  if (triggerUid !== undefined && !openJobs(desk.allJobs()).some(isMine)) disarmIdle(world, triggerUid);
}
