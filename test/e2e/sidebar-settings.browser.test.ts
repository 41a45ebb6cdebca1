// Settings on the workbench: what is set holds, diagnostics tell no secret, and the file can be cleared of it all.
import { describe, expect } from '@jest/globals';
import { SidebarHands } from './sidebar-hands.js';
import { inBrowser, KEY, openStage, until } from './support.js';

const stage = openStage();

describe('settings', () => {
  inBrowser('each topic opens and is saved; the next page knows it', () =>
    stage.with({ speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.press('Settings');
      for (const fold of ['Spending', 'Formulas', 'What to find', 'What counts as found', 'Speed', 'Privacy'])
        await sidebar.unfold(fold);
      await sidebar.unfold('Appearance');
      await sidebar.looksRight('settings');
      await sidebar.label('Stop a run at').fill('500');
      await sidebar.label('Confidence, at least').fill('99');
      await sidebar.label('Requests a minute').fill('30');
      await hands.sidebar.getByText('Dark', { exact: true }).click();
      await sidebar.press('Save 4 changes');
      await sidebar.says('Saved.');
      await sidebar.looksRight('settings-dark');
      await sidebar.close();
      await sidebar.open();
      await sidebar.press('Settings');
      await sidebar.says('up to 500 a run');
      await sidebar.says(/99 or more/);
      await sidebar.says('30 requests a minute');
      // Below the confidence asked for, what is found is risky, and the value is kept.
      await sidebar.press('Enrich');
      await sidebar.check(2, 4);
      await sidebar.press('Enrich 3 contacts');
      await sidebar.titled('3 emails found');
      expect(await sidebar.figure('Found \\(risky\\)')).toBe('3 100%');
      expect(bench.requests.last.length).toBeGreaterThan(0);
    }),
  );

  inBrowser('diagnostics hold counts and states, no key and nobody’s data; then all of it is removed', () =>
    stage.with({ speed: 10 }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await hands.enrich(2, 6);
      await sidebar.titled('5 emails found');
      await sidebar.press('Settings');
      await sidebar.unfold('Diagnostics');
      await sidebar.press('Show diagnostics');
      const text = await sidebar.label('Diagnostics').inputValue();
      expect(text.length).toBeGreaterThan(100);
      for (const secret of [KEY, KEY.slice(-9), 'Haddad', 'lumen', 'Spring', 'sam@'])
        expect(text).not.toContain(secret);
      await sidebar.looksRight('settings-diagnostics');
      await sidebar.unfold('Privacy');
      await sidebar.press('Count old results');
      await sidebar.says('No results in this file are older than 90 days.');
      bench.clock.jumpTo(bench.clock.now() + 100 * 86_400_000);
      await sidebar.label('Results older than').fill('99');
      await sidebar.press('Count old results');
      await sidebar.says('5 of 5 results in this file’s ledger are older than 99 days.');
      await sidebar.press('Forget 5 old results');
      await sidebar.looksRight('settings-forget');
      await sidebar.press('Forget them');
      await sidebar.says('Old results are forgotten. What stands in your tabs stays.');
      await sidebar.press('Count old results');
      await sidebar.says('No results in this file are older than 99 days.');
      expect(await hands.text('G2')).toBe('noor.haddad@lumen.example');
      await sidebar.press('Remove LeadModule data from this file', 'Remove LeadModule data');
      await sidebar.says(/is gone from this file/);
      await until(() => bench.document.sheets.length === 1, 'the ledger is gone');
      expect(bench.host.properties.document(bench.document.id).entries.size).toBe(0);
      expect(bench.host.triggers()).toEqual([]);
      expect(await hands.text('G2')).toBe('noor.haddad@lumen.example');
    }),
  );
});
