// The closed lists of what a reading can say about a row, each with the user's words beside it.
import type { InputField } from './fields.js';

/** Why a cell's value was not used at all. */
export type DropKind =
  | 'cell error'
  | 'not a domain'
  | 'free mail'
  | 'social page'
  | 'company page'
  | 'Sales Navigator link'
  | 'recruiter link'
  | 'not a profile';

/** Why a row is not looked up. */
export type SkipReason = 'empty' | 'too long' | 'no name' | 'no domain' | DropKind;

export type RepairKind =
  | 'name cleaned'
  | 'name split'
  | 'domain cleaned'
  | 'domain from address'
  | 'domain from e-mail'
  | 'LinkedIn cleaned'
  | DropKind;

/** One change between a cell and what is sent; `to` is '' when the value is not used. */
export interface Repair {
  readonly field: InputField;
  readonly kind: RepairKind;
  readonly from: string;
  readonly to: string;
}

/** `status` completes "Skipped: …" in the status column; `fix` is the sentence of the cell's note. */
export const skipWords: Readonly<Record<SkipReason, { readonly status: string; readonly fix: string }>> = {
  empty: { status: 'no input', fix: 'Fill in a LinkedIn profile, or a name and a company domain.' },
  'too long': {
    status: 'too long',
    fix: 'A name may have 200 characters, a domain 253, a LinkedIn address 500. Shorten the value.',
  },
  'no name': { status: 'no name', fix: 'Add a name, or the address of a LinkedIn profile.' },
  'no domain': {
    status: 'no company domain',
    fix: 'Add the domain of the company (acme.com), or the address of a LinkedIn profile.',
  },
  'cell error': {
    status: 'error in cell',
    fix: 'An input cell shows an error or is still loading. Repair it and run again.',
  },
  'not a domain': { status: 'not a domain', fix: 'The domain cell holds no domain such as acme.com.' },
  'free mail': {
    status: 'private mailbox',
    fix: 'A mailbox provider such as gmail.com says nothing of the company. Use the company’s own domain.',
  },
  'social page': {
    status: 'not a company website',
    fix: 'A page on a social network is not the company’s website. Use the company’s own domain.',
  },
  'company page': {
    status: 'LinkedIn company page',
    fix: 'This is the page of a company. Use the person’s own profile (linkedin.com/in/…).',
  },
  'Sales Navigator link': {
    status: 'Sales Navigator link',
    fix: 'Sales Navigator links open only for their owner. Use the public profile (linkedin.com/in/…).',
  },
  'recruiter link': {
    status: 'LinkedIn Recruiter link',
    fix: 'Recruiter links open only for their owner. Use the public profile (linkedin.com/in/…).',
  },
  'not a profile': {
    status: 'not a LinkedIn profile',
    fix: 'The LinkedIn cell holds no profile address (linkedin.com/in/…).',
  },
};

/** What the preview says beside a repaired value. */
export const repairWords: Readonly<Record<RepairKind, string>> = {
  'name cleaned': 'Name cleaned',
  'name split': 'Taken from the full name',
  'domain cleaned': 'Domain cleaned',
  'domain from address': 'Domain taken from the web address',
  'domain from e-mail': 'Domain taken from the e-mail address',
  'LinkedIn cleaned': 'LinkedIn address cleaned',
  'cell error': 'Not used: the cell shows an error',
  'not a domain': 'Not used: not a domain',
  'free mail': 'Not used: private mailbox, not a company',
  'social page': 'Not used: page on a social network',
  'company page': 'Not used: LinkedIn page of a company',
  'Sales Navigator link': 'Not used: Sales Navigator link',
  'recruiter link': 'Not used: LinkedIn Recruiter link',
  'not a profile': 'Not used: not a LinkedIn profile',
};
