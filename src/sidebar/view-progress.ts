// A job under way in words and figures: where it is, why it waits, until when, and what the user can do. Pure.
import type { PageJob } from '../sidebar-api.js';
import { type Action, type ActionContext, actionsOf } from './view-actions.js';
import {
  atMoment,
  clean,
  count,
  minutes,
  moment,
  percent,
  plural,
  remaining,
  type Times,
} from './view-format.js';
import { type BarPart, barOf, doneCount, minutesLeft, speedOf } from './view-job.js';
import { PAUSES, WAITS } from './view-waits.js';
import { type Mark, type Phrase, TYPE_WORDS } from './view-words.js';

export interface ProgressContext extends Times, ActionContext {
  /** Server time of the next step; undefined: none is planned. */
  readonly nextStepMs: number | undefined;
  readonly isStepping: boolean;
  /** Steps that got no answer, one after the other. */
  readonly failedSteps: number;
  readonly hasKey: boolean;
}

export interface CountLine {
  readonly mark: Mark;
  readonly words: string;
  readonly count: number;
}

export interface ProgressView {
  readonly title: string;
  readonly caption: Phrase;
  readonly notice: { readonly tone: 'plain' | 'warn'; readonly text: Phrase } | undefined;
  readonly percent: string;
  readonly done: string;
  readonly bar: readonly BarPart[];
  readonly total: number;
  readonly sentence: string;
  readonly counts: readonly CountLine[];
  readonly facts: readonly (readonly [string, string])[];
  readonly actions: readonly Action[];
  readonly foot: string;
}

function titleOf(job: PageJob, times: Times): string {
  const contacts = plural(job.total, 'contact', 'contacts');
  const { state } = job;
  switch (state.kind) {
    case 'running':
      return job.mine ? `Enriching ${contacts}` : `Another editor enriches ${contacts}`;
    case 'waiting':
      return state.reason === 'queued' ? 'Waiting in line' : `Waiting until ${moment(state.untilMs, times)}`;
    case 'paused':
      return PAUSES[state.reason].title;
    case 'stopping':
      return 'Stopping';
    case 'stopped':
      return 'Stopped';
    case 'done':
      return 'Done';
  }
}

function waitingCount(job: PageJob): number {
  return Math.max(0, job.total - doneCount(job) - job.searching - job.inDoubt);
}

function noticeOf(job: PageJob, context: ProgressContext): ProgressView['notice'] {
  const { state } = job;
  if (state.kind === 'waiting') {
    const parts: Phrase =
      state.reason === 'queued'
        ? [WAITS.queued]
        : [
            `${WAITS[state.reason]} It goes on by itself in `,
            { strong: remaining(state.untilMs - context.nowMs) },
            '.',
          ];
    return { tone: 'plain', text: parts };
  }
  if (state.kind === 'paused') {
    const words = PAUSES[state.reason];
    const isOthers = state.reason === 'user' && !job.mine;
    const text = isOthers
      ? 'Another editor paused this job.'
      : words.text.replace('{detail}', clean(state.detail, 120));
    const waits = waitingCount(job);
    const middle: Phrase = waits
      ? [
          ' ',
          { strong: plural(waits, 'contact waits', 'contacts wait') },
          ` and spend nothing until ${job.mine ? 'you decide' : 'its owner decides'}.`,
        ]
      : [];
    return { tone: job.mine ? 'warn' : 'plain', text: [text, ...middle, words.safe ? ` ${words.safe}` : ''] };
  }
  if (state.kind === 'stopping') {
    const sent = job.searching;
    const left = minutesLeftOfSent(job);
    return {
      tone: 'plain',
      text:
        sent > 0
          ? [
              'Nothing more is sent. ',
              { strong: plural(sent, 'lookup was', 'lookups were') },
              ` already sent and paid for, so their results are still collected.${left}`,
            ]
          : ['Nothing more is sent. The last results are written.'],
    };
  }
  if (context.failedSteps > 1)
    return {
      tone: 'plain',
      text: [
        'Google does not answer just now. The page tries again by itself; results already paid for are kept.',
      ],
    };
  if (!context.hasKey && !context.isViewer && job.mine)
    return { tone: 'warn', text: ['This job waits for a key. Connect the key that it began with.'] };
  return undefined;
}

function minutesLeftOfSent(job: PageJob): string {
  return job.minutesLeft === undefined ? '' : ` About ${minutes(job.minutesLeft)}.`;
}

function countsOf(job: PageJob, times: Times): CountLine[] {
  const { counts, state } = job;
  const lines: CountLine[] = [
    { mark: 'found', words: 'Found', count: counts.found },
    { mark: 'risky', words: 'Found (risky)', count: counts.risky },
    { mark: 'none', words: 'Not found', count: counts.notFound },
    { mark: 'error', words: 'Error', count: counts.error },
  ];
  if (job.searching > 0 || state.kind === 'running')
    lines.push({ mark: 'searching', words: 'Searching', count: job.searching });
  if (job.inDoubt > 0)
    lines.push({
      mark: 'waiting',
      words: 'May be paid',
      count: job.inDoubt,
    });
  const rest = waitingCount(job);
  if (rest > 0) lines.push({ ...restWords(job, times), count: rest });
  return lines;
}

