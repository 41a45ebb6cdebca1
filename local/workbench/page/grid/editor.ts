// Typing into a cell: a text area over it, in step with the formula bar. One draft at a time; leaving keeps it.
import { effect } from '@preact/signals';
import { act } from '../link.js';
import { draft, entered, selection, tab, textAt } from '../sheet-state.js';
import type { GridView } from './view.js';

const WIDEST_PIXELS = 520;

/** Begins a draft on the current cell; without a text it begins with what the cell holds. */
export function beginDraft(where: 'cell' | 'bar', text?: string): void {
  const sheet = tab.value;
  if (!sheet || draft.value) return;
  const { row, column } = selection.value.anchor;
  draft.value = { tab: sheet.id, row, column, text: text ?? entered.value ?? textAt(row, column), where };
}

/** Ends the draft; keeping it does nothing when the text is what the cell held. */
export function endDraft(keep: boolean): void {
  const ended = draft.value;
  if (!ended) return;
  draft.value = null;
  if (!keep || ended.text === entered.value) return;
  void act({ kind: 'type', tab: ended.tab, row: ended.row, column: ended.column, text: ended.text });
}

export class CellEditor {
  private readonly area = document.createElement('textarea');

  constructor(
    private readonly view: GridView,
    private readonly done: (key: 'Enter' | 'Tab' | 'Escape', shift: boolean) => void,
  ) {
    this.area.className = 'grid-editor';
    this.area.rows = 1;
    this.area.spellcheck = false;
    this.area.setAttribute('aria-label', 'Cell');
    this.area.hidden = true;
    view.container.append(this.area);
    this.area.addEventListener('input', () => {
      if (draft.value) draft.value = { ...draft.value, text: this.area.value };
    });
    this.area.addEventListener('keydown', (event) => this.key(event));
    this.area.addEventListener('blur', () => {
      if (draft.value?.where === 'cell') endDraft(true);
    });
    this.area.addEventListener('mousedown', (event) => event.stopPropagation());
    effect(() => this.show());
  }

  private show(): void {
    const { area } = this;
    const now = draft.value;
    if (!now) {
      area.hidden = true;
      return;
    }
    const box = this.view.editorBox(now);
    area.hidden = false;
    Object.assign(area.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      minWidth: `${box.width}px`,
      minHeight: `${box.height}px`,
    });
    if (area.value !== now.text) area.value = now.text;
    const longest = Math.max(...now.text.split('\n').map((line) => line.length));
    area.style.width = `${Math.min(WIDEST_PIXELS, Math.max(box.width, longest * 7.6 + 20))}px`;
    area.style.height = 'auto';
    area.style.height = `${Math.max(box.height, area.scrollHeight + 2)}px`;
    if (now.where === 'cell' && document.activeElement !== area) {
      area.focus({ preventScroll: true });
      area.setSelectionRange(area.value.length, area.value.length);
    }
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    const { key } = event;
    if (event.isComposing || (key !== 'Enter' && key !== 'Tab' && key !== 'Escape')) return;
    if (key === 'Enter' && (event.altKey || event.ctrlKey || event.metaKey)) {
      this.area.setRangeText('\n', this.area.selectionStart, this.area.selectionEnd, 'end');
      this.area.dispatchEvent(new Event('input'));
      event.preventDefault();
      return;
    }
    event.preventDefault();
    endDraft(key !== 'Escape');
    this.done(key, event.shiftKey);
  }
}
