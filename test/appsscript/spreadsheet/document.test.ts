// The document as a whole: tabs, protection, validation, filters, versions, copies, saving, the change feed.
// Sources: [7] Spreadsheet service reference, and what authors saw; [S] Sheets; [D] Apps Script reference.

import { describe, expect, test } from '@jest/globals';
import { Acts } from '../../../local/appsscript/spreadsheet/acts.js';
import type { Change } from '../../../local/appsscript/spreadsheet/changes.js';
import type { SheetDocument } from '../../../local/appsscript/spreadsheet/document.js';
import { loadDocument, saveDocument } from '../../../local/appsscript/spreadsheet/serialise.js';
import { aDocument, handsOn, NOW, OWNER } from './a-document.js';

const rule = (criteria: string, ...values: readonly (string | number | readonly string[])[]) => ({
  criteria,
  values,
  allowInvalid: false,
  helpText: null,
});

describe('tabs', () => {
  test('names are unique without case, the last visible one stays [S]', () => {
    const { acts } = aDocument();
    expect(acts.addTab('sheet1')).toEqual({ kind: 'refused', why: 'name exists' });
    expect(acts.hideTab('Sheet1')).toEqual({ kind: 'refused', why: 'last visible sheet' });
    acts.addTab('Other');
    expect(acts.hideTab('Sheet1').kind).toBe('done');
    expect(acts.deleteTab('Other')).toEqual({ kind: 'refused', why: 'last visible sheet' });
  });

  test('a duplicate is a new tab with the same cells, then they part [S]', () => {
    const { document, acts, type, value, formula } = aDocument();
    type('A1', 'x');
    type('B1', '=A1');
    acts.duplicateTab('Sheet1');
    expect(document.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1', 'Copy of Sheet1']);
    type("'Copy of Sheet1'!A1", 'y');
    expect([value('A1'), value("'Copy of Sheet1'!A1"), value("'Copy of Sheet1'!B1")]).toEqual([
      'x',
      'y',
      'y',
    ]);
    expect(formula("'Copy of Sheet1'!B1")).toBe('=A1');
    expect(new Set(document.sheets.map((sheet) => sheet.id)).size).toBe(2);
  });

  test('a deleted tab leaves #REF! in formulas [S]', () => {
    const { acts, type, value } = aDocument();
    acts.addTab('Other');
    type('A1', '=Other!A1&"!"');
    acts.deleteTab('Other');
    expect(value('A1')).toBe('#REF!');
  });
});

describe('protection [7]', () => {
  const bob = 'bob@example.com';

  test('keeps others out of the range and lets the owner in', () => {
    const { document, acts, type, value } = aDocument();
    acts.protect('Sheet1', 'A1:B2');
    const stranger = new Acts(document, bob);
    expect(stranger.type('Sheet1', 'B2', 'x')).toEqual({ kind: 'refused', why: 'protected' });
    expect(stranger.type('Sheet1', 'C3', 'x').kind).toBe('done');
    expect(stranger.deleteRows('Sheet1', 2)).toEqual({ kind: 'refused', why: 'protected' });
    type('B2', 'mine');
    expect(value('B2')).toBe('mine');
  });

  test('of a whole tab, with an editor named', () => {
    const { document, acts } = aDocument();
    acts.protect('Sheet1', null, [bob]);
    expect(new Acts(document, bob).type('Sheet1', 'A1', 'x').kind).toBe('done');
    expect(new Acts(document, 'cy@example.com').type('Sheet1', 'A1', 'x').kind).toBe('refused');
  });
});

describe('validation that rejects [7]', () => {
  test.each([
    [rule('VALUE_IN_LIST', ['Found', 'Not found']), 'Found', 'found'],
    [rule('NUMBER_BETWEEN', 1, 5), '5', '6'],
    [rule('NUMBER_GREATER_THAN', 3), '4', 'text'],
    [rule('TEXT_IS_VALID_EMAIL'), 'jane@acme.example', 'jane'],
    [rule('TEXT_CONTAINS', 'acme'), 'ACME Inc', 'Initech'],
    [rule('CHECKBOX'), 'TRUE', 'yes'],
    [rule('DATE_IS_VALID_DATE'), '2024-01-31', 'soon'],
  ])('%j takes %j, not %j', (validation, good, bad) => {
    const { acts, type } = aDocument();
    acts.setValidation('Sheet1', 'A1:A2', validation);
    expect(type('A1', good).kind).toBe('done');
    expect(type('A1', bad)).toEqual({ kind: 'refused', why: 'invalid' });
    expect(type('A1', '').kind).toBe('done');
  });

  test('one bad cell refuses the whole paste; a rule that only warns takes all', () => {
    const { acts, values } = aDocument();
    acts.setValidation('Sheet1', 'A2', rule('NUMBER_GREATER_THAN', 3));
    expect(acts.paste('Sheet1', 'A1', [['1'], ['2']])).toEqual({ kind: 'refused', why: 'invalid' });
    expect(values('A1:A2')).toEqual([[''], ['']]);
    acts.setValidation('Sheet1', 'A2', { ...rule('NUMBER_GREATER_THAN', 3), allowInvalid: true });
    expect(acts.paste('Sheet1', 'A1', [['1'], ['2']]).kind).toBe('done');
  });
});

describe('a filter [S]', () => {
  const people = () => {
    const made = aDocument();
    made.acts.paste('Sheet1', 'A1', [
      ['name', 'score'],
      ['Jane', '1'],
      ['Ann', '9'],
      ['Bob', '5'],
      ['Cy', ''],
    ]);
    const hidden = () => [1, 2, 3, 4].filter((row) => made.document.sheets[0]?.rows.at(row).filtered);
    return { ...made, hidden };
  };

  test('hides rows by value and by condition, never its header', () => {
    const { acts, hidden, values } = people();
    acts.setFilter('Sheet1', 'A1:B5', { A: { hiddenValues: ['Ann', 'name'] } });
    expect(hidden()).toEqual([2]);
    acts.setFilter('Sheet1', 'A1:B5', { B: { condition: { type: 'NUMBER_GREATER_THAN', values: [4] } } });
    expect(hidden()).toEqual([1, 4]);
    expect(values('A2:A5').flat()).toEqual(['Jane', 'Ann', 'Bob', 'Cy']);
  });

  test('is applied again after a sort, and shows all when removed', () => {
    const { acts, hidden, values } = people();
    acts.setFilter('Sheet1', 'A1:B5', { A: { hiddenValues: ['Jane'] } });
    acts.sort('Sheet1', 'A2:B5', { column: 'A' });
    expect([values('A2:A5').flat(), hidden()]).toEqual([['Ann', 'Bob', 'Cy', 'Jane'], [4]]);
    acts.removeFilter('Sheet1');
    expect(hidden()).toEqual([]);
  });
});

test('a restored version brings back cells and tabs; what it replaced is a version too [S]', () => {
  const { document, acts, type, values, value } = aDocument();
  acts.paste('Sheet1', 'A1', [['a'], ['=A1&"!"']]);
  const version = acts.nameVersion('Before');
  type('A1', 'b');
  acts.addTab('Later');
  acts.deleteRows('Sheet1', 2);
  acts.restoreVersion(version);
  expect(values('A1:A2')).toEqual([['a'], ['a!']]);
  expect(document.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1']);
  type('A1', 'c');
  acts.restoreVersion(version);
  expect(value('A2')).toBe('a!');
  expect(document.versions.map(({ label }) => label)).toEqual([
    'Before',
    'Before restoring',
    'Before restoring',
  ]);
});

test('a copy of the file parts from it: cells, tabs, metadata go along, formulas follow their own cells', () => {
  const { document, type, value } = aDocument();
  type('A1', 'x');
  type('B1', '=A1');
  protectFor(document, 'cy@example.com');
  const copy = document.fork({ id: 'copy', name: 'Copy of Leads', owner: 'bob@example.com' });
  const other = handsOn(copy);
  new Acts(copy, 'bob@example.com').type('Sheet1', 'A1', 'y');
  expect([value('B1'), other.value('B1'), copy.owner]).toEqual(['x', 'y', 'bob@example.com']);
  expect(new Acts(copy, OWNER).type('Sheet1', 'A1', 'z')).toEqual({ kind: 'refused', why: 'protected' });
});

test('a saved document is loaded as it was', () => {
  const { document, acts, type } = aDocument({ locale: 'de_DE', timeZone: 'Europe/Berlin' });
  acts.paste('Sheet1', 'A1', [
    ['Name', 'Wert'],
    ['Jané', '1,5'],
    ['=A2&"!"', '31.12.2024'],
    ['#N/A', 'WAHR'],
  ]);
  acts.addTab('Zweites Blatt');
  type("'Zweites Blatt'!A1", '=Sheet1!B2*2');
  acts.setNote('Sheet1', 'A2', 'a note');
  acts.setBackground('Sheet1', 'A2:B2', '#ff0000');
  acts.setValidation('Sheet1', 'C1', rule('VALUE_IN_LIST', ['a', 'b']));
  acts.hideRows('Sheet1', 7, 2);
  acts.merge('Sheet1', 'D1:E2');
  acts.protect('Sheet1', 'A1:A9');
  acts.setFilter('Sheet1', 'A1:B4', { A: { hiddenValues: ['Jané'] } });
  const saved = saveDocument(document);
  const loaded = loadDocument(JSON.parse(JSON.stringify(saved)), () => NOW);
  const there = handsOn(loaded);
  expect(there.shown('A1:B4')).toEqual(handsOn(document).shown('A1:B4'));
  expect(there.value("'Zweites Blatt'!A1")).toBe(3);
  expect(there.type('C1', 'c')).toEqual({ kind: 'refused', why: 'invalid' });
  expect(saveDocument(loaded)).toEqual(saved);
});

test('the change feed tells cells from structure, and acts tell onEdit what to say', () => {
  const { document } = aDocument();
  const heard: Change[] = [];
  const stop = document.subscribe((change) => heard.push(change));
  const acts = new Acts(document, OWNER);
  const told = [acts.type('Sheet1', 'B2', '7'), acts.type('Sheet1', 'B2', 'x'), acts.insertRows('Sheet1', 1)];
  stop();
  acts.type('Sheet1', 'A1', 'unheard');
  const area = { row: 1, column: 1, rows: 1, columns: 1 };
  expect(heard).toEqual([
    { kind: 'cells', sheetId: 0, area },
    { kind: 'cells', sheetId: 0, area },
    { kind: 'structure', sheetId: 0 },
  ]);
  expect(told).toEqual([
    { kind: 'done', performed: { kind: 'edit', sheetId: 0, area, value: '7' } },
    { kind: 'done', performed: { kind: 'edit', sheetId: 0, area, value: 'x', oldValue: '7' } },
    { kind: 'done', performed: { kind: 'change', changeType: 'INSERT_ROW' } },
  ]);
});

test('a paste beyond the edge grows the grid; ten million cells are the end [quotas page]', () => {
  const { document, acts } = aDocument();
  acts.paste('Sheet1', 'Z1000', [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect([document.sheets[0]?.maxRows, document.sheets[0]?.maxColumns]).toEqual([1001, 27]);
  expect(acts.insertRows('Sheet1', 1, 380_000)).toEqual({ kind: 'refused', why: 'too many cells' });
});

/** A protection that names neither the owner nor anybody of the tests, as a copied file may hold. */
function protectFor(document: SheetDocument, editor: string): void {
  const [sheet] = document.sheets;
  if (!sheet) throw new Error('no sheet');
  const nobody = {
    id: 1,
    namedRange: null,
    description: '',
    warningOnly: false,
    unprotected: [],
    domainEdit: false,
  };
  sheet.protections = [{ ...nobody, area: null, editors: [editor] }];
}
