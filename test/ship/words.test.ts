// What is read from what others wrote: clasp's failures, pasted addresses, whose script a project is, Node's version.
import { expect, test } from '@jest/globals';
import { readFailure } from '../../local/ship/failures.js';
import { readPlace } from '../../local/ship/link.js';
import { ownerOf } from '../../local/ship/owner.js';
import { isOldNode } from '../../local/ship/terminal.js';

// Seen with clasp 3.4.1 against the stand-in, or quoted in its issues.
test.each([
  ['No credentials found.', 'not logged in'],
  [
    'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry.',
    'api off',
  ],
  ['invalid_grant', 'login expired'],
  ['Request had invalid authentication credentials. Expected OAuth 2 access token', 'login expired'],
  ['No access, refresh token, API key or refresh handler callback is set.', 'login expired'],
  ['Insufficient Permission', 'login incomplete'],
  ['Request had insufficient authentication scopes.', 'login incomplete'],
  ['Unexpected token x in JSON at position 3', 'login unreadable'],
  ["Expected property name or '}' in JSON at position 1", 'login unreadable'],
  ['Requested entity was not found.', 'no such script'],
  ['Invalid ID', 'no such script'],
  ['The caller does not have permission', 'no rights'],
  ['Syntax error: SyntaxError: Unexpected token line: 1 file: Code', 'code refused'],
  ['"appsscript.json" has errors: Invalid manifest: unknown fields: [webapps]', 'manifest refused'],
  ['request to https://script.googleapis.com/v1 failed, reason: self-signed certificate', 'certificate'],
  [
    'request to https://script.googleapis.com/v1 failed, reason: getaddrinfo ENOTFOUND script.googleapis.com',
    'network',
  ],
  ['request to https://script.googleapis.com/v1 failed, reason: connect ECONNREFUSED 127.0.0.1:9', 'network'],
  ['The service is currently unavailable.', 'google busy'],
  ['Something new', 'other'],
])('clasp says "%s": %s', (words, kind) => {
  const failure = readFailure(`${words}\n`);
  expect(failure.kind).toBe(kind);
  expect(failure.sentence).toContain(`clasp said: ${words}`);
});

const SCRIPT = 'a'.repeat(57);
const SHEET = 'b'.repeat(44);
test.each([
  [
    `https://docs.google.com/spreadsheets/d/${SHEET}/edit#gid=0`,
    { kind: 'spreadsheet', spreadsheetId: SHEET },
  ],
  [`https://docs.google.com/spreadsheets/u/1/d/${SHEET}`, { kind: 'spreadsheet', spreadsheetId: SHEET }],
  [` https://script.google.com/d/${SCRIPT}/edit `, { kind: 'script', scriptId: SCRIPT }],
  [`https://script.google.com/home/projects/${SCRIPT}/edit`, { kind: 'script', scriptId: SCRIPT }],
  [`https://script.google.com/u/0/home/projects/${SCRIPT}/settings`, { kind: 'script', scriptId: SCRIPT }],
  [`https://script.google.com/a/macros/sales.example/d/${SCRIPT}/edit`, { kind: 'script', scriptId: SCRIPT }],
  [SCRIPT, { kind: 'script', scriptId: SCRIPT }],
  [SHEET, { kind: 'spreadsheet', spreadsheetId: SHEET }],
  ['https://sales.example/d/short', undefined],
  ['yes', undefined],
])('pasted: %s', (text, place) => {
  expect(readPlace(text)).toEqual(place);
});

const file = (name: string, source: string) => ({ name, source });
const manifest = file('appsscript.json', '{}');
test.each([
  ['only a manifest', [manifest], 'nobody'],
  ['what the editor starts with', [manifest, file('Code.js', 'function myFunction() {\n\n}\n')], 'nobody'],
  [
    'an older LeadModule',
    [manifest, file('Code.js', 'function enrichSelectedRows() {}'), file('Sidebar.html', '<p>')],
    'LeadModule',
  ],
  [
    'LeadModule and a macro',
    [manifest, file('Code.js', 'function enrichSelectedRows() {}'), file('Own.js', 'x()')],
    'somebody',
  ],
  ['code of the same name', [manifest, file('Code.js', 'function payroll() {}')], 'somebody'],
])('a script with %s belongs to %s', (_title, files, owner) => {
  expect(ownerOf(files)).toBe(owner);
});

test.each([
  [[18, 20, 0], true],
  [[20, 18, 9], true],
  [[20, 19, 0], false],
  [[22, 0, 0], false],
  [[24, 1, 0], false],
])('Node %j is too old: %s', (version, old) => {
  expect(isOldNode(version)).toBe(old);
});
