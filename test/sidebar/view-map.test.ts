// The columns as the user checks them, and which rows are chosen.
import { describe, expect, test } from '@jest/globals';
import { CONFLICT, MAPPING, SURVEY } from '../../local/sidebar-harness/people.js';
import { mapView, outputFields, previewLines } from '../../src/sidebar/view-map.js';
import { startScope, startView } from '../../src/sidebar/view-start.js';
import type { Mapping } from '../../src/sidebar-api.js';

const labels = (mapping: Mapping) => mapView(mapping).fields.map((line) => line.label);
const withMap = (map: Mapping['reading']['map']): Mapping => ({
  ...MAPPING,
  reading: { ...MAPPING.reading, map, choices: [] },
});

describe('columns', () => {
  test('a column used twice stands at the later field, holds the button back, and is named', () => {
    const view = mapView(CONFLICT);
    expect(view.fields.filter((line) => line.error).map((line) => [line.label, line.error])).toEqual([
      ['LinkedIn URL', 'Column D is used twice. Choose another.'],
    ]);
    expect(view.heldBack).toBe('Fix 1 column to go on: LinkedIn URL.');
    expect(view.fixFirst).toBe('linkedInUrl');
    expect(mapView(MAPPING).heldBack).toBe('');
  });

  test('equally good columns are told at their field', () => {
    const view = mapView({
      ...MAPPING,
      reading: {
        ...MAPPING.reading,
        conflicts: [
          { kind: 'several candidates', columns: [3, 5], words: 'Columns D and F both look like a domain.' },
        ],
      },
    });
    expect(view.fields.find((line) => line.field === 'companyDomain')?.error).toMatch(/D and F both/);
    expect(view.heldBack).toMatch(/Fix 1 column/);
  });

  test('nothing chosen is a reason of its own', () => {
    const view = mapView(withMap({}));
    expect(view.heldBack).toBe('Choose a column for a name, a domain or a LinkedIn URL.');
    expect(view.fixFirst).toBe('firstName');
  });

  test('full name stands there when it is used or when nothing else names the person', () => {
    expect(labels(MAPPING)).not.toContain('Full name');
    expect(labels(withMap({ fullName: 1 }))).toContain('Full name');
    expect(labels(withMap({ companyDomain: 3 }))).toContain('Full name');
  });

  test('an unsure choice says why; our own result columns are not offered', () => {
    expect(mapView(MAPPING).fields[1]?.hint).toBe('“Surnme” looks like “Surname”. Check it.');
    expect(mapView({ ...MAPPING, ownColumns: [5] }).options.map((option) => option.label)).toEqual([
      'A: Id',
      'B: First name',
      'C: Surnme',
      'D: Website',
      'E: LinkedIn',
    ]);
  });

  test('company names without a domain are said, with their number', () => {
    expect(mapView(MAPPING).notes).toContain(
      '31 rows have a company name but no domain. LeadModule needs the domain, so they are skipped.',
    );
    expect(mapView({ ...MAPPING, companyOnlyRows: 1 }).notes.join()).toMatch(/1 row has .* so it is skipped/);
  });

  test('where results go', () => {
    expect(mapView(MAPPING).resultsGoTo).toBe('G to K, new');
    const [email, status] = MAPPING.outputs;
    const picked = [email && { ...email, column: 2, place: 'picked' as const }, status].flatMap(
      (one) => one ?? [],
    );
    expect(mapView({ ...MAPPING, outputs: picked }).resultsGoTo).toBe('C, H');
    expect(mapView({ ...MAPPING, outputs: [] }).resultsGoTo).toBe('none');
  });

  test('result fields follow the type', () => {
    expect(outputFields('email')).not.toContain('phone');
    expect(outputFields('phone')).not.toContain('emailStatus');
    expect(outputFields('all')).toEqual(expect.arrayContaining(['email', 'phone', 'status']));
  });
});

test('the preview shows what is sent, what was repaired and what is skipped', () => {
  const [first, second, , fourth] = previewLines(MAPPING);
  expect(first).toEqual({ row: '2', name: 'Noor Haddad', company: 'lumen.example', skip: '', repairs: [] });
  expect(second?.repairs).toEqual([{ was: 'IDA DE VRIES, MBA', words: 'Name cleaned' }]);
  expect(fourth?.skip).toBe('Skipped: no company domain');
});

describe('rows', () => {
  const empty = { ...SURVEY, selection: [], selectedRows: 0 };

  test('the selection first; without one, what is not enriched yet', () => {
    expect(startScope(SURVEY)).toBe('rows');
    expect(startScope(empty)).toBe('not enriched');
    expect(startScope({ ...empty, notEnrichedRows: 0 })).toBe('all');
  });

  test('title and count follow the choice', () => {
    expect(startView(SURVEY, undefined, '50')).toMatchObject({
      title: '500 rows selected',
      lead: 'Rows 2 to 501, tab ',
      chosenRows: 500,
      heldBack: '',
    });
    expect(startView(empty, undefined, '50')).toMatchObject({ title: 'No rows selected' });
    expect(startView(empty, 'first', '50').chosenRows).toBe(50);
    expect(startView({ ...empty, allRows: 20 }, 'first', '50').chosenRows).toBe(20);
  });

  test('a choice that the tab no longer offers is made anew', () => {
    expect(startView(empty, 'rows', '50').chosen).toBe('not enriched');
  });

  test('visible rows are offered only under a filter, and refused in words when there are too many', () => {
    const { visibleRows: _, ...plain } = SURVEY;
    const choices = (survey: typeof plain) =>
      startView(survey, undefined, '').scopes.map((line) => line.choice);
    expect(choices(plain)).not.toContain('visible');
    expect(choices(SURVEY)).toContain('visible');
    const refused = startView({ ...plain, visibleRefused: 'More than 2,000 rows.' }, undefined, '').scopes;
    expect(refused.find((line) => line.choice === 'visible')).toMatchObject({
      isOffered: false,
      hint: 'More than 2,000 rows.',
    });
  });

  test('what cannot be continued with is said', () => {
    expect(startView(empty, 'first', 'x').heldBack).toMatch(/Type how many rows/);
    expect(startView({ ...SURVEY, unusable: 'This is the ledger.' }, undefined, '').heldBack).toBe(
      'This is the ledger.',
    );
    expect(startView({ ...empty, notEnrichedRows: 0, allRows: 0 }, undefined, '').heldBack).toMatch(
      /no rows below its header/,
    );
  });
});
