// The main job in a browser: from selected rows to filled cells, whatever the person does meanwhile.
import { describe, expect } from '@jest/globals';
import { folded, type Hands, hurry, inBrowser, openStage, until } from './support.js';

const stage = openStage();

/** Every address on the sheet stands beside the person it was made of; gives how many there are. */
async function addressesInPlace(hands: Hands, emailColumn: string): Promise<number> {
  const rows = await hands.table(['A', 'B', emailColumn], 26);
  const filled = rows.slice(1).filter(([, , email]) => email !== '');
  for (const [first = '', last = '', email = ''] of filled)
    expect(folded(email.split('@')[0] ?? '')).toBe(folded(first + last));
  return filled.length;
}

describe('enrich selected rows', () => {
  inBrowser('the menu shows the bill, OK spends it, cells fill beside their contacts', () =>
    stage.with({ latency: 'const', speed: 10 }, async ({ bench, hands }) => {
      await hands.connected();
      const bill = await hands.enrich(2, 26);
      expect(bill).toContain('Contacts: 23');
      await hands.sidebarSays(/Enriching/);
      await hands.shot('running');
      await hands.sidebarSays(/emails found/);
      await hands.shows('G1', 'Email');
      const runs = bench.sandbox?.sandbox.books().runs ?? [];
      expect(await addressesInPlace(hands, 'G')).toBe(
        runs.filter(({ outcome }) => outcome.kind === 'found').length + 1,
      );
      expect(runs).toHaveLength(23);
      await hands.shot('done');
    }),
  );

  inBrowser('cancelling the bill spends nothing', () =>
    stage.with({}, async ({ bench, hands }) => {
      await hands.connected();
      await hands.selectRows(2, 5);
      await hands.menu('Extensions', 'LeadModule', 'Enrich selected rows');
      await hands.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await hands.page.getByRole('dialog').waitFor({ state: 'detached' });
      await until(() => bench.host.running.length === 0, 'the menu item ended');
      expect(bench.sandbox?.sandbox.books().runs).toEqual([]);
    }),
  );

  inBrowser('sorting in mid-run: every result finds its contact', () =>
    stage.with({ latency: '20000' }, async ({ bench, hands }) => {
      await hands.connected();
      await hands.enrich(2, 26);
      await until(() => bench.sandbox?.sandbox.books().runs.length === 23, 'all submitted');
      await hands.cell('B2').click();
      await hands.menu('Data', 'Sort sheet by column B (Z to A)');
      await hurry(bench);
      await hands.sidebarSays(/emails found/);
      expect(await hands.text('B2')).toBe('Tanaka');
      expect(await addressesInPlace(hands, 'G')).toBeGreaterThan(10);
    }),
  );

  inBrowser('closing and opening the sidebar in mid-run loses nothing', () =>
    stage.with({ latency: '20000' }, async ({ bench, hands }) => {
      await hands.connected();
      await hands.enrich(2, 26);
      await hands.sidebarSays(/Enriching/);
      await hands.page.getByRole('button', { name: 'Close sidebar' }).click();
      await hands.page.locator('.sidebar').waitFor({ state: 'detached' });
      await hands.menu('Extensions', 'LeadModule', 'Open sidebar');
      await hands.sidebarSays(/Enriching/);
      await hurry(bench);
      await hands.sidebarSays(/emails found/);
      expect(await addressesInPlace(hands, 'G')).toBeGreaterThan(10);
      expect(bench.sandbox?.sandbox.books().runs).toHaveLength(23);
    }),
  );

  inBrowser('stop sends nothing more and collects what was sent', () =>
    stage.with({ latency: 'const', requestsPerMinute: 10 }, async ({ bench, hands }) => {
      await hands.connected();
      await hands.enrich(2, 26);
      await until(() => bench.requests.last.some(({ answer }) => answer.startsWith('429')), 'a 429');
      await hands.sidebar.getByRole('button', { name: 'Stop' }).click();
      await hands.sidebarSays(/^Stopping/);
      const sent = bench.sandbox?.sandbox.books().runs.length ?? 0;
      expect(sent).toBeLessThan(23);
      await hands.backstage();
      await hands.skipUntil(/^Stopped/, bench);
      expect(bench.sandbox?.sandbox.books().runs).toHaveLength(sent);
      expect(await addressesInPlace(hands, 'G')).toBeGreaterThan(0);
    }),
  );
});
