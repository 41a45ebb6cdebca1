// What one page has been told of the document, and what it must be told next: tabs, the window of cells that it shows,
// the active cell. Nothing is sent twice.
import type { Bench } from './bench.js';
import type { History } from './history.js';
import type { WireCell, WireTab } from './protocol/sheet.js';
import type { ToPage, ToServer } from './protocol.js';
import { enteredText, windowRows, wireTab } from './wire.js';

const DRAW_AFTER_MS = 30;

type View = Extract<ToServer, { readonly kind: 'view' }>;

export class Drawing {
  private view: View | undefined;
  private sent = new Map<number, string>();
  private readonly tabs = new Map<number, WireTab>();
  private readonly last = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private active = { row: 0, column: 0 };

  constructor(
    private readonly bench: Bench,
    private readonly history: () => History,
    private readonly send: (message: ToPage) => void,
  ) {}

  /** Sends a message unless the page knows it already. */
  tell(name: string, message: ToPage): void {
    if (this.note(name, message)) this.send(message);
  }

  /** The page knows this by itself. False: it knew it before. */
  note(name: string, message: ToPage): boolean {
    const text = JSON.stringify(message);
    if (this.last.get(name) === text) return false;
    this.last.set(name, text);
    return true;
  }

  knows(name: string): boolean {
    return this.last.has(name);
  }

  forget(name: string): void {
    this.last.delete(name);
  }

  /** Another document. */
  reset(): void {
    this.sent.clear();
    this.tabs.clear();
    this.last.clear();
  }

  /** The document changed: draws in a moment, with what else changes until then. */
  soon(structure: boolean): void {
    if (structure) this.tabs.clear();
    this.timer ??= setTimeout(() => this.now(), DRAW_AFTER_MS);
  }

  /** Draws what `soon` was asked for, if it waits. */
  catchUp(): void {
    if (this.timer) this.now();
  }

  now(): void {
    this.close();
    const { document } = this.bench;
    const tabs = document.sheets.map((sheet) => {
      const known = this.tabs.get(sheet.id);
      const used = { usedRows: document.lastRow(sheet), usedColumns: document.lastColumn(sheet) };
      const tab = known ? { ...known, ...used } : wireTab(document, sheet);
      this.tabs.set(sheet.id, tab);
      return tab;
    });
    const { undo, redo } = this.history();
    this.tell('document', { kind: 'document', document: { name: document.name, tabs, undo, redo } });
    this.drawCells(false);
    this.tellActive();
  }

  /** The page shows this window of cells now, and has none of them. */
  look(view: View): void {
    this.view = view;
    this.drawCells(true);
    this.tellActive();
  }

  activate(row: number, column: number): void {
    this.active = { row, column };
    this.tellActive();
  }

  close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private shownSheet() {
    return this.view && this.bench.document.sheetById(this.view.tab);
  }

  private drawCells(all: boolean): void {
    const { view, bench } = this;
    const sheet = this.shownSheet();
    if (!view || !sheet) return;
    const rows = windowRows(bench.document, sheet, view, bench.fresh);
    // Frozen rows stay in sight wherever the page has scrolled to.
    const frozen = Math.min(sheet.frozenRows, view.row);
    if (frozen > 0)
      rows.unshift(...windowRows(bench.document, sheet, { ...view, row: 0, rows: frozen }, bench.fresh));
    const next = new Map<number, string>();
    const changed: (readonly [number, readonly WireCell[]])[] = [];
    for (const [row, cells] of rows) {
      const text = JSON.stringify(cells);
      next.set(row, text);
      if (all || this.sent.get(row) !== text) changed.push([row, cells]);
    }
    this.sent = next;
    if (changed.length > 0 || all)
      this.send({ kind: 'cells', tab: sheet.id, column: view.column, rows: changed, forgetOthers: all });
  }

  private tellActive(): void {
    const { document } = this.bench;
    const sheet = this.shownSheet();
    if (!sheet) return;
    const { row, column } = this.active;
    const inside = row < sheet.maxRows && column < sheet.maxColumns;
    this.tell('active', {
      kind: 'active',
      tab: sheet.id,
      row,
      column,
      entered: inside ? enteredText(document, sheet, row, column) : '',
      message: '',
    });
  }
}
