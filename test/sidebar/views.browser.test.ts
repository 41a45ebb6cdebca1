// Every view of the built page in a real browser: no violation that axe knows, light and dark; named, contrasted,
// reachable, nothing cut, at three text widths.
import { describe, expect } from '@jest/globals';
import type { Looks } from '../../local/sidebar-harness/browser.js';
import { SCENARIO_NAMES } from '../../local/sidebar-harness/scenarios.js';
import { axeFindings } from '../e2e/axe.js';
import { inspectPage } from './inspect.js';
import { inBrowser, openStage } from './support.js';

const stage = openStage();

const LOOKS: readonly (readonly [string, Looks])[] = [
  ['300 px', {}],
  ['283 px, dark', { width: 283, theme: 'dark' }],
  ['text at 200%', { textScale: 2 }],
];

describe.each(SCENARIO_NAMES)('%s', (name) => {
  for (const [words, looks] of LOOKS)
    inBrowser(words, () =>
      stage.with(
        name,
        async ({ page, faults }) => {
          // Closed folds hide what must be right too.
          await page.evaluate(() => {
            for (const fold of document.querySelectorAll('details')) fold.open = true;
          });
          expect(await page.evaluate(inspectPage)).toEqual([]);
          // Larger text changes no role, name or colour.
          if (!looks.textScale) expect(await axeFindings(page)).toEqual([]);
          expect(faults).toEqual([]);
        },
        looks,
      ),
    );
});

inBrowser('hostile text is text: no element is made of it, nothing runs, nothing is fetched', () =>
  stage.with('hostile', async ({ page, faults }) => {
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe('LeadModule');
    expect(await page.locator('script').count()).toBe(2); // the fake server's and the page's own
    await expect(page.getByText('<img src=x onerror=').first().isVisible()).resolves.toBe(true);
    expect((await page.locator('body > :not(script)').allTextContents()).join('').length).toBeLessThan(
      10_000,
    );
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown.length).toBeLessThan(5_000);
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(faults).toEqual([]);
  }),
);
