// Mouse and keyboard on the sheet: selecting, stretching, several ranges, widths of columns, shortcuts.
import { signal } from '@preact/signals';
import { act } from '../link.js';
import { clipboard, draft, extent, ranges, selection, tab, textAt } from '../sheet-state.js';
import { copy, paste } from './clipboard.js';
import { beginDraft, CellEditor, endDraft } from './editor.js';
import { boxOf } from './marks.js';
import { moved } from './moves.js';
import { holds, rectsOf, type Selection, single } from './ranges.js';
import { GridView } from './view.js';

/** Where the context menu or the filter's list is open, in pixels of the window. */
export interface Popup {
  readonly kind: 'context' | 'filter';
  readonly x: number;
  readonly y: number;
  readonly column: number;
}
export const popup = signal<Popup | null>(null);

/** Pixels from the edge of the sheet where a drag begins to scroll it. */
const SCROLL_ZONE = 28;
const NARROWEST_PIXELS = 24;

export class Hands {
  readonly view: GridView;
  private drag:
    | { readonly kind: 'select' }
    | { readonly kind: 'width'; readonly column: number; readonly from: number; readonly width: number }
    | null = null;

  constructor(private readonly element: HTMLElement) {
    this.view = new GridView(element);
    new CellEditor(this.view, (key, shift) => {
      if (key !== 'Escape') this.move({ key, shift, control: false });
      this.element.focus({ preventScroll: true });
    });
    element.addEventListener('mousedown', (event) => this.down(event));
    element.addEventListener('mousemove', (event) => this.hover(event));
    element.addEventListener('dblclick', (event) => this.double(event));
    element.addEventListener('contextmenu', (event) => this.context(event));
    element.addEventListener('keydown', (event) => this.key(event));
    element.addEventListener('copy', (event) => this.clip(event, false));
    element.addEventListener('cut', (event) => this.clip(event, true));
    element.addEventListener('paste', (event) => {
      if (draft.value) return;
      event.preventDefault();
      void paste(event.clipboardData);
    });
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  // ---- mouse --------------------------------------------------------------------------------------------------
  private down(event: MouseEvent): void {
    if (event.button !== 0 || !this.onSheet(event)) return;
    const hit = this.view.hit(event.clientX, event.clientY);
    event.preventDefault();
    if (draft.value) endDraft(true);
    this.focus();
    if (hit.edge !== null) {
      this.drag = {
        kind: 'width',
        column: hit.edge,
        from: event.clientX,
        width: this.view.columns.sizeOf(hit.edge),
      };
    } else if (hit.part === 'cell' && this.filterHead(hit.row, hit.column, event)) return;
    else {
      this.pick(hit, event);
      this.drag = hit.part === 'corner' ? null : { kind: 'select' };
    }
    const move = (next: MouseEvent) => this.dragging(next);
    const up = (last: MouseEvent) => {
      window.removeEventListener('mousemove', move);
      window.removeEventListener('mouseup', up);
      this.dropped(last);
    };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', up);
  }

  /** Not on a scroll bar. */
  private onSheet(event: MouseEvent): boolean {
    const box = this.element.getBoundingClientRect();
    return (
      event.clientX - box.left < this.element.clientWidth &&
      event.clientY - box.top < this.element.clientHeight
    );
  }

  private filterHead(row: number, column: number, event: MouseEvent): boolean {
    const area = tab.value?.filter?.area;
    if (!area || row !== area.row || !holds(area, row, column)) return false;
    const box = this.element.getBoundingClientRect();
    const cell = boxOf(this.view.rows, this.view.columns, { row, column, rows: 1, columns: 1 });
    const right = box.left + cell.left + cell.width - this.element.scrollLeft;
    if (event.clientX < right - 22) return false;
    popup.value = { kind: 'filter', x: right - 22, y: event.clientY + 12, column };
    return true;
  }

  private pick(hit: ReturnType<GridView['hit']>, event: MouseEvent): void {
    const { row, column, part } = hit;
    const size = extent.value;
    if (part === 'corner') {
      selection.value = {
        others: [],
        anchor: { row: 0, column: 0 },
        to: { row: size.rows - 1, column: size.columns - 1 },
        shape: 'cells',
      };
      return;
    }
    const shape: Selection['shape'] = part === 'letters' ? 'columns' : part === 'heads' ? 'rows' : 'cells';
    const spot = { row: part === 'letters' ? 0 : row, column: part === 'heads' ? 0 : column };
    if (event.shiftKey) selection.value = { ...selection.value, to: spot, shape };
    else {
      const others = event.ctrlKey || event.metaKey ? rectsOf(selection.value, size) : [];
      selection.value = { others, anchor: spot, to: spot, shape };
    }
  }

  private dragging(event: MouseEvent): void {
    if (this.drag?.kind === 'width') {
      const pixels = Math.max(NARROWEST_PIXELS, this.drag.width + event.clientX - this.drag.from);
      this.element.style.setProperty(
        '--drag-x',
        `${event.clientX - this.element.getBoundingClientRect().left}px`,
      );
      this.element.classList.toggle('is-widening', pixels > 0);
      return;
    }
    if (this.drag?.kind !== 'select') return;
    const box = this.element.getBoundingClientRect();
    if (event.clientY > box.bottom - SCROLL_ZONE) this.element.scrollTop += SCROLL_ZONE;
    else if (event.clientY < box.top + this.view.topHeight) this.element.scrollTop -= SCROLL_ZONE;
    if (event.clientX > box.right - SCROLL_ZONE) this.element.scrollLeft += SCROLL_ZONE;
    else if (event.clientX < box.left + SCROLL_ZONE) this.element.scrollLeft -= SCROLL_ZONE;
    const { row, column } = this.view.hit(event.clientX, event.clientY);
    const now = selection.value.to;
    if (now.row !== row || now.column !== column)
      selection.value = { ...selection.value, to: { row, column } };
  }

  private dropped(event: MouseEvent): void {
    const { drag } = this;
    this.drag = null;
    this.element.classList.remove('is-widening');
    if (drag?.kind !== 'width' || !tab.value) return;
    const pixels = Math.max(NARROWEST_PIXELS, drag.width + event.clientX - drag.from);
    if (pixels !== drag.width) void act({ kind: 'width', tab: tab.value.id, column: drag.column, pixels });
  }

  private hover(event: MouseEvent): void {
    if (this.drag) return;
    const { edge, part } = this.view.hit(event.clientX, event.clientY);
    this.element.style.cursor = edge !== null ? 'col-resize' : part === 'cell' ? 'cell' : 'default';
  }

  private double(event: MouseEvent): void {
    const hit = this.view.hit(event.clientX, event.clientY);
    const sheet = tab.value;
    if (hit.edge !== null && sheet) {
      const column = hit.edge;
      const texts = Array.from({ length: 80 }, (_, index) => textAt(index, column));
      const pixels = Math.max(48, ...texts.map((text) => text.length * 7.2 + 20));
      void act({ kind: 'width', tab: sheet.id, column, pixels: Math.min(600, pixels) });
    } else if (hit.part === 'cell') beginDraft('cell');
  }

  private context(event: MouseEvent): void {
    event.preventDefault();
    const hit = this.view.hit(event.clientX, event.clientY);
    const inside = ranges.value.some((area) => {
      if (hit.part === 'letters')
        return (
          area.rows === extent.value.rows &&
          hit.column >= area.column &&
          hit.column < area.column + area.columns
        );
      if (hit.part === 'heads')
        return area.columns === extent.value.columns && hit.row >= area.row && hit.row < area.row + area.rows;
      return holds(area, hit.row, hit.column);
    });
    if (!inside) this.pick(hit, event);
    popup.value = { kind: 'context', x: event.clientX, y: event.clientY, column: hit.column };
  }

  // ---- keyboard -----------------------------------------------------------------------------------------------
  move(key: { readonly key: string; readonly shift: boolean; readonly control: boolean }): boolean {
    const sheet = tab.value;
    if (!sheet) return false;
    const next = moved(selection.value, key, {
      rows: this.view.rows,
      columns: this.view.columns,
      extent: extent.value,
      used: { rows: sheet.usedRows, columns: sheet.usedColumns },
      pageRows: this.view.rowsInSight,
    });
    if (!next) return false;
    selection.value = next;
    if (next.shape === 'cells' && !(key.key === 'a' && key.control)) this.view.scrollTo(next.to);
    return true;
  }

  private key(event: KeyboardEvent): void {
    if (draft.value || event.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    if (this.shortcut(event, control)) {
      event.preventDefault();
      return;
    }
    if (
      event.key !== 'Enter' &&
      !event.altKey &&
      this.move({ key: event.key, shift: event.shiftKey, control })
    ) {
      event.preventDefault();
      return;
    }
    // A letter begins a new text; the key itself then lands in the editor, whatever the keyboard makes of it.
    if (event.key.length === 1 && !control && !event.altKey) beginDraft('cell', '');
  }

  private shortcut(event: KeyboardEvent, control: boolean): boolean {
    const sheet = tab.value;
    if (!sheet) return false;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (control && key === 'z') void act({ kind: event.shiftKey ? 'redo' : 'undo' });
    else if (control && key === 'y') void act({ kind: 'redo' });
    else if (key === 'Enter' || key === 'F2') beginDraft('cell');
    else if (key === 'Delete' || key === 'Backspace')
      void act({ kind: 'clear', tab: sheet.id, ranges: ranges.value });
    else if (key === 'Escape') {
      clipboard.value = null;
      popup.value = null;
    } else if (key === 'ContextMenu' || (event.shiftKey && key === 'F10')) {
      const { anchor } = selection.value;
      const grid = this.element.getBoundingClientRect();
      const cell = this.view.editorBox(anchor);
      popup.value = {
        kind: 'context',
        x: grid.left + cell.left - this.element.scrollLeft,
        y: grid.top + cell.top + cell.height - this.element.scrollTop,
        column: anchor.column,
      };
    } else return false;
    return true;
  }

  private clip(event: ClipboardEvent, isCut: boolean): void {
    if (draft.value) return;
    event.preventDefault();
    void copy(isCut, event.clipboardData);
  }
}

/** Selects one cell and shows it. */
export function goTo(hands: Hands | undefined, next: Selection): void {
  selection.value = next;
  hands?.view.scrollTo(next.anchor);
  hands?.focus();
}

export const firstCell = (): Selection => single(0, 0);
