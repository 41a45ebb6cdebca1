// npm run simulate: worlds by seed on the built bundle. Exit code 0: every world was clean and, in a full run, every
// act met every phase and every reading often enough.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { builtFiles, projectOf } from './bundle.js';
import { catchMutations } from './caught.js';
import { CREW_FLAG, play, serveAsCrew } from './crew.js';
import { PROFILES, type ProfileName } from './profiles.js';
import { shortened } from './shrink.js';
import type { Driver, Story } from './story.js';
import { addOutcome, isClean, noTotals, summaryOf, thinCells } from './tally.js';
import { tell } from './telling.js';
import { live, type Outcome } from './world.js';

const USAGE = `npm run simulate -- [--worlds N] [--seed S] [--driver direct|lockstep] [--profile ${Object.keys(PROFILES).join('|')}]
                    [--json] [--processes N]        many worlds; without --driver every tenth is lock-step
npm run simulate -- --seed S --world N [--shrink]   one world, told; --shrink looks for the shortest story that fails
npm run simulate -- --mutations [--worlds N] [--mutation NAME]   is every known mistake caught?`;

const wholeNumber = (text: string, name: string): number => {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0 ? number : usage(`--${name} wants a whole number`);
};

function usage(why: string): never {
  process.stderr.write(`${why}\n${USAGE}\n`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        worlds: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        world: { type: 'string' },
        driver: { type: 'string' },
        profile: { type: 'string', default: 'chaos' },
        processes: { type: 'string' },
        mutations: { type: 'boolean', default: false },
        mutation: { type: 'string' },
        shrink: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return usage((error as Error).message);
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (options.driver !== undefined && options.driver !== 'direct' && options.driver !== 'lockstep')
    usage(`no driver ${options.driver}`);
  const driver: Driver | undefined = options.driver;
  if (!Object.hasOwn(PROFILES, options.profile)) usage(`no profile ${options.profile}`);
  const profile = PROFILES[options.profile as ProfileName];
  const seed = wholeNumber(options.seed, 'seed');
  const say = (line: string) => void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const root = process.env['PROJECT_ROOT'] ?? '.';
  const files = builtFiles(root);
  const story = (number: number) => tell(seed, number, profile, driver);

  if (options.world !== undefined) {
    await one(story(wholeNumber(options.world, 'world')), files, options.shrink, say);
    return;
  }
  const numbers = Array.from({ length: wholeNumber(options.worlds, 'worlds') }, (_, number) => number);
  const processes =
    options.processes === undefined
      ? Math.min(availableParallelism(), Math.ceil(numbers.length / 10))
      : wholeNumber(options.processes, 'processes');
  if (options.mutations || options.mutation !== undefined) {
    const chosen = { worlds: numbers.length, processes, only: options.mutation };
    await catchMutations(root, files, story, chosen, ({ name, worlds, rules }) => {
      say(worlds === undefined ? `NOT CAUGHT: ${name}` : `${name}: world ${worlds}, ${rules.join(', ')}`);
      if (worlds === undefined) process.exitCode = 1;
    });
    return;
  }
  const more = `--profile ${profile.name}${driver === undefined ? '' : ` --driver ${driver}`}`;
  const startedMs = performance.now();
  const totals = noTotals();
  const failed: number[] = [];
  await play(numbers, story, files, processes, ({ number, story: told, outcome }) => {
    addOutcome(totals, told, outcome);
    if (isClean(outcome)) return 'go on';
    failed.push(number);
    say(
      `world ${number} (${told.driver}): npm run simulate -- --seed ${seed} --world ${number} ${more} --shrink`,
    );
    sayFindings(outcome, say);
    return 'go on';
  });
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
  const thin = thinCells(totals);
  for (const cell of thin) say(`met too seldom: ${cell}, ${totals.matrix[cell] ?? 0} times`);
  const summary = summaryOf(totals, seconds);
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else {
    const { matrix: _, ...short } = summary;
    const rows = [...totals.rows].sort((a, b) => a - b);
    const { lockstepWorlds, worldsWithTwoKills } = totals;
    const medianRows = rows[Math.floor(rows.length / 2)] ?? 0;
    say(JSON.stringify({ ...short, lockstepWorlds, worldsWithTwoKills, medianRows }));
    say(failed.length === 0 ? 'all clean' : `${failed.length} worlds failed`);
  }
  if (failed.length > 0 || thin.length > 0) process.exitCode = 1;
}

function sayFindings(outcome: Outcome, say: (line: string) => void): void {
  for (const finding of outcome.findings.slice(0, 6))
    say(`  ${finding.rule} at ${new Date(finding.atMs).toISOString().slice(11, 23)}: ${finding.what}`);
  for (const bug of outcome.bugs.slice(0, 2)) say(`  broken: ${bug}`);
}

/** One world, told; and the shortest story that fails as it does. */
async function one(
  story: Story,
  files: ReturnType<typeof builtFiles>,
  isShort: boolean,
  say: (line: string) => void,
): Promise<void> {
  const project = projectOf(files);
  let told = story;
  let outcome = await live(story, project, true);
  if (isShort && !isClean(outcome)) {
    told = await shortened(story, (candidate) => live(candidate, project), outcome, say);
    outcome = await live(told, project, true);
  }
  say(JSON.stringify({ ...told, sheet: { ...told.sheet, rows: `${told.sheet.rows.length} rows` } }));
  for (const line of outcome.trace) say(line);
  for (const job of outcome.jobs) say(JSON.stringify(job));
  sayFindings(outcome, say);
  say(isClean(outcome) ? 'clean' : 'failed');
  process.exitCode = isClean(outcome) ? 0 : 1;
}

if (process.argv.includes(CREW_FLAG)) serveAsCrew();
else await main();
