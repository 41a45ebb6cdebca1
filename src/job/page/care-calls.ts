// What the page may ask beside bills and runs: results that went astray, undo, history, diagnostics, samples, and
// taking everything out again. Arguments are validated here.
import type { World } from '../../ports.js';
import type { OldResults } from '../desk/ledger-tab.js';
import { type Answer, isRefusal, NO_SUCH_JOB, no, ok, replyTo, wholeNumber } from '../desk/reply.js';
import type { StepResult } from '../flight/step.js';
import { type Loose, type LooseWish, looseOf, settleLoose } from '../place/loose.js';
import { type Undone, undoJob } from '../place/undo.js';
import { type Activity, activityOf } from './activity.js';
import { editing, type Opening, openPage, stepIsDue } from './desk-calls.js';
import { diagnosticsOf } from './diagnostics.js';
import { purge } from './purge.js';
import { removeData } from './remove-data.js';
import { addSamples } from './samples.js';
import type { Survey } from './survey.js';

const WISHES: readonly LooseWish[] = ['place again', 'put back', 'leave'];

function withJob<T>(jobId: unknown, body: (jobId: string) => Answer<T>): Answer<T> {
  return typeof jobId === 'string' ? body(jobId) : no(NO_SUCH_JOB.sentence, NO_SUCH_JOB.reason);
}

export function showActivity(world: World): Answer<Activity> {
  return ok(activityOf(world));
}

export function showLoose(world: World, jobId: unknown): Answer<Loose> {
  return withJob(jobId, (id) => replyTo(looseOf(world, id)));
}

export function settle(world: World, jobId: unknown, wish: unknown): Answer<StepResult> {
  const asked = WISHES.find((one) => one === wish);
  if (!asked) return no('It is not clear what to do with these results.');
  return editing(world, () =>
    withJob(jobId, (id) => {
      const end = settleLoose(world, id, asked);
      return isRefusal(end) ? no(end.sentence, end.reason) : ok(stepIsDue(world));
    }),
  );
}

export function undo(world: World, jobId: unknown): Answer<StepResult & Undone> {
  return editing(world, () =>
    withJob(jobId, (id) => {
      const end = undoJob(world, id);
      return isRefusal(end) ? no(end.sentence, end.reason) : ok({ ...stepIsDue(world), ...end });
    }),
  );
}

export function showDiagnostics(world: World): Answer<string> {
  return ok(diagnosticsOf(world));
}

export function addSampleTab(world: World): Answer<Survey> {
  return editing(world, () => replyTo(addSamples(world)));
}

/** Results older than so many days: counted, or forgotten. */
export function forgetResults(world: World, days: unknown, isSure: unknown): Answer<OldResults> {
  const wanted = wholeNumber(days, 1, 3650);
  if (wanted === undefined) return no('Type a number of days from 1 to 3,650.');
  return editing(world, () => replyTo(purge(world, wanted, isSure === true)));
}

export function removeEverything(world: World): Answer<Opening> {
  return editing(world, () => {
    const end = removeData(world);
    return isRefusal(end) ? no(end.sentence, end.reason) : openPage(world);
  });
}
