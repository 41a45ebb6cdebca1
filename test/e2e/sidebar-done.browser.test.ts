// Done and Activity on the workbench: what came back, retry by reason, results out of place, undo.
import { describe, expect } from '@jest/globals';
import { creditsSpent, SidebarHands } from './sidebar-hands.js';
import { hurry, inBrowser, openStage, until } from './support.js';

const stage = openStage();

const CSV = [
  'First name,Last name,Website',
  'Noor,Haddad,found.example',
  'Ida,Berg,risky.example',
  'Lena,Moss,notfound.example',
  'Olu,Ade,flaky.example',
  'Tomás,Ibarra,failed.example',
  'Priya,Raman,found.example',
  '',
].join('\n');

describe('done', () => {
  inBrowser(
    'shares as charts with their figures; failed ones are retried by reason with a bill of their own',
    () =>
      stage.with({ csv: CSV, speed: 10 }, async ({ bench, hands }) => {
        const sidebar = new SidebarHands(hands);
        await hands.connected();
        await hands.enrich(2, 7);
        await sidebar.titled('3 emails found');
        expect(await sidebar.figure('Found')).toBe('2 33%');
        expect(await sidebar.figure('Found \\(risky\\)')).toBe('1 17%');
        expect(await sidebar.figure('Not found')).toBe('1 17%');
        const charts = await hands.sidebar
          .getByRole('img')
          .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
        expect(charts.some((words) => /Confidence of 3/.test(words))).toBe(true);
        await sidebar.looksRight('done');
        await sidebar.press('Retry 2 failed');
        await sidebar.titled('Check the retry');
        await sidebar.looksRight('check-retry');
        await sidebar.press('Retry 2 contacts');
        await sidebar.titled('1 email found');
        await hands.shows('D5', 'olu.ade@flaky.example');
        await sidebar.press('Activity');
        await sidebar.titled('Last 30 days');
        await sidebar.says(`${creditsSpent(bench)} credits`);
        await sidebar.looksRight('activity');
        await sidebar
          .button(/^Contacts, email/)
          .last()
          .click();
        await sidebar.titled('3 emails found');
      }),
  );

  inBrowser('undo clears what the run wrote and nobody changed', () =>
    stage.with({ csv: CSV, speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await hands.enrich(2, 7);
      await sidebar.titled('3 emails found');
      await hands.type('D2', 'mine@found.example');
      await sidebar.press('Undo this run', 'Clear results');
      await sidebar.says(/cells cleared/);
      await sidebar.says(/changed since/);
      expect((await hands.table(['D'], 7)).flat()).toEqual([
        'Email',
        'mine@found.example',
        '',
        '',
        '',
        '',
        '',
      ]);
      await sidebar.press('Activity');
      await sidebar.says('Undone');
      expect(creditsSpent(bench)).toBe(6);
    }),
  );

  inBrowser('a result without a row is kept, shown, and placed when its row is back', () =>
    stage.with({ csv: CSV, latency: '20000' }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await hands.enrich(2, 7);
      await until(() => bench.sandbox?.sandbox.books().runs.length === 6, 'all are sent');
      await hands.cell('A7').click();
      await hands.menu('Edit', 'Delete 1 row');
      await hurry(bench);
      await sidebar.titled(/emails? found/);
      await sidebar.press('Show: 1 result has no row');
      await sidebar.says('priya.raman@found.example');
      await sidebar.looksRight('loose-unplaced');
      for (const [cell, text] of [
        ['A9', 'Priya'],
        ['B9', 'Raman'],
        ['C9', 'found.example'],
      ] as const)
        await hands.type(cell, text);
      await sidebar.press('Place again');
      await hands.shows('D9', 'priya.raman@found.example');
      expect(creditsSpent(bench)).toBe(6);
    }),
  );

  inBrowser('cells moved by hand are told with names, and put back or left on a word', () =>
    stage.with({ csv: CSV, speed: 10 }, async ({ hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await hands.enrich(2, 7);
      await sidebar.titled('3 emails found');
      const right = await hands.text('D7');
      const copyFirstRow = async () => {
        const range = hands.page.getByLabel('Name of the range');
        await range.fill('D2:H2');
        await range.press('Enter');
        await hands.page.keyboard.press('Control+c');
        await hands.cell('D7').click();
        await hands.page.keyboard.press('Control+v');
        await hands.shows('D7', 'noor.haddad@found.example');
      };
      await copyFirstRow();
      await sidebar.press('Look for results out of place');
      await sidebar.says(/holds the result of/);
      await sidebar.looksRight('loose-moved');
      await sidebar.press(/^Put back/);
      await hands.shows('D7', right);
      await copyFirstRow();
      await sidebar.press('Look for results out of place', 'Leave as they are');
      await sidebar.press('Look for results out of place');
      await hands.shows('D7', 'noor.haddad@found.example');
    }),
  );
});
