// What many worlds come to together: the numbers of --json and the matrix of what was met.
import type { Rule } from './referee.js';
import type { Story } from './story.js';
import type { Outcome } from './world.js';

/** Not part of these worlds yet. */
export const NOT_BUILT = [
  'formulas as acts',
  'webhook acts',
  'R11',
  'inbox event deleted before the ledger has it',
] as const;

export interface Totals {
  worlds: number;
  executions: number;
  kills: number;
  worldsWithTwoKills: number;
  userActs: number;
  faults: number;
  misplaced: number;
  lost: number;
  doubleCharged: number;
  overRate: number;
  foreignCells: number;
  unfinished: number;
  leaks: number;
  /** Worlds that the simulation itself could not run. */
  broken: number;
  readonly matrix: Record<string, number>;
  readonly rows: number[];
}

export function noTotals(): Totals {
  return {
    worlds: 0,
    executions: 0,
    kills: 0,
    worldsWithTwoKills: 0,
    userActs: 0,
    faults: 0,
    misplaced: 0,
    lost: 0,
    doubleCharged: 0,
    overRate: 0,
    foreignCells: 0,
    unfinished: 0,
    leaks: 0,
    broken: 0,
    matrix: {},
    rows: [],
  };
}

/** The readings that a world stands under, as cells of the matrix. */
function readingsOf(story: Story): string[] {
  return Object.entries({ ...story.vendor, ...story.google })
    .filter(([name]) => name !== 'R11')
    .map(([name, choice]) => `${name} ${choice}`);
}

export function isClean(outcome: Outcome): boolean {
  return outcome.findings.length === 0 && outcome.bugs.length === 0;
}

export function addOutcome(totals: Totals, story: Story, outcome: Outcome): void {
  totals.worlds += 1;
  totals.executions += outcome.executions;
  totals.kills += outcome.kills;
  totals.worldsWithTwoKills += outcome.kills >= 2 ? 1 : 0;
  totals.userActs += outcome.userActs;
  totals.faults += outcome.faults;
  totals.broken += outcome.bugs.length > 0 ? 1 : 0;
  totals.rows.push(outcome.rows);
  const rules = outcome.findings.map(({ rule }): Rule => rule);
  for (const rule of rules) totals[rule] += 1;
  for (const cell of [...outcome.cells, ...readingsOf(story)])
    totals.matrix[cell] = (totals.matrix[cell] ?? 0) + 1;
}

/** Numbers of several processes as one. */
export function joined(parts: readonly Totals[]): Totals {
  const all = noTotals();
  for (const part of parts) {
    for (const name of Object.keys(part) as (keyof Totals)[]) {
      if (name === 'matrix' || name === 'rows') continue;
      all[name] += part[name];
    }
    for (const [cell, count] of Object.entries(part.matrix))
      all.matrix[cell] = (all.matrix[cell] ?? 0) + count;
    all.rows.push(...part.rows);
  }
  return all;
}
