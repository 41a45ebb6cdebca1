// What is answered to requests that are not as they should be: one JSON shape, the field named.
import { request } from 'node:http';
import { expect, test } from '@jest/globals';
import { httpClient, inProcess, JANE, KEY, withServer } from './support.js';

const WHOLE = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };

test.each([
  [{ ...JANE, firstName: 5 }, 'firstName'],
  [{ ...JANE, lastName: null }, 'lastName'],
  [{ ...JANE, companyDomain: ['acme.com'] }, 'companyDomain'],
  [{ ...JANE, companyDomain: 'x'.repeat(301) }, 'companyDomain'],
  [{ ...JANE, linkedInUrl: {} }, 'linkedInUrl'],
  [{ ...JANE, enrichmentType: 'fax' }, 'enrichmentType'],
  [{ ...JANE, forceRefresh: 'yes' }, 'forceRefresh'],
  [{ ...JANE, webhookUrl: 'your-app' }, 'webhookUrl'],
  [{ ...JANE, webhookUrl: 'file:///etc/hosts' }, 'webhookUrl'],
])('400 names the field (%#)', (body, field) => {
  const { submit } = inProcess();
  const { status, body: answer } = submit(body);
  expect(status).toBe(400);
  expect(answer.error?.fields).toEqual([field]);
  expect(answer.error?.message).toContain(field);
});

test('400 for enrichmentType says what there is to choose from', () => {
  expect(inProcess().submit({ ...JANE, enrichmentType: 'fax' }).body.error?.message).toContain(
    'email, phone, all',
  );
});

test('fields that the API does not know are let pass, as the batch example may send them', () => {
  expect(inProcess().submit({ ...JANE, rowNumber: 7 }).status).toBe(202);
});

test.each([['{"firstName":'], ['[]'], ['"Jane"'], ['null'], ['']])('400 for the body %j', (body) => {
  const { sandbox } = inProcess();
  const answer = sandbox.handle({ method: 'POST', url: '/api/v1/enrich', headers: WHOLE, body });
  expect(answer).toMatchObject({ kind: 'answered', status: 400 });
  expect(sandbox.books().runs).toEqual([]);
});

test.each([
  ['GET', '', 'POST'],
  ['PUT', '', 'POST'],
  ['DELETE', '/some-run', 'GET'],
  ['POST', '/some-run', 'GET'],
])('405 for %s on /enrich%s, with Allow: %s', (method, path, allow) =>
  withServer({}, async ({ url }) => {
    const response = await fetch(url + path, { method, headers: WHOLE });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await response.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
  }),
);

test.each(['/api/v1', '/api/v1/enrich/', '/api/v1/enrich/a/b', '/api/v2/enrich', '/elsewhere'])(
  '404 for %s',
  (path) =>
    withServer({}, async ({ url }) => {
      const response = await fetch(new URL(path, url), { headers: WHOLE });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
    }),
);

test('404 for a run that is not there, and for a run of another key, in the same words', () => {
  const { sandbox, submit, poll } = inProcess();
  const { runId } = submit(JANE).body;
  const answerTo = (key: string, run = '') =>
    sandbox.handle({
      method: 'GET',
      url: `/api/v1/enrich/${run}`,
      headers: { authorization: `Bearer ${key}` },
    });
  expect(answerTo('lm_live_other', runId)).toMatchObject({ status: 404 });
  expect(answerTo('lm_live_other', runId)).toEqual(answerTo(KEY, '00000000-0000-4000-8000-000000000000'));
  expect(poll(runId).status).toBe(200);
});

test.each([
  ['text/plain', 415],
  ['application/x-www-form-urlencoded', 415],
  ['application/jsonp', 415],
  ['application/json; charset=utf-8', 202],
  ['APPLICATION/JSON', 202],
])('the content type %s is answered %i', (type, status) =>
  withServer({}, async ({ url }) => {
    expect((await httpClient(url).submit(JANE, { 'content-type': type })).status).toBe(status);
  }),
);

test('413 for a body that is too large, whether its length is told or not', () =>
  withServer({}, async ({ url, sandbox }) => {
    const large = { ...JANE, notes: 'x'.repeat(70_000) };
    expect((await httpClient(url).submit(large)).status).toBe(413);
    const status = await new Promise((done, fail) => {
      const sending = request(url, { method: 'POST', headers: WHOLE }, (response) => {
        response.resume();
        done(response.statusCode);
      });
      sending.once('error', fail);
      sending.write(JSON.stringify(large));
      sending.end();
    });
    expect(status).toBe(413);
    expect(sandbox.books().runs).toEqual([]);
  }));

test('an endless body is cut off with an answer', () =>
  withServer({}, async ({ url }) => {
    const status = await new Promise((done) => {
      const sending = request(url, { method: 'POST', headers: WHOLE }, (response) => {
        done(response.statusCode);
        sending.destroy();
      });
      sending.on('error', () => undefined);
      const more = () => {
        while (!sending.destroyed && sending.write('x'.repeat(16_384)));
      };
      sending.on('drain', more);
      more();
    });
    expect(status).toBe(413);
  }));

test('every error answers in the one shape that the contract gives', () => {
  const { submit, poll } = inProcess({ rate: 3, credits: 0 });
  const answers = [submit({}), submit(JANE), poll('none'), poll('none')];
  expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual([
    [400, 'invalid_input'],
    [402, 'no_credits'],
    [404, 'not_found'],
    [429, 'rate_limited'],
  ]);
});
