// The user guide explains every word that a job, a cell or the page may say when something is in the way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { statusWords } from '../../src/job/desk/vocabulary.js';
import { skipWords } from '../../src/sheet/contact/words.js';
import { type TroubleKind, troubleView } from '../../src/sidebar/view-trouble.js';
import { PAUSES, WAITS } from '../../src/sidebar/view-waits.js';
import { PROJECT } from './checkout.js';

const guide = readFileSync(join(PROJECT, 'docs/guide.md'), 'utf8');
const troubles: readonly TroubleKind[] = ['accounts', 'timeout'];

test.each([
  ...Object.values(PAUSES)
    .map(({ title }) => title)
    // "Paused" alone is the user's own doing.
    .filter((title) => title !== 'Paused'),
  ...Object.values(WAITS).map((sentence) => sentence.replace(/\..*$/, '')),
  ...troubles.map((kind) => troubleView(kind, '').title),
])('"%s" stands in the table of messages', (words) => {
  expect(guide).toContain(`| ${words}`);
});

test.each(Object.values(skipWords))('"Skipped: %s" is explained', (status) => {
  expect(guide).toContain(`\`${status}\``);
});

test.each((['found', 'risky', 'not found'] as const).map((status) => statusWords({ status, why: '' })))(
  'the status "%s" is explained',
  (words) => {
    expect(guide).toContain(`| \`${words}\` |`);
  },
);
