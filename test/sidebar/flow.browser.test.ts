// The page at work: which calls it makes, in which order, and what it does when an answer is refused or lost.
import { describe, expect } from '@jest/globals';
import { DONE, step } from '../../local/sidebar-harness/jobs.js';
import { BILL } from '../../local/sidebar-harness/people.js';
import { callNames, calls, focused, inBrowser, openStage, scenario } from './support.js';

const stage = openStage();

/** A held-back button takes a press and leads to the problem; the driver would wait for it to be enabled. */
const HELD_BACK = { force: true };

describe('from rows to a run', () => {
  inBrowser('one call to open, one a step; the run confirms the bill that was shown', () =>
    stage.with('selected', async (opened) => {
      const { page } = opened;
      expect(await callNames(opened)).toEqual(['sidebarOpen']);
      await page.getByRole('button', { name: 'Continue with 500 rows' }).click();
      await page.getByRole('button', { name: 'Check 500 rows' }).click();
      // Both clicks at once: on a slow machine the second would meet the next view's Pause in the same place.
      await page.getByRole('button', { name: 'Enrich 412 contacts' }).evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      });
      await page.getByRole('heading', { name: 'Enriching 412 contacts' }).waitFor();
      const made = await calls(opened);
      expect(made.map((call) => call.name).slice(0, 4)).toEqual([
        'sidebarOpen',
        'sidebarMapping',
        'sidebarBill',
        'sidebarRun',
      ]);
      expect(made.filter((call) => call.name === 'sidebarRun')).toHaveLength(1);
      expect(made[3]?.args[0]).toMatchObject({
        type: 'email',
        cap: 374,
        confirmed: { contacts: BILL.contacts, creditsAtMost: BILL.creditsAtMost },
        what: { kind: 'scope', scope: { kind: 'rows', sheetId: 7, ranges: [{ row: 2, rows: 500 }] } },
      });
    }),
  );

  inBrowser('a trial confirms ten contacts and their price', () =>
    stage.with('check', async (opened) => {
      await opened.page.getByRole('button', { name: 'Try 10 first' }).click();
      await opened.page.getByRole('heading', { name: 'Enriching 412 contacts' }).waitFor();
      const run = (await calls(opened)).find((call) => call.name === 'sidebarRun');
      expect(run?.args[0]).toMatchObject({ pilot: true, confirmed: { contacts: 10, creditsAtMost: 10 } });
    }),
  );

  inBrowser('a conflict holds the button back and leads to the column; the user’s word is saved', () =>
    stage.with('map conflict', async (opened) => {
      const { page } = opened;
      await page.getByRole('button', { name: 'Check 500 rows' }).click(HELD_BACK);
      expect(
        await page.locator('#column-linkedInUrl').evaluate((box) => box === document.activeElement),
      ).toBe(true);
      expect(await callNames(opened)).not.toContain('sidebarBill');
      await page.getByLabel('LinkedIn URL').selectOption({ label: 'E: LinkedIn' });
      await page.locator('#mapfix').waitFor({ state: 'detached' });
      const saved = (await calls(opened)).find((call) => call.name === 'sidebarSaveMapping');
      expect(saved?.args[0]).toMatchObject({ columns: { linkedInUrl: 4 } });
    }),
  );

  inBrowser('above the own limit the run waits for the box', () =>
    stage.with('check large', async (opened) => {
      const { page } = opened;
      await page.getByRole('button', { name: 'Enrich 1,278 contacts' }).click(HELD_BACK);
      expect(await callNames(opened)).not.toContain('sidebarRun');
      await page.getByLabel('Spend up to 1,240 credits').check();
      await page.getByRole('button', { name: 'Enrich 1,278 contacts' }).click();
      await page.getByRole('heading', { name: 'Enriching 412 contacts' }).waitFor();
    }),
  );

  inBrowser('a skip reason shows its rows, in the page and in the sheet', () =>
    stage.with(scenario('check', { sidebarShowRows: [{ value: 4 }] }), async (opened) => {
      await opened.page.getByRole('button', { name: 'Sales Navigator link' }).click();
      await opened.page.getByText('Rows 444, 445, 446 and 447, tab Contacts.').waitFor();
      const shown = (await calls(opened)).find((call) => call.name === 'sidebarShowRows');
      expect(shown?.args).toEqual([7, [444, 445, 446, 447]]);
    }),
  );

  inBrowser('works by keyboard alone, and each new view is announced by its title', () =>
    stage.with('selected', async (opened) => {
      const { page } = opened;
      for (const [button, title] of [
        ['Continue with 500 rows', 'Match your columns'],
        ['Check 500 rows', 'Check before you spend'],
        ['Enrich 412 contacts', 'Enriching 412 contacts'],
      ] as const) {
        for (let presses = 0; (await focused(opened)) !== button; presses++) {
          if (presses > 60) throw new Error(`${button} cannot be reached by Tab`);
          await page.keyboard.press('Tab');
        }
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: title }).waitFor();
        await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      }
    }),
  );
});

