// npm run simulate: worlds by seed on the built bundle. Exit code 0: every world was clean.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Project } from '../appsscript/kernel/project.js';
import { MUTATIONS, mutate } from './mutations.js';
import { PROFILES, type ProfileName } from './profiles.js';
import { shortened } from './shrink.js';
import type { Driver } from './stage.js';
import { addOutcome, isClean, NOT_BUILT, noTotals } from './tally.js';
import { tell } from './telling.js';
import { live } from './world.js';

const USAGE = `npm run simulate -- [--worlds N] [--seed S] [--world N] [--driver direct|lockstep]
  [--profile ${Object.keys(PROFILES).join('|')}] [--mutation NAME] [--shrink] [--json]`;

const { values: options } = parseArgs({
  options: {
    worlds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    world: { type: 'string' },
    driver: { type: 'string', default: 'direct' },
    profile: { type: 'string', default: 'chaos' },
    mutation: { type: 'string' },
    shrink: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function usage(why: string): never {
  process.stderr.write(`${why}\n${USAGE}\n`);
  process.exit(2);
}

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0 ? number : usage(`--${name} wants a whole number`);
}

if (options.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
const driver = options.driver;
if (driver !== 'direct' && driver !== 'lockstep') usage(`no driver ${driver}`);
if (!Object.hasOwn(PROFILES, options.profile)) usage(`no profile ${options.profile}`);
const profile = PROFILES[options.profile as ProfileName];
const dist = resolve(process.env['PROJECT_ROOT'] ?? '.', 'dist');
const read = (name: string) => readFileSync(resolve(dist, name), 'utf8');
const code = read('Code.js');
const mutation =
  options.mutation === undefined ? undefined : MUTATIONS.find(({ name }) => name === options.mutation);
if (options.mutation !== undefined && !mutation)
  usage(`no mutation ${options.mutation}: ${MUTATIONS.map(({ name }) => name).join(', ')}`);
const project = new Project({
  'Code.js': mutation ? mutate(code, mutation) : code,
  'Sidebar.html': read('Sidebar.html'),
  'appsscript.json': read('appsscript.json'),
});

const batch = wholeNumber(options.seed, 'seed');
const only = options.world === undefined ? undefined : wholeNumber(options.world, 'world');
const numbers =
  only === undefined
    ? Array.from({ length: wholeNumber(options.worlds, 'worlds') }, (_, number) => number)
    : [only];

const say = (line: string) => (options.json ? process.stderr : process.stdout).write(`${line}\n`);
const startedMs = performance.now();
const totals = noTotals();
const failed: number[] = [];
for (const number of numbers) {
  const story = tell(batch, number, profile);
  const outcome = await live(story, driver as Driver, project, only !== undefined);
  addOutcome(totals, story, outcome);
  if (only !== undefined && !options.shrink)
    for (const line of [
      JSON.stringify(story.events),
      JSON.stringify(story.people),
      ...outcome.trace,
      JSON.stringify(outcome.jobs),
      JSON.stringify(outcome.calls),
    ])
      say(line);
  if (isClean(outcome)) continue;
  failed.push(number);
  say(`world ${number} of seed ${batch}:`);
  for (const finding of outcome.findings.slice(0, 6))
    say(`  ${finding.rule} at ${new Date(finding.atMs).toISOString().slice(11, 23)}: ${finding.what}`);
  for (const bug of outcome.bugs) say(`  broken: ${bug}`);
  if (options.shrink) {
    const short = await shortened(story, (candidate) => live(candidate, driver as Driver, project), outcome);
    say(`  short story: ${JSON.stringify(short)}`);
    const retold = await live(short, driver as Driver, project, true);
    for (const line of retold.trace) say(`    ${line}`);
    for (const finding of retold.findings) say(`    => ${finding.rule}: ${finding.what}`);
  }
  if (mutation) break;
}
const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
const { rows, ...numbersOfAll } = totals;
const medianRows = [...rows].sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0;
const summary = { ...numbersOfAll, medianRows, failedWorlds: failed, notBuilt: NOT_BUILT, seconds };
if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
else {
  const { matrix, notBuilt, ...short } = summary;
  say(JSON.stringify({ ...short, failedWorlds: failed.length }));
  say(
    failed.length === 0
      ? 'all clean'
      : `replay one: npm run simulate -- --seed ${batch} --world ${failed[0]} --profile ${profile.name}`,
  );
}
process.exitCode = failed.length === 0 ? 0 : 1;
