// Draws the sheet: only rows and columns in sight exist as elements, and they are used again while scrolling.
// Reads the state, changes nothing; hands.ts turns mouse and keys into state.
import { effect } from '@preact/signals';
import type { Rect, WireTab } from '../../protocol/sheet.js';
import { say } from '../link.js';
import { clipboard, ranges, redraw, selection, tab } from '../sheet-state.js';
import { Lines } from './lines.js';
import { HEAD_WIDTH, make, ROW_HEIGHT } from './make.js';
import { type Box, boxOf, marksOf } from './marks.js';
import { letters, type Spot } from './ranges.js';
import { RowView } from './row-view.js';

const COLUMN_WIDTH = 100;
/** Rows drawn and asked for beyond what is in sight. */
const DRAW_MORE = 6;
const ASK_MORE_ROWS = 60;
const ASK_MORE_COLUMNS = 6;
const BLANK_COLUMNS_PIXELS = 40;

export class GridView {
  rows = new Lines(1, ROW_HEIGHT, []);
  columns = new Lines(1, COLUMN_WIDTH, []);
  private readonly space = make('grid-space', 'presentation');
  private readonly lines = make('grid-lines', 'presentation');
  private readonly top = make('grid-top', 'rowgroup');
  private readonly letterRow = make('grid-letters', 'row');
  private readonly frozen = make('grid-frozen', 'presentation');
  private readonly body = make('grid-body', 'rowgroup');
  private readonly marks = make('grid-marks', 'presentation');
  private readonly topMarks = make('grid-marks', 'presentation');
  private readonly drawn = new Map<number, RowView>();
  private readonly frozenDrawn = new Map<number, RowView>();
  private readonly spare: RowView[] = [];
  private lettersDrawn = '';
  private sheet: WireTab | undefined;
  private shape = '';
  private asked: Rect & { tab: number } = { tab: -1, row: 0, rows: 0, column: 0, columns: 0 };
  private frame = 0;

  constructor(readonly element: HTMLElement) {
    this.top.append(this.letterRow, this.frozen, this.topMarks);
    this.body.append(this.marks);
    this.space.append(this.lines, this.top, this.body);
    element.append(this.space);
    element.addEventListener('scroll', () => this.later(), { passive: true });
    new ResizeObserver(() => this.later()).observe(element);
    redraw.rows = (rows) => this.renew(rows);
    effect(() => this.takeTab(tab.value));
    effect(() => {
      void [ranges.value, clipboard.value, selection.value];
      this.later();
    });
  }

  /** Forgets what it asked for: after a new connection the server knows no view. */
  reconnected(): void {
    this.asked = { ...this.asked, tab: -1 };
    this.later();
  }

  get topHeight(): number {
    return ROW_HEIGHT + this.frozenHeight;
  }

  private get frozenRows(): number {
    return Math.min(this.sheet?.frozenRows ?? 0, 20);
  }

  private get frozenHeight(): number {
    return this.rows.start(this.frozenRows);
  }

  private takeTab(sheet: WireTab | undefined): void {
    const other = sheet?.id !== this.sheet?.id;
    this.sheet = sheet;
    if (!sheet) return;
    const { rows, columns, widths, hiddenRows, hiddenColumns, frozenRows, filter } = sheet;
    const shape = JSON.stringify([
      sheet.id,
      rows,
      columns,
      widths,
      hiddenRows,
      hiddenColumns,
      frozenRows,
      filter,
    ]);
    if (shape === this.shape) return;
    this.shape = shape;
    this.rows = new Lines(rows, ROW_HEIGHT, hiddenRows);
    this.columns = new Lines(columns, COLUMN_WIDTH, hiddenColumns, widths);
    this.space.style.width = `${HEAD_WIDTH + this.columns.total + BLANK_COLUMNS_PIXELS}px`;
    this.space.style.height = `${ROW_HEIGHT + this.rows.total + BLANK_COLUMNS_PIXELS}px`;
    this.frozen.style.height = `${this.frozenHeight}px`;
    this.top.classList.toggle('has-frozen', this.frozenRows > 0);
    this.element.setAttribute('aria-label', `${sheet.name}, ${sheet.usedRows} rows`);
    this.element.setAttribute('aria-rowcount', String(rows + 1));
    this.element.setAttribute('aria-colcount', String(columns + 1));
    this.lettersDrawn = '';
    if (other) this.element.scrollTo(0, 0);
    this.renew(null);
  }

