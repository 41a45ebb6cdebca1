// A spreadsheet: its sheets, what belongs to all of them, and who may edit. The model knows no execution.

import { Calculation } from './calculation.js';
import type { Cell } from './cell.js';
import { type ChangeListener, Changes } from './changes.js';
import { CustomFunctions } from './custom-functions.js';
import type { SheetNames } from './formula/template.js';
import { localeOf, type SheetLocale } from './locale.js';
import { displayText, isDateFormat } from './number-format.js';
import { Sheet } from './sheet.js';
import { instantOfSerial } from './time-zone.js';
import { CellError, containsRect, intersects, type Rect, rect, type Scalar } from './values.js';

export type MetadataLocation =
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'sheet'; readonly sheetId: number }
  | { readonly kind: 'row' | 'column'; readonly sheetId: number; readonly index: number };

/** Developer metadata: key and value on the document, a sheet, or a whole row or column. */
export interface MetadataEntry {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  readonly location: MetadataLocation;
}

export interface NamedRange {
  readonly name: string;
  readonly sheetId: number;
  readonly area: Rect;
}

export interface DocumentSettings {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly locale?: string;
  readonly timeZone?: string;
  /** Milliseconds since 1970: gives the year to dates entered without one. */
  readonly now: () => number;
  /** Reading G5: whether metadata of a row follows the row's cells in a sort. */
  readonly metadataFollowsSort?: boolean;
}

/** A named state of the document in its version history. */
export interface Version {
  readonly label: string;
  readonly takenAtMs: number;
  /** The document as it was; never changed. */
  readonly state: SheetDocument;
}

export class SheetDocument {
  readonly id: string;
  name: string;
  owner: string;
  locale: string;
  timeZone: string;
  editors: readonly string[] = [];
  viewers: readonly string[] = [];
  sheets: Sheet[] = [];
  namedRanges: readonly NamedRange[] = [];
  metadata: readonly MetadataEntry[] = [];
  /** Version history, newest last. */
  versions: readonly Version[] = [];
  readonly metadataFollowsSort: boolean;
  readonly now: () => number;
  readonly calculation: Calculation;
  readonly customFunctions: CustomFunctions;
  readonly changes = new Changes();
  private nextNumber = 1;

  constructor(settings: DocumentSettings, shared?: CustomFunctions) {
    this.id = settings.id;
    this.name = settings.name;
    this.owner = settings.owner;
    this.locale = settings.locale ?? 'en_US';
    this.timeZone = settings.timeZone ?? 'Etc/GMT';
    this.now = settings.now;
    this.metadataFollowsSort = settings.metadataFollowsSort ?? false;
    this.customFunctions =
      shared ??
      new CustomFunctions(
        () => this.timeZone,
        (keys) => {
          this.calculation.callsChanged(keys);
          this.changes.emit({ kind: 'calculated' });
        },
      );
    this.calculation = new Calculation(this, this.customFunctions);
    if (!shared) this.sheets = [new Sheet(0, 'Sheet1')];
  }

  get rules(): SheetLocale {
    return localeOf(this.locale);
  }

  get year(): number {
    return new Date(this.now()).getUTCFullYear();
  }

  /** Next number of protections, metadata and sheets: the same document makes the same ids. */
  takeNumber(): number {
    return this.nextNumber++;
  }

  /** The number that takeNumber would give. */
  get upcomingNumber(): number {
    return this.nextNumber;
  }

  /** Makes sure that numbers below were never given: a loaded document goes on where the saved one stopped. */
  skipNumbers(next: number): void {
    this.nextNumber = Math.max(this.nextNumber, next);
  }

