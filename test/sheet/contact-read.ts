// A row's raw cells read as a test of contacts wants them: the contact, or why there is none.
import {
  type ContactReading,
  type InputRule,
  type RawContact,
  readContact,
} from '../../src/sheet/contact.js';

export function contactOf(raw: RawContact, rule: InputRule = 'relaxed') {
  const reading = readContact(raw, rule);
  if (reading.kind === 'skip') throw new Error(`skipped: ${reading.reason}`);
  return reading.contact;
}

export function reasonOf(reading: ContactReading): string {
  return reading.kind === 'skip' ? reading.reason : 'contact';
}
