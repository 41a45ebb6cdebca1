// Results of formulas: kept until something they read changes. Spills, Loading..., circular references. Longer than most
// files: marking, computing and spilling change the same few tables while they run.

import type { Cell } from './cell.js';
import type { CustomFunctions } from './custom-functions.js';
import { type CellReader, evaluateFormula, RangeValue, type Value } from './formula/evaluate.js';
import { functions } from './formula/functions.js';
import { cellsOf } from './formula/reference.js';
import type { Template } from './formula/template.js';
import { getOrMake } from './get-or-make.js';
import type { SheetLocale } from './locale.js';
import type { Sheet } from './sheet.js';
import { cellKey, type Rows, type Spilling, Spills, spillArea } from './spills.js';
import { boundingRect, CellError, intersects, type Rect, rect, type Scalar } from './values.js';

/** What the calculation needs of its document. */
export interface CalculatedDocument {
  readonly sheets: readonly Sheet[];
  readonly rules: SheetLocale;
  sheetById(id: number): Sheet | undefined;
  sheetByName(name: string): Sheet | undefined;
  namedRange(name: string): { sheetId: number; area: Rect } | null;
}

interface Formula extends Spilling {
  readonly template: Template;
  state: 'clean' | 'dirty' | 'busy';
  /** Format the result brings along when the cell has none. */
  format: string | null;
  reads: { readonly sheetId: number; readonly area: Rect }[];
  /** Calls of custom functions it waits for or used. */
  calls: Set<string>;
}

const RANGE_LIMIT = 64;
const PASSES = 30;

export class Calculation {
  /** By sheet, then by cell. null = must be collected again (rows or columns moved). */
  private formulas: Map<number, Map<number, Formula>> | null = null;
  private spills = new Spills();
  private touched: { sheetId: number; area: Rect }[] = [];
  private calculating = false;
  /** Calls of custom functions that a formula made and may be the last to have made. */
  private readonly given = new Set<string>();

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
    const key = cellKey(row, column);
    const old = this.formulas.get(sheet.id)?.get(key);
    if (old) {
      this.formulas.get(sheet.id)?.delete(key);
      this.spills.hide(old);
      for (const call of old.calls) this.given.add(call);
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
    getOrMake(this.formulas, sheet.id, () => new Map<number, Formula>()).set(cellKey(row, column), formula);
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
      this.forgetGivenUp();
    } finally {
      this.calculating = false;
    }
  }

  /** A call that no cell makes any more is not remembered: made again, it runs again [seen in public code]. */
  private forgetGivenUp(): void {
    if (this.given.size === 0) return;
    for (const formula of this.all()) for (const call of formula.calls) this.given.delete(call);
    this.custom.forget(this.given);
    this.given.clear();
  }

  private collect(): void {
    this.formulas = new Map();
    this.spills = new Spills();
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
        work.push({ sheetId: formula.sheet.id, area: spillArea(formula) });
      }
    }
  }

  private dependsOn(formula: Formula, sheetId: number, area: Rect): boolean {
    if (formula.sheet.id === sheetId && formula.spill && intersects(spillArea(formula), area)) return true;
    return formula.reads.some((read) => read.sheetId === sheetId && intersects(read.area, area));
  }

  private dirty(formula: Formula): void {
    formula.state = 'dirty';
    this.touched.push({ sheetId: formula.sheet.id, area: spillArea(formula) });
  }

  private compute(formula: Formula): void {
    formula.state = 'busy';
    formula.reads = [];
    formula.calls = new Set();
    const before = { value: formula.value, shown: formula.spill };
    this.spills.hide(formula);
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
    else this.spills.show(formula, result);
    const spillChanged = before.shown !== null || formula.spill !== null;
    if (spillChanged && JSON.stringify(before.shown) !== JSON.stringify(formula.spill)) {
      this.touched.push({ sheetId: formula.sheet.id, area: spillArea(formula) });
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
    const formula = this.formulas?.get(sheetId)?.get(cellKey(row, column));
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
    return this.spills.at(sheetId, row, column);
  }

  private usedRows(sheetId: number): number {
    const last = this.document.sheetById(sheetId)?.grid.lastContentRow() ?? -1;
    return Math.max(last, this.spills.extent(sheetId).row) + 1;
  }

  /** What a cell shows: its value, its formula's result, or a result spilled over it. Call update() first. */
  shown(sheet: Sheet, row: number, column: number, cell: Cell): Scalar {
    if (cell.formula) return this.formulas?.get(sheet.id)?.get(cellKey(row, column))?.value ?? null;
    if (cell.value !== null) return cell.value;
    return this.spills.any(sheet.id) ? this.spills.at(sheet.id, row, column) : null;
  }

  /** Number format a formula's result brings along. */
  formatOf(sheet: Sheet, row: number, column: number): string | null {
    return this.formulas?.get(sheet.id)?.get(cellKey(row, column))?.format ?? null;
  }

  /** Last row and column that spilled results reach; -1 when none. */
  spillExtent(sheetId: number): { row: number; column: number } {
    return this.spills.extent(sheetId);
  }
}

const isRows = (value: Scalar | Rows): value is Rows => Array.isArray(value);

/** One bounding area a sheet: more than needed is computed again, never less. */
function merged(areas: readonly { sheetId: number; area: Rect }[]): { sheetId: number; area: Rect }[] {
  const bySheet = new Map<number, Rect>();
  for (const { sheetId, area } of areas) {
    const known = bySheet.get(sheetId);
    bySheet.set(sheetId, known ? boundingRect(known, area) : area);
  }
  return [...bySheet].map(([sheetId, area]) => ({ sheetId, area }));
}
