// The frame of every act of a person: find the place, ask whether it is allowed, do it, tell what happened.

import { parseA1, resolveRange } from './a1.js';
import type { SheetDocument } from './document.js';
import { type Refusal, refusalOf } from './edit.js';
import type { Axis } from './relocate.js';
import type { Sheet } from './sheet.js';
import type { TabRefusal } from './tabs.js';
import { type Rect, rect } from './values.js';

/** Types of change in Apps Script's onChange event. */
export type ChangeType =
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

/** What was done, as onEdit and onChange hear of it; value and oldValue only for a single cell. */
export type Performed =
  | {
      readonly kind: 'edit';
      readonly sheetId: number;
      readonly area: Rect;
      readonly value?: string;
      readonly oldValue?: string;
    }
  | { readonly kind: 'change'; readonly changeType: ChangeType };

export type RefusedWhy = Refusal['kind'] | TabRefusal | 'no such place' | 'out of bounds';

/** A refused act changed nothing. */
export type ActResult =
  | { readonly kind: 'done'; readonly performed: Performed }
  | { readonly kind: 'refused'; readonly why: RefusedWhy };

export const refused = (why: RefusedWhy): ActResult => ({ kind: 'refused', why });
export const changed = (changeType: ChangeType): Performed => ({ kind: 'change', changeType });

/** A tab by name, or by id (ids survive renaming). */
export type TabName = string | number;

export class ActsBase {
  constructor(
    readonly document: SheetDocument,
    readonly email: string,
    /** Hears of each act that was done: the host fires onEdit and onChange. */
    private readonly told: (performed: Performed) => void = () => {},
  ) {}

  /** Formulas are computed after each act, as in an open document: custom functions start without being read. */
  protected done(performed: Performed): ActResult {
    this.told(performed);
    this.document.calculation.update();
    return { kind: 'done', performed };
  }

  protected sheet(tab: TabName): Sheet | undefined {
    return typeof tab === 'number' ? this.document.sheetById(tab) : this.document.sheetByName(tab);
  }

  /** The sheet and area a notation means, if they exist and this person may edit them. */
  protected find(
    tab: TabName,
    notation: string,
  ): { readonly sheet: Sheet; readonly area: Rect } | RefusedWhy {
    const sheet = this.sheet(tab);
    const written = parseA1(notation);
    if (!sheet || !written) return 'no such place';
    const area = resolveRange(written, sheet.maxRows, sheet.maxColumns);
    if (area.row + area.rows > sheet.maxRows || area.column + area.columns > sheet.maxColumns)
      return 'no such place';
    return refusalOf(this.document, this.email, sheet, area)?.kind ?? { sheet, area };
  }

  /** An act on an area; the callback may still refuse. */
  protected on(
    tab: TabName,
    notation: string,
    performed: ChangeType | 'edit',
    act: (sheet: Sheet, area: Rect) => RefusedWhy | undefined,
  ): ActResult {
    const found = this.find(tab, notation);
    if (typeof found === 'string') return refused(found);
    const why = act(found.sheet, found.area);
    if (why) return refused(why);
    return this.done(
      performed === 'edit' ? { kind: 'edit', sheetId: found.sheet.id, area: found.area } : changed(performed),
    );
  }

  /** An act on rows or columns, 1-based. */
  protected onLines(
    tab: TabName,
    axis: Axis,
    first: number,
    count: number,
    performed: ChangeType,
    act: (sheet: Sheet) => RefusedWhy | undefined,
  ): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    const length = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
    if (!Number.isInteger(first) || first < 1 || count < 1 || first + count - 1 > length)
      return refused('out of bounds');
    const area =
      axis === 'rows'
        ? rect(first - 1, 0, count, sheet.maxColumns)
        : rect(0, first - 1, sheet.maxRows, count);
    const why = refusalOf(this.document, this.email, sheet, area)?.kind ?? act(sheet);
    return why ? refused(why) : this.done(changed(performed));
  }

  protected onTab(
    tab: TabName,
    performed: ChangeType,
    act: (sheet: Sheet) => RefusedWhy | null | undefined,
  ): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    const why = act(sheet);
    return why ? refused(why) : this.done(changed(performed));
  }
}
