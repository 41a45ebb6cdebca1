// Tokens to a tree. References are numbered in order; the template that owns the tree holds them.

import type { ErrorCode } from '../values.js';
import type { Token } from './lex.js';

export type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: ErrorCode }
  | { readonly kind: 'reference'; readonly index: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'unary'; readonly operator: '+' | '-'; readonly of: Node }
  | { readonly kind: 'percent'; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Node[])[] }
  /** An argument left out: `IF(A1,,2)`. */
  | { readonly kind: 'missing' };

const precedence: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 6,
};

/** The tree, or null for a formula parse error. */
export function parseTokens(tokens: readonly Token[]): Node | null {
  const parser = new Parser(tokens.filter((token) => token.kind !== 'space'));
  return parser.whole();
}

class Parser {
  private at = 0;
  private references = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node | null {
    const node = this.expression(0);
    return node && this.at === this.tokens.length ? node : null;
  }

  private peek(text?: string): Token | undefined {
    const token = this.tokens[this.at];
    return text === undefined || token?.text === text ? token : undefined;
  }

  private take(text: string): boolean {
    const token = this.tokens[this.at];
    if (!token || token.text !== text || (token.kind !== 'mark' && token.kind !== 'operator')) return false;
    this.at++;
    return true;
  }

  private expression(least: number): Node | null {
    let left = this.prefix();
    while (left) {
      const token = this.peek();
      if (token?.kind !== 'operator') break;
      if (token.text === '%') {
        this.at++;
        left = { kind: 'percent', of: left };
        continue;
      }
      const strength = precedence[token.text];
      if (strength === undefined || strength <= least) break;
      this.at++;
      const right = this.expression(strength);
      if (!right) return null;
      left = { kind: 'binary', operator: token.text, left, right };
    }
    return left;
  }

  private prefix(): Node | null {
    for (const operator of ['-', '+'] as const) {
      if (this.take(operator)) {
        const of = this.expression(7);
        return of && { kind: 'unary', operator, of };
      }
    }
    return this.primary();
  }

  private primary(): Node | null {
    const token = this.peek();
    if (!token) return null;
    this.at++;
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: token.value };
      case 'string':
        return { kind: 'string', value: token.value };
      case 'error':
        return { kind: 'error', code: token.text.slice(token.text.lastIndexOf('#')) as ErrorCode };
      case 'reference':
        return { kind: 'reference', index: this.references++ };
      case 'name':
        return this.name(token.text);
      case 'mark':
        if (token.text === '{') return this.array();
        if (token.text !== '(') return null;
        return this.parenthesised();
      default:
        return null;
    }
  }

  private parenthesised(): Node | null {
    const node = this.expression(0);
    return node && this.take(')') ? node : null;
  }

  private name(text: string): Node | null {
    if (!this.take('(')) {
      const upper = text.toUpperCase();
      if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE' };
      return { kind: 'name', name: text };
    }
    const args: Node[] = [];
    if (this.take(')')) return { kind: 'call', name: text, args };
    for (;;) {
      if (this.peek(',') || this.peek(';') || this.peek(')')) args.push({ kind: 'missing' });
      else {
        const argument = this.expression(0);
        if (!argument) return null;
        args.push(argument);
      }
      if (this.take(')')) return { kind: 'call', name: text, args };
      if (!this.take(',') && !this.take(';')) return null;
    }
  }

  private array(): Node | null {
    const rows: Node[][] = [[]];
    if (this.take('}')) return { kind: 'array', rows };
    for (;;) {
      const item = this.expression(0);
      if (!item) return null;
      rows.at(-1)?.push(item);
      if (this.take('}')) return { kind: 'array', rows };
      if (this.take(';')) rows.push([]);
      else if (!this.take(',') && !this.take('\\')) return null;
    }
  }
}
