// A row's inputs as LeadModule takes them: reads display values, repairs them, says why a row cannot be looked up.
// Knows neither columns nor sheets.
import { readDomain } from './contact/domain.js';
import type { Contact, Field, InputField, RawContact } from './contact/fields.js';
import { foldLinkedIn, readLinkedIn } from './contact/linkedin.js';
import { cleanNamePart, splitFullName } from './contact/name.js';
import { CELL_TEXT_LIMIT, cleanText, foldText, isCellError, isPlaceholder } from './contact/text.js';
import type { DropKind, Repair, SkipReason } from './contact/words.js';

export { isFreeMail } from './contact/domain.js';
export type { Contact, Field, InputField, RawContact } from './contact/fields.js';
export {
  type DropKind,
  type Repair,
  type RepairKind,
  repairWords,
  type SkipReason,
  skipWords,
} from './contact/words.js';

/** strict: a LinkedIn URL, or a name and a domain. relaxed: the API's own rule, any one field. */
export type InputRule = 'strict' | 'relaxed';

export type ContactReading =
  | {
      readonly kind: 'contact';
      readonly contact: Contact;
      readonly key: string;
      readonly repairs: readonly Repair[];
    }
  | { readonly kind: 'skip'; readonly reason: SkipReason; readonly repairs: readonly Repair[] };

/** Longest repaired values, in UTF-16 units, that are sent. */
export const FIELD_LIMITS: Readonly<Record<Field, number>> = {
  firstName: 200,
  lastName: 200,
  companyDomain: 253,
  linkedInUrl: 500,
};

const NO_TEXT = '';
const SEPARATOR = '\u001f';
const KEY_VERSION = 'c1';

/** What the reading of one row has learned so far. */
interface Findings {
  readonly repairs: Repair[];
  tooLong: boolean;
  readonly drops: { field: InputField; kind: DropKind }[];
}

function drop(found: Findings, field: InputField, kind: DropKind, from: string): string {
  found.drops.push({ field, kind });
  found.repairs.push({ field, kind, from, to: NO_TEXT });
  return NO_TEXT;
}

/** The cell's clean text, or '' when it holds an error, a placeholder, nothing, or too much. */
function cellText(raw: string | undefined, field: InputField, found: Findings): string {
  if (raw === undefined || raw === NO_TEXT) return NO_TEXT;
  if (raw.length > CELL_TEXT_LIMIT) {
    found.tooLong = true;
    return NO_TEXT;
  }
  const text = cleanText(raw);
  if (isCellError(text)) return drop(found, field, 'cell error', text);
  return isPlaceholder(text) ? NO_TEXT : text;
}

function keep(found: Findings, field: Field, kind: Repair['kind'], raw: string, to: string): string {
  if (to.length > FIELD_LIMITS[field]) {
    found.tooLong = true;
    return NO_TEXT;
  }
  if (to !== raw) found.repairs.push({ field, kind, from: raw, to });
  return to;
}

function readNames(raw: RawContact, found: Findings): { firstName: string; lastName: string } {
  const first = cellText(raw.firstName, 'firstName', found);
  const last = cellText(raw.lastName, 'lastName', found);
  const cleanFirst = first === NO_TEXT ? first : cleanNamePart(first, 'first');
  const cleanLast = last === NO_TEXT ? last : cleanNamePart(last, 'last');
  let firstName = keep(found, 'firstName', 'name cleaned', raw.firstName ?? NO_TEXT, cleanFirst);
  let lastName = keep(found, 'lastName', 'name cleaned', raw.lastName ?? NO_TEXT, cleanLast);
  if (firstName !== NO_TEXT && lastName !== NO_TEXT) return { firstName, lastName };
  const full = cellText(raw.fullName, 'fullName', found);
  if (full === NO_TEXT) return { firstName, lastName };
  const split = splitFullName(full);
  // A single word beside a given name is the family name: German and French lists call that column just "Name".
  const isFamily =
    split.lastName === NO_TEXT && firstName !== NO_TEXT && foldText(split.firstName) !== foldText(firstName);
  if (firstName === NO_TEXT) firstName = keep(found, 'firstName', 'name split', full, split.firstName);
  if (lastName === NO_TEXT)
    lastName = keep(
      found,
      'lastName',
      'name split',
      full,
      isFamily ? cleanNamePart(split.firstName, 'last') : split.lastName,
    );
  return { firstName, lastName };
}

