// What the user should know of the chosen columns, in words.
import type { InputField } from '../contact/fields.js';
import type { ColumnFacts } from './choose.js';
import { columnLetters } from './letters.js';
import type { ColumnMap, ColumnNote } from './reading.js';

const fieldWords: Readonly<Record<InputField, string>> = {
  firstName: 'first name',
  lastName: 'last name',
  fullName: 'full name',
  companyDomain: 'company domain',
  linkedInUrl: 'LinkedIn profile',
};

const NAME_FIELDS: readonly InputField[] = ['firstName', 'lastName', 'fullName'];
const SHARE_WORTH_TELLING = 0.2;

function nameOf(column: number, header: string): string {
  return header === '' ? `column ${columnLetters(column)}` : `column ${columnLetters(column)} (“${header}”)`;
}

/** One column used for two inputs; to be settled before a run. */
export function mapConflicts(map: ColumnMap, headers: readonly string[]): readonly ColumnNote[] {
  const fieldsOf = new Map<number, InputField[]>();
  for (const field of Object.keys(map) as InputField[]) {
    const column = map[field];
    if (column !== undefined) fieldsOf.set(column, [...(fieldsOf.get(column) ?? []), field]);
  }
  const conflicts: ColumnNote[] = [];
  fieldsOf.forEach((fields, column) => {
    if (fields.length < 2) return;
    const name = nameOf(column, headers[column] ?? '');
    conflicts.push({
      kind: 'column used twice',
      columns: [column],
      words: `${name.charAt(0).toUpperCase()}${name.slice(1)} is used twice: ${fields.map((field) => fieldWords[field]).join(' and ')}.`,
    });
  });
  return conflicts;
}

function companyNotes(columns: readonly ColumnFacts[], map: ColumnMap): ColumnNote[] {
  const notes: ColumnNote[] = [];
  const company = columns.find((each) => each.reading.isCompanyName && !each.isOwn);
  if (company !== undefined && map.companyDomain === undefined && map.linkedInUrl === undefined) {
    notes.push({
      kind: 'company name without domain',
      columns: [company.column],
      words: `${nameOf(company.column, company.header)} holds company names. LeadModule needs the domain (acme.com), or a LinkedIn profile.`,
    });
  }
  const page = columns.find((each) => each.reading.isCompanyLinkedIn || each.content.companyPage > 0.5);
  if (page !== undefined && map.linkedInUrl === undefined) {
    notes.push({
      kind: 'company LinkedIn',
      columns: [page.column],
      words: `${nameOf(page.column, page.header)} holds LinkedIn pages of companies, not of people; it is not used.`,
    });
  }
  const domain = columns[map.companyDomain ?? -1];
  if (
    domain?.reading.claims.some((claim) => claim.ambiguity === 'email') === true ||
    (domain?.content.email ?? 0) > 0.5
  ) {
    notes.push({
      kind: 'domain from e-mail',
      columns: [domain?.column ?? 0],
      words:
        'The company domain is taken from the e-mail addresses; private mailboxes such as gmail.com are left out.',
    });
  }
  return notes;
}

function nameNotes(
  columns: readonly ColumnFacts[],
  map: ColumnMap,
  formulas: readonly (readonly string[])[],
): ColumnNote[] {
  const notes: ColumnNote[] = [];
  for (const field of NAME_FIELDS) {
    const facts = columns[map[field] ?? -1];
    if (facts === undefined) continue;
    if (facts.content.date > SHARE_WORTH_TELLING) {
      notes.push({
        kind: 'dates in a name column',
        columns: [facts.column],
        words: `${nameOf(facts.column, facts.header)} holds dates, not names.`,
      });
    }
    if (formulas.some((row) => (row[facts.column] ?? '') !== '')) {
      notes.push({
        kind: 'formulas in a name column',
        columns: [facts.column],
        words: `${nameOf(facts.column, facts.header)} is computed by formulas; a name that changes later is another contact.`,
      });
    }
  }
  return notes;
}

/** Everything worth telling of a finished choice. `formulas` are those of the rows below the header. */
export function notesOn(
  columns: readonly ColumnFacts[],
  map: ColumnMap,
  formulas: readonly (readonly string[])[],
): readonly ColumnNote[] {
  return [...companyNotes(columns, map), ...nameNotes(columns, map, formulas)].map((note) => ({
    ...note,
    words: note.words.charAt(0).toUpperCase() + note.words.slice(1),
  }));
}
