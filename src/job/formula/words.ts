// What stands in the cell of a formula: a value, why there is none, or what it waits for. Never #ERROR! for a state
// that is to be expected.
import { type SkipReason, skipWords } from '../../sheet/contact.js';
import type { FormulaHold } from '../desk/pace.js';
import { type Ending, type EnrichmentType, statusWords } from '../desk/vocabulary.js';

export const SEARCHING = 'Searching…';

export type Wait = 'too many' | 'no key' | 'not agreed' | 'daily limit' | FormulaHold;

const WAITS: Readonly<Record<Wait, string>> = {
  'too many': 'too many formulas at once; use Enrich selected rows for long lists',
  'no key': 'the owner of this file connects LeadModule, or an editor shares a key (Extensions ▸ LeadModule)',
  'not agreed': 'the holder of the key allows formulas in LeadModule’s Settings, Spending',
  'daily limit': 'the daily credit limit of formulas is reached; it goes on within a day',
  'bad key': 'LeadModule does not accept the API key; test it in LeadModule’s Settings',
  'no credits': 'no credits left in LeadModule; then choose Refresh formulas',
  refused: 'LeadModule refuses requests; it tries again within an hour',
  failures: 'LeadModule does not answer; it tries again in ten minutes',
};

/** All texts of cells that wait begin so; a cell that shows one is brought up to date. */
const WAITING = 'Waiting: ';
export const WAITING_PATTERN = `${SEARCHING}|${WAITING}.*`;

export function waitText(wait: Wait): string {
  return WAITING + WAITS[wait];
}

export function isWaitingText(text: string): boolean {
  return text === SEARCHING || text.startsWith(WAITING);
}

export function skipText(reason: SkipReason): string {
  return reason === 'empty' ? '' : `Skipped: ${skipWords[reason]}`;
}

const NOT_FOUND = statusWords({ status: 'not found', why: '' });

/** The columns of an answer: one for e-mail and phone, five for all. */
export function answerCells(type: EnrichmentType, ending: Ending): (string | number)[] {
  if (type !== 'all') {
    const value = type === 'email' ? ending.email : ending.phone;
    if (value !== '') return [value];
    return [ending.status === 'error' ? statusWords(ending) : NOT_FOUND];
  }
  const { email, phone, confidence, provider } = ending;
  return [email, statusWords(ending), confidence ?? '', provider, phone];
}

/** A text in the width of an answer: it stands first, the rest is blank. */
export function textCells(type: EnrichmentType, text: string): string[] {
  return type === 'all' ? [text, '', '', '', ''] : [text];
}
