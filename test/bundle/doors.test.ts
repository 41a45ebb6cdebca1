// The built bundle as Apps Script will meet it: which doors it has, that loading it touches nothing, and that
// its syntax is what the push parser takes.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'acorn';

const code = readFileSync(resolve(import.meta.dirname, '../../dist/Code.js'), 'utf8');

/** Every function that Google or the page may call. A new door is added here on purpose. */
const MENU = [
  'collectPendingResults',
  'enrichSelectedRows',
  'onInstall',
  'onOpen',
  'openSidebar',
  'pauseJob',
  'refreshFormulas',
  'replaceFormulasByValues',
  'resumeJob',
  'showHelp',
  'stopJob',
];
const TRIGGERS = ['onLeadModuleTick'];
const PAGE = [
  'sidebarActivity',
  'sidebarAddSamples',
  'sidebarBill',
  'sidebarChangeWebhook',
  'sidebarControl',
  'sidebarDiagnostics',
  'sidebarForget',
  'sidebarLoose',
  'sidebarMapping',
  'sidebarOpen',
  'sidebarRemoveData',
  'sidebarRemoveKey',
  'sidebarRun',
  'sidebarSaveKey',
  'sidebarSaveMapping',
  'sidebarSaveSettings',
  'sidebarSettle',
  'sidebarShareKey',
  'sidebarShowRows',
  'sidebarStep',
  'sidebarSurvey',
  'sidebarTestKey',
  'sidebarUndo',
];
/** Anybody may call it once somebody has deployed the script as a web app: see test/engine/webhook-door.test.ts. */
const WEB_APP = ['doPost'];
const CUSTOM_FUNCTIONS: readonly string[] = [
  'LEADMODULE_DOMAIN',
  'LEADMODULE_EMAIL',
  'LEADMODULE_ENRICH',
  'LEADMODULE_NAME',
  'LEADMODULE_PHONE',
];
/** Callable from a cell, and offered to nobody. */
const TWINS = ['LEADMODULE_EMAIL_AGAIN', 'LEADMODULE_ENRICH_AGAIN', 'LEADMODULE_PHONE_AGAIN'];
const DOORS = [...MENU, ...TRIGGERS, ...PAGE, ...WEB_APP, ...CUSTOM_FUNCTIONS, ...TWINS].sort();

function topLevelFunctions(): string[] {
  const program = parse(code, { ecmaVersion: 2020, sourceType: 'script' });
  return program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : [])).sort();
}

/** Loads the bundle where every service is a trap, and returns what was touched and which globals are new. */
function load(): { touched: string[]; globals: string[]; doors: Record<string, unknown> } {
  const touched: string[] = [];
  const trap = (name: string): object =>
    new Proxy(
      {},
      {
        get(_target, member) {
          touched.push(`${name}.${String(member)}`);
          throw new Error(`${name}.${String(member)} was touched at load`);
        },
      },
    );
  const services = [
    'SpreadsheetApp',
    'PropertiesService',
    'LockService',
    'UrlFetchApp',
    'Utilities',
    'Session',
    'ScriptApp',
    'HtmlService',
    'CacheService',
    'ContentService',
    'Logger',
  ];
  const realm = vm.createContext(Object.create(null) as object, { microtaskMode: 'afterEvaluate' });
  const scope = vm.runInContext('globalThis', realm) as Record<string, unknown>;
  for (const name of services) scope[name] = trap(name);
  const before = new Set(Object.getOwnPropertyNames(scope));
  vm.runInContext(code, realm);
  const globals = Object.getOwnPropertyNames(scope).filter((name) => !before.has(name));
  return { touched, globals: globals.sort(), doors: scope };
}

describe('the bundle', () => {
  test('defines exactly the doors on the list, each a top-level function', () => {
    expect(topLevelFunctions()).toEqual(DOORS);
    const { globals, doors } = load();
    expect(globals).toEqual(DOORS);
    for (const name of DOORS) expect(typeof doors[name]).toBe('function');
  });

  test('touches no service at load (AuthMode.NONE shows only "Help" otherwise)', () => {
    expect(load().touched).toEqual([]);
  });

  test('every custom function carries the JSDoc that it has in the source, and no other function does', () => {
    const source = readFileSync(resolve(import.meta.dirname, '../../src/entry/functions.ts'), 'utf8');
    const documented = (text: string, door: string) =>
      [
        ...text.matchAll(
          new RegExp(`(/\\*\\*(?:(?!\\*/)[\\s\\S])*@customfunction[\\s\\S]*?\\*/)\\s*${door}(\\w+)`, 'g'),
        ),
      ].map(([, jsDoc, name]) => [name, jsDoc]);
    expect(
      documented(source, 'global\\.')
        .map(([name]) => name)
        .sort(),
    ).toEqual([...CUSTOM_FUNCTIONS].sort());
    expect(documented(code, 'function ')).toEqual(documented(source, 'global\\.'));
  });

  test('is small enough to be loaded for every menu click and formula cell', () => {
    // 200 KiB: every execution pays for it; it loads in under a millisecond (docs/performance.md).
    expect(code.length).toBeLessThan(204_800);
  });

  test('holds exactly one base URL of the vendor, the one on the whitelist', () => {
    const manifest = JSON.parse(
      readFileSync(resolve(import.meta.dirname, '../../dist/appsscript.json'), 'utf8'),
    ) as {
      urlFetchWhitelist: string[];
      oauthScopes: string[];
    };
    const urls = [...code.matchAll(/https:\/\/[a-z.]*leadmodule[a-z.]*\/[\w/]*/g)].map((match) => match[0]);
    expect([...new Set(urls)]).toEqual(['https://app.leadmodule.ai/api/v1/enrich']);
    expect(manifest.urlFetchWhitelist).toEqual(['https://app.leadmodule.ai/', 'https://script.google.com/']);
    expect(manifest.oauthScopes).toEqual(
      ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui', 'script.scriptapp'].map(
        (scope) => `https://www.googleapis.com/auth/${scope}`,
      ),
    );
  });
});
