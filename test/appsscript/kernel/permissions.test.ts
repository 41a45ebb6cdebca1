// Authorization modes, custom-function permissions and the manifest's scopes.

import { describe, expect, test } from '@jest/globals';
import type { Host } from '../../../local/appsscript/index.js';
import type { SheetDocument } from '../../../local/appsscript/spreadsheet/document.js';
import { ANN, BOB, conform, drivers, onHost, resultOf } from '../stage.js';

const AUTH = 'https://www.googleapis.com/auth/';

/** Tries each expression and gives the exceptions by expression. */
const attempts = (expressions: readonly string[]) => `
  function attempts() {
    const seen = {};
    ${expressions.map((text) => `try { ${text}; seen[${JSON.stringify(text)}] = 'may'; } catch (e) { seen[${JSON.stringify(text)}] = e.message; }`).join('\n')}
    return seen;
  }`;

const expressions = [
  `SpreadsheetApp.getUi().createAddonMenu().addItem('Run', 'run').addToUi()`,
  'Session.getActiveUserLocale()',
  'SpreadsheetApp.getActive().getName()',
  'PropertiesService.getDocumentProperties().getKeys()',
  `UrlFetchApp.fetch('https://api.example/')`,
  `SpreadsheetApp.getUi().alert('x')`,
  `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`,
  `ScriptApp.newTrigger('run')`,
  `SpreadsheetApp.openById('x')`,
  'LockService.getScriptLock().tryLock(1)',
];

async function whatOnOpenMay(host: Host, document: SheetDocument): Promise<Readonly<Record<string, string>>> {
  await host.open(ANN, document);
  const record = host.executions.find(({ functionName }) => functionName === 'onOpen');
  return resultOf(record ?? (undefined as never)) as Record<string, string>;
}

describe.each(drivers)('modes (%s)', (driver) => {
  const onOpen = `function onOpen() { return attempts(); } ${attempts(expressions)}`;
  const may = (seen: Readonly<Record<string, string>>) => expressions.filter((text) => seen[text] === 'may');

  test('NONE, an add-on not yet enabled: menu items and the locale, no more', async () => {
    await onHost(
      driver,
      onOpen,
      async (host, document) => {
        const seen = await whatOnOpenMay(host, document);
        expect(may(seen)).toEqual(expressions.slice(0, 2));
        expect(host.executions[0]).toMatchObject({ authMode: 'NONE' });
      },
      { edition: 'addon' },
    );
  });

  test('LIMITED, a bound script: the document and properties too; no network, no pages, no triggers', async () => {
    await onHost(driver, onOpen, async (host, document) => {
      const seen = await whatOnOpenMay(host, document);
      expect(may(seen)).toEqual([...expressions.slice(0, 4), ...expressions.slice(9)]);
      expect(seen[expressions[4] ?? '']).toBe(
        `You do not have permission to call UrlFetchApp.fetch. Required permissions: ${AUTH}script.external_request`,
      );
      expect(seen[expressions[6] ?? '']).toBe(
        `You do not have permission to call Ui.showSidebar. Required permissions: ${AUTH}script.container.ui`,
      );
    });
  });

  test('a service call while the project loads kills onOpen in NONE', async () => {
    const code = `const book = SpreadsheetApp.getActive(); function onOpen() { SpreadsheetApp.getUi().createMenu('M').addToUi(); }`;
    await onHost(
      driver,
      code,
      async (host, document) => {
        const session = await host.open(ANN, document);
        expect(host.executions).toMatchObject([{ functionName: 'onOpen', status: 'failed' }]);
        expect(session.menuItems()).toEqual([]);
      },
      { edition: 'addon' },
    );
  });

  test('a first click enables the add-on in the file: LIMITED from then on', async () => {
    const code = `function onOpen(e) { SpreadsheetApp.getUi().createAddonMenu().addItem('Run', 'run').addToUi(); return String(e.authMode); } function run() { return 'ran'; }`;
    await onHost(
      driver,
      code,
      async (host, document) => {
        const session = await host.open(ANN, document);
        expect(resultOf(await session.click(['Sample', 'Run']))).toBe('ran');
        session.close();
        await host.open(BOB, document);
        const modes = host.executions
          .filter(({ functionName }) => functionName === 'onOpen')
          .map(({ value }) => value);
        expect(modes).toEqual(['NONE', 'LIMITED']);
      },
      { edition: 'addon' },
    );
  });

  test('who has not consented runs nothing from the menu', async () => {
    const code = `function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Run', 'run').addToUi(); } function run() {}`;
    await onHost(driver, code, async (host, document) => {
      host.user(ANN).authorized = false;
      const session = await host.open(ANN, document);
      expect((await session.click(['M', 'Run'])).error?.message).toBe(
        'Authorization is required to perform that action.',
      );
    });
  });
});