function restWords(job: PageJob, times: Times): Omit<CountLine, 'count'> {
  const { state } = job;
  if (state.kind === 'stopping' || state.kind === 'stopped')
    return { mark: 'skipped', words: 'Not sent, no credits used' };
  if (state.kind === 'waiting' && state.reason === 'queued') return { mark: 'queued', words: 'Queued' };
  if (state.kind === 'waiting')
    return { mark: 'waiting', words: `Waiting: until ${moment(state.untilMs, times)}` };
  if (state.kind === 'paused')
    return {
      mark: 'waiting',
      words:
        state.reason === 'no credits'
          ? 'Waiting: no credits'
          : `Waiting: for ${job.mine ? 'you' : 'its owner'}`,
    };
  return { mark: 'queued', words: 'Queued' };
}

function factsOf(job: PageJob, context: ProgressContext): (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [];
  const { state } = job;
  const speed = state.kind === 'running' ? speedOf(job, context.nowMs) : undefined;
  if (speed !== undefined && speed >= 0.5)
    facts.push(['Speed', `${plural(Math.round(speed), 'contact', 'contacts')} a minute`]);
  facts.push([
    'Credits used',
    job.creditsAtMost === undefined || state.kind === 'stopping'
      ? count(job.creditsUsed)
      : `${count(job.creditsUsed)} of at most ${count(job.creditsAtMost)}`,
  ]);
  if (state.kind === 'paused') {
    if (job.creditsAtMostRest) facts.push(['Needed for the rest', `at most ${count(job.creditsAtMostRest)}`]);
    facts.push(['Next wake-up', job.mine ? 'none, you decide' : 'none, its owner decides']);
    return facts;
  }
  if (job.inDoubt > 0 && job.doubtUntilMs !== undefined)
    facts.push(['Checked free', atMoment(job.doubtUntilMs, context)]);
  if (state.kind === 'running' && !context.isViewer) facts.push(['Next step', nextStep(context)]);
  // A wake-up before the wait is over does nothing.
  const waitsMs = state.kind === 'waiting' ? state.untilMs : 0;
  if (job.backgroundAtMs !== undefined)
    facts.push([
      'If you close this sidebar',
      `${state.kind === 'stopping' ? 'collects' : 'goes on'} ${atMoment(Math.max(waitsMs, job.backgroundAtMs), context)}`,
    ]);
  else if (job.trigger.kind === 'armed')
    facts.push([
      'If you close this sidebar',
      job.trigger.everyMinutes >= 60 ? 'goes on every hour' : 'goes on every minute',
    ]);
  else if (job.trigger.kind === 'refused')
    facts.push(['If you close this sidebar', 'waits until you open it']);
  return facts;
}

function nextStep(context: ProgressContext): string {
  if (context.isStepping || context.nextStepMs === undefined) return 'under way';
  const left = context.nextStepMs - context.nowMs;
  return left <= 0 ? 'now' : `in ${remaining(left)}`;
}

function sentenceOf(job: PageJob, context: ProgressContext): string {
  const found = job.counts.found + job.counts.risky;
  const words = TYPE_WORDS[job.type];
  const so = `${plural(found, words.one, words.many)} found so far.`;
  const left = minutesLeft(job, context.nowMs);
  const isMoving = job.state.kind === 'running' || job.state.kind === 'waiting';
  return isMoving && left !== undefined && left > 0 ? `${so} About ${minutes(Math.max(1, left))} left.` : so;
}

function footOf(job: PageJob, context: ProgressContext): string {
  const { state } = job;
  const sent = job.searching + job.inDoubt;
  if (context.isViewer) return 'You can view this document but not edit it, so you cannot change this job.';
  if (!job.mine) {
    const wait = sent > 0 ? ` The ${count(sent)} already sent wait for the key that paid for them.` : '';
    return `This job spends the credits of the editor who started it.${wait}`;
  }
  if (state.kind === 'paused' && state.reason === 'no credits')
    return context.isToppedUp ? '' : 'Once you have credits, press Resume.';
  if (state.kind === 'stopping') return '';
  const collects = job.searching > 0 ? `Stop still collects the ${count(job.searching)} already sent.` : '';
  const leaves =
    job.inDoubt > 0
      ? `Stop leaves ${plural(job.inDoubt, 'lookup that', 'lookups that')} may be paid, marked in the Status column.`
      : '';
  return `${collects} ${leaves}`.trim();
}

export function progressView(job: PageJob, context: ProgressContext): ProgressView {
  const done = doneCount(job);
  const { state } = job;
  const started = state.kind === 'paused' || state.kind === 'stopping' ? (job.stateSinceMs ?? 0) : 0;
  const verb = state.kind === 'paused' ? 'paused' : 'stopped';
  const when = started
    ? `${verb} ${atMoment(started, context)}`
    : `started ${moment(job.startedAtMs, context)}`;
  const type = job.type === 'all' ? 'Email and phone' : TYPE_WORDS[job.type].choice;
  return {
    title: titleOf(job, context),
    caption: [`${type}, tab ${clean(job.tabName, 40)}, ${when}${job.mine ? '' : ', by another editor'}`],
    notice: noticeOf(job, context),
    percent: percent(done, job.total),
    done: `${count(done)} of ${count(job.total)} done`,
    bar: barOf(job),
    total: Math.max(1, job.total),
    sentence: sentenceOf(job, context),
    counts: countsOf(job, context),
    facts: factsOf(job, context),
    actions: actionsOf(job, context),
    foot: footOf(job, context),
  };
}
