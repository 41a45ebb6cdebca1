// npm run setup, as the person reads it, with the real clasp (kept warm) against a stand-in of Google on loopback.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type SetupRequest, setUp } from '../../local/ship/install.js';
import { type Checkout, CODE, MANIFEST, makeCheckout, PAGE, PROJECT } from './checkout.js';
import { type Google, startGoogle } from './google.js';
import { EMPTY_SCRIPT, newScript } from './google-answers.js';
import { startWarmClasp, type WarmClasp } from './warm-clasp.js';

// A clasp process takes a second, more on a busy machine; a hang is what this is for.
jest.setTimeout(60_000);

const SCRIPT = '1an-existing-script-project-of-somebody-who-owns-it-here-0';
const SHEET = 'an-existing-spreadsheet-of-the-person-00000';
const REQUEST: SetupRequest = { title: 'Leads', replace: false, open: false };
const API_OFF =
  'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry.';

let google: Google;
let warm: WarmClasp;
let checkout: Checkout;
beforeAll(async () => {
  google = await startGoogle();
  warm = startWarmClasp(google);
});
beforeEach(() => {
  google.reset();
  checkout = makeCheckout(warm.clasp);
});
afterEach(() => checkout.remove());
afterAll(async () => {
  warm.close();
  await google.close();
});

const run = (request: Partial<SetupRequest> = {}) => setUp(checkout.tools(), { ...REQUEST, ...request });
const remote = (scriptId: string) =>
  Object.fromEntries(google.scripts.get(scriptId)?.files.map((file) => [file.name, file.source]) ?? []);
const OURS = { appsscript: MANIFEST, Code: CODE, Sidebar: PAGE };

describe('a first setup', () => {
  test('logs in, makes a spreadsheet with LeadModule in it, and opens it', async () => {
    checkout.answers = [''];
    const opened: string[] = [];
    checkout.onHandOver = (args) => {
      if (args.includes('login')) google.logIn();
      else opened.push(args.at(-1) ?? '');
    };

    expect(await run({ open: true })).toBe(true);

    expect(checkout.said).toContain('tick every box');
    expect(checkout.said).toContain('Pushed appsscript.json, Code.js, Sidebar.html.');
    expect(checkout.said).toContain('Extensions');
    expect(google.spreadsheets).toEqual(['Leads']);
    const [[scriptId = '', script] = []] = [...google.scripts];
    expect(script?.parentId).toBe('sheet-1');
    expect(remote(scriptId)).toEqual(OURS);
    expect(checkout.link()).toEqual({ scriptId, parentId: 'sheet-1', rootDir: 'dist' });
    expect(opened).toEqual(['open-container']);
    expect(readFileSync(join(checkout.root, '.clasp.json'), 'utf8')).toContain('"scriptId": ""');
  });

  test('run again, goes on with what is there', async () => {
    google.logIn();
    await run({ place: { kind: 'new spreadsheet' } });
    checkout.said = '';

    expect(await run()).toBe(true);

    expect(checkout.said).toContain('already up to date');
    expect(google.spreadsheets).toHaveLength(1);
    expect(google.scripts.size).toBe(1);
  });

  test('what is built is what is pushed, byte for byte', async () => {
    google.logIn();
    const tools = {
      ...checkout.tools(),
      build: async () => {
        cpSync(join(PROJECT, 'dist'), join(checkout.root, 'dist'), { recursive: true });
        return { ok: true } as const;
      },
    };

    expect(await setUp(tools, { ...REQUEST, place: { kind: 'new spreadsheet' } })).toBe(true);

    const dist = (name: string) => readFileSync(join(PROJECT, 'dist', name), 'utf8');
    expect(remote(checkout.link()['scriptId'] ?? '')).toEqual({
      appsscript: dist('appsscript.json'),
      Code: dist('Code.js'),
      Sidebar: dist('Sidebar.html'),
    });
  });

  test('into a spreadsheet that is there already', async () => {
    google.logIn();
    checkout.answers = ['hello', `https://docs.google.com/spreadsheets/d/${SHEET}/edit#gid=0`];

    expect(await run()).toBe(true);

    expect(checkout.said).toContain('neither the address of a spreadsheet nor of a script project');
    expect(google.spreadsheets).toEqual([]);
    expect([...google.scripts.values()][0]?.parentId).toBe(SHEET);
    expect(checkout.link()['parentId']).toBe(SHEET);
  });

  test('a project made just before clasp failed is not lost', async () => {
    google.logIn();
    google.refuse = (request) =>
      request.startsWith('GET /v1/projects/1new')
        ? { status: 403, message: 'The caller does not have permission' }
        : undefined;

    expect(await run({ place: { kind: 'new spreadsheet' } })).toBe(false);
    expect(checkout.said).toContain('may not change this script project');
    google.refuse = () => undefined;
    expect(await run()).toBe(true);

    expect(google.spreadsheets).toHaveLength(1);
    expect(google.scripts.size).toBe(1);
  });
});

