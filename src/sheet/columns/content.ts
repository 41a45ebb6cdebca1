// Looks at what a column holds, to settle what its header leaves open and to find inputs where there are no headers.

import { isFreeMail, readDomain } from '../contact/domain.js';
import type { InputField } from '../contact/fields.js';
import { readLinkedIn } from '../contact/linkedin.js';
import { cleanText, isCellError, isPlaceholder } from '../contact/text.js';
import { isGivenName } from './given-names.js';

/** Shares (0 to 1) of the filled cells of a column that look like something. */
export interface ColumnContent {
  readonly filled: number;
  readonly profile: number;
  readonly companyPage: number;
  readonly domain: number;
  readonly email: number;
  readonly freeMail: number;
  readonly person: number;
  readonly givenName: number;
  readonly oneWord: number;
  readonly number: number;
  readonly date: number;
  readonly companyForm: number;
}

const SAMPLE_ROWS = 50;
const LONGEST_SAMPLE = 300;

const EMAIL = /^[^\s@<>]+@([^\s@<>]+\.[a-z]{2,})$/i;
const NUMBER = /^[\s\d.,()+%€$£/#-]+$/;
const DATE =
  /^(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.?\s\p{L}{3,9}\.?\s\d{2,4}|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4})(?:[T\s].*)?$/u;
const COMPANY_FORM =
  /(?:^|\s)(?:inc|llc|ltd|limited|gmbh|ag|kg|ug|corp|co|plc|sarl|sas|sa|sl|srl|bv|nv|group|holding|technologies|solutions|labs|bank|partners|consulting)\.?$/i;
const PERSON_NAME = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s[\p{L}\p{M}'’.-]+){1,4}$/u;
const WORD = /^[\p{L}\p{M}][\p{L}\p{M}'’.-]*$/u;

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return (end < 0 ? text : text.slice(0, end)).toLowerCase();
}

/** Reads the sample of one column (display values below the header). */
export function readContent(rows: readonly (readonly string[])[], column: number): ColumnContent {
  const counts = {
    profile: 0,
    companyPage: 0,
    domain: 0,
    email: 0,
    freeMail: 0,
    person: 0,
    givenName: 0,
    oneWord: 0,
    number: 0,
    date: 0,
    companyForm: 0,
  };
  let filled = 0;
  for (const row of rows.slice(0, SAMPLE_ROWS)) {
    const text = cleanText((row[column] ?? '').slice(0, LONGEST_SAMPLE));
    if (text === '' || isPlaceholder(text) || isCellError(text)) continue;
    filled += 1;
    const email = EMAIL.exec(text);
    if (email !== null) {
      counts.email += 1;
      if (isFreeMail((email[1] ?? '').toLowerCase())) counts.freeMail += 1;
      continue;
    }
    if (/linkedin\./i.test(text)) {
      const reading = readLinkedIn(text);
      if (reading.kind === 'profile') counts.profile += 1;
      else if (reading.why === 'company page') counts.companyPage += 1;
      continue;
    }
    if (DATE.test(text)) counts.date += 1;
    else if (NUMBER.test(text)) counts.number += 1;
    else if (!text.includes(' ') && readDomain(text).kind === 'domain') counts.domain += 1;
    else if (COMPANY_FORM.test(text)) counts.companyForm += 1;
    else {
      if (isGivenName(firstWord(text))) counts.givenName += 1;
      if (PERSON_NAME.test(text)) counts.person += 1;
      else if (WORD.test(text)) counts.oneWord += 1;
    }
  }
  const share = (count: number) => (filled === 0 ? 0 : count / filled);
  return {
    filled,
    profile: share(counts.profile),
    companyPage: share(counts.companyPage),
    domain: share(counts.domain),
    email: share(counts.email),
    freeMail: share(counts.freeMail),
    person: share(counts.person),
    givenName: share(counts.givenName),
    oneWord: share(counts.oneWord),
    number: share(counts.number),
    date: share(counts.date),
    companyForm: share(counts.companyForm),
  };
}

const ENOUGH_CELLS = 2;

/** How the content changes what the header claims: a factor below 1 against it, above 1 for it. */
export function contentFactor(field: InputField, content: ColumnContent): number {
  if (content.filled < ENOUGH_CELLS) return 1;
  switch (field) {
    case 'linkedInUrl':
      if (content.profile >= 0.3) return 2;
      return content.companyPage + content.domain + content.email > 0.5 ||
        content.person + content.oneWord > 0.8
        ? 0.2
        : 0.9;
    case 'companyDomain':
      if (content.email > 0.5) return content.freeMail > 0.5 ? 0.5 : 1;
      if (content.domain >= 0.4) return 2;
      return content.profile + content.companyPage + content.number + content.date + content.person > 0.6
        ? 0.2
        : 0.9;
    case 'firstName':
    case 'lastName':
    case 'fullName':
      // Dates and formulas in a name column are told to the user, not hidden by dropping the column.
      return content.number + content.email + content.domain + content.profile + content.companyForm > 0.5
        ? 0.3
        : 1;
  }
}

/** What a column without a telling header seems to hold, by its content alone. */
export function claimOfContent(content: ColumnContent): { field: InputField; score: number } | undefined {
  if (content.filled < 1) return undefined;
  if (content.profile >= 0.6) return { field: 'linkedInUrl', score: 0.75 };
  if (content.domain >= 0.6) return { field: 'companyDomain', score: 0.65 };
  if (content.email >= 0.6 && content.freeMail < 0.5) return { field: 'companyDomain', score: 0.35 };
  if (content.person >= 0.6 && content.givenName >= 0.3) return { field: 'fullName', score: 0.6 };
  if (content.oneWord >= 0.6 && content.givenName >= 0.3) return { field: 'firstName', score: 0.55 };
  return undefined;
}