function readCompanyDomain(raw: string | undefined, found: Findings): string {
  const text = cellText(raw, 'companyDomain', found);
  if (text === NO_TEXT) return NO_TEXT;
  const reading = readDomain(text);
  if (reading.kind === 'domain') {
    const kind =
      reading.from === 'email'
        ? 'domain from e-mail'
        : reading.from === 'url'
          ? 'domain from address'
          : 'domain cleaned';
    return keep(found, 'companyDomain', kind, raw ?? NO_TEXT, reading.domain);
  }
  if (reading.why !== 'too long') return drop(found, 'companyDomain', reading.why, text);
  found.tooLong = true;
  return NO_TEXT;
}

function readLinkedInUrl(raw: string | undefined, found: Findings): string {
  const text = cellText(raw, 'linkedInUrl', found);
  if (text === NO_TEXT) return NO_TEXT;
  const reading = readLinkedIn(text);
  if (reading.kind === 'none') return drop(found, 'linkedInUrl', reading.why, text);
  return keep(found, 'linkedInUrl', 'LinkedIn cleaned', raw ?? NO_TEXT, reading.url);
}

/** The reason that helps most: what is missing, or what stood there instead. */
function skipReason(contact: Contact, drops: Findings['drops'], rule: InputRule): SkipReason {
  const hasName = contact.firstName !== NO_TEXT || contact.lastName !== NO_TEXT;
  if (rule === 'strict' && contact.companyDomain !== NO_TEXT) return 'no name';
  const ofDomain = drops.find((each) => each.field === 'companyDomain');
  if (ofDomain !== undefined) return ofDomain.kind;
  const [first] = drops;
  if (first !== undefined) return first.kind;
  return hasName ? 'no domain' : 'empty';
}

function isEnough(contact: Contact, rule: InputRule): boolean {
  const hasName = contact.firstName !== NO_TEXT || contact.lastName !== NO_TEXT;
  if (contact.linkedInUrl !== NO_TEXT) return true;
  return rule === 'strict'
    ? hasName && contact.companyDomain !== NO_TEXT
    : hasName || contact.companyDomain !== NO_TEXT;
}

/**
 * Reads one row's inputs. Never throws, whatever the cells hold. A value over its limit skips the whole row, because
 * what is left of the row might be another person.
 */
export function readContact(raw: RawContact, rule: InputRule): ContactReading {
  const found: Findings = { repairs: [], tooLong: false, drops: [] };
  const names = readNames(raw, found);
  const contact: Contact = {
    firstName: names.firstName,
    lastName: names.lastName,
    companyDomain: readCompanyDomain(raw.companyDomain, found),
    linkedInUrl: readLinkedInUrl(raw.linkedInUrl, found),
  };
  if (found.tooLong) return { kind: 'skip', reason: 'too long', repairs: found.repairs };
  if (!isEnough(contact, rule)) {
    return { kind: 'skip', reason: skipReason(contact, found.drops, rule), repairs: found.repairs };
  }
  return { kind: 'contact', contact, key: contactKey(contact), repairs: found.repairs };
}

/**
 * The canonical text of a contact that `readContact` returned: version mark and the four fields, folded (case, kinds of
 * apostrophe and hyphen; accents stay), joined by U+001F, which no cleaned field holds. Contacts are equal when their
 * keys are equal; which of two spellings is sent does not matter to the person meant.
 */
export function contactKey(contact: Contact): string {
  return [
    KEY_VERSION,
    foldText(contact.firstName),
    foldText(contact.lastName),
    contact.companyDomain,
    foldLinkedIn(contact.linkedInUrl),
  ].join(SEPARATOR);
}
