// The workflows of the public repository, as far as they can be judged without GitHub: actions are pinned to a commit
// (a tag can be moved, and one job may write releases), and what they run is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PROJECT } from './checkout.js';

const FOLDER = '.github/workflows';
const { scripts, engines } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};
const read = (file: string) => readFileSync(join(PROJECT, FOLDER, file), 'utf8');

describe.each(readdirSync(join(PROJECT, FOLDER)))('%s', (file) => {
  const text = read(file);
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

  test('pins every action to a commit, with its version beside it', () => {
    const used = all(/uses: (.+)$/gm);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    );
  });

  test('runs only scripts and tests that are there', () => {
    expect(all(/npm run (?:--silent )?([\w:]+)/g).filter((name) => !scripts[name])).toEqual([]);
    expect(all(/(test\/[\w./-]+\.ts)/g).filter((path) => !existsSync(join(PROJECT, path)))).toEqual([]);
  });

  test('says what its token may do', () => {
    expect(text).toMatch(/^permissions:$/m);
  });
});

test('the oldest Node that is tested is the oldest that is promised', () => {
  const nodes = /node: \[(.+)\]/.exec(read('ci.yml'))?.[1] ?? '';
  expect(engines.node).toBe(`>=${/'([\d.]+)'/.exec(nodes)?.[1]}`);
});

test('a release attaches exactly what the build writes', () => {
  const attached = [...read('release.yml').matchAll(/dist\/([\w.]+)/g)].map((match) => match[1]);
  expect(attached.sort()).toEqual(readdirSync(join(PROJECT, 'dist')).sort());
});
