// Custom functions in cells: Loading..., memory by arguments, reopening. Source: custom functions guide.

import { expect, test } from '@jest/globals';
import type { CustomOutcome, CustomValue } from '../../../local/appsscript/spreadsheet/custom-functions.js';
import { aDocument } from './a-document.js';

/** A document whose custom function LOOKUP waits until the test answers. */
function withFunction() {
  const made = aDocument();
  const calls: { args: readonly CustomValue[]; finish: (outcome: CustomOutcome) => void }[] = [];
  made.document.customFunctions.host = {
    run: (name, args, _cell, finish) => {
      if (name.toLowerCase() !== 'lookup') return { kind: 'unknown' };
      calls.push({ args, finish });
      return { kind: 'pending' };
    },
  };
  const answer = (index: number, value: CustomValue) => calls[index]?.finish({ kind: 'value', value });
  return { ...made, calls, answer };
}

test('shows Loading... until it is answered, then its value', () => {
  const { type, show, value, answer } = withFunction();
  type('A1', 'Jane');
  type('B1', '=lookup(A1)&"!"');
  expect(show('B1')).toBe('Loading...');
  answer(0, 'jane@acme.example');
  expect(value('B1')).toBe('jane@acme.example!');
});

test('an unknown one is #NAME?', () => {
  const { type, value, message } = withFunction();
  type('B1', '=NOBODY(1)');
  expect([value('B1'), message('B1')]).toEqual(['#NAME?', "Unknown function: 'NOBODY'."]);
});

test('runs once for equal arguments, again for others, and not when other cells change', () => {
  const { acts, type, value, calls, answer } = withFunction();
  acts.paste('Sheet1', 'A1', [
    ['Jane', '=LOOKUP(A1)'],
    ['Jane', '=LOOKUP(A2)'],
    ['Ann', '=LOOKUP(A3)'],
  ]);
  expect(calls.map(({ args }) => args)).toEqual([['Jane'], ['Ann']]);
  answer(0, 'j');
  answer(1, 'a');
  type('D9', 'elsewhere');
  acts.insertRows('Sheet1', 1);
  acts.sort('Sheet1', 'A1:B4', { column: 'A' });
  expect([value('B1'), value('B2'), value('B3')]).toEqual(['a', 'j', 'j']);
  expect(calls).toHaveLength(2);
  type('A1', 'Bob');
  expect(value('B1')).toBe('Loading...');
  expect(calls).toHaveLength(3);
});

test('reopening runs every one again, and a late answer of before is dropped', () => {
  const { document, type, value, calls, answer } = withFunction();
  type('B1', '=LOOKUP(1)');
  document.customFunctions.reopen();
  expect(value('B1')).toBe('Loading...');
  answer(0, 'old');
  expect(value('B1')).toBe('Loading...');
  answer(1, 'new');
  expect(value('B1')).toBe('new');
  expect(calls).toHaveLength(2);
});

test('a call that no cell makes any more runs again when one makes it; typed over with itself it does not', () => {
  const { type, value, calls, answer } = withFunction();
  type('B1', '=LOOKUP(1)');
  type('B2', '=LOOKUP(1)');
  answer(0, 'first');
  type('B1', '=LOOKUP(1)');
  type('B2', 'text');
  type('B2', '=LOOKUP(1)');
  expect([value('B1'), value('B2'), calls.length]).toEqual(['first', 'first', 1]);
  type('B1', '');
  type('B2', '');
  expect(value('B1')).toBe('');
  type('B1', '=LOOKUP(1)');
  expect([value('B1'), calls.length]).toEqual(['Loading...', 2]);
  answer(1, 'second');
  expect(value('B1')).toBe('second');
});

test('arguments: values, blank as empty text, ranges as rows, dates as Dates, errors as text, omitted as undefined', () => {
  const { acts, type, calls } = withFunction();
  acts.paste('Sheet1', 'A1', [
    ['x', '2024-01-31'],
    ['', '#N/A'],
  ]);
  type('D1', '=LOOKUP(A1:B2,A2,B1,B2,,TRUE,12%)');
  expect(calls[0]?.args).toEqual([
    [
      ['x', new Date('2024-01-31')],
      ['', '#N/A'],
    ],
    '',
    new Date('2024-01-31'),
    '#N/A',
    undefined,
    true,
    0.12,
  ]);
});

test('rows spill, also from one dimension; ragged ones are filled up', () => {
  const { type, values, answer } = withFunction();
  type('B1', '=LOOKUP(1)');
  answer(0, [['a', 'b'], ['c']]);
  expect(values('B1:C2')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
  type('F1', '=LOOKUP(2)');
  answer(1, ['x', 'y']);
  expect(values('F1:F2')).toEqual([['x'], ['y']]);
});

test('an exception shows #ERROR! with its message; texts are never formulas', () => {
  const { type, value, message, calls, answer, formula } = withFunction();
  type('B1', '=LOOKUP(1)');
  type('B2', '=LOOKUP(2)');
  calls[0]?.finish({ kind: 'error', message: 'no domain (line 3).' });
  answer(1, '=1+1');
  expect([value('B1'), message('B1')]).toEqual(['#ERROR!', 'no domain (line 3).']);
  expect([value('B2'), formula('B2')]).toEqual(['=1+1', '=LOOKUP(2)']);
});

test('IFERROR does not hide Loading..., so a formula around it waits too', () => {
  const { type, value, answer } = withFunction();
  type('B1', '=IFERROR(LOOKUP(1),"failed")');
  expect(value('B1')).toBe('Loading...');
  answer(0, 'ok');
  expect(value('B1')).toBe('ok');
});
