// Setting a webhook up: what may be pasted, and a test through the real address that tells what is wrong with it.
import { describe, expect, test } from '@jest/globals';
import { ask } from './page.js';
import { makeStage, people, runAll } from './stage.js';
import { makeWebhookStage } from './webhook-stage.js';

const rows = people(1);

function fresh(answer?: { status: number; location?: string }) {
  const headers: [string, string][] = answer?.location ? [['Location', answer.location]] : [];
  const webApp = answer && { status: answer.status, headers, body: 'ok' };
  return makeWebhookStage({ rows, isOn: false, delivers: false, ...(webApp && { webApp }) });
}

describe('what may be pasted', () => {
  const { change, url } = fresh();
  test.each([
    ['nothing', '', 'Paste the address of the web app first.'],
    [
      'another host',
      'https://hooks.example/exec',
      'Only an address that begins with https://script.google.com/',
    ],
    [
      'a host that looks alike',
      'https://script.google.com.evil.example/macros/s/AAAAAAAAAA/exec',
      'Only an address',
    ],
    ['http', 'http://script.google.com/macros/s/AAAAAAAAAA/exec', 'Only an address'],
    ['a test address', 'https://script.google.com/macros/s/AAAAAAAAAA/dev', 'ends in /dev'],
    ['the editor', 'https://script.google.com/home/projects/AAAAAAAAAA/edit', 'not the address of a web app'],
    [
      'something behind it',
      'https://script.google.com/macros/s/AAAAAAAAAA/exec/../../x',
      'not the address of a web app',
    ],
  ])('%s is refused in words', (_what, pasted, words) => {
    expect(change({ kind: 'on', url: pasted })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining(words),
    });
  });

  test('nothing was stored by that', () => {
    expect(change({ kind: 'off' })).toEqual({ ok: true, value: { kind: 'off', url: '' } });
  });

  test('spaces, a query and the number of a browser’s account are taken off', () => {
    const copied = `  ${url.replace('/macros/', '/macros/u/1/')}?x=1\n`;
    expect(change({ kind: 'on', url: copied })).toMatchObject({ ok: true, value: { kind: 'on', url } });
  });
});

describe('the test through the address', () => {
  test.each([
    [
      'a login page',
      { status: 302, location: 'https://accounts.google.com/ServiceLogin' },
      'Google asks for a login',
    ],
    [
      'a redirect as ContentService makes one',
      { status: 302, location: 'https://script.googleusercontent.com/macros/echo?x=1' },
      'The address redirects (302), which LeadModule counts as failed',
    ],
    ['a refusal', { status: 403 }, 'Google refuses strangers at this address (403)'],
    ['no web app', { status: 404 }, 'There is no web app at this address (404)'],
    ['trouble', { status: 500 }, 'The address answered 500'],
    ['an answer without the probe arriving', { status: 200 }, 'the test result did not arrive here'],
  ])('%s is told apart, and the webhook stays off', (_what, answer, words) => {
    const stage = fresh(answer);
    const said = stage.change({ kind: 'on', url: stage.url });
    expect(said).toMatchObject({ ok: false, sentence: expect.stringContaining(words) });
    expect(ask(stage.session, 'sidebarOpen')).toMatchObject({
      value: { webhook: { kind: 'off', url: stage.url } },
    });
    runAll(stage, 1);
    stage.call('sidebarStep');
    expect(stage.webhookUrls).toEqual([]);
  });

  test('a working one is on after its own probe arrived, and leaves nothing behind', () => {
    const stage = fresh();
    expect(stage.change({ kind: 'on', url: stage.url })).toEqual({
      ok: true,
      value: { kind: 'on', url: stage.url, testedAtMs: expect.any(Number), secretNumber: 1 },
    });
    expect(Object.keys(stage.letterbox())).toEqual(['webhook']);
  });

  test('an address that fails does not switch off one that works', () => {
    const stage = makeWebhookStage({ rows, delivers: false });
    const other = 'https://script.google.com/macros/s/AnotherScript/exec';
    expect(stage.change({ kind: 'on', url: other })).toMatchObject({ ok: false });
    expect(ask(stage.session, 'sidebarOpen')).toMatchObject({
      value: { webhook: { kind: 'on', url: stage.url } },
    });
  });

  test('again with the same address keeps the secret; a new one is made only when asked for', () => {
    const stage = makeWebhookStage({ rows, delivers: false });
    const secret = () => JSON.parse(stage.letterbox()['webhook'] ?? '{}').secret as string;
    const first = secret();
    stage.change({ kind: 'on', url: stage.url });
    expect(secret()).toBe(first);
    stage.change({ kind: 'rotate' });
    expect(secret()).not.toBe(first);
    expect(secret()).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('who gets to know what', () => {
  test('the secret never reaches the page, a cell, a log or a document property', () => {
    const stage = makeWebhookStage({ rows, delivers: false });
    const { secret } = JSON.parse(stage.letterbox()['webhook'] ?? '{}') as { secret: string };
    runAll(stage, 1);
    stage.call('sidebarStep');
    const seen = JSON.stringify([
      ask(stage.session, 'sidebarOpen'),
      ask(stage.session, 'sidebarDiagnostics'),
      stage.script('PropertiesService.getDocumentProperties().getProperties()'),
      stage.script('SpreadsheetApp.getActive().getSheets().map((s) => s.getDataRange().getDisplayValues())'),
      stage.host.executions.map(({ log }) => log),
    ]);
    expect(seen).not.toContain(secret);
    expect(stage.webhookUrls[0]).not.toContain(secret);
  });

  test('who may only view the document changes nothing', () => {
    const stage = makeWebhookStage({ rows, isOn: false });
    stage.script(`SpreadsheetApp.getActive().getSheets().forEach(function (sheet) {
      var protection = sheet.protect();
      protection.removeEditors(protection.getEditors());
    })`);
    const session = stage.host.openNow('vera@example.com', stage.session.document);
    expect(ask(session, 'sidebarChangeWebhook', { kind: 'on', url: stage.url })).toMatchObject({
      ok: false,
      reason: 'read only',
    });
  });

  test('removing LeadModule’s data closes the door', () => {
    const stage = makeWebhookStage({ rows, delivers: false });
    ask(stage.session, 'sidebarRemoveData');
    expect(stage.letterbox()).toEqual({});
    runAll(stage, 1);
    stage.call('sidebarStep');
    expect(stage.webhookUrls).toEqual([]);
  });
});

test('a published add-on says why not, and stays off', () => {
  const stage = makeStage({ rows, host: { edition: 'addon' } });
  expect(ask(stage.session, 'sidebarOpen')).toMatchObject({ value: { webhook: { kind: 'impossible' } } });
  expect(
    ask(stage.session, 'sidebarChangeWebhook', {
      kind: 'on',
      url: 'https://script.google.com/macros/s/AAAAAAAAAA/exec',
    }),
  ).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('In an add-on from the Marketplace webhooks stay off'),
  });
});

test('the bill says what a webhook changes, once one is set up', () => {
  const stage = makeWebhookStage({ rows: people(300), isOn: false, delivers: false });
  stage.session.select('Sheet1!A2:A301');
  const bill = () =>
    ask(stage.session, 'sidebarBill', {}) as { value: { minutesSidebar: number; minutesWebhook?: number } };
  expect(bill().value.minutesWebhook).toBeUndefined();
  stage.change({ kind: 'on', url: stage.url });
  expect(bill().value).toMatchObject({ minutesSidebar: 11, minutesWebhook: 6 });
});
