// The table that a person reads: a line a case, each number beside its bound, and what was missed in words.
import type { Baseline } from './baselines.js';
import type { Verdict } from './bounds.js';
import type { CpuFigures } from './cpu.js';
import type { Figures } from './play.js';

export interface Judged extends Figures {
  readonly verdicts: readonly Verdict[];
}

const COLUMNS: readonly (readonly [heading: string, of: (one: Judged) => string])[] = [
  ['case', nameOf],
  ['makespan s', ({ makespanSeconds }) => String(Math.round(makespanSeconds))],
  ['÷ oracle', (one) => held(one, 'ratio')],
  ['requests a contact', (one) => held(one, 'requestsPerContact')],
  ['p50 age s', (one) => held(one, 'p50AgeSeconds', 0)],
  ['p95', (one) => held(one, 'p95AgeSeconds', 0)],
  ['mean', (one) => held(one, 'meanAgeSeconds', 0)],
  ['first result s', (one) => held(one, 'firstResultSeconds', 0)],
  ['too early', ({ pollsTooEarly }) => String(pollsTooEarly)],
  ['429', ({ rateLimited }) => String(rateLimited)],
  ['allowance', (one) => held(one, 'allowanceUsed')],
  ['trigger s a min', (one) => held(one, 'triggerSecondsAMinute', 1)],
  ['min a day', (one) => held(one, 'triggerMinutesADay', 0)],
  ['calls a wave', (one) => held(one, 'callsAWaveMean', 1)],
];

export function nameOf(one: Figures): string {
  return [
    one.lane,
    one.latency,
    one.contacts.toLocaleString('en'),
    ...(one.order === 'fastest finish' ? ['fastest'] : []),
    ...(one.limiter === 'sliding' ? [] : [one.limiter]),
    ...(one.account === 'consumer' ? [] : [one.account]),
    ...(one.jitterSeconds === 2 ? [] : [`jitter ${one.jitterSeconds}`]),
  ].join(' ');
}

function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

/** The number with its bound, and a mark where it was missed. */
function held(one: Judged, figure: Verdict['figure'], digits = 2): string {
  const verdict = one.verdicts.find((each) => each.figure === figure);
  // Two digits would round a missed 1.074 to its bound.
  const value = fixed(one[figure], verdict && !verdict.holds && digits === 2 ? 3 : digits);
  if (!verdict) return value;
  const bound =
    verdict.atMost === undefined ? `≥${verdict.atLeast}` : `≤${Math.round(verdict.atMost * 100) / 100}`;
  return `${value} ${bound}${verdict.holds ? '' : ' ✗'}`;
}

/** Rows of equal cells as Markdown; in a terminal it reads as a table, in a document it is one. */
function markdown(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

export function tableOf(cases: readonly Judged[]): string {
  return markdown([
    COLUMNS.map(([heading]) => heading),
    ...cases.map((one) => COLUMNS.map(([, of]) => of(one))),
  ]);
}

/** A late row with a long latency: no program that answers as it goes could have kept the bound. */
function stragglerOf({ floorSeconds, oracleSeconds }: Figures, { figure, atMost }: Verdict): string {
  const floor = floorSeconds / oracleSeconds;
  return figure === 'ratio' && atMost !== undefined && floor > atMost
    ? ` (${floor.toFixed(3)} at best: one of the last rows is ready at ${Math.round(floorSeconds)} s)`
    : '';
}

export function missedOf(cases: readonly Judged[]): string[] {
  return cases.flatMap((one) =>
    one.verdicts
      .filter(({ holds }) => !holds)
      .map((verdict) => {
        const { figure, value, atMost, atLeast } = verdict;
        const bound = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
        return `${nameOf(one)}: ${figure} is ${value}, wanted ${bound}${stragglerOf(one, verdict)}`;
      }),
  );
}

export function baselineTable(baselines: readonly Baseline[]): string {
  const number = (value: number | null) => (value === null ? '–' : String(Math.round(value)));
  return markdown([
    [
      'without the add-on',
      'makespan s',
      'p50 age s',
      'p95',
      'mean',
      'requests a contact',
      '429',
      'filled',
      'dropped',
      'paid and lost',
    ],
    ...baselines.map((one) => [
      one.name,
      number(one.makespanSeconds),
      number(one.p50AgeSeconds),
      number(one.p95AgeSeconds),
      number(one.meanAgeSeconds),
      one.requestsPerContact.toFixed(2),
      String(one.rateLimited),
      String(one.filled),
      String(one.dropped),
      String(one.paidAndLost),
    ]),
  ]);
}

export function cpuLine(cpu: CpuFigures): string {
  return [
    `Code.js ${cpu.codeKilobytes} kB (≤ 205)`,
    `loads in ${cpu.loadMilliseconds} ms (≤ 5)`,
    `plan of ${cpu.planRows.toLocaleString('en')} rows ${cpu.planSeconds} s of processor (≤ 1.5), with its ledger ${cpu.runSeconds} s`,
  ].join(' · ');
}