describe('the key', () => {
  inBrowser('a text that cannot be a key is refused here, without a call', () =>
    stage.with('connect', async (opened) => {
      const { page } = opened;
      await page.getByLabel('API key', { exact: true }).fill('sk_12');
      await page.getByRole('button', { name: 'Test and save key' }).click();
      await page.getByText('This is not a LeadModule key. Keys start with lm_live_.').waitFor();
      expect(await page.locator('#key').evaluate((box) => box === document.activeElement)).toBe(true);
      expect(await callNames(opened)).toEqual(['sidebarOpen']);
    }),
  );

  inBrowser('is sent once, with the choices beside it, and is then nowhere in the page', () =>
    stage.with('connect', async (opened) => {
      const { page } = opened;
      await page.getByLabel('API key', { exact: true }).fill('lm_live_0000000000007Q2f');
      await page.getByLabel('Formulas may use this key').check();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Test and save key' }).click();
      await page.getByRole('heading', { name: '500 rows selected' }).waitFor();
      const saves = (await calls(opened)).filter((call) => call.name === 'sidebarSaveKey');
      expect(saves.map((call) => call.args)).toEqual([
        ['lm_live_0000000000007Q2f', { share: false, formulas: true }],
      ]);
      expect(await page.locator('body').innerHTML()).not.toContain('lm_live_0000000000007Q2f');
    }),
  );

  inBrowser('a refusal stands where the user looks, as an alert', () =>
    stage.with('connect refused', async ({ page }) => {
      await page.getByLabel('API key', { exact: true }).fill('lm_live_x');
      await page.getByRole('button', { name: 'Test and save key' }).click();
      await page.getByRole('alert').getByText('LeadModule does not accept this key.').waitFor();
    }),
  );
});

describe('appearance', () => {
  inBrowser('dark is chosen, saved and seen at once; formulas say that 0 is off', () =>
    stage.with('settings dark', async (opened) => {
      const { page } = opened;
      const ground = () => page.locator('.view').evaluate((view) => getComputedStyle(view).backgroundColor);
      expect(await ground()).toBe('rgb(255, 255, 255)');
      await page.getByText('Appearance').first().click();
      await page.getByLabel('Dark').check({ force: true });
      await page.getByRole('button', { name: 'Save 1 change' }).click();
      await page.getByText('Saved.').waitFor();
      expect(await ground()).toBe('rgb(29, 32, 37)');
      const save = (await calls(opened)).find((call) => call.name === 'sidebarSaveSettings');
      expect(save?.args).toEqual([{ theme: 'dark' }]);
      await page.getByLabel('Credits a day, at most').evaluate((field) => {
        (field.closest('details') as HTMLDetailsElement).open = true;
      });
      await page.getByLabel('Credits a day, at most').fill('0');
      await page.getByText('off', { exact: true }).waitFor();
    }),
  );
});

