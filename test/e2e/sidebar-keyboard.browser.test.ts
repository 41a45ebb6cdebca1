// The whole flow on the workbench without a mouse: from the key to the results, each view's title focused in turn.
import { describe, expect } from '@jest/globals';
import { creditsSpent, SidebarHands } from './sidebar-hands.js';
import { inBrowser, KEY, openStage } from './support.js';

const stage = openStage();

/** Tab presses that a person would bear, the toolbar of the workbench included. */
const PRESSES_AT_MOST = 120;

describe('keyboard alone', () => {
  inBrowser('Connect, rows, Map, Check, Progress, Done, Activity and back', () =>
    stage.with({ speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      const { keyboard } = hands.page;
      await sidebar.open();
      await sidebar.titled('Connect LeadModule');
      const frame = sidebar.frame();
      const focused = () =>
        frame.evaluate(() => {
          const { activeElement } = document;
          if (!activeElement || !document.hasFocus()) return '';
          const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0] : undefined;
          const own = activeElement.getAttribute('aria-label') ?? (label ?? activeElement).textContent ?? '';
          return own.trim();
        });
      const reach = async (name: string | RegExp) => {
        const isThere = (words: string) => (typeof name === 'string' ? words === name : name.test(words));
        for (let presses = 0; !isThere(await focused()); presses++) {
          if (presses > PRESSES_AT_MOST) throw new Error(`${name} cannot be reached by Tab`);
          await keyboard.press('Tab');
        }
      };
      /** The title of a view gets the focus, so that a screen reader tells where one is. */
      const isAt = async (title: string | RegExp) => {
        await sidebar.titled(title);
        await frame.waitForFunction(() => document.activeElement?.tagName === 'H1');
      };
      // Tab moves cells in the sheet, as in Sheets; the first step into the page is not by it.
      await sidebar.label('API key').focus();
      await keyboard.type(KEY);
      await keyboard.press('Enter');
      await isAt(/rows? selected|No rows selected/);
      await reach(/^Rows not enriched yet|^Selected rows/);
      await reach(/^Continue with \d+ rows$/);
      await keyboard.press('Enter');
      await isAt('Match your columns');
      await reach(/^Check \d+ rows$/);
      await keyboard.press('Enter');
      await isAt('Check before you spend');
      await reach(/^Enrich \d+ contacts$/);
      await keyboard.press('Enter');
      await isAt(/^Enriching \d+ contacts$/);
      await isAt(/emails found$/);
      await sidebar.looksRight('keyboard-done');
      await reach('Activity');
      await keyboard.press('Enter');
      await isAt('Last 30 days');
      expect(creditsSpent(bench)).toBeGreaterThan(10);
    }),
  );
});
