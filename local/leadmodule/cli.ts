// The command line of `npm run sandbox`, read into options.
import { parseArgs } from 'node:util';
import { PRESETS, type PresetName } from './faults.js';
import { parseLatency } from './latency.js';
import { parseReading, type Readings } from './readings.js';
import type { ServerOptions } from './server.js';

export const USAGE = `npm run sandbox -- [--port 8787] [--rate 60] [--credits 1000] [--seed 1]
    [--latency none|const|demo|fast|slow|MS|MS-MS]   time until a result is ready (default demo: 1 to 3 s)
    [--reading R1=b]…                                another reading of the quickstart (see the README)
    [--faults ${Object.keys(PRESETS).join('|')}]
    [--webhooks loopback|any]                        where webhooks may go
    [--state FILE]                                   credits, runs and cache outlive the process`;

export type Command =
  | { readonly kind: 'start'; readonly options: ServerOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

const wrong = (message: string): Command => ({ kind: 'wrong', message });

/** Reads the arguments; what cannot be understood is said in one sentence. */
export function parseCommand(argv: readonly string[]): Command {
  try {
    return read(flagsIn(argv));
  } catch (thrown) {
    return wrong(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function flagsIn(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...argv],
    options: {
      port: { ...text, default: '8787' },
      rate: { ...text, default: '60' },
      credits: { ...text, default: '1000' },
      seed: { ...text, default: '1' },
      latency: { ...text, default: 'demo' },
      reading: { ...text, multiple: true, default: [] },
      faults: { ...text, default: 'none' },
      webhooks: { ...text, default: 'loopback' },
      state: text,
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

function read(flags: ReturnType<typeof flagsIn>): Command {
  if (flags.help) return { kind: 'help' };
  const { webhooks, faults, state } = flags;
  const latency = parseLatency(flags.latency);
  if (!latency)
    return wrong(
      `--latency ${flags.latency}: not a latency (none, const, demo, fast, slow, or milliseconds).`,
    );
  if (!isPreset(faults))
    return wrong(`--faults ${faults}: not a preset (${Object.keys(PRESETS).join(', ')}).`);
  if (webhooks !== 'loopback' && webhooks !== 'any')
    return wrong(`--webhooks ${webhooks}: either loopback or any.`);
  const readings: Partial<Readings> = {};
  for (const text of flags.reading) {
    const reading = parseReading(text);
    if (!reading) return wrong(`--reading ${text}: not a reading (R1=a to R12=b, see the README).`);
    Object.assign(readings, reading);
  }
  const options: ServerOptions = {
    port: whole('--port', flags.port, 0, 65_535),
    rate: whole('--rate', flags.rate, 1, 100_000),
    credits: whole('--credits', flags.credits, 0, 1_000_000_000),
    seed: whole('--seed', flags.seed, 0, Number.MAX_SAFE_INTEGER),
    latency,
    readings,
    faults: PRESETS[faults],
    webhookTargets: webhooks,
    ...(state !== undefined && { stateFile: state }),
  };
  return { kind: 'start', options };
}

const isPreset = (text: string): text is PresetName => Object.hasOwn(PRESETS, text);

/** Throws a sentence for the reader of the terminal. */
function whole(flag: string, text: string, lowest: number, highest: number): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= lowest && number <= highest) return number;
  throw new Error(`${flag} ${text}: a whole number from ${lowest} to ${highest} is needed.`);
}
