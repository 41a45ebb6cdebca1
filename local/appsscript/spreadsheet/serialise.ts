// A whole document as JSON and back: what a workbench saves. Version history and results of formulas are not saved.

import { Cell } from './cell.js';
import { type MetadataEntry, type NamedRange, SheetDocument } from './document.js';
import { compileTemplate, templateText } from './formula/template.js';
import { getOrMake } from './get-or-make.js';
import { type FilterCriterion, type Protection, Sheet } from './sheet.js';
import { NO_STYLE, type Style } from './style.js';
import type { ValidationRule } from './validation.js';
import { CellError, type ErrorCode, type Rect, rect, type Scalar } from './values.js';

/** Saved value: errors are {e: code}. */
type SavedValue = string | number | boolean | null | { readonly e: ErrorCode };

/** column, value or formula text, then what is not default: style and rule by number, note, link. */
interface SavedCell {
  readonly c: number;
  readonly v?: SavedValue;
  readonly f?: string;
  readonly s?: number;
  readonly d?: number;
  readonly n?: string;
  readonly r?: string;
}

interface SavedLine {
  readonly at: number;
  readonly size?: number;
  readonly hidden?: boolean;
  readonly filtered?: boolean;
}

interface SavedSheet {
  readonly id: number;
  readonly name: string;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly merges: readonly Rect[];
  readonly protections: readonly Protection[];
  readonly filter: {
    readonly area: Rect;
    readonly criteria: readonly (readonly [number, FilterCriterion])[];
  } | null;
  readonly rows: readonly SavedLine[];
  readonly columns: readonly SavedLine[];
  /** Row number and its cells, only rows that have some. */
  readonly cells: readonly (readonly [number, readonly SavedCell[]])[];
}

/** The saved form; `format` is raised whenever its meaning changes. */
export interface SavedDocument {
  readonly format: 1;
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly editors: readonly string[];
  readonly viewers: readonly string[];
  readonly nextNumber: number;
  readonly namedRanges: readonly NamedRange[];
  readonly metadata: readonly MetadataEntry[];
  readonly styles: readonly Style[];
  readonly rules: readonly ValidationRule[];
  readonly sheets: readonly SavedSheet[];
}

export function saveDocument(document: SheetDocument): SavedDocument {
  const styles = new Map<Style, number>();
  const rules = new Map<ValidationRule, number>();
  const sheets = document.sheets.map((sheet) => saveSheet(document, sheet, styles, rules));
  return {
    format: 1,
    id: document.id,
    name: document.name,
    owner: document.owner,
    locale: document.locale,
    timeZone: document.timeZone,
    editors: document.editors,
    viewers: document.viewers,
    nextNumber: document.upcomingNumber,
    namedRanges: document.namedRanges,
    metadata: document.metadata,
    styles: [...styles.keys()],
    rules: [...rules.keys()],
    sheets,
  };
}

function saveSheet(
  document: SheetDocument,
  sheet: Sheet,
  styles: Map<Style, number>,
  rules: Map<ValidationRule, number>,
): SavedSheet {
  const cells: [number, SavedCell[]][] = [];
  sheet.grid.eachCell(rect(0, 0, sheet.maxRows, sheet.maxColumns), (row, column, cell) => {
    const saved: SavedCell = {
      c: column,
      ...(cell.value === null ? {} : { v: saveValue(cell.value) }),
      ...(cell.formula ? { f: templateText(cell.formula, { row, column }, document.names) } : {}),
      ...(cell.style === NO_STYLE ? {} : { s: getOrMake(styles, cell.style, () => styles.size) }),
      ...(cell.validation ? { d: getOrMake(rules, cell.validation, () => rules.size) } : {}),
      ...(cell.note === '' ? {} : { n: cell.note }),
      ...(cell.rich === null ? {} : { r: cell.rich }),
    };
    const last = cells.at(-1);
    if (last && last[0] === row) last[1].push(saved);
    else cells.push([row, [saved]]);
  });
  return {
    id: sheet.id,
    name: sheet.name,
    maxRows: sheet.maxRows,
    maxColumns: sheet.maxColumns,
    hidden: sheet.hidden,
    tabColor: sheet.tabColor,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    merges: sheet.merges,
    protections: sheet.protections,
    filter: sheet.filter && { area: sheet.filter.area, criteria: [...sheet.filter.criteria] },
    rows: saveLines(sheet, 'rows'),
    columns: saveLines(sheet, 'columns'),
    cells,
  };
}

const saveValue = (value: Scalar): SavedValue => (value instanceof CellError ? { e: value.code } : value);

function saveLines(sheet: Sheet, axis: 'rows' | 'columns'): SavedLine[] {
  return sheet[axis].entries().map(([at, { size, hidden, filtered }]) => ({
    at,
    ...(size === null ? {} : { size }),
    ...(hidden ? { hidden } : {}),
    ...(filtered ? { filtered } : {}),
  }));
}

/** The document again, with its id. `now` as in DocumentSettings. Throws on a format it does not know. */
export function loadDocument(
  saved: SavedDocument,
  now: () => number,
  metadataFollowsSort = false,
): SheetDocument {
  if (saved.format !== 1) throw new Error(`a saved document of format ${String(saved.format)}`);
  const { id, name, owner, locale, timeZone } = saved;
  const document = new SheetDocument({ id, name, owner, locale, timeZone, now, metadataFollowsSort });
  document.editors = saved.editors;
  document.viewers = saved.viewers;
  document.namedRanges = saved.namedRanges;
  document.metadata = saved.metadata;
  document.skipNumbers(saved.nextNumber);
  // All tabs exist before any formula is read: formulas name them.
  document.sheets = saved.sheets.map((sheet) => loadTab(sheet));
  saved.sheets.forEach((sheet, index) => {
    const made = document.sheets[index];
    if (made) loadCells(document, made, sheet, saved);
  });
  document.restructured(null);
  return document;
}

function loadTab(saved: SavedSheet): Sheet {
  const sheet = new Sheet(saved.id, saved.name, saved.maxRows, saved.maxColumns);
  sheet.hidden = saved.hidden;
  sheet.tabColor = saved.tabColor;
  sheet.frozenRows = saved.frozenRows;
  sheet.frozenColumns = saved.frozenColumns;
  sheet.merges = saved.merges;
  sheet.protections = saved.protections;
  sheet.filter = saved.filter && { area: saved.filter.area, criteria: new Map(saved.filter.criteria) };
  for (const axis of ['rows', 'columns'] as const) {
    for (const { at, size = null, hidden = false, filtered = false } of saved[axis])
      sheet[axis].set(at, 1, { size, hidden, filtered });
  }
  return sheet;
}

function loadCells(document: SheetDocument, sheet: Sheet, saved: SavedSheet, all: SavedDocument): void {
  const styles = all.styles.map((style): Style => Object.freeze({ ...style }));
  for (const [row, cells] of saved.cells) {
    for (const { c: column, v = null, f, s, d, n = '', r = null } of cells) {
      const formula =
        f === undefined ? null : compileTemplate(f, { row, column }, document.names, document.rules);
      const validation = d === undefined ? null : (all.rules[d] ?? null);
      if (validation) sheet.validated = true;
      const style = s === undefined ? NO_STYLE : (styles[s] ?? NO_STYLE);
      sheet.grid.put(row, column, new Cell(loadValue(v), formula, style, n, validation, r));
    }
  }
}

const loadValue = (value: SavedValue): Scalar =>
  typeof value === 'object' && value !== null ? new CellError(value.e) : value;
