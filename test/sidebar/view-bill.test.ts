// The bill: what a person must be able to check in the head, and what holds the primary button back.
import { describe, expect, test } from '@jest/globals';
import { BILL, OPENING } from '../../local/sidebar-harness/people.js';
import { FRESH_DRAFT as FRESH } from '../../src/sidebar/draft.js';
import { type BillView, billView, capOf, rowsBehind, trialOf } from '../../src/sidebar/view-bill.js';
import type { PageBill, PageSettings } from '../../src/sidebar-api.js';

const { settings } = OPENING;
const OPEN: PageSettings = { ...settings, creditsPerRun: 0, askAboveCredits: 0 };

const NOW = { nowMs: Date.parse('2026-09-14T14:32:00Z'), timeZone: 'Etc/UTC' };

function view(
  bill: PageBill = BILL,
  draft: Partial<typeof FRESH> = {},
  with_: PageSettings = OPEN,
): BillView {
  return billView(bill, { ...FRESH, ...draft }, with_, true, NOW);
}

/** The number that a line shows. */
function figure(shown: BillView, label: string): number {
  const line = shown.lines.find((one) => one.label === label);
  if (!line) throw new Error(`no line "${label}"`);
  return Number(line.value.replace('−', '-').replace(/[^\d-]/g, ''));
}

describe('arithmetic', () => {
  test('rows minus skips minus doubles is contacts; minus what is free is credits', () => {
    const shown = view();
    const skipped = figure(shown, 'Skipped');
    const reasons = shown.lines.filter((line) => line.rows).map((line) => Number(line.value));
    expect(reasons.reduce((sum, rows) => sum + rows, 0)).toBe(-skipped);
    expect(figure(shown, 'Rows') + skipped + figure(shown, 'Same contact in several rows')).toBe(
      figure(shown, 'Contacts'),
    );
    expect(figure(shown, 'Contacts') + figure(shown, 'Paid for in the last 30 days, free')).toBe(
      figure(shown, 'Credits, at most'),
    );
  });

  test('where a lookup may cost more than a credit, the lookups stand between', () => {
    const shown = view({ ...BILL, type: 'all', creditsAtMost: 748 });
    expect(figure(shown, 'Lookups, up to 2 credits each')).toBe(374);
    expect(figure(shown, 'Credits, at most')).toBe(748);
    expect(shown.notes[0]).toBe('Likely 366. A lookup costs up to 2 credits, found or not.');
  });

  test('every reason tells its rows', () => {
    const line = view().lines.find((one) => one.label === 'No company domain');
    expect(line?.rows && rowsBehind(line.rows, 'Contacts')).toBe(
      'Rows 5, 9, 12, 40, 41, 77, 78, 80, 91, 95, 99, 120 and 19 more, tab Contacts.',
    );
  });

  test('what else is filled and who may be the same person is said', () => {
    const left = (creditsLeftToday: number) =>
      view({ ...BILL, creditsLeftToday, dayEndsMs: NOW.nowMs + 72_000_000 }).notes[1];
    expect(left(374)).toBe('Today’s limit leaves 374 credits.');
    expect(left(1)).toBe('Today’s limit leaves 1 credit. What costs more waits until tomorrow 10:32.');
    const { notes } = view({ ...BILL, outsideRows: 1, samePerson: { pairs: 2, firstRows: [[4, 9]] } });
    expect(notes).toContain('1 row outside your choice holds the same contacts and will be filled too.');
    expect(notes).toContain('2 pairs are probably the same person, such as rows 4 and 9; each is looked up.');
  });
});

describe('what the button says', () => {
  test('verb and object, by what is billed', () => {
    expect(view().primary).toBe('Enrich 412 contacts');
    expect(view(BILL, { forceRefresh: true }).primary).toBe('Look up 412 contacts again');
    expect(view({ ...BILL, lookups: 0, creditsAtMost: 0 }).primary).toBe('Fill 412 contacts, free');
    expect(view({ ...BILL, contacts: 1 }, { what: { kind: 'retry', jobId: 'j', reasons: [] } }).primary).toBe(
      'Retry 1 contact',
    );
    expect(view(BILL, { what: { kind: 'rest', jobId: 'j' } }).primary).toBe('Enrich the other 412');
    expect(view(BILL, { what: { kind: 'take over', jobId: 'j' } }).primary).toBe('Take over 412 contacts');
    expect(view(BILL, { what: { kind: 'again', jobId: 'j' } }).primary).toBe('Look up 412 contacts now');
  });

  test('is held back, with the reason, when nothing can be looked up', () => {
    expect(view({ ...BILL, contacts: 0, lookups: 0, creditsAtMost: 0 }).heldBack).toMatch(
      /None of these rows/,
    );
    expect(view().heldBack).toBe('');
  });
});

describe('limits', () => {
  test('above the own limit one box must be ticked', () => {
    const strict = { ...OPEN, askAboveCredits: 300 };
    expect(view(BILL, {}, strict).agreement?.label).toBe('Spend up to 374 credits');
    expect(view(BILL, {}, strict).heldBack).toBe('Tick the box to go on.');
    expect(view(BILL, { isAgreed: true }, strict).heldBack).toBe('');
    expect(view(BILL, {}, { ...OPEN, askAboveCredits: 374 }).agreement).toBeUndefined();
  });

  test('the cap is the limit a run, else the ceiling, else what was typed', () => {
    expect(capOf(BILL, FRESH, OPEN)).toEqual({ kind: 'credits', credits: 374 });
    expect(capOf(BILL, FRESH, { ...OPEN, creditsPerRun: 100 })).toEqual({ kind: 'credits', credits: 100 });
    expect(capOf(BILL, FRESH, { ...OPEN, creditsPerRun: 1000 })).toEqual({ kind: 'credits', credits: 374 });
    expect(capOf(BILL, { capText: '1,200' }, OPEN)).toEqual({ kind: 'credits', credits: 1200 });
    expect(capOf(BILL, { capText: ' ' }, OPEN)).toEqual({ kind: 'none' });
    expect(capOf(BILL, { capText: '0' }, OPEN)).toEqual({ kind: 'unreadable' });
    expect(view(BILL, { capText: 'many' }).heldBack).toBe('The limit is not a number of credits.');
    expect(view(BILL, { capText: '100' }).foot).toBe('Pauses at 100 credits and asks you.');
  });
});

describe('trial', () => {
  test('ten contacts, their price, and only where there is a rest', () => {
    expect(view().trial).toEqual({ contacts: 10, creditsAtMost: 10 });
    expect(trialOf({ ...BILL, creditsAtMost: 748 })).toEqual({ contacts: 10, creditsAtMost: 20 });
    expect(view({ ...BILL, contacts: 29, lookups: 29, creditsAtMost: 29 }).trial).toBeUndefined();
    expect(view(BILL, { what: { kind: 'rest', jobId: 'j' } }).trial).toBeUndefined();
    expect(billView(BILL, FRESH, OPEN, false, NOW).trial).toBeUndefined();
  });
});

test('time and quota are told only for what is sent', () => {
  expect(view().lanes).toHaveLength(2);
  expect(view({ ...BILL, lookups: 0, creditsAtMost: 0 }).lanes).toEqual([]);
  expect(view().quotas.map((quota) => quota.label)).toEqual(['Web requests', 'Background']);
  const { quota: _, ...plain } = BILL;
  expect(view(plain).quotas).toEqual([]);
});
