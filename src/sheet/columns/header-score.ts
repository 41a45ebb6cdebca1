// Reads one header: how well it names each input, by its words alone. What other headers say is judged elsewhere.
import type { InputField } from '../contact/fields.js';
import { type Token, tokenize } from './tokens.js';
import type { Concept } from './vocabulary.js';

/** A header that names a field only together with its neighbours, or when its content agrees. */
export type Ambiguity = 'bare name' | 'bare url' | 'email' | 'ordinal' | 'vague person';

export interface Claim {
  readonly field: InputField;
  /** From 0 to 1; below `SURE_ENOUGH` it needs help from the content. */
  readonly score: number;
  readonly ambiguity?: Ambiguity;
}

export interface HeaderClaims {
  readonly claims: readonly Claim[];
  /** Every word was understood, whatever it says: a sign of a header row. */
  readonly isUnderstood: boolean;
  readonly hasTypo: boolean;
  readonly isCompanyName: boolean;
  readonly isCompanyLinkedIn: boolean;
}

/** The least score at which a column is taken for a field. */
export const SURE_ENOUGH = 0.5;
/** What an e-mail column scores as a source of domains: taken only when nothing better is there. */
const LAST_RESORT = 0.4;

const UNKNOWN_WORD_COST = 0.42;
const TYPO_COST = 0.1;
/** The owner of a shop is a contact, the owner of a record in a CRM is not: taken only when nobody else is named. */
const OWNER_COST = 0.43;
/** Who pays is looked for only where nobody else is named: of "Buyer name" and "Attendee name" the attendee's. */
const BUYER = /^(?:buyer|purchaser|payer|kaufer|besteller|acheteur|comprador|acquirente|koper)$/;
const BUYER_COST = 0.03;
const LONGEST_HEADER = 80;

const NOTHING: HeaderClaims = {
  claims: [],
  isUnderstood: false,
  hasTypo: false,
  isCompanyName: false,
  isCompanyLinkedIn: false,
};

// Alone, these head columns of marks, numbers and companies as often as of people; plurals head lists in one cell.
const VAGUE_PEOPLE =
  /^(?:lead|prospect|prospecto|customer|client|cliente|kunden?|klant|key|primary|main|people|staff|member|subscriber|recipient|donor|exec|executive|ceo|principal|partner|host|sponsor|gf|\w+s)$/;

type Words = (...concepts: Concept[]) => boolean;

/** True when the header is about a company, not about a person at one: its last such word decides ("company contact"). */
function isAboutCompany(tokens: readonly Token[]): boolean {
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const concept = tokens[index]?.concept;
    if (concept === 'company') return true;
    if (concept === 'person' || concept === 'contactPerson' || concept === 'people') return false;
  }
  return false;
}

function nameClaims(tokens: readonly Token[], has: Words): Claim[] {
  if (isAboutCompany(tokens) || has('linkedin', 'email', 'domain', 'web', 'url', 'page', 'address'))
    return [];
  const hasName = has('name');
  const claim = (field: InputField, score: number): Claim[] => [{ field, score }];
  const isGiven = has('given') || (has('first') && hasName);
  const isFamily = has('surname') || (has('last', 'family') && hasName);
  const isBoth =
    (has('given') && has('surname', 'last', 'family')) || (has('first') && has('last', 'family') && hasName);
  // "Vorname Name", "Nombre y apellidos": the bare name word stands for the other half.
  if (isBoth || (hasName && has('given', 'surname'))) return claim('fullName', 0.88);
  if (isGiven) return claim('firstName', 0.95);
  if (isFamily) return claim('lastName', 0.95);
  const meaning = tokens.filter((token) => token.concept !== 'filler');
  const isAlone = meaning.length === 1;
  // "Last, first": one cell holds both.
  if (meaning.length === 2 && has('first') && has('last')) return claim('fullName', 0.6);
  if (has('first', 'last', 'family')) {
    // "Last" names a family name beside "First"; "Last contact" names none, "Contact last" does.
    const isOrdinal =
      has('first', 'last') && !has('full', 'profile', 'login') && tokens[0]?.concept !== undefined;
    if (
      !isOrdinal ||
      !(isAlone || (meaning.length === 2 && has('person', 'people') && isOrdinalAtEnd(meaning)))
    )
      return [];
    return [{ field: has('first') ? 'firstName' : 'lastName', score: 0.45, ambiguity: 'ordinal' }];
  }
  if (has('login', 'profile')) return [];
  if (has('full'))
    return hasName || meaning.some((token) => token.word === 'fullname') ? claim('fullName', 0.95) : [];
  if (has('owner')) return [];
  if (has('contactPerson')) return claim('fullName', 0.86);
  if (hasName) {
    const score = has('person') ? 0.9 : has('people') ? 0.82 : 0.8;
    // "Nom du contact" beside "Prénom du contact" is a family name; English "Contact name" is a whole one.
    const isBare =
      score === 0.8 ||
      isGermanOrder(tokens) ||
      tokens.every((token) => token.concept !== 'name' || !token.word.startsWith('name'));
    return isBare ? [{ field: 'fullName', score, ambiguity: 'bare name' }] : claim('fullName', score);
  }
  if (meaning.length > 1 && meaning.every((token) => token.concept === 'person'))
    return claim('fullName', 0.86);
  if (has('person')) return claim('fullName', isAlone ? 0.6 : 0.52);
  if (!has('people') || !isAlone) return [];
  return VAGUE_PEOPLE.test(meaning[0]?.word ?? '')
    ? [{ field: 'fullName', score: 0.25, ambiguity: 'vague person' }]
    : claim('fullName', 0.52);
}

