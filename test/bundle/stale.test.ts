// Demo and workbench build the bundle only when it is older than what it is made of.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { isStale } from '../../local/build/ensure.js';

const root = mkdtempSync(join(tmpdir(), 'leadmodule-stale-'));
afterAll(() => rmSync(root, { recursive: true }));

function put(file: string, atSeconds: number): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), '');
  utimesSync(join(root, file), atSeconds, atSeconds);
}

test('stale: a product is missing, or one source is newer than one product', () => {
  for (const file of ['src/entry/menu.ts', 'src/ports.ts', 'build.mjs', 'appsscript.json']) put(file, 1_000);
  put('dist/Code.js', 2_000);
  put('dist/Sidebar.html', 2_000);
  expect(isStale(root)).toBe(true);
  put('dist/appsscript.json', 2_000);
  expect(isStale(root)).toBe(false);
  put('src/entry/menu.ts', 2_001);
  expect(isStale(root)).toBe(true);
  put('dist/Code.js', 3_000);
  expect(isStale(root)).toBe(true);
  put('dist/Sidebar.html', 3_000);
  put('dist/appsscript.json', 3_000);
  expect(isStale(root)).toBe(false);
});
