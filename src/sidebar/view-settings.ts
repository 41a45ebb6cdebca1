// Settings as they would be after saving: what changed, what cannot be saved, each topic's value in a line. Pure.
import type { OldResults, PageSettings } from '../sidebar-api.js';
import { count, plural } from './view-format.js';

/** Bounds as the server has them; a number outside is refused here, before a call. */
export const BOUNDS: Readonly<Partial<Record<keyof PageSettings, readonly [number, number]>>> = {
  minimumConfidence: [0, 100],
  requestsPerMinute: [1, 6000],
  creditsPerRun: [0, 1_000_000],
  creditsPerDay: [0, 1_000_000],
  askAboveCredits: [0, 1_000_000],
  formulaCreditsPerDay: [0, 100_000],
};

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one) => b.includes(one));
  return a === b;
}

/** What is different from what is stored: only that is sent. */
export function changesOf(saved: PageSettings, draft: Partial<PageSettings>): Partial<PageSettings> {
  const changed: Record<string, unknown> = {};
  for (const name of Object.keys(draft) as (keyof PageSettings)[])
    if (!isSame(draft[name], saved[name])) changed[name] = draft[name];
  return changed as Partial<PageSettings>;
}

/** Why the number cannot be saved; '' = it can. NaN stands for what is not a number. */
export function errorOf(name: keyof PageSettings, value: unknown): string {
  const bounds = BOUNDS[name];
  return !bounds || value === undefined ? '' : boundsError(value, bounds);
}

function boundsError(value: unknown, [low, high]: readonly [number, number]): string {
  return typeof value === 'number' && value >= low && value <= high
    ? ''
    : `Type a number from ${count(low)} to ${count(high)}.`;
}

export function daysError(days: number): string {
  return boundsError(days, [1, 3650]);
}

/** Answers are reused free for so long, here and at LeadModule. */
const REUSED_DAYS = 30;

/** What forgetting results older than so many days would do; no question: there are none. */
export function oldWords(days: number, { old, all }: OldResults) {
  const age = plural(days, 'day', 'days');
  if (old === 0) return { found: `No results in this file are older than ${age}.` };
  const price =
    days < REUSED_DAYS
      ? 'Looked up again, a contact may cost a credit: only LeadModule’s own memory of 30 days can still answer it free.'
      : 'Looked up again, a contact costs a credit, as it does after 30 days anyway.';
  return {
    found: `${count(old)} of ${plural(all, 'result', 'results')} in this file’s ledger ${old === 1 ? 'is' : 'are'} older than ${age}.`,
    button: `Forget ${plural(old, 'old result', 'old results')}`,
    question: `The ledger and formulas forget these people and their results. Your tabs keep what stands in them, but undo, retry and placing again end for those runs. ${price}`,
  };
}

export interface SettingsView {
  /** Stored values with the changes on top. */
  readonly shown: PageSettings;
  readonly changed: Partial<PageSettings>;
  readonly changeCount: number;
  readonly hasErrors: boolean;
  readonly spending: string;
  readonly formulas: string;
  readonly found: string;
  readonly speed: string;
}

function limitWords(credits: number | undefined, of: string): string {
  return credits ? `${count(credits)} ${of}` : '';
}

export function settingsView(saved: PageSettings, draft: Partial<PageSettings>): SettingsView {
  const shown: PageSettings = { ...saved, ...draft };
  const changed = changesOf(saved, draft);
  const names = Object.keys(changed) as (keyof PageSettings)[];
  const limits = [limitWords(shown.creditsPerRun, 'a run'), limitWords(shown.creditsPerDay, 'a day')].filter(
    (words) => words !== '',
  );
  const formulas = shown.formulaCreditsPerDay ?? 0;
  const accept = shown.accept?.length ? `, ${shown.accept.join(' or ')}` : '';
  return {
    shown,
    changed,
    changeCount: names.length,
    hasErrors: names.some((name) => errorOf(name, changed[name]) !== ''),
    spending: limits.length > 0 ? `up to ${limits.join(', ')}` : 'no limit',
    formulas: formulas > 0 ? `up to ${count(formulas)} a day` : 'off',
    found: (shown.minimumConfidence > 0 ? `${shown.minimumConfidence} or more` : 'any confidence') + accept,
    speed: `${count(shown.requestsPerMinute)} requests a minute`,
  };
}
