// Builds dist/ (exactly Code.js, Sidebar.html, appsscript.json): what clasp pushes and what every test runs.
// Server half: esbuild bundles src/entry into one file, webpack runs gas-webpack-plugin on it, which writes the
// top-level function stubs that Apps Script finds. Page half: esbuild bundles src/sidebar, inlined into one page.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { tokenizer } from 'acorn';
import { build } from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import { minify } from 'terser';
import webpack from 'webpack';
import { packedWords } from './local/build/pack-words.mjs';

const root = import.meta.dirname;
/** Built to be measured, not to be pushed (local/coverage). */
const isMeasured = process.env.LEADMODULE_COVERAGE !== undefined;
const at = (...parts) => resolve(root, ...parts);

// Sheets reads the JSDoc of custom functions; esbuild keeps only "legal" comments, so JSDoc travels as one.
const keepJsDoc = {
  name: 'keep-jsdoc',
  setup(b) {
    b.onLoad({ filter: /[\\/]src[\\/]entry[\\/][^\\/]+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('/**', '/*!*'),
      loader: 'ts',
    }));
  },
};

// What every half of the server is built for: the push parser rejects class fields and private names
// [google/clasp#907], and es2020 lowers both. `?.` and `??` are what V8 in Apps Script runs [guides/v8-runtime]; as
// es2019 writes them the bundle is 3 % larger.
const forAppsScript = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2020',
  charset: 'utf8',
  // Every execution loads the whole file, so white space goes.
  minifyWhitespace: true,
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
};

const entryFiles = async () => (await readdir(at('src/entry'))).filter((file) => file.endsWith('.ts'));

/**
 * The engine as one module with short names. The entry files are bundled apart and keep theirs: their parameter
 * names and JSDoc are what people read in Sheets. `LEADMODULE_READABLE=1` keeps all names, for stack traces.
 */
