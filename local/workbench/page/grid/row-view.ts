// One row in sight: its head and its cells, used again for another row while scrolling.
import { LOOK, type WireCell, type WireTab } from '../../protocol/sheet.js';
import { cellAt } from '../sheet-state.js';
import { type CellPlace, CellView } from './cell-view.js';
import type { Lines } from './lines.js';
import { HEAD_WIDTH, make } from './make.js';
import { holds } from './ranges.js';

export class RowView {
  readonly element = make('grid-row', 'row');
  row = -1;
  isStale = true;
  private readonly head = make('grid-head', 'rowheader');
  private readonly cells: CellView[] = [];
  private span = '';

  constructor() {
    this.element.append(this.head);
  }

  take(row: number): void {
    this.row = row;
    this.isStale = true;
    this.element.setAttribute('aria-rowindex', String(row + 2));
    this.head.textContent = String(row + 1);
  }

  draw(
    top: number,
    isOn: boolean,
    columns: Lines,
    left: number,
    right: number,
    filter: WireTab['filter'],
  ): void {
    this.element.style.top = `${top}px`;
    this.head.className = isOn ? 'grid-head on' : 'grid-head';
    const span = `${left}-${right}`;
    if (!this.isStale && this.span === span) return;
    this.span = span;
    this.isStale = false;
    this.fill(columns, left, right, filter);
  }

  private fill(columns: Lines, left: number, right: number, filter: WireTab['filter']): void {
    let used = 0;
    for (let column = left; column <= right; column++) {
      const width = columns.sizeOf(column);
      if (width === 0) continue;
      let view = this.cells[used];
      if (!view) {
        view = new CellView();
        this.cells.push(view);
        this.element.append(view.element);
      }
      used++;
      const cell = cellAt(this.row, column);
      view.show(cell, {
        row: this.row,
        column,
        left: HEAD_WIDTH + columns.start(column),
        width,
        spill: mayRunOver(cell, width) ? this.spill(columns, column, right) : 0,
        filter: this.filterAt(filter, column),
      });
    }
    for (const extra of this.cells.splice(used)) extra.remove();
  }

  private filterAt(filter: WireTab['filter'], column: number): CellPlace['filter'] {
    if (!filter || this.row !== filter.area.row || !holds(filter.area, this.row, column)) return 'none';
    return filter.columns.includes(column) ? 'head, in use' : 'head';
  }

  /** Pixels to the right that a text may run over, because the cells there are blank. */
  private spill(columns: Lines, column: number, right: number): number {
    let pixels = 0;
    for (let next = column + 1; next <= right + 1 && next < columns.count; next++) {
      const cell = cellAt(this.row, next);
      if (cell !== '' && (typeof cell === 'string' || cell.text !== '')) break;
      pixels += columns.sizeOf(next);
    }
    return pixels;
  }
}

/** Text at the left that is likely too long for its cell. */
function mayRunOver(cell: WireCell, width: number): boolean {
  const text = typeof cell === 'string' ? cell : cell.text;
  const look = typeof cell === 'string' ? 0 : cell.look;
  return (look & (LOOK.right | LOOK.center | LOOK.wrap)) === 0 && text.length * 5 > width;
}
