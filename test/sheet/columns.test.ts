// Column detection as the Map view shows it: which column is taken for what, and what is said about the rest.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ColumnMap, mapConflicts, readHeaders } from '../../src/sheet/columns.js';
import { mapped } from './columns/header-case.js';

const table = (text: string) => text.split('\n').map((line) => line.split('|'));

describe('what a header cannot say alone', () => {
  test.each([
    ['Vorname|Name|Firma', { firstName: 'Vorname', lastName: 'Name' }],
    ['Nom|Prénom|Société', { firstName: 'Prénom', lastName: 'Nom' }],
    ['Naam|Voornaam|Bedrijf', { firstName: 'Voornaam', lastName: 'Naam' }],
    ['Apellidos|Nombre|Empresa', { firstName: 'Nombre', lastName: 'Apellidos' }],
    ['Name|Surname|Company', { firstName: 'Name', lastName: 'Surname' }],
    ['Nombre|Empresa', { fullName: 'Nombre' }],
    ['Contact Name|First Name', { firstName: 'First Name', fullName: 'Contact Name' }],
    ['First|Last|Domain', { firstName: 'First', lastName: 'Last', companyDomain: 'Domain' }],
    ['First|Domain', { companyDomain: 'Domain' }],
    ['First Contact|Last Contact|Name', { fullName: 'Name' }],
    ['Name|LinkedIn|Company LinkedIn', { fullName: 'Name', linkedInUrl: 'LinkedIn' }],
    ['Name|Company LinkedIn|Website', { fullName: 'Name', companyDomain: 'Website' }],
    ['Name|E-mail|Company', { fullName: 'Name', companyDomain: 'E-mail' }],
    ['Name|E-mail|Website', { fullName: 'Name', companyDomain: 'Website' }],
    ['Name|E-mail|LinkedIn', { fullName: 'Name', linkedInUrl: 'LinkedIn' }],
    ['Name|Personal e-mail|Company', { fullName: 'Name' }],
    [
      'Company|Website|CEO First Name|CEO Last Name|LinkedIn|CEO LinkedIn',
      {
        companyDomain: 'Website',
        firstName: 'CEO First Name',
        lastName: 'CEO Last Name',
        linkedInUrl: 'CEO LinkedIn',
      },
    ],
    ['Contact Owner|Owner Name|First Name|Last Name', { firstName: 'First Name', lastName: 'Last Name' }],
  ])('%s', (row, expected) => {
    expect(mapped([row.split('|')])).toEqual(expected);
  });
});

describe('the header row', () => {
  test('stands below titles, notes and blank rows', () => {
    const rows = table(
      'Leads from LinkedIn 2026\n\n||Q3\nFull name|Website|Phone\nTom Berg|globex.example|1',
    );
    expect(readHeaders(rows)).toMatchObject({ headerRow: 3, map: { fullName: 0, companyDomain: 1 } });
  });

  test('is not a title of one cell, nor the form above the table', () => {
    expect(readHeaders(table('LinkedIn profiles||\nEmail|Company|Phone')).headerRow).toBe(1);
    const form = 'Website|https://a.example|LinkedIn|https://b.example|Full name|Ada\nName|Domain||||';
    expect(readHeaders(table(form))).toMatchObject({ headerRow: 1, map: { fullName: 0, companyDomain: 1 } });
  });

  test('is found as far down as row 20 and no further', () => {
    const notes = (count: number) =>
      Array.from({ length: count }, () => ['Exported for you', 'by the team', '']);
    const header = ['First name', 'Last name', 'Domain'];
    expect(readHeaders([...notes(19), header]).headerRow).toBe(19);
    expect(readHeaders([...notes(20), header]).map).toEqual({});
  });

  test('of a LinkedIn export is below its notes, and its "URL" is the profile', () => {
    const rows = table(
      'Notes:\n"When exporting your connection data, you may notice that some e-mail addresses are missing."\n\n' +
        'First Name|Last Name|URL|Email Address|Company|Position|Connected On\n' +
        'Ada|Byron|https://www.linkedin.com/in/ada-example||Acme|Engineer|01 Jan 2024',
    );
    const reading = readHeaders(rows);
    expect(reading).toMatchObject({
      headerRow: 3,
      preset: 'LinkedIn connections',
      map: { firstName: 0, lastName: 1, linkedInUrl: 2 },
    });
    expect(reading.map.companyDomain).toBeUndefined();
    expect(reading.notes).toEqual([]);
  });

  test('may be missing: the content tells', () => {
    const rows = table(
      'Ada Byron|https://linkedin.com/in/ada-example|acme.example\nTom Berg|https://linkedin.com/in/tom-example|globex.example\n' +
        'Anna Holm|https://linkedin.com/in/anna-example|initech.example',
    );
    expect(readHeaders(rows)).toMatchObject({
      headerRow: -1,
      map: { fullName: 0, linkedInUrl: 1, companyDomain: 2 },
    });
    const split = table('Ada|Byron|acme.example\nTom|Berg|globex.example\nAnna|Holm|initech.example');
    expect(readHeaders(split)).toMatchObject({
      headerRow: -1,
      map: { firstName: 0, lastName: 1, companyDomain: 2 },
    });
  });

  test('may be in a language we do not read', () => {
    const rows = table('名前|会社|サイト\nTom Berg|Globex|globex.example\nAnna Holm|Initech|initech.example');
    expect(readHeaders(rows)).toMatchObject({ headerRow: 0, map: { fullName: 0, companyDomain: 2 } });
  });

  test.each([[[]], [[[]]], [[['']]], [[['', ''], ['']]]])('%j has none', (rows) => {
    expect(readHeaders(rows)).toMatchObject({
      headerRow: -1,
      map: {},
      choices: [],
      conflicts: [],
      notes: [],
    });
  });
});

