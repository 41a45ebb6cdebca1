// Undo and redo beside a script that writes at the same time.
import { describe, expect, test } from '@jest/globals';
import { Acts } from '../../local/appsscript/spreadsheet/acts.js';
import { SheetDocument } from '../../local/appsscript/spreadsheet/document.js';
import { rect } from '../../local/appsscript/spreadsheet/values.js';
import { ScaledClock } from '../../local/workbench/clock.js';
import { History } from '../../local/workbench/history.js';
import { clipboardRows, perform } from '../../local/workbench/perform.js';
import type { Act } from '../../local/workbench/protocol/act.js';

function desk() {
  const document = new SheetDocument({ id: 'd', name: 'D', owner: 'ann@example.com', now: () => 0 });
  const acts = new Acts(document, 'ann@example.com');
  const history = new History(document);
  const script = new Acts(document, 'script@example.com');
  const sheet = document.sheets[0];
  if (!sheet) throw new Error('no sheet');
  const text = (a1: string) => {
    const [, letters = 'A', digits = '1'] = /^([A-Z])(\d+)$/.exec(a1) ?? [];
    // Undo puts other sheet objects in the place of the old ones.
    const now = document.sheetById(sheet.id) ?? sheet;
    return document.displayValues(now, rect(Number(digits) - 1, letters.charCodeAt(0) - 65))[0]?.[0];
  };
  return {
    script,
    history,
    text,
    tab: sheet.id,
    act: (act: Act) => (act.kind === 'open' ? undefined : perform(document, acts, history, act)),
  };
}

describe('undo', () => {
  test('takes back what was typed, cell by cell, and does it again', () => {
    const { act, text, tab } = desk();
    act({ kind: 'type', tab, row: 0, column: 0, text: 'one' });
    act({ kind: 'type', tab, row: 0, column: 0, text: 'two' });
    act({ kind: 'undo' });
    expect(text('A1')).toBe('one');
    act({ kind: 'undo' });
    expect(text('A1')).toBe('');
    act({ kind: 'redo' });
    act({ kind: 'redo' });
    expect(text('A1')).toBe('two');
    expect(act({ kind: 'redo' })).toBe('There is nothing to redo.');
  });

  test('of a paste leaves alone what a script wrote since', () => {
    const { act, text, tab, script } = desk();
    act({ kind: 'paste', tab, row: 0, column: 0, text: 'a\tb\nc\td' });
    script.type(tab, 'B1', 'result');
    act({ kind: 'undo' });
    expect([text('A1'), text('B1'), text('A2')]).toEqual(['', 'result', '']);
  });

  test('of a sort is refused in words once a script wrote, and takes nothing with it', () => {
    const { act, text, tab, script } = desk();
    act({ kind: 'paste', tab, row: 0, column: 0, text: 'b\na' });
    act({ kind: 'sort', tab, area: null, column: 0, ascending: true });
    expect(text('A1')).toBe('a');
    script.type(tab, 'C1', 'result');
    expect(act({ kind: 'undo' })).toContain('the sheet has changed since');
    expect([text('A1'), text('C1')]).toEqual(['a', 'result']);
  });

  test('steps back through several acts that move cells', () => {
    const { act, text, tab } = desk();
    act({ kind: 'paste', tab, row: 0, column: 0, text: 'b\na' });
    act({ kind: 'sort', tab, area: null, column: 0, ascending: true });
    act({ kind: 'insert', tab, axis: 'rows', before: 0, count: 2 });
    expect(text('A3')).toBe('a');
    act({ kind: 'undo' });
    act({ kind: 'undo' });
    expect([text('A1'), text('A2')]).toEqual(['b', 'a']);
    act({ kind: 'redo' });
    expect(text('A1')).toBe('a');
  });

  test('a refused act says why and leaves nothing to undo', () => {
    const { act, history, tab } = desk();
    expect(act({ kind: 'deleteTab', tab })).toBe('A document has at least one tab.');
    expect(history.undo).toBeNull();
  });
});

test('a clipboard of a spreadsheet: quotes, newlines in cells, a quote in the middle', () => {
  expect(clipboardRows('a\t"b ""x""\nc"\r\nd\t5" nails\r\n')).toEqual([
    ['a', 'b "x"\nc'],
    ['d', '5" nails'],
  ]);
  expect(clipboardRows('\t\n')).toEqual([['', '']]);
});

test('the clock runs faster, jumps forward, and never goes back', () => {
  let machine = 1000;
  const clock = new ScaledClock(500, () => machine);
  expect(clock.now()).toBe(1500);
  clock.speed = 10;
  machine += 100;
  expect(clock.now()).toBe(2500);
  expect(clock.realMs(1000)).toBe(100);
  clock.jumpTo(60_000);
  clock.jumpTo(3000);
  clock.speed = 1;
  machine += 5;
  expect(clock.now()).toBe(60_005);
  expect(clock.aheadMs).toBe(60_005 - 1105);
});
