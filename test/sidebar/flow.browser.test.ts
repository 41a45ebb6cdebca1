// The page at work: which calls it makes, in which order, and what it does when an answer is refused or lost.
import { describe, expect } from '@jest/globals';
import {
  BILL,
  DONE,
  MAPPING,
  NO_CREDITS,
  OPENING,
  RUNNING,
  STOPPING,
  step,
} from '../../local/sidebar-harness/people.js';
import { SCENARIOS, type Scenario } from '../../local/sidebar-harness/scenarios.js';
import { callNames, calls, focused, inBrowser, openStage } from './support.js';

const stage = openStage();

/** A held-back button takes a press and leads to the problem; the driver would wait for it to be enabled. */
const HELD_BACK = { force: true };

function scenario(
  name: keyof typeof SCENARIOS,
  more: Scenario['calls'],
  press?: readonly string[],
): Scenario {
  const base: Scenario = SCENARIOS[name];
  return { calls: { ...base.calls, ...more }, press: press ?? base.press };
}

describe('from rows to a run', () => {
  inBrowser('one call to open, one a step; the run confirms the bill that was shown', () =>
    stage.with('selected', async (opened) => {
      const { page } = opened;
      expect(await callNames(opened)).toEqual(['sidebarOpen']);
      await page.getByRole('button', { name: 'Continue with 500 rows' }).click();
      await page.getByRole('button', { name: 'Check 500 rows' }).click();
      await page.getByRole('button', { name: 'Enrich 412 contacts' }).dblclick();
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
        what: { kind: 'retry', jobId: 'job1', reasons: ['took too long', 'server error'] },
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
