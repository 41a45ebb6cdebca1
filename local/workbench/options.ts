// The workbench's command line: what may be given, and one plain sentence for what may not.
import { parseArgs } from 'node:util';
import { BadInput, readEndpoint } from '../demo/command-line.js';
import { type Latency, parseLatency } from '../leadmodule/index.js';

export interface WorkbenchOptions {
  /** 0: any free port. */
  readonly port: number;
  /** The enrich endpoint of another server; undefined: the sandbox that comes with the project. */
  readonly api: string | undefined;
  readonly latency: Latency;
  readonly requestsPerMinute: number;
  /** Folder where the document is kept; undefined: nothing is kept. */
  readonly keep: string | undefined;
  readonly open: boolean;
}

export const USAGE =
  'usage: npm start -- [--port N] [--api URL] [--latency none|const|demo|fast|slow|MS|MS-MS] [--rate N] [--forget] [--no-open]';

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      api: { type: 'string' },
      latency: { type: 'string' },
      rate: { type: 'string' },
      forget: { type: 'boolean' },
      'no-open': { type: 'boolean' },
    },
  }).values;
}

function whole(
  text: string | undefined,
  name: string,
  least: number,
  most: number,
  otherwise: number,
): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new BadInput(`--${name} wants a whole number from ${least} to ${most}, not "${text}".`);
  return number;
}

/** `keep`: the folder for what outlives the process, unless --forget is given. */
export function readOptions(args: readonly string[], keep: string): WorkbenchOptions {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const latency = parseLatency(values.latency ?? 'demo');
  if (!latency) throw new BadInput(`--latency "${values.latency}" is unknown.\n${USAGE}`);
  return {
    port: whole(values.port, 'port', 0, 65_535, 4747),
    api: readEndpoint(values.api),
    latency,
    requestsPerMinute: whole(values.rate, 'rate', 1, 100_000, 60),
    keep: values.forget ? undefined : keep,
    open: !values['no-open'],
  };
}
