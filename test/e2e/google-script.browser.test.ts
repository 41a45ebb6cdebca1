// google.script in a page of its own origin, against a small project: what may cross, how errors come, what the frame
// may not do. Rules: developers.google.com/apps-script/guides/html/communication and …/html/restrictions.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { type Hands, inBrowser, openStage, until } from './support.js';

const stage = openStage();
let project = '';
const probe = stage.share({
  get project() {
    return project;
  },
});

const CODE = `
function onOpen() {
  SpreadsheetApp.getUi().createMenu('Probe').addItem('Sidebar', 'sidebar').addItem('Dialog', 'dialog')
    .addItem('Prompt', 'prompt').addItem('Toast', 'toast').addItem('Fail', 'fail').addToUi();
}
function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Page').setTitle('Probe page')); }
function dialog() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutputFromFile('Page').setWidth(420).setHeight(200), 'Probe dialog'); }
function prompt() {
  var answer = SpreadsheetApp.getUi().prompt('Question', 'What?', SpreadsheetApp.getUi().ButtonSet.OK_CANCEL);
  SpreadsheetApp.getActive().getRange('H1').setValue(answer.getSelectedButton() + ' ' + answer.getResponseText());
}
function toast() { SpreadsheetApp.getActive().toast('Bread', 'Toast', 30); }
function fail() { throw new Error('broken on purpose'); }
function echo(value) { return value; }
function kinds() { return [1, 'a', true, null, { b: [2] }]; }
function dateBack() { return new Date(0); }
function throws() { throw new RangeError('no such range'); }
function hidden_() { return 1; }
function nap() { Utilities.sleep(400); return 1; }
function show() { SpreadsheetApp.getActive().getSheetByName('Contacts').getRange('B4:C6').activate(); }
`;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'probe-'));
  await writeFile(join(project, 'Code.js'), CODE);
  await writeFile(
    join(project, 'Page.html'),
    '<!doctype html><html><head><base target="_top"></head><body><form id="form"><input name="a" value="1"><input name="b" value="2"></form></body></html>',
  );
  await writeFile(
    join(project, 'appsscript.json'),
    JSON.stringify({ timeZone: 'Etc/UTC', runtimeVersion: 'V8' }),
  );
});
afterAll(() => rm(project, { recursive: true, force: true }));

/** The page of the sidebar, loaded. */
async function openFrame(hands: Hands, item = 'Sidebar'): Promise<Frame> {
  await hands.menu('Probe', item);
  await hands.page.locator('iframe.guest').waitFor();
  let frame: Frame | undefined;
  await until(() => {
    frame = hands.page.frames().find((one) => one.url().includes('/page/'));
    return frame !== undefined;
  }, 'the frame');
  if (!frame) throw new Error('no frame');
  await frame.waitForLoadState();
  return frame;
}

/** Runs a call in the page; gives ['ok', value, userObject], ['failed', message, userObject] or ['threw', message]. */
function call(frame: Frame, expression: string): Promise<unknown> {
  return frame.evaluate(
    (text) =>
      new Promise((settle) => {
        try {
          const run = (
            window as unknown as { google: { script: { run: { withUserObject(value: unknown): unknown } } } }
          ).google.script.run.withUserObject('mine') as {
            withSuccessHandler(act: unknown): { withFailureHandler(act: unknown): object };
          };
          const runner = run
            .withSuccessHandler((value: unknown, user: unknown) => settle(['ok', value, user]))
            .withFailureHandler((error: Error, user: unknown) =>
              settle(['failed', error.message, user, error instanceof Error]),
            );
          // The expression is the test's own: a call on the runner.
          new Function('run', `run.${text}`)(runner);
        } catch (error) {
          settle(['threw', (error as Error).message]);
        }
      }),
    expression,
  );
}

