// Where a job's columns are now: marks follow the columns, headers are the fallback, and in doubt a person is asked.
import { describe, expect, test } from '@jest/globals';
import { type Binding, inputSpanOf, markOf, readLayout, spanOf } from '../../src/sheet/layout.js';

const BINDING: Binding = {
  headerRow: 1,
  inputs: { firstName: 'First', companyDomain: 'Domain' },
  outputs: { email: 'Email', status: 'Status' },
};
const HEADERS = ['First', 'Domain', 'Email', 'Status'];
const MARKS = { 'in.firstName': 1, 'in.companyDomain': 2, 'out.email': 3, 'out.status': 4 };

/** "first, domain, email, status" as column numbers, or what is missing. */
function read(marks: Record<string, number>, headers: readonly string[], binding = BINDING): string {
  const reading = readLayout(binding, marks, headers);
  if (reading.kind === 'missing') return `missing ${reading.headers.join(', ')}`;
  const { inputs, outputs } = reading.layout;
  return [inputs.firstName, inputs.companyDomain, outputs.email, outputs.status].join(' ');
}

describe('columns are found', () => {
  test.each<[string, Record<string, number>, string[], string]>([
    ['where they were', MARKS, HEADERS, '1 2 3 4'],
    ['without marks, by their headers', {}, HEADERS, '1 2 3 4'],
    [
      'after an insert, by marks and headers',
      { ...MARKS, 'out.email': 4, 'out.status': 5 },
      ['First', 'Domain', '', 'Email', 'Status'],
      '1 2 4 5',
    ],
    ['after an insert that lost the marks', {}, ['', 'First', 'Domain', 'Email', 'Status'], '2 3 4 5'],
    ['after a rename: the mark keeps them ours', MARKS, ['Given', 'Site', 'Work e-mail', 'State'], '1 2 3 4'],
    ['after the header was cleared', MARKS, ['First', 'Domain', '', 'Status'], '1 2 3 4'],
    ['after the last headers were cleared', MARKS, ['First', 'Domain'], '1 2 3 4'],
    ['when the user made a second column of that name', MARKS, [...HEADERS, 'Email'], '1 2 3 4'],
    [
      'when a renamed column has two namesakes',
      MARKS,
      ['First', 'Domain', 'Work e-mail', 'Status', 'Email', 'Email'],
      '1 2 3 4',
    ],
    [
      'after cut and paste, which leaves the mark on a blank header',
      MARKS,
      ['First', 'Domain', '', 'Status', 'Email'],
      '1 2 5 4',
    ],
  ])('%s', (_, marks, headers, expected) => {
    expect(read(marks, headers)).toBe(expected);
  });
});

describe('a person must say', () => {
  test.each<[string, Record<string, number>, string[], string]>([
    ['a header is gone and so is its mark', {}, ['First', 'Domain', 'Status'], 'missing Email'],
    ['two columns have the name and none the mark', {}, [...HEADERS, 'Email'], 'missing Email'],
    [
      'ours was renamed and a new column got its name',
      MARKS,
      ['First', 'Domain', 'Old e-mail', 'Status', 'Email'],
      'missing Email',
    ],
    ['several', {}, [], 'missing First, Domain, Email, Status'],
    [
      'two results share a column',
      { ...MARKS, 'out.status': 3 },
      ['First', 'Domain', 'Email', ''],
      'missing Email, Status',
    ],
    [
      'a result would stand in an input',
      { ...MARKS, 'out.email': 2 },
      ['First', 'Domain', '', 'Status'],
      'missing Email',
    ],
  ])('%s', (_, marks, headers, expected) => {
    expect(read(marks, headers)).toBe(expected);
  });

  test('a blank header text never matches a blank header', () => {
    expect(
      read({}, ['First', 'Domain', '', 'Status'], { ...BINDING, outputs: { email: '', status: 'Status' } }),
    ).toBe('missing ');
  });
});

test('one column may hold two inputs, as a full name does', () => {
  const binding: Binding = {
    headerRow: 2,
    inputs: { firstName: 'Name', fullName: 'Name' },
    outputs: { email: 'Email' },
  };
  expect(readLayout(binding, {}, ['Name', 'Email'])).toEqual({
    kind: 'found',
    layout: { headerRow: 2, inputs: { firstName: 1, fullName: 1 }, outputs: { email: 2 } },
  });
});

test('the span reaches over inputs and results', () => {
  const layout = { headerRow: 1, inputs: { firstName: 5, lastName: 3 }, outputs: { email: 9, status: 2 } };
  expect(spanOf(layout)).toEqual({ first: 2, last: 9 });
  expect(inputSpanOf(layout)).toEqual({ first: 3, last: 5 });
});

test('marks are named by side and field: these names stand in documents', () => {
  expect([markOf.input('fullName'), markOf.output('lookedUpAt')]).toEqual(['in.fullName', 'out.lookedUpAt']);
});
