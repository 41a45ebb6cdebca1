// npm start: builds the bundle, starts the sandbox and the workbench on loopback, prints and opens its address.
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Bench } from './bench.js';
import { bundlePage } from './bundle-page.js';
import { BadInput, readOptions } from './options.js';
import { serve, type WorkbenchServer } from './server.js';

const ROOT = process.env['PROJECT_ROOT'] ?? process.cwd();

async function build(): Promise<void> {
  await promisify(execFile)(process.execPath, [resolve(ROOT, 'build.mjs')], { cwd: ROOT });
}

function openBrowser(url: string): void {
  const isDesktop = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!process.stdout.isTTY || process.env['CI'] || !isDesktop) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  // Without a browser the printed address is enough.
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), resolve(ROOT, '.local/workbench'));
  await build();
  const assets = await bundlePage(ROOT);
  const bench = await Bench.start({
    dist: resolve(ROOT, 'dist'),
    sample: { name: 'Spring contacts', csv: readFileSync(resolve(ROOT, 'local/demo/sample.csv'), 'utf8') },
    api: options.api,
    latency: options.latency,
    requestsPerMinute: options.requestsPerMinute,
    keep: options.keep,
    rebuild: build,
  });
  const notice = options.api
    ? `Requests go to ${new URL(options.api).host}: keys and contacts leave this computer, and credits are spent.`
    : null;
  let server: WorkbenchServer;
  try {
    server = await serve(bench, assets, options.port, notice);
  } catch (error) {
    await bench.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new BadInput(
      `Port ${options.port} is taken; give another one with --port, or --port 0 for a free one.`,
    );
  }
  if (notice) process.stdout.write(`${notice}\n`);
  process.stdout.write(`Workbench: ${server.url}\n`);
  if (bench.sandbox) process.stdout.write(`LeadModule sandbox: ${new URL('/', bench.sandbox.url).href}\n`);
  if (options.open) openBrowser(server.url);
  const stop = async () => {
    await server.close();
    await bench.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

try {
  await start();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
