// Pairs of contacts that are probably one person, told on the bill because each is paid for. Pure.
import type { PlannedLookup } from './plan.js';

export interface SamePerson {
  readonly pairs: number;
  /** Rows of the first pairs, as examples. */
  readonly firstRows: readonly (readonly [number, number])[];
}

const EXAMPLES = 5;

function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** "www.", "mail." and the like in front of a company's domain change nothing about the person. */
function company(domain: string): string {
  return domain.replace(/^(?:www|mail|info|web)\./, '');
}

/** Same name but for accents and marks, at the same company; two LinkedIn profiles are two people. */
export function samePersons(lookups: readonly PlannedLookup[]): SamePerson {
  const seen = new Map<string, { readonly row: number; readonly hasProfile: boolean }>();
  const firstRows: [number, number][] = [];
  let pairs = 0;
  for (const { contact, rows } of lookups) {
    const row = rows[0];
    if (row === undefined || !contact.firstName || !contact.lastName || !contact.companyDomain) continue;
    const id = `${bare(contact.firstName)} ${bare(contact.lastName)} ${company(contact.companyDomain)}`;
    const hasProfile = contact.linkedInUrl !== '';
    const other = seen.get(id);
    if (!other) seen.set(id, { row, hasProfile });
    if (!other || (other.hasProfile && hasProfile)) continue;
    pairs += 1;
    if (firstRows.length < EXAMPLES) firstRows.push([other.row, row]);
  }
  return { pairs, firstRows };
}
