// Custom functions as executions of the host: what they may do, and how their results reach the cells on each driver.
// Source: custom functions guide.

import { describe, expect, test } from '@jest/globals';
import { drivers, onStage } from './a-host.js';

const project = (code: string) => ({
  files: { 'appsscript.json': '{"timeZone":"Etc/GMT","runtimeVersion":"V8"}', 'Code.js': code },
});

describe('a custom function [4]', () => {
  test('reads the document and its own cell, gets Dates and blanks, spills', () =>
    onStage('direct', ({ host, hands }) => {
      host.loadProject(
        project(`
          function WHERE() { return SpreadsheetApp.getActiveRange().getA1Notation(); }
          function PEEK(cell) { return SpreadsheetApp.getActive().getSheets()[0].getRange(cell).getValue(); }
          function KINDS(rows) { return rows.map((row) => row.map((v) => v instanceof Date ? 'Date' : typeof v + v)); }`),
      );
      hands.acts.paste('Sheet1', 'A1', [
        ['x', '2024-01-31', ''],
        ['=where()', '=PEEK("A1")', '=KINDS(A1:C1)'],
      ]);
      expect(hands.values('A2:E2')).toEqual([['A2', 'x', 'stringx', 'Date', 'string']]);
    }));

  test.each([
    'setValue(1)',
    'setNote("x")',
    'setNumberFormat("0")',
    'clear()',
    'setFormula("=1")',
    'addDeveloperMetadata("k")',
  ])('may not %s', (act) =>
    onStage('direct', ({ host, hands }) => {
      host.loadProject(
        project(
          `function WRITE() { SpreadsheetApp.getActive().getSheets()[0].getRange('B:B').${act}; return 'wrote'; }`,
        ),
      );
      hands.type('A1', '=WRITE()');
      expect([hands.value('A1'), hands.message('A1')]).toEqual([
        '#ERROR!',
        expect.stringContaining('You do not have permission to call'),
      ]);
    }),
  );
});

test.each(drivers)('%s: cells wait for their function and follow its result', (driver) =>
  onStage(driver, async ({ host, document, hands }) => {
    host.loadProject(
      project(
        `function GREET(name) { if (name === '') throw new Error('no name'); return [['Hello', name]]; }`,
      ),
    );
    const calculated = new Promise<void>((resolve) => {
      document.subscribe(({ kind }) => {
        if (kind === 'calculated' && !hands.shown('B1:B2').flat().includes('Loading...')) resolve();
      });
    });
    hands.acts.paste('Sheet1', 'A1', [
      ['Jane', '=GREET(A1)'],
      ['', '=GREET(A2)'],
    ]);
    if (driver !== 'direct') {
      expect(hands.shown('B1:B2')).toEqual([['Loading...'], ['Loading...']]);
      await (driver === 'worker' ? calculated : host.advance(60));
    }
    expect(hands.values('B1:C1')).toEqual([['Hello', 'Jane']]);
    expect([hands.value('B2'), hands.message('B2')]).toEqual(['#ERROR!', expect.stringContaining('no name')]);
  }),
);

test('a few cells run at a time; the others show Loading... and follow', () =>
  onStage(
    'lockstep',
    async ({ host, hands }) => {
      host.loadProject(project(`function SLOW(n) { Utilities.sleep(4000); return n; }`));
      hands.acts.paste(
        'Sheet1',
        'A1',
        Array.from({ length: 7 }, (_, at) => [`=SLOW(${at})`]),
      );
      expect(hands.shown('A1:A7').flat()).toEqual(Array.from({ length: 7 }, () => 'Loading...'));
      expect(host.running).toHaveLength(3);
      await host.advance(60);
      expect(hands.values('A1:A7').flat()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(host.executions.every(({ status }) => status === 'completed')).toBe(true);
    },
    { limits: { customFunctionsAtOnce: 3 } },
  ));
