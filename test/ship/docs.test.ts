// What the pages for people promise exists: commands, links, headings that are linked to.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PROJECT } from './checkout.js';

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);
const inFolder = (folder: string, deep: boolean) =>
  readdirSync(join(PROJECT, folder), { recursive: deep, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(PROJECT, folder, file));
const pages = [...inFolder('.', false), ...inFolder('docs', true), ...inFolder('local', true)];

/** GitHub's anchor of a heading. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');

const anchorsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map((heading) => anchor(heading[1] ?? ''));

describe.each(pages.map((file) => [relative(PROJECT, file), file]))('%s', (_name, file) => {
  const text = readFileSync(file, 'utf8');

  test('names only commands that package.json has', () => {
    const named = [...text.matchAll(/\bnpm run (?:--?[\w-]+ )*([\w:]+)/g)].map((match) => match[1]);
    expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
  });

  test('links only to pages and headings that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].map((match) => match[1] ?? '');
    const broken = links.filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      return !existsSync(target) || (heading !== undefined && !anchorsOf(target).includes(heading));
    });
    expect(broken).toEqual([]);
  });
});
