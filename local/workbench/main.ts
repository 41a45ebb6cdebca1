// npm start: builds the bundle, starts the sandbox and the workbench on loopback, prints and opens its address.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { ensureBuilt } from '../build/ensure.js';
import { BadInput } from '../demo/command-line.js';
import { Bench } from './bench.js';
import { bundlePage } from './bundle-page.js';
import { openBrowser } from './open-browser.js';
import { readOptions, type WorkbenchOptions } from './options.js';
import { serve, type WorkbenchServer } from './server.js';

const ROOT = process.env['PROJECT_ROOT'] ?? process.cwd();

/** Said in the terminal and on the page, before anything is sent. */
function noticeOf({ host, hostname }: URL): string {
  if (hostname === 'localhost' || /^127\./.test(hostname))
    return `Requests go to ${host}, not to the sandbox.`;
  return `Requests go to ${host}: keys and contacts leave this computer, and credits are spent.`;
}

/** What a visitor reads in the terminal: where to look, and the shortest way to a filled cell. */
function welcome(url: string, bench: Bench, options: WorkbenchOptions): string {
  const api = bench.sandbox
    ? `Sandbox:   ${new URL('/', bench.sandbox.url).href}  (stands in for LeadModule; nothing leaves this computer)`
    : `API:       ${bench.apiAddress}  (LeadModule itself or a server of yours)`;
  const kept = options.keep
    ? `Kept in:   ${relative(ROOT, options.keep)}  (File ▸ Start over from the sample begins anew)`
    : 'Kept in:   memory only (--forget)';
  const key = bench.sandbox ? 'paste any key that begins with lm_live_' : 'paste your API key';
  return `
LeadModule for Google Sheets, without Google

Workbench: ${url}
${api}
${kept}

  1  Extensions ▸ LeadModule ▸ Open sidebar, ${key}
  2  Select rows, then Extensions ▸ LeadModule ▸ Enrich selected rows
  3  Backstage shows clock, quotas, triggers, requests and executions

Ctrl+C stops.
`;
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), resolve(ROOT, '.local/workbench'));
  await ensureBuilt(ROOT);
  const assets = await bundlePage(ROOT);
  const bench = await Bench.start({
    dist: resolve(ROOT, 'dist'),
    sample: { name: 'Spring contacts', csv: readFileSync(resolve(ROOT, 'local/demo/sample.csv'), 'utf8') },
    api: options.api,
    latency: options.latency,
    requestsPerMinute: options.requestsPerMinute,
    keep: options.keep,
    rebuild: () => ensureBuilt(ROOT),
  });
  const notice = options.api === undefined ? null : noticeOf(new URL(options.api));
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
  if (notice) process.stdout.write(`\nWARNING: ${notice}\n`);
  process.stdout.write(welcome(server.url, bench, options));
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
