// Splits a formula into tokens; the text between them is kept, so that a formula can be written again exactly.

import { unquoteSheetName } from '../a1.js';
import type { SheetLocale } from '../locale.js';

export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'string'; readonly text: string; readonly value: string }
  | { readonly kind: 'error'; readonly text: string }
  | {
      readonly kind: 'reference';
      readonly text: string;
      readonly sheetName: string | null;
      readonly cells: string;
    }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: string }
  /** ( ) { } and separators: `,` between arguments, `;` between arguments or rows of an array, `\` between columns. */
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'space'; readonly text: string }
  | { readonly kind: 'bad'; readonly text: string };

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d+`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const CELLS = String.raw`(?:${CELL}:(?:${CELL}|${COLUMN}|\$?\d+)|${COLUMN}:(?:${CELL}|${COLUMN})|\$?\d+:(?:${CELL}|\$?\d+)|${CELL})(?![\p{L}\p{N}_(.!])`;
const NUMBER_DOT = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const NUMBER_COMMA = String.raw`(?:\d+(?:[.,]\d+)?|,\d+)(?:[eE][+-]?\d+)?`;

function lexer(number: string): RegExp {
  return new RegExp(
    [
      String.raw`(\s+)`,
      '"((?:[^"]|"")*)"',
      String.raw`((?:${SHEET})?#(?:N\/A|VALUE!|NAME\?|DIV\/0!|REF!|NUM!|ERROR!))`,
      `(${SHEET})?(${CELLS})`,
      `(${number})`,
      String.raw`([\p{L}_][\p{L}\p{N}_.]*)`,
      '(<>|<=|>=|[-+*/^&=<>%])',
      String.raw`([(){},;\\])`,
    ].join('|'),
    'uy',
  );
}

const dotLexer = lexer(NUMBER_DOT);
const commaLexer = lexer(NUMBER_COMMA);

/** Tokens of the text after `=`. In locales with a decimal comma, a comma between digits is decimal. */
export function tokenize(text: string, locale: SheetLocale): Token[] {
  const pattern = locale.decimal === ',' ? commaLexer : dotLexer;
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  let position = 0;
  while (position < text.length) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (!match) return [...tokens, { kind: 'bad', text: text.slice(position) }];
    const [whole, space, string, error, sheet, cells, number, name, operator, mark] = match;
    position += whole.length;
    if (space !== undefined) tokens.push({ kind: 'space', text: whole });
    else if (string !== undefined)
      tokens.push({ kind: 'string', text: whole, value: string.replace(/""/g, '"') });
    else if (error !== undefined) tokens.push({ kind: 'error', text: whole });
    else if (cells !== undefined) {
      const sheetName = sheet === undefined ? null : unquoteSheetName(sheet.slice(0, -1));
      tokens.push({ kind: 'reference', text: whole, sheetName, cells });
    } else if (number !== undefined)
      tokens.push({ kind: 'number', text: whole, value: Number(number.replace(',', '.')) });
    else if (name !== undefined) tokens.push({ kind: 'name', text: whole });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: whole });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: whole });
  }
  return tokens;
}
