// Contacts to rows: a row is found by what its inputs hold now, never by its number.
import { expect, test } from '@jest/globals';
import { readContact } from '../../src/sheet/contact.js';
import type { Layout } from '../../src/sheet/layout.js';
import { keyOfRow, rawContactOf, rowsByKey } from '../../src/sheet/locate.js';

const LAYOUT: Layout = {
  headerRow: 3,
  inputs: { firstName: 4, lastName: 3, companyDomain: 6 },
  outputs: { email: 7 },
};
// Columns C to F: last name, first name, a note, domain.
const JANE = ['Smith', 'Jane', 'met in May', 'acme.example'];

function key(firstName: string, lastName: string, companyDomain: string): string {
  const reading = readContact({ firstName, lastName, companyDomain }, 'relaxed');
  if (reading.kind !== 'contact') throw new Error(reading.reason);
  return reading.key;
}

test('inputs are taken from their columns, wherever the block begins', () => {
  const jane = { firstName: 'Jane', lastName: 'Smith', companyDomain: 'acme.example' };
  expect(rawContactOf(JANE, 3, LAYOUT)).toEqual(jane);
  expect(rawContactOf(['x', 'y', ...JANE], 1, LAYOUT)).toEqual(jane);
  expect(rawContactOf([], 3, LAYOUT)).toEqual({ firstName: '', lastName: '', companyDomain: '' });
});

test('the key is that of the contact, however the row is written', () => {
  expect(keyOfRow(JANE, 3, LAYOUT)).toBe(key('Jane', 'Smith', 'acme.example'));
  expect(keyOfRow([' SMITH ', 'jane', '', 'https://www.acme.example/'], 3, LAYOUT)).toBe(
    key('Jane', 'Smith', 'acme.example'),
  );
  expect(keyOfRow(['', '', 'just a note', ''], 3, LAYOUT)).toBeUndefined();
});

test('the rule of the API is the widest; the careful one knows fewer contacts', () => {
  expect(keyOfRow(['Smith', 'Jane', '', ''], 3, LAYOUT)).toBeDefined();
  expect(keyOfRow(['Smith', 'Jane', '', ''], 3, LAYOUT, 'strict')).toBeUndefined();
});

test('rows by contact, ascending; the header row and rows without a contact are none', () => {
  const block = [
    JANE,
    ['Last', 'First', 'Note', 'Domain'],
    ['', '', '', ''],
    ['Haddad', 'Omar', '', 'acme.example'],
    JANE,
  ];
  expect([...rowsByKey(block, 2, 3, LAYOUT)]).toEqual([
    [key('Jane', 'Smith', 'acme.example'), [2, 6]],
    [key('Omar', 'Haddad', 'acme.example'), [5]],
  ]);
});
