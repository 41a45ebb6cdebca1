// The demo: the main job, end to end, on the built bundle. A person opens a sheet, chooses Enrich selected rows,
// answers the bill with OK and leaves the sidebar open; this program is that person.
import { resolve } from 'node:path';
import { ensureBuilt } from '../build/ensure.js';
import { LATENCIES, startServer } from '../leadmodule/index.js';
import { BadInput } from './command-line.js';
import { drive, type Outcome } from './drive.js';
import { type DemoOptions, readOptions } from './options.js';
import { asObjects, asText, readTable, writeTable } from './table.js';

const ROOT = process.env['PROJECT_ROOT'] ?? process.cwd();
const SAMPLE = resolve(ROOT, 'local/demo/sample.csv');

function say(options: DemoOptions, text: string): void {
  if (!options.json) process.stdout.write(`${text}\n`);
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

function summaryText(outcome: Outcome): string {
  const s = outcome.summary;
  const skips = outcome.skippedReasons.map(({ words, rows }) => `${words}: ${rows}`).join(', ');
  return [
    `${s.found} found, ${s.notFound} not found, ${counted(s.errors, 'error')}, ${s.skipped} skipped${skips ? ` (${skips})` : ''}`,
    `${s.rows} rows, ${counted(s.lookups, 'lookup')} (${counted(s.duplicates, 'row')} with the same contact as another), ${counted(s.creditsUsed, 'credit')}, ${s.requests} requests (${s.submits} submits, ${s.polls} polls), ${s.seconds} s`,
  ].join('\n');
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const rows = readTable(options.file ?? SAMPLE);
  await ensureBuilt(ROOT);
  const sandbox = options.api
    ? undefined
    : await startServer({ latency: LATENCIES.demo, rate: options.requestsPerMinute });
  try {
    const endpoint = options.api ?? sandbox?.url ?? '';
    say(
      options,
      `${rows.length - 1} rows of ${options.file ?? 'the sample'}, enriched by ${options.api ?? `the sandbox at ${endpoint}`}\n`,
    );
    say(options, `${asText(rows)}\n`);
    const outcome = await drive(rows, options, endpoint, resolve(ROOT, 'dist'), (text) => say(options, text));
    if (options.out) writeTable(options.out, outcome.rows);
    if (options.json) {
      process.stdout.write(
        `${JSON.stringify({ rows: asObjects(outcome.rows), summary: outcome.summary })}\n`,
      );
    } else {
      say(options, `\n${asText(outcome.rows)}\n\n${summaryText(outcome)}`);
      if (options.out) say(options, `Written to ${options.out}`);
    }
    return outcome.everyLookupEnded ? 0 : 1;
  } finally {
    await sandbox?.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
