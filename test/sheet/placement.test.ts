// Which cells take a result, in how few rectangles, and what the second look says in plain cases.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Layout } from '../../src/sheet/layout.js';
import { keyOfRow } from '../../src/sheet/locate.js';
import {
  type CellWrite,
  type Image,
  type Placeable,
  type Restore,
  rectanglesOf,
  textBlocksOf,
  writesFor,
} from '../../src/sheet/placement.js';
import { allPlaced, isUndisturbed, lookAgain } from '../../src/sheet/second-look.js';

const LAYOUT: Layout = {
  headerRow: 1,
  inputs: { firstName: 1, companyDomain: 2 },
  outputs: { email: 3, confidence: 4, status: 5 },
};
const HEADERS = ['First', 'Domain', 'Email', 'Confidence', 'Status'];

/** An image of rows from row 1 (the header) or further down; a text that opens with "=" is a formula. */
function image(rows: readonly (readonly string[])[], firstRow = 2, headers = HEADERS): Image {
  const shown = rows.map((cells) => headers.map((_, column) => cells[column] ?? ''));
  return {
    firstRow,
    firstColumn: 1,
    headers,
    display: shown,
    values: shown.map((cells) => cells.map((text) => (/^\d+$/.test(text) ? Number(text) : text))),
    formulas: shown.map((cells) => cells.map((text) => (text.startsWith('=') ? text : ''))),
  };
}

const JANE = ['Jane', 'acme.example'];
const OMAR = ['Omar', 'acme.example'];

function placeable(id: string, person: readonly string[], email: string): Placeable {
  const key = keyOfRow(person, 1, LAYOUT);
  if (key === undefined) throw new Error('no contact');
  return { id, key, cells: { email, confidence: 95, status: 'Found' } };
}

const FOR_JANE = placeable('job1-0', JANE, 'jane@acme.example');
const FOR_OMAR = placeable('job1-1', OMAR, 'omar@acme.example');

/** "row,column=value" of each cell to be written. */
const words = (writes: readonly CellWrite[]) =>
  writes.map(({ row, column, value }) => `${row},${column}=${value}`);

describe('what is written', () => {
  test('every row of the contact takes the result, and no other row', () => {
    const { cells } = writesFor(image([JANE, OMAR, [], [' JANE ', 'www.acme.example']]), LAYOUT, [FOR_JANE]);
    expect(words(cells)).toEqual([
      '2,3=jane@acme.example',
      '2,4=95',
      '2,5=Found',
      '5,3=jane@acme.example',
      '5,4=95',
      '5,5=Found',
    ]);
  });

  test('formulas of the user stay; a row full of them is left alone and said so', () => {
    const rows = [
      [...JANE, '=A2', '', ''],
      [...JANE, '=A3', '=B3', '=C3'],
    ];
    expect(writesFor(image(rows), LAYOUT, [FOR_JANE])).toMatchObject({
      cells: [
        { row: 2, column: 4 },
        { row: 2, column: 5 },
      ],
      untouched: [{ id: 'job1-0', row: 3 }],
    });
  });

  test('the header row is none, whatever it says', () => {
    expect(writesFor(image([JANE, JANE], 1), LAYOUT, [FOR_JANE]).cells.map(({ row }) => row)).toEqual([
      2, 2, 2,
    ]);
  });

  test('what a lookup does not give is blanked, so that nothing old stays beside the new', () => {
    const notFound: Placeable = { ...FOR_JANE, cells: { status: 'Not found' } };
    expect(
      words(writesFor(image([[...JANE, 'old@acme.example', '40', 'Found']]), LAYOUT, [notFound]).cells),
    ).toEqual(['2,3=', '2,4=', '2,5=Not found']);
  });
});

