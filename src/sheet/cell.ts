// What may be written into a cell: text stays text. The cell is formatted as plain text ('@') before the write;
// this guards the one case that '@' has been reported not to hold: text that opens a formula.

/** A leading apostrophe is how Sheets marks text; it is hidden and getValue returns the text without it
 * [sheetquery#20; one author needed it for a bare '=' even under '@']. */
export function literalText(text: string): string {
  return /^[=']/.test(text) ? `'${text}` : text;
}

/**
 * A text of the user's as it is put back: Sheets would read `=…` as a formula and `5%` as a number, unless the cell is
 * formatted as plain text, so what it could read gets the hidden apostrophe with which such a text was typed.
 */
export function textAgain(text: string, format: string | undefined): string {
  return format !== '@' && /\d|^[=+'-]|^(true|false)$/i.test(text) ? `'${text}` : literalText(text);
}

/** The text behind a guard, should a plain-text cell show its apostrophe after all (not verified at Google).
 * A text that itself opens with `''` or `'=` loses one apostrophe under the other reading; nobody's address does. */
export function plainText(shown: string): string {
  return shown.replace(/^'(?=[='])/, '');
}

/** The same texts in the same order, such as two readings of a header row. */
export function areAlike(texts: readonly string[], others: readonly string[]): boolean {
  return texts.length === others.length && texts.every((text, at) => text === others[at]);
}
