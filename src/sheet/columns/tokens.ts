// Cuts a header into words: delimiters, camelCase, words written together, misspellings.
import { type Concept, conceptOf, knownWords } from './vocabulary.js';

export interface Token {
  readonly word: string;
  readonly concept: Concept | undefined;
  /** True when the word was understood only by correcting its spelling. */
  readonly isTypo: boolean;
}

const MARKS = /\p{M}+/gu;
const LONGEST_GLUED = 40;
const SHORTEST_MISSPELT = 4;

/** Small letters without accents; the rest of the header's text stays. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae');
}

// camelCase cuts even the misspelt name in two: "LinkdIn".
function isMisspeltLinkedIn(word: string, pair: string): boolean {
  return word.startsWith('l') && pair.endsWith('in') && pair !== word && isNear(pair, 'linkedin', 1);
}

// Two words that share their second half: "Vor- und Nachname", "Voor- en achternaam".
const SHARED_HALF: readonly (readonly [RegExp, string])[] = [
  [/\bvor\s*-?\s*(?:und|u\.|&|\/)/, 'vorname '],
  [/\bvoor\s*-?\s*(?:en|&|\/)/, 'voornaam '],
];

function rawWords(header: string): string[] {
  const spaced = header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2');
  const whole = SHARED_HALF.reduce((text, [half, full]) => text.replace(half, full), foldHeader(spaced))
    // Numbered questions, and both sexes in one word: "2. Last name", "Ansprechpartner/in".
    .replace(/^\s*\d{1,2}\s*[.)]\s/, '')
    // One column for both: "LinkedIn / XING".
    .replace(/\blinked ?in\s*(?:[/|&,]|or|oder|ou|o|of|und|y|et)\s*(?:xing|twitter|github)\b/, 'linkedin')
    // "Email ID" is an address, as people write it in India.
    .replace(/\b(e-?mail|mail) ids?\b/, 'email')
    // Tito: "Ticket First Name" is the attendee's.
    .replace(/^ticket (?=(?:first|last|full) )/, '')
    .replace(/(\p{L}{4})[/(:*_]-?in(?:nen)?\b/gu, '$1 ');
  const words = whole.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const pair = word + (words[index + 1] ?? '');
    // Words that people write in two: linked in, e mail, home page, web site, sur name, user name.
    if (
      /^(?:linkedin|fname|lname|email|emails|homepage|website|surname|username|forename|webpage|webseite|decisionmaker|raisonsociale|razonsocial)$/.test(
        pair,
      ) ||
      (isMisspeltLinkedIn(word, pair) && word !== 'last')
    ) {
      joined.push(pair);
      index += 1;
    } else {
      joined.push(word);
    }
  }
  return joined;
}

/** Splits a word written together (`companydomainname`) into the fewest known words; undefined when it cannot. */
function unglue(word: string): string[] | undefined {
  if (word.length > LONGEST_GLUED) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 16); start < end; start += 1) {
      const before = best[start];
      const part = word.slice(start, end);
      if (before === undefined || (part.length < 2 && !/\d/.test(part)) || conceptOf(part) === undefined)
        continue;
      const current = best[end];
      if (current === undefined || before.length + 1 < current.length) best[end] = [...before, part];
    }
  }
  return best[word.length];
}

/** True when `a` becomes `b` by at most `limit` insertions, deletions, replacements or swaps of neighbours. */
function isNear(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let beforeLast: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return false;
    beforeLast = last;
    last = current;
  }
  return (last[b.length] ?? limit + 1) <= limit;
}

function isSwap(a: string, b: string): boolean {
  return (
    a.length === b.length && a.split('').sort().join('') === b.split('').sort().join('') && isNear(a, b, 1)
  );
}

function lacksOneLetter(word: string, known: string): boolean {
  return known.length === 5 && word.length === 4 && isNear(word, known, 1);
}

/** The known word that an unknown one was meant to be. Short words only by a swap or a letter left out:
 * "list" is not "last". */
function correct(word: string): Concept | undefined {
  if (word.length < SHORTEST_MISSPELT || /\d/.test(word)) return undefined;
  const limits = word.length >= 8 ? [1, 2] : [1];
  for (const limit of limits) {
    let found: Concept | undefined;
    for (const known of knownWords()) {
      if (known.length < SHORTEST_MISSPELT || known.charCodeAt(0) !== word.charCodeAt(0)) continue;
      const isShort = word.length < 5 || known.length < 5;
      if (isShort ? !isSwap(word, known) && !lacksOneLetter(word, known) : !isNear(word, known, limit))
        continue;
      const concept = conceptOf(known);
      // Between a word of ours and another, the other wins: a column not taken costs less than a wrong one.
      if (found === undefined || concept === 'other') found = concept;
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

function tokensOf(word: string): readonly Token[] {
  const known = conceptOf(word);
  if (known !== undefined) return [{ word, concept: known, isTypo: false }];
  const parts = unglue(word);
  if (parts === undefined) return [{ word, concept: correct(word), isTypo: true }];
  return parts.map((part) => ({ word: part, concept: conceptOf(part), isTypo: false }));
}

/** The words of a header with what they say. */
export function tokenize(header: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const word of rawWords(header)) tokens.push(...tokensOf(word));
  return tokens;
}