describe('rectangles', () => {
  const cell = (row: number, column: number, field: CellWrite['field'] = 'email'): CellWrite => ({
    row,
    column,
    field,
    value: `${row},${column}`,
    id: 'job1-0',
  });

  test('neighbours are joined, gaps are not bridged', () => {
    const writes = [cell(3, 4), cell(2, 3), cell(2, 4), cell(3, 3), cell(5, 3), cell(2, 6)];
    expect(
      rectanglesOf(writes).map(({ row, column, values }) => [row, column, values.length, values[0]?.length]),
    ).toEqual([
      [2, 3, 2, 2],
      [2, 6, 1, 1],
      [5, 3, 1, 1],
    ]);
  });

  test('hold exactly the cells that are to be written, each once, with its own value', () => {
    const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 8 })), {
      selector: ([row, column]) => `${row},${column}`,
    });
    fc.assert(
      fc.property(places, (all) => {
        const held = rectanglesOf(all.map(([row, column]) => cell(row, column))).flatMap(
          ({ row, column, values }) =>
            values.flatMap((cells, r) => cells.map((value, c) => `${value} at ${row + r},${column + c}`)),
        );
        expect(held.sort()).toEqual(
          all.map(([row, column]) => `${row},${column} at ${row},${column}`).sort(),
        );
      }),
    );
  });

  test('numbers are not formatted as text', () => {
    const writes = [cell(2, 3), cell(2, 4, 'confidence'), cell(2, 5, 'status'), cell(2, 6, 'score')];
    expect(textBlocksOf(writes).map(({ column }) => column)).toEqual([3, 5]);
  });
});

