// What people do to a document by hand: they apply at once and may come between any two service calls of a script.
// Places are A1 notations on a named tab; a refused act says why and changes nothing.

import { parseA1, rectA1, resolveRange } from './a1.js';
import { type CopyMode, copyArea } from './copy.js';
import type { SheetDocument } from './document.js';
import {
  clearArea,
  type Input,
  type Refusal,
  refusalOf,
  setNotes,
  setStyles,
  setValidations,
  writeInputs,
} from './edit.js';
import { applyFilter, removeFilter } from './filter.js';
import type { Axis } from './relocate.js';
import type { FilterCriterion, Sheet } from './sheet.js';
import { type SortKey, sortArea } from './sort.js';
import {
  deleteCells,
  deleteLines,
  hasRoom,
  insertCells,
  insertLines,
  moveCells,
  moveLines,
} from './structure.js';
import {
  addSheet,
  duplicateSheet,
  moveSheet,
  removeSheet,
  renameSheet,
  setHidden,
  type TabRefusal,
} from './tabs.js';
import type { ValidationRule } from './validation.js';
import { type Rect, rect } from './values.js';

export type ActResult =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused';
      readonly why: Refusal['kind'] | TabRefusal | 'no such place' | 'out of bounds';
    };

const DONE: ActResult = { kind: 'done' };
const refused = (why: Extract<ActResult, { kind: 'refused' }>['why']): ActResult => ({
  kind: 'refused',
  why,
});

/** A tab by name, or by id (ids survive renaming). */
export type TabName = string | number;

/** One person's hands on one document: `new Acts(document, 'ann@example.com').type('Sheet1', 'A2', 'Jane')`. */
export class Acts {
  constructor(
    readonly document: SheetDocument,
    readonly email: string,
  ) {}

  private sheet(tab: TabName): Sheet | undefined {
    return typeof tab === 'number' ? this.document.sheetById(tab) : this.document.sheetByName(tab);
  }

  private on(
    tab: TabName,
    notation: string,
    act: (sheet: Sheet, area: Rect) => ActResult | undefined,
  ): ActResult {
    const sheet = this.sheet(tab);
    const written = parseA1(notation);
    if (!sheet || !written) return refused('no such place');
    const area = resolveRange(written, sheet.maxRows, sheet.maxColumns);
    if (area.row + area.rows > sheet.maxRows || area.column + area.columns > sheet.maxColumns)
      return refused('no such place');
    const refusal = refusalOf(this.document, this.email, sheet, area);
    return refusal ? refused(refusal.kind) : (act(sheet, area) ?? DONE);
  }

  /** Types a text into a cell. */
  type(tab: TabName, cell: string, text: string): ActResult {
    return this.paste(tab, cell, [[text]]);
  }

  /** Pastes rows of text from outside at a cell: each is read as if typed. The grid grows as needed. */
  paste(tab: TabName, cell: string, rows: readonly (readonly Input[])[]): ActResult {
    const sheet = this.sheet(tab);
    const written = parseA1(cell);
    if (!sheet || written?.startRow == null || written.startColumn === null) return refused('no such place');
    const width = Math.max(0, ...rows.map((row) => row.length));
    return this.pasteAt(sheet, rect(written.startRow, written.startColumn, rows.length, width), rows);
  }

  private pasteAt(sheet: Sheet, area: Rect, rows: readonly (readonly Input[])[]): ActResult {
    const { row, column } = area;
    const at = (r: number, c: number) => rows[r - row]?.[c - column];
    const refusal = refusalOf(this.document, this.email, sheet, area, at);
    if (refusal) return refused(refusal.kind);
    if (!growTo(this.document, sheet, row + area.rows, column + area.columns))
      return refused('too many cells');
    writeInputs(this.document, sheet, area, at, 'typed');
    return DONE;
  }

