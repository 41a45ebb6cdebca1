// The human pages: they show what happened, as text, and answer only to this machine.
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { openapi } from '../../local/leadmodule/contract.js';
import { maskKey } from '../../local/leadmodule/pages.js';
import { httpClient, JANE, withServer } from './support.js';

const page = async (url: string, path: string) => (await fetch(new URL(path, url))).text();

/** A request with headers that `fetch` does not let one set. */
function raw(
  url: string,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<number> {
  return new Promise((done, fail) => {
    const sending = request(new URL(path, url), { method, headers, agent: false }, (response) => {
      response.resume().on('end', () => done(response.statusCode ?? 0));
    });
    sending.on('error', fail).end(body);
  });
}

const post = (url: string, path: string, form: Record<string, string>) =>
  fetch(new URL(path, url), { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

describe('the page at /', () => {
  test('lists keys, runs, credits, deliveries and requests', () =>
    withServer({ credits: 7 }, async ({ url, deliverDue }) => {
      const { submit } = httpClient(url);
      const { runId } = (await submit({ ...JANE, webhookUrl: 'https://hooks.test/a' })).body;
      await deliverDue();
      for (const path of ['/', '/live']) {
        const text = await page(url, path);
        for (const part of [
          'lm_live_test',
          String(runId),
          'jane.smith@acme.com',
          'https://hooks.test/a',
          'refused',
        ])
          expect(text).toContain(part);
        expect(text).toMatch(/<td class="n">6<\/td>\s*<td class="n">1<\/td>/);
      }
    }));

  test('says how to try it, what is certain, and which keys are special', () =>
    withServer({}, async ({ url }) => {
      const text = await page(url, '/');
      for (const part of [url, 'notfound.example', 'lm_live_inactive', '/openapi.json', '/admin'])
        expect(text).toContain(part);
    }));

  test('shows hostile text as text', () =>
    withServer({}, async ({ url }) => {
      const { submit } = httpClient(url);
      await submit({
        firstName: '<img src=x onerror=alert(3)>',
        lastName: '"><b>',
        companyDomain: 'html.example',
        enrichmentType: 'all',
      });
      await submit({ firstName: '<img src=x onerror=alert(3)>', companyDomain: 'stuck.example' });
      for (const path of ['/', '/live', '/admin']) {
        const text = await page(url, path);
        expect(text).not.toMatch(/<img|<b>|alert\(2\)<\/script>/);
        expect(text).toContain('&lt;img src=x onerror=alert(3)&gt;');
      }
    }));

  test('asks nothing of any other machine, and its policy says so', () =>
    withServer({}, async ({ url }) => {
      for (const path of ['/', '/admin', '/page.css', '/page.js']) {
        const text = (await page(url, path)).replaceAll(url, '');
        expect(text).not.toMatch(/(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\//);
      }
      const policy = (await fetch(new URL('/', url))).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }));

  test('long values and long keys are cut', () =>
    withServer({}, async ({ url }) => {
      const key = 'lm_live_0123456789abcdef';
      await httpClient(url, key).submit({ companyDomain: 'long.example' });
      const text = await page(url, '/');
      expect(text).not.toContain(key);
      expect(text).not.toContain('a'.repeat(200));
      expect(maskKey(key)).toBe('lm_live_01…cdef');
    }));

  test('the contract is served as it stands', () =>
    withServer({}, async ({ url }) => {
      expect(JSON.parse(await page(url, '/openapi.json'))).toEqual(openapi);
    }));
});

describe('/admin', () => {
  test.each([
    ['', 'found', 'jane.smith@found.example'],
    ['found', 'found', 'jane.smith@found.example'],
    ['not_found', 'not_found', undefined],
    ['error', 'error', undefined],
    ['failed', 'error', undefined],
  ])('completes a pending run by hand: %j', (ending, resultStatus, email) =>
    withServer({ latency: { kind: 'const', seconds: 999 } }, async ({ url }) => {
      const { submit, poll } = httpClient(url);
      const { runId = '' } = (await submit({ ...JANE, companyDomain: 'found.example' })).body;
      expect(await page(url, '/admin')).toContain(`value="${runId}"`);
      expect((await post(url, '/admin/run', { runId, ending })).status).toBe(303);
      const { body } = await poll(runId);
      expect([body.resultStatus, body.result?.email]).toEqual([resultStatus, email]);
      const after = await page(url, '/admin');
      expect(after).not.toContain(`value="${runId}"`);
      expect(after).toContain(`<code>${runId}</code>`);
    }),
  );

  test('changes a key: credits, limit, active', () =>
    withServer({ credits: 0 }, async ({ url }) => {
      const { submit } = httpClient(url);
      expect((await submit(JANE)).status).toBe(402);
      await post(url, '/admin/key', { number: '1', credits: '5', requestsPerMinute: '90', active: 'yes' });
      expect((await submit(JANE)).status).toBe(202);
      expect(JSON.parse(await page(url, '/admin/books')).keys).toMatchObject([
        { credits: 4, requestsPerMinute: 90 },
      ]);
      await post(url, '/admin/key', { number: '1', credits: '5', requestsPerMinute: '90' });
      expect((await submit(JANE)).status).toBe(401);
    }));

  test.each([
    ['/admin/run', { runId: 'none' }, 404],
    ['/admin/key', { number: '9', credits: '1', requestsPerMinute: '1' }, 404],
    ['/admin/key', { number: '1', credits: '-1', requestsPerMinute: '60' }, 400],
    ['/admin/key', { number: '1', credits: '1', requestsPerMinute: '0' }, 400],
  ])('refuses what makes no sense: %s %j', (path, form, status) =>
    withServer({}, async ({ url, sandbox }) => {
      await httpClient(url).submit(JANE);
      const before = sandbox.books().keys;
      expect((await post(url, path, form)).status).toBe(status);
      expect(sandbox.books().keys).toEqual(before);
    }),
  );
});

describe('who may look', () => {
  test('nobody from another machine: only 127.0.0.1 is listened on', () =>
    withServer({}, async ({ port }) => {
      const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
      const addresses = others.map(({ address }) => address).filter((address) => address !== '127.0.0.1');
      const answers = ['::1', ...addresses].map(
        (host) =>
          new Promise((done) => {
            const socket = connect({ host, port });
            socket.once('connect', () => done('connected')).once('error', () => done('refused'));
            socket.once('connect', () => socket.destroy());
          }),
      );
      expect(new Set(await Promise.all(answers))).toEqual(new Set(['refused']));
    }));

  test.each(['/', '/live', '/admin', '/admin/books', '/openapi.json'])(
    '%s answers to no other name (DNS rebinding)',
    (path) =>
      withServer({}, async ({ url, port }) => {
        expect(await raw(url, path, { host: `evil.test:${port}` })).toBe(403);
        expect(await raw(url, path, { host: `localhost:${port}` })).toBe(200);
      }),
  );

  test('a form posted from another site changes nothing', () =>
    withServer({}, async ({ url, sandbox, port }) => {
      await httpClient(url).submit(JANE);
      const form = 'number=1&credits=0&requestsPerMinute=60&active=yes';
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect(await raw(url, '/admin/key', { ...headers, origin: 'https://evil.test' }, 'POST', form)).toBe(
        403,
      );
      expect(sandbox.books().keys[0]?.credits).toBe(999);
      expect(
        await raw(url, '/admin/key', { ...headers, origin: `http://127.0.0.1:${port}` }, 'POST', form),
      ).toBe(303);
      expect(sandbox.books().keys[0]?.credits).toBe(0);
    }));
});
