// npm run coverage [-- test paths]: which lines of src/ no test runs. Builds a measured bundle, runs the tests that
// run the add-on, and tells each file's share; below the bound it exits with 1. At last dist/ is built to be pushed.
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import transformer from '../../jest-esbuild.mjs';
import type { Covered, Interval } from './intervals.js';
import { addLines, asRanges, type Lines } from './lines.js';

const ROOT = process.env['PROJECT_ROOT'] ?? process.cwd();
const FOLDER = resolve(ROOT, '.build/coverage');
const LEAST_PERCENT = 95;
/** Those that never load the add-on are left out. */
const TESTS = ['engine', 'job', 'leadmodule', 'sheet', 'sidebar', 'demo', 'world'].map(
  (folder) => `test/${folder}/`,
);
const JEST = [
  '--experimental-vm-modules',
  '--no-warnings=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  // V8 keeps the counts of every copy of the bundle that a worker ever ran: a full one is replaced between two files.
  '--workerIdleMemoryLimit=1GB',
];

function run(args: readonly string[], isMeasured: boolean): Promise<number> {
  const { LEADMODULE_COVERAGE: _, ...env } = process.env;
  return new Promise((done, fail) => {
    spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: isMeasured ? { ...env, LEADMODULE_COVERAGE: FOLDER } : env,
    })
      .on('error', fail)
      .on('exit', (code) => done(code ?? 1));
  });
}

/** The places of each script that ran in any test. */
async function readCovered(): Promise<Map<string, Interval[]>> {
  const all = new Map<string, Interval[]>();
  for (const name of await readdir(FOLDER)) {
    const covered = JSON.parse(await readFile(resolve(FOLDER, name), 'utf8')) as Covered;
    for (const [url, intervals] of Object.entries(covered))
      all.set(url, [...(all.get(url) ?? []), ...intervals]);
  }
  return all;
}

/** The text that V8 saw under this name. */
async function scriptOf(url: string): Promise<{ text: string; file: string }> {
  if (url === 'page') {
    const file = resolve(ROOT, 'dist/Sidebar.html');
    const page = await readFile(file, 'utf8');
    const start = page.indexOf('<script>') + '<script>'.length;
    return { text: page.slice(start, page.lastIndexOf('</script>')), file };
  }
  const code = resolve(ROOT, 'dist/Code.js');
  if (/^Code(\.js)?$/.test(url)) return { text: await readFile(code, 'utf8'), file: code };
  const file = fileURLToPath(url);
  const text = transformer.process(await readFile(file, 'utf8'), file, { supportsStaticESM: true }).code;
  return { text, file };
}

function told(lines: Lines): number {
  let covered = 0;
  let all = 0;
  for (const name of [...lines.keys()].sort()) {
    const ofFile = [...(lines.get(name) ?? [])].sort(([a], [b]) => a - b);
    const missed = ofFile.filter(([, did]) => !did).map(([line]) => line);
    covered += ofFile.length - missed.length;
    all += ofFile.length;
    if (missed.length > 0)
      console.log(
        `${Math.floor((100 * (ofFile.length - missed.length)) / ofFile.length)} % ${name}: ${asRanges(missed)}`,
      );
  }
  const percent = (100 * covered) / all;
  console.log(`${covered} of ${all} lines of src/ with code were run: ${percent.toFixed(1)} %`);
  return percent;
}

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const asked = process.argv.slice(2);
/** The measured text is not what ships, so tests of the text itself would fail. */
const setup = [
  '--testPathIgnorePatterns',
  'built-page',
  '--setupFilesAfterEnv',
  resolve(ROOT, 'local/coverage/collect.ts'),
];
const failed = await run([...JEST, ...(asked.length > 0 ? asked : TESTS), ...setup], true);
const lines: Lines = new Map();
for (const [url, covered] of await readCovered()) addLines(lines, ROOT, await scriptOf(url), covered);
const percent = told(lines);
const built = await run([resolve(ROOT, 'build.mjs')], false);
process.exitCode = failed || built || (asked.length === 0 && percent < LEAST_PERCENT) ? 1 : 0;
