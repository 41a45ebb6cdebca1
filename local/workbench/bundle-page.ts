// Builds the workbench's own page: its script, its style (with the tokens and components of the sidebar) and the
// google.script of guest pages, all in memory.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';

export interface PageAssets {
  readonly html: string;
  readonly css: string;
  readonly js: string;
  readonly guestJs: string;
  readonly icon: string;
}

export async function bundlePage(root: string): Promise<PageAssets> {
  const folder = resolve(root, 'local/workbench/page');
  const result = await build({
    absWorkingDir: root,
    entryPoints: [resolve(folder, 'main.tsx'), resolve(folder, 'google-script.ts')],
    outdir: resolve(root, '.build/workbench'),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const text = (ending: string) => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return {
    html: await readFile(resolve(folder, 'page.html'), 'utf8'),
    icon: await readFile(resolve(folder, 'icon.svg'), 'utf8'),
    css: text('main.css'),
    js: text('main.js'),
    guestJs: text('google-script.js'),
  };
}
