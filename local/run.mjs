// Runs a TypeScript program of local/ on Node 20, which cannot run .ts by itself:
// node local/run.mjs PROGRAM.ts [arguments]. Bundles it (packages stay outside) into .build/ and imports it.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

if (!import.meta.dirname) throw new Error('Node 20.19 or newer is needed.');
const root = resolve(import.meta.dirname, '..');

/** Bundles one program of the project and returns the file to import. */
export async function bundleProgram(program) {
  const outfile = resolve(root, '.build', program.replace(/[\\/]/g, '-').replace(/\.tsx?$/, '.mjs'));
  await build({
    entryPoints: [resolve(root, program)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'inline',
    define: { 'process.env.PROJECT_ROOT': JSON.stringify(root) },
    logLevel: 'warning',
  });
  return outfile;
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url) {
  const [program, ...args] = process.argv.slice(2);
  if (!program) throw new Error('usage: node local/run.mjs PROGRAM.ts [arguments]');
  const outfile = await bundleProgram(program);
  process.argv = [process.argv[0], outfile, ...args];
  await import(pathToFileURL(outfile).href);
}
