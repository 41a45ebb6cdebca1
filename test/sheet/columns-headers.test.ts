// Column detection measured on header rows: real ones with their source, exports of programs, composed and held-out ones.
import { describe, expect, test } from '@jest/globals';
import { aliases } from './columns/aliases.js';
import { mapped, score } from './columns/header-case.js';
import { composedRows } from './columns/rows-composed.js';
import { exportRows } from './columns/rows-exports.js';
import { freshRows, uncheckedRows } from './columns/rows-fresh.js';
import { heldOutRows } from './columns/rows-held-out.js';
import { tunedRows } from './columns/rows-tuned.js';

describe('real header rows', () => {
  test('there are at least 200, each with its source, none twice', () => {
    const rows = [...tunedRows, ...heldOutRows];
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(new Set(rows.map(([, row]) => row)).size).toBe(rows.length);
    for (const [source] of rows) expect(source).not.toBe('');
  });

  test('the half looked at while writing the rules is read without a mistake', () => {
    expect(score(tunedRows).wrong).toEqual([]);
  });

  // Measured on the held-out half: 111 of 120 rows and 588 of 600 decisions right when the first rules were run, 114 and
  // 593 when they were finished. It was counted, never looked into; the person who wrote the rules had marked its rows.
  test('the half held out is read almost without a mistake', () => {
    const held = score(heldOutRows);
    expect(held.rightRows / held.rows).toBeGreaterThanOrEqual(0.94);
    expect(held.rightDecisions / held.decisions).toBeGreaterThanOrEqual(0.98);
  });
});

describe('header rows as programs export them', () => {
  test('are read almost without a mistake', () => {
    const { rows, rightRows, decisions, rightDecisions } = score(exportRows);
    expect(rows).toBeGreaterThanOrEqual(130);
    expect(rightRows / rows).toBeGreaterThanOrEqual(0.93);
    expect(rightDecisions / decisions).toBeGreaterThanOrEqual(0.98);
  });
});

describe('header rows written down after the rules', () => {
  test('those that the rules were mended for are read without a mistake', () => {
    expect(score(freshRows).wrong).toEqual([]);
  });

  test('of those that were only counted, at least as many are read as then', () => {
    const { rows, rightRows, decisions, rightDecisions } = score(uncheckedRows);
    expect(rightRows / rows).toBeGreaterThanOrEqual(19 / 24);
    expect(rightDecisions / decisions).toBeGreaterThanOrEqual(111 / 120);
  });
});

describe('header rows composed after recruiting, HR, event and sales tools', () => {
  test('are read almost without a mistake; what is left needs the cells below', () => {
    const { rows, rightRows, decisions, rightDecisions } = score(composedRows);
    expect(rows).toBeGreaterThanOrEqual(200);
    expect(rightRows / rows).toBeGreaterThanOrEqual(0.92);
    expect(rightDecisions / decisions).toBeGreaterThanOrEqual(0.98);
  });

  test.each([
    [
      'First, what is your name?|2. Last name|3. Website',
      { lastName: '2. Last name', companyDomain: '3. Website' },
    ],
    ['Firma|Ansprechpartner/in|Web', { fullName: 'Ansprechpartner/in', companyDomain: 'Web' }],
    ['Company|URL|Founder name|Founder LinkedIn URL', { companyDomain: 'URL', fullName: 'Founder name' }],
    [
      'F. Name|L. Name|Co. Website',
      { firstName: 'F. Name', lastName: 'L. Name', companyDomain: 'Co. Website' },
    ],
    ['Last, First|Company', { fullName: 'Last, First' }],
  ])('%s', (row, expected) => {
    expect(mapped([row.split('|')])).toMatchObject(expected);
  });
});

describe('single headers in five languages', () => {
  const cases = Object.entries(aliases).flatMap(([field, headers]) =>
    headers.map((header) => [header, field] as const),
  );

  test('there are at least 130', () => {
    expect(cases.filter(([, field]) => field !== 'none').length).toBeGreaterThanOrEqual(130);
  });

  test.each(cases)('%s: %s', (header, field) => {
    // Beside a column of another kind, as in a table; "First" needs its "Last".
    const found = mapped([[header, 'Phone', 'City']]);
    expect(found).toEqual(field === 'none' ? {} : { [field]: header });
  });

  test.each(cases.filter(([, field]) => field !== 'none'))('%s in another dress', (header, field) => {
    const dressed = header.toUpperCase().replace(/[ _-]+/g, ' - ');
    expect(Object.keys(mapped([[dressed, 'PHONE', 'CITY']]))).toEqual([field]);
  });
});
