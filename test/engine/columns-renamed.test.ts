// A result column that somebody renamed is known by its mark alone, which is read apart from the header row.
import { expect, test } from '@jest/globals';
import { addressOf, makeStage, people, runAll, sortUnderWrite } from './stage.js';

const ROWS = 6;

test.each([1, 8, 9, 12, 16])(
  'rows are sorted under a write; a column comes while a mend reads where the columns are (mark %i, G1 b): no cell of the user is lost',
  (nth) => {
    const [headers = [], ...rows] = people(ROWS);
    const stage = makeStage({
      rows: [[...headers, 'Share', ''], ...rows.map((row, index) => [...row, `${index}%`, `n${index}`])],
      sandbox: { latency: { kind: 'const', seconds: 5 } },
      readings: { G1: 'b' },
    });
    runAll(stage, ROWS);
    const at = (header: string) => stage.cells()[0]?.indexOf(header) ?? -1;
    stage.session.acts.type('Sheet1', `${'ABCDEFGHIJKLM'[at('Status')]}1`, 'State of it');
    const shares = () => stage.cells().map((row) => [row[0], row[at('Share')], row[at('Share') + 1]]);
    const before = shares().sort();
    let marks = 0;
    sortUnderWrite(stage, ROWS, (call) => {
      if (call === 'Range.getColumn' && ++marks === nth)
        expect(stage.session.acts.insertColumns('Sheet1', 4, 1)).toMatchObject({ kind: 'done' });
    });
    stage.follow();
    expect(marks).toBeGreaterThanOrEqual(nth);
    expect(shares().sort()).toEqual(before);
    expect(stage.cells().map((row) => row[at('Email')])).toEqual(
      stage.cells().map((row, index) => (index === 0 ? 'Email' : addressOf(row[0], row[1]))),
    );
  },
);
