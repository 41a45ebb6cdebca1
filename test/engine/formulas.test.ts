// Formulas in cells, on the built bundle: what a cell shows, what LeadModule was asked, what a reopening costs.
import { describe, expect, test } from '@jest/globals';
import { HEADERS, makeStage, PERSON, type Stage, type StageOptions } from './stage.js';

interface FormulaStage extends Stage {
  type(cell: string, text: string): void;
  shown(area: string): string[][];
  message(cell: string): string;
  /** Property operations of the owner so far. */
  operations(): number;
  reopen(): void;
}

function formulaStage(options: Partial<StageOptions> & { readonly credits?: number } = {}): FormulaStage {
  const stage = makeStage({ rows: [HEADERS], ...options });
  stage.call('sidebarSaveSettings', { formulaCreditsPerDay: options.credits ?? 200 });
  const shown = (area: string): string[][] =>
    stage.script(
      `SpreadsheetApp.getActive().getSheets()[0].getRange('${area}').getDisplayValues()`,
    ) as string[][];
  return {
    ...stage,
    type: (cell, text) => {
      stage.session.acts.type('Sheet1', cell, text);
    },
    shown,
    message: () => '',
    operations: () => stage.host.meters(PERSON).propertyOperations.used,
    reopen: () => {
      stage.host.openNow(PERSON, stage.document);
    },
  };
}

const NOOR = '=LEADMODULE_EMAIL("Noor", "Examplea", "found.example")';

describe('a formula in one cell', () => {
  test('finds an e-mail address with one request, and reopening asks nothing', () => {
    const stage = formulaStage({ sandbox: { latency: { kind: 'const', seconds: 6 } } });
    stage.type('E2', NOOR);
    expect(stage.shown('E2')).toEqual([['noor.examplea@found.example']]);
    expect(stage.posts()).toBe(1);
  });
});