describe('content beside the header', () => {
  test('settles what "URL" is', () => {
    expect(
      mapped(table('Name|URL\nTom Berg|https://globex.example\nAnna Holm|https://initech.example')),
    ).toMatchObject({
      companyDomain: 'URL',
    });
    expect(
      mapped(table('Name|URL\nTom Berg|https://linkedin.com/in/tom\nAnna Holm|linkedin.com/in/anna')),
    ).toMatchObject({
      linkedInUrl: 'URL',
    });
  });

  test('company pages under "LinkedIn" are not the person’s, and the user hears it', () => {
    const reading = readHeaders(
      table(
        'Name|LinkedIn\nTom Berg|https://linkedin.com/company/globex\nAnna Holm|https://linkedin.com/company/initech',
      ),
    );
    expect(reading.map.linkedInUrl).toBeUndefined();
    expect(reading.notes.map((note) => note.words).join()).toContain(
      'Column B (“LinkedIn”) holds LinkedIn pages of companies',
    );
  });

  test('private mailboxes are no source of domains', () => {
    const rows = table('First name|Last name|Email\nTom|Berg|tom@gmail.com\nAnna|Holm|anna@gmail.com');
    expect(mapped(rows)).toEqual({ firstName: 'First name', lastName: 'Last name' });
    const work = table(
      'First name|Last name|Email\nTom|Berg|tom@globex.example\nAnna|Holm|anna@initech.example',
    );
    expect(mapped(work)).toMatchObject({ companyDomain: 'Email' });
    expect(readHeaders(work).notes.map((note) => note.kind)).toEqual(['domain from e-mail']);
  });

  test('Phantombuster’s public profile is preferred to its sales link', () => {
    const rows = table(
      'profileUrl|firstName|lastName|vmid|linkedInProfileUrl\n' +
        'https://www.linkedin.com/sales/lead/ACwA,x|Tom|Berg|ACwA|https://www.linkedin.com/in/tom\n' +
        'https://www.linkedin.com/sales/lead/ACwB,x|Anna|Holm|ACwB|https://www.linkedin.com/in/anna',
    );
    expect(mapped(rows)).toMatchObject({ linkedInUrl: 'linkedInProfileUrl' });
  });
});

