// The change feed of a document: a workbench redraws what it hears of. Without listeners it costs nothing.

import type { Rect } from './values.js';

export type Change =
  /** Contents or formats of cells. */
  | { readonly kind: 'cells'; readonly sheetId: number; readonly area: Rect }
  /** Rows, columns, merges, filters, tabs: draw the sheet again (null: all of them). */
  | { readonly kind: 'structure'; readonly sheetId: number | null }
  /** Results of formulas. */
  | { readonly kind: 'calculated' };

export type ChangeListener = (change: Change) => void;

export class Changes {
  private readonly listeners = new Set<ChangeListener>();
  /** Grows with every change: a cheap way to ask whether anything happened. */
  count = 0;

  emit(change: Change): void {
    this.count++;
    for (const listener of this.listeners) listener(change);
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
