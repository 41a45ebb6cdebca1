// Inserting, deleting, moving, sorting: what follows and what stays. Sources: [S] Sheets, widely described;
// [A] developers.google.com/workspace/sheets/api/guides/metadata (metadata follows inserts and deletes);
// [I] Google does not say: metadata is assumed not to follow a sort (reading G5).

import { describe, expect, test } from '@jest/globals';
import type { MetadataLocation } from '../../../local/appsscript/spreadsheet/document.js';
import { aDocument } from './a-document.js';

function withNumbers(settings = {}) {
  const made = aDocument(settings);
  made.acts.paste('Sheet1', 'A1', [
    ['n', 'name', 'sum'],
    ['3', 'Cy', '=A2*10'],
    ['1', 'Al', '=A3*10'],
    ['2', 'Bo', '=A4*10'],
  ]);
  return made;
}

describe('references after', () => {
  test.each([
    ['a row inserted above', 'insertRows', [2, 1], ['C3', '=A3*10']],
    ['rows inserted below', 'insertRows', [10, 3], ['C2', '=A2*10']],
    ['a column inserted left', 'insertColumns', [1, 2], ['E2', '=C2*10']],
    ['a column deleted left of a reference', 'deleteColumns', [2, 1], ['B2', '=A2*10']],
    ['the referenced column deleted', 'deleteColumns', [1, 1], ['B2', '=#REF!*10']],
    ['a row deleted above', 'deleteRows', [1, 1], ['C1', '=A1*10']],
    ['the column moved right', 'moveColumns', [1, 1, 3], ['C2', '=B2*10']],
    ['the row moved down', 'moveRows', [2, 1, 5], ['C4', '=A4*10']],
  ] as const)('%s [S]', (_, act, args, [cell, text]) => {
    const { acts, formula } = withNumbers();
    const move = act === 'moveColumns' || act === 'moveRows';
    const result = move
      ? acts[act]('Sheet1', args[0], args[1], (args as readonly number[])[2] ?? 0)
      : acts[act]('Sheet1', args[0], args[1]);
    expect([result.kind, formula(cell)]).toEqual(['done', text]);
  });

  type Lines = 'insertRows' | 'deleteRows' | 'insertColumns';
  const edits: readonly (readonly [
    text: string,
    act: Lines,
    at: readonly [number, number],
    after: string,
    why: string,
  ])[] = [
    ['=SUM(A2:A4)', 'insertRows', [3, 2], '=SUM(A2:A6)', 'inside: grows'],
    ['=SUM(A2:A4)', 'insertRows', [2, 1], '=SUM(A3:A5)', 'at its top: moves'],
    ['=SUM(A2:A4)', 'insertRows', [5, 1], '=SUM(A2:A4)', 'under it: stays'],
    ['=SUM(A2:A4)', 'deleteRows', [3, 1], '=SUM(A2:A3)', 'shrinks'],
    ['=SUM(A2:A4)', 'deleteRows', [1, 2], '=SUM(A1:A2)', 'its start deleted'],
    ['=SUM(A2:A4)', 'deleteRows', [2, 3], '=SUM(#REF!)', 'all of it deleted'],
    ['=SUM($A$2:A)', 'insertRows', [1, 1], '=SUM($A$3:A)', 'open end'],
    ['=SUM(A:B)', 'insertRows', [1, 1], '=SUM(A:B)', 'whole columns'],
    ['=SUM(A:B)', 'insertColumns', [2, 1], '=SUM(A:C)', 'column inside'],
    ['=SUM(2:3)', 'insertRows', [3, 1], '=SUM(2:4)', 'whole rows'],
  ];

  test.each(edits)('%s %s %j is %s: %s [S]', (text, act, [at, count], after) => {
    const { acts, type, formula } = withNumbers();
    acts.addTab('Sums');
    type(
      'Sums!A1',
      text
        .replace(/([($:])?(\$?[A-Z]?\$?\d?:)/, '$1Sheet1!$2')
        .replace('($', '(Sheet1!$')
        .replace('Sheet1!Sheet1!', 'Sheet1!'),
    );
    acts[act]('Sheet1', at, count);
    expect(formula('Sums!A1').replace(/Sheet1!/g, '')).toBe(after);
  });

  test('a copy keeps the distance, dollars stay [S]', () => {
    const { acts, type, formula } = withNumbers();
    type('D2', '=A2+$A$2+A$2+$A2');
    acts.copy('Sheet1', 'D2', 'Sheet1', 'E4');
    expect(formula('E4')).toBe('=B4+$A$2+B$2+$A4');
  });

  test('a copy off the grid is #REF! [S]', () => {
    const { acts, type, formula } = withNumbers();
    type('D2', '=A1');
    acts.copy('Sheet1', 'D2', 'Sheet1', 'D1');
    expect(formula('D1')).toBe('=#REF!');
  });

  test('a cut: references to the moved cells follow, the moved formula keeps pointing where it did [S]', () => {
    const { acts, type, formula, value } = withNumbers();
    type('D2', '=A2');
    acts.move('Sheet1', 'A2', 'Sheet1', 'F9');
    expect([formula('C2'), formula('D2'), value('C2')]).toEqual(['=F9*10', '=F9', 30]);
    acts.move('Sheet1', 'C2', 'Sheet1', 'G1');
    expect(formula('G1')).toBe('=F9*10');
  });

  test('a renamed tab is renamed in formulas [S]', () => {
    const { acts, type, formula } = withNumbers();
    acts.addTab('Other');
    type('Other!A1', '=Sheet1!A2');
    acts.renameTab('Sheet1', "Ann's leads");
    expect(formula('Other!A1')).toBe("='Ann''s leads'!A2");
  });
});

describe('sort', () => {
  test('rows move whole, formulas keep to their row [S]', () => {
    const { acts, values, formula } = withNumbers();
    acts.sort('Sheet1', 'A2:C4', { column: 'A' });
    expect(values('A1:C4')).toEqual([
      ['n', 'name', 'sum'],
      [1, 'Al', 10],
      [2, 'Bo', 20],
      [3, 'Cy', 30],
    ]);
    expect(formula('C2')).toBe('=A2*10');
  });

  test('a range sort leaves the other columns where they are [S]', () => {
    const { acts, values } = withNumbers();
    acts.sort('Sheet1', 'A2:B4', { column: 'B', ascending: false });
    expect(values('A2:C4')).toEqual([
      [3, 'Cy', 30],
      [2, 'Bo', 20],
      [1, 'Al', 10],
    ]);
    acts.sort('Sheet1', 'B2:B4', { column: 'B' });
    expect(values('A2:B4')).toEqual([
      [3, 'Al'],
      [2, 'Bo'],
      [1, 'Cy'],
    ]);
  });

  test('numbers, then texts without case, then booleans; blanks last in both directions; ties keep their order [S]', () => {
    const { acts, values } = aDocument();
    acts.paste('Sheet1', 'A1', [
      ['b', '1'],
      ['', '2'],
      ['TRUE', '3'],
      ['10', '4'],
      ['B', '5'],
      ['2', '6'],
      ['a', '7'],
    ]);
    acts.sort('Sheet1', 'A1:B7', { column: 'A' });
    expect(values('B1:B7').flat()).toEqual([6, 4, 7, 1, 5, 3, 2]);
    acts.sort('Sheet1', 'A1:B7', { column: 'A', ascending: false });
    expect(values('B1:B7').flat()).toEqual([3, 1, 5, 7, 4, 6, 2]);
  });

  test('sorting the sheet spares frozen rows only [G: gas-fakes "Sheet.sort()"]', () => {
    const { acts, values } = withNumbers();
    acts.sortSheet('Sheet1', 'A');
    expect(values('A1:A4').flat()).toEqual([1, 2, 3, 'n']);
    acts.sortSheet('Sheet1', 'A', false);
    acts.freezeRows('Sheet1', 1);
    acts.sortSheet('Sheet1', 'A');
    expect(values('A1:A4').flat()).toEqual(['n', 1, 2, 3]);
  });

  test('notes and formats go with their cells [S]', () => {
    const { document, acts, area } = withNumbers();
    acts.setNote('Sheet1', 'B3', 'about Al');
    acts.setBackground('Sheet1', 'B3', '#ff0000');
    acts.sort('Sheet1', 'A2:C4', { column: 'A' });
    const cell = document.sheets[0]?.grid.cell(area('B2').row, area('B2').column);
    expect([cell?.note, cell?.style.background]).toEqual(['about Al', '#ff0000']);
  });
});

describe('developer metadata', () => {
  const place = (document: ReturnType<typeof withNumbers>['document']) =>
    document.metadata.map(({ location }) => ('index' in location ? location.index : location.kind));
  const on = (made: ReturnType<typeof withNumbers>, kind: 'row' | 'column', index: number) => {
    const location: MetadataLocation = { kind, sheetId: 0, index };
    made.document.metadata = [{ id: 1, key: 'k', value: 'v', visibility: 'DOCUMENT', location }];
    return made;
  };

  test('of a column follows inserts, deletes and moves; goes with the column [A]', () => {
    const made = on(withNumbers(), 'column', 1);
    made.acts.insertColumns('Sheet1', 1, 2);
    expect(place(made.document)).toEqual([3]);
    made.acts.moveColumns('Sheet1', 4, 1, 1);
    expect(place(made.document)).toEqual([0]);
    made.acts.deleteColumns('Sheet1', 2, 1);
    expect(place(made.document)).toEqual([0]);
    made.acts.deleteColumns('Sheet1', 1, 1);
    expect(place(made.document)).toEqual([]);
  });

  test.each([
    [false, [1]],
    [true, [3]],
  ])('of a row under a sort, reading G5 %p [I]', (metadataFollowsSort, index) => {
    const made = on(withNumbers({ metadataFollowsSort }), 'row', 1);
    made.acts.sort('Sheet1', 'A2:C4', { column: 'A' });
    expect(place(made.document)).toEqual(index);
  });
});

test('merges, named ranges, protections and the filter follow their cells [S]', () => {
  const { document, acts } = withNumbers();
  acts.merge('Sheet1', 'B2:C3');
  acts.protect('Sheet1', 'A2:A3');
  acts.setFilter('Sheet1', 'A1:C4', { B: { hiddenValues: ['Al'] } });
  document.namedRanges = [{ name: 'people', sheetId: 0, area: { row: 1, column: 0, rows: 3, columns: 2 } }];
  acts.insertRows('Sheet1', 1, 2);
  acts.insertColumns('Sheet1', 1, 1);
  const [sheet] = document.sheets;
  expect(sheet?.merges).toEqual([{ row: 3, column: 2, rows: 2, columns: 2 }]);
  expect(sheet?.protections[0]?.area).toEqual({ row: 3, column: 1, rows: 2, columns: 1 });
  expect(sheet?.filter?.area).toEqual({ row: 2, column: 1, rows: 4, columns: 3 });
  expect([...(sheet?.filter?.criteria.keys() ?? [])]).toEqual([2]);
  expect(document.namedRanges[0]?.area).toEqual({ row: 3, column: 1, rows: 3, columns: 2 });
});

test('inserted rows take the formats of the row they were inserted above, not its contents [S]', () => {
  const { document, acts } = withNumbers();
  acts.setNumberFormat('Sheet1', 'A2:A4', '@');
  acts.insertRows('Sheet1', 3, 1);
  expect(document.sheets[0]?.grid.cell(2, 0).style.numberFormat).toBe('@');
  expect(document.sheets[0]?.grid.cell(2, 0).value).toBe(null);
});

test('cells pushed right and pulled up', () => {
  const { acts, values } = aDocument();
  acts.paste('Sheet1', 'A1', [
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ]);
  acts.insertCells('Sheet1', 'A2', 'columns');
  expect(values('A1:C3')).toEqual([
    ['a', 'b', ''],
    ['', 'c', 'd'],
    ['e', 'f', ''],
  ]);
  acts.deleteCells('Sheet1', 'A2', 'rows');
  expect(values('A1:C3')).toEqual([
    ['a', 'b', ''],
    ['e', 'c', 'd'],
    ['', 'f', ''],
  ]);
});

test('a merge keeps only its top left value, and covered cells take none [Spreadsheet service reference]', () => {
  const { acts, type, values } = withNumbers();
  acts.merge('Sheet1', 'A2:B3');
  type('B3', 'lost');
  expect(values('A2:B3')).toEqual([
    [3, ''],
    ['', ''],
  ]);
});