describe('after a run', () => {
  inBrowser('retry makes a bill of its own', () =>
    stage.with('done', async (opened) => {
      await opened.page.getByRole('button', { name: 'Retry 9 failed' }).click();
      await opened.page.getByRole('button', { name: 'Retry 9 contacts' }).waitFor();
      const bill = (await calls(opened)).find((call) => call.name === 'sidebarBill');
      expect(bill?.args[0]).toMatchObject({
        what: { kind: 'retry', jobId: 'job1', reasons: ['took too long', 'lookup failed'] },
      });
    }),
  );

  inBrowser('undo asks once more, clears, and says what stays', () =>
    stage.with('done', async (opened) => {
      const { page } = opened;
      await page.getByRole('button', { name: 'Undo this run' }).click();
      expect(await focused(opened)).toBe('Clear results');
      expect(await callNames(opened)).not.toContain('sidebarUndo');
      await page.getByRole('button', { name: 'Clear results' }).click();
      await page.getByText('1380 cells cleared. 4 that were changed since stay.').waitFor();
    }),
  );

  inBrowser('results out of place are listed, and only a press moves them', () =>
    stage.with(scenario('done', { sidebarSettle: [{ value: step(DONE, undefined) }] }), async (opened) => {
      const { page } = opened;
      await page.getByRole('button', { name: 'Show: 3 results have no row' }).click();
      await page.getByText('sara.lund@fjord.example').waitFor();
      await page.getByRole('button', { name: 'Place again' }).click();
      await page.getByRole('heading', { name: '281 emails found' }).waitFor();
      expect((await calls(opened)).find((call) => call.name === 'sidebarSettle')?.args).toEqual([
        'job1',
        'place again',
      ]);
    }),
  );
});

describe('settings', () => {
  inBrowser('only what changed is sent', () =>
    stage.with('settings', async (opened) => {
      const { page } = opened;
      await page.getByText('Speed', { exact: true }).click();
      await page.getByLabel('Requests a minute').fill('30');
      await page.getByRole('button', { name: 'Save 1 change' }).click();
      await page.getByText('Saved.').waitFor();
      const saved = (await calls(opened)).find((call) => call.name === 'sidebarSaveSettings');
      expect(saved?.args).toEqual([{ requestsPerMinute: 30 }]);
    }),
  );

  inBrowser('a value out of bounds is held back at its field', () =>
    stage.with('settings', async (opened) => {
      const { page } = opened;
      await page.getByText('Speed', { exact: true }).click();
      await page.getByLabel('Requests a minute').fill('0');
      await page.getByRole('button', { name: 'Save 1 change' }).click(HELD_BACK);
      await page.getByText('Type a number from 1 to 6,000.').waitFor();
      expect(await callNames(opened)).not.toContain('sidebarSaveSettings');
    }),
  );

  inBrowser('the key is removed only after a second word', () =>
    stage.with('settings', async (opened) => {
      const { page } = opened;
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('button', { name: 'Keep', exact: true }).click();
      expect(await focused(opened)).toBe('Remove');
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('button', { name: 'Remove key' }).click();
      await page.getByRole('button', { name: 'Connect a key' }).waitFor();
    }),
  );
});

inBrowser('what the server cannot do is nowhere in the page', () =>
  stage.with('first version', async (opened) => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Check selected rows' }).click();
    await page.getByRole('button', { name: 'Enrich 412 contacts' }).waitFor();
    expect(await page.getByRole('button', { name: /Try|Step/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Settings' }).click();
    for (const name of ['Test', 'Show diagnostics', /Remove LeadModule data/])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await page.getByRole('switch').count()).toBe(0);
    await page.getByRole('button', { name: 'Activity' }).click();
    await page.getByText('Nothing was run in this document yet.').waitFor();
    expect(await callNames(opened)).toEqual(['sidebarOpen', 'sidebarBill']);
  }),
);
