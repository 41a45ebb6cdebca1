// Connect on the workbench: the key is typed once, tested without spending, replaced, shared, removed; and what the
// page shows to whoever may only look, or has nothing to enrich.
import { describe, expect } from '@jest/globals';
import type { Bench } from '../../local/workbench/bench.js';
import { callsOf, creditsSpent, SidebarHands } from './sidebar-hands.js';
import { Hands, inBrowser, KEY, openPage, openStage, until } from './support.js';

const stage = openStage();

const OTHER_KEY = 'lm_live_another_key_of_the_tests';

const NO_EDITOR = `SpreadsheetApp.getActive().getSheets().forEach(function (sheet) {
  var protection = sheet.protect();
  protection.removeEditors(protection.getEditors());
})`;

/** Everything that is stored for one person. */
const storedFor = ({ host, document }: Bench, email: string): string =>
  JSON.stringify([...host.properties.user(document.id, email).entries]);

describe('connect', () => {
  inBrowser(
    'a wrong key is refused where it was typed; the right one is tested, kept, and nowhere in the page',
    () =>
      stage.with({}, async ({ bench, hands }) => {
        const sidebar = new SidebarHands(hands);
        await sidebar.open();
        await sidebar.titled('Connect LeadModule');
        expect(callsOf(bench)).toEqual({ sidebarOpen: 1 });
        await sidebar.unfold('Why it asks for four permissions');
        await sidebar.looksRight('connect');
        await sidebar.label('API key').fill('sk_12');
        await sidebar.press('Test and save key');
        await sidebar.says('This is not a LeadModule key. Keys start with lm_live_.');
        expect(bench.requests.last).toEqual([]);
        await sidebar.label('API key').fill('lm_live_inactive_key');
        await sidebar.press('Test and save key');
        await hands.sidebar.getByRole('alert').getByText('LeadModule does not accept this key.').waitFor();
        await sidebar.looksRight('connect-refused');
        expect(storedFor(bench, 'sam@example.com')).toBe('[]');
        await sidebar.label('API key').fill(KEY);
        await sidebar.press('Test and save key');
        await sidebar.says('The key works and is saved');
        await sidebar.press('Settings');
        await sidebar.says(`ends in ${KEY.slice(-4)}`);
        expect(await sidebar.frame().content()).not.toContain(KEY);
        expect(creditsSpent(bench)).toBe(0);
        expect(bench.requests.last.every(({ method }) => method === 'GET')).toBe(true);
      }),
  );

  inBrowser('the key is tested, replaced or kept, and removed after a second word', () =>
    stage.with({}, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await hands.connected();
      await sidebar.press('Settings', 'Test');
      await sidebar.says('LeadModule accepts this key.');
      await sidebar.press('Replace');
      await sidebar.titled('Replace the key');
      await sidebar.press('Keep the old key');
      await sidebar.press('Settings', 'Replace');
      await sidebar.label('API key').fill(OTHER_KEY);
      await sidebar.press('Test and save key');
      await sidebar.says('The key works and is saved');
      expect(storedFor(bench, 'sam@example.com')).toContain(OTHER_KEY);
      expect(storedFor(bench, 'sam@example.com')).not.toContain(KEY);
      await sidebar.press('Settings', 'Remove', 'Remove key', 'Connect a key');
      await sidebar.titled('Connect LeadModule');
      expect(storedFor(bench, 'sam@example.com')).not.toContain('lm_live_');
    }),
  );

  inBrowser('a shared key serves another editor until it is shared no longer; each may have their own', () =>
    stage.with({}, async ({ bench, context, hands, url }) => {
      const sam = new SidebarHands(hands);
      await sam.open();
      await sam.label('API key').fill(KEY);
      await hands.sidebar.getByText('Everyone who edits this document').click();
      await sam.press('Test and save key');
      await sam.says('The key works and is saved');
      const alex = new SidebarHands(new Hands(await openPage(context, `${url}?as=second`)));
      await alex.open();
      await alex.press('Settings');
      await alex.says('Another editor shares this key. Runs spend their credits.');
      await alex.unfold('Spending');
      await alex.says('What a day and formulas may cost is set by who shares the key.');
      expect(await alex.label('Stop a run at').count()).toBe(1);
      expect(await alex.label('Stop a day at').count()).toBe(0);
      await alex.looksRight('settings-shared-key');
      await sam.press('Settings');
      await hands.sidebar.getByRole('switch', { name: /Share with this document/ }).click();
      await hands.sidebar.getByRole('switch', { checked: false }).waitFor();
      await alex.close();
      await alex.open();
      await alex.titled('Connect LeadModule');
      await alex.label('API key').fill(OTHER_KEY);
      await alex.press('Test and save key');
      await alex.says('The key works and is saved');
      expect(storedFor(bench, 'sam@example.com')).toContain(KEY);
      expect(storedFor(bench, 'alex@example.com')).toContain(OTHER_KEY);
    }),
  );

  inBrowser('formulas may spend only after they were allowed', () =>
    stage.with({}, async ({ hands }) => {
      const sidebar = new SidebarHands(hands);
      await sidebar.open();
      await sidebar.label('API key').fill(KEY);
      await hands.sidebar.getByText('Formulas may use this key').click();
      await sidebar.press('Test and save key');
      await sidebar.says('The key works and is saved');
      await sidebar.press('Settings');
      await sidebar.says('up to 200 a day');
      await sidebar.unfold('Formulas');
      await sidebar.label('Credits a day, at most').fill('0');
      await sidebar.press('Save 1 change');
      await sidebar.says('Saved.');
      await hands.sidebar.locator('summary', { hasText: /Formulas\s*off/ }).waitFor();
      // A new key in the old one's place changes nothing else unasked.
      await sidebar.press('Replace');
      expect(await hands.sidebar.getByRole('checkbox', { name: /Formulas may use/ }).isChecked()).toBe(false);
    }),
  );
});

describe('who has nothing to do here', () => {
  inBrowser('a viewer may look: no key is asked for, no button acts, nothing is sent', () =>
    stage.with({}, async ({ bench, context, hands, url }) => {
      await hands.connected();
      // What Google shows a script of a viewer: no tab that they may edit.
      await bench.host.evaluate(NO_EDITOR, { email: 'sam@example.com', document: bench.document });
      const alex = new SidebarHands(new Hands(await openPage(context, `${url}?as=second`)));
      await alex.open();
      await alex.titled('You can only view this document');
      await alex.looksRight('read-only');
      expect(await alex.hands.sidebar.locator('.foot button').count()).toBe(0);
      await alex.press('Settings');
      await alex.says('You can view this document but not edit it, so there is nothing to set.');
      await alex.press('Activity');
      await alex.says('Nothing was run in this document yet.');
    }),
  );

  inBrowser('no rows: the page says which and offers samples, which never overwrite anything', () =>
    stage.with({ csv: 'First name,Last name,Website\n' }, async ({ bench, hands }) => {
      const sidebar = new SidebarHands(hands);
      await sidebar.open();
      await sidebar.press('Use sample rows');
      await until(() => bench.document.sheets.length === 2, 'a tab of samples');
      await hands.shows('B2', 'Okonjo');
      await sidebar.looksRight('samples');
      await hands.menu('Extensions', 'LeadModule', 'Open sidebar');
      const before = await hands.table(['A', 'B', 'C', 'D'], 14);
      await sidebar.press('Use sample rows');
      await sidebar.says(/already|overwrite/i);
      expect(await hands.table(['A', 'B', 'C', 'D'], 14)).toEqual(before);
      expect(bench.requests.last).toEqual([]);
    }),
  );
});
