// Reads a project from the folder a build wrote: the files clasp would push.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFiles } from './realm/program.js';

/** Scripts (.js, .gs), pages (.html) and appsscript.json, with names relative to the folder. */
export function readProject(dir: string): ProjectFiles {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const pushed = names.filter((name) => /\.(js|gs|html)$/.test(name) || name === 'appsscript.json').sort();
  return Object.fromEntries(pushed.map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
}
