// What the add-on keeps in a document, taken out whole and put into another one: how tests of stored formats meet a
// document that another version of the code has left in mid-job (test/fixtures/stored).
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Stage } from './stage.js';

const LEDGER = 'LeadModule ledger';

export interface Stored {
  /** Who wrote it, and in which state. */
  readonly says: string;
  readonly user: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  /** Display values; formulas and dates are no part of it. */
  readonly cells: readonly (readonly string[])[];
  readonly ledger: readonly (readonly string[])[];
  /** Runs that LeadModule knows of, with the e-mail that each found. */
  readonly runs: Readonly<Record<string, string>>;
}

export function readStored(name: string): Stored {
  const path = resolve(import.meta.dirname, `../fixtures/stored/${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Stored;
}

export function takeStored(stage: Stage): Pick<Stored, 'properties' | 'cells' | 'ledger'> {
  const ledger = stage.script(
    `SpreadsheetApp.getActive().getSheetByName('${LEDGER}').getDataRange().getDisplayValues()`,
  ) as string[][];
  const properties = stage.script('PropertiesService.getDocumentProperties().getProperties()') as Record<
    string,
    string
  >;
  return { properties, cells: stage.cells(), ledger };
}

/** The stage's first tab was made with `stored.cells` already. */
export function putStored(stage: Stage, { user, properties, ledger }: Stored): void {
  stage.script(`(function () {
    PropertiesService.getDocumentProperties().setProperties(${JSON.stringify(properties)}, true);
    PropertiesService.getUserProperties().setProperties(${JSON.stringify(user)}, false);
    var lines = ${JSON.stringify(ledger)};
    var tab = SpreadsheetApp.getActive().insertSheet('${LEDGER}', 1);
    var range = tab.getRange(1, 1, lines.length, lines[0].length);
    range.setNumberFormat('@').setValues(lines);
    tab.hideSheet();
  })()`);
}
