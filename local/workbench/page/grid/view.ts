// Draws the sheet: only rows and columns in sight exist as elements, and they are used again while scrolling.
// Reads the state, changes nothing; hands.ts turns mouse and keys into state.
import { effect } from '@preact/signals';
import { LOOK, type Rect, type WireCell, type WireTab } from '../../protocol.js';
import { say } from '../link.js';
import { cellAt, clipboard, lastRange, ranges, redraw, selection, tab } from '../sheet-state.js';
import { type CellPlace, CellView } from './cell-view.js';
import { Lines } from './lines.js';
import { holds, letters, type Spot } from './ranges.js';

export const ROW_HEIGHT = 24;
export const HEAD_WIDTH = 46;
const COLUMN_WIDTH = 100;
/** Rows drawn and asked for beyond what is in sight. */
const DRAW_MORE = 6;
const ASK_MORE_ROWS = 60;
const ASK_MORE_COLUMNS = 6;
const BLANK_COLUMNS_PIXELS = 40;

interface RowElement {
  readonly element: HTMLElement;
  readonly head: HTMLElement;
  readonly cells: CellView[];
  row: number;
  stale: boolean;
}

const make = (className: string, role?: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = className;
  if (role) element.setAttribute('role', role);
  return element;
};

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
  private readonly drawn = new Map<number, RowElement>();
  private readonly frozenDrawn = new Map<number, RowElement>();
  private readonly spare: RowElement[] = [];
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
      for (const line of map.values()) if (rows === null || rows.includes(line.row)) line.stale = true;
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

  private newRow(): RowElement {
    const element = make('grid-row', 'row');
    const head = make('grid-head', 'rowheader');
    element.append(head);
    return { element, head, cells: [], row: -1, stale: true };
  }

  private drawRow(
    drawn: Map<number, RowElement>,
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
      line = this.spare.pop() ?? this.newRow();
      drawn.set(row, line);
      line.row = row;
      line.stale = true;
      parent.append(line.element);
      line.element.setAttribute('aria-rowindex', String(row + 2));
      line.head.textContent = String(row + 1);
    }
    line.element.style.top = `${this.rows.start(row)}px`;
    const isOn = ranges.value.some((area) => row >= area.row && row < area.row + area.rows);
    line.head.className = isOn ? 'grid-head on' : 'grid-head';
    const from = line.element.dataset['from'];
    const span = `${left}-${right}`;
    if (!line.stale && from === span) return;
    line.element.dataset['from'] = span;
    line.stale = false;
    this.fillRow(line, row, left, right);
  }

  private fillRow(line: RowElement, row: number, left: number, right: number): void {
    let used = 0;
    for (let column = left; column <= right; column++) {
      const width = this.columns.sizeOf(column);
      if (width === 0) continue;
      let view = line.cells[used];
      if (!view) {
        view = new CellView();
        line.cells.push(view);
        line.element.append(view.element);
      }
      used++;
      const cell = cellAt(row, column);
      view.show(cell, {
        row,
        column,
        left: HEAD_WIDTH + this.columns.start(column),
        width,
        spill: this.spillOf(cell, row, column, width, right),
        filter: this.filterAt(row, column),
      });
    }
    for (const extra of line.cells.splice(used)) extra.remove();
  }

  private filterAt(row: number, column: number): CellPlace['filter'] {
    const filter = this.sheet?.filter;
    if (!filter || row !== filter.area.row || !holds(filter.area, row, column)) return 'none';
    return filter.columns.includes(column) ? 'head, in use' : 'head';
  }

  private spillOf(cell: WireCell, row: number, column: number, width: number, right: number): number {
    const text = typeof cell === 'string' ? cell : cell.text;
    const look = typeof cell === 'string' ? 0 : cell.look;
    const isSimple = (look & (LOOK.right | LOOK.center | LOOK.wrap)) === 0;
    return isSimple && text.length * 5 > width ? this.spill(row, column, right) : 0;
  }

  /** Pixels to the right that a text may run over, because the cells there are blank. */
  private spill(row: number, column: number, right: number): number {
    let pixels = 0;
    for (let next = column + 1; next <= right + 1 && next < this.columns.count; next++) {
      const cell = cellAt(row, next);
      if (cell !== '' && (typeof cell === 'string' || cell.text !== '')) break;
      pixels += this.columns.sizeOf(next);
    }
    return pixels;
  }

  private drawMarks(): void {
    const { anchor } = selection.value;
    const copied = clipboard.value?.tab === this.sheet?.id ? clipboard.value?.area : undefined;
    const inside = (fromTop: boolean) => {
      const out: HTMLElement[] = [];
      const cut = fromTop ? 0 : this.frozenRows;
      const end = fromTop ? this.frozenRows : this.rows.count;
      const several = ranges.value.length > 1 || lastRange.value.rows * lastRange.value.columns > 1;
      if (several) for (const area of ranges.value) out.push(...this.mark('grid-range', area, cut, end));
      out.push(...this.mark('grid-active', { ...anchor, rows: 1, columns: 1 }, cut, end));
      if (copied) out.push(...this.mark('grid-copied', copied, cut, end));
      return out;
    };
    this.marks.replaceChildren(...inside(false));
    this.topMarks.replaceChildren(...inside(true));
    // A cell out of sight is no element, and may not be pointed to.
    const id = `cell-${anchor.row}-${anchor.column}`;
    if (document.getElementById(id)) this.element.setAttribute('aria-activedescendant', id);
    else this.element.removeAttribute('aria-activedescendant');
  }

  private mark(className: string, area: Rect, cut: number, end: number): HTMLElement[] {
    const first = Math.max(area.row, cut);
    const last = Math.min(area.row + area.rows, end);
    if (first >= last) return [];
    const mark = make(className);
    const box = this.boxOf({ row: first, column: area.column, rows: last - first, columns: area.columns });
    Object.assign(mark.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    });
    return [mark];
  }

  /** In pixels of the space below the letters. */
  boxOf(area: Rect): {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  } {
    const left = HEAD_WIDTH + this.columns.start(area.column);
    const top = this.rows.start(area.row);
    return {
      left: left - 1,
      top: top - 1,
      width: HEAD_WIDTH + this.columns.start(area.column + area.columns) - left + 1,
      height: this.rows.start(area.row + area.rows) - top + 1,
    };
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
  editorBox({ row, column }: Spot): {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  } {
    const box = this.boxOf({ row, column, rows: 1, columns: 1 });
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
