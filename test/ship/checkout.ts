// A small checkout in a temporary folder for the tests of ship: it holds what setup, push and release touch, and the
// real node_modules. The developer's own checkout, link and login are never used.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clasp } from '../../local/ship/clasp.js';
import type { SetupTools } from '../../local/ship/install.js';

export const PROJECT = resolve(import.meta.dirname, '../..');

export const CODE = 'function onOpen(event) {\n}\nfunction enrichSelectedRows() {\n}\n';
export const PAGE = '<!DOCTYPE html>\n<p>LeadModule</p>\n';
export const MANIFEST = readFileSync(join(PROJECT, 'appsscript.json'), 'utf8');

export interface Checkout {
  readonly root: string;
  /** What the next build writes; an Error makes it fail. */
  built: Readonly<Record<string, string>> | Error;
  /** What the person will type, in order; undefined: nobody is at the keyboard. */
  answers: string[] | undefined;
  /** Called when clasp gets the terminal: the person logs in, or looks at what was opened. */
  onHandOver: (args: readonly string[]) => void | Promise<void>;
  /** Everything the person has read so far. */
  said: string;
  readonly tools: () => SetupTools;
  readonly has: (file: string) => boolean;
  readonly link: () => Record<string, string>;
  writeLink(link: object): void;
  writeText(file: string, text: string): void;
  /** Removes the link file. */
  unlink(): void;
  /** Removes the folder. */
  remove(): void;
}

/** The files of dist/ as this checkout's fixture builds them. */
export const build = (code = CODE) => ({
  'Code.js': code,
  'Sidebar.html': PAGE,
  'appsscript.json': MANIFEST,
});

/** A checkout that uses this clasp. */
export function makeCheckout(clasp: (root: string) => Clasp): Checkout {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ship-checkout-')));
  // "junction" needs no rights on Windows and is an ordinary link elsewhere.
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const file of ['.clasp.json', 'appsscript.json']) cpSync(join(PROJECT, file), join(root, file));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ version: '1.2.3', type: 'module' }));

  const checkout: Checkout = {
    root,
    built: build(),
    answers: undefined,
    onHandOver: () => undefined,
    said: '',
    tools: () => ({
      root,
      clasp: clasp(root),
      say: (text) => {
        checkout.said += `${text}\n`;
      },
      async build() {
        if (checkout.built instanceof Error) return { ok: false, words: checkout.built.message };
        rmSync(join(root, 'dist'), { recursive: true, force: true });
        mkdirSync(join(root, 'dist'));
        for (const [name, text] of Object.entries(checkout.built))
          writeFileSync(join(root, 'dist', name), text);
        return { ok: true };
      },
      handOver: async (args) => checkout.onHandOver(args),
      ...(checkout.answers && {
        ask: async (question) => {
          checkout.said += question;
          const typed = checkout.answers?.shift();
          if (typed === undefined) throw new Error(`nobody expected the question: ${question}`);
          return typed;
        },
      }),
    }),
    has: (file) => existsSync(join(root, file)),
    link: () => JSON.parse(readFileSync(join(root, '.clasp.local.json'), 'utf8')) as Record<string, string>,
    writeLink(link) {
      checkout.writeText('.clasp.local.json', JSON.stringify({ ...link, rootDir: 'dist' }));
    },
    writeText: (file, text) => writeFileSync(join(root, file), text),
    unlink: () => rmSync(join(root, '.clasp.local.json')),
    remove() {
      rmSync(root, { recursive: true, force: true });
    },
  };
  return checkout;
}
