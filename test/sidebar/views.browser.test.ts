// Every view of the built page in a real browser: no violation that axe knows, light and dark; named, contrasted,
// reachable, nothing cut, at three text widths.
import { describe, expect } from '@jest/globals';
import { SCENARIO_NAMES } from '../../local/sidebar-harness/scenarios.js';
import { axeFindings } from '../e2e/axe.js';
import { inspectPage } from './inspect.js';
import { inBrowser, openStage } from './support.js';

const stage = openStage();

/** Width, theme and text size of one page after the other; larger text changes no role, name or colour. */
const LOOKS = [
  { words: '300 px', width: 300, theme: 'light', percent: 100, axe: true },
  { words: '283 px, dark', width: 283, theme: 'dark', percent: 100, axe: true },
  { words: 'text at 200%', width: 300, theme: 'light', percent: 200, axe: false },
] as const;

describe.each(SCENARIO_NAMES)('%s', (name) => {
  inBrowser('300 px; 283 px and dark; text at 200%', () =>
    stage.with(name, async ({ page, faults }) => {
      // Closed folds hide what must be right too.
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      for (const { words, width, theme, percent, axe } of LOOKS) {
        await page.setViewportSize({ width, height: 640 });
        await page.evaluate(
          ([name, size]) => {
            document.documentElement.dataset['theme'] = name;
            document.documentElement.style.fontSize = size;
          },
          [theme, `${percent}%`] as const,
        );
        expect({ words, found: await page.evaluate(inspectPage) }).toEqual({ words, found: [] });
        if (axe) expect({ words, found: await axeFindings(page) }).toEqual({ words, found: [] });
      }
      expect(faults).toEqual([]);
    }),
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
