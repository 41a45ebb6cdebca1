// The page while a job goes on, and when answers of the server are lost or refused.
import { describe, expect } from '@jest/globals';
import { NO_CREDITS, RUNNING, STOPPING, step } from '../../local/sidebar-harness/jobs.js';
import { MAPPING, OPENING } from '../../local/sidebar-harness/people.js';
import { callNames, calls, inBrowser, openStage, scenario } from './support.js';

const stage = openStage();

/** A held-back button takes a press; the driver would wait for it to be enabled. */
const HELD_BACK = { force: true };

describe('progress', () => {
  inBrowser('steps follow one another with the delay that the last one asked for', () =>
    stage.with(
      scenario('running', { sidebarStep: [{ value: step(RUNNING, 30) }] }),
      async (opened) => {
        const { page } = opened;
        const steps = async () => (await callNames(opened)).filter((name) => name === 'sidebarStep').length;
        expect(await steps()).toBe(0);
        await page.clock.runFor(5_000);
        expect(await steps()).toBe(1);
        await page.clock.runFor(20_000);
        expect(await steps()).toBe(1);
        await page.clock.runFor(20_000);
        expect(await steps()).toBe(2);
      },
      { hasClock: true },
    ),
  );

  inBrowser('a screen reader hears a new figure at most every ten seconds, and a new state at once', () => {
    const more = { ...RUNNING, counts: { ...RUNNING.counts, found: 150 } };
    const { callAgainSeconds: _, ...first } = step(RUNNING, 2);
    return stage.with(
      scenario('running', {
        sidebarOpen: [{ value: { ...OPENING, ...first, callAgainSeconds: 2 } }],
        sidebarStep: [{ value: step(more, 60) }],
        sidebarControl: [{ value: step({ ...NO_CREDITS, counts: more.counts }, undefined) }],
      }),
      async ({ page }) => {
        const said = page.getByLabel('Progress').getByRole('status');
        await page.clock.runFor(3_000);
        await page.getByText('150', { exact: true }).waitFor();
        expect(await said.textContent()).toMatch(/^162 emails/);
        await page.clock.runFor(10_000);
        expect(await said.textContent()).toMatch(/^164 emails/);
        await page.getByRole('button', { name: 'Pause' }).click();
        await page.getByRole('alert').getByText('LeadModule says this account has no credits.').waitFor();
      },
      { hasClock: true },
    );
  });

  inBrowser('lost steps are tried again, later each time, and the page says so', () =>
    stage.with(
      scenario('running', { sidebarStep: [{ fails: 'gone' }] }),
      async (opened) => {
        const { page } = opened;
        const steps = async () => (await callNames(opened)).filter((name) => name === 'sidebarStep').length;
        await page.clock.runFor(4_500);
        expect(await steps()).toBe(1);
        await page.clock.runFor(5_500);
        expect(await steps()).toBe(2);
        await page.clock.runFor(5_500);
        expect(await steps()).toBe(2);
        await page.getByText('Google does not answer just now.').waitFor();
        await page.clock.runFor(5_500);
        expect(await steps()).toBe(3);
      },
      { hasClock: true },
    ),
  );

  inBrowser('Stop is one call and shows what is still collected', () =>
    stage.with(scenario('running', { sidebarStep: [{ value: step(STOPPING) }] }), async (opened) => {
      await opened.page.getByRole('button', { name: 'Stop' }).click();
      await opened.page.getByRole('heading', { name: 'Stopping' }).waitFor();
      const control = (await calls(opened)).find((call) => call.name === 'sidebarControl');
      expect(control?.args).toEqual(['job1', 'stop']);
      await opened.page.getByText('52 lookups were', { exact: true }).waitFor();
    }),
  );

  inBrowser('after topping up, Resume comes first', () =>
    stage.with('no credits', async ({ page }) => {
      await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault(), true));
      await page.getByRole('link', { name: 'Top up' }).click();
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await page.locator('.btn--primary', { hasText: 'Resume' }).waitFor();
    }),
  );

  inBrowser('a run at its own limit goes on with a higher one, never with the same', () =>
    stage.with('at the limit', async (opened) => {
      const { page } = opened;
      const raise = page.getByRole('button', { name: 'Raise and resume' });
      const field = page.getByLabel('Stop the run at');
      expect(await field.inputValue()).toBe('374');
      await field.fill('241');
      await raise.click(HELD_BACK);
      await page.getByText('Type a limit above 241 credits.').waitFor();
      expect(await callNames(opened)).not.toContain('sidebarControl');
      await field.fill('300');
      await raise.click();
      await page.getByRole('heading', { name: 'Enriching 412 contacts' }).waitFor();
      const control = (await calls(opened)).find((call) => call.name === 'sidebarControl');
      expect(control?.args).toEqual(['job1', 'resume', 300]);
    }),
  );

  inBrowser('a viewer’s page looks and never steps', () =>
    stage.with(
      'read only, running',
      async (opened) => {
        await opened.page.clock.runFor(90_000);
        const names = new Set(await callNames(opened));
        expect([...names]).toEqual(['sidebarOpen']);
        expect((await callNames(opened)).length).toBeGreaterThan(2);
        expect(await opened.page.locator('.foot button').count()).toBe(0);
      },
      { hasClock: true },
    ),
  );
});

