// The bench's command line: which case, and one plain sentence for what cannot be measured.
import { parseArgs } from 'node:util';
import { LATENCIES, type LatencyName } from '../leadmodule/index.js';
import { type Case, STANDARD } from './case.js';

export interface BenchOptions {
  /** The case asked for: the first of the table. */
  readonly asked: Case;
  /** Nothing of a case was named: the whole table is played. */
  readonly isWholeTable: boolean;
  readonly json: boolean;
  /** Where to write the chart of the frontier; undefined: nowhere. */
  readonly chart: string | undefined;
}

/** Something the caller can mend; shown as it is, without a stack. Exit code 2. */
export class BadInput extends Error {}

export const USAGE = `npm run bench -- [--contacts N] [--lane sidebar|minute|hourly|webhook] [--latency const|fast|slow]
  [--rate 60] [--jitter 0|2|10] [--limiter sliding|fixed|bucket] [--account consumer|workspace]
  [--order first|fastest] [--seed S] [--chart FILE.svg] [--json]
Without any of the first eight the whole table is played.`;

const OPTIONS = {
  contacts: { type: 'string' },
  lane: { type: 'string' },
  latency: { type: 'string' },
  rate: { type: 'string' },
  jitter: { type: 'string' },
  limiter: { type: 'string' },
  account: { type: 'string' },
  order: { type: 'string' },
  seed: { type: 'string' },
  chart: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Options that do not choose a case. */
const ABOUT_ALL: readonly string[] = ['seed', 'chart', 'json'];
const MOST_CONTACTS = 1_000_000;

function wholeNumber(text: string, name: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new BadInput(`--${name} wants a whole number from ${least} to ${most}, not "${text}".`);
}

function oneOf<T extends string>(text: string, name: string, words: readonly T[]): T {
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  throw new BadInput(`--${name} is ${words.join(', ')}, not "${text}".`);
}

/** Throws BadInput on what cannot be understood. */
export function readOptions(args: readonly string[]): BenchOptions {
  const values = parsed(args);
  const { contacts, rate, jitter, seed, lane, latency, limiter, account, order } = values;
  const latencies = Object.keys(LATENCIES) as LatencyName[];
  return {
    asked: {
      ...STANDARD,
      ...(contacts && { contacts: wholeNumber(contacts, 'contacts', 1, MOST_CONTACTS) }),
      ...(rate && { requestsPerMinute: wholeNumber(rate, 'rate', 1, 10_000) }),
      ...(jitter && { jitterSeconds: wholeNumber(jitter, 'jitter', 0, 59) }),
      ...(seed && { seed: wholeNumber(seed, 'seed', 0, Number.MAX_SAFE_INTEGER) }),
      ...(lane && { lane: oneOf(lane, 'lane', ['sidebar', 'minute', 'hourly', 'webhook']) }),
      ...(latency && { latency: oneOf(latency, 'latency', latencies) }),
      ...(limiter && { limiter: oneOf(limiter, 'limiter', ['sliding', 'fixed', 'bucket']) }),
      ...(account && { account: oneOf(account, 'account', ['consumer', 'workspace']) }),
      ...(order && {
        order: oneOf(order, 'order', ['first', 'fastest']) === 'first' ? 'first results' : 'fastest finish',
      }),
    },
    isWholeTable: Object.keys(values).every((name) => ABOUT_ALL.includes(name)),
    json: values.json ?? false,
    chart: values.chart,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
