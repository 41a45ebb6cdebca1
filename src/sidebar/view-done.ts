// A job that has ended: what came back, what is left to do, who found it. Pure.
import type { Capability, PageJob } from '../sidebar-api.js';
import { capital, clean, count, percent, plural } from './view-format.js';
import { doneCount } from './view-job.js';
import { type Mark, TYPE_WORDS } from './view-words.js';

export interface LeftOver {
  readonly id: 'retry' | 'loose' | 'told';
  readonly title: string;
  readonly detail: string;
  readonly action: string;
}

export interface DoneView {
  readonly title: string;
  readonly lead: string;
  readonly counts: readonly {
    readonly mark: Mark;
    readonly words: string;
    readonly count: number;
    readonly percent: string;
  }[];
  readonly leftOvers: readonly LeftOver[];
  readonly providers: readonly {
    readonly name: string;
    readonly count: number;
    readonly percent: string;
    readonly share: number;
  }[];
  readonly confidence: ConfidenceView | undefined;
  /** Reasons of a retry; undefined: there is nothing to retry. */
  readonly retry: { readonly label: string; readonly reasons: readonly string[] } | undefined;
  readonly canUndo: boolean;
}

export interface ConfidenceView {
  readonly bars: readonly { readonly share: number; readonly isRisky: boolean }[];
  readonly words: string;
  readonly median: string;
  readonly minimum: number;
}

const SHOWN_PROVIDERS = 3;

function providersOf(job: PageJob): DoneView['providers'] {
  const every = job.providers ?? [];
  const whole = every.reduce((sum, [, found]) => sum + found, 0);
  const line = (name: string, found: number) => ({
    name,
    count: found,
    percent: percent(found, whole),
    share: whole > 0 ? found / whole : 0,
  });
  // One more than are shown is a name, not "1 other".
  const shown = every.length <= SHOWN_PROVIDERS + 1 ? every.length : SHOWN_PROVIDERS;
  const others = every.slice(shown);
  return [
    ...every.slice(0, shown).map(([name, found]) => line(clean(name, 24), found)),
    ...(others.length > 0
      ? [
          line(
            `${others.length} others`,
            others.reduce((sum, [, found]) => sum + found, 0),
          ),
        ]
      : []),
  ];
}

function confidenceOf(job: PageJob, minimum: number): ConfidenceView | undefined {
  const spread = job.confidence;
  const tallest = Math.max(...(spread?.tens ?? [0]));
  if (!spread || tallest <= 0) return undefined;
  const parts = spread.tens.flatMap((found, ten) =>
    found > 0 ? `${count(found)} from ${ten * 10} to ${ten === 9 ? 100 : ten * 10 + 9}` : [],
  );
  const whole = spread.tens.reduce((sum, found) => sum + found, 0);
  return {
    bars: spread.tens.map((found, ten) => ({ share: found / tallest, isRisky: ten * 10 + 9 < minimum })),
    words: `Confidence of ${count(whole)}: ${parts.reverse().join(', ')}`,
    median: `Half are ${spread.median} or more`,
    minimum,
  };
}

function leftOversOf(job: PageJob, can: (capability: Capability) => boolean): LeftOver[] {
  const left: LeftOver[] = [];
  const { error } = job.counts;
  const failures = job.failures ?? [];
  const reasons = failures.map(
    ({ why, count: times }) => clean(why, 40) + (failures.length > 1 ? `: ${count(times)}` : ''),
  );
  const detail = capital(reasons.join(', '));
  const canRetry = can('retry') && failures.some((failure) => failure.canRetry);
  if (error > 0)
    left.push({
      id: canRetry ? 'retry' : 'told',
      title: `${count(error)} failed`,
      detail: detail || 'Their reasons stand in the Status column',
      action: canRetry ? 'Retry' : '',
    });
  const unplaced = job.loose?.unplaced ?? job.counts.unplaced;
  const moved = job.loose?.moved ?? 0;
  const canShow = can('loose');
  if (unplaced > 0)
    left.push({
      id: canShow ? 'loose' : 'told',
      title: `${plural(unplaced, 'result has', 'results have')} no row`,
      detail: 'Their rows were edited or deleted; the ledger keeps them',
      action: canShow ? 'Show' : '',
    });
  if (moved > 0)
    left.push({
      id: canShow ? 'loose' : 'told',
      title: `${plural(moved, 'cell holds', 'cells hold')} another contact’s result`,
      detail: 'Cells were moved by hand',
      action: canShow ? 'Show' : '',
    });
  const unsent = job.total - doneCount(job);
  if (unsent > 0)
    left.push({
      id: 'told',
      title: `${count(unsent)} not sent`,
      detail: 'No credits were used for them',
      action: '',
    });
  if (job.undo === 'undone')
    left.push({
      id: 'told',
      title: 'Undone',
      detail: 'Its results were cleared; credits stay spent',
      action: '',
    });
  return left;
}

export function doneView(
  job: PageJob,
  minimumConfidence: number,
  can: (capability: Capability) => boolean,
): DoneView {
  const { counts } = job;
  const found = counts.found + counts.risky;
  const done = doneCount(job);
  const words = TYPE_WORDS[job.type];
  const what =
    job.type === 'all' ? plural(found, 'contact', 'contacts') : plural(found, words.one, words.many);
  const each =
    found > 0 && job.creditsUsed > 0 ? `, ${(job.creditsUsed / found).toFixed(1)} per ${words.one}` : '';
  const line = (mark: Mark, label: string, value: number) => ({
    mark,
    words: label,
    count: value,
    percent: percent(value, done),
  });
  const reasons = (job.failures ?? []).filter((failure) => failure.canRetry);
  const failed = reasons.reduce((sum, failure) => sum + failure.count, 0);
  return {
    title: job.state.kind === 'stopped' ? `Stopped: ${what} found` : `${what} found`,
    lead: `${plural(done, 'contact', 'contacts')}, ${plural(job.creditsUsed, 'credit', 'credits')}${each}`,
    counts: [
      line('found', 'Found', counts.found),
      line('risky', 'Found (risky)', counts.risky),
      line('none', 'Not found', counts.notFound),
      line('error', 'Error', counts.error),
    ],
    leftOvers: leftOversOf(job, can),
    providers: providersOf(job),
    confidence: confidenceOf(job, minimumConfidence),
    retry:
      can('retry') && failed > 0
        ? { label: `Retry ${count(failed)} failed`, reasons: reasons.map((failure) => failure.why) }
        : undefined,
    canUndo: can('undo') && job.undo === 'possible' && job.mine,
  };
}
