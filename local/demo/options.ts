// The demo's command line: what may be given, and one plain sentence for what may not.
import { parseArgs } from 'node:util';
import { BadInput, readEndpoint } from './command-line.js';

export interface DemoOptions {
  /** A CSV of the caller's; undefined: the sample. */
  readonly file: string | undefined;
  /** The enrich endpoint of another server; undefined: the sandbox that comes with the project. */
  readonly api: string | undefined;
  readonly key: string;
  readonly type: 'email' | 'phone' | 'all';
  readonly requestsPerMinute: number;
  readonly doubtSeconds: number | undefined;
  readonly out: string | undefined;
  readonly json: boolean;
}

export const USAGE =
  'usage: npm run demo -- [FILE.csv] [--api URL] [--key KEY] [--type email|phone|all] [--rate N] [--doubt SECONDS] [--out FILE.csv] [--json]';

function positive(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0)
    throw new BadInput(`--${name} wants a number above zero, not "${text}".`);
  return number;
}

export function readOptions(args: readonly string[]): DemoOptions {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) throw new BadInput(`One CSV file at a time.\n${USAGE}`);
  const type = values.type ?? 'email';
  if (type !== 'email' && type !== 'phone' && type !== 'all')
    throw new BadInput(`--type is email, phone or all, not "${type}".`);
  return {
    file: positionals[0],
    api: readEndpoint(values.api),
    key: values.key ?? 'lm_live_demo_key_of_the_sandbox',
    type,
    requestsPerMinute: positive(values.rate, 'rate') ?? 60,
    doubtSeconds: positive(values.doubt, 'doubt'),
    out: values.out,
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      api: { type: 'string' },
      key: { type: 'string' },
      type: { type: 'string' },
      rate: { type: 'string' },
      doubt: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
}
