// The fixed words of the page: types, statuses, permissions. One place, so that no view says it differently.
import type { EndStatus, EnrichmentType, InputField, OutputField } from '../sidebar-api.js';

export const TYPE_WORDS: Readonly<
  Record<EnrichmentType, { readonly choice: string; readonly one: string; readonly many: string }>
> = {
  email: { choice: 'Email', one: 'email', many: 'emails' },
  phone: { choice: 'Phone', one: 'phone', many: 'phones' },
  all: { choice: 'Both', one: 'contact', many: 'contacts' },
};

export const TYPES: readonly EnrichmentType[] = ['email', 'phone', 'all'];

export const INPUT_WORDS: Readonly<Record<InputField, string>> = {
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Full name',
  companyDomain: 'Company domain',
  linkedInUrl: 'LinkedIn URL',
};

export const OUTPUT_WORDS: Readonly<Record<OutputField, string>> = {
  email: 'Email',
  emailStatus: 'Email status',
  score: 'Score',
  confidence: 'Confidence',
  provider: 'Provider',
  phone: 'Phone',
  lookedUpAt: 'Looked up at',
  status: 'Status',
};

/** The marks of a status: each word has a shape of its own; colour comes third. */
export type Mark = 'found' | 'risky' | 'none' | 'error' | 'searching' | 'queued' | 'waiting' | 'skipped';

export const END_WORDS: Readonly<
  Record<EndStatus | 'under way', { readonly words: string; readonly mark: Mark }>
> = {
  found: { words: 'Found', mark: 'found' },
  risky: { words: 'Found (risky)', mark: 'risky' },
  'not found': { words: 'Not found', mark: 'none' },
  error: { words: 'Error', mark: 'error' },
  'under way': { words: 'Searching', mark: 'searching' },
};

/** The scopes of the manifest, each with what it is for. */
export const PERMISSIONS: readonly { readonly asks: string; readonly why: string }[] = [
  {
    asks: 'This spreadsheet',
    why: 'Reads the rows you choose and writes their results. No other file is opened.',
  },
  { asks: 'An external service', why: 'Sends lookups to app.leadmodule.ai, and nowhere else.' },
  { asks: 'This sidebar', why: 'Shows the menu, the bill and the progress.' },
  { asks: 'Run when you are not present', why: 'Finishes a job you started after you close the sidebar.' },
];

/** Sentences with parts that stand out. */
export type Phrase = readonly (string | { readonly strong: string })[];

export function plainText(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
}
