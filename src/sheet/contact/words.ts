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

/** Completes "Skipped: …"; docs/guide.md says what mends each. */
export const skipWords: Readonly<Record<SkipReason, string>> = {
  empty: 'no input',
  'too long': 'too long',
  'no name': 'no name',
  'no domain': 'no company domain',
  'cell error': 'error in cell',
  'not a domain': 'not a domain',
  'free mail': 'private mailbox',
  'social page': 'not a company website',
  'company page': 'LinkedIn company page',
  'Sales Navigator link': 'Sales Navigator link',
  'recruiter link': 'LinkedIn Recruiter link',
  'not a profile': 'not a LinkedIn profile',
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
