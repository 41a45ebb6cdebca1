// What the page and the menu may ask of the engine: arguments validated, answers as plain JSON values.

import { ENRICHMENT_TYPES, IMPOSSIBLE_RUN_ID, looksLikeKey, pollRequest } from '../leadmodule/request.js';
import { readPoll } from '../leadmodule/response.js';
import type { HttpAnswer, HttpRequest, Ui, World } from '../ports.js';
import { type Bill, billText } from './bill.js';
import { control } from './control.js';
import { Desk } from './desk.js';
import { reserve, settle } from './pace.js';
import { encodeNow, NOW, openJobs, readNow, trafficOf, type Wish } from './records.js';
import { type Report, reportOf } from './report.js';
import {
  keyInUse,
  payerOf,
  removeKey,
  type Settings,
  saveKey,
  saveSettings,
  settingsOf,
} from './settings.js';
import { DEFAULT_OPTIONS, hasOpenJobs, prepare, type RunOptions, startJob } from './start.js';
import { SIDEBAR_BUDGET, type StepResult, step, TRIGGER_BUDGET } from './step.js';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: string };

export interface KeyState {
  readonly configured: boolean;
  readonly lastFour: string;
}

export interface Opening extends StepResult {
  readonly key: KeyState;
  readonly settings: Settings;
}

function ok<T>(value: T): Answer<T> {
  return { ok: true, value };
}

function no<T>(sentence: string): Answer<T> {
  return { ok: false, sentence };
}

function keyState(world: World): KeyState {
  const key = keyInUse(world);
  return { configured: key !== undefined, lastFour: key ? key.apiKey.slice(-4) : '' };
}

function currentReport(world: World): Report {
  return reportOf(new Desk(world, keyInUse(world), settingsOf(world)));
}

export function openPage(world: World): Answer<Opening> {
  const report = currentReport(world);
  const callAgainSeconds = report.jobs.some((job) => job.endedAtMs === 0) ? 0 : undefined;
  return ok({ key: keyState(world), settings: settingsOf(world), report, callAgainSeconds });
}

/** Counts one request of this key outside a step, so that the allowance stays true. */
function countRequest(world: World, payer: string, startedMs: number): void {
  world.mutex.hold(2_000, () => {
    const now = readNow(world.document.get(NOW));
    const nowMs = world.clock.nowMs();
    const traffic = settle(reserve(trafficOf(now, payer), 1, startedMs), startedMs, nowMs);
    world.document.set(NOW, encodeNow({ ...now, traffic: { ...now.traffic, [payer]: traffic } }, nowMs));
  });
}

/** undefined: no answer came. Google's words for it are localised, so they decide nothing. */
function sendOne(world: World, request: HttpRequest): HttpAnswer | undefined {
  try {
    return world.http.sendAll([request])[0];
  } catch {
    return undefined;
  }
}

/** Tests a key without spending: a GET of a run that cannot exist; only 401 means bad. Then stores it. */
export function testAndSaveKey(world: World, raw: unknown): Answer<KeyState> {
  const text = typeof raw === 'string' ? raw.trim() : '';
  if (!looksLikeKey(text)) return no('This is not a LeadModule key. Keys start with lm_live_.');
  const startedMs = world.clock.nowMs();
  const answer = sendOne(world, pollRequest(text, IMPOSSIBLE_RUN_ID));
  if (!answer)
    return no('LeadModule could not be reached, so the key was not tested or saved. Try again in a minute.');
  countRequest(world, payerOf(world, text), startedMs);
  if (readPoll(answer, startedMs).kind === 'bad key')
    return no(
      'LeadModule does not accept this key. Check that it is active in LeadModule under Settings, API keys.',
    );
  saveKey(world, text);
  return ok(keyState(world));
}

export function forgetKey(world: World): Answer<KeyState> {
  removeKey(world);
  return ok(keyState(world));
}

export function changeSettings(world: World, raw: unknown): Answer<Settings> {
  if (typeof raw !== 'object' || raw === null) return no('These settings could not be read.');
  return ok(saveSettings(world, raw));
}

/** Options from anything the page sent; unknown values fall back. */
function readOptions(world: World, raw: unknown): RunOptions {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const cap = given['cap'];
  return {
    type: ENRICHMENT_TYPES.find((type) => type === given['type']) ?? settingsOf(world).type,
    rule: given['rule'] === 'relaxed' ? 'relaxed' : DEFAULT_OPTIONS.rule,
    forceRefresh: given['forceRefresh'] === true,
    cap: typeof cap === 'number' && Number.isFinite(cap) && cap >= 0 ? Math.floor(cap) : undefined,
  };
}

export function showBill(world: World, raw: unknown): Answer<Bill> {
  const prepared = prepare(world, readOptions(world, raw));
  return prepared.kind === 'refused' ? no(prepared.sentence) : ok(prepared.bill);
}

/** Starts a job on the rows selected now. The page has shown the bill. */
export function runJob(world: World, raw: unknown): Answer<StepResult> {
  const prepared = prepare(world, readOptions(world, raw));
  if (prepared.kind === 'refused') return no(prepared.sentence);
  const job = startJob(world, prepared);
  if ('kind' in job) return no(job.sentence);
  return ok({ report: currentReport(world), callAgainSeconds: 0 });
}

export function stepFromPage(world: World): Answer<StepResult> {
  return ok(step(world, SIDEBAR_BUDGET));
}

export function controlJob(world: World, jobId: unknown, wish: unknown): Answer<StepResult> {
  const known: readonly Wish[] = ['pause', 'resume', 'stop'];
  const asked = known.find((one) => one === wish);
  if (typeof jobId !== 'string' || !asked) return no('This job is not known any more.');
  switch (control(world, jobId, asked)) {
    case 'done':
      return ok({ report: currentReport(world), callAgainSeconds: 0 });
    case 'no such job':
      return no('This job is not known any more.');
    case 'busy':
      return no('Google is busy. Try again in a moment.');
  }
}

/** Menu: the bill in a dialog, then the job, then the sidebar that drives and shows it. */
export function enrichFromMenu(world: World, ui: Ui): void {
  const prepared = prepare(world, { ...DEFAULT_OPTIONS, type: settingsOf(world).type });
  if (prepared.kind === 'refused') {
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
  if ('kind' in job) ui.tell('LeadModule', job.sentence);
  else ui.openSidebar();
}

/** Time-driven trigger: a step; removes itself when its owner has nothing open. */
export function tick(world: World, triggerUid: string | undefined): void {
  if (openJobs(new Desk(world, undefined, settingsOf(world)).allJobs()).length > 0)
    step(world, TRIGGER_BUDGET);
  if (triggerUid !== undefined && !hasOpenJobs(world)) world.scheduler.disarm(triggerUid);
}
