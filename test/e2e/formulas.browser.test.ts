// Formulas under a person's hands: type one, read its value, bring it up to date, keep the value.
import { describe, expect } from '@jest/globals';
import { inBrowser, openStage, until } from './support.js';

const stage = openStage();

describe('a formula in a cell', () => {
  inBrowser('says who must agree; after the choice beside the key it finds, and becomes a value', () =>
    stage.with({ latency: 'none', speed: 10 }, async ({ bench, hands }) => {
      await hands.type('H2', '=LEADMODULE_DOMAIN("https://www.acme.example/team")');
      await hands.shows('H2', 'acme.example');
      await hands.menu('Extensions', 'LeadModule', 'Open sidebar');
      await hands.sidebar.getByRole('textbox').first().fill('lm_live_invented_key_of_the_tests');
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
});
