// The two formulas that ask nobody: a domain out of an address, and a full name split.
import { type Contact, type RawContact, readContact } from '../../sheet/contact.js';
import { readTable } from './arguments.js';
import { skipText } from './words.js';

/** Results in the shape of the arguments: one value (or one row of them), or one row for each. */
export function shaped<T>(rows: readonly (readonly T[])[], isSingle: boolean): T | T[][] {
  const [first] = rows;
  return isSingle && first?.length === 1 ? (first[0] as T) : rows.map((row) => [...row]);
}

function read(raw: RawContact, width: number, cells: (contact: Contact) => string[]): string[] {
  const reading = readContact(raw, 'relaxed');
  return reading.kind === 'contact'
    ? cells(reading.contact)
    : [skipText(reading.reason), ...Array.from({ length: width - 1 }, () => '')];
}

export function domainFormula(name: string, args: readonly unknown[]): string | string[][] {
  if (args[0] === undefined) throw new Error(`${name}: url_or_email is missing.`);
  const { rows, isSingle } = readTable(name, ['url_or_email'], args);
  return shaped(
    rows.map(([companyDomain = '']) => read({ companyDomain }, 1, (contact) => [contact.companyDomain])),
    isSingle,
  );
}

export function nameFormula(name: string, args: readonly unknown[]): string | string[][] {
  if (args[0] === undefined) throw new Error(`${name}: full_name is missing.`);
  const { rows, isSingle } = readTable(name, ['full_name'], args);
  return shaped(
    rows.map(([fullName = '']) => read({ fullName }, 2, ({ firstName, lastName }) => [firstName, lastName])),
    isSingle,
  );
}
