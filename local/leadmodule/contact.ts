// Contacts as text: what makes two of them the same to the cache, and what the provider model makes of one.
import type { Readings } from './readings.js';
import type { Contact } from './vocabulary.js';

/** Lower case, no accents, single spaces. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The host of a domain typed in any form (`https://www.acme.com/about` → `acme.com`); '' when there is none. */
export function hostOf(domain: string): string {
  return fold(domain)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/^www\./, '')
    .replace(/[/?#:\s].*$/, '')
    .replace(/[^a-z0-9.-]/g, '');
}

const fields = (contact: Contact) => [
  contact.firstName ?? '',
  contact.lastName ?? '',
  contact.companyDomain ?? '',
  contact.linkedInUrl ?? '',
];

/** Equal for two contacts that the cache takes for one (reading R4). An absent field equals an empty one. */
export function cacheTextOf(contact: Contact, matching: Readings['R4']): string {
  return JSON.stringify(matching === 'a' ? fields(contact) : fields(contact).map(fold));
}

/** What the provider model knows a contact by: one person gives one outcome however it is spelled. */
export function modelTextOf(contact: Contact): string {
  const [first = '', last = '', , linkedIn = ''] = fields(contact).map(fold);
  return JSON.stringify([first, last, hostOf(contact.companyDomain ?? ''), linkedIn.replace(/[/?#]+$/, '')]);
}

/** The letters and digits of a name, for an e-mail address. */
const lettersOf = (name: string) => fold(name).replace(/[^a-z0-9]/g, '');

/**
 * The address that the model finds: first.last@domain out of the input. Without a domain it ends in `mail.example`,
 * a reserved name, so that no address of a real person is ever made up.
 */
export function emailOf(contact: Contact): string {
  const slug = /\/in\/([^/?#]+)/.exec(contact.linkedInUrl ?? '')?.[1] ?? '';
  const names = [contact.firstName ?? '', contact.lastName ?? '']
    .map(lettersOf)
    .filter((name) => name !== '');
  const local = names.join('.') || lettersOf(slug) || 'contact';
  return `${local}@${hostOf(contact.companyDomain ?? '') || 'mail.example'}`;
}
