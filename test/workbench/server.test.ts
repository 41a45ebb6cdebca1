// The workbench's doors: loopback only, its own names only, its own page only, nothing but what it serves.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { LATENCIES } from '../../local/leadmodule/index.js';
import { Bench } from '../../local/workbench/bench.js';
import { GuestPages } from '../../local/workbench/guest-pages.js';
import { turn } from '../../local/workbench/knobs.js';
import { browserCommand } from '../../local/workbench/open-browser.js';
import { serve, type WorkbenchServer } from '../../local/workbench/server.js';

const OPTIONS = {
  dist: resolve(import.meta.dirname, '../../dist'),
  sample: { name: 'Sample', csv: 'First name\nAnn\n' },
  api: undefined,
  latency: LATENCIES.none,
  requestsPerMinute: 60,
  keep: undefined,
  rebuild: async () => {},
} as const;

let bench: Bench;
let server: WorkbenchServer;
let port = 0;

beforeAll(async () => {
  bench = await Bench.start(OPTIONS);
  const assets = { html: '<!doctype html><title>page</title>', css: '', js: '', guestJs: '', icon: '' };
  server = await serve(bench, assets, 0, null);
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.close();
  await bench.close();
});

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Raw, so that paths and Host headers go out as written. */
function send(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  method: string,
): Promise<Got> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        body += part;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    })
      .on('error', fail)
      .end();
  });
}

const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  send(port, path, headers, method);

describe('the page', () => {
  test('is served with a policy that lets nothing in from elsewhere', async () => {
    const { status, headers } = await get('/');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test.each([
    ['another name that points here', { host: 'evil.example' }],
    ['the right name at another port', { host: '127.0.0.1:1' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a frame without an origin', { origin: 'null' }],
  ])('is refused to %s', async (_, headers) => {
    expect((await get('/', headers)).status).toBe(403);
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/page.js/../../package.json',
    '/dist/Code.js',
    '/page/x',
  ])('nothing else is there: %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toContain('devDependencies');
  });

  test('takes no other method', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });
});

describe('the websocket', () => {
  const open = (headers: Record<string, string>, path = '/socket') =>
    new Promise<string>((done) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
      socket.on('open', () => {
        socket.close();
        done('open');
      });
      socket.on('error', () => done('refused'));
    });

  test('opens for our own page', async () => {
    expect(await open({ origin: `http://127.0.0.1:${port}` })).toBe('open');
  });

  test.each([
    ['a page elsewhere', { origin: 'https://evil.example' }],
    ['no page at all', {}],
    ['another name', { origin: `http://127.0.0.1:${port}`, host: 'evil.example' }],
  ])('is refused to %s', async (_, headers) => {
    expect(await open(headers)).toBe('refused');
  });
});

describe('guest pages', () => {
  const guests = new GuestPages();
  guests.origin = 'http://127.0.0.1:2';
  guests.parentOrigin = 'http://127.0.0.1:1';

  test('get google.script before their first script, whatever they are made of', () => {
    for (const html of [
      '<!doctype html><html><head><script>1</script></head></html>',
      '<p>hello</p>',
      '<script>1</script>',
    ]) {
      const url = guests.add(1, 'ann@example.com', html, ['echo']);
      const page = guests.html(url.split('/').at(-1) ?? '') ?? '';
      expect(page.indexOf('google-script.js')).toBeGreaterThan(-1);
      const first = page.indexOf('<script>');
      if (first >= 0) expect(page.indexOf('google-script.js')).toBeLessThan(first);
    }
  });

  test('are gone when closed, and have addresses that cannot be guessed', () => {
    const url = guests.add(7, 'ann@example.com', '<p>secret</p>', []);
    expect(url.split('/').at(-1)).toMatch(/^[\w-]{24}$/);
    guests.remove(7, 'ann@example.com');
    expect(guests.html(url.split('/').at(-1) ?? '')).toBeUndefined();
  });

  test('may be framed by the workbench only and reach no network', () => {
    expect(guests.policy).toContain('frame-ancestors http://127.0.0.1:1');
    expect(guests.policy).toContain("default-src 'none'");
    expect(guests.policy).not.toContain('connect-src');
  });
});

describe('the web app', () => {
  const code =
    'function doPost(e) { return HtmlService.createHtmlOutput(e.parameter.a + e.postData.contents); }';

  test('is served once it is deployed, to this machine only, and the script learns its address', async () => {
    const project = await mkdtemp(join(tmpdir(), 'webapp-'));
    await writeFile(join(project, 'Code.js'), code);
    await writeFile(
      join(project, 'appsscript.json'),
      JSON.stringify({ timeZone: 'Etc/UTC', runtimeVersion: 'V8' }),
    );
    const other = await Bench.start({ ...OPTIONS, dist: project });
    try {
      expect(other.webAppUrl).toBeNull();
      await turn(other, { kind: 'deploy' }, 'sam@example.com');
      const url = new URL(other.webAppUrl ?? 'about:blank');
      expect(url.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const posted = await fetch(`${url}?a=1`, { method: 'POST', body: 'two' });
      expect([posted.status, await posted.text()]).toEqual([200, '1two']);
      const from = await send(Number(url.port), `${url.pathname}?a=1`, { host: 'evil.example' }, 'POST');
      expect(from.status).toBe(403);
      // Another account is another Google: the deployment stands there too.
      await turn(other, { kind: 'account', account: 'workspace' }, 'sam@example.com');
      expect((await fetch(`${other.webAppUrl}?a=3`, { method: 'POST', body: 'x' })).status).toBe(200);
    } finally {
      await other.close();
      await rm(project, { recursive: true, force: true });
    }
  });
});

describe('opening the browser', () => {
  const desk = { platform: 'linux', env: { DISPLAY: ':0' }, isTerminal: true } as const;
  const url = 'http://127.0.0.1:1/';

  test('on a desktop, by its own command', () => {
    expect(browserCommand(url, desk)).toEqual(['xdg-open', url]);
    expect(browserCommand(url, { ...desk, platform: 'darwin', env: {} })).toEqual(['open', url]);
    expect(browserCommand(url, { ...desk, platform: 'win32', env: {} })).toEqual([
      'cmd',
      '/c',
      'start',
      '',
      url,
    ]);
  });

  test.each([
    ['without a screen', { env: {} }],
    ['over SSH', { env: { DISPLAY: ':0', SSH_CONNECTION: '1' } }],
    ['in CI', { env: { DISPLAY: ':0', CI: 'true' } }],
    ['into a file', { isTerminal: false }],
  ])('not %s', (_, more) => {
    expect(browserCommand(url, { ...desk, ...more })).toBeUndefined();
  });
});
