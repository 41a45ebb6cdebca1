// Cleans people's names and splits full ones. The user's letters, accents and case stay (also ALL CAPS: which of them
// would be small is a guess); what goes is what is not the name: titles, degrees, pronouns, emoji, nicknames.

import {
  CREDENTIALS,
  CREDENTIALS_IN_CAPITALS,
  HONORIFICS,
  HONORIFICS_WITH_DOT,
  PARTICLES,
  PARTICLES_IN_SMALL,
} from './name-words.js';
import { isPlaceholder } from './text.js';

export interface SplitName {
  readonly firstName: string;
  readonly lastName: string;
}

const NOT_ASCII = /[^\x20-\x7e]/;
// Most names hold none of these; the patterns behind them are dear at 100,000 rows.
const OPENS_ASIDE = /[([{"“„«‘']/;
const ASCII_NAME = /^[A-Za-z]+$/;
const PLAIN_NAME = /^[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*$/u;
const PICTURES = /\u20e3|[\p{Extended_Pictographic}\p{So}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;
// "Fancy" letters of social profiles (𝐉𝐚𝐧𝐞) and full-width ones are plain letters to everybody but a computer.
const FANCY = /[\u{1d400}-\u{1d7ff}\uff21-\uff5a]/u;
const ASIDE =
  /\s*(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<=\s)[‘'][^'’]+['’](?=\s|$))\s*/gu;
const UNBRACKETED_PRONOUNS =
  /(?:^|[\s,|/-]+)(?:she|he|they|her|him|ella|elle|sie|er)\s?\/\s?(?:she|he|they|her|hers|him|his|them|theirs|ella|elle|ihr|ihm)(?:\s?\/\s?\p{L}+)?\s*$/iu;
// What follows such a mark is a job title or a slogan: "Jane Smith | Growth", "Jane Smith - CEO".
const AFTER_NAME = /\s*[|•·‖~*=<>]+.*$|\s+[-–—/@]\s.*$|\s*:\s.*$/u;
const EDGES = /^[\s,;.:_!?*"“”#/|<>-]+|[\s,;:_!?*"“”#/|<>-]+$/gu;
const INITIAL = /^\p{L}\.?$/u;
const ASIAN = /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]+$/;
const NOBODY =
  /^(?:private|linkedin)\s+member$|^linkedin[- ](?:mitglied|nutzer|user)$|^(?:membre|miembro|utilisateur|usuario)\s+(?:de\s+)?linkedin$/i;

function bare(token: string): string {
  return token.toLowerCase().replace(/[.,®™]/g, '');
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

function isHonorific(token: string): boolean {
  const word = bare(token);
  return HONORIFICS.has(word) && (token.endsWith('.') || !HONORIFICS_WITH_DOT.has(word));
}

/** Degrees and generation marks; the ambiguous ones only in capitals, and when the rest of the name is not. */
function isCredential(token: string, restIsCapitals: boolean): boolean {
  const word = bare(token);
  if (!CREDENTIALS.has(word)) return false;
  return !CREDENTIALS_IN_CAPITALS.has(word) || (isCapitals(token) && !restIsCapitals);
}

function withoutHonorifics(tokens: readonly string[]): string[] {
  let from = 0;
  while (from < tokens.length - 1 && isHonorific(tokens[from] ?? '')) from += 1;
  return tokens.slice(from);
}

function withoutCredentials(tokens: readonly string[], keep: number): string[] {
  let to = tokens.length;
  while (to > keep) {
    const restIsCapitals = isCapitals(tokens.slice(0, to - 1).join(' '));
    if (!isCredential(tokens[to - 1] ?? '', restIsCapitals)) break;
    to -= 1;
  }
  return tokens.slice(0, to);
}

/** Takes out what is no name in any column: pictures, asides in brackets or quotes, pronouns, slogans, stray marks. */
function tidy(text: string): string {
  const plain = FANCY.test(text) ? text.normalize('NFKC') : text;
  const bare = NOT_ASCII.test(plain) ? plain.replace(PICTURES, ' ') : plain;
  const own = OPENS_ASIDE.test(bare) ? bare.replace(ASIDE, ' ') : bare;
  const kept = (own.includes('/') ? own.replace(UNBRACKETED_PRONOUNS, '') : own)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(AFTER_NAME, '')
    .replace(EDGES, '')
    .normalize('NFC');
  return isPlaceholder(kept) || !/\p{L}/u.test(kept) ? '' : kept;
}

/** Repeats a repair until it changes nothing, so that a repaired name is read as itself. Each round shortens the text. */
function settle(text: string, repair: (text: string) => string): string {
  let before = text;
  let after = repair(before);
  while (after !== before && after !== '') {
    before = after;
    after = repair(before);
  }
  return after;
}

/** Cleans the text of a first-name or last-name column; '' when no name remains. */
export function cleanNamePart(text: string, part: 'first' | 'last'): string {
  if (ASCII_NAME.test(text) || PLAIN_NAME.test(text)) return text;
  return settle(text, (current) => {
    const tidied = tidy(current);
    const commaAt = tidied.indexOf(',');
    const tokens = (commaAt < 0 ? tidied : dropCredentialParts(tidied)).split(' ');
    const kept =
      part === 'first' ? withoutHonorifics(tokens) : withoutCredentials(withoutHonorifics(tokens), 1);
    return kept.join(' ');
  });
}

function dropCredentialParts(text: string): string {
  const [name = '', ...rest] = text.split(/\s*,\s*/);
  const nameIsCapitals = isCapitals(name);
  // After a whole name any short word in capitals is a degree or a certificate, known or not: "Jane Smith, PMP, CSPO";
  // after one word it may be initials: "Smith, JP".
  const takesAny = !nameIsCapitals && name.includes(' ');
  const isCredentialPart = (part: string) =>
    part
      .split(' ')
      .every(
        (token) => isCredential(token, nameIsCapitals) || (takesAny && /^[\p{Lu}\d®™-]{2,10}$/u.test(token)),
      );
  return [name, ...rest.filter((part) => part !== '' && !isCredentialPart(part))].join(', ');
}

/** "Last, First" turned round; a slogan after the comma cut off. */
function orderByComma(text: string): { tokens: string[]; lastFirst: number } {
  const [before = '', after = ''] = dropCredentialParts(text).split(', ');
  const beforeTokens = before.split(' ');
  const afterTokens = after === '' ? [] : after.split(' ');
  const isSlogan = beforeTokens.length > 1 && (afterTokens.length > 2 || /^\p{Ll}/u.test(after));
  if (afterTokens.length === 0 || afterTokens.length > 3 || isSlogan)
    return { tokens: beforeTokens, lastFirst: 0 };
  const family = withoutCredentials(beforeTokens, 1);
  return { tokens: [...withoutHonorifics(afterTokens), ...family], lastFirst: family.length };
}

function isParticle(token: string): boolean {
  const word = token.toLowerCase().replace(/’/g, "'");
  return PARTICLES.has(word) && (token === word || !PARTICLES_IN_SMALL.has(word));
}

/** Where the family name begins in tokens that hold nothing but the name. */
function familyStart(tokens: readonly string[]): number {
  const end = tokens.length - 1;
  for (let index = 1; index < end; index += 1) if (isParticle(tokens[index] ?? '')) return index;
  // Four words without a particle are mostly two given and two family names (Spanish, Portuguese).
  if (tokens.length === 4 && !isCapitals(tokens[3] ?? '')) return 2;
  // "Jean DUPONT MARTIN": capitals mark the family name where the rest is not in capitals.
  let capitalsFrom = tokens.length;
  while (capitalsFrom > 1 && /^[\p{Lu}\p{M}'’-]{3,}$/u.test(tokens[capitalsFrom - 1] ?? ''))
    capitalsFrom -= 1;
  return capitalsFrom <= end && !isCapitals(tokens[0] ?? '') ? capitalsFrom : end;
}

function join(given: readonly string[], family: readonly string[]): SplitName {
  // A middle initial helps nobody to find the person ("John F. Kennedy"), one that leads does ("J. R. Smith").
  const kept = INITIAL.test(given[0] ?? '') ? given : given.filter((token) => !INITIAL.test(token));
  return {
    firstName: cleanNamePart(kept.join(' '), 'first'),
    lastName: cleanNamePart(family.join(' '), 'last'),
  };
}

/**
 * Splits a full name (already cleaned text). Handles titles, degrees, Jr/III, pronouns, emoji, nicknames, "Last, First",
 * "LAST First", family names with particles, East Asian order. A one-word name is a first name, unless a title stands
 * before it ("Dr. Smith").
 */
export function splitFullName(text: string): SplitName {
  const tidied = tidy(text);
  if (tidied === '' || NOBODY.test(tidied)) return { firstName: '', lastName: '' };
  const { tokens: ordered, lastFirst } = orderByComma(tidied);
  const named = withoutHonorifics(ordered);
  if (lastFirst > 0) {
    return join(named.slice(0, named.length - lastFirst), named.slice(named.length - lastFirst));
  }
  const tokens = withoutCredentials(named, 1);
  const [only = ''] = tokens;
  if (tokens.length === 1) {
    return named.length < ordered.length ? join([], [only]) : join([only], []);
  }
  const [first = '', second = ''] = tokens;
  if (tokens.length === 2 && ASIAN.test(first) && ASIAN.test(second)) return join([second], [first]);
  const capitals = tokens.findIndex((token) => !/^[\p{Lu}\p{M}'’-]{3,}$/u.test(token));
  const isLastFirst = capitals > 0 && !isCapitals(tokens.slice(capitals).join(' '));
  if (isLastFirst) return join(tokens.slice(capitals), tokens.slice(0, capitals));
  const start = familyStart(tokens);
  return join(tokens.slice(0, start), tokens.slice(start));
}
