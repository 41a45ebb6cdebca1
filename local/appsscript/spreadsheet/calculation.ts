// Results of formulas: kept until something they read changes. Spills, Loading..., circular references.

import { columnLetters } from './a1.js';
import type { Cell } from './cell.js';
import type { CustomFunctions } from './custom-functions.js';
import { type CellReader, evaluateFormula, RangeValue, type Value } from './formula/evaluate.js';
import { functions } from './formula/functions.js';
import { cellsOf } from './formula/reference.js';
import type { Template } from './formula/template.js';
import { getOrMake } from './get-or-make.js';
import type { SheetLocale } from './locale.js';
import type { Sheet } from './sheet.js';
import { boundingRect, CellError, containsCell, intersects, type Rect, rect, type Scalar } from './values.js';

/** What the calculation needs of its document. */
export interface CalculatedDocument {
  readonly sheets: readonly Sheet[];
  readonly rules: SheetLocale;
  sheetById(id: number): Sheet | undefined;
  sheetByName(name: string): Sheet | undefined;
  namedRange(name: string): { sheetId: number; area: Rect } | null;
}

interface Formula {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly template: Template;
  state: 'clean' | 'dirty' | 'busy';
  value: Scalar;
  /** Rows shown from the formula's cell on; null when the result is one value. */
  spill: readonly (readonly Scalar[])[] | null;
  /** Format the result brings along when the cell has none. */
  format: string | null;
  reads: { readonly sheetId: number; readonly area: Rect }[];
  /** Calls of custom functions it waits for or used. */
  calls: Set<string>;
}

const keyOf = (row: number, column: number): number => row * 32_768 + column;
const RANGE_LIMIT = 64;
const PASSES = 30;

export class Calculation {
  /** By sheet, then by cell. null = must be collected again (rows or columns moved). */
  private formulas: Map<number, Map<number, Formula>> | null = null;
  private spilled = new Map<number, Map<number, Formula>>();
  private touched: { sheetId: number; area: Rect }[] = [];
  private calculating = false;

  constructor(
    private readonly document: CalculatedDocument,
    private readonly custom: CustomFunctions,
  ) {}

  private get needed(): boolean {
    return this.document.sheets.some((sheet) => sheet.grid.hasFormulas);
  }

  /** Cells changed: what reads them is computed again at the next read. */
  touch(sheetId: number, area: Rect): void {
    if (this.formulas === null || this.formulas.size === 0) return;
    this.touched.push({ sheetId, area });
    if (this.touched.length > RANGE_LIMIT) this.touched = merged(this.touched);
  }

  /** A cell got, lost or changed its formula. */
  formulaChanged(sheet: Sheet, row: number, column: number, template: Template | null): void {
    if (this.formulas === null) return;
    const key = keyOf(row, column);
    const old = this.formulas.get(sheet.id)?.get(key);
    if (old) {
      this.formulas.get(sheet.id)?.delete(key);
      this.unspill(old);
    }
    if (template) this.register(sheet, row, column, template);
  }

  /** Rows, columns or sheets moved: everything is collected and computed again. */
  invalidate(): void {
    this.formulas = null;
  }

  /** Results of these calls of custom functions changed. */
  callsChanged(keys: ReadonlySet<string>): void {
    for (const formula of this.all()) {
      if (formula.state === 'clean' && [...formula.calls].some((key) => keys.has(key))) this.dirty(formula);
    }
  }

  private register(sheet: Sheet, row: number, column: number, template: Template): Formula {
    const formula: Formula = {
      sheet,
      row,
      column,
      template,
      state: 'dirty',
      value: null,
      spill: null,
      format: null,
      reads: [],
      calls: new Set(),
    };
    this.formulas ??= new Map();
    getOrMake(this.formulas, sheet.id, () => new Map<number, Formula>()).set(keyOf(row, column), formula);
    this.touched.push({ sheetId: sheet.id, area: rect(row, column) });
    return formula;
  }

  private *all(): Generator<Formula> {
    for (const bySheet of this.formulas?.values() ?? []) yield* bySheet.values();
  }

  /** Brings every result up to date. Cheap when nothing changed. */
  update(): void {
    if (this.calculating) return;
    if (this.formulas === null) {
      if (!this.needed) return;
      this.collect();
    }
    if (this.touched.length === 0) return;
    this.calculating = true;
    try {
      for (let pass = 0; pass < PASSES && this.touched.length > 0; pass++) {
        this.markReaders();
        for (const formula of [...this.all()]) if (formula.state === 'dirty') this.compute(formula);
      }
      this.touched = [];
    } finally {
      this.calculating = false;
    }
  }

  private collect(): void {
    this.formulas = new Map();
    this.spilled = new Map();
    this.touched = [];
    for (const sheet of this.document.sheets) {
      sheet.grid.eachFormula((row, column, cell) => {
        if (cell.formula) this.register(sheet, row, column, cell.formula);
      });
    }
    this.touched = merged(this.touched);
  }