describe('lost answers', () => {
  inBrowser('a run is never sent twice: the page asks how things stand', () =>
    stage.with(
      scenario('check', {
        sidebarRun: [{ fails: 'We are sorry, a server error occurred.' }],
        sidebarOpen: [{ value: OPENING }, { value: { ...OPENING, ...step(RUNNING) } }],
        sidebarStep: [{ value: step(RUNNING) }],
      }),
      async (opened) => {
        await opened.page.getByRole('button', { name: 'Enrich 412 contacts' }).click();
        await opened.page.getByText('Google could not run this just now.').waitFor();
        const names = await callNames(opened);
        expect(names.filter((name) => name === 'sidebarRun')).toHaveLength(1);
        expect(names.filter((name) => name === 'sidebarOpen')).toHaveLength(2);
      },
    ),
  );

  inBrowser('a read is asked once more by itself', () =>
    stage.with(
      scenario('selected', { sidebarMapping: [{ fails: 'hiccup' }, { value: MAPPING }] }),
      async (opened) => {
        await opened.page.getByRole('button', { name: 'Continue with 500 rows' }).click();
        await opened.page.clock.runFor(2_000);
        await opened.page.getByRole('heading', { name: 'Match your columns' }).waitFor();
      },
      { hasClock: true },
    ),
  );

  inBrowser('a call that is never answered settles', () =>
    stage.with(
      scenario('selected', { sidebarMapping: [{ hangs: true }] }),
      async (opened) => {
        await opened.page.getByRole('button', { name: 'Continue with 500 rows' }).click();
        await opened.page.clock.runFor(101_000);
        await opened.page.getByRole('alert').getByText('Google did not answer in time.').waitFor();
        await opened.page.getByRole('button', { name: 'Continue with 500 rows' }).waitFor();
      },
      { hasClock: true },
    ),
  );

  inBrowser('several accounts in one browser are recognised by the code, whatever the language', () =>
    stage.with(
      { calls: { sidebarOpen: [{ fails: 'Es ist ein Fehler aufgetreten. PERMISSION_DENIED' }] }, press: [] },
      async ({ page }) => {
        await page.getByRole('heading', { name: 'Signed in to another account' }).waitFor();
        await page.getByText('Nothing was sent or spent. A job that was running goes on.').waitFor();
      },
    ),
  );

  inBrowser('a lost key leads to where it is given', () =>
    stage.with(
      scenario('selected', { sidebarMapping: [{ refused: 'Connect LeadModule first.', reason: 'no key' }] }),
      async ({ page }) => {
        await page.getByRole('button', { name: 'Continue with 500 rows' }).click();
        await page.getByLabel('API key', { exact: true }).waitFor();
        await page.getByRole('alert').getByText('Connect LeadModule first.').waitFor();
      },
    ),
  );
});