describe.each(drivers)('custom functions (%s)', (driver) => {
  const tried = [
    'UrlFetchApp.fetch("https://api.example/").getResponseCode()',
    'PropertiesService.getUserProperties().getProperty("key")',
    'SpreadsheetApp.getActiveSheet().getRange("B1").getValue()',
    'SpreadsheetApp.getActiveSheet().getRange("B1").setValue(1)',
    'SpreadsheetApp.getUi()',
    'ScriptApp.getProjectTriggers()',
    'SpreadsheetApp.openById("x")',
    'PropertiesService.getUserProperties().setProperty("key", "mine")',
    'Session.getActiveUser().getEmail()',
    'LockService.getDocumentLock().tryLock(1)',
  ];
  const code = `function TRY() { const seen = []; ${tried.map((text) => `try { seen.push(String(${text})); } catch (e) { seen.push(e.message); }`).join(' ')} return seen.join('\\n'); }`;

  test("have their own set of rights, the network without consent, and the owner's properties", async () => {
    await onHost(driver, code, async (host, document) => {
      host.properties.user(document.id, ANN).set('key', 'the owner');
      host.user(BOB).authorized = false;
      const session = await host.open(BOB, document);
      session.acts.type('Sheet1', 'A1', '=TRY()');
      await host.advance(driver === 'worker' ? 0 : 1);
      await host.settled();
      const record = host.executions.find(({ functionName }) => functionName === 'TRY');
      expect(record).toMatchObject({ authMode: 'CUSTOM_FUNCTION', user: BOB, origin: 'custom function' });
      const seen = String(record?.value).split('\n');
      expect(seen.slice(0, 3)).toEqual(['200', 'the owner', '']);
      expect(seen[3]).toMatch(/^You do not have permission to call setValue/);
      expect(seen[4]).toBe('Cannot call SpreadsheetApp.getUi() from this context.');
      expect(seen[5]).toMatch(/^You do not have permission to call ScriptApp\.getProjectTriggers/);
      expect(seen[6]).toBe(
        `You do not have permission to call SpreadsheetApp.openById. Required permissions: ${AUTH}spreadsheets`,
      );
      expect(seen[7]).toBe('You do not have permission to call setProperty');
      expect(seen.slice(8)).toEqual(['', 'true']);
    });
  });
});

const scopes = (...names: readonly string[]) => ({
  files: { 'appsscript.json': JSON.stringify({ oauthScopes: names.map((name) => AUTH + name) }) },
});

conform(
  'scopes of a small manifest',
  [
    {
      says: 'allow what they name',
      script: 'SpreadsheetApp.getActive().getName()',
      gives: 'Leads',
      source: 'developers.google.com/apps-script/concepts/scopes',
    },
    {
      says: 'refuse other files',
      script: `SpreadsheetApp.openById('x')`,
      throws: `Exception: You do not have permission to call SpreadsheetApp.openById. Required permissions: ${AUTH}spreadsheets`,
      source: 'the exception of live scripts',
    },
    {
      says: 'refuse the network',
      script: `UrlFetchApp.fetch('https://api.example/')`,
      throws: `Required permissions: ${AUTH}script.external_request`,
      source: 'the exception of live scripts',
    },
    {
      says: 'refuse the e-mail address',
      script: 'Session.getActiveUser().getEmail()',
      throws: `Required permissions: ${AUTH}userinfo.email`,
      source: 'reference of Session',
    },
    {
      says: 'do not matter where none is needed',
      script: `[PropertiesService.getScriptProperties().getKeys(), Session.getTemporaryActiveUserKey().length > 20]`,
      gives: [[], true],
      source: 'reference of PropertiesService and Session',
    },
  ],
  scopes('spreadsheets.currentonly'),
);

conform(
  'without a scope for sheets',
  [
    {
      says: 'either of two would do',
      script: 'SpreadsheetApp.getActive()',
      throws: `Required permissions: (${AUTH}spreadsheets.currentonly || ${AUTH}spreadsheets)`,
      source: 'the exception of live scripts',
    },
  ],
  scopes('script.scriptapp'),
);

conform(
  'in the second language',
  [
    {
      says: 'no English word is left to match',
      script: `UrlFetchApp.fetch('https://nowhere.example/?status=404')`,
      throws: /Exception: Anfrage an https:\/\/nowhere\.example fehlgeschlagen, zurückgegebener Code 404/,
      source: 'messages are localised (labnol.org/code/20016); our words',
    },
  ],
  { language: 'de' },
);

describe.each(drivers)('refusals (%s)', (driver) => {
  const code = `function write() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue('x'); SpreadsheetApp.flush(); }
    function share(email) { SpreadsheetApp.getActive().addViewer(email); }
    function unshare(email) { SpreadsheetApp.getActive().removeViewer(email); }
    function may() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').canEdit(); }`;

  test('a viewer writes nothing; the owner always may (Range.canEdit)', async () => {
    await onHost(driver, code, async (host, document) => {
      resultOf(await host.run(ANN, document, 'share', [BOB]));
      expect(resultOf(await host.run(BOB, document, 'may'))).toBe(false);
      expect(await host.run(BOB, document, 'write')).toMatchObject({ status: 'failed' });
      resultOf(await host.run(ANN, document, 'share', [ANN]));
      resultOf(await host.run(ANN, document, 'write'));
      resultOf(await host.run(ANN, document, 'unshare', [BOB]));
      resultOf(await host.run(BOB, document, 'write'));
    });
  });

  test('calls that Google refuses now fail in its words (Q, "Quota exceptions")', async () => {
    await onHost(driver, code, async (host, document) => {
      host.refuses = (_execution, service, method) => service === 'Range' && method === 'setValue';
      expect(await host.run(ANN, document, 'write')).toMatchObject({
        status: 'failed',
        error: { message: expect.stringMatching(/^Service invoked too many times in a short time: Range\./) },
      });
      host.refuses = undefined;
      resultOf(await host.run(ANN, document, 'write'));
    });
  });
});