describe('linking an existing script project', () => {
  const place = { kind: 'script', scriptId: SCRIPT } as const;

  test('an empty one is filled', async () => {
    google.logIn();
    google.scripts.set(SCRIPT, newScript(EMPTY_SCRIPT));
    checkout.answers = [`https://script.google.com/home/projects/${SCRIPT}/edit`];

    expect(await run()).toBe(true);

    expect(remote(SCRIPT)).toEqual(OURS);
  });

  test('somebody’s own macros are not replaced, unless they say so', async () => {
    google.logIn();
    const macros = { name: 'Macros', type: 'SERVER_JS', source: 'function payroll() {}' } as const;
    google.scripts.set(SCRIPT, newScript([...EMPTY_SCRIPT, macros]));

    expect(await run({ place })).toBe(false);
    expect(checkout.said).toContain('Macros.js');
    expect(checkout.said).toContain('--replace');
    expect(remote(SCRIPT)['Macros']).toBe(macros.source);
    expect(checkout.has('.clasp.local.json')).toBe(false);

    expect(await run({ place, replace: true })).toBe(true);
    expect(remote(SCRIPT)).toEqual(OURS);
  });

  test('a wrong id is said, and nothing is linked', async () => {
    google.logIn();

    expect(await run({ place })).toBe(false);

    expect(checkout.said).toContain('Google finds no script project');
    expect(checkout.has('.clasp.local.json')).toBe(false);
  });

  test('a folder that is linked elsewhere stays linked', async () => {
    checkout.writeLink({ scriptId: 'another' });

    expect(await run({ place })).toBe(false);

    expect(checkout.said).toContain('linked to the script project another already');
    expect(checkout.link()['scriptId']).toBe('another');
  });
});

describe('what stops a setup is said before anything is made', () => {
  const place = { kind: 'new spreadsheet' } as const;
  const nothingMade = () => {
    expect(google.spreadsheets).toEqual([]);
    expect(google.scripts.size).toBe(0);
    expect(checkout.has('.clasp.local.json')).toBe(false);
  };

  test('nobody is logged in and nobody is at the keyboard', async () => {
    expect(await run({ place })).toBe(false);
    expect(checkout.said).toContain('npx clasp login');
    nothingMade();
  });

  test('the login was given up', async () => {
    checkout.answers = [];
    expect(await run({ place })).toBe(false);
    expect(checkout.said).toContain('clasp is not logged in');
    nothingMade();
  });

  test.each([
    ['the Apps Script API is off', 403, API_OFF, 'https://script.google.com/home/usersettings'],
    [
      'the login expired',
      401,
      'Request had invalid authentication credentials.',
      'no longer accepts the login',
    ],
    ['a box was left empty', 403, 'Request had insufficient authentication scopes.', 'tick every box'],
  ])('%s', async (_title, status, message, expected) => {
    google.logIn();
    google.refuse = (request) => (request.includes('/v1/') ? { status, message } : undefined);
    expect(await run({ place })).toBe(false);
    expect(checkout.said).toContain(expected);
    nothingMade();
  });

  test('there is no way to Google', async () => {
    google.logIn();
    google.reachable = false;
    expect(await run({ place })).toBe(false);
    expect(checkout.said).toContain('Google cannot be reached');
    nothingMade();
  });

  test('nobody said where', async () => {
    google.logIn();
    expect(await run()).toBe(false);
    expect(checkout.said).toContain('--new, --sheet ADDRESS or --script ADDRESS');
    nothingMade();
  });
});

test('when the script cannot be made, the spreadsheet left behind is named', async () => {
  google.logIn();
  google.refuse = (request) =>
    request === 'POST /v1/projects' ? { status: 400, message: 'Invalid argument' } : undefined;

  expect(await run({ place: { kind: 'new spreadsheet' } })).toBe(false);

  expect(checkout.said).toContain('clasp said: Invalid argument');
  expect(checkout.said).toContain('A spreadsheet "Leads" without a script may stand in your Drive now');
});
