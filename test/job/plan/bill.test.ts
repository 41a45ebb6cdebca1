// The bill as a person reads it before anything is spent.
import { describe, expect, test } from '@jest/globals';
import { billOf, billText } from '../../../src/job/plan/bill.js';
import { planRows } from '../../../src/job/plan/plan.js';
import { type RawContact, readContact } from '../../../src/sheet/contact.js';
import { FOUND } from '../samples.js';

const person = (firstName: string): RawContact => ({
  firstName,
  lastName: 'Sample',
  companyDomain: 'acme.example',
});
const rows = (first: number, ...raws: RawContact[]) =>
  raws.map((raw, index) => ({ row: first + index, raw }));

function bill(inside: RawContact[], outside: RawContact[] = [], knownName?: string, notFoundName?: string) {
  const known = new Map();
  for (const [name, ending] of [
    [knownName, FOUND],
    [notFoundName, { ...FOUND, status: 'not found' }],
  ] as const) {
    const reading = name === undefined ? undefined : readContact(person(name), 'strict');
    if (reading?.kind === 'contact') known.set(reading.key, ending);
  }
  const plan = planRows(rows(2, ...inside), rows(100, ...outside), {
    rule: 'strict',
    forceRefresh: false,
    known,
  });
  return {
    email: billOf(plan, 'Leads', 'email', 60, undefined),
    all: billOf(plan, 'Leads', 'all', 60, 0),
    seen: billOf(plan, 'Leads', 'email', 60, 3),
  };
}

describe('the bill', () => {
  test('names every reason, every saving and the most it can cost', () => {
    const { email } = bill(
      [person('Jane'), person('Jane'), person('Omar'), person('Ida'), person('Wei'), {}, { firstName: 'Bo' }],
      [person('Omar')],
      'Ida',
      'Wei',
    );
    expect(billText(email)).toBe(
      [
        'Look up e-mails on tab Leads.',
        '',
        'Rows selected: 7',
        'Skipped: 2',
        `– ${email.skipped[0]?.words}: 1`,
        `– ${email.skipped[1]?.words}: 1`,
        'Same contact in several rows: 1',
        'Contacts: 4',
        'Paid for in the last 30 days, free: 2',
        '– of these without success: 1',
        'Also filled outside the selection: 1 row with the same contacts',
        'Credits, at most: 2',
        '',
        'A lookup costs a credit, found or not. About 1 min with the sidebar open.',
        'Providers that you connected with keys of your own may bill you separately.',
      ].join('\n'),
    );
    expect(email.skipped.map(({ reason, firstRows }) => [reason, firstRows])).toEqual([
      ['empty', [7]],
      ['no domain', [8]],
    ]);
    for (const { words } of email.skipped) expect(words.length).toBeGreaterThan(3);
  });

  test('counts two credits for "all" until it is known, and the highest that was seen', () => {
    const { email, all, seen } = bill([person('Jane'), person('Omar')]);
    expect([email, all, seen].map(({ creditsAtMost }) => creditsAtMost)).toEqual([2, 4, 6]);
    expect(billText(all)).toContain('Look up e-mails and phones');
  });

  test('nothing to send costs and takes nothing', () => {
    const { email } = bill([person('Jane')], [], 'Jane');
    expect(email).toMatchObject({
      lookups: 0,
      creditsAtMost: 0,
      requestsAtMost: 0,
      minutesSidebar: 0,
      knownFree: 1,
    });
    expect(billText(email)).toContain('Credits, at most: 0');
    expect(billText(email)).not.toContain('A lookup costs');
    expect(bill([]).email).toMatchObject({ rows: 0, contacts: 0, lookups: 0 });
  });

  test('a thousand contacts take about 35 minutes at 60 requests a minute', () => {
    const { email } = bill(
      Array.from({ length: 1_000 }, (_, index) =>
        person(
          `Nora${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + (Math.floor(index / 26) % 26))}${String.fromCharCode(97 + Math.floor(index / 676))}`,
        ),
      ),
    );
    expect(email).toMatchObject({
      lookups: 1_000,
      creditsAtMost: 1_000,
      requestsAtMost: 2_100,
      minutesSidebar: 35,
    });
  });
});
