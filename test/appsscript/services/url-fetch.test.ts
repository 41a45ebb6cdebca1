// UrlFetchApp: what is sent, what comes back, what is refused.

import { describe, expect, test } from '@jest/globals';
import type { FetchAnswer, FetchHandler } from '../../../local/appsscript/index.js';
import { ANN, conform, drivers, onHost, resultOf, virtualDrivers } from '../stage.js';

const REFERENCE = 'developers.google.com/apps-script/reference/url-fetch/url-fetch-app';
const QUOTAS = 'developers.google.com/apps-script/guides/services/quotas';
const URL = 'https://api.example/x';
const sent = (options: string) => `JSON.parse(UrlFetchApp.fetch('${URL}', ${options}).getContentText())`;

conform('fetch', [
  {
    says: 'is a GET by default and ignores a payload then',
    script: `const { method, body, timeoutSeconds } = ${sent("{ payload: 'x' }")}; [method, body, timeoutSeconds]`,
    gives: ['GET', '', 360],
    source: REFERENCE,
  },
  {
    says: 'sends texts as they are, as a form unless told otherwise',
    script: `const { method, body, headers } = ${sent("{ method: 'post', payload: '{\"a\":\"é\"}', contentType: 'application/json', headers: { Authorization: 'Bearer k' } }")}; [method, body, headers['Content-Type'], headers.Authorization]`,
    gives: ['POST', '{"a":"Ã©"}', 'application/json', 'Bearer k'],
    source: REFERENCE,
  },
  {
    says: 'encodes objects as forms',
    script: `const { body, headers } = ${sent("{ method: 'put', payload: { a: '1 2', b: '&' } }")}; [body, headers['Content-Type']]`,
    gives: ['a=1%202&b=%26', 'application/x-www-form-urlencoded'],
    source: REFERENCE,
  },
  {
    says: 'always says that it is Apps Script',
    script: `${sent('{}')}.headers['User-Agent'].includes('Google-Apps-Script')`,
    gives: true,
    source: 'justin.poehnelt.com, definitive guide to UrlFetchApp',
  },
  {
    says: 'gives status, text and headers in the letters of the server; repeated ones as arrays',
    script: `const r = UrlFetchApp.fetch('${URL}'); const all = r.getAllHeaders(); [r.getResponseCode(), r.getHeaders()['retry-AFTER'], r.getHeaders()['Retry-After'], all['X-Twice'], r.getContent().length === r.getContentText().length]`,
    gives: [200, '7', undefined, ['one', 'two'], true],
    source: `${REFERENCE}; gas-fakes urlfetchapp/app.js`,
  },
  {
    says: 'throws at status 400 and above, and quotes the beginning of the body',
    script: `UrlFetchApp.fetch('${URL}?status=404')`,
    throws:
      /Exception: Request failed for https:\/\/api\.example returned code 404\. Truncated server response: \{"method".{90,100} \(use muteHttpExceptions option to examine full response\)/,
    source: 'the exception of live scripts, quoted in hundreds of threads',
  },
  {
    says: 'gives the status when muted',
    script: `UrlFetchApp.fetch('${URL}?status=503', { muteHttpExceptions: true }).getResponseCode()`,
    gives: 503,
    source: REFERENCE,
  },
  {
    says: 'knows five methods',
    script: `UrlFetchApp.fetch('${URL}', { method: 'head' })`,
    throws: 'Exception: Attribute provided with invalid value: method',
    source: REFERENCE,
  },
  {
    says: 'reaches no private network',
    script: `['http://localhost:80/', 'http://127.0.0.1/', 'http://10.1.2.3/', 'http://192.168.0.1/'].map((url) => { try { return UrlFetchApp.fetch(url).getResponseCode(); } catch (e) { return e.message; } })`,
    gives: [
      'DNS error: http://localhost:80/',
      'DNS error: http://127.0.0.1/',
      'DNS error: http://10.1.2.3/',
      'DNS error: http://192.168.0.1/',
    ],
    source: 'justin.poehnelt.com, definitive guide to UrlFetchApp',
  },
  {
    says: 'refuses other schemes',
    script: `UrlFetchApp.fetch('ftp://api.example/')`,
    throws: 'Exception: Invalid argument: ftp://api.example/',
    source: REFERENCE,
  },
  {
    says: 'limits URL, headers and payload',
    script: `
      const headers = (count, size) => Object.fromEntries(Array.from({ length: count }, (_, i) => ['H' + i, 'v'.repeat(size)]));
      const refused = (url, options) => { try { UrlFetchApp.fetch(url, options); return 'sent'; } catch (e) { return e.message; } };
      const long = (size) => '${URL}?' + 'q'.repeat(size - '${URL}?'.length);
      [refused(long(2082)), refused(long(2083)), refused('${URL}', { headers: headers(100, 1) }), refused('${URL}', { headers: headers(101, 1) }),
       refused('${URL}', { headers: headers(1, 8100) }), refused('${URL}', { headers: headers(1, 8200) })]`,
    gives: [
      'sent',
      'Limit Exceeded: URLFetch URL Length.',
      'sent',
      'Limit Exceeded: URLFetch Header Count.',
      'sent',
      'Limit Exceeded: URLFetch Header Size.',
    ],
    source: QUOTAS,
  },
  {
    says: 'fetchAll keeps the order and mixes texts and objects',
    script: `UrlFetchApp.fetchAll(['${URL}', { url: '${URL}', method: 'post' }, { url: '${URL}?status=500', muteHttpExceptions: true }]).map((r) => r.getResponseCode() + JSON.parse(r.getContentText()).method)`,
    gives: ['200GET', '200POST', '500GET'],
    source: REFERENCE,
  },
  {
    says: 'one unmuted status throws all answers of fetchAll away',
    script: `UrlFetchApp.fetchAll(['${URL}', '${URL}?status=500'])`,
    throws: 'returned code 500',
    source: 'justin.poehnelt.com, definitive guide to UrlFetchApp',
  },
  {
    says: 'getRequest shows a request without sending it',
    script: `const { url, method, payload, contentType, headers } = UrlFetchApp.getRequest('${URL}', { method: 'post', payload: 'p', headers: { A: 'b' } }); [url, method, payload, contentType, headers.A]`,
    gives: [URL, 'post', 'p', 'application/x-www-form-urlencoded', 'b'],
    source: REFERENCE,
  },
]);

const small: FetchHandler = (request) => ({ status: 200, headers: [], body: request.url, latencySeconds: 1 });

describe.each(drivers)('the host of %s', (driver) => {
  test('the whitelist of the manifest binds every request', async () => {
    const files = {
      'appsscript.json': JSON.stringify({
        urlFetchWhitelist: ['https://api.example/v1/', 'https://*.wide.example/'],
      }),
      'Code.js': `function go(url) { return UrlFetchApp.fetch(url).getResponseCode(); }`,
    };
    await onHost(driver, files, async (host, document) => {
      const go = async (url: string) => {
        const record = await host.run(ANN, document, 'go', [url]);
        return record.error?.message ?? record.value;
      };
      expect(await go('https://api.example/v1/leads?x=1')).toBe(200);
      expect(await go('https://a.b.wide.example/any')).toBe(200);
      for (const url of [
        'https://api.example/v2/',
        'http://api.example/v1/',
        'https://api.example.evil.test/v1/',
        'https://api.example:8443/v1/',
        'https://wide.example/',
      ]) {
        expect(await go(url)).toBe(`UrlFetch calls to ${url} are not permitted by your admin`);
      }
    });
  });

  test('transport errors throw even when muted, and lose the answers of a whole wave', async () => {
    const code = `function go(urls) { try { return UrlFetchApp.fetchAll(urls.map((url) => ({ url, muteHttpExceptions: true }))).length; } catch (e) { return e.message; } }`;
    const seen: string[] = [];
    const fetch: FetchHandler = (request) => {
      seen.push(request.url);
      return request.url.includes('bad') ? { transportError: 'dns', delivered: false } : small(request);
    };
    await onHost(
      driver,
      code,
      async (host, document) => {
        const urls = ['https://a.example/', 'https://bad.example/', 'https://c.example/'];
        expect(resultOf(await host.run(ANN, document, 'go', [urls]))).toBe('DNS error: https://bad.example/');
        // Reading G3 'a': the others were delivered all the same.
        expect(seen).toEqual(urls);
      },
      { fetch },
    );
  });

  test("reading G3 'b': a wave with an unreachable target is not delivered at all", async () => {
    const seen: string[] = [];
    const fetch: FetchHandler = Object.assign(
      (request: Parameters<FetchHandler>[0]) => {
        seen.push(request.url);
        return small(request);
      },
      { canReach: (request: Parameters<FetchHandler>[0]) => !request.url.includes('bad') },
    );
    await onHost(
      driver,
      `function go() { UrlFetchApp.fetchAll(['https://a.example/', 'https://bad.example/']); }`,
      async (host, document) => {
        expect((await host.run(ANN, document, 'go')).error?.message).toMatch(/^DNS error/);
        expect(seen).toEqual([]);
      },
      { fetch, readings: { G3: 'b' } },
    );
  });

  test('redirects are followed by GET, or kept when told so', async () => {
    const fetch: FetchHandler = (request): FetchAnswer =>
      request.url.endsWith('/from')
        ? { status: 302, headers: [['Location', '/to']], body: '' }
        : { status: 200, headers: [], body: `${request.method} ${request.url}` };
    const code = `function go(follow) { const r = UrlFetchApp.fetch('https://api.example/from', { method: 'post', payload: 'x', followRedirects: follow }); return [r.getResponseCode(), r.getContentText()]; }`;
    await onHost(
      driver,
      code,
      async (host, document) => {
        expect(resultOf(await host.run(ANN, document, 'go', [true]))).toEqual([
          200,
          'GET https://api.example/to',
        ]);
        expect(resultOf(await host.run(ANN, document, 'go', [false]))).toEqual([302, '']);
      },
      { fetch },
    );
  });

  test('each element of a wave is one of the 20,000 fetches of the day', async () => {
    const code = `function go(n) { UrlFetchApp.fetchAll(Array.from({ length: n }, () => 'https://a.example/')); }`;
    await onHost(
      driver,
      code,
      async (host, document) => {
        resultOf(await host.run(ANN, document, 'go', [4]));
        const over = await host.run(ANN, document, 'go', [2]);
        expect(over.error?.message).toBe('Service invoked too many times for one day: urlfetch.');
        expect(host.meters(ANN).fetches).toMatchObject({ used: 4, limit: 5 });
      },
      { limits: { fetchesPerDay: 5 } },
    );
  });
});

test('20,000 fetches for consumers, 100,000 for Workspace', async () => {
  const limits: number[] = [];
  for (const account of ['consumer', 'workspace'] as const) {
    await onHost('direct', '', (host) => void limits.push(host.meters(ANN).fetches.limit), { account });
  }
  expect(limits).toEqual([20_000, 100_000]);
});

test.each(drivers)('bodies of more than 50 MB are refused, both ways (%s)', async (driver) => {
  const code = `function go(size) { return UrlFetchApp.fetch('https://a.example/', { method: 'post', payload: 'x'.repeat(size) }).getContentText().length; }`;
  const fetch: FetchHandler = (request) => ({
    status: 200,
    headers: [],
    body: 'y'.repeat(request.body.length * 2),
  });
  await onHost(
    driver,
    code,
    async (host, document) => {
      const go = async (size: number) => {
        const record = await host.run(ANN, document, 'go', [size]);
        return record.error?.message ?? record.value;
      };
      expect(await go(50)).toBe(100);
      expect(await go(51)).toBe('Limit Exceeded: URLFetch Response Size.');
      expect(await go(101)).toBe('Limit Exceeded: URLFetch POST Size.');
    },
    { fetch, limits: { fetchPayloadBytes: 100, fetchResponseBytes: 100 } },
  );
});

describe.each(virtualDrivers)('time on %s', (driver) => {
  const code = `
    function wave() { const t = Date.now(); UrlFetchApp.fetchAll(['https://a.example/1', 'https://a.example/3', 'https://a.example/2']); return Date.now() - t; }
    function wait(timeoutSeconds) { const t = Date.now(); try { UrlFetchApp.fetch('https://a.example/100', { timeoutSeconds }); return 'answered'; } catch (e) { return [e.message, Math.round((Date.now() - t) / 1000)]; } }`;
  const fetch: FetchHandler = (request) => ({
    status: 200,
    headers: [],
    body: '',
    latencySeconds: Number(request.url.split('/').at(-1)),
  });

  test('a wave takes as long as its slowest request', async () => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        const taken = Number(resultOf(await host.run(ANN, document, 'wave')));
        expect(taken).toBeGreaterThanOrEqual(3000);
        expect(taken).toBeLessThan(3100);
      },
      { fetch },
    );
  });

  test('timeoutSeconds is honoured (G8 a) or replaced by a fixed minute (G8 b)', async () => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        expect(resultOf(await host.run(ANN, document, 'wait', [20]))).toEqual([
          'Timeout: https://a.example/100',
          20,
        ]);
        expect(resultOf(await host.run(ANN, document, 'wait', [200]))).toBe('answered');
      },
      { fetch },
    );
    await onHost(
      driver,
      code,
      async (host, document) => {
        expect(resultOf(await host.run(ANN, document, 'wait', [20]))).toEqual([
          'Timeout: https://a.example/100',
          60,
        ]);
      },
      { fetch, readings: { G8: 'b' } },
    );
  });
});
