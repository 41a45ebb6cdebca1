// npm run bench: the shipped bundle against an oracle and against what people would write otherwise, on a virtual
// clock. Without options the standard cases; with any, the case asked for. Same seed, same numbers.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { quickstartLoop, rowByRowScript } from './baselines.js';
import { type Case, STANDARD } from './case.js';
import { frontierSvg } from './chart.js';
import { buildForBench, planSeconds, realmMilliseconds } from './cpu.js';
import { BadInput, readBenchOptions } from './options.js';
import { playCase } from './play.js';
import { tableOf } from './table.js';

const ROOT = process.env['PROJECT_ROOT'] ?? process.cwd();
const DIST = resolve(ROOT, 'dist');

const STANDARD_CASES: readonly Partial<Case>[] = [
  {},
  { lane: 'minute' },
  { lane: 'webhook' },
  { order: 'fastest finish' },
  { latency: 'slow' },
  { lane: 'minute', latency: 'slow' },
  { contacts: 20 },
  { latency: 'const' },
  { limiter: 'fixed' },
  { limiter: 'bucket' },
];

function main(): void {
  const { one, seed, json, chart } = readBenchOptions(process.argv.slice(2));
  buildForBench(ROOT);
  const wanted = one ? [one] : STANDARD_CASES.map((change): Case => ({ ...STANDARD, ...change, seed }));
  const cases = wanted.map((each) => playCase(each, DIST));
  const ground = { ...(wanted[0] ?? STANDARD) };
  const baselines = ground.contacts <= 10_000 ? [quickstartLoop(ground), rowByRowScript(ground)] : [];
  const cpu = one ? undefined : { ...realmMilliseconds(DIST), planSeconds: planSeconds(DIST, 100_000) };
  if (chart) {
    const file = resolve(ROOT, 'docs/pictures/frontier.svg');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, frontierSvg(cases.slice(0, 4), baselines));
  }
  if (json) {
    process.stdout.write(`${JSON.stringify({ cases, baselines, ...(cpu && { cpu }) })}\n`);
    return;
  }
  process.stdout.write(`${tableOf(cases, baselines)}\n`);
  if (cpu)
    process.stdout.write(
      `\nReal clock, this machine: Code.js ${cpu.codeKilobytes} kB, ${cpu.loadMilliseconds} ms to load in a fresh realm; 100,000 rows planned in ${cpu.planSeconds} s.\n`,
    );
}

try {
  main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
