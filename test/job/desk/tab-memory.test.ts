// What is remembered about a tab's columns, in a store of strings.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  learnedHeaders,
  learnHeaders,
  readColumnWishes,
  readOutputWishes,
  recallTab,
  rememberTab,
} from '../../../src/job/desk/tab-memory.js';
import type { Store } from '../../../src/ports.js';

function storeOf(): Store {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    getAll: () => Object.fromEntries(values),
    set: (key, value) => void values.set(key, value),
    setAll: (all) => {
      for (const key of Object.keys(all)) values.set(key, all[key] ?? '');
    },
    remove: (key) => void values.delete(key),
  };
}

const HEADERS = ['First', 'Last', '', 'Site', 'Site', 'Mail'];

describe('columns of a tab', () => {
  test('are found again by header text where it stands once, else where they were, else not at all', () => {
    const store = storeOf();
    const columns = { firstName: 0, lastName: null, companyDomain: 4, linkedInUrl: 2 };
    rememberTab(store, 7, 'email', HEADERS, { columns, outputs: { email: 5, status: 'new' } }, 1);
    expect(recallTab(store, 7, 'email', HEADERS)).toEqual({ columns, outputs: { email: 5, status: 'new' } });
    const moved = ['Mail', 'x', 'First', 'Last', 'Other', 'Site', 'Site'];
    expect(recallTab(store, 7, 'email', moved)).toEqual({
      columns: { firstName: 2, lastName: null },
      outputs: { email: 0, status: 'new' },
    });
    expect(recallTab(store, 7, 'email', ['Site', 'First', '', '', 'Site', 'New']).columns).toMatchObject({
      firstName: 1,
      companyDomain: 4,
      linkedInUrl: 2,
    });
  });

  test('outputs are kept for each type; saying nothing about them keeps them', () => {
    const store = storeOf();
    rememberTab(store, 7, 'email', HEADERS, { columns: {}, outputs: { email: 'new' } }, 1);
    rememberTab(store, 7, 'phone', HEADERS, { columns: { firstName: 1 }, outputs: { phone: 'new' } }, 2);
    rememberTab(store, 7, 'phone', HEADERS, { columns: {}, outputs: undefined }, 3);
    expect(recallTab(store, 7, 'email', HEADERS).outputs).toEqual({ email: 'new' });
    expect(recallTab(store, 7, 'phone', HEADERS)).toEqual({
      columns: { firstName: 1 },
      outputs: { phone: 'new' },
    });
    expect(recallTab(store, 7, 'all', HEADERS).outputs).toBeUndefined();
    expect(recallTab(store, 8, 'email', HEADERS)).toEqual({ columns: {}, outputs: undefined });
  });

  test('all tabs together stay within 30,000 characters; the latest are kept', () => {
    const store = storeOf();
    const headers = Array.from({ length: 6 }, (_, index) => `${index}${'x'.repeat(300)}`);
    const wishes = {
      columns: { firstName: 0, lastName: 1, companyDomain: 2 },
      outputs: { email: 3, status: 4, provider: 5 } as const,
    };
    for (let tab = 0; tab < 120; tab++) rememberTab(store, tab, 'email', headers, wishes, tab);
    const all = store.getAll();
    const size = Object.values(all).reduce((sum, text) => sum + text.length, 0);
    expect(size).toBeLessThanOrEqual(30_000);
    expect(size).toBeGreaterThan(25_000);
    expect(recallTab(store, 119, 'email', headers).columns).toEqual(wishes.columns);
    expect(recallTab(store, 0, 'email', headers).columns).toEqual({});
  });
});

describe('headers that were taught', () => {
  test('are known by letters and digits; the last word counts; many stay within a property', () => {
    const user = storeOf();
    learnHeaders(user, ['Called:', 'Nom'], { firstName: 0, lastName: 1 });
    learnHeaders(user, ['called'], { fullName: 0, companyDomain: null });
    expect({ ...learnedHeaders(user) }).toEqual({ called: 'fullName', nom: 'lastName' });
    for (let n = 0; n < 400; n++) learnHeaders(user, [`header number ${n}`], { lastName: 0 });
    const learned = learnedHeaders(user);
    expect(learned['headernumber399']).toBe('lastName');
    expect(Object.values(user.getAll()).join('').length).toBeLessThan(9_000);
    learnHeaders(user, ['__proto__'], { firstName: 0 });
    expect(learnedHeaders(user)['proto']).toBe('firstName');
  });

  test('a correction takes back what another header of the tab was taken for, and nothing of other tabs', () => {
    const user = storeOf();
    learnHeaders(user, ['Rufname', 'Mail'], { firstName: 0 });
    learnHeaders(user, ['Called', 'Surname'], { firstName: 1 });
    learnHeaders(user, ['Called', 'Surname'], { firstName: 0 });
    expect({ ...learnedHeaders(user) }).toEqual({ rufname: 'firstName', called: 'firstName' });
  });
});

describe('wishes from the page', () => {
  test('only columns that can exist are wishes; nothing throws', () => {
    expect(
      readColumnWishes({ firstName: 0, lastName: null, companyDomain: -1, fullName: 1.5, other: 3 }),
    ).toEqual({
      firstName: 0,
      lastName: null,
    });
    expect(readOutputWishes({ email: 'new', status: 4, phone: 'x', score: -2 })).toEqual({
      email: 'new',
      status: 4,
    });
    expect(readOutputWishes({})).toBeUndefined();
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        readColumnWishes(raw);
        readOutputWishes(raw);
      }),
    );
  });
});
