// Makes the text of a cell comparable: one normal form, one kind of white space, nothing invisible. Knows no field.

/** Longest cell text that is read at all; more is refused before any pattern sees it (a cell holds 50,000). */
export const CELL_TEXT_LIMIT = 4000;

const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
// Variation selectors are marks, not format characters, so they are named; lone surrogates would break UTF-8 and URLs.
const INVISIBLE = /\u034f|[\ufe00-\ufe0f]|[\p{Cf}\p{Cs}]/gu;
// The last five render as blanks although Unicode calls them letters or symbols.
const BLANK = /[\s\p{Z}\x85\u115f\u1160\u3164\uffa0\u2800]+/gu;
const CONTROL = /\p{Cc}/gu;
const NOT_ASCII_OR_CONTROL = /[^\x20-\x7e]/;

/** The text in NFC with white space folded to single spaces and control, bidi and zero-width characters removed. */
export function cleanText(text: string): string {
  if (text === '' || PLAIN.test(text)) return text;
  let clean = text;
  if (NOT_ASCII_OR_CONTROL.test(text)) {
    clean = text.replace(INVISIBLE, '').replace(BLANK, ' ').replace(CONTROL, '').normalize('NFC');
  }
  return clean.replace(/ {2,}/g, ' ').trim();
}

const CELL_ERROR = /^#(?:N\/?[AVD]|[\p{Lu}/0]+[!?])$/u;
const LOADING = /^(?:loading|wird geladen|laden|chargement(?: en cours)?|cargando)\s?(?:\.{3}|…)$/i;

/** True for what Sheets shows instead of a value: `#N/A`, `#REF!`, `Loading...` (also in the languages of the headers). */
export function isCellError(text: string): boolean {
  return (text.charCodeAt(0) === 35 && CELL_ERROR.test(text)) || (text.length < 26 && LOADING.test(text));
}

// Written exactly: `Null` and `Nan` are people's names, `NULL` and `NaN` are what exports write for nothing.
const PLACEHOLDER =
  /^(?:[-–—_.?*/\\#]+|n\/a|N\/A|n\.a\.|null|NULL|undefined|NaN|nan|none|NONE|\(blank\)|\[blank\]|\(none\)|\(null\)|unknown|Unknown|UNKNOWN|tbd|TBD)$/;

/** True for the marks that people and exports put in a cell to say "nothing". */
export function isPlaceholder(text: string): boolean {
  return text.length < 10 && PLACEHOLDER.test(text);
}

/** Folds what two spellings of one name may differ in (case, kind of apostrophe and hyphen); keeps accents. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (!NOT_ASCII_OR_CONTROL.test(lower)) return lower.replace(/`/g, "'");
  return lower
    .normalize('NFC')
    .replace(/[‘’ʼ´`′]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-');
}
