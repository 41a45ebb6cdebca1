// The result of a trial: what was found, and an honest range for the rest. Pure.
import type { PageJob } from '../sidebar-api.js';
import { clean, count, plural } from './view-format.js';
import { doneCount } from './view-job.js';
import { END_WORDS, type Mark, TYPE_WORDS } from './view-words.js';

export interface Range {
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/** 95 %; a found share of a few is a range, never a promise (Wilson's score interval holds for few and for 0 of n). */
export function likelyShare(found: number, of: number): Range {
  if (of <= 0) return { low: 0, best: 0, high: 1 };
  const z = 1.96;
  const share = found / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    low: Math.max(0, (middle - spread) / scale),
    best: share,
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** Two digits are all that a trial can say. */
function roughly(value: number): number {
  if (value < 10) return Math.round(value);
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}

export interface TrialView {
  readonly title: string;
  readonly range: Range;
  readonly rangeWords: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly contacts: readonly { readonly name: string; readonly words: string; readonly mark: Mark }[];
  readonly primary: string;
  readonly foot: string;
}

export function trialView(job: PageJob, pilot: NonNullable<PageJob['pilot']>): TrialView {
  const found = job.counts.found + job.counts.risky;
  const tried = doneCount(job);
  const range = likelyShare(found, tried);
  const words = TYPE_WORDS[job.type];
  const share = `${Math.round(range.low * 100)}% to ${Math.round(range.high * 100)}%`;
  const rest = pilot.restContacts;
  const price = tried > 0 ? job.creditsUsed / tried : 1;
  const cost = (part: number) => (price / part).toFixed(1);
  const perFound =
    range.low > 0.005 ? `${cost(range.high)} to ${cost(range.low)}` : `${cost(range.high)} or more`;
  const many = words.many.charAt(0).toUpperCase() + words.many.slice(1);
  return {
    title: `${count(found)} of ${count(tried)} found`,
    range,
    rangeWords: `Range from ${share} with the best guess at ${Math.round(range.best * 100)}%`,
    facts: [
      ['Found share, likely', share],
      [
        `${many} in the other ${count(rest)}`,
        `${count(roughly(rest * range.low))} to ${count(roughly(rest * range.high))}`,
      ],
      [`Credits per ${words.one}`, perFound],
      ['Credits used by the trial', count(job.creditsUsed)],
    ],
    contacts: pilot.contacts.map(({ name, status }) => ({ name: clean(name, 60), ...END_WORDS[status] })),
    primary: `Enrich the other ${count(rest)}`,
    foot: `At most ${plural(pilot.restCreditsAtMost, 'credit', 'credits')} more. These ${count(tried)} stay.`,
  };
}
