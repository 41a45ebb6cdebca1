// Finds a browser, opens the built page on a scenario, and presses its way to the view.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { asIntervals, paint } from '../coverage/intervals.js';
import { pageWith } from './fake.js';
import type { Scenario } from './scenarios.js';

/** Chromium, Chrome and Edge where their installers put them, then what Playwright may have fetched itself. */
const PLACES = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  chromium.executablePath(),
];

export function findBrowser(): string | undefined {
  return PLACES.find((place) => place !== '' && existsSync(place));
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath });
}

export interface Opened {
  readonly page: Page;
  /** Errors of the page and requests to anywhere: both must stay empty. */
  readonly faults: string[];
  close(): Promise<void>;
}

export interface Looks {
  readonly width?: number;
  readonly height?: number;
  /** 2 = text at 200 %. */
  readonly textScale?: number;
  readonly theme?: 'light' | 'dark';
  /** The page's clock is moved by the test (page.clock); it still runs by itself between moves. */
  readonly hasClock?: boolean;
}

const ADDRESS = 'http://sidebar.test/';

/** Opens the built page (the text of dist/Sidebar.html) on a scenario; nothing is ever sent to the network. */
export async function openScenario(
  browser: Browser,
  builtPage: string,
  scenario: Scenario,
  looks: Looks = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: looks.width ?? 300, height: looks.height ?? 640 },
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Etc/UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  const html = pageWith(builtPage, scenario.calls);
  await context.route('**/*', (route) => {
    if (route.request().url() === ADDRESS) return route.fulfill({ contentType: 'text/html', body: html });
    faults.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  const measured = await measure(page);
  if (looks.hasClock) await page.clock.install();
  await page.goto(ADDRESS);
  await page.evaluate(
    ({ scale, theme }) => {
      if (scale !== 1) document.documentElement.style.fontSize = `${scale * 100}%`;
      document.documentElement.dataset['theme'] = theme;
    },
    { scale: looks.textScale ?? 1, theme: looks.theme ?? 'light' },
  );
  for (const name of scenario.press) {
    await page.getByRole('button', { name, exact: true }).click();
    // The fake answers in the next turn of the page's own loop; the view after it stands a moment later.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  return {
    page,
    faults,
    async close() {
      await measured();
      await context.close();
    },
  };
}

/** Under local/coverage: what of the page's code ran goes into its folder. */
async function measure(page: Page): Promise<() => Promise<void>> {
  const folder = process.env['LEADMODULE_COVERAGE'];
  if (!folder) return async () => {};
  await page.coverage.startJSCoverage({ reportAnonymousScripts: false });
  return async () => {
    const covered = new Map<string, Uint8Array>();
    for (const script of await page.coverage.stopJSCoverage())
      if (script.source?.includes('sourceMappingURL')) paint(covered, { ...script, url: 'page' });
    await writeFile(join(folder, `page-${randomUUID()}.json`), JSON.stringify(asIntervals(covered)));
  };
}
