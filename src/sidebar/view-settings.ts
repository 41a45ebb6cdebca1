// Settings as they would be after saving: what changed, what cannot be saved, each topic's value in a line. Pure.
import type { PageSettings } from '../sidebar-api.js';
import { count } from './view-format.js';

/** Bounds as the server has them; a number outside is refused here, before a call. */
export const BOUNDS: Readonly<Partial<Record<keyof PageSettings, readonly [number, number]>>> = {
  minimumConfidence: [0, 100],
  requestsPerMinute: [1, 6000],
  creditsPerRun: [0, 1_000_000],
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
  if (!bounds || value === undefined) return '';
  const [low, high] = bounds;
  return typeof value === 'number' && value >= low && value <= high
    ? ''
    : `Type a number from ${count(low)} to ${count(high)}.`;
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

export function settingsView(saved: PageSettings, draft: Partial<PageSettings>): SettingsView {
  const shown: PageSettings = { ...saved, ...draft };
  const changed = changesOf(saved, draft);
  const names = Object.keys(changed) as (keyof PageSettings)[];
  const run = shown.creditsPerRun ?? 0;
  const formulas = shown.formulaCreditsPerDay ?? 0;
  const accept = shown.accept?.length ? `, ${shown.accept.join(' or ')}` : '';
  return {
    shown,
    changed,
    changeCount: names.length,
    hasErrors: names.some((name) => errorOf(name, changed[name]) !== ''),
    spending: run > 0 ? `up to ${count(run)} a run` : 'no limit a run',
    formulas: formulas > 0 ? `up to ${count(formulas)} a day` : 'off',
    found: (shown.minimumConfidence > 0 ? `${shown.minimumConfidence} or more` : 'any confidence') + accept,
    speed: `${count(shown.requestsPerMinute)} requests a minute`,
  };
}
