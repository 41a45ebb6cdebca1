// Ten lookups spread over a plan, in front of the rest.
import { describe, expect, test } from '@jest/globals';
import { PILOT_LOOKUPS, pilotFirst } from '../../../src/job/plan/pilot.js';
import type { PlannedLookup } from '../../../src/job/plan/plan.js';
import { samePersons } from '../../../src/job/plan/same-person.js';
import { contactOf, FOUND, JANE } from '../samples.js';

const lookups = (count: number, isKnown: (index: number) => boolean = () => false): PlannedLookup[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `k${index}`,
    contact: contactOf(`N${index}`),
    rows: [index + 2],
    known: isKnown(index) ? FOUND : undefined,
  }));
const keys = (plan: readonly PlannedLookup[] | undefined) => plan?.map(({ key }) => key);

describe('the pilot', () => {
  test('is spread from the first to the last, and every lookup stays in the plan once', () => {
    const plan = keys(pilotFirst(lookups(100)));
    expect(plan?.slice(0, PILOT_LOOKUPS)).toEqual([
      'k0',
      'k11',
      'k22',
      'k33',
      'k44',
      'k55',
      'k66',
      'k77',
      'k88',
      'k99',
    ]);
    expect(new Set(plan).size).toBe(100);
    expect(plan).toHaveLength(100);
  });

  test('takes only what would be paid for', () => {
    const plan = pilotFirst(lookups(60, (index) => index % 2 === 0));
    expect(plan?.slice(0, PILOT_LOOKUPS).every(({ known }) => known === undefined)).toBe(true);
  });

  test('eleven are the fewest with a rest', () => {
    expect(keys(pilotFirst(lookups(11)))).toHaveLength(11);
    expect(pilotFirst(lookups(10))).toBeUndefined();
    expect(pilotFirst(lookups(30, (index) => index > 9))).toBeUndefined();
  });
});

describe('probably the same person', () => {
  const of = (...contacts: Partial<PlannedLookup['contact']>[]) =>
    samePersons(
      contacts.map((contact, index) => ({
        key: String(index),
        contact: { ...JANE, linkedInUrl: '', ...contact },
        rows: [index + 2],
        known: undefined,
      })),
    );

  test('accents, marks and a prefix of the domain make no other person', () => {
    expect(of({ firstName: 'José' }, { firstName: 'Jose', companyDomain: 'www.acme.example' })).toEqual({
      pairs: 1,
      firstRows: [[2, 3]],
    });
  });

  test('two profiles, two companies, or half a name do', () => {
    expect(of({ linkedInUrl: 'a' }, { linkedInUrl: 'b' }).pairs).toBe(0);
    expect(of({}, { companyDomain: 'other.example' }).pairs).toBe(0);
    expect(of({ lastName: '' }, { lastName: '' }).pairs).toBe(0);
    expect(of({ companyDomain: '' }, { companyDomain: '' }).pairs).toBe(0);
    expect(of({ linkedInUrl: 'a' }, {}).pairs).toBe(1);
  });
});
