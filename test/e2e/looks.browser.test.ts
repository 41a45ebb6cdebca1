// Every view of the workbench looked at as an inspector of accessibility would, and photographed.
import { describe, expect } from '@jest/globals';
import { inspectPage } from '../sidebar/inspect.js';
import { axeFindings } from './axe.js';
import { type Hands, inBrowser, openStage } from './support.js';

const stage = openStage();

/**
 * What is wrong in sight, in words. Cells and columns of Backstage may lie beyond the edge: they scroll. The page has
 * a primary button only in dialogs, so that rule is checked with the rest.
 */
async function findings({ page }: Hands): Promise<string[]> {
  const all = await page.evaluate(inspectPage);
  const guest = page.frames().find((frame) => frame.url().includes('/page/'));
  const axe = [...(await axeFindings(page)), ...(guest ? await axeFindings(guest) : [])];
  return [...axe, ...all].filter((text) => !/scrolls sideways|reaches over the edge|class="grid-/.test(text));
}

describe('the views', () => {
  inBrowser('sheet, menus, dialogs, Backstage: names, targets, contrast, structure', () =>
    stage.with({ latency: 'const', speed: 10 }, async ({ hands }) => {
      const { page } = hands;
      const check = async (name: string) => {
        await hands.shot(name);
        expect([name, await findings(hands)]).toEqual([name, []]);
      };
      await check('sheet');
      await page.getByRole('button', { name: 'Data' }).click();
      await check('menu');
      await page.keyboard.press('Escape');
      await hands.cell('C5').click({ button: 'right' });
      await check('context-menu');
      await page.keyboard.press('Escape');
      await hands.menu('Insert', 'Note…');
      await check('note');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await hands.filterBy('C1');
      await check('filter-list');
      await page.keyboard.press('Escape');
      await hands.menu('Data', 'Remove the filter');
      await hands.connected();
      await hands.backstage();
      await check('backstage');
      await hands.selectRows(2, 26);
      await hands.menu('Extensions', 'LeadModule', 'Enrich selected rows');
      await page.getByRole('dialog').waitFor();
      await check('bill');
      await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
      await hands.sidebarSays(/emails found/);
      await page.getByRole('button', { name: 'List hidden tabs (1)' }).click();
      await page.getByText('onOpen').first().click();
      await check('enriched');
    }),
  );

  inBrowser('menus and dialogs work from the keyboard', () =>
    stage.with({}, async ({ hands }) => {
      const { keyboard } = hands.page;
      await hands.page.getByRole('button', { name: 'Data' }).focus();
      await keyboard.press('Enter');
      await hands.page.getByRole('menu', { name: 'Data' }).waitFor();
      await keyboard.press('ArrowRight');
      await hands.page.getByRole('menu', { name: 'Extensions' }).waitFor();
      await keyboard.press('ArrowRight');
      await hands.page.getByRole('menuitem', { name: 'Open sidebar' }).waitFor();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await hands.sidebar.getByRole('textbox').first().waitFor();
    }),
  );
});
