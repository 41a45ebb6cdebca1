// Whoever uses it, whatever the sheet holds: the whole way by keyboard, large text, hostile cells.
import { describe, expect } from '@jest/globals';
import { SidebarHands } from './sidebar-hands.js';
import { inBrowser, KEY, openStage } from './support.js';

const stage = openStage();

/** A cell may hold 50,000 characters; 45,000 of a name are not sent. */
const LONG = 'W'.repeat(45_000);
const HOSTILE = [
  'First name,Last name,Website',
  '<img src=x onerror=alert(1)>,</script><script>alert(2)</script>,html.example',
  '\u202Eevil,\u2066Bidi,found.example',
  '👩‍🚀 Ada,🧪 Lovelace,found.example',
  `${LONG},Long,found.example`,
  '"=HYPERLINK(""http://evil.example"")",Link,formula.example',
  '',
].join('\n');

describe('anyone', () => {
  inBrowser('from the key to the results by keyboard alone', () =>
    stage.with({ speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      const { keyboard } = hands.page;
      const frame = () => sidebar.frame();
      const focused = () =>
        frame().evaluate(() => {
          const element = document.activeElement;
          const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
          return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
        });
      const tabTo = async (name: RegExp) => {
        for (let presses = 0; presses < 60; presses++) {
          if (name.test(await focused())) return;
          await keyboard.press('Tab');
        }
        throw new Error(`${name} cannot be reached by Tab`);
      };
      await hands.page.getByRole('button', { name: 'Extensions', exact: true }).focus();
      await keyboard.press('Enter');
      for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await keyboard.press(key);
      await sidebar.titled('Connect LeadModule');
      await sidebar.label('API key').focus();
      await keyboard.type(KEY);
      await keyboard.press('Enter');
      await sidebar.says('The key works and is saved');
      for (const [button, title] of [
        [/^Continue with 25 rows/, 'Match your columns'],
        [/^Check 25 rows/, 'Check before you spend'],
        [/^Enrich 23 contacts/, /emails found/],
      ] as const) {
        await tabTo(button);
        await keyboard.press('Enter');
        await sidebar.titled(title);
      }
      expect(bench.sandbox?.sandbox.books().runs).toHaveLength(23);
      await tabTo(/^Undo this run/);
      await keyboard.press('Enter');
      expect(await focused()).toBe('Clear results');
    }),
  );

  inBrowser('with text at 200 % nothing is cut and nothing scrolls sideways', () =>
    stage.with({ speed: 10 }, async ({ hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      const enlarge = () =>
        sidebar.frame().evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
      await enlarge();
      await sidebar.looksRight('large-start');
      await sidebar.press(/^Continue with/);
      await sidebar.titled('Match your columns');
      await sidebar.looksRight('large-map');
      await sidebar.press(/^Check \d/);
      await sidebar.titled('Check before you spend');
      await sidebar.looksRight('large-check');
      await sidebar.press(/^Enrich \d/);
      await sidebar.titled(/emails found/);
      await sidebar.looksRight('large-done');
    }),
  );

  inBrowser(
    'what cells hold is text in every view: nothing runs, nothing is loaded, nothing is turned round',
    () =>
      stage.with({ csv: HOSTILE, speed: 10 }, async ({ hands }) => {
        hands.page.on('dialog', () => {
          throw new Error('a script of the sheet ran');
        });
        const sidebar = new SidebarHands(hands);
        await hands.connected();
        const frame = sidebar.frame();
        const isText = async () => {
          const seen = await frame.evaluate(() => ({
            made: document.querySelectorAll('main img, main script, main a[href*=evil]').length,
            text: document.querySelector('main')?.textContent ?? '',
          }));
          expect(seen.made).toBe(0);
          expect(seen.text.length).toBeLessThan(5_000);
          expect(seen.text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
        };
        await sidebar.press(/^Continue with 5 rows/);
        await sidebar.says(/<img src=x onerror/);
        await isText();
        await sidebar.looksRight('hostile-map');
        await sidebar.press(/^Check 5 rows/, /^Enrich \d/);
        await sidebar.titled(/found/);
        await isText();
        await hands.menu('Edit', 'Delete 1 row');
        await sidebar.press('Activity');
        await isText();
      }),
  );
});