  private markReaders(): void {
    let work = this.touched;
    this.touched = [];
    while (work.length > 0) {
      const areas = work.length > RANGE_LIMIT ? merged(work) : work;
      work = [];
      for (const formula of this.all()) {
        if (formula.state !== 'clean') continue;
        const stale = areas.some(({ sheetId, area }) => this.dependsOn(formula, sheetId, area));
        if (!stale) continue;
        formula.state = 'dirty';
        work.push({ sheetId: formula.sheet.id, area: this.shownArea(formula) });
      }
    }
  }

  private dependsOn(formula: Formula, sheetId: number, area: Rect): boolean {
    if (formula.sheet.id === sheetId && formula.spill && intersects(this.shownArea(formula), area))
      return true;
    return formula.reads.some((read) => read.sheetId === sheetId && intersects(read.area, area));
  }

  private shownArea({ row, column, spill }: Formula): Rect {
    return rect(row, column, spill?.length ?? 1, spill?.[0]?.length ?? 1);
  }

  private dirty(formula: Formula): void {
    formula.state = 'dirty';
    this.touched.push({ sheetId: formula.sheet.id, area: this.shownArea(formula) });
  }

  private compute(formula: Formula): void {
    formula.state = 'busy';
    formula.reads = [];
    formula.calls = new Set();
    const before = { value: formula.value, shown: formula.spill };
    this.unspill(formula);
    const result = evaluateFormula({
      functions,
      reader: this.readerFor(formula),
      locale: this.document.rules,
      sheetId: formula.sheet.id,
      at: formula,
      template: formula.template,
      arrays: false,
    });
    formula.state = 'clean';
    formula.format = this.inheritedFormat(formula);
    if (!isRows(result)) formula.value = result;
    else this.spill(formula, result);
    const spillChanged = before.shown !== null || formula.spill !== null;
    if (spillChanged && JSON.stringify(before.shown) !== JSON.stringify(formula.spill)) {
      this.touched.push({ sheetId: formula.sheet.id, area: this.shownArea(formula) });
      if (before.shown) {
        this.touched.push({
          sheetId: formula.sheet.id,
          area: rect(formula.row, formula.column, before.shown.length, before.shown[0]?.length ?? 1),
        });
      }
    }
  }

  /** `=A1` shows a date where A1 does [Sheets]. */
  private inheritedFormat(formula: Formula): string | null {
    const { template } = formula;
    if (template.tree?.kind !== 'reference') return null;
    const [reference] = template.references;
    const read = formula.reads[0];
    if (!reference || !read || !cellsOf(reference, formula, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER))
      return null;
    return (
      this.document.sheetById(read.sheetId)?.grid.cell(read.area.row, read.area.column).style.numberFormat ??
      null
    );
  }

  /** Shows rows beside the formula, or #REF! when something is in the way [Sheets' words]. */
  private spill(formula: Formula, rows: readonly (readonly Scalar[])[]): void {
    const height = rows.length;
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (height === 0 || width === 0) {
      formula.value = height === 0 ? new CellError('#N/A', 'The result is empty.') : null;
      return;
    }
    if (height === 1 && width === 1) {
      formula.value = rows[0]?.[0] ?? null;
      return;
    }
    const { sheet, row, column } = formula;
    const missing = Math.max(0, row + height - sheet.maxRows);
    const missingColumns = Math.max(0, column + width - sheet.maxColumns);
    formula.spill = rows;
    if (missing > 0 || missingColumns > 0) {
      const what = missing > 0 ? `rows (${missing})` : `columns (${missingColumns})`;
      formula.value = new CellError(
        '#REF!',
        `Result was not automatically expanded, please insert more ${what}.`,
      );
      return;
    }
    const taken = this.takenCell(formula, rect(row, column, height, width));
    if (taken) {
      formula.value = new CellError(
        '#REF!',
        `Array result was not expanded because it would overwrite data in ${taken}.`,
      );
      return;
    }
    const bySheet = getOrMake(this.spilled, sheet.id, () => new Map<number, Formula>());
    for (let r = 0; r < height; r++)
      for (let c = 0; c < width; c++) bySheet.set(keyOf(row + r, column + c), formula);
    formula.value = rows[0]?.[0] ?? null;
  }

