// The clasp of node_modules, one function a question. Each answers with a value or a failure in words.
// Two facts of clasp 3.4.1 shape this: some failures exit with code 0 and an empty stdout (this.error in a command,
// "Skipping push." under --json), so success is an answer that can be read; and -P with a relative path of more than
// one part is refused as a "Security Error", so throwaway projects are given by their real absolute path.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Failure, failure, readFailure } from './failures.js';
import { LINK_FILE, type Link, type Place } from './link.js';
import type { RemoteFile } from './owner.js';

export interface Said {
  /** Exit code not 0. */
  readonly failed: boolean;
  readonly out: string;
  readonly err: string;
}

/** Runs clasp in the root of the project; never rejects. */
export type Clasp = (args: readonly string[]) => Promise<Said>;

export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export interface Version {
  readonly versionNumber: number;
  readonly description: string;
}

export interface Deployment {
  readonly deploymentId: string;
  /** Absent: the HEAD deployment, which no release may move. */
  readonly versionNumber?: number;
}

const LINKED = ['-P', LINK_FILE, '--json'];

export const claspProgram = (root: string) => join(root, 'node_modules/@google/clasp/build/src/index.js');

/** The environment for clasp: without the two variables that would send it to another project. */
export function claspEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { clasp_config_project: _project, clasp_config_ignore: _ignore, ...rest } = env;
  return rest;
}

export function claspOf(root: string, env: NodeJS.ProcessEnv): Clasp {
  return (args) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [claspProgram(root), ...args], {
        cwd: root,
        env: claspEnvironment(env),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let out = '';
      let err = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      child.on('error', (error) => resolve({ failed: true, out, err: error.message }));
      child.on('close', (code) => resolve({ failed: code !== 0, out, err }));
    });
}

async function json<T>(clasp: Clasp, args: readonly string[]): Promise<Told<T>> {
  const { failed, out, err } = await clasp(args);
  // Exit code 0 and no word at all is how clasp skips a push.
  if (!failed && `${out}${err}`.trim() === '') return { ok: false, failure: failure('manifest skipped') };
  if (failed || out.trim() === '') return { ok: false, failure: readFailure(err || out) };
  try {
    return { ok: true, value: JSON.parse(out) as T };
  } catch {
    return { ok: false, failure: readFailure(out) };
  }
}

/**
 * Whether somebody is logged in who can use the API, asked before anything is made: clasp makes the spreadsheet first,
 * and with the API off it would stay behind without a script. The question names a script that cannot exist.
 */
export async function canUseApi(clasp: Clasp): Promise<Told<true>> {
  const told = await json(clasp, ['--json', 'list-versions', 'no-such-script']);
  if (told.ok) return { ok: true, value: true };
  const known = ['no such script', 'no rights', 'other'].includes(told.failure.kind);
  return known ? { ok: true, value: true } : told;
}

async function inThrowaway<T>(project: object, body: (folder: string) => Promise<T>): Promise<T> {
  // Real path: clasp refuses to write into a folder reached through a symbolic link (macOS: /var → /private/var).
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'leadmodule-setup-')));
  try {
    await writeFile(join(folder, '.clasp.json'), JSON.stringify(project));
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes a script project bound to a new or an existing spreadsheet. Not with --json: the ids must be known even if
 * clasp fails afterwards, when it fetches the new project's files. */
export function createScript(
  clasp: Clasp,
  title: string,
  place: Exclude<Place, { kind: 'script' }>,
): Promise<Told<Link>> {
  const where = place.kind === 'spreadsheet' ? ['--parentId', place.spreadsheetId] : ['--type', 'sheets'];
  return inThrowaway({}, async (folder) => {
    const project = join(folder, '.clasp.json');
    const { out, err } = await clasp(['-P', project, 'create-script', ...where, '--title', title]);
    const scriptId = /script\.google\.com\/d\/([\w-]+)/.exec(out + err)?.[1];
    if (!scriptId) return { ok: false, failure: readFailure(err || out) };
    const parentId = /drive\.google\.com\/open\?id=([\w-]+)/.exec(out + err)?.[1];
    return { ok: true, value: { scriptId, ...(parentId && { parentId }) } };
  });
}

/** The files that stand in a script project now. */
export function remoteFiles(clasp: Clasp, scriptId: string): Promise<Told<readonly RemoteFile[]>> {
  return inThrowaway({ scriptId, rootDir: 'files' }, async (folder) => {
    const told = await json(clasp, ['-P', join(folder, '.clasp.json'), '--json', 'pull']);
    if (!told.ok) return told;
    const content = join(folder, 'files');
    const names = await readdir(content, { recursive: true, withFileTypes: true });
    const files = names
      .filter((entry) => entry.isFile())
      .map(async ({ name, parentPath }) => ({
        name,
        source: await readFile(join(parentPath, name), 'utf8'),
      }));
    return { ok: true, value: await Promise.all(files) };
  });
}

/** Sends dist/. The value: the files sent, none when everything was up to date. */
export const push = (clasp: Clasp) => json<readonly string[]>(clasp, [...LINKED, 'push', '-f']);

export const listVersions = (clasp: Clasp) => json<readonly Version[]>(clasp, [...LINKED, 'list-versions']);

export const createVersion = (clasp: Clasp, description: string) =>
  json<Pick<Version, 'versionNumber'>>(clasp, [...LINKED, 'create-version', description]);

export const listDeployments = (clasp: Clasp) =>
  json<readonly Deployment[]>(clasp, [...LINKED, 'list-deployments']);

/** Moves a deployment to a version; without an id makes the first one. */
export function deploy(clasp: Clasp, deploymentId: string | undefined, version: Version) {
  const command = deploymentId ? ['update-deployment', deploymentId] : ['create-deployment'];
  const to = ['-V', String(version.versionNumber), '-d', version.description];
  return json<Deployment>(clasp, [...LINKED, ...command, ...to]);
}