describe('the second look', () => {
  const before = image([JANE, OMAR]);
  const { cells: writes } = writesFor(before, LAYOUT, [FOR_JANE, FOR_OMAR]);
  const janeNow = [...JANE, 'jane@acme.example', '95', 'Found'];
  const omarNow = [...OMAR, 'omar@acme.example', '95', 'Found'];
  const look = (after: Image, layoutNow: Layout | undefined = LAYOUT) =>
    lookAgain(before, after, LAYOUT, layoutNow, writes, [FOR_JANE, FOR_OMAR]);

  test('all stands: nothing to do', () => {
    expect(isUndisturbed(before, image([janeNow, omarNow]), writes)).toBe(true);
    expect([...allPlaced(writes).placed]).toEqual([
      ['job1-0', [2]],
      ['job1-1', [3]],
    ]);
    expect(look(image([janeNow, omarNow]))).toMatchObject({ ...allPlaced(writes) });
  });

  test('a row that shows its own result is not the place of another one that was written there', () => {
    // Rows were swapped, and the first has been given its own since: Jane's was written to row 2, where Omar stands.
    const { placed, again } = look(image([omarNow, [...JANE, '', '', '']]));
    expect([[...placed], again]).toEqual([[], ['job1-0', 'job1-1']]);
  });

  test('a formula of the user may follow our values', () => {
    const headers = [...HEADERS, 'Done'];
    const was = image([[...JANE, '', '', '', '=IF(C2="","","yes")']], 2, headers);
    const jane = writesFor(was, LAYOUT, [FOR_JANE]).cells;
    const now = { display: [[...janeNow, 'yes']], headers };
    expect(isUndisturbed(was, now, jane)).toBe(true);
  });

  test.each<[string, Image]>([
    ['rows were swapped', image([omarNow, janeNow])],
    ['an input was edited', image([['Janet', ...janeNow.slice(1)], omarNow])],
    ['our value was changed', image([[...janeNow.slice(0, 4), 'Lost'], omarNow])],
    ['a header was renamed', image([janeNow, omarNow], 2, [...HEADERS.slice(0, 4), 'State'])],
    ['a column came', image([janeNow, omarNow], 2, [...HEADERS, ''])],
    ['a row is gone', image([janeNow])],
  ])('is needed when %s', (_, after) => {
    expect(isUndisturbed(before, after, writes)).toBe(false);
  });

  test('swapped rows took their results along: located anew, nothing to put right', () => {
    const checked = look(image([omarNow, janeNow]));
    expect(checked).toMatchObject({ restores: [], foreignRows: [] });
  });

  test('rows that were swapped before the write hold the result of the other: blank again, and placed anew', () => {
    const checked = look(
      image([
        [...OMAR, ...janeNow.slice(2)],
        [...JANE, ...omarNow.slice(2)],
      ]),
    );
    expect(checked.again).toEqual(['job1-0', 'job1-1']);
    expect(checked.restores).toEqual(
      expect.arrayContaining([
        { kind: 'value', row: 2, column: 3, value: '' },
        { kind: 'value', row: 3, column: 3, value: '' },
      ]),
    );
  });

  test('a row from elsewhere under our write gets its own result, or none', () => {
    const checked = look(image([['Wei', 'other.example', ...janeNow.slice(2)], omarNow]));
    expect(checked.foreignRows).toEqual([{ row: 2, key: keyOfRow(['Wei', 'other.example'], 1, LAYOUT) }]);
    expect(checked.again).toEqual(['job1-0']);
    expect([...checked.placed]).toEqual([['job1-1', [3]]]);
  });

  test('what somebody typed over our value meanwhile is theirs', () => {
    const checked = look(image([[...JANE, 'mine@acme.example', '95', 'Found'], omarNow]));
    expect(checked.restores).toEqual([]);
    expect(checked.again).toEqual(['job1-0']);
  });

  test('an input that somebody cleared while columns moved stays clear, though blanks of ours were written, too', () => {
    const headers = [...HEADERS, 'Notes'];
    const was = image([JANE, OMAR], 2, headers);
    const nothing = { ...FOR_JANE, cells: { email: '', confidence: '', status: 'Not found' } };
    const cells = writesFor(was, LAYOUT, [nothing, FOR_OMAR]).cells;
    const after = image(
      [
        ['', 'acme.example', '', '', '', 'Not found'],
        [...OMAR, 'omar@acme.example', '95', '', 'Found'],
      ],
      2,
      ['First', 'Domain', 'Email', 'Confidence', 'Notes', 'Status'],
    );
    const layoutNow = { ...LAYOUT, outputs: { ...LAYOUT.outputs, status: 6 } };
    // The row holds nobody now, so the result goes; the name that was cleared does not come back.
    expect(lookAgain(was, after, LAYOUT, layoutNow, cells, [nothing, FOR_OMAR]).restores).toEqual([
      { kind: 'value', row: 2, column: 6, value: '' },
    ]);
  });

  describe('a column comes before a write', () => {
    const headers = ['First', 'Domain', 'Since', 'Email', 'Confidence', 'Status'];
    const layout = { ...LAYOUT, outputs: { email: 4, confidence: 5, status: 6 } };
    const layoutNow = {
      headerRow: 1,
      inputs: { firstName: 1, companyDomain: 3 },
      outputs: { email: 5, confidence: 6, status: 7 },
    };
    const was = image(
      [
        [...JANE, 'May'],
        [...OMAR, 'June'],
      ],
      2,
      headers,
    );
    const cells = writesFor(was, layout, [FOR_JANE, FOR_OMAR]).cells;
    const headersNow = ['First', '', 'Domain', 'Since', 'Email', 'Confidence', 'Status'];
    const again = (rows: readonly (readonly string[])[], mended: readonly Restore[] = []) =>
      lookAgain(was, image(rows, 2, headersNow), layout, layoutNow, cells, [FOR_JANE, FOR_OMAR], mended);
    const value = (row: number, column: number, text: string): Restore => ({
      kind: 'value',
      row,
      column,
      value: text,
    });
    const omarWas = ['Omar', '', 'acme.example', 'June'];

    test('and somebody types into the row that it hit: the row has its own cell back', () => {
      const jane = ['Jane', '', 'acme.example', 'jane@acme.example', '95', 'Found', 'checked'];
      expect(again([jane, omarWas]).restores).toEqual([value(2, 4, 'May'), value(2, 5, ''), value(2, 6, '')]);
    });

    test('what was put back may be astray; an input that somebody cleared is not taken for that', () => {
      const mended = [value(2, 3, 'May'), value(2, 4, ''), value(2, 5, '')];
      // It was put back where the column had stood before it came.
      expect(again([['Jane', '', 'May', '', '', '95', ''], omarWas], mended).restores).toEqual([
        value(2, 3, 'acme.example'),
        value(2, 4, 'May'),
      ]);
      expect(again([['Jane', '', '', 'May', '', '', ''], omarWas], mended).restores).toEqual([]);
    });
  });

  test('our columns are gone: what we hit elsewhere is put back all the same', () => {
    const was = image([[...JANE, '', '', '', 'met in May']], 2, [...HEADERS, 'Notes']);
    const jane = writesFor(was, LAYOUT, [FOR_JANE]).cells;
    const after = image([[...JANE, 'jane@acme.example']], 2, ['First', 'Domain', 'Notes']);
    expect(lookAgain(was, after, LAYOUT, undefined, jane, [FOR_JANE]).restores).toEqual([
      { kind: 'value', row: 2, column: 3, value: 'met in May' },
    ]);
  });
});
