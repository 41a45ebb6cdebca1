// A formula without its place: equal formulas of a column share one template (text parts, references, tree).

import type { SheetLocale } from '../locale.js';
import { isBuiltIn } from './built-in-names.js';
import { type Token, tokenize } from './lex.js';
import { type Node, parseTokens } from './parse.js';
import {
  type Place,
  parseReference,
  type Reference,
  referenceKey,
  referenceR1C1,
  referenceText,
} from './reference.js';

export interface Template {
  /** Equal keys mean equal formulas, wherever they stand. */
  readonly key: string;
  /** Decimal mark of the locale it was entered in. */
  readonly decimal: '.' | ',';
  /** Text and references in turn: parts[i] comes before references[i]. */
  readonly parts: readonly string[];
  readonly references: readonly Reference[];
  /** null = formula parse error, shows #ERROR!. */
  readonly tree: Node | null;
}

const interned = new Map<string, Template>();

/** Names of sheets, as formulas use them. */
export interface SheetNames {
  idOf(name: string): number | undefined;
  nameOf(id: number): string;
}

/** Compiles a text that starts with `=` as entered at a place. Never fails: a parse error is a template too. */
export function compileTemplate(text: string, at: Place, names: SheetNames, locale: SheetLocale): Template {
  const parts: string[] = [''];
  const references: Reference[] = [];
  const add = (more: string) => {
    parts[parts.length - 1] += more;
  };
  const raw = tokenize(text.slice(1), locale);
  const tokens = raw.map((token, index): Token => {
    if (token.kind === 'reference') {
      const sheet = token.sheetName === null ? null : (names.idOf(token.sheetName) ?? token.sheetName);
      const reference = parseReference(token.cells, sheet, at);
      if (reference) {
        references.push(reference);
        parts.push('');
        return token;
      }
      add(token.text);
      return { kind: 'bad', text: token.text };
    }
    const called = token.kind === 'name' && raw[index + 1]?.text === '(' && isBuiltIn(token.text);
    add(called ? token.text.toUpperCase() : token.text);
    return token;
  });
  return intern(locale.decimal, parts, references, () => parseTokens(tokens));
}

/** The template with other references (after rows moved, say). */
export function withReferences(template: Template, references: readonly Reference[]): Template {
  return intern(template.decimal, template.parts, references, () => template.tree);
}

function intern(
  decimal: '.' | ',',
  parts: readonly string[],
  references: readonly Reference[],
  tree: () => Node | null,
): Template {
  let key = decimal + (parts[0] ?? '');
  for (let index = 0; index < references.length; index++) {
    const reference = references[index];
    if (reference) key += referenceKey(reference) + (parts[index + 1] ?? '');
  }
  const known = interned.get(key);
  if (known) return known;
  if (interned.size > 200_000) interned.clear();
  const made: Template = { key, decimal, parts, references, tree: tree() };
  interned.set(key, made);
  return made;
}

/** The formula's text at a place, with its `=`. */
export function templateText(template: Template, at: Place, names: SheetNames): string {
  return write(template, (reference) => referenceText(reference, at, names.nameOf));
}

/** The formula's text in R1C1 notation: the same wherever it stands. */
export function templateR1C1(template: Template, names: SheetNames): string {
  return write(template, (reference) => referenceR1C1(reference, names.nameOf));
}

function write(template: Template, text: (reference: Reference) => string): string {
  let out = `=${template.parts[0] ?? ''}`;
  template.references.forEach((reference, index) => {
    out += text(reference) + (template.parts[index + 1] ?? '');
  });
  return out;
}
