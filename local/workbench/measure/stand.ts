// A workbench with a browser before it, for the programs that measure and photograph it.
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LATENCIES, type LatencyName } from '../../leadmodule/index.js';
import { findBrowser, launch } from '../../sidebar-harness/browser.js';
import { Bench } from '../bench.js';
import { bundlePage } from '../bundle-page.js';
import { serve } from '../server.js';

export const ROOT = process.env['PROJECT_ROOT'] ?? process.cwd();

export interface Stand {
  readonly bench: Bench;
  readonly browser: Browser;
  /** Loaded, its menus there. */
  readonly page: Page;
}

export interface StandOptions {
  readonly name: string;
  readonly csv: string;
  readonly latency: LatencyName;
  readonly width: number;
  readonly height: number;
}

/** Opens one on free ports, lets `use` work with it, and closes everything. Needs the built bundle and a browser. */
export async function withStand(options: StandOptions, use: (stand: Stand) => Promise<void>): Promise<void> {
  const executable = findBrowser();
  if (!executable) throw new Error('no browser found: set CHROME_PATH or install Chromium');
  const { name, csv, latency, width, height } = options;
  const assets = await bundlePage(ROOT);
  const bench = await Bench.start({
    dist: resolve(ROOT, 'dist'),
    sample: { name, csv },
    api: undefined,
    latency: LATENCIES[latency],
    requestsPerMinute: 60,
    keep: undefined,
    rebuild: async () => {},
  });
  const server = await serve(bench, assets, 0, null);
  const browser = await launch(executable);
  try {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    await page.goto(server.url);
    await page.locator('nav[aria-busy=false]').waitFor();
    await page.locator('#cell-1-0', { hasText: /./ }).waitFor();
    await use({ bench, browser, page });
  } finally {
    await browser.close();
    await server.close();
    await bench.close();
  }
}
