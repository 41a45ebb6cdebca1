// The waterfall: providers are tried in order and the first that knows the contact answers. A model, not data:
// what each of them knows is drawn from the seed and the contact, and nothing else.
import { emailOf, modelTextOf } from './contact.js';
import { draw, drawWhole } from './random.js';
import type { Contact, EnrichmentType, Outcome, Result, ValidationStatus } from './vocabulary.js';

interface Provider {
  readonly name: string;
  /** Share of well-described contacts (first name, last name, domain) that it knows. */
  readonly emailShare: number;
  readonly phoneShare: number;
  readonly confidence: readonly [lowest: number, highest: number];
}

/** In the order in which they are asked; together they know about 80 % of the e-mails and 48 % of the phones. */
const WATERFALL: readonly Provider[] = [
  { name: 'prospeo', emailShare: 0.5, phoneShare: 0.2, confidence: [88, 98] },
  { name: 'findymail', emailShare: 0.28, phoneShare: 0, confidence: [82, 97] },
  { name: 'hunter', emailShare: 0.25, phoneShare: 0, confidence: [70, 94] },
  { name: 'dropcontact', emailShare: 0.22, phoneShare: 0.15, confidence: [74, 95] },
  { name: 'datagma', emailShare: 0.05, phoneShare: 0.24, confidence: [60, 90] },
];

/** Lookups that end without an answer of the waterfall: resultStatus error, and status failed. */
const ERROR_SHARE = 0.01;
const FAILED_SHARE = 0.005;

/** What the waterfall makes of a contact. The same seed, contact and type always give the same outcome. */
export function askWaterfall(seed: number, contact: Contact, type: EnrichmentType): Outcome {
  const who = modelTextOf(contact);
  const luck = draw(seed, 'end', who);
  if (luck < FAILED_SHARE) return { kind: 'failed' };
  if (luck < FAILED_SHARE + ERROR_SHARE) return { kind: 'error' };
  const email = type === 'phone' ? undefined : findEmail(seed, contact, who);
  const phone = type === 'email' ? undefined : findPhone(seed, contact, who);
  const source = email ?? phone;
  if (!source) return { kind: 'not_found' };
  const { confidence, provider } = source;
  const result: Result = {
    ...(email && { email: email.value }),
    ...(phone && { phone: phone.value }),
    confidence,
    provider,
    ...(email && { validation: email.validation }),
  };
  return { kind: 'found', result };
}

/** How much of a provider's knowledge applies, by how well the contact is described. */
function clarity(contact: Contact): number {
  const given = (text?: string) => (text ?? '').trim() !== '';
  if (given(contact.linkedInUrl)) return given(contact.companyDomain) ? 1.1 : 0.8;
  const names = Number(given(contact.firstName)) + Number(given(contact.lastName));
  if (given(contact.companyDomain)) return [0.15, 0.4, 1][names] ?? 1;
  return 0.1;
}

interface Find {
  readonly value: string;
  readonly provider: string;
  readonly confidence: number;
}

function firstToKnow(
  seed: number,
  what: 'email' | 'phone',
  contact: Contact,
  who: string,
): Omit<Find, 'value'> | undefined {
  for (const { name, confidence, ...shares } of WATERFALL) {
    const share = what === 'email' ? shares.emailShare : shares.phoneShare;
    if (draw(seed, what, name, who) < share * clarity(contact))
      return { provider: name, confidence: drawWhole(...confidence, seed, 'confidence', what, who) };
  }
  return undefined;
}

function findEmail(seed: number, contact: Contact, who: string) {
  const find = firstToKnow(seed, 'email', contact, who);
  return find && { ...find, value: emailOf(contact), validation: validate(seed, find.confidence, who) };
}

function findPhone(seed: number, contact: Contact, who: string): Find | undefined {
  const find = firstToKnow(seed, 'phone', contact, who);
  return find && { ...find, value: phoneOf(seed, who) };
}

/** Surer finds validate better. */
function validate(
  seed: number,
  confidence: number,
  who: string,
): { status: ValidationStatus; score: number } {
  const luck = draw(seed, 'validation', who) + (confidence - 85) / 100;
  const score = (lowest: number, highest: number) => drawWhole(lowest, highest, seed, 'score', who);
  if (luck > 0.22) return { status: 'valid', score: score(90, 100) };
  if (luck > 0.1) return { status: 'risky', score: score(45, 80) };
  if (luck > 0.04) return { status: 'unknown', score: score(30, 60) };
  return { status: 'invalid', score: score(0, 20) };
}

const AREA_CODES = ['212', '312', '415', '617', '720', '206'];

/** A number that rings nowhere: 555-0100 to 555-0199 are kept for fiction in North America. */
export function phoneOf(seed: number, who: string): string {
  const area = AREA_CODES[drawWhole(0, AREA_CODES.length - 1, seed, 'area', who)];
  return `+1${area}5550${drawWhole(100, 199, seed, 'line', who)}`;
}
