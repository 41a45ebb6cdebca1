// What a script finds in its realm: the language, Apps Script's globals, and nothing else.

import { describe, expect, test } from '@jest/globals';
import { conform, drivers, onHost, resultOf } from '../stage.js';

const V8 = 'V8 runtime guide (developers.google.com/apps-script/guides/v8-runtime)';
const WINTER = 'justin.poehnelt.com, runtime limitations test';
const TYPES = '@types/google-apps-script';

const absent =
  'setTimeout setInterval clearTimeout queueMicrotask fetch Headers Request Response URL URLSearchParams TextEncoder TextDecoder atob btoa crypto structuredClone performance AbortController Event EventTarget Blob File FormData ReadableStream navigator window process require module Buffer global SharedArrayBuffer Atomics';

conform('realm', [
  {
    says: 'has none of the globals of browsers and Node',
    script: `'${absent}'.split(' ').filter((name) => typeof globalThis[name] !== 'undefined')`,
    gives: [],
    source: `${V8}; ${WINTER}`,
  },
  {
    says: 'has console, WebAssembly, Promise and Intl',
    script: '[typeof console.log, typeof WebAssembly, typeof Promise, typeof Intl]',
    gives: ['function', 'object', 'function', 'object'],
    source: V8,
  },
  {
    says: 'arrays, dates and errors that come from services belong to it',
    script: `
      const properties = PropertiesService.getScriptProperties().setProperty('a', 'b');
      let error; try { properties.setProperty('only'); } catch (e) { error = e; }
      [properties.getKeys() instanceof Array, Array.isArray(properties.getKeys()),
       Object.getPrototypeOf(properties.getProperties()) === Object.prototype,
       Utilities.parseDate('2026-01-02', 'GMT', 'yyyy-MM-dd') instanceof Date, error instanceof Error]`,
    gives: [true, true, true, true, true],
    source: 'ECMAScript: a script has one realm',
  },
  {
    says: "a service's exception is named Exception",
    script: `try { PropertiesService.getScriptProperties().setProperty('only'); } catch (e) { [e.name, String(e)] }`,
    gives: [
      'Exception',
      "Exception: The parameters (String) don't match the method signature for PropertiesService.Properties.setProperty.",
    ],
    source:
      'seen in every Apps Script log; e.g. stackoverflow.com questions on "don\'t match the method signature"',
  },
  {
    says: 'objects print as their class, hold no keys and are the same object each time',
    script: `
      const properties = PropertiesService.getScriptProperties();
      [String(properties), Object.keys(properties), properties === PropertiesService.getScriptProperties(),
       properties.setProperty('a', '1') === properties]`,
    gives: ['Properties', [], true, true],
    source: 'Apps Script editor',
  },
  {
    says: 'enums are identical, print as their name and know their order',
    script: `const { DigestAlgorithm } = Utilities;
      [DigestAlgorithm.MD5 === Utilities.DigestAlgorithm.MD5, String(DigestAlgorithm.MD5), JSON.stringify([DigestAlgorithm.MD5]),
       ScriptApp.WeekDay.MONDAY.ordinal(), DigestAlgorithm.MD5 === DigestAlgorithm.SHA_1]`,
    gives: [true, 'MD5', '["MD5"]', 1, false],
    source: 'reference, "Enum"',
  },
  {
    says: 'a member that is not emulated exists and says so when called',
    script: `if (typeof GmailApp.search !== 'function') throw new Error('missing'); GmailApp.search('x')`,
    throws: /NotEmulated: not emulated: GmailApp\.search/,
    source: TYPES,
  },
  {
    says: 'a member that Apps Script lacks is a TypeError',
    script: 'PropertiesService.getScriptProperties().nonsense()',
    throws: /TypeError: .*nonsense is not a function/,
    source: TYPES,
  },
  {
    says: 'globals may be replaced, as better loggers do',
    script: `var Logger = { log: (text) => 'mine ' + text }; Logger.log('x')`,
    gives: 'mine x',
    source: 'peterherrmann/BetterLog',
  },
  {
    says: 'special numbers cross both ways',
    script: `const sheet = SpreadsheetApp.getActiveSheet(); [0, -1.5, 1e21].map((n) => Utilities.jsonParse(Utilities.jsonStringify(n)))`,
    gives: [0, -1.5, 1e21],
    source: TYPES,
  },
]);