  /** Copies cells inside the document: Ctrl+C, Ctrl+V (or "paste special"). */
  copy(tab: TabName, from: string, toTab: TabName, to: string, mode: CopyMode = 'all'): ActResult {
    return this.on(tab, from, (source, area) =>
      this.on(toTab, to, (target, landing) =>
        copyArea(this.document, source, area, target, landing, mode, false) ? DONE : refused('out of bounds'),
      ),
    );
  }

  /** Cuts cells and pastes them with their corner at a cell. */
  move(tab: TabName, from: string, toTab: TabName, cell: string): ActResult {
    return this.on(tab, from, (source, area) =>
      this.on(toTab, cell, (target, landing) => {
        const end = [landing.row + area.rows, landing.column + area.columns] as const;
        if (end[0] > target.maxRows || end[1] > target.maxColumns) return refused('out of bounds');
        moveCells(this.document, source, area, target, landing.row, landing.column);
        return DONE;
      }),
    );
  }

  /** The Delete key: contents go, formats and notes stay. */
  clear(tab: TabName, notation: string): ActResult {
    return this.on(
      tab,
      notation,
      (sheet, area) => void clearArea(this.document, sheet, area, { contents: true }),
    );
  }

  setNote(tab: TabName, cell: string, note: string): ActResult {
    return this.on(tab, cell, (sheet, area) => void setNotes(this.document, sheet, area, () => note));
  }

  /** null takes the format away ("Automatic"). */
  setNumberFormat(tab: TabName, notation: string, format: string | null): ActResult {
    return this.on(
      tab,
      notation,
      (sheet, area) => void setStyles(this.document, sheet, area, 'numberFormat', () => format ?? undefined),
    );
  }

  setBackground(tab: TabName, notation: string, color: string | null): ActResult {
    return this.on(
      tab,
      notation,
      (sheet, area) => void setStyles(this.document, sheet, area, 'background', () => color ?? undefined),
    );
  }

  setValidation(tab: TabName, notation: string, rule: ValidationRule | null): ActResult {
    return this.on(
      tab,
      notation,
      (sheet, area) => void setValidations(this.document, sheet, area, () => rule),
    );
  }

  /** Sorts a range; `column` is a letter of the sheet. */
  sort(
    tab: TabName,
    notation: string,
    ...keys: readonly { column: string; ascending?: boolean }[]
  ): ActResult {
    return this.on(tab, notation, (sheet, area) => {
      const parsed = keys.map(({ column, ascending = true }): SortKey | null => {
        const at = parseA1(`${column}:${column}`)?.startColumn ?? null;
        return at === null || at < area.column || at >= area.column + area.columns
          ? null
          : { column: at, ascending };
      });
      if (parsed.includes(null)) return refused('out of bounds');
      sortArea(
        this.document,
        sheet,
        area,
        parsed.filter((key): key is SortKey => key !== null),
      );
      return DONE;
    });
  }

