// The built bundle as a project of the runtime: what is in dist/, as it is.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Project } from '../appsscript/kernel/project.js';
import type { ProjectFiles } from '../appsscript/realm/program.js';

const FILES = ['Code.js', 'Sidebar.html', 'appsscript.json'] as const;

export function builtFiles(root: string): ProjectFiles {
  return Object.fromEntries(FILES.map((name) => [name, readFileSync(resolve(root, 'dist', name), 'utf8')]));
}

export function projectOf(files: ProjectFiles): Project {
  return new Project(files);
}
