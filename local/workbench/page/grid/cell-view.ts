// One cell's element, used again for other cells while scrolling: it writes only what differs from what it shows.
import { LOOK, type WireCell } from '../../protocol/sheet.js';

/** What a cell shows and where, in pixels of its row. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  /** Pixels to the right that the text may run over. */
  readonly spill: number;
  readonly filter: 'none' | 'head' | 'head, in use';
}

const BLANK = { text: '', look: 0, note: '', background: '', color: '' };

export class CellView {
  readonly element = document.createElement('div');
  /** Only a text that runs over has an element of its own: each costs layout in every frame. */
  private readonly over = document.createElement('span');
  private readonly shown = {
    id: '',
    column: -1,
    left: -1,
    width: -1,
    limit: '',
    className: '',
    ...BLANK,
  };

  constructor() {
    this.element.setAttribute('role', 'gridcell');
  }

  show(cell: WireCell, place: CellPlace): void {
    const { element, over, shown } = this;
    const look = typeof cell === 'string' ? { ...BLANK, text: cell } : { ...BLANK, ...cell };
    const { column, left, width, spill } = place;
    const id = `cell-${place.row}-${column}`;
    if (shown.id !== id) element.id = id;
    if (shown.column !== column) element.setAttribute('aria-colindex', String(column + 2));
    if (shown.left !== left) element.style.left = `${left}px`;
    if (shown.width !== width) element.style.width = `${width}px`;
    const className = classOf(look.look, look.note !== '', spill > 0, place.filter);
    if (shown.className !== className) element.className = className;
    if (shown.background !== look.background) element.style.background = look.background;
    const limit = spill > 0 ? `${width + spill}px` : '';
    if (limit !== '') {
      over.textContent = look.text;
      over.style.maxWidth = limit;
      if (shown.limit === '') element.replaceChildren(over);
    } else if (shown.limit !== '' || shown.text !== look.text) element.textContent = look.text;
    if (shown.color !== look.color) element.style.color = look.color;
    if (shown.note !== look.note) {
      if (look.note) element.title = look.note;
      else element.removeAttribute('title');
    }
    Object.assign(shown, { id, column, left, width, limit, className }, look);
  }

  remove(): void {
    this.element.remove();
  }
}

function classOf(look: number, noted: boolean, spills: boolean, filter: CellPlace['filter']): string {
  return [
    'grid-cell',
    look & LOOK.right ? 'r' : '',
    look & LOOK.center ? 'c' : '',
    look & LOOK.bold ? 'b' : '',
    look & LOOK.italic ? 'it' : '',
    look & LOOK.strike ? 'st' : '',
    look & LOOK.fresh ? 'fresh' : '',
    look & LOOK.error ? 'err' : '',
    look & LOOK.wrap ? 'wrap' : '',
    noted ? 'noted' : '',
    spills ? 'spill' : '',
    filter === 'none' ? '' : filter === 'head' ? 'filter' : 'filter is-on',
  ]
    .filter(Boolean)
    .join(' ');
}
