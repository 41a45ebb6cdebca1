// Backstage and the rest of the emulated Google: custom functions, killing, triggers, editions, accounts, faults.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { inBrowser, openStage, until } from './support.js';

const stage = openStage();
let project = '';

const CODE = `
/** @customfunction */
function DOUBLE(value) { Utilities.sleep(1000); return value * 2; }
function slow() { Utilities.sleep(200000); SpreadsheetApp.getActive().getRange('H2').setValue('too late'); }
function arm() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(10).create(); }
function armHourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
function tick() {
  var cell = SpreadsheetApp.getActive().getRange('H1');
  cell.setValue(Number(cell.getValue()) + 1);
  console.log('ticked');
}
`;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'backstage-'));
  await writeFile(join(project, 'Code.js'), CODE);
  await writeFile(
    join(project, 'appsscript.json'),
    JSON.stringify({ timeZone: 'Etc/UTC', runtimeVersion: 'V8' }),
  );
});
afterAll(() => rm(project, { recursive: true, force: true }));

describe('backstage', () => {
  inBrowser('a custom function shows Loading... and then its value, and follows its argument', () =>
    stage.with({ project }, async ({ hands }) => {
      await hands.type('G1', '21');
      await hands.type('G2', '=DOUBLE(G1)');
      await hands.shows('G2', 'Loading...');
      await hands.shows('G2', '42');
      await hands.type('G1', '4');
      await hands.shows('G2', '8');
    }),
  );

  inBrowser('a running execution is listed and can be killed: nothing of it comes after', () =>
    stage.with({ project }, async ({ bench, hands }) => {
      await hands.backstage();
      await hands.menu('Extensions', 'Run a function', 'slow');
      const log = hands.page.getByRole('region', { name: 'Execution log' });
      await log.getByRole('button', { name: 'Kill' }).click();
      await log.getByText('killed', { exact: true }).waitFor();
      expect(bench.host.running).toHaveLength(0);
      expect(await hands.text('H2')).toBe('');
    }),
  );

  inBrowser('a trigger is listed, fired by hand, and comes by itself when the clock is moved', () =>
    stage.with({ project }, async ({ bench, hands }) => {
      await hands.backstage();
      await hands.menu('Extensions', 'Run a function', 'arm');
      const triggers = hands.page.getByRole('region', { name: 'Triggers and storage' });
      await triggers.getByText('every 10 min').waitFor();
      await triggers.getByRole('button', { name: 'Fire now' }).click();
      await hands.shows('H1', '1');
      await hands.page.getByRole('button', { name: 'Skip to next trigger' }).click();
      await hands.shows('H1', '2');
      await hands.page.getByText('ticked').first().waitFor();
      // Of the runs that an hour's leap leaves out one comes, not all.
      await hands.page.getByRole('button', { name: 'Skip an hour' }).click();
      await hands.shows('H1', '3');
      await until(() => bench.host.running.length === 0, 'nothing runs');
      expect(bench.host.executions.filter(({ functionName }) => functionName === 'tick')).toHaveLength(3);
    }),
  );

  inBrowser('as a published add-on the same script may wake hourly only; the sheet stays', () =>
    stage.with({ project }, async ({ bench, hands }) => {
      await hands.type('G1', 'stays');
      await hands.backstage();
      await hands.page.getByRole('radio', { name: 'Add-on' }).click({ force: true });
      await until(() => bench.edition === 'addon', 'the other edition');
      await hands.shows('G1', 'stays');
      await hands.menu('Extensions', 'Run a function', 'arm');
      await hands.page
        .getByText('The recurrence interval for an Add-on trigger must be at least one hour')
        .first()
        .waitFor();
      await hands.menu('Extensions', 'Run a function', 'armHourly');
      await hands.page.getByText('every hour').first().waitFor();
    }),
  );

  inBrowser('the account sets the quotas', () =>
    stage.with({ project }, async ({ hands }) => {
      await hands.backstage();
      const quotas = hands.page.getByRole('region', { name: 'Quotas' });
      await quotas.getByText('0 of 20,000').waitFor();
      await hands.page.getByRole('radio', { name: 'Workspace' }).click({ force: true });
      await quotas.getByText('0 of 100,000').waitFor();
    }),
  );

  inBrowser('with server errors and broken lines every contact is still paid once', () =>
    stage.with({ speed: 10 }, async ({ bench, hands }) => {
      await hands.connected();
      await hands.backstage();
      await hands.fault('Server errors (500)');
      await hands.enrich(2, 10);
      await until(() => bench.requests.last.some(({ answer }) => answer.startsWith('500')), 'a 500');
      await hands.shot('faults');
      await hands.page.getByRole('switch', { name: 'Server errors (500)' }).click();
      await hands.page.getByRole('switch', { name: 'Server errors (500)', checked: false }).waitFor();
      await hands.page.getByRole('button', { name: 'Skip an hour' }).click();
      await hands.skipUntil(/emails found|rows selected/, bench);
      await hands.page
        .getByRole('region', { name: 'Run book and ledger' })
        .getByText('9 of 9 done')
        .waitFor();
      expect(bench.sandbox?.sandbox.books().keys[0]?.creditsSpent).toBe(9);
    }),
  );

  inBrowser('the run book shows what is in flight, the ledger how it ended; its tab is one press away', () =>
    stage.with({ latency: '60000' }, async ({ hands, bench }) => {
      await hands.connected();
      await hands.backstage();
      const records = hands.page.getByRole('region', { name: 'Run book and ledger' });
      await records.getByText('No job yet.').waitFor();
      await hands.enrich(2, 6);
      await records.getByRole('row', { name: /Noor Haddad searching/ }).waitFor();
      await records.getByText('5 in flight').waitFor();
      await hands.skipUntil(/emails found/, bench);
      await records.getByText('5 of 5 done').waitFor();
      await records.getByText('5 lines').waitFor();
      await records.getByRole('button', { name: 'Show the ledger' }).click();
      await hands.shows('A1', 'LeadModule ledger');
    }),
  );
});
