// The books of an execution: one for each document it touched.

import type { ExecutionContext, HostedDocument } from '../../kernel/emulated.js';
import { SheetDocument } from '../../spreadsheet/document.js';
import { getOrMake } from '../../spreadsheet/get-or-make.js';
import { Book, type ObjectMaker } from './book.js';

/** The book of a document in this execution. */
export function bookOf(context: ExecutionContext, document: HostedDocument, make: ObjectMaker): Book {
  if (!(document instanceof SheetDocument)) throw new Error('a document of another service');
  return getOrMake(booksIn(context), document, () => new Book(context, document, make));
}

const booksIn = (context: ExecutionContext): Map<SheetDocument, Book> =>
  context.slot('spreadsheet books', () => new Map());

/** Ends an execution: what it wrote is committed, or lost at a kill under reading G2 'b'. */
export function endBooks(context: ExecutionContext, outcome: 'completed' | 'failed' | 'killed'): void {
  for (const book of booksIn(context).values()) {
    if (outcome === 'killed' && context.readings.G2 === 'b') book.drop();
    else book.flush();
  }
}

export function flushBooks(context: ExecutionContext): void {
  for (const book of booksIn(context).values()) book.flush();
}