  /** Sorts all rows below the frozen ones ("Sort sheet A to Z"). */
  sortSheet(tab: TabName, column: string, ascending = true): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    const area = rect(sheet.frozenRows, 0, sheet.maxRows - sheet.frozenRows, sheet.maxColumns);
    return this.sort(tab, rectA1(area), { column, ascending });
  }

  private lines(
    tab: TabName,
    axis: Axis,
    at: number,
    count: number,
    act: (sheet: Sheet) => ActResult | undefined,
  ): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    const length = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
    if (!Number.isInteger(at) || at < 1 || count < 1 || at + count - 1 > length)
      return refused('out of bounds');
    const area =
      axis === 'rows' ? rect(at - 1, 0, count, sheet.maxColumns) : rect(0, at - 1, sheet.maxRows, count);
    const refusal = refusalOf(this.document, this.email, sheet, area);
    return refusal ? refused(refusal.kind) : (act(sheet) ?? DONE);
  }

  /** Inserts rows above a row (1-based); they take its formats. */
  insertRows(tab: TabName, before: number, count = 1): ActResult {
    return this.insert(tab, 'rows', before, count);
  }

  insertColumns(tab: TabName, before: number, count = 1): ActResult {
    return this.insert(tab, 'columns', before, count);
  }

  private insert(tab: TabName, axis: Axis, before: number, count: number): ActResult {
    return this.lines(tab, axis, before, 1, (sheet) => {
      const [rows, columns] = axis === 'rows' ? [count, 0] : [0, count];
      if (!hasRoom(this.document, sheet, sheet.maxRows + rows, sheet.maxColumns + columns))
        return refused('too many cells');
      insertLines(this.document, sheet, axis, before - 1, count, before - 1 + count);
      return DONE;
    });
  }

  deleteRows(tab: TabName, first: number, count = 1): ActResult {
    return this.remove(tab, 'rows', first, count);
  }

  deleteColumns(tab: TabName, first: number, count = 1): ActResult {
    return this.remove(tab, 'columns', first, count);
  }

  private remove(tab: TabName, axis: Axis, first: number, count: number): ActResult {
    return this.lines(tab, axis, first, count, (sheet) => {
      if (count === (axis === 'rows' ? sheet.maxRows : sheet.maxColumns)) return refused('out of bounds');
      deleteLines(this.document, sheet, axis, first - 1, count);
      return DONE;
    });
  }

  /** Drags rows to before another row (1-based). */
  moveRows(tab: TabName, first: number, count: number, before: number): ActResult {
    return this.lines(
      tab,
      'rows',
      first,
      count,
      (sheet) => void moveLines(this.document, sheet, 'rows', first - 1, count, before - 1),
    );
  }

  moveColumns(tab: TabName, first: number, count: number, before: number): ActResult {
    return this.lines(
      tab,
      'columns',
      first,
      count,
      (sheet) => void moveLines(this.document, sheet, 'columns', first - 1, count, before - 1),
    );
  }

  insertCells(tab: TabName, notation: string, shift: Axis): ActResult {
    return this.on(tab, notation, (sheet, area) => void insertCells(this.document, sheet, area, shift));
  }

  deleteCells(tab: TabName, notation: string, shift: Axis): ActResult {
    return this.on(tab, notation, (sheet, area) => void deleteCells(this.document, sheet, area, shift));
  }

  hideRows(tab: TabName, first: number, count = 1, hidden = true): ActResult {
    return this.lines(tab, 'rows', first, count, (sheet) =>
      this.setHiddenLines(sheet, 'rows', first, count, hidden),
    );
  }

  hideColumns(tab: TabName, first: number, count = 1, hidden = true): ActResult {
    return this.lines(tab, 'columns', first, count, (sheet) =>
      this.setHiddenLines(sheet, 'columns', first, count, hidden),
    );
  }

  private setHiddenLines(sheet: Sheet, axis: Axis, first: number, count: number, hidden: boolean): undefined {
    sheet[axis].set(first - 1, count, { hidden });
    this.document.changes.emit({ kind: 'structure', sheetId: sheet.id });
  }

  freezeRows(tab: TabName, count: number): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    if (count >= sheet.maxRows) return refused('out of bounds');
    sheet.frozenRows = count;
    this.document.changes.emit({ kind: 'structure', sheetId: sheet.id });
    return DONE;
  }

  /** Puts a filter over a range, or changes a column's criterion (by letter); null shows that column's rows again. */
  setFilter(
    tab: TabName,
    notation: string,
    criteria: Readonly<Record<string, Partial<FilterCriterion>>> = {},
  ): ActResult {
    return this.on(tab, notation, (sheet, area) => {
      const found = new Map<number, FilterCriterion>();
      for (const [letter, criterion] of Object.entries(criteria)) {
        const column = parseA1(`${letter}:${letter}`)?.startColumn ?? null;
        if (column === null) return refused('no such place');
        found.set(column, { hiddenValues: [], visibleValues: [], condition: null, ...criterion });
      }
      sheet.filter = { area, criteria: found };
      applyFilter(this.document, sheet);
      this.document.restructured(sheet.id);
      return DONE;
    });
  }

  removeFilter(tab: TabName): ActResult {
    return this.onTab(tab, (sheet) => (removeFilter(this.document, sheet), null));
  }

  /** Merges cells; an empty list of areas breaks the merges of the range apart. */
  merge(tab: TabName, notation: string, merged = true): ActResult {
    return this.on(
      tab,
      notation,
      (sheet, area) => void this.document.merge(sheet, area, merged ? [area] : []),
    );
  }

  /** Protects a range (or the whole tab) for the document's owner and the people named. */
  protect(tab: TabName, notation: string | null, editors: readonly string[] = []): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    const written = notation === null ? null : parseA1(notation);
    if (notation !== null && !written) return refused('no such place');
    const area = written && resolveRange(written, sheet.maxRows, sheet.maxColumns);
    const id = this.document.takeNumber();
    const people = [...new Set([this.document.owner, this.email, ...editors])];
    sheet.protections = [
      ...sheet.protections,
      {
        id,
        area,
        namedRange: null,
        description: '',
        warningOnly: false,
        editors: people,
        unprotected: [],
        domainEdit: false,
      },
    ];
    this.document.restructured(sheet.id);
    return DONE;
  }

  private onTab(tab: TabName, act: (sheet: Sheet) => TabRefusal | null): ActResult {
    const sheet = this.sheet(tab);
    if (!sheet) return refused('no such place');
    const why = act(sheet);
    return why ? refused(why) : DONE;
  }

  addTab(name?: string): ActResult {
    const made = addSheet(this.document, { name, index: this.document.sheets.length });
    return typeof made === 'string' ? refused(made) : DONE;
  }

  renameTab(tab: TabName, name: string): ActResult {
    return this.onTab(tab, (sheet) => renameSheet(this.document, sheet, name));
  }

  duplicateTab(tab: TabName, name?: string): ActResult {
    return this.onTab(tab, (sheet) => {
      const made = duplicateSheet(this.document, sheet, this.document.sheets.indexOf(sheet) + 1, name);
      return typeof made === 'string' ? made : null;
    });
  }

  deleteTab(tab: TabName): ActResult {
    return this.onTab(tab, (sheet) => removeSheet(this.document, sheet));
  }

  hideTab(tab: TabName, hidden = true): ActResult {
    return this.onTab(tab, (sheet) => setHidden(this.document, sheet, hidden));
  }

  /** Drags a tab to a place, 1-based. */
  moveTab(tab: TabName, position: number): ActResult {
    return this.onTab(tab, (sheet) => (moveSheet(this.document, sheet, position - 1), null));
  }
}

/** Makes a grid at least this big; false when the document would hold too many cells. */
export function growTo(document: SheetDocument, sheet: Sheet, rows: number, columns: number): boolean {
  const [moreRows, moreColumns] = [rows - sheet.maxRows, columns - sheet.maxColumns];
  if (moreRows <= 0 && moreColumns <= 0) return true;
  if (!hasRoom(document, sheet, Math.max(rows, sheet.maxRows), Math.max(columns, sheet.maxColumns)))
    return false;
  if (moreRows > 0) insertLines(document, sheet, 'rows', sheet.maxRows, moreRows, null);
  if (moreColumns > 0) insertLines(document, sheet, 'columns', sheet.maxColumns, moreColumns, null);
  return true;
}

/** Fills the first tab of a new document from A1, as an import of a CSV file does. */
export function typeBlock(document: SheetDocument, rows: readonly (readonly string[])[]): ActResult {
  const [first] = document.sheets;
  return first ? new Acts(document, document.owner).paste(first.id, 'A1', rows) : refused('no such place');
}
