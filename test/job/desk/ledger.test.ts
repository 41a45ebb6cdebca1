// The ledger's lines: what is written is read again, whatever a person typed is never a crash, and the format lasts.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decodeHeader,
  decodeLine,
  ENDING_COLUMNS,
  encodeEnding,
  encodeHeader,
  encodePlanned,
  LEDGER_COLUMNS,
  LEDGER_TITLES,
  lookupId,
  PLAN_COLUMNS,
  STATE_COLUMN,
} from '../../../src/job/desk/ledger.js';
import type { Ending } from '../../../src/job/desk/vocabulary.js';
import { readContact } from '../../../src/sheet/contact.js';
import { anyEnding, FOUND, JANE, NOW, plannableContact } from '../samples.js';

const types = fc.constantFrom('email' as const, 'phone' as const, 'all' as const);
const manyRows = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 20 });

/** A planned line, and the same line once the lookup has ended. */
const planned = encodePlanned('job1-0', 'email', JANE, [2, 9]);
const ended = (ending: Ending) => [...planned.slice(0, PLAN_COLUMNS - 1), ...encodeEnding(ending, 'job1-0')];

describe('a line', () => {
  // Sheets hides an apostrophe that opens a text; in a plain text cell it may show after all (not verified).
  const asShown = (cells: readonly string[]) => [cells, cells.map((cell) => cell.replace(/^'/, ''))];

  test('a plan comes back as it was', () => {
    fc.assert(
      fc.property(types, plannableContact, manyRows, (type, contact, rows) => {
        const cells = encodePlanned('job1-7', type, contact, rows);
        expect(cells).toHaveLength(PLAN_COLUMNS);
        for (const shown of asShown(cells))
          expect(decodeLine(shown)).toEqual({
            id: 'job1-7',
            type,
            contact,
            rowHints: rows,
            state: 'planned',
            ending: undefined,
          });
      }),
    );
  });

  test('a family name that opens with an apostrophe stays whole', () => {
    const contact = { ...JANE, lastName: "'t Hooft" };
    for (const shown of asShown(encodePlanned('job1-0', 'email', contact, [2])))
      expect(decodeLine(shown)).toMatchObject({ state: 'planned', contact });
  });

  test('an ending comes back as it was; its reason is kept for errors', () => {
    fc.assert(
      fc.property(anyEnding, (ending) => {
        const cells = encodeEnding(ending, 'job1-0');
        expect(cells).toHaveLength(ENDING_COLUMNS);
        for (const shown of asShown(ended(ending))) {
          const line = decodeLine(shown);
          expect(line.state).toBe('ended');
          expect(line.ending).toEqual(ending.status === 'error' ? ending : { ...ending, why: '' });
        }
      }),
    );
  });

  test('no text opens a formula', () => {
    const contact = { ...JANE, firstName: '=A1', lastName: '=B1', companyDomain: '=C1', linkedInUrl: '=D1' };
    const ending = { ...FOUND, email: '=1+1', phone: '=2', provider: '=3', validation: '=4' };
    for (const cell of [...encodePlanned('job1-0', 'email', contact, []), ...encodeEnding(ending, 'job1-0')])
      expect(cell).not.toMatch(/^=/);
  });

  test('columns of plan and ending meet in State and fill the line', () => {
    expect(LEDGER_TITLES[STATE_COLUMN - 1]).toBe('State');
    expect(PLAN_COLUMNS - 1 + ENDING_COLUMNS).toBe(LEDGER_COLUMNS);
  });

  test('twenty rows are enough for a hint', () => {
    const rows = Array.from({ length: 500 }, (_, index) => index + 2);
    expect(decodeLine(encodePlanned('job1-0', 'email', JANE, rows)).rowHints).toEqual(rows.slice(0, 20));
  });

  test('a lookup is known by its job and its number in the plan', () => {
    expect(decodeLine(planned)).toMatchObject({ id: lookupId('job1', 0), contact: JANE, rowHints: [2, 9] });
  });
});

describe('a line that a person edited', () => {
  const at = (title: (typeof LEDGER_TITLES)[number], text: string, cells: string[] = ended(FOUND)) =>
    decodeLine(cells.map((cell, index) => (LEDGER_TITLES[index] === title ? text : cell)));

  test('any text in any cell is no crash', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constant('x'.repeat(50_000)),
      fc.constantFrom(
        'Planned',
        'Found',
        'Error: ',
        'email',
        '2026-10-21',
        '1e999',
        '-1',
        '#REF!',
        '__proto__',
      ),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 25 }), (cells) => {
        const line = decodeLine(cells);
        if (line.state === 'ended') expect(line.ending).toBeDefined();
        if (line.state === 'planned') expect(readContact(line.contact, 'relaxed').kind).toBe('contact');
        expect(line.ending?.email.length ?? 0).toBeLessThanOrEqual(320);
        expect(line.ending?.why.length ?? 0).toBeLessThanOrEqual(60);
        for (const row of line.rowHints) expect(Number.isInteger(row) && row > 0).toBe(true);
        for (const number of [line.ending?.confidence, line.ending?.score, line.ending?.credits])
          if (number !== undefined) expect(Number.isFinite(number)).toBe(true);
      }),
    );
  });

  test.each<[string, (typeof LEDGER_TITLES)[number], string]>([
    ['an unknown state', 'State', 'Fund'],
    ['no state', 'State', ''],
    ['a state in other letters', 'State', 'found'],
    ['an unknown type', 'Type', 'fax'],
    ['no type', 'Type', ''],
    ['a date that is none', 'Looked up at', 'yesterday'],
    ['no date', 'Looked up at', ''],
  ])('%s makes it unreadable', (_, title, text) => {
    expect(at(title, text).state).toBe('unreadable');
  });

  test('a planned line is planned and a cancelled one is not sent', () => {
    expect(at('State', 'Planned', planned).state).toBe('planned');
    expect(at('State', 'Not sent', planned).state).toBe('not sent');
  });

  test.each<[string, (typeof LEDGER_TITLES)[number], string]>([
    ['an endless name', 'First name', 'x'.repeat(50_000)],
    ['a domain that is none', 'Company domain', 'ask Omar'],
    ['a name in other white space', 'First name', 'Jane  Maria'],
  ])('%s makes a planned line unreadable: nobody pays for what was not planned', (_, title, text) => {
    expect(at(title, text, planned).state).toBe('unreadable');
  });

  test('texts that no answer can hold are not ours', () => {
    const long = 'x'.repeat(50_000);
    expect(at('Email', long).ending?.email).toBe('');
    expect(at('Phone', long).ending?.phone).toBe('');
    expect(at('Provider', long).ending?.provider).toBe('');
    expect(at('Validation', long).ending?.validation).toBe('');
    expect(at('State', `Error: ${long}`).ending?.why).toHaveLength(60);
  });

  test('rows that are none are left out', () => {
    expect(at('Rows', '2 x -3 0 4.5  9 1e2').rowHints).toEqual([2, 9, 100]);
  });

  test('numbers that are none are not given', () => {
    expect(at('Confidence', 'high').ending?.confidence).toBeUndefined();
    expect(at('Score', '1e999').ending?.score).toBeUndefined();
    expect(at('Credits', 'one').ending?.credits).toBe(0);
  });
});

