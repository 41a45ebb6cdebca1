// The bundle that a program of local/ runs: built when one of its sources is newer than it, as make would.
import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const PRODUCTS = ['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json'];
const SOURCES = ['src', 'local/build', 'build.mjs', 'appsscript.json', 'package-lock.json'];

function timesBelow(path: string): number[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [found.mtimeMs];
  return readdirSync(path).flatMap((name) => timesBelow(resolve(path, name)));
}

/** Is a product missing or older than a source? */
export function isStale(root: string): boolean {
  const products = PRODUCTS.map((file) => timesBelow(resolve(root, file))[0] ?? 0);
  const sources = SOURCES.flatMap((path) => timesBelow(resolve(root, path)));
  return Math.min(...products) < sources.reduce((newest, time) => Math.max(newest, time), 0);
}

export async function ensureBuilt(root: string): Promise<void> {
  if (isStale(root)) await promisify(execFile)(process.execPath, [resolve(root, 'build.mjs')], { cwd: root });
}
