// The three programs as npm starts them: their options, their exit codes, the build they run. Everything else about
// them is in setup, push and release.test.ts.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { build, type Checkout, makeCheckout, PROJECT } from './checkout.js';
import { type Google, startGoogle } from './google.js';
import { newScript } from './google-answers.js';

// A clasp process takes a second, more on a busy machine; a hang is what this is for.
jest.setTimeout(60_000);

const SCRIPT = '1an-existing-script-project-of-somebody-who-owns-it-here-0';

let google: Google;
let checkout: Checkout;
beforeAll(async () => {
  google = await startGoogle();
  checkout = makeCheckout(() => {
    throw new Error('the programs start their own clasp');
  });
  cpSync(join(PROJECT, 'local/run.mjs'), join(checkout.root, 'local/run.mjs'), { recursive: true });
  cpSync(join(PROJECT, 'local/ship'), join(checkout.root, 'local/ship'), { recursive: true });
  checkout.writeText(
    'build.mjs',
    `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('dist', { recursive: true });
for (const [name, text] of Object.entries(${JSON.stringify(build())})) writeFileSync('dist/' + name, text);`,
  );
  // As on macOS, where the temporary folder is reached through a symbolic link, which clasp refuses to write through.
  mkdirSync(join(checkout.root, 'temporary'));
  symlinkSync(join(checkout.root, 'temporary'), temporary(), 'junction');
  google.logIn();
});
afterAll(async () => {
  checkout.remove();
  await google.close();
});

const temporary = () => join(checkout.root, 'link to temporary');

const run = (program: string, ...args: string[]) =>
  new Promise<{ code: number | null; out: string }>((resolve) => {
    const child = spawn(process.execPath, ['local/run.mjs', `local/ship/${program}.ts`, ...args], {
      cwd: checkout.root,
      env: { ...process.env, ...google.env, TMPDIR: temporary(), TEMP: temporary() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
    child.on('close', (code) => resolve({ code, out }));
  });

test('push before setup, setup, push, release', async () => {
  const early = await run('push');
  expect(early).toMatchObject({ code: 1, out: expect.stringContaining('npm run setup') });

  google.scripts.set(SCRIPT, newScript([{ name: 'Macros', type: 'SERVER_JS', source: 'payroll();' }]));
  const refused = await run('setup', '--script', SCRIPT);
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('holds other code (Macros.js)') });

  const setup = await run('setup', '--new', '--title', 'Leads of spring');
  expect(setup).toMatchObject({
    code: 0,
    out: expect.stringContaining('Pushed appsscript.json, Code.js, Sidebar.html.'),
  });
  expect(setup.out).toContain('Open https://drive.google.com/open?id=sheet-1');
  expect(google.spreadsheets).toEqual(['Leads of spring']);

  const again = await run('setup', '--no-open');
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('already up to date') });
  expect(again.out).not.toContain('Open https://');

  expect(await run('push')).toMatchObject({ code: 0, out: expect.stringContaining('already up to date') });
  expect(await run('release')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Made the first deployment'),
  });
  expect(readdirSync(temporary())).toEqual([]);
});

test.each([
  ['setup', ['--sheet', 'nonsense'], '--sheet wants the address or id of a spreadsheet, not nonsense'],
  ['setup', ['--new', '--script', 'x'], 'Choose one of --new, --sheet and --script'],
  ['setup', ['--colour'], '--colour'],
  ['release', ['--deployment'], 'npm run release -- [--deployment ID]'],
])('%s %j is refused with its usage', async (program, args, expected) => {
  const before = google.requests.length;
  expect(await run(program, ...args)).toMatchObject({ code: 1, out: expect.stringContaining(expected) });
  expect(google.requests).toHaveLength(before);
});
