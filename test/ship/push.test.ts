// npm run push, as the person reads it: the unmodified clasp binary against a stand-in of Google on loopback.
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { type Clasp, claspOf } from '../../local/ship/clasp.js';
import { buildAndPush } from '../../local/ship/publish.js';
import { build, type Checkout, MANIFEST, makeCheckout } from './checkout.js';
import { type Google, startGoogle } from './google.js';
import { EMPTY_SCRIPT, newScript } from './google-answers.js';

// A clasp process takes a second, more on a busy machine; a hang is what this is for.
jest.setTimeout(60_000);

let google: Google;
let checkout: Checkout;
beforeAll(async () => {
  google = await startGoogle();
});
beforeEach(() => {
  google.reset();
  checkout = makeCheckout((root) => claspOf(root, { ...process.env, ...google.env }));
  google.scripts.set('S', newScript(EMPTY_SCRIPT));
  google.logIn();
  checkout.writeLink({ scriptId: 'S' });
});
afterEach(() => checkout.remove());
afterAll(() => google.close());

const push = () => buildAndPush(checkout.tools());
const remote = () => google.scripts.get('S')?.files ?? [];

test('sends exactly the three files, the manifest first; the second time nothing', async () => {
  expect(await push()).toBe(true);
  expect(checkout.said).toBe('Pushed appsscript.json, Code.js, Sidebar.html.\n');
  expect(remote().map((file) => [file.name, file.type])).toEqual([
    ['appsscript', 'JSON'],
    ['Code', 'SERVER_JS'],
    ['Sidebar', 'HTML'],
  ]);

  checkout.said = '';
  expect(await push()).toBe(true);
  expect(checkout.said).toBe('Nothing to push: the script is already up to date.\n');
});

test('a changed manifest goes along without a question', async () => {
  await push();
  const manifest = MANIFEST.replace('Etc/UTC', 'Europe/Berlin');
  checkout.built = { ...build(), 'appsscript.json': manifest };

  expect(await push()).toBe(true);

  expect(remote().find((file) => file.type === 'JSON')?.source).toBe(manifest);
});

test('a clasp that skips the push in silence is noticed', async () => {
  const tools = checkout.tools();
  const timid: Clasp = (args) => tools.clasp(args.filter((arg) => arg !== '-f'));

  expect(await buildAndPush({ ...tools, clasp: timid })).toBe(false);

  expect(checkout.said).toContain('clasp skipped the push because the manifest differs, so nothing was sent');
  expect(remote()).toEqual(EMPTY_SCRIPT);
});

test('a syntax error is said, and the script stays as it was', async () => {
  await push();
  const before = remote();
  checkout.built = build('function broken( {\n');

  expect(await push()).toBe(false);

  expect(checkout.said).toContain('refused the code because of a syntax error');
  expect(checkout.said).toMatch(/clasp said: .*line: 2 file: Code/);
  expect(remote()).toEqual(before);
});

test.each([
  [
    'a file too many',
    { ...build(), 'notes.js': '' },
    'holds Code.js, Sidebar.html, appsscript.json, notes.js',
  ],
  ['no manifest', { 'Code.js': '', 'Sidebar.html': '' }, 'holds Code.js, Sidebar.html;'],
  ['a failed build', new Error('src/entry/menu.ts:3: no such module'), 'src/entry/menu.ts:3'],
])('%s: nothing is sent', async (_title, built, expected) => {
  checkout.built = built;
  expect(await push()).toBe(false);
  expect(checkout.said).toContain(expected);
  expect(checkout.said).toContain('nothing was pushed');
  expect(google.requests).toEqual([]);
});

test.each([
  ['{', 'cannot be read'],
  ['{"scriptId": "", "rootDir": "dist"}', 'cannot be read or names no script'],
])('a link file %s is said', async (text, expected) => {
  checkout.writeText('.clasp.local.json', text);
  expect(await push()).toBe(false);
  expect(checkout.said).toContain(expected);
});

test('without a link it leads to setup', async () => {
  checkout.unlink();
  expect(await push()).toBe(false);
  expect(checkout.said).toContain('npm run setup');
});
