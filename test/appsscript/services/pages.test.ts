// Menus, dialogs, pages, google.script.run and HtmlService.

import { describe, expect, test } from '@jest/globals';
import { ANN, BOB, conform, drivers, onHost, resultOf } from '../stage.js';

const TEMPLATES = 'developers.google.com/apps-script/guides/html/templates';

conform(
  'html',
  [
    {
      says: 'templates: code, escaped and raw output, properties as variables',
      script: `const t = HtmlService.createTemplate('<? for (var i = 0; i < 2; i++) { ?>[<?= i + name ?>]<? } ?><?!= name ?>'); t.name = '<&"'; t.evaluate().getContent()`,
      gives: '[0&#60;&#38;&#34;][1&#60;&#38;&#34;]<&"',
      source: TEMPLATES,
    },
    {
      says: 'templates reach the functions of the script: include',
      script: `globalThis.include = (name) => HtmlService.createHtmlOutputFromFile(name).getContent(); HtmlService.createTemplateFromFile('Page').evaluate().setTitle('T').getContent()`,
      gives: '<main><style>b{}</style></main>',
      source: 'developers.google.com/apps-script/guides/html/best-practices',
    },
    {
      says: 'files are found by name and folder; a missing one is an exception',
      script: `[HtmlService.createHtmlOutputFromFile('ui/Style').getContent(), (() => { try { HtmlService.createHtmlOutputFromFile('None'); } catch (e) { return e.message; } })()]`,
      gives: ['<style>b{}</style>', 'No HTML file named None was found.'],
      source: 'google/clasp README; the exception of live scripts',
    },
    {
      says: 'outputs: append, title, size, meta tags',
      script: `const o = HtmlService.createHtmlOutput('a').append('<b>').appendUntrusted('<c>').setTitle('t').setWidth(10).addMetaTag('viewport', 'x'); [o.getContent(), o.getTitle(), o.getWidth(), o.getHeight(), o.getMetaTags()[0].getName(), o.setXFrameOptionsMode(HtmlService.XFrameOptionsMode.ALLOWALL) === o]`,
      gives: ['a<b>&lt;c&gt;', 't', 10, null, 'viewport', true],
      source: 'developers.google.com/apps-script/reference/html/html-output',
    },
  ],
  {
    files: { 'Page.html': "<main><?!= include('ui/Style') ?></main>", 'ui/Style.html': '<style>b{}</style>' },
  },
);

const code = `
  function onOpen() {
    const ui = SpreadsheetApp.getUi();
    ui.createAddonMenu().addItem('Run', 'run').addSeparator().addSubMenu(ui.createMenu('More').addItem('Ask', 'ask')).addToUi();
    ui.createMenu('Top').addItem('Page', 'page').addItem('Broken', 'missing').addToUi();
  }
  function run() { return SpreadsheetApp.getActiveRange().getA1Notation(); }
  function ask() {
    const ui = SpreadsheetApp.getUi();
    const sure = ui.alert('Title', 'Sure?', ui.ButtonSet.YES_NO_CANCEL);
    const name = ui.prompt('Name?');
    return [sure === ui.Button.YES, String(sure), name.getSelectedButton() === ui.Button.OK, name.getResponseText(), Browser.msgBox('old', Browser.Buttons.OK_CANCEL), Browser.inputBox('older')];
  }
  function page() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>').setTitle('Side').setWidth(900)); SpreadsheetApp.getActive().toast('Hello', 'There', 3); }
  function echoBack(...args) { return args.map((value) => value === undefined ? 'undefined' : value); }
  function dates() { return { at: new Date() }; }
  function throws() { throw new RangeError('too far'); }
  function refused() { PropertiesService.getScriptProperties().setProperty('one'); }
  function hidden_() {}
  const scoped = { inner() { return 1; } };
  function wait() { Utilities.sleep(50); return 1; }`;

