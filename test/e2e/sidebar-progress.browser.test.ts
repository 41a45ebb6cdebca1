// Progress on the workbench: what it says, Pause and Resume, a page loaded anew, another person's job.
import { describe, expect } from '@jest/globals';
import { callsOf, creditsSpent, SidebarHands } from './sidebar-hands.js';
import { Hands, hurry, inBrowser, openPage, openStage, until } from './support.js';

const stage = openStage();

const OTHER_KEY = 'lm_live_another_key_of_the_tests';

describe('progress', () => {
  inBrowser('one call opens the page, one makes each step; paused it sends nothing, resumed it ends', () =>
    stage.with({ latency: 'const', requestsPerMinute: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await hands.enrich(2, 26);
      // Held back from the first wave on, it may wait before anybody has seen it enrich.
      await sidebar.titled(/^Enriching 23 contacts|^Waiting/);
      await until(() => (bench.sandbox?.sandbox.books().runs.length ?? 0) > 0, 'something was sent');
      await sidebar.press('Pause');
      await sidebar.titled(/^Paused/);
      await sidebar.says('You paused this job.');
      await until(() => bench.host.running.length === 0, 'nothing runs');
      const sent = bench.sandbox?.sandbox.books().runs.length ?? 0;
      expect(sent).toBeLessThan(23);
      await sidebar.looksRight('progress-paused');
      await hands.backstage();
      await hands.page.getByRole('button', { name: 'Skip an hour' }).click();
      await until(() => bench.host.running.length === 0, 'nothing runs');
      expect(bench.sandbox?.sandbox.books().runs).toHaveLength(sent);
      await sidebar.press('Resume');
      await sidebar.titled(/^Enriching|^Waiting/);
      // A page that is opened anew goes on where the job is.
      await hands.page.reload();
      await hands.page.locator('nav[aria-busy=false]').waitFor();
      const before = callsOf(bench)['sidebarOpen'] ?? 0;
      await sidebar.open();
      await sidebar.titled(/^Enriching|^Waiting/);
      expect((callsOf(bench)['sidebarOpen'] ?? 0) - before).toBe(1);
      await hurry(bench);
      await hands.backstage();
      await hands.skipUntil(/emails found/, bench);
      expect(bench.sandbox?.sandbox.books().runs).toHaveLength(23);
      expect(Object.keys(callsOf(bench)).sort()).toEqual([
        'sidebarControl',
        'sidebarOpen',
        'sidebarSaveKey',
        'sidebarStep',
      ]);
    }),
  );

  inBrowser(
    'another person’s job is shown as theirs; what was never sent can be taken over, with a bill',
    () =>
      stage.with(
        // Nothing is answered before the pause: only then is something left to resume after the take-over.
        { latency: '60000', requestsPerMinute: 10 },
        async ({ bench, context, hands, url }) => {
          const sam = new SidebarHands(hands);
          await hands.connected();
          await hands.enrich(2, 26);
          await until(() => bench.requests.last.some(({ answer }) => answer.startsWith('429')), 'a 429');
          await sam.press('Pause');
          await sam.titled(/^Paused/);
          await until(() => bench.host.running.length === 0, 'nothing runs');
          const sent = bench.sandbox?.sandbox.books().runs.length ?? 0;
          const alex = new SidebarHands(new Hands(await openPage(context, `${url}?as=second`)));
          await alex.open();
          await alex.says(/by another editor/);
          await alex.says('Another editor paused this job.');
          await alex.looksRight('progress-of-another');
          await alex.press('Activity');
          await alex.says(/another editor/);
          await alex.press('Settings', 'Connect a key');
          await alex.label('API key').fill(OTHER_KEY);
          await alex.press('Test and save key');
          const takeOver = alex.button(/^Take over \d+ contacts/);
          const unsent = Number(/\d+/.exec((await takeOver.textContent()) ?? '')?.[0]);
          expect(unsent).toBeGreaterThan(0);
          expect(unsent).toBeLessThanOrEqual(23 - sent);
          await takeOver.click();
          await alex.titled('Take over this job');
          expect(await alex.figure('Credits, at most')).toBe(String(unsent));
          await alex.looksRight('check-take-over');
          await takeOver.click();
          await sam.press('Resume');
          await hurry(bench);
          await hands.backstage();
          await alex.hands.backstage();
          await alex.hands.skipUntil(/emails found/, bench);
          await hands.skipUntil(/emails found/, bench);
          expect(bench.sandbox?.sandbox.books().runs).toHaveLength(23);
          expect(creditsSpent(bench)).toBe(23);
        },
      ),
  );
});