  private renew(rows: readonly number[] | null): void {
    for (const map of [this.drawn, this.frozenDrawn])
      for (const line of map.values()) if (rows === null || rows.includes(line.row)) line.isStale = true;
    this.later();
  }

  private later(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  // ---- drawing ------------------------------------------------------------------------------------------------
  private draw(): void {
    if (!this.sheet) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    const first = Math.max(this.frozenRows, this.rows.at(scrollTop + this.frozenHeight) - DRAW_MORE);
    const last = Math.min(this.rows.count - 1, this.rows.at(scrollTop + clientHeight) + DRAW_MORE);
    const left = Math.max(0, this.columns.at(scrollLeft) - 1);
    const right = Math.min(this.columns.count - 1, this.columns.at(scrollLeft + clientWidth) + 1);
    this.ask(first, last, left, right);
    this.drawLetters(left, right);
    for (const [row, line] of this.drawn)
      if (row < first || row > last) {
        this.drawn.delete(row);
        line.element.remove();
        this.spare.push(line);
      }
    for (let row = first; row <= last; row++) this.drawRow(this.drawn, this.body, row, left, right);
    for (const [row, line] of this.frozenDrawn)
      if (row >= this.frozenRows) {
        this.frozenDrawn.delete(row);
        line.element.remove();
      }
    for (let row = 0; row < this.frozenRows; row++)
      this.drawRow(this.frozenDrawn, this.frozen, row, left, right);
    this.drawMarks();
  }

  private ask(first: number, last: number, left: number, right: number): void {
    const { sheet, asked } = this;
    if (!sheet) return;
    const covered =
      asked.tab === sheet.id &&
      asked.row <= first &&
      asked.row + asked.rows > last &&
      asked.column <= left &&
      asked.column + asked.columns > right;
    if (covered) return;
    const row = Math.max(0, first - ASK_MORE_ROWS);
    const column = Math.max(0, left - ASK_MORE_COLUMNS);
    const rows = last + ASK_MORE_ROWS - row + 1;
    const columns = right + ASK_MORE_COLUMNS - column + 1;
    this.asked = { tab: sheet.id, row, rows, column, columns };
    say({ kind: 'view', ...this.asked });
  }

  private drawLetters(left: number, right: number): void {
    const chosen = ranges.value;
    const on = (column: number) =>
      chosen.some((area) => column >= area.column && column < area.column + area.columns);
    const marked = Array.from({ length: right - left + 1 }, (_, index) => (on(left + index) ? 1 : 0)).join(
      '',
    );
    const state = `${this.shape}|${left}|${right}|${marked}`;
    if (state === this.lettersDrawn) return;
    this.lettersDrawn = state;
    const corner = make('grid-corner', 'columnheader');
    corner.setAttribute('aria-label', 'Select all');
    const heads: HTMLElement[] = [];
    const lines: HTMLElement[] = [];
    for (let column = left; column <= right; column++) {
      const width = this.columns.sizeOf(column);
      if (width === 0) continue;
      const head = make(on(column) ? 'grid-letter on' : 'grid-letter', 'columnheader');
      head.textContent = letters(column);
      head.setAttribute('aria-colindex', String(column + 2));
      head.style.left = `${HEAD_WIDTH + this.columns.start(column)}px`;
      head.style.width = `${width}px`;
      heads.push(head);
      const line = make('grid-line');
      line.style.left = `${HEAD_WIDTH + this.columns.start(column) + width - 1}px`;
      lines.push(line);
    }
    this.letterRow.replaceChildren(corner, ...heads);
    this.lines.replaceChildren(...lines);
  }

  private drawRow(
    drawn: Map<number, RowView>,
    parent: HTMLElement,
    row: number,
    left: number,
    right: number,
  ): void {
    const height = this.rows.sizeOf(row);
    let line = drawn.get(row);
    if (height === 0) {
      line?.element.remove();
      drawn.delete(row);
      return;
    }
    if (!line) {
      line = this.spare.pop() ?? new RowView();
      line.take(row);
      drawn.set(row, line);
      parent.append(line.element);
    }
    const isOn = ranges.value.some((area) => row >= area.row && row < area.row + area.rows);
    line.draw(this.rows.start(row), isOn, this.columns, left, right, this.sheet?.filter ?? null);
  }

  private drawMarks(): void {
    const of = (cut: number, end: number) => marksOf(this.sheet?.id, this.rows, this.columns, cut, end);
    this.marks.replaceChildren(...of(this.frozenRows, this.rows.count));
    this.topMarks.replaceChildren(...of(0, this.frozenRows));
    // A cell out of sight is no element, and may not be pointed to.
    const { anchor } = selection.value;
    const id = `cell-${anchor.row}-${anchor.column}`;
    if (document.getElementById(id)) this.element.setAttribute('aria-activedescendant', id);
    else this.element.removeAttribute('aria-activedescendant');
  }

  // ---- places -------------------------------------------------------------------------------------------------
  /** What is under a point of the window. */
  hit(
    clientX: number,
    clientY: number,
  ): Spot & { readonly part: 'cell' | 'letters' | 'heads' | 'corner'; readonly edge: number | null } {
    const box = this.element.getBoundingClientRect();
    const x = clientX - box.left;
    const y = clientY - box.top;
    const { scrollLeft, scrollTop } = this.element;
    const along = x - HEAD_WIDTH + scrollLeft;
    const column = this.columns.at(Math.max(0, along));
    const down = y < this.topHeight ? y - ROW_HEIGHT : y - ROW_HEIGHT + scrollTop;
    const row = this.rows.at(Math.max(0, down));
    const part = y < ROW_HEIGHT ? (x < HEAD_WIDTH ? 'corner' : 'letters') : x < HEAD_WIDTH ? 'heads' : 'cell';
    const start = this.columns.start(column);
    const atStart = along - start < 5 && column > 0;
    const atEnd = start + this.columns.sizeOf(column) - along < 5;
    const edge = part !== 'letters' ? null : atEnd ? column : atStart ? this.columns.next(column, -1) : null;
    return { row, column, part, edge };
  }

  scrollTo({ row, column }: Spot): void {
    const { element } = this;
    const top = this.rows.start(row);
    const left = this.columns.start(column);
    const bottom = top + this.rows.sizeOf(row) + ROW_HEIGHT;
    const right = left + this.columns.sizeOf(column) + HEAD_WIDTH;
    if (row >= this.frozenRows) {
      if (top - this.frozenHeight < element.scrollTop) element.scrollTop = top - this.frozenHeight;
      else if (bottom > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom - element.clientHeight;
    }
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = Math.min(left, right - element.clientWidth);
  }

  /** Where an editor over a cell stands, in pixels of the space. */
  editorBox({ row, column }: Spot): Box {
    const box = boxOf(this.rows, this.columns, { row, column, rows: 1, columns: 1 });
    const frozenTop = row < this.frozenRows ? this.element.scrollTop : 0;
    return { ...box, top: box.top + ROW_HEIGHT + frozenTop };
  }

  get rowsInSight(): number {
    return Math.max(1, Math.floor((this.element.clientHeight - this.topHeight) / ROW_HEIGHT) - 1);
  }

  get container(): HTMLElement {
    return this.space;
  }
}
