// npm run bench: the add-on's pace, measured on the built bundle and a virtual clock against an oracle and against
// what people have without it. A missed bound is told in words; it is a finding, not a failure of the program.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { playBaselines } from './baselines.js';
import { judge } from './bounds.js';
import type { Case } from './case.js';
import { measureCpu } from './cpu.js';
import { drawFrontier } from './draw.js';
import { BadInput, readOptions } from './options.js';
import { playCase } from './play.js';
import { baselineTable, cpuLine, type Judged, missedOf, tableOf } from './table.js';
import { wholeTable } from './whole-table.js';

function run(args: readonly string[]): void {
  const options = readOptions(args);
  const dist = resolve(process.env['PROJECT_ROOT'] ?? '.', 'dist');
  if (!existsSync(resolve(dist, 'Code.js')))
    throw new BadInput('There is no built bundle yet: npm run build.');
  const { asked } = options;
  const play = (one: Case): Judged => {
    const figures = playCase(one, dist);
    return { ...figures, verdicts: judge(one, figures) };
  };
  const cases = (options.isWholeTable ? wholeTable(asked) : [asked]).map(play);
  const baselines = playBaselines(asked);
  const cpu = measureCpu(dist);
  const missed = missedOf(cases);
  if (options.chart !== undefined) writeFileSync(options.chart, drawFrontier(asked, dist));
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ cases, baselines, cpu, missed }, undefined, 1)}\n`);
    return;
  }
  const told =
    missed.length === 0 ? ['every bound holds'] : ['missed:', ...missed.map((line) => `  ${line}`)];
  const lines = [tableOf(cases), '', baselineTable(baselines), '', cpuLine(cpu), '', ...told];
  process.stdout.write(`${lines.join('\n')}\n`);
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