describe('google.script.run', () => {
  inBrowser('values cross as plain data, with the user object', () =>
    probe(async ({ hands }) => {
      const frame = await openFrame(hands);
      expect(await call(frame, "echo({ a: [1, undefined, 'x'], b: null, c: undefined })")).toEqual([
        'ok',
        { a: [1, null, 'x'], b: null },
        'mine',
      ]);
      expect(await call(frame, 'kinds()')).toEqual(['ok', [1, 'a', true, null, { b: [2] }], 'mine']);
      expect(await call(frame, "echo(document.getElementById('form'))")).toEqual([
        'ok',
        { a: '1', b: '2' },
        'mine',
      ]);
    }),
  );

  inBrowser('dates, functions and elements may not cross; a Date that comes back is null', () =>
    probe(async ({ hands }) => {
      const frame = await openFrame(hands);
      for (const value of ['new Date()', '{ at: { when: new Date() } }', '() => 1', 'document.body'])
        expect(await call(frame, `echo(${value})`)).toEqual([
          'threw',
          expect.stringContaining('illegal value in property'),
        ]);
      expect(await call(frame, 'dateBack()')).toEqual(['ok', null, 'mine']);
    }),
  );

  inBrowser('an exception reaches the failure handler by its message; private functions are not there', () =>
    probe(async ({ hands }) => {
      const frame = await openFrame(hands);
      expect(await call(frame, 'throws()')).toEqual(['failed', 'RangeError: no such range', 'mine', true]);
      expect(await call(frame, 'hidden_()')).toEqual(['threw', expect.stringContaining('not a function')]);
    }),
  );

  inBrowser('ten calls at once, the eleventh waits for one of them', () =>
    probe(async ({ hands, bench }) => {
      const frame = await openFrame(hands);
      const answers = await Promise.all(Array.from({ length: 12 }, () => call(frame, 'nap()')));
      expect(answers).toEqual(Array.from({ length: 12 }, () => ['ok', 1, 'mine']));
      const naps = bench.host.executions.filter(({ functionName }) => functionName === 'nap');
      const begins = naps.map(({ startedAt }) => startedAt);
      const atOnce = begins.map(
        (ms) =>
          naps.filter(
            ({ startedAt, runtimeSeconds }) => startedAt <= ms && ms < startedAt + runtimeSeconds * 1000,
          ).length,
      );
      expect(Math.max(...atOnce)).toBe(10);
    }),
  );

  inBrowser('a range that the script activates is selected on the screen', () =>
    probe(async ({ hands }) => {
      const frame = await openFrame(hands);
      expect(await call(frame, 'show()')).toEqual(['ok', null, 'mine']);
      const box = hands.page.getByLabel('Name of the range');
      await until(async () => (await box.inputValue()) === 'B4:C6', 'selected');
    }),
  );

  inBrowser('the page lives by the workbench clock, also what it waits for already', () =>
    stage.with({ project }, async ({ hands, bench }) => {
      const frame = await openFrame(hands);
      const waited = frame.evaluate(
        () =>
          new Promise((done) => {
            const from = Date.now();
            setTimeout(() => done(Math.floor((Date.now() - from) / 3_600_000)), 3_600_000);
          }),
      );
      await hands.backstage();
      await hands.page.getByRole('button', { name: 'Skip an hour' }).click();
      expect(await waited).toBe(1);
      const theirs = await frame.evaluate(() => Date.now());
      expect(Math.abs(theirs - bench.clock.now())).toBeLessThan(60_000);
    }),
  );

  inBrowser('the frame has an origin of its own, 300 pixels, no network, and no way to the workbench', () =>
    probe(async ({ hands, url, bench }) => {
      const frame = await openFrame(hands);
      expect(new URL(frame.url()).origin).not.toBe(new URL(url).origin);
      expect(await frame.evaluate(() => window.innerWidth)).toBe(300);
      expect(
        await frame.evaluate(() => {
          try {
            return String(window.parent.document.title);
          } catch {
            return 'refused';
          }
        }),
      ).toBe('refused');
      const sandbox = (await hands.page.locator('iframe.guest').getAttribute('sandbox')) ?? '';
      expect(sandbox.split(' ')).not.toContain('allow-top-navigation');
      expect(bench.document.name).toBe('Spring contacts');
    }),
  );
});

describe('google.script.host and Ui', () => {
  inBrowser('a dialog has its size, changes it, and closes itself', () =>
    probe(async ({ hands }) => {
      const frame = await openFrame(hands, 'Dialog');
      expect(await frame.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([420, 200]);
      await frame.evaluate(() =>
        (
          window as unknown as { google: { script: { host: { setHeight(pixels: number): void } } } }
        ).google.script.host.setHeight(320),
      );
      await until(async () => (await frame.evaluate(() => window.innerHeight)) === 320, 'taller');
      await frame.evaluate(() =>
        (window as unknown as { google: { script: { host: { close(): void } } } }).google.script.host.close(),
      );
      await hands.page.locator('iframe.guest').waitFor({ state: 'detached' });
    }),
  );

  inBrowser('prompts are answered, toasts shown, failures said in a banner', () =>
    probe(async ({ hands }) => {
      await hands.menu('Probe', 'Prompt');
      const dialog = hands.page.getByRole('dialog', { name: 'Question' });
      await dialog.getByRole('textbox').fill('forty-two');
      await dialog.getByRole('button', { name: 'OK' }).click();
      await hands.shows('H1', 'OK forty-two');
      await hands.menu('Probe', 'Toast');
      await hands.page.getByRole('status').filter({ hasText: 'Bread' }).waitFor();
      await hands.menu('Probe', 'Fail');
      await hands.page.getByRole('alert').filter({ hasText: 'broken on purpose' }).waitFor();
    }),
  );
});
