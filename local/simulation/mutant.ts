// The bundle with one mistake: the same sources, readable, in one script with the same doors.
import { readdir, readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { type Mutation, mutated } from './mutations.js';

function withMistake(source: string, mutation: Mutation, done: Set<string>): Plugin {
  return {
    name: 'mutation',
    setup(one) {
      one.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const file = relative(source, path).split(sep).join('/');
        if (!mutation.edits.some((edit) => edit.file === file)) return undefined;
        done.add(file);
        return { contents: mutated(await readFile(path, 'utf8'), file, mutation), loader: 'ts' };
      });
    },
  };
}

/** The text of Code.js with this mistake; with no mistake when undefined. */
export async function mutantCode(root: string, mutation: Mutation | undefined): Promise<string> {
  const source = resolve(root, 'src');
  const entry = resolve(source, 'entry');
  const files = (await readdir(entry)).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(resolve(entry, file), 'utf8')));
  const doors = texts.flatMap((text) => [...text.matchAll(/^global\.(\w+) =/gm)].map((match) => match[1]));
  const done = new Set<string>();
  const { outputFiles } = await build({
    entryPoints: [resolve(entry, 'index.ts')],
    bundle: true,
    write: false,
    outfile: 'Code.js',
    format: 'iife',
    platform: 'neutral',
    target: 'es2019',
    charset: 'utf8',
    define: { global: 'globalThis' },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    // Doors are declarations in what ships; they are hoisted before the engine fills them.
    footer: { js: doors.map((name) => `function ${name}() {}`).join(' ') },
    plugins: mutation ? [withMistake(source, mutation, done)] : [],
  });
  for (const { file } of mutation?.edits ?? [])
    if (!done.has(file))
      throw new Error(`mutation "${mutation?.name}": src/${file} is not part of the bundle`);
  return outputFiles[0]?.text ?? '';
}
