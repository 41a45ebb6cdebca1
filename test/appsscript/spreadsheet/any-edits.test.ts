// Whatever is inserted, deleted, moved, cut, sorted, undone: counters are right, references point to what they meant,
// and snapshots never change. Random edits, small grids.

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SheetDocument } from '../../../local/appsscript/spreadsheet/document.js';
import { aDocument } from './a-document.js';

type Lines = 'insertRows' | 'insertColumns' | 'deleteRows' | 'deleteColumns';
type Edit =
  | { readonly kind: Lines; readonly at: number; readonly count: number }
  | {
      readonly kind: 'moveRows' | 'moveColumns';
      readonly at: number;
      readonly count: number;
      readonly to: number;
    }
  | { readonly kind: 'cut'; readonly from: string; readonly to: string }
  | { readonly kind: 'type'; readonly cell: string; readonly text: string };

const SIZE = 8;
const number = fc.integer({ min: 1, max: SIZE });
const cell = fc
  .tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), number)
  .map(([letter, row]) => letter + row);
const lines = fc.record<{ kind: Lines; at: number; count: number }>({
  kind: fc.constantFrom('insertRows', 'insertColumns', 'deleteRows', 'deleteColumns'),
  at: number,
  count: fc.integer({ min: 1, max: 3 }),
});
const moves = fc.record<{ kind: 'moveRows' | 'moveColumns'; at: number; count: number; to: number }>({
  kind: fc.constantFrom('moveRows', 'moveColumns'),
  at: number,
  count: fc.integer({ min: 1, max: 3 }),
  to: number,
});
const cuts = fc.record({ kind: fc.constant('cut' as const), from: cell, to: cell });
const typing = fc.record({
  kind: fc.constant('type' as const),
  cell,
  text: fc.constantFrom('x', '7', '', '=1+1'),
});

function perform({ acts }: ReturnType<typeof aDocument>, edit: Edit): void {
  switch (edit.kind) {
    case 'moveRows':
    case 'moveColumns':
      acts[edit.kind]('Sheet1', edit.at, edit.count, edit.to);
      break;
    case 'cut':
      acts.move('Sheet1', edit.from, 'Sheet1', edit.to);
      break;
    case 'type':
      acts.type('Sheet1', edit.cell, edit.text);
      break;
    default:
      acts[edit.kind]('Sheet1', edit.at, edit.count);
  }
}

/** What getLastRow and getLastColumn must say, by looking at every cell. */
function extentByScan(document: SheetDocument): readonly [number, number] {
  const [sheet] = document.sheets;
  let [row, column] = [0, 0];
  for (let r = 0; r < (sheet?.maxRows ?? 0); r++) {
    for (let c = 0; c < (sheet?.maxColumns ?? 0); c++) {
      if (!sheet?.grid.cell(r, c).hasContent) continue;
      [row, column] = [r + 1, Math.max(column, c + 1)];
    }
  }
  return [row, column];
}

function smallDocument() {
  const made = aDocument();
  made.acts.deleteRows('Sheet1', SIZE + 1, 1000 - SIZE);
  made.acts.deleteColumns('Sheet1', SIZE + 1, 26 - SIZE);
  return made;
}

test('last row and column are what a look at every cell says, and a snapshot stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(typing, lines, moves, cuts), { maxLength: 15 }), (edits) => {
      const made = smallDocument();
      made.acts.paste('Sheet1', 'B2', [
        ['a', '1'],
        ['', '=B2'],
      ]);
      const snapshot = made.document.fork();
      const before = snapshot.displayValues(snapshot.sheets[0] ?? nothing(), {
        row: 0,
        column: 0,
        rows: 4,
        columns: 4,
      });
      for (const edit of edits) perform(made, edit);
      const [sheet = nothing()] = made.document.sheets;
      const extent = [sheet.grid.lastContentRow() + 1, sheet.grid.lastContentColumn() + 1];
      const after = snapshot.displayValues(snapshot.sheets[0] ?? nothing(), {
        row: 0,
        column: 0,
        rows: 4,
        columns: 4,
      });
      return JSON.stringify([extent, after]) === JSON.stringify([extentByScan(made.document), before]);
    }),
    { numRuns: 300 },
  );
});

test('a reference from another tab shows its cell for as long as that cell exists', () => {
  const structural = fc.oneof(lines, moves);
  fc.assert(
    fc.property(fc.array(structural, { maxLength: 12 }), (edits) => {
      const made = smallDocument();
      made.type('D4', 'the one');
      made.acts.addTab('Far');
      made.type('Far!A1', '=Sheet1!D4');
      made.type('Far!A2', '=COUNTIF(Sheet1!A1:H8,"the one")+COUNTIF(Sheet1!$D:$D,"the one")*0');
      for (const edit of edits) perform(made, edit);
      const [sheet = nothing()] = made.document.sheets;
      const alive = sheet.grid.lastContentRow() >= 0;
      expect(made.value('Far!A1')).toBe(alive ? 'the one' : '#REF!');
    }),
    { numRuns: 300 },
  );
});

test('sorting keeps every row together, and twice is once', () => {
  const row = fc.tuple(
    fc.constantFrom('b', 'A', '', '10', '9', 'TRUE'),
    fc.integer({ min: 0, max: 3 }).map(String),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, ascending) => {
      const { document, acts, shown } = aDocument();
      acts.paste(
        'Sheet1',
        'A1',
        rows.map(([key, second], index) => [key, second, String(index), `=A${index + 1}&"|"&B${index + 1}`]),
      );
      const area = `A1:D${rows.length}`;
      const before = shown(area)
        .map((line) => line.join('~'))
        .sort();
      acts.sort('Sheet1', area, { column: 'A', ascending });
      const once = shown(area);
      acts.sort('Sheet1', area, { column: 'A', ascending });
      expect(shown(area)).toEqual(once);
      expect(once.map((line) => line.join('~')).sort()).toEqual(before);
      expect(once.every(([a, b, , both]) => both === `${a}|${b}`)).toBe(true);
      expect(document.sheets[0]?.grid.lastContentRow()).toBe(rows.length - 1);
    }),
    { numRuns: 200 },
  );
});

function nothing(): never {
  throw new Error('no sheet');
}