  sheetById(id: number): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === id);
  }

  /** Names of sheets are not case sensitive in formulas; exact for everybody else. */
  sheetByName(name: string): Sheet | undefined {
    const lower = name.toLowerCase();
    return (
      this.sheets.find((sheet) => sheet.name === name) ??
      this.sheets.find((sheet) => sheet.name.toLowerCase() === lower)
    );
  }

  readonly names: SheetNames = {
    idOf: (name) => this.sheetByName(name)?.id,
    nameOf: (id) => this.sheetById(id)?.name ?? '#REF',
  };

  namedRange(name: string): NamedRange | null {
    const lower = name.toLowerCase();
    return this.namedRanges.find((range) => range.name.toLowerCase() === lower) ?? null;
  }

  subscribe(listener: ChangeListener): () => void {
    return this.changes.subscribe(listener);
  }

  /** What a cell holds or shows as a value. */
  valueAt(sheet: Sheet, row: number, column: number): Scalar {
    this.calculation.update();
    return this.calculation.shown(sheet, row, column, sheet.grid.cell(row, column));
  }

  /** Values of an area by a mapping; reads formulas once for all. */
  mapCells<T>(
    sheet: Sheet,
    area: Rect,
    map: (value: Scalar, cell: Cell, row: number, column: number) => T,
  ): T[][] {
    this.calculation.update();
    const { calculation } = this;
    return Array.from({ length: area.rows }, (_, r) => {
      const line = new Array<T>(area.columns);
      for (let c = 0; c < area.columns; c++) {
        const row = area.row + r;
        const column = area.column + c;
        const cell = sheet.grid.cell(row, column);
        line[c] = map(calculation.shown(sheet, row, column, cell), cell, row, column);
      }
      return line;
    });
  }

  /** The number format that applies to a cell; null = automatic. */
  formatAt(sheet: Sheet, row: number, column: number, cell: Cell): string | null {
    return cell.style.numberFormat ?? (cell.formula ? this.calculation.formatOf(sheet, row, column) : null);
  }

  /** What getValue gives: Date for numbers under a date format, '' for blanks, the text of errors. */
  scriptValue(value: Scalar, format: string | null): string | number | boolean | Date {
    if (value === null) return '';
    if (value instanceof CellError) return value.code;
    if (typeof value === 'number' && format !== null && isDateFormat(format)) {
      return new Date(instantOfSerial(value, this.timeZone));
    }
    return value;
  }

  scriptValues(sheet: Sheet, area: Rect): (string | number | boolean | Date)[][] {
    return this.mapCells(sheet, area, (value, cell, row, column) =>
      this.scriptValue(value, typeof value === 'number' ? this.formatAt(sheet, row, column, cell) : null),
    );
  }

  displayValues(sheet: Sheet, area: Rect): string[][] {
    const { rules } = this;
    return this.mapCells(sheet, area, (value, cell, row, column) =>
      value === null ? '' : displayText(value, this.formatAt(sheet, row, column, cell), rules),
    );
  }

  /** 1-based number of the last row with content, 0 when none; spilled results count. */
  lastRow(sheet: Sheet): number {
    this.calculation.update();
    return Math.max(sheet.grid.lastContentRow(), this.calculation.spillExtent(sheet.id).row) + 1;
  }

  lastColumn(sheet: Sheet): number {
    this.calculation.update();
    return Math.max(sheet.grid.lastContentColumn(), this.calculation.spillExtent(sheet.id).column) + 1;
  }

  /** A1 to the last content; A1 alone when the sheet is empty. */
  dataArea(sheet: Sheet): Rect {
    return rect(0, 0, Math.max(1, this.lastRow(sheet)), Math.max(1, this.lastColumn(sheet)));
  }

  /** Cells changed: formulas that read them follow, listeners hear of it. */
  touched(sheet: Sheet, area: Rect): void {
    this.calculation.touch(sheet.id, area);
    this.changes.emit({ kind: 'cells', sheetId: sheet.id, area });
  }

  /** Rows, columns, tabs or anything that moves cells changed. */
  restructured(sheetId: number | null): void {
    this.calculation.invalidate();
    this.changes.emit({ kind: 'structure', sheetId });
  }

  /** A copy that shares all cells until either side writes: snapshots, execution views, copies of the file. */
  fork(settings?: Partial<DocumentSettings>): SheetDocument {
    const own = settings?.id !== undefined && settings.id !== this.id;
    const copy = new SheetDocument(
      {
        id: this.id,
        name: this.name,
        owner: this.owner,
        locale: this.locale,
        timeZone: this.timeZone,
        now: this.now,
        metadataFollowsSort: this.metadataFollowsSort,
        ...settings,
      },
      own ? undefined : this.customFunctions,
    );
    copy.takeStateOf(this);
    return copy;
  }

  /** Takes the content of another state of this document (a version), not its name, people or identity. */
  adopt(version: SheetDocument): void {
    this.takeStateOf(version);
    this.restructured(null);
  }

  private takeStateOf(other: SheetDocument): void {
    this.locale = other.locale;
    this.timeZone = other.timeZone;
    this.sheets = other.sheets.map((sheet) => sheet.fork());
    this.namedRanges = other.namedRanges;
    this.metadata = other.metadata;
    this.skipNumbers(other.nextNumber);
    if (this.editors.length === 0) this.editors = other.editors;
    if (this.viewers.length === 0) this.viewers = other.viewers;
  }

  /** Replaces the merges that touch an area; a merge keeps only its top left value [Spreadsheet service reference]. */
  merge(sheet: Sheet, area: Rect, areas: readonly Rect[]): void {
    sheet.merges = [
      ...sheet.merges.filter((merge) => !intersects(merge, area)),
      ...areas.filter((one) => one.rows > 1 || one.columns > 1),
    ];
    for (const one of areas) {
      const covered: [number, number, Cell][] = [];
      sheet.grid.eachCell(one, (row, column, cell) => {
        if ((row !== one.row || column !== one.column) && cell.hasContent) covered.push([row, column, cell]);
      });
      for (const [row, column, cell] of covered)
        sheet.grid.put(row, column, cell.withContent(null, null, null));
    }
    this.restructured(sheet.id);
  }

  /** Whether a user may write an area: the owner always may [Spreadsheet service reference]. */
  canEdit(email: string, sheet: Sheet, area: Rect): boolean {
    if (email === this.owner) return true;
    if (this.viewers.includes(email)) return false;
    return sheet.protections.every(
      (protection) =>
        protection.warningOnly || protection.editors.includes(email) || !covers(protection, area),
    );
  }
}

function covers(protection: { area: Rect | null; unprotected: readonly Rect[] }, area: Rect): boolean {
  if (protection.area) return intersects(protection.area, area);
  return !protection.unprotected.some((hole) => containsRect(hole, area));
}
