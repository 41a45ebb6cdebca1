// A browser for the tests of the page. Where there is none they are skipped with a message, except under CI=true.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  findBrowser,
  type Looks,
  launch,
  type Opened,
  openScenario,
} from '../../local/sidebar-harness/browser.js';
import { SCENARIOS, type Scenario, type ScenarioName } from '../../local/sidebar-harness/scenarios.js';

const executable = findBrowser();
const isNeeded = process.env['CI'] === 'true';
const WITHOUT = 'no browser found: set CHROME_PATH or install Chromium';

/** One call of the page, as the fake server received it. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

type BrowserTest = (name: string, run: () => Promise<void>) => void;

/** A test that needs the browser. */
export const inBrowser: BrowserTest = (name, run) => {
  if (executable || isNeeded) test(name, run, 180_000);
  else test.skip(`${name} (${WITHOUT})`, run);
};

export interface Stage {
  /** Opens a scenario, hands it to the body, and closes it whatever happens. */
  with(
    scenario: ScenarioName | Scenario,
    body: (opened: Opened) => Promise<void>,
    looks?: Looks,
  ): Promise<void>;
}

/** Call once at the top of a test file. */
export function openStage(): Stage {
  let browser: Browser | undefined;
  let built = '';
  beforeAll(async () => {
    if (!executable && isNeeded) throw new Error(WITHOUT);
    if (!executable) return;
    built = await readFile(resolve(import.meta.dirname, '../../dist/Sidebar.html'), 'utf8');
    browser = await launch(executable);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
  });
  return {
    async with(scenario, body, looks = {}) {
      if (!browser) throw new Error(WITHOUT);
      const wanted: Scenario = typeof scenario === 'string' ? SCENARIOS[scenario] : scenario;
      const opened = await openScenario(browser, built, wanted, looks);
      try {
        await opened.page.getByText('Opening', { exact: true }).waitFor({ state: 'detached' });
        await body(opened);
      } finally {
        await opened.close();
      }
    },
  };
}

export function calls({ page }: Opened): Promise<Call[]> {
  return page.evaluate(() => (window as unknown as { serverCalls: Call[] }).serverCalls);
}

export async function callNames(opened: Opened): Promise<string[]> {
  return (await calls(opened)).map((call) => call.name);
}

/** What the keyboard would act on now: its text, or its label. */
export function focused({ page }: Opened): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return '';
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent?.trim() ?? '';
  });
}

/** A scenario in which these calls are answered otherwise. */
export function scenario(
  name: keyof typeof SCENARIOS,
  more: Scenario['calls'],
  press?: readonly string[],
): Scenario {
  const base: Scenario = SCENARIOS[name];
  return { calls: { ...base.calls, ...more }, press: press ?? base.press };
}
