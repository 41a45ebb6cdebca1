// The README of the sandbox keeps up with the code: names everything there is, and only tests that exist.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { FAULTS, KNOWN_DOMAINS, LATENCIES, PRESETS, READINGS } from '../../local/leadmodule/index.js';
import { SPECIAL_KEYS } from '../../local/leadmodule/keys.js';

const readme = readFileSync(resolve(import.meta.dirname, '../../local/leadmodule/README.md'), 'utf8');

test.each([FAULTS, KNOWN_DOMAINS, LATENCIES, PRESETS, SPECIAL_KEYS].flatMap((names) => Object.keys(names)))(
  '%s is explained',
  (name) => {
    expect(readme).toContain(`\`${name}\``);
  },
);

test.each(Object.keys(READINGS))('reading %s is explained', (name) => {
  expect(readme).toMatch(new RegExp(`^\\| ${name} +\\|`, 'm'));
});

test('the tests named beside the sentences of the quickstart exist', () => {
  const sources = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.test.ts') && file !== 'readme.test.ts')
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n');
  const table = readme.slice(readme.indexOf('## Every sentence'));
  const named = [...table.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(20);
  const parts = named
    .flatMap((name) => name.split('…'))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
});
