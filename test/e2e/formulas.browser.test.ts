// Formulas under a person's hands: type one, read its value, bring it up to date, keep the value.
import { describe, expect } from '@jest/globals';
import { inBrowser, KEY, openStage, until } from './support.js';

const stage = openStage();

describe('a formula in a cell', () => {
  inBrowser('says who must agree; after the choice beside the key it finds, and becomes a value', () =>
    stage.with({ latency: 'none', speed: 10 }, async ({ bench, hands }) => {
      await hands.type('H2', '=LEADMODULE_DOMAIN("https://www.acme.example/team")');
      await hands.shows('H2', 'acme.example');
      await hands.menu('Extensions', 'LeadModule', 'Open sidebar');
      await hands.sidebar.getByRole('textbox').first().fill(KEY);
      await hands.sidebar.getByText('Formulas may use this key').click();
      await hands.sidebar.getByRole('button', { name: 'Test and save' }).click();
      await hands.sidebar.getByText('The key works and is saved').waitFor();
      await hands.type('H3', '=LEADMODULE_EMAIL("Noor", "Example", "found.example")');
      await hands.shows('H3', 'noor.example@found.example');
      await hands.shot('formula');
      const posts = () => bench.sandbox?.sandbox.books().runs.length;
      expect(posts()).toBe(1);
      await hands.cell('H3').click();
      await hands.menu('Extensions', 'LeadModule', 'Replace formulas by values');
      await hands.page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
      const bar = hands.page.getByLabel('Formula');
      await until(async () => {
        await hands.cell('H2').click();
        await hands.cell('H3').click();
        return (await bar.inputValue()) === 'noor.example@found.example';
      }, 'the value stands in the cell');
      expect(posts()).toBe(1);
    }),
  );

  inBrowser('one for a column: it fills in by itself, and is paid once however often it runs', () =>
    stage.with({ latency: 'const', speed: 10 }, async ({ bench, hands }) => {
      await hands.menu('Extensions', 'LeadModule', 'Open sidebar');
      await hands.sidebar.getByRole('textbox').first().fill(KEY);
      await hands.sidebar.getByText('Formulas may use this key').click();
      await hands.sidebar.getByRole('button', { name: 'Test and save' }).click();
      await hands.sidebar.getByText('The key works and is saved').waitFor();
      const runs = () => bench.sandbox?.sandbox.books().runs.length;
      await hands.type('G2', '=LEADMODULE_EMAIL(A2:A6, B2:B6, D2:D6)');
      await hands.shows('G2', 'noor.haddad@lumen.example');
      await hands.shows('G6', 'lena.fischer@harbour.example');
      expect(runs()).toBe(5);
      // Another cell with the same questions, and the file opened anew.
      await hands.type('H2', '=LEADMODULE_EMAIL(A2:A6, B2:B6, D2:D6)');
      await hands.shows('H6', 'lena.fischer@harbour.example');
      await hands.page.reload();
      await hands.page.locator('nav[aria-busy=false]').waitFor();
      await hands.shows('H2', 'noor.haddad@lumen.example');
      await hands.menu('Extensions', 'LeadModule', 'Refresh formulas');
      await hands.page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
      await until(() => bench.host.running.length === 0, 'nothing runs');
      expect(runs()).toBe(5);
      await hands.menu('Extensions', 'LeadModule', 'Open sidebar');
      await hands.sidebar.getByRole('button', { name: 'Activity' }).click();
      await hands.sidebar.getByText(/of these 5 lookups, 5 credits by formulas/).waitFor();
      await hands.shot('formulas-column');
    }),
  );

  inBrowser('what cannot be looked up is said in the cell, and costs nothing', () =>
    stage.with({ speed: 10 }, async ({ bench, hands }) => {
      await hands.type('G2', '=LEADMODULE_NAME("Dr. Noor van Example")');
      await hands.shows('H2', 'van Example');
      await hands.type('G3', '=LEADMODULE_EMAIL("Noor", "Haddad", "gmail.com")');
      await hands.shows('G3', 'Skipped: private mailbox');
      await hands.type('G4', '=LEADMODULE_EMAIL(A2:A3, B2:B4, D2:D3)');
      await hands.shows('G4', '#ERROR!');
      expect(bench.requests.last).toEqual([]);
    }),
  );
});