describe.each(drivers)('the screen of %s', (driver) => {
  test('menus, clicks and the selection', async () => {
    await onHost(driver, code, async (host, document) => {
      const session = await host.open(ANN, document);
      expect(session.menuItems()).toEqual([
        {
          kind: 'menu',
          caption: 'Extensions',
          entries: [
            {
              kind: 'menu',
              caption: 'Sample',
              entries: [
                { kind: 'item', caption: 'Run', functionName: 'run' },
                { kind: 'separator' },
                {
                  kind: 'menu',
                  caption: 'More',
                  entries: [{ kind: 'item', caption: 'Ask', functionName: 'ask' }],
                },
              ],
            },
          ],
        },
        {
          kind: 'menu',
          caption: 'Top',
          entries: [
            { kind: 'item', caption: 'Page', functionName: 'page' },
            { kind: 'item', caption: 'Broken', functionName: 'missing' },
          ],
        },
      ]);
      session.select('B2:C3');
      expect(resultOf(await session.click(['Sample', 'Run']))).toBe('B2:C3');
      expect((await session.click(['Top', 'Broken'])).error?.message).toBe(
        'Script function not found: missing',
      );
      expect(() => session.startClick(['Top', 'Nothing'])).toThrow('no menu item');
    });
  });

  test('dialogs are answered by the person and kept in a log', async () => {
    await onHost(driver, code, async (host, document) => {
      const session = await host.open(ANN, document);
      session.answerDialogs(({ kind, message }) =>
        kind === 'alert' ? (message === 'old' ? 'CANCEL' : 'YES') : { button: 'OK', text: `re: ${message}` },
      );
      expect(resultOf(await session.click(['Sample', 'More', 'Ask']))).toEqual([
        true,
        'YES',
        true,
        're: Name?',
        'cancel',
        're: older',
      ]);
      expect(
        session.screen.dialogLog.map(({ dialog }) => [dialog.title, dialog.message, dialog.buttons.join()]),
      ).toEqual([
        ['Title', 'Sure?', 'YES,NO,CANCEL'],
        ['', 'Name?', 'OK,CANCEL'],
        ['', 'old', 'OK,CANCEL'],
        ['', 'older', 'OK,CANCEL'],
      ]);
    });
  });

  test('a sidebar is 300 pixels wide, toasts pass, both are gone after closing', async () => {
    await onHost(driver, code, async (host, document) => {
      const session = await host.open(ANN, document);
      resultOf(await session.click(['Top', 'Page']));
      expect(session.sidebar).toMatchObject({ title: 'Side', html: '<p>', widthPixels: 300 });
      expect(session.screen.toasts).toMatchObject([{ message: 'Hello', title: 'There', timeoutSeconds: 3 }]);
      session.close();
      expect(session.sidebar).toBeUndefined();
    });
  });

  test('triggers and web apps have no Ui', async () => {
    await onHost(driver, code, async (host, document) => {
      expect((await host.run(ANN, document, 'page')).error?.message).toBe(
        'Cannot call SpreadsheetApp.getUi() from this context.',
      );
    });
  });

  test('google.script.run: what may cross, and what cannot be called', async () => {
    await onHost(driver, code, async (host, document) => {
      const session = await host.open(ANN, document);
      const call = async (name: string, ...args: readonly unknown[]) => {
        const answer = await session.callServer(name, ...args);
        return answer.kind === 'success' ? answer.value : answer.message;
      };
      expect(await call('echoBack', 1, 'two', null, { a: [undefined, true] })).toEqual([
        1,
        'two',
        null,
        { a: [null, true] },
      ]);
      expect(await call('echoBack', { at: new Date(0) })).toMatch(
        /^TypeError: Failed due to illegal value in property: at/,
      );
      expect(await call('echoBack', () => 1)).toMatch(/illegal value/);
      const circle: { self?: unknown } = {};
      circle.self = circle;
      expect(await call('echoBack', circle)).toMatch(/illegal value/);
      expect(await call('dates')).toBeNull();
      expect(await call('throws')).toBe('RangeError: too far');
      expect(await call('refused')).toMatch(/^Exception: The parameters \(String\) don't match/);
      for (const name of ['hidden_', 'scoped', 'inner', 'nobody']) {
        expect(await call(name)).toBe(`TypeError: google.script.run.${name} is not a function`);
      }
    });
  });

  test('google.script.run: ten at once, the eleventh waits', async () => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        const session = await host.open(BOB, document);
        let most = 0;
        host.onServiceCall = () => {
          most = Math.max(most, host.running.length);
        };
        const answers = await Promise.all(Array.from({ length: 5 }, () => session.callServer('wait')));
        expect(answers.map(({ kind }) => kind)).toEqual(Array(5).fill('success'));
        expect(most).toBeLessThanOrEqual(2);
        expect(host.executions.filter(({ functionName }) => functionName === 'wait')).toHaveLength(5);
      },
      { limits: { simultaneousSidebarCalls: 2 } },
    );
  });
});

test('the reported comment stripping of HtmlService, as a switch', async () => {
  const html =
    '<script>const url = `https://x.example/a`; /* kept */ const s = "https://y.example";</script>';
  const show = `function show() { return HtmlService.createHtmlOutputFromFile('P').getContent(); }`;
  for (const [stripHtmlComments, expected] of [
    [false, html],
    [true, '<script>const url = `https:`; /* kept */ const s = "https://y.example";</script>'],
  ] as const) {
    await onHost(
      'direct',
      { 'P.html': html, 'Code.js': show },
      (host, document) => expect(resultOf(host.runNow(ANN, document, 'show'))).toBe(expected),
      { stripHtmlComments },
    );
  }
});
