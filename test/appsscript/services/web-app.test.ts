// The web app: doGet and doPost over HTTP, redirects, identity, and what the script is not told.

import { describe, expect, test } from '@jest/globals';
import type { Host } from '../../../local/appsscript/index.js';
import { ANN, onHost } from '../stage.js';

const code = `
  function doGet(e) {
    if (e.parameter.page) return HtmlService.createHtmlOutput('<h1>' + e.parameter.page + '</h1>');
    if (e.parameter.bad) return { plain: 'object' };
    if (e.parameter.fail) throw new Error('oops');
    return ContentService.createTextOutput(JSON.stringify(e)).setMimeType(ContentService.MimeType.JSON);
  }
  function doPost(e) {
    PropertiesService.getScriptProperties().setProperty('body', e.postData.contents);
    const active = SpreadsheetApp.getActive();
    return HtmlService.createHtmlOutput(JSON.stringify([e.parameter, e.parameters, e.postData.type, e.postData.length, e.pathInfo || null, Object.keys(e).includes('headers'),
      Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), active && active.getName(), ScriptApp.getService().getUrl()]));
  }`;

async function served(
  act: (url: string, host: Host) => Promise<void>,
  readings: { readonly G4: 'a' | 'b' } = { G4: 'a' },
) {
  await onHost(
    'worker',
    code,
    async (host, document) => {
      host.webApp.deploy(document);
      await act(await host.serveWebApp(), host);
    },
    { readings },
  );
}

const body = (text: string) => ({
  method: 'POST',
  body: text,
  headers: { 'Content-Type': 'application/json', 'X-Signature': 's' },
});

describe('over HTTP', () => {
  test('HtmlService answers 200 at once', async () => {
    await served(async (url) => {
      const response = await fetch(`${url}?page=hi`, { redirect: 'manual' });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('<h1>hi</h1>');
    });
  });

  test('ContentService answers 302 to a one-time address that takes GET only', async () => {
    await served(async (url) => {
      const first = await fetch(`${url}/deep/er?a=1&a=2`, { redirect: 'manual' });
      expect(first.status).toBe(302);
      const echo = new URL(first.headers.get('location') ?? '', url);
      expect((await fetch(echo, { method: 'POST' })).status).toBe(405);
      const second = await fetch(echo);
      expect(second.headers.get('content-type')).toMatch('application/json');
      expect(await second.json()).toEqual({
        queryString: 'a=1&a=2',
        parameter: { a: '1' },
        parameters: { a: ['1', '2'] },
        pathInfo: 'deep/er',
        contextPath: '',
        contentLength: -1,
      });
      expect((await fetch(echo)).status).toBe(404);
    });
  });

  test('doPost gets the body, no headers, and runs as the deployer', async () => {
    await served(async (url, host) => {
      const response = await fetch(`${url}?v=1`, body('{"ü":1}'));
      expect(response.status).toBe(200);
      const seen = JSON.parse(await response.text()) as unknown[];
      expect(seen).toEqual([
        { v: '1' },
        { v: ['1'] },
        'application/json',
        8,
        null,
        false,
        '',
        ANN,
        null,
        host.world.webAppUrl,
      ]);
      expect(host.executions.at(-1)).toMatchObject({ user: ANN, origin: 'web app', functionName: 'doPost' });
    });
  });

  test("reading G4 'b': a bound script's web app sees its document", async () => {
    await served(
      async (url) => {
        const seen = JSON.parse(await (await fetch(url, body('x'))).text()) as unknown[];
        expect(seen[8]).toBe('Leads');
      },
      { G4: 'b' },
    );
  });

  test('wrong return values and exceptions are pages with status 200', async () => {
    await served(async (url) => {
      for (const [query, text] of [
        ['bad=1', 'not a supported return type'],
        ['fail=1', 'Error: oops'],
      ]) {
        const response = await fetch(`${url}?${query}`);
        expect(response.status).toBe(200);
        expect(await response.text()).toContain(text);
      }
    });
  });

  test('reserved parameters, HEAD and foreign paths never reach the script', async () => {
    await served(async (url, host) => {
      expect((await fetch(`${url}?c=1`)).status).toBe(405);
      expect((await fetch(`${url}?sid=1`)).status).toBe(405);
      expect((await fetch(url, { method: 'HEAD' })).status).toBe(403);
      expect((await fetch(new URL('/other', url))).status).toBe(404);
      expect(host.executions).toEqual([]);
    });
  });
});

test('in process, at once, under the direct driver', async () => {
  await onHost('direct', code, (host, document) => {
    expect(host.webApp.requestNow({ method: 'GET' })).toMatchObject({ kind: 'error', status: 404 });
    host.webApp.deploy(document);
    expect(host.webApp.requestNow({ method: 'GET', query: 'page=x' })).toMatchObject({
      kind: 'page',
      html: '<h1>x</h1>',
    });
    expect(host.webApp.requestNow({ method: 'POST', body: 'kept', query: 'a=1' })).toMatchObject({
      status: 200,
    });
    // The properties are those of the bound script, even where it cannot see its document.
    expect(host.properties.script(document.id).entries.get('body')).toBe('kept');
  });
});
