// The bench's command line: one case, or without any option the standard ones.
import { parseArgs } from 'node:util';
import { type Case, type Lane, type LimiterName, STANDARD } from './case.js';

export interface BenchOptions {
  /** The case asked for; undefined: the standard table. */
  readonly one: Case | undefined;
  readonly seed: number;
  readonly json: boolean;
  /** Write docs/pictures/frontier.svg. */
  readonly chart: boolean;
}

export const USAGE =
  'usage: npm run bench -- [--contacts N] [--lane sidebar|minute|hourly|webhook] [--latency const|fast|slow] [--order first|fastest] [--rate 60] [--jitter 0|2|10] [--limiter sliding|fixed|bucket] [--account consumer|workspace] [--seed S] [--json] [--chart]';

export class BadInput extends Error {}

function oneOf<T extends string>(
  name: string,
  text: string | undefined,
  words: readonly T[],
  standard: T,
): T {
  if (text === undefined) return standard;
  const word = words.find((each) => each === text);
  if (!word) throw new BadInput(`--${name} is one of ${words.join(', ')}, not "${text}".\n${USAGE}`);
  return word;
}

function number(name: string, text: string | undefined, standard: number, low: number): number {
  if (text === undefined) return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < low)
    throw new BadInput(`--${name} wants a whole number from ${low}, not "${text}".`);
  return value;
}

const LANES: readonly Lane[] = ['sidebar', 'minute', 'hourly', 'webhook'];
const LIMITERS: readonly LimiterName[] = ['sliding', 'fixed', 'bucket'];

export function readBenchOptions(args: readonly string[]): BenchOptions {
  let values: Record<string, string | boolean | undefined>;
  try {
    const text = { type: 'string' } as const;
    ({ values } = parseArgs({
      args: [...args],
      options: {
        contacts: text,
        lane: text,
        latency: text,
        order: text,
        rate: text,
        jitter: text,
        limiter: text,
        account: text,
        seed: text,
        json: { type: 'boolean' },
        chart: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const seed = number('seed', said('seed'), STANDARD.seed, 0);
  const isAsked = ['contacts', 'lane', 'latency', 'order', 'rate', 'jitter', 'limiter', 'account'].some(
    (name) => said(name) !== undefined,
  );
  const one: Case = {
    contacts: number('contacts', said('contacts'), STANDARD.contacts, 1),
    lane: oneOf('lane', said('lane'), LANES, STANDARD.lane),
    latency: oneOf('latency', said('latency'), ['const', 'fast', 'slow'], 'fast'),
    order:
      oneOf('order', said('order'), ['first', 'fastest'], 'first') === 'first'
        ? 'first results'
        : 'fastest finish',
    requestsPerMinute: number('rate', said('rate'), STANDARD.requestsPerMinute, 1),
    jitterSeconds: number('jitter', said('jitter'), STANDARD.jitterSeconds, 0),
    limiter: oneOf('limiter', said('limiter'), LIMITERS, STANDARD.limiter),
    account: oneOf('account', said('account'), ['consumer', 'workspace'], STANDARD.account),
    seed,
  };
  return {
    one: isAsked ? one : undefined,
    seed,
    json: values['json'] === true,
    chart: values['chart'] === true,
  };
}
