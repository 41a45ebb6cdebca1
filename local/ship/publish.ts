// What `npm run push` and `npm run release` do, and the push that ends `npm run setup`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type Clasp,
  createVersion,
  type Deployment,
  deploy,
  listDeployments,
  listVersions,
  push,
  type Told,
  type Version,
} from './clasp.js';
import { type Link, readLink, writeLink } from './link.js';

export interface Tools {
  /** The root of the project: package.json, dist/ and .clasp.local.json are here. */
  readonly root: string;
  readonly clasp: Clasp;
  /** Builds dist/; the builder's words when it fails. */
  build(): Promise<{ readonly ok: true } | { readonly ok: false; readonly words: string }>;
  say(text: string): void;
}

/** What dist/ must hold, nothing else: clasp pushes every script and page it finds there. */
const FILES = ['Code.js', 'Sidebar.html', 'appsscript.json'];

/** A script project keeps at most 200 versions [Apps Script quotas page]; old ones are deleted in the editor only. */
const VERSIONS_AT_MOST = 200;
const VERSIONS_WARNING = 180;

function linkOf({ root, say }: Tools): Link | undefined {
  const reading = readLink(root);
  if (reading.kind === 'linked') return reading.link;
  say(
    reading.kind === 'none'
      ? 'This folder is not linked to a script project yet. Run `npm run setup`.'
      : '.clasp.local.json cannot be read or names no script. Delete it and run `npm run setup`.',
  );
  return undefined;
}

/** Says the failure and passes the value on; undefined after a failure. */
function accept<T>({ say }: Tools, told: Told<T>): T | undefined {
  if (told.ok) return told.value;
  say(told.failure.sentence);
  return undefined;
}

/** Builds and sends dist/ to the linked project. False: it was said why not. */
export async function buildAndPush(tools: Tools): Promise<boolean> {
  const { root, clasp, say } = tools;
  if (!linkOf(tools)) return false;
  const built = await tools.build();
  if (!built.ok) {
    say(`The build failed; nothing was pushed.\n${built.words.trim()}`);
    return false;
  }
  const found = readdirSync(join(root, 'dist')).sort();
  if (found.join() !== FILES.join()) {
    say(`dist/ must hold ${FILES.join(', ')} and holds ${found.join(', ')}; nothing was pushed.`);
    return false;
  }
  const sent = accept(tools, await push(clasp));
  if (!sent) return false;
  say(
    sent.length === 0
      ? 'Nothing to push: the script is already up to date.'
      : `Pushed ${sent.map((file) => basename(file)).join(', ')}.`,
  );
  return true;
}

/** The same for the same three files, so that a release that was cut short goes on with the version it made. */
function describeBuild(root: string): string {
  const hash = createHash('sha256');
  for (const file of FILES) hash.update(readFileSync(join(root, 'dist', file)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return `${version} (${hash.digest('hex').slice(0, 12)})`;
}

type Kept = { readonly kind: 'keep'; readonly deployment: Deployment } | { readonly kind: 'first' };

/**
 * The one deployment that releases move. A new one would have a new id, and publishing under a new id disables the
 * triggers of every user [update-published-addons] and changes the address of the web app; so it is made only when
 * there is none at all.
 */
function chooseDeployment(
  all: readonly Deployment[],
  link: Link,
  asked: string | undefined,
): Kept | { readonly kind: 'refused'; readonly sentence: string } {
  const versioned = all.filter((one) => one.versionNumber !== undefined);
  const list = versioned.map((one) => `\n  ${one.deploymentId} (version ${one.versionNumber})`).join('');
  const wanted = asked ?? link.deploymentId;
  if (wanted) {
    const deployment = versioned.find((one) => one.deploymentId === wanted);
    if (deployment) return { kind: 'keep', deployment };
    const rest = list === '' ? ' There is none at all.' : ` There are:${list}`;
    return {
      kind: 'refused',
      sentence: `The project has no deployment ${wanted}, and no other is made in its place: triggers of every user would stop and the web app would get another address.${rest}\nIf that is meant, remove deploymentId from .clasp.local.json, or name a deployment: npm run release -- --deployment ID`,
    };
  }
  if (versioned.length > 1)
    return {
      kind: 'refused',
      sentence: `The project has ${versioned.length} deployments; releases move one. Name it once, it is remembered: npm run release -- --deployment ID${list}`,
    };
  return versioned[0] ? { kind: 'keep', deployment: versioned[0] } : { kind: 'first' };
}

/** The version of what was just pushed: the newest one if it holds the same build, else a new one. */
async function versionOf(tools: Tools, versions: readonly Version[]): Promise<Version | undefined> {
  const description = describeBuild(tools.root);
  const newest = [...versions].sort((a, b) => b.versionNumber - a.versionNumber)[0];
  if (newest?.description === description) return newest;
  if (versions.length >= VERSIONS_AT_MOST) {
    tools.say(
      `The project has ${versions.length} versions, as many as Apps Script keeps. Delete old ones in the editor (Project History), then release again. Nothing was deployed.`,
    );
    return undefined;
  }
  const made = accept(tools, await createVersion(tools.clasp, description));
  if (!made) return undefined;
  const count = versions.length + 1;
  if (count >= VERSIONS_WARNING)
    tools.say(
      `Warning: ${count} of the ${VERSIONS_AT_MOST} versions that Apps Script keeps are used. Delete old ones in the editor (Project History).`,
    );
  return { versionNumber: made.versionNumber, description };
}

/** Pushes, makes a version of what was pushed and moves the deployment to it. False: it was said why not. */
export async function release(tools: Tools, askedDeployment: string | undefined): Promise<boolean> {
  const { root, clasp, say } = tools;
  const link = linkOf(tools);
  if (!link || !(await buildAndPush(tools))) return false;
  const deployments = accept(tools, await listDeployments(clasp));
  if (!deployments) return false;
  const kept = chooseDeployment(deployments, link, askedDeployment);
  if (kept.kind === 'refused') {
    say(kept.sentence);
    return false;
  }
  const versions = accept(tools, await listVersions(clasp));
  const version = versions && (await versionOf(tools, versions));
  if (!version) return false;
  const target = kept.kind === 'keep' ? kept.deployment : undefined;
  if (target?.versionNumber === version.versionNumber) {
    writeLink(root, { ...link, deploymentId: target.deploymentId });
    say(
      `Deployment ${target.deploymentId} is already at version ${version.versionNumber}: ${version.description}.`,
    );
  } else {
    const moved = accept(tools, await deploy(clasp, target?.deploymentId, version));
    if (!moved) {
      say(
        `Version ${version.versionNumber} was made, but no deployment was moved to it. Release again to go on.`,
      );
      return false;
    }
    writeLink(root, { ...link, deploymentId: moved.deploymentId });
    say(
      `${target ? 'Moved' : 'Made the first'} deployment ${moved.deploymentId}: version ${version.versionNumber}, ${version.description}.`,
    );
  }
  say(`Marketplace: enter ${version.versionNumber} as the script version (docs/publishing.md).`);
  return true;
}