/** "Name Teilnehmer" beside "Vorname Teilnehmer" is a family name; English puts the name last. */
function isGermanOrder([first, second]: readonly Token[]): boolean {
  return first?.word === 'name' && second?.concept === 'people';
}

function isOrdinalAtEnd(meaning: readonly Token[]): boolean {
  const end = meaning[meaning.length - 1]?.concept;
  return end === 'first' || end === 'last';
}

function linkedInClaims(tokens: readonly Token[], has: Words, only: Words): Claim[] {
  if (isAboutCompany(tokens) || has('email', 'domain', 'name', 'given', 'surname')) return [];
  if (has('linkedin')) {
    // "linkedin_url" before "linkedin" (which may be a mark), and a person's before one that does not say whose.
    const plain = has('url', 'profile') ? 0.95 : 0.92;
    return [{ field: 'linkedInUrl', score: plain + (has('person', 'people', 'contactPerson') ? 0.03 : 0) }];
  }
  if (has('web')) return [];
  if (has('profile') && has('url', 'address')) return [{ field: 'linkedInUrl', score: 0.68 }];
  if (has('person') && has('url')) return [{ field: 'linkedInUrl', score: 0.52 }];
  if (has('url') && only('url', 'filler'))
    return [{ field: 'linkedInUrl', score: 0.3, ambiguity: 'bare url' }];
  return [];
}

function domainClaims(has: Words, only: Words): Claim[] {
  if (has('linkedin', 'given', 'surname', 'first', 'last', 'full', 'private')) return [];
  if (has('domain')) {
    if (has('email', 'address')) return [{ field: 'companyDomain', score: 0.75 }];
    return [{ field: 'companyDomain', score: has('person', 'people') ? 0.7 : has('company') ? 0.97 : 0.95 }];
  }
  if (has('email')) {
    if (has('name', 'url', 'profile', 'web', 'page', 'family')) return [];
    // "User email" is the host's of a booking: "Invitee email" beside it is the contact's.
    return [{ field: 'companyDomain', score: LAST_RESORT - (has('login') ? 0.02 : 0), ambiguity: 'email' }];
  }
  if (has('name') && !has('web')) return [];
  if (has('web'))
    return [
      {
        field: 'companyDomain',
        score: has('profile') ? 0.3 : has('person', 'people') ? 0.75 : has('company') ? 0.93 : 0.9,
      },
    ];
  if (has('company') && has('url', 'page'))
    return [{ field: 'companyDomain', score: has('profile') ? 0.2 : 0.8 }];
  if (has('page') && has('url', 'address')) return [{ field: 'companyDomain', score: 0.85 }];
  if (has('page') && only('page', 'filler'))
    return [{ field: 'companyDomain', score: 0.3, ambiguity: 'bare url' }];
  if (has('url') && only('url', 'filler'))
    return [{ field: 'companyDomain', score: 0.3, ambiguity: 'bare url' }];
  return [];
}

/** Reads one header's text. Never claims a field when a word says that the column is something else. */
export function readHeader(header: string): HeaderClaims {
  if (header === '' || header.length > LONGEST_HEADER || header.includes('@') || header.includes('://'))
    return NOTHING;
  const tokens = tokenize(header);
  if (tokens.length === 0) return NOTHING;
  const concepts = new Set(tokens.map((token) => token.concept));
  const has: Words = (...wanted) => wanted.some((concept) => concepts.has(concept));
  const only: Words = (...allowed) =>
    tokens.every((token) => token.concept !== undefined && allowed.includes(token.concept));
  const unknown = tokens.filter((token) => token.concept === undefined).length;
  const typos = tokens.filter((token) => token.concept !== undefined && token.isTypo).length;
  const isCompany = isAboutCompany(tokens) && !has('other') && unknown === 0;
  const reading = {
    isUnderstood: unknown === 0 && !only('filler'),
    hasTypo: typos > 0,
    isCompanyName: isCompany && only('company', 'name', 'filler', 'full'),
    isCompanyLinkedIn: isCompany && has('linkedin'),
  };
  // An address is a postal one unless the header says of what.
  const isPostal = has('address') && !has('email', 'web', 'linkedin', 'url', 'page', 'profile', 'domain');
  if (has('other') || isPostal) return { ...reading, claims: [] };
  const isOwners = has('owner');
  const cost =
    (isOwners ? OWNER_COST : 0) +
    (tokens.some(({ word }) => BUYER.test(word)) ? BUYER_COST : 0) +
    unknown * UNKNOWN_WORD_COST +
    Math.min(typos, 1) * TYPO_COST;
  const claims = [
    ...nameClaims(tokens, has),
    ...linkedInClaims(tokens, has, only),
    ...domainClaims(has, only),
  ]
    .map((claim) => ({ ...claim, score: claim.score - cost }))
    .filter((claim) => claim.score > 0.05);
  return { ...reading, claims };
}