async function buildEngine(work) {
  const files = await entryFiles();
  const texts = await Promise.all(files.map((file) => readFile(at('src/entry', file), 'utf8')));
  const imported = texts.flatMap((text) => [...text.matchAll(/^import (?!type).*?from '(\.\.\/[^']+)'/gms)]);
  const modules = [...new Set(imported.map((match) => match[1]))].sort();
  await build({
    ...forAppsScript,
    stdin: {
      contents: modules.map((path) => `export * from '${path}';`).join('\n'),
      resolveDir: at('src/entry'),
      loader: 'ts',
    },
    outfile: resolve(work, 'engine.js'),
    minifyIdentifiers: process.env.LEADMODULE_READABLE !== '1',
    minifySyntax: process.env.LEADMODULE_READABLE !== '1',
    legalComments: 'none',
    plugins: [packedWords],
  });
}

const entryFromEngine = (work) => ({
  name: 'entry-from-engine',
  setup(b) {
    b.onResolve({ filter: /^\.\.\// }, ({ importer }) =>
      importer.startsWith(at('src/entry')) ? { path: resolve(work, 'engine.js') } : undefined,
    );
  },
});

/**
 * The engine as it is measured for coverage (`LEADMODULE_COVERAGE`, the folder of the counts): the same code in one readable script with a
 * source map, and never what is pushed.
 */
async function buildMeasuredServer() {
  const texts = await Promise.all(
    (await entryFiles()).map((file) => readFile(at('src/entry', file), 'utf8')),
  );
  const doors = texts.flatMap((text) => [...text.matchAll(/^global\.(\w+) =/gm)].map((match) => match[1]));
  const { outputFiles } = await build({
    ...forAppsScript,
    format: 'iife',
    entryPoints: [at('src/entry/index.ts')],
    outfile: at('dist/Code.js'),
    write: false,
    minifyWhitespace: false,
    define: { global: 'globalThis' },
    // Doors are declarations in what ships; they are hoisted before the engine fills them.
    footer: { js: doors.map((name) => `function ${name}() {}`).join(' ') },
    sourcemap: 'inline',
    sourcesContent: false,
  });
  return outputFiles[0].text;
}

/** The text of Code.js. */
async function buildServer(work) {
  if (isMeasured) return buildMeasuredServer();
  await buildEngine(work);
  await build({
    ...forAppsScript,
    entryPoints: [at('src/entry/index.ts')],
    outfile: resolve(work, 'main.js'),
    // Minified syntax would merge statements and so drop the JSDoc.
    legalComments: 'inline',
    plugins: [keepJsDoc, entryFromEngine(work)],
  });
  const stats = await promisify(webpack)({
    mode: 'none',
    context: work,
    entry: './main.js',
    devtool: false,
    target: ['webworker', 'es2020'],
    output: {
      path: resolve(work, 'out'),
      filename: 'Code.js',
      environment: { globalThis: true, arrowFunction: true, const: true },
    },
    plugins: [new GasPlugin({ comment: true })],
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  return shorten(doorComments(await readFile(resolve(work, 'out/Code.js'), 'utf8')));
}

/**
 * The last few per cent: every execution loads the whole file. What is declared at the top keeps its name, as
 * people read it in Sheets, and the JSDoc that Sheets reads stays.
 */
async function shorten(code) {
  if (process.env.LEADMODULE_READABLE === '1') return code;
  // Forty doors hang on one short name, and so do the objects of the language that are named most.
  let hung = code.replaceAll('globalThis.', 'doors.');
  let names = 'doors=globalThis';
  for (const name of ['Math', 'Object', 'JSON', 'Number']) {
    hung = hung.replace(new RegExp(`(?<![\\w.])${name}\\.`, 'g'), `its${name}.`);
    names += `,its${name}=${name}`;
  }
  for (const { type, start, end } of tokenizer(hung, { ecmaVersion: 2020 })) {
    const text = /string|template/.test(type.label) ? hung.slice(start, end) : '';
    if (/\bits[A-Z]|\bdoors\./.test(text)) throw new Error(`a text names an object of the language: ${text}`);
  }
  return squeeze(hung.replace('"use strict";', `$&const ${names};`), { comments: /@customfunction/ });
}

/**
 * What esbuild's minifier leaves. `unsafe` takes for granted that nobody gave String, Number and RegExp another
 * meaning, `unsafe_arrows` that nothing without a `this` is called with `new`, `pure_getters` that reading a property
 * does nothing else; all of it holds here.
 */
async function squeeze(code, format) {
  const { code: short } = await minify(code, {
    ecma: 2020,
    compress: {
      ecma: 2020,
      passes: 4,
      keep_fargs: false,
      unsafe_arrows: true,
      unsafe: true,
      pure_getters: true,
    },
    format,
  });
  return short;
}

/**
 * Of the doors' JSDoc only what Sheets reads stays: on the declarations of custom functions. Every execution loads
 * the file, and the other comments stand in the source.
 */
function doorComments(code) {
  return (
    code
      .replace(/\/\*!\*(?:(?!\*\/)[\s\S])*\*\/\s*/g, (comment, at) =>
        comment.includes('@customfunction') && code.startsWith('function ', at + comment.length)
          ? comment
          : '',
      )
      .replaceAll('/*!*', '/**')
      // Webpack's mark before each line of its own, and what it says there about itself.
      .replace(/^\/\*{6,}\/[ \t]*(?:(?:\/\/.*|\/\*.*\*\/)?\n)?/gm, '')
  );
}

/**
 * Makes page code safe to stand inside <script> in an HtmlService file. HtmlService has been seen to strip
 * comment-like text inside strings and template literals [enuchi/React-Google-Apps-Script#157], and `<!`, `</`
 * and `<?` end or change the script element or the template.
 */
export function hardenInlineJs(js) {
  let out = '';
  let last = 0;
  for (const token of tokenizer(js, { ecmaVersion: 2020, sourceType: 'script' })) {
    const kind = token.type.label;
    if (kind === 'template' || kind === '`') throw new Error(`template literal left at ${token.start}`);
    if (kind !== 'string' && kind !== 'regexp') continue;
    const raw = js.slice(token.start, token.end);
    const end = raw.lastIndexOf('/');
    const safe =
      kind === 'string'
        ? raw
            .replace(/\/(?=[/*])/g, '\\x2f')
            .replace(/<(?=[?!/])/g, '\\x3c')
            .replace(/\?>/g, '\\x3f>')
        : `/${raw
            .slice(1, end)
            .replace(/\\?\//g, '\\x2f')
            .replace(/<(?=[?!])/g, '\\x3c')}${raw.slice(end)}`;
    out += js.slice(last, token.start) + safe;
    last = token.end;
  }
  out += js.slice(last);
  if (/\/[/*]/.test(out)) throw new Error('comment-like text left in the page code');
  return out;
}

/** A custom property, and not the second half of a class name. */
const VARIABLE = /(?<![\w-])--[a-z][\w-]*/g;

/** The style sheet with custom properties of one or two letters: a tenth of it is their names. */
export function shortenVariables(css) {
  const found = css.match(VARIABLE) ?? [];
  const uses = new Map();
  for (const name of found) uses.set(name, (uses.get(name) ?? 0) + 1);
  const byUse = [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a) || (a < b ? -1 : 1));
  const short = new Map(byUse.map((name, index) => [name, `--${index.toString(36)}`]));
  return css.replace(VARIABLE, (name) => short.get(name));
}

/** The text of Sidebar.html. */
async function buildSidebar(work) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [at('src/sidebar/main.tsx')],
    outdir: resolve(work, 'sidebar'),
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    // The page runs in the reader's browser, not in Apps Script.
    target: 'es2020',
    charset: 'ascii',
    legalComments: 'none',
    // h(tag, props, child) is 4 kB shorter than jsx(tag, { children }). Given raw, since the project file of the
    // types says otherwise.
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    inject: [at('src/sidebar/jsx.ts')],
    tsconfigRaw: {},
    supported: { 'template-literal': false },
    ...(isMeasured ? { minify: false, sourcemap: 'inline', sourcesContent: false } : {}),
  });
  const text = (ending) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  const css = shortenVariables(text('.css'));
  // Measured code keeps its places; it never meets HtmlService.
  const js = isMeasured
    ? text('.js').replaceAll('</script', '<\\/script')
    : hardenInlineJs(await squeeze(text('.js'), { ascii_only: true, comments: false }));
  const page = (await readFile(at('src/sidebar/Sidebar.html'), 'utf8'))
    .replace('<!-- inline:css -->', () => `<style>${css}</style>`)
    .replace('<!-- inline:js -->', () => `<script>${js}</script>`);
  const count = (what) => page.split(what).length - 1;
  if (count('</script') !== 1 || count('<?') || count('<!--') || /(src|href)="http/.test(page))
    throw new Error('the page holds text that HtmlService would read as markup or an external reference');
  return page;
}

/** Writes a file of dist/ only when it changed, so that a second build never disturbs whoever is reading it. */
async function keep(name, text) {
  const file = at('dist', name);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return;
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

/**
 * Builds dist/. Resolves when it holds exactly its three files; throws with the bundler's words, and then what
 * stood there before still stands. Builds may run side by side: each works in a folder of its own.
 */
export async function buildAddOn() {
  await mkdir(at('.build'), { recursive: true });
  const work = await mkdtemp(at('.build', 'add-on-'));
  try {
    const [code, page, manifest] = await Promise.all([
      buildServer(work),
      buildSidebar(work),
      readFile(at('appsscript.json'), 'utf8'),
    ]);
    // clasp pushes the manifest only from rootDir (dist), so a copy goes there.
    const files = { 'Code.js': code, 'Sidebar.html': page, 'appsscript.json': manifest };
    await mkdir(at('dist'), { recursive: true });
    for (const [name, text] of Object.entries(files)) await keep(name, text);
    for (const name of await readdir(at('dist')))
      if (!Object.hasOwn(files, name) && !/\.\d+$/.test(name))
        await rm(at('dist', name), { recursive: true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url) await buildAddOn();