  private takenCell(formula: Formula, area: Rect): string | null {
    const { sheet } = formula;
    const bySheet = this.spilled.get(sheet.id);
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        if (row === formula.row && column === formula.column) continue;
        const other = bySheet?.get(keyOf(row, column));
        if (sheet.grid.cell(row, column).hasContent || (other && other !== formula)) {
          return columnLetters(column) + (row + 1);
        }
      }
    }
    return null;
  }

  private unspill(formula: Formula): void {
    const { spill, sheet } = formula;
    formula.spill = null;
    const bySheet = this.spilled.get(sheet.id);
    if (!spill || !bySheet) return;
    spill.forEach((line, r) => {
      line.forEach((_, c) => {
        const key = keyOf(formula.row + r, formula.column + c);
        if (bySheet.get(key) === formula) bySheet.delete(key);
      });
    });
  }

  private readerFor(formula: Formula): CellReader {
    return {
      valueAt: (sheetId, row, column) => this.valueFor(sheetId, row, column),
      read: (sheetId, area) => formula.reads.push({ sheetId, area }),
      usedRows: (sheetId) => this.usedRows(sheetId),
      gridOf: (sheet) => {
        const found =
          typeof sheet === 'number' ? this.document.sheetById(sheet) : this.document.sheetByName(sheet);
        return found ? { id: found.id, rows: found.maxRows, columns: found.maxColumns } : null;
      },
      namedRange: (name) => this.document.namedRange(name),
      custom: (name, args) => this.callCustom(formula, name, args),
    };
  }

  private callCustom(formula: Formula, name: string, args: readonly Value[]): Value {
    const plain = args.map((argument) => {
      if (!(argument instanceof RangeValue)) return argument;
      const grid = this.document.sheetById(argument.sheetId)?.grid;
      const { row, column } = argument.area;
      const values = argument
        .matrix(false)
        .map((line, r) =>
          line.map((value, c) =>
            this.custom.argument(value, grid?.cell(row + r, column + c).style.numberFormat),
          ),
        );
      return values.length === 1 && values[0]?.length === 1 ? values[0][0] : values;
    });
    const cell = { sheetId: formula.sheet.id, row: formula.row, column: formula.column };
    const call = this.custom.call(name, plain, cell);
    formula.calls.add(call.key);
    return call.result;
  }

  private valueFor(sheetId: number, row: number, column: number): Scalar {
    const formula = this.formulas?.get(sheetId)?.get(keyOf(row, column));
    if (formula) {
      if (formula.state === 'busy') {
        return new CellError(
          '#REF!',
          'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
        );
      }
      if (formula.state === 'dirty') this.compute(formula);
      return formula.value;
    }
    const cell = this.document.sheetById(sheetId)?.grid.cell(row, column);
    if (!cell || cell.value !== null) return cell?.value ?? null;
    return this.spilledAt(sheetId, row, column);
  }

  private spilledAt(sheetId: number, row: number, column: number): Scalar {
    const source = this.spilled.get(sheetId)?.get(keyOf(row, column));
    return source?.spill?.[row - source.row]?.[column - source.column] ?? null;
  }

  private usedRows(sheetId: number): number {
    const last = this.document.sheetById(sheetId)?.grid.lastContentRow() ?? -1;
    return Math.max(last, this.spillExtent(sheetId).row) + 1;
  }

  /** What a cell shows: its value, its formula's result, or a result spilled over it. Call update() first. */
  shown(sheet: Sheet, row: number, column: number, cell: Cell): Scalar {
    if (cell.formula) return this.formulas?.get(sheet.id)?.get(keyOf(row, column))?.value ?? null;
    if (cell.value !== null) return cell.value;
    return (this.spilled.get(sheet.id)?.size ?? 0) === 0 ? null : this.spilledAt(sheet.id, row, column);
  }

  /** Number format a formula's result brings along. */
  formatOf(sheet: Sheet, row: number, column: number): string | null {
    return this.formulas?.get(sheet.id)?.get(keyOf(row, column))?.format ?? null;
  }

  hasSpills(sheetId: number): boolean {
    return (this.spilled.get(sheetId)?.size ?? 0) > 0;
  }

  /** Last row and column that spilled results reach; -1 when none. */
  spillExtent(sheetId: number): { row: number; column: number } {
    const extent = { row: -1, column: -1 };
    for (const source of new Set(this.spilled.get(sheetId)?.values() ?? [])) {
      const area = this.shownArea(source);
      extent.row = Math.max(extent.row, area.row + area.rows - 1);
      extent.column = Math.max(extent.column, area.column + area.columns - 1);
    }
    return extent;
  }

  /** The array formula whose result covers a cell that is not its own. */
  spillSource(sheetId: number, row: number, column: number): { row: number; column: number } | null {
    const source = this.spilled.get(sheetId)?.get(keyOf(row, column));
    return source && containsCell(this.shownArea(source), row, column)
      ? { row: source.row, column: source.column }
      : null;
  }
}

const isRows = (value: Scalar | readonly (readonly Scalar[])[]): value is readonly (readonly Scalar[])[] =>
  Array.isArray(value);

/** One bounding area a sheet: more than needed is computed again, never less. */
function merged(areas: readonly { sheetId: number; area: Rect }[]): { sheetId: number; area: Rect }[] {
  const bySheet = new Map<number, Rect>();
  for (const { sheetId, area } of areas) {
    const known = bySheet.get(sheetId);
    bySheet.set(sheetId, known ? boundingRect(known, area) : area);
  }
  return [...bySheet].map(([sheetId, area]) => ({ sheetId, area }));
}