describe('what the user hears', () => {
  test('company names without a domain', () => {
    const reading = readHeaders([['First name', 'Last name', 'Company']]);
    expect(reading.notes.map((note) => note.words)).toEqual([
      'Column C (“Company”) holds company names. LeadModule needs the domain (acme.com), or a LinkedIn profile.',
    ]);
  });

  test('dates and formulas in name columns', () => {
    const rows = table(
      'First name|Last name|Website\nTom|2024-01-02|globex.example\nAnna|2024-01-05|initech.example',
    );
    const formulas = [[], ['=A1', '', ''], ['', '', '']];
    expect(readHeaders(rows, { formulas }).notes.map((note) => note.kind)).toEqual([
      'formulas in a name column',
      'dates in a name column',
    ]);
  });

  test('two columns of one name', () => {
    const reading = readHeaders(
      table('Name|Phone|Name|Website\n|1|Tom Berg|globex.example\n|2|Anna Holm|initech.example'),
    );
    expect(reading.map.fullName).toBe(2);
    expect(reading.notes).toMatchObject([{ kind: 'several candidates', columns: [2, 0] }]);
  });

  test('one column used twice, after a change by hand', () => {
    const map: ColumnMap = { firstName: 0, lastName: 0, companyDomain: 1 };
    expect(mapConflicts(map, ['Name', 'Domain'])).toMatchObject([
      {
        kind: 'column used twice',
        columns: [0],
        words: 'Column A (“Name”) is used twice: first name and last name.',
      },
    ]);
    expect(mapConflicts({ fullName: 0, companyDomain: 1 }, ['Name', 'Domain'])).toEqual([]);
  });

  test('why a column was chosen', () => {
    const { choices } = readHeaders([['Frist Name', 'Last Name', 'Domain']]);
    expect(choices.map(({ field, evidence }) => `${field} ${evidence}`).sort()).toEqual([
      'companyDomain header',
      'firstName typo',
      'lastName header',
    ]);
    for (const choice of choices) expect(choice.words).toContain(choice.header);
  });
});

describe('what is ours or learned', () => {
  test('our own result columns are never taken as input', () => {
    const row = ['Name', 'Email', 'LinkedIn', 'Domain'];
    expect(mapped([row], { ownHeaders: ['Email', 'Domain'] })).toEqual({
      fullName: 'Name',
      linkedInUrl: 'LinkedIn',
    });
  });

  test('the user’s corrections win, also against a good header', () => {
    const row = ['Kürzel', 'Website', 'Web 2', 'Name'];
    const learned = { kurzel: 'fullName', website: 'none' } as const;
    expect(mapped([row], { learned })).toEqual({ fullName: 'Kürzel' });
  });
});

describe('exports recognised whole', () => {
  test.each([
    [
      'Apollo',
      'First Name|Last Name|Title|Company|Company Name for Emails|Email|Person Linkedin Url|Website|Company Linkedin Url',
    ],
    ['HubSpot', 'Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Lifecycle Stage'],
    ['Salesforce', 'First Name|Last Name|Account Name|Title|Mailing Street|Email'],
    ['Pipedrive', 'Person - Name|Person - Email|Person - Organization|Organization - Website'],
    ['Lusha', 'First Name|Last Name|Company Name|Company Domain|Department|Work Email|LinkedIn URL'],
    ['Eventbrite', 'Order #|Order Date|First Name|Last Name|Email|Ticket Type'],
    ['Evaboot (Sales Navigator)', 'First Name|Last Name|Current Job|Company Domain|Linkedin URL Public'],
    ['Phantombuster', 'profileUrl|fullName|firstName|lastName|connectionDegree|companyUrl'],
    ['ZoomInfo', 'ZoomInfo Contact ID|First Name|Last Name|Website|LinkedIn Contact Profile URL'],
    ['Google Contacts', 'Name|Given Name|Family Name|E-mail 1 - Type|E-mail 1 - Value|Website 1 - Value'],
    ['Outlook', 'Title|First Name|Middle Name|Last Name|Company|Business Street|E-mail Address|Web Page'],
    ['Luma', 'api_id|name|first_name|last_name|email|approval_status'],
  ])('%s', (name, row) => {
    expect(readHeaders([row.split('|')]).preset).toBe(name);
  });

  test('an ordinary table is none of them', () => {
    expect(readHeaders([['First name', 'Last name', 'Company', 'Website']]).preset).toBeUndefined();
  });
});

test('any cells at all are read without a throw, and each input has its own column within the table', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 25 }),
    fc.constantFrom('Name', 'First name', 'URL', 'LinkedIn', 'a@b.example', 'Email'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
      const { map, headerRow, conflicts } = readHeaders(rows);
      const width = Math.max(0, ...rows.map((row) => row.length));
      const columns = Object.values(map);
      expect(new Set(columns).size).toBe(columns.length);
      for (const column of columns) expect(column).toBeLessThan(width);
      expect(headerRow).toBeLessThan(rows.length);
      expect(conflicts).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
