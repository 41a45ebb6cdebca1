// The plan: equal rows are one lookup, every row of the scope is in exactly one place, and nothing known is paid again.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answersQuestion, creditsPerLookup } from '../../../src/job/desk/questions.js';
import { type InputRow, type PlanOptions, planRows } from '../../../src/job/plan/plan.js';
import { type RawContact, readContact } from '../../../src/sheet/contact.js';
import { FOUND } from '../samples.js';

const STRICT: PlanOptions = { rule: 'strict', forceRefresh: false, known: new Map() };

const jane: RawContact = { firstName: 'Jane', lastName: 'Smith', companyDomain: 'acme.example' };
const omar: RawContact = { firstName: 'Omar', lastName: 'Haddad', companyDomain: 'acme.example' };
const rowsFrom = (first: number, ...raws: RawContact[]): InputRow[] =>
  raws.map((raw, index) => ({ row: first + index, raw }));

function keyOf(raw: RawContact): string {
  const reading = readContact(raw, 'strict');
  if (reading.kind !== 'contact') throw new Error(reading.reason);
  return reading.key;
}

describe('a plan', () => {
  test('equal rows share one lookup, however they are written', () => {
    const plan = planRows(
      rowsFrom(
        2,
        jane,
        { ...jane, firstName: ' JANE ', companyDomain: 'https://www.Acme.example/about' },
        omar,
      ),
      [],
      STRICT,
    );
    expect(plan.lookups.map(({ rows }) => rows)).toEqual([[2, 3], [4]]);
    expect(plan.lookups[0]?.contact.firstName).toBe('Jane');
    expect(plan).toMatchObject({ rows: 3, duplicates: 1, outsideRows: 0, knownCount: 0 });
  });

  test('rows that cannot be looked up are skipped, each with its reason', () => {
    const plan = planRows(
      rowsFrom(2, {}, { firstName: 'Jane' }, { companyDomain: 'acme.example' }, jane, {}),
      [],
      STRICT,
    );
    expect([...plan.skipped]).toEqual([
      ['empty', [2, 6]],
      ['no domain', [3]],
      ['no name', [4]],
    ]);
    expect(plan.lookups).toHaveLength(1);
  });

  test('the rule of the API asks about what the careful rule skips', () => {
    const scope = rowsFrom(2, { firstName: 'Jane' }, { companyDomain: 'acme.example' });
    expect(planRows(scope, [], { ...STRICT, rule: 'relaxed' }).lookups).toHaveLength(2);
  });

  test('rows outside the selection with the same contact are filled too, and counted', () => {
    const plan = planRows(rowsFrom(5, jane), rowsFrom(2, omar, jane, {}), STRICT);
    expect(plan.lookups).toEqual([expect.objectContaining({ rows: [3, 5] })]);
    expect(plan).toMatchObject({ rows: 1, outsideRows: 1, duplicates: 0 });
  });

  test('what the ledger knows is free', () => {
    const known = new Map([
      [keyOf(jane), FOUND],
      [keyOf(omar), { ...FOUND, status: 'not found' as const, email: '' }],
    ]);
    const plan = planRows(rowsFrom(2, jane, omar), [], { ...STRICT, known });
    expect(plan).toMatchObject({ knownCount: 2, knownWithoutSuccess: 1 });
    expect(plan.lookups.map((lookup) => lookup.known?.status)).toEqual(['found', 'not found']);
  });

  test('a fresh look pays for all of it again', () => {
    const known = new Map([[keyOf(jane), FOUND]]);
    const plan = planRows(rowsFrom(2, jane), [], { ...STRICT, known, forceRefresh: true });
    expect(plan.knownCount).toBe(0);
    expect(plan.lookups[0]?.known).toBeUndefined();
  });
});

describe('any plan', () => {
  const cell = (...texts: string[]) => fc.constantFrom('', ...texts);
  const raw: fc.Arbitrary<RawContact> = fc.record({
    firstName: cell('Jane', 'jane', 'Omar', '#N/A', 'x'.repeat(300)),
    lastName: cell('Smith', ' Smith'),
    companyDomain: cell('acme.example', 'https://acme.example/', 'gmail.com', 'no domain'),
    linkedInUrl: cell('https://linkedin.com/in/janesmith', 'https://linkedin.com/company/acme'),
  });
  const options = fc.record({
    rule: fc.constantFrom('strict' as const, 'relaxed' as const),
    forceRefresh: fc.boolean(),
  });

  test('every row of the scope is in exactly one lookup or one skip; a lookup a contact', () => {
    fc.assert(
      fc.property(
        fc.array(raw, { maxLength: 30 }),
        fc.array(raw, { maxLength: 10 }),
        options,
        (inside, outside, { rule, forceRefresh }) => {
          const scope = rowsFrom(2, ...inside);
          const others = rowsFrom(2 + inside.length, ...outside);
          const plan = planRows(scope, others, { rule, forceRefresh, known: new Map() });
          const planned = plan.lookups.flatMap(({ rows }) => rows);
          const skipped = [...plan.skipped.values()].flat();
          const isInside = (row: number) => row < 2 + inside.length;
          expect([...planned.filter(isInside), ...skipped].sort((a, b) => a - b)).toEqual(
            scope.map(({ row }) => row),
          );
          expect(planned.filter((row) => !isInside(row))).toHaveLength(plan.outsideRows);
          expect(new Set(plan.lookups.map(({ key }) => key)).size).toBe(plan.lookups.length);
          expect(plan.lookups.length + plan.duplicates + skipped.length).toBe(plan.rows);
          for (const { rows } of plan.lookups) expect(rows).toEqual([...rows].sort((a, b) => a - b));
          for (const { key, rows } of plan.lookups)
            for (const row of rows) {
              const reading = readContact(
                [...scope, ...others].find((one) => one.row === row)?.raw ?? {},
                rule,
              );
              expect(reading).toMatchObject({ kind: 'contact', key });
            }
        },
      ),
    );
  });
});

describe('prices and questions', () => {
  test.each([
    ['email', undefined, 1],
    ['phone', undefined, 1],
    ['all', undefined, 2],
    ['email', 0, 1],
    ['email', 3, 3],
    ['all', 3, 3],
  ] as const)('%s with %p seen costs at most %d', (type, seen, credits) => {
    expect(creditsPerLookup(type, seen)).toBe(credits);
  });

  test('a finished "all" answers everything; nothing else answers "all"', () => {
    expect(answersQuestion('all', 'email')).toBe(true);
    expect(answersQuestion('all', 'phone')).toBe(true);
    expect(answersQuestion('all', 'all')).toBe(true);
    expect(answersQuestion('email', 'email')).toBe(true);
    expect(answersQuestion('email', 'all')).toBe(false);
    expect(answersQuestion('email', 'phone')).toBe(false);
  });
});