describe.each(drivers)('a function on %s', (driver) => {
  test('runs by name with arguments; a missing one is Script function not found', async () => {
    await onHost(
      driver,
      'const triple = (n) => 3 * n; var menu = { item: () => "path" };',
      async (host, document) => {
        expect(resultOf(await host.run('ann@example.com', document, 'triple', [14]))).toBe(42);
        expect(resultOf(await host.run('ann@example.com', document, 'menu.item'))).toBe('path');
        const missing = await host.run('ann@example.com', document, 'nobody');
        expect(missing.error?.message).toBe('Script function not found: nobody');
      },
    );
  });

  test('may be async: promise jobs run after it returned', async () => {
    const code = `
      async function good() { await null; return 'late'; }
      async function bad() { await null; throw new TypeError('later'); }
      function lost() { Promise.reject(new Error('nobody listens')); return 1; }`;
    await onHost(driver, code, async (host, document) => {
      expect(resultOf(await host.run('ann@example.com', document, 'good'))).toBe('late');
      expect((await host.run('ann@example.com', document, 'bad')).error).toMatchObject({
        name: 'TypeError',
        message: 'later',
      });
      expect(resultOf(await host.run('ann@example.com', document, 'lost'))).toBe(1);
    });
  });

  test('sees the whole project evaluated anew each time', async () => {
    const files = {
      'A.js': 'var count = 0; function next() { count += step; return count; }',
      'B.js': 'const step = 5;',
    };
    await onHost(driver, files, async (host, document) => {
      expect(resultOf(await host.run('ann@example.com', document, 'next'))).toBe(5);
      expect(resultOf(await host.run('ann@example.com', document, 'next'))).toBe(5);
    });
  });

  test('logs through console and Logger; exceptions keep their stack', async () => {
    const code = `
      function talk() { console.log('%s is %d', 'n', 3, { a: [1, 'x'] }); console.warn('careful'); Logger.log({ a: 1 }); return Logger.getLog(); }
      function fall() { deeper(); }
      function deeper() { throw new RangeError('too far'); }`;
    await onHost(driver, code, async (host, document) => {
      const talked = await host.run('ann@example.com', document, 'talk');
      expect(talked.log.map(({ level, text }) => `${level}: ${text}`)).toEqual([
        "log: n is 3 { a: [ 1, 'x' ] }",
        'warn: careful',
        'log: {a=1.0}',
      ]);
      const fell = await host.run('ann@example.com', document, 'fall');
      expect(fell.status).toBe('failed');
      expect(fell.error?.name).toBe('RangeError');
      expect(fell.error?.stack).toMatch(/deeper \(Code:4[\s\S]*fall \(Code:3/);
      expect(fell.error?.stack).not.toContain('appsscript-guest');
    });
  });
});

test('on the virtual clock, chance and the clock are the same in each world of a seed', async () => {
  const code =
    'function sample() { return [Math.random(), Utilities.getUuid(), Date.now(), new Date().toISOString()]; }';
  const seen: unknown[] = [];
  for (const driver of ['direct', 'direct', 'lockstep'] as const) {
    await onHost(driver, code, async (host, document) => {
      seen.push(resultOf(await host.run('ann@example.com', document, 'sample')));
    });
  }
  expect(seen[1]).toEqual(seen[0]);
  expect((seen[2] as unknown[])[0]).toEqual((seen[0] as unknown[])[0]);
  expect((seen[0] as unknown[])[2]).toBe(Date.parse('2026-01-05T09:00:00.001Z'));
});
