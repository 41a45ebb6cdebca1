// The manifest asks for what the privacy page explains and the shipped code uses: no more, no less.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ENRICH_URL } from '../../src/leadmodule/request.js';
import { PROJECT } from './checkout.js';

const read = (file: string) => readFileSync(join(PROJECT, file), 'utf8');
const manifest = JSON.parse(read('appsscript.json')) as {
  oauthScopes: string[];
  urlFetchWhitelist: string[];
  webapp: unknown;
};

const code = read('dist/Code.js');

/** The rows of the table under a heading of docs/privacy.md: [first cell without its backticks, second cell]. */
function table(heading: string): (readonly [string, string])[] {
  const section =
    read('docs/privacy.md')
      .split('\n## ')
      .find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map((row) => [row[1] ?? '', row[2] ?? '']);
}

describe('docs/privacy.md', () => {
  test('gives a reason for each permission, and for no other', () => {
    const rows = table('The four permissions');
    expect(rows.map(([scope]) => scope)).toEqual(manifest.oauthScopes);
    expect(rows).toHaveLength(4);
  });

  test('gives a reason for each host, and for no other', () => {
    expect(table('Where requests may go').map(([address]) => address)).toEqual(manifest.urlFetchWhitelist);
  });
});

// Anonymous, because LeadModule cannot log in; as the deployer, because a stranger has no script properties to read.
// Without these lines the manifest that a push replaces would take the web app out of the next deployment. They
// open nothing by themselves: that is for the person who deploys, and docs/privacy.md says so.
test('a web app, where somebody deploys one, runs as its deployer for anyone, and docs/privacy.md tells', () => {
  expect(manifest.webapp).toEqual({ executeAs: 'USER_DEPLOYING', access: 'ANYONE_ANONYMOUS' });
  expect(read('docs/privacy.md')).toContain('\n## A web app, only if you deploy one\n');
  expect(code).not.toMatch(/function doGet\b/);
});

test('the API stands on the whitelist', () => {
  expect(manifest.urlFetchWhitelist.some((prefix) => ENRICH_URL.startsWith(prefix))).toBe(true);
});

test.each([
  ['spreadsheets.currentonly', /\bSpreadsheetApp\.getActive\b/],
  ['script.external_request', /\bUrlFetchApp\.fetch/],
  ['script.container.ui', /\.showSidebar\(/],
  ['script.scriptapp', /\bScriptApp\.newTrigger\(/],
])('%s is used by the shipped code', (_scope, use) => {
  expect(code).toMatch(use);
});

// Each of these would need a permission that the manifest does not ask for, and fail only when a user meets it.
test.each([
  'openById(',
  'openByUrl(',
  'SpreadsheetApp.create(',
  'Session.getActiveUser(',
  'Session.getEffectiveUser(',
  'ScriptApp.getOAuthToken(',
  'DriveApp.',
  'GmailApp.',
  'MailApp.',
  'CalendarApp.',
  'DocumentApp.',
  'People.',
])('the shipped code does not touch %s', (use) => {
  expect(code).not.toContain(use);
});
