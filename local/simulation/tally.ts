// What many worlds come to together: the numbers of --json and the matrix of what was met.
import { READINGS } from '../leadmodule/index.js';
import { ACTS } from './acts/index.js';
import type { Rule } from './referee.js';
import { PHASES, type Story } from './story.js';
import type { Outcome } from './world.js';

/** Of a full run: the bounds of the matrix hold for it. */
export const FULL_RUN = 2_000;
const LEAST_A_CELL = 20;

/** Acts that the issue of the worlds names and that are not part of them. */
export const NOT_BUILT: readonly string[] = [];

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
  lockstepWorlds: number;
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
    lockstepWorlds: 0,
    matrix: {},
    rows: [],
  };
}

/** The readings that a world stands under, as cells of the matrix. */
function readingsOf(story: Story): string[] {
  return (
    Object.entries({ ...story.vendor, ...story.google })
      // Whether failed runs push tells only where anything is pushed.
      .filter(([name]) => name !== 'R11' || story.webhook)
      .map(([name, choice]) => `${name} ${choice}`)
  );
}

export function isClean(outcome: Outcome): boolean {
  return outcome.findings.length === 0 && outcome.bugs.length === 0;
}

export function addOutcome(totals: Totals, story: Story, outcome: Outcome): void {
  totals.worlds += 1;
  totals.executions += outcome.executions;
  totals.kills += outcome.kills;
  totals.worldsWithTwoKills += outcome.kills >= 2 ? 1 : 0;
  totals.lockstepWorlds += story.driver === 'lockstep' ? 1 : 0;
  totals.userActs += outcome.userActs;
  totals.faults += outcome.faults;
  totals.broken += outcome.bugs.length > 0 ? 1 : 0;
  totals.rows.push(outcome.rows);
  const rules = outcome.findings.map(({ rule }): Rule => rule);
  for (const rule of rules) totals[rule] += 1;
  for (const cell of [...outcome.cells, ...readingsOf(story)])
    totals.matrix[cell] = (totals.matrix[cell] ?? 0) + 1;
}

/** Every cell of the matrix that a full run must fill. */
export function allCells(): string[] {
  const acts = ACTS.flatMap(({ name }) => PHASES.map((phase) => `${name} / ${phase}`));
  const vendor = Object.entries(READINGS).flatMap(([name, reading]) =>
    Object.keys(reading)
      .filter((choice) => choice !== 'question')
      .map((choice) => `${name} ${choice}`),
  );
  const google = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [`G${n} a`, `G${n} b`]);
  return [...acts, ...vendor, ...google];
}

/** Cells of the matrix that were met too seldom; a run of fewer than 2,000 worlds promises nothing. */
export function thinCells({ worlds, matrix }: Totals): string[] {
  if (worlds < FULL_RUN) return [];
  return allCells().filter((cell) => (matrix[cell] ?? 0) < LEAST_A_CELL);
}

/** The numbers of --json. */
export function summaryOf(totals: Totals, seconds: number) {
  const { worlds, executions, kills, userActs, faults, misplaced, lost, doubleCharged, overRate } = totals;
  return {
    worlds,
    executions,
    kills,
    userActs,
    faults,
    misplaced,
    lost,
    doubleCharged,
    overRate,
    // A formula made by an answer and a key where others read it are what else must not be in the user's sheet.
    foreignCells: totals.foreignCells + totals.leaks,
    // A world that could not be played to its end proves nothing.
    unfinished: totals.unfinished + totals.broken,
    matrix: Object.fromEntries(allCells().map((cell) => [cell, totals.matrix[cell] ?? 0])),
    seconds,
    notBuilt: NOT_BUILT,
  };
}
