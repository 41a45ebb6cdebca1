// Check on the workbench: the whole bill before a credit is spent, its terms, and the trial.
import { describe, expect } from '@jest/globals';
import { creditsSpent, SidebarHands } from './sidebar-hands.js';
import { inBrowser, openStage, until } from './support.js';

const stage = openStage();

/** 40 contacts who are all found, and what is skipped. */
const MANY = [
  'First name,Last name,Website,LinkedIn',
  ...Array.from(
    { length: 40 },
    (_, at) => `Person,Number${'abcdefghij'.charAt(at % 10)}${at},found.example,`,
  ),
  'Only,Name,,',
  'Priv,Ate,gmail.com,',
  'Nav,Igator,,https://www.linkedin.com/sales/lead/ACwAA',
  ',,,',
  'Person,Numbera0,https://www.found.example/x,',
  '',
].join('\n');

describe('the bill', () => {
  inBrowser('adds up; a skip reason shows its rows in the sheet; nothing is sent before Enrich', () =>
    stage.with({ csv: MANY, speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.check(2, 46);
      expect(await sidebar.figure('Rows')).toBe('45');
      expect(await sidebar.figure('Skipped')).toBe('−4');
      expect(await sidebar.figure('Same contact in several rows')).toBe('−1');
      expect(await sidebar.figure('Contacts')).toBe('40');
      expect(await sidebar.figure('Credits, at most')).toBe('40');
      await sidebar.looksRight('check');
      await sidebar.press('Private mailbox');
      await sidebar.says('Row 43, tab Contacts.');
      await until(
        async () => (await hands.page.getByLabel('Name of the range').inputValue()) === '43:43',
        'the row is selected in the sheet',
      );
      expect(creditsSpent(bench)).toBe(0);
      expect(bench.requests.last.every(({ method }) => method === 'GET')).toBe(true);
    }),
  );

  inBrowser('incomplete rows are sent only when the user says so, with a bill of their own', () =>
    stage.with({ csv: MANY }, async ({ hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.check(40, 46);
      expect(await sidebar.figure('Contacts')).toBe('3');
      await hands.sidebar.getByText('Send incomplete rows too').click();
      await until(async () => (await sidebar.figure('Contacts')) === '6', 'the bill with incomplete rows');
    }),
  );

  inBrowser('at its limit the run pauses and asks; with a higher one it goes on', () =>
    stage.with({ csv: MANY, speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.check(2, 41);
      await sidebar.label('Stop the run at').fill('7');
      await sidebar.says('Pauses at 7 credits and asks you.');
      await sidebar.press('Enrich 40 contacts');
      await sidebar.titled(/^Paused/);
      await sidebar.looksRight('progress-limit');
      expect(creditsSpent(bench)).toBe(7);
      await sidebar.label('Stop the run at').fill('40');
      await sidebar.press('Raise and resume');
      await sidebar.titled('40 emails found');
      expect(creditsSpent(bench)).toBe(40);
    }),
  );

  inBrowser('a limit a day: told on the bill, waited for, raised in Settings while the job waits', () =>
    stage.with({ csv: MANY, speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.press('Settings');
      await sidebar.unfold('Spending');
      await sidebar.label('Stop a day at').fill('7');
      await sidebar.press('Save 1 change');
      await sidebar.says('Saved.');
      await sidebar.press('Enrich');
      await sidebar.check(2, 41);
      await sidebar.says(
        /^Today’s limit leaves 7 credits\. What costs more waits until tomorrow \d\d:\d\d\.$/,
      );
      await sidebar.looksRight('check-day');
      await sidebar.press('Enrich 40 contacts');
      await sidebar.says('The limit of credits a day is reached');
      await sidebar.looksRight('progress-day');
      expect(creditsSpent(bench)).toBe(7);
      await sidebar.press('Settings');
      await sidebar.unfold('Spending');
      await sidebar.label('Stop a day at').fill('0');
      await sidebar.press('Save 1 change');
      await sidebar.press('Enrich');
      await sidebar.titled('40 emails found');
      expect(creditsSpent(bench)).toBe(40);
    }),
  );

  inBrowser('above the own limit a box must be ticked first', () =>
    stage.with({ csv: MANY, speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.press('Settings');
      await sidebar.unfold('Spending');
      await sidebar.label('Ask again above').fill('20');
      await sidebar.press('Save 1 change');
      await sidebar.says('Saved.');
      await sidebar.press('Enrich');
      await sidebar.check(2, 31);
      await sidebar.button('Enrich 30 contacts').click({ force: true });
      await sidebar.says('Tick the box to go on.');
      await sidebar.looksRight('check-agreement');
      expect(creditsSpent(bench)).toBe(0);
      await hands.sidebar.getByText('Spend up to 30 credits').click();
      await sidebar.press('Enrich 30 contacts');
      await sidebar.titled('30 emails found');
    }),
  );

  inBrowser(
    'what was paid for is free, unless the user wants it looked up anew; what is left can be chosen alone',
    () =>
      stage.with({ csv: MANY, speed: 10 }, async ({ bench, hands }) => {
        const sidebar = new SidebarHands(hands);
        await hands.connected();
        await sidebar.check(2, 6);
        await sidebar.press('Enrich 5 contacts');
        await sidebar.titled('5 emails found');
        await sidebar.press('Enrich more rows');
        await sidebar.check(2, 9);
        expect(await sidebar.figure('Paid for in the last 30 days, free')).toBe('−5');
        expect(await sidebar.figure('Credits, at most')).toBe('3');
        await hands.sidebar.getByText('Look up known contacts again').click();
        await sidebar.titled('Check the fresh lookups');
        await until(async () => (await sidebar.figure('Credits, at most')) === '8', 'the bill anew');
        await sidebar.looksRight('check-fresh');
        await sidebar.press('Look up 8 contacts again');
        await sidebar.titled('8 emails found');
        expect(creditsSpent(bench)).toBe(13);
        await sidebar.press('Enrich more rows');
        await hands.cell('A1').click();
        await sidebar.press('Read the selection again');
        await hands.sidebar.getByText('Rows not enriched yet').click();
        await sidebar.press('Continue with 36 rows', /^Check 36 rows/);
        expect(await sidebar.figure('Contacts')).toBe('32');
      }),
  );

  inBrowser('under a filter only the visible rows', () =>
    stage.with({ csv: MANY }, async ({ hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await hands.filterBy('C1');
      await hands.page.getByRole('button', { name: 'Show none' }).click();
      await hands.page.getByRole('checkbox', { name: 'gmail.com' }).click();
      await hands.page.getByRole('button', { name: 'Show chosen' }).click();
      await sidebar.press('Read the selection again');
      await hands.sidebar.getByText('Visible rows (filter is on)').click();
      await sidebar.looksRight('start-filter');
      await sidebar.press('Continue with 1 row');
      await sidebar.press('Check 1 row');
      expect(await sidebar.figure('Private mailbox')).toBe('1');
    }),
  );
});

describe('the trial', () => {
  inBrowser(
    'ten contacts of the whole list tell what the rest may bring; the rest has a bill of its own',
    () =>
      stage.with({ csv: MANY, speed: 10 }, async ({ bench, hands }) => {
        const sidebar = new SidebarHands(hands);
        await hands.connected();
        await sidebar.check(2, 41);
        await sidebar.press('Try 10 first');
        await sidebar.titled('10 of 10 found');
        expect(await sidebar.figure('Found share, likely')).toMatch(/^\d+% to 100%$/);
        await sidebar.looksRight('trial');
        expect(creditsSpent(bench)).toBe(10);
        const tried = await hands.sidebar.locator('.trial li').allTextContents();
        const places = tried.map((text) => Number(/Number[a-j](\d+)/.exec(text)?.[1]));
        // Spread over the list: some of every ten.
        for (const from of [0, 10, 20, 30])
          expect(places.some((at) => at >= from && at < from + 10)).toBe(true);
        await sidebar.press('Enrich the other 30');
        await sidebar.titled('Check the rest');
        await sidebar.press('Enrich the other 30');
        await sidebar.titled('30 emails found');
        expect(creditsSpent(bench)).toBe(40);
      }),
  );
});
