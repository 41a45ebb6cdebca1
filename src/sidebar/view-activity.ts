// Past and present jobs as a list: who ran what, where, with what result. Pure.
import type { Activity, PageJob } from '../sidebar-api.js';
import {
  atMoment,
  capital,
  clean,
  count,
  dayMonth,
  isSameDay,
  moment,
  percent,
  plural,
  type Times,
} from './view-format.js';
import { type BarPart, barOf, doneCount } from './view-job.js';
import { TYPE_WORDS } from './view-words.js';

export interface JobLine {
  readonly id: string;
  readonly name: string;
  readonly tag: { readonly words: string; readonly tone: 'busy' | 'good' | 'warn' | 'none' };
  readonly who: string;
  readonly result: string;
  /** Only of a job under way. */
  readonly bar:
    | { readonly parts: readonly BarPart[]; readonly total: number; readonly words: string }
    | undefined;
}

export interface ActivityView {
  readonly title: string;
  readonly lead: string;
  readonly days: DaysView | undefined;
  readonly background: { readonly words: string; readonly detail: string } | undefined;
  readonly groups: readonly { readonly title: string; readonly jobs: readonly JobLine[] }[];
}

export interface DaysView {
  /** 0 to 1 of the tallest. */
  readonly bars: readonly number[];
  readonly words: string;
  readonly from: string;
  readonly today: string;
}

const DAY_MS = 86_400_000;

function tagOf(job: PageJob): JobLine['tag'] {
  if (job.undo === 'undone') return { words: 'Undone', tone: 'none' };
  switch (job.state.kind) {
    case 'paused':
      return { words: 'Paused', tone: 'warn' };
    case 'waiting':
      return { words: job.state.reason === 'queued' ? 'In line' : 'Waiting', tone: 'busy' };
    case 'stopping':
      return { words: 'Stopping', tone: 'busy' };
    case 'stopped':
      return { words: 'Stopped', tone: 'none' };
    case 'done':
      return { words: 'Done', tone: 'good' };
    default:
      return { words: 'Running', tone: 'busy' };
  }
}

function resultOf(job: PageJob): string {
  const done = doneCount(job);
  const found = job.counts.found + job.counts.risky;
  const credits = plural(job.creditsUsed, 'credit', 'credits');
  if (job.undo === 'undone') return `${plural(done, 'contact', 'contacts')}, ${credits} stay spent`;
  if (job.state.kind === 'done' || job.state.kind === 'stopped')
    return `${count(found)} of ${count(done)} found (${percent(found, done)}), ${credits}`;
  return `${count(done)} of ${count(job.total)} done, ${credits}`;
}

export function jobLine(job: PageJob, times: Times): JobLine {
  const isMoving =
    job.state.kind === 'running' || job.state.kind === 'waiting' || job.state.kind === 'stopping';
  const type = job.type === 'all' ? 'both' : TYPE_WORDS[job.type].one;
  return {
    id: job.id,
    name: `${clean(job.tabName, 40)}, ${type}`,
    tag: tagOf(job),
    who: `${capital(moment(job.startedAtMs, times))}, ${job.mine ? 'you' : 'another editor'}`,
    result: resultOf(job),
    bar: isMoving
      ? {
          parts: barOf(job),
          total: Math.max(1, job.total),
          words: `${percent(doneCount(job), job.total)} done`,
        }
      : undefined,
  };
}

function daysOf(activity: Activity, times: Times): DaysView | undefined {
  const days = activity.creditsByDay;
  const tallest = Math.max(0, ...days);
  if (days.length < 2 || tallest === 0) return undefined;
  const today = days[days.length - 1] ?? 0;
  return {
    bars: days.map((credits) => credits / tallest),
    words: `Credits a day over ${days.length} days; the most was ${count(tallest)}, today ${count(today)}`,
    from: dayMonth(times.nowMs - (days.length - 1) * DAY_MS, times.timeZone),
    today: `Today, ${count(today)}`,
  };
}

function backgroundOf(activity: Activity, times: Times): ActivityView['background'] {
  const { background } = activity;
  if (!background) return undefined;
  const last =
    background.lastMs > 0 ? `Last woke ${atMoment(background.lastMs, times)}` : 'Has not woken yet';
  const next = background.nextMs > 0 ? `, next ${atMoment(background.nextMs, times)}.` : '.';
  return {
    words: background.isMine
      ? 'Background work is on, run by you.'
      : 'Background work is on, run by another editor.',
    detail: `${last}${next}`,
  };
}

function ofFormulas({ formulas }: Activity): string {
  if (!formulas) return '';
  return `; of these ${plural(formulas.lookups, 'lookup', 'lookups')}, ${plural(formulas.credits, 'credit', 'credits')} by formulas`;
}

/** Jobs of the report are newer news than those of the list that was loaded once. */
export function activityView(
  reported: readonly PageJob[],
  activity: Activity | undefined,
  times: Times,
): ActivityView {
  const known = new Set(reported.map((job) => job.id));
  const jobs = [...reported, ...(activity?.jobs ?? []).filter((job) => !known.has(job.id))].sort(
    (a, b) => b.startedAtMs - a.startedAtMs,
  );
  const isToday = (job: PageJob) => isSameDay(job.startedAtMs, times.nowMs, times.timeZone);
  const group = (title: string, members: readonly PageJob[]) =>
    members.length > 0 ? [{ title, jobs: members.map((job) => jobLine(job, times)) }] : [];
  return {
    title: activity ? 'Last 30 days' : 'Activity',
    lead: activity
      ? `${count(activity.found)} found (${percent(activity.found, activity.contacts)}), ${plural(activity.credits, 'credit', 'credits')}${ofFormulas(activity)}`
      : jobs.length > 0
        ? 'What was run in this document.'
        : 'Nothing was run in this document yet.',
    days: activity && daysOf(activity, times),
    background: activity && backgroundOf(activity, times),
    groups: [
      ...group('Today', jobs.filter(isToday)),
      ...group(
        'Earlier',
        jobs.filter((job) => !isToday(job)),
      ),
    ],
  };
}