describe('the header', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (documentId, epoch) => {
        expect(decodeHeader(encodeHeader({ documentId, epoch }))).toEqual({ documentId, epoch });
      }),
    );
  });

  test.each<[string, string[]]>([
    ['nothing', []],
    ['titles', [...LEDGER_TITLES]],
    ['a lookup', planned],
    ['another format', ['LeadModule ledger', 'format 2', 'doc', '1']],
    ['no epoch', ['LeadModule ledger', 'format 1', 'doc', 'x']],
    ['a negative epoch', ['LeadModule ledger', 'format 1', 'doc', '-1']],
    ['half an epoch', ['LeadModule ledger', 'format 1', 'doc', '1.5']],
  ])('%s is none', (_, cells) => {
    expect(decodeHeader(cells)).toBeUndefined();
  });
});

describe('the stored format (a change here needs a migration)', () => {
  test('a header of format 1', () => {
    expect(encodeHeader({ documentId: 'doc1', epoch: 12 })).toEqual([
      'LeadModule ledger',
      'format 1',
      'doc1',
      '12',
    ]);
  });

  test('a line of format 1, planned and ended', () => {
    const start = [
      'job1-0',
      'email',
      'Jane',
      'Smith',
      'acme.example',
      'https://linkedin.com/in/janesmith',
      '2 9',
    ];
    expect(planned).toEqual([...start, 'Planned']);
    expect(ended(FOUND)).toEqual([
      ...start,
      'Found',
      '2026-10-21T07:27:00.000Z',
      'jane.smith@acme.example',
      '+14155550123',
      '95',
      'prospeo',
      'valid',
      '100',
      '1',
      'no, job1-0',
    ]);
  });

  test.each<[string, boolean]>([
    ['', false],
    ['yes', true],
  ])('an ending that names no lookup (%j, version 0.1.0 at first) is its line’s', (text, cached) => {
    const old = [...ended(FOUND).slice(0, LEDGER_COLUMNS - 1), text];
    expect(decodeLine(old)).toMatchObject({ state: 'ended', ending: { ...FOUND, cached } });
  });

  test('an ending that names another lookup is nobody’s: the line is still planned', () => {
    const hit = [...planned.slice(0, PLAN_COLUMNS - 1), ...encodeEnding(FOUND, 'job1-1')];
    expect(decodeLine(hit)).toMatchObject({ id: 'job1-0', state: 'planned', ending: undefined });
  });

  test.each<[string, Ending['status'], string]>([
    ['Found', 'found', ''],
    ['Found (risky)', 'risky', ''],
    ['Not found', 'not found', ''],
    ['Error: took too long', 'error', 'took too long'],
  ])('state %s', (words, status, why) => {
    const ending: Ending = { ...FOUND, status, why, endedAtMs: NOW };
    expect(encodeEnding(ending, 'job1-0')[0]).toBe(words);
    expect(decodeLine(ended(ending)).ending).toEqual(ending);
  });
});
