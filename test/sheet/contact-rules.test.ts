// Contacts as a user would see them: why a row is skipped, and when two rows are one contact.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contactKey, type RawContact, readContact, repairWords, skipWords } from '../../src/sheet/contact.js';
import { contactOf, reasonOf } from './contact-read.js';

describe('rules and reasons', () => {
  test('strict wants a profile, or a name and a domain', () => {
    expect(reasonOf(readContact({ firstName: 'Jane', companyDomain: 'acme.com' }, 'strict'))).toBe('contact');
    expect(reasonOf(readContact({ linkedInUrl: 'linkedin.com/in/x1' }, 'strict'))).toBe('contact');
    expect(reasonOf(readContact({ firstName: 'Jane', lastName: 'Smith' }, 'strict'))).toBe('no domain');
    expect(reasonOf(readContact({ companyDomain: 'acme.com' }, 'strict'))).toBe('no name');
    expect(reasonOf(readContact({}, 'strict'))).toBe('empty');
    expect(reasonOf(readContact({ firstName: ' ', companyDomain: '' }, 'strict'))).toBe('empty');
  });

  test('relaxed takes any one field, as the API does', () => {
    expect(reasonOf(readContact({ companyDomain: 'acme.com' }, 'relaxed'))).toBe('contact');
    expect(reasonOf(readContact({ lastName: 'Smith' }, 'relaxed'))).toBe('contact');
    expect(reasonOf(readContact({ companyDomain: 'gmail.com' }, 'relaxed'))).toBe('free mail');
    expect(reasonOf(readContact({}, 'relaxed'))).toBe('empty');
  });

  test('a value over its limit skips the row, one at the limit does not', () => {
    const domain = 'acme.com';
    expect(reasonOf(readContact({ firstName: 'x'.repeat(200), companyDomain: domain }, 'strict'))).toBe(
      'contact',
    );
    expect(reasonOf(readContact({ firstName: 'x'.repeat(201), companyDomain: domain }, 'strict'))).toBe(
      'too long',
    );
    expect(
      reasonOf(
        readContact({ firstName: 'Jane', lastName: 'y'.repeat(50_000), companyDomain: domain }, 'strict'),
      ),
    ).toBe('too long');
    expect(
      reasonOf(readContact({ firstName: 'Jane', companyDomain: 'no domain '.repeat(5000) }, 'strict')),
    ).toBe('too long');
    expect(reasonOf(readContact({ linkedInUrl: `linkedin.com/in/${'z'.repeat(500)}` }, 'strict'))).toBe(
      'too long',
    );
    expect(reasonOf(readContact({ linkedInUrl: `linkedin.com/in/jane?${'z'.repeat(1000)}` }, 'strict'))).toBe(
      'contact',
    );
  });

  test('tells each repair, and what was left out', () => {
    const reading = readContact(
      {
        fullName: 'Dr. Jane Smith',
        companyDomain: 'https://www.acme.com/x',
        linkedInUrl: 'linkedin.com/company/acme',
      },
      'strict',
    );
    expect(reading.repairs.map(({ field, kind, to }) => [field, kind, to])).toEqual([
      ['firstName', 'name split', 'Jane'],
      ['lastName', 'name split', 'Smith'],
      ['companyDomain', 'domain from address', 'acme.com'],
      ['linkedInUrl', 'company page', ''],
    ]);
    const clean = { firstName: 'Jane', lastName: 'Smith', companyDomain: 'acme.com' };
    expect(readContact(clean, 'strict').repairs).toEqual([]);
    for (const words of Object.values(repairWords)) expect(words).not.toBe('');
    for (const words of Object.values(skipWords)) expect(words.length).toBeGreaterThan(5);
  });
});

describe('equal contacts', () => {
  const keyOf = (raw: RawContact) => contactKey(contactOf(raw));

  test.each<[RawContact, RawContact]>([
    [{ fullName: 'Jane Smith' }, { firstName: 'JANE', lastName: ' smith ' }],
    [{ lastName: 'O’Brien' }, { lastName: "O'Brien" }],
    [{ lastName: 'Doe‑Smith' }, { lastName: 'Doe-Smith' }],
    [{ firstName: 'Jose\u0301' }, { firstName: 'José' }],
    [{ companyDomain: 'https://ACME.com/x' }, { companyDomain: 'jane@acme.com' }],
    [
      { linkedInUrl: 'linkedin.com/in/Jane-Smith' },
      { linkedInUrl: 'https://uk.linkedin.com/in/jane-smith/' },
    ],
    [{ linkedInUrl: 'linkedin.com/in/%C3%89lise-m' }, { linkedInUrl: 'linkedin.com/in/élise-m' }],
  ])('%j and %j are one', (a, b) => {
    expect(keyOf(a)).toBe(keyOf(b));
  });

  test.each<[RawContact, RawContact]>([
    [{ firstName: 'José' }, { firstName: 'Jose' }],
    [{ firstName: 'Jane' }, { lastName: 'Jane' }],
    [{ firstName: 'Jane', lastName: 'Smith' }, { firstName: 'Jane Smith' }],
    [
      { linkedInUrl: 'linkedin.com/in/ACwAAABCDEFGHIJKLMNOPQRSTUVWXYZ0123' },
      { linkedInUrl: 'linkedin.com/in/ACwAAABCDEFGHIJKLMNOPQRSTUVWXYZ0123'.replace('BCD', 'bcd') },
    ],
  ])('%j and %j are two', (a, b) => {
    expect(keyOf(a)).not.toBe(keyOf(b));
  });

  test('the key is readable and carries its version', () => {
    const key = keyOf({
      fullName: 'Jane Smith',
      companyDomain: 'acme.com',
      linkedInUrl: 'linkedin.com/in/jane',
    });
    expect(key.split('\u001f')).toEqual(['c1', 'jane', 'smith', 'acme.com', 'jane']);
  });
});

describe('for any cells at all', () => {
  const bits = [
    'Dr. ',
    'van ',
    ', ',
    ' (',
    ') ',
    '"',
    'PhD',
    'linkedin.com/in/',
    '/pub/',
    '%C3%A9',
    '%',
    'acme.com',
    '@',
    'http://',
    '.',
    '-',
    'İ',
    'ß',
    '\ud83d',
    '🚀',
    '\u200d',
    '\u0301',
    'Jane',
    'SMITH',
    'Σ',
    '\u001f',
    '\n',
    ' | ',
    'she/her',
    'ﬁ',
    '𝐉',
  ];
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(fc.constantFrom(...bits), { maxLength: 10 }).map((parts) => parts.join('')),
  );
  const anyRow = fc.record(
    { firstName: cell, lastName: cell, fullName: cell, companyDomain: cell, linkedInUrl: cell },
    { requiredKeys: [] },
  );
  const isClean = (value: string) =>
    value === value.trim() && value.normalize('NFC') === value && !/[\p{Cc}\p{Cs}]| {2}/u.test(value);

  test('reading never throws, and a repaired contact is read as itself', () => {
    fc.assert(
      fc.property(anyRow, (raw) => {
        const reading = readContact(raw, 'relaxed');
        if (reading.kind === 'skip') return;
        const again = readContact(reading.contact, 'relaxed');
        expect(again).toEqual({ kind: 'contact', contact: reading.contact, key: reading.key, repairs: [] });
        for (const value of Object.values(reading.contact)) expect(isClean(value)).toBe(true);
        expect(reading.key.split('\u001f')).toHaveLength(5);
        expect(() => encodeURIComponent(JSON.stringify(reading.contact))).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });
});
