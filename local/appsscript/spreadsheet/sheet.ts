// One sheet: its grid, the properties of its rows and columns, and what lies over the cells (merges, filter …).

import { Axis } from './axis.js';
import { Grid } from './grid.js';
import type { Rect } from './values.js';

export interface Protection {
  readonly id: number;
  /** null = the whole sheet. */
  readonly area: Rect | null;
  readonly namedRange: string | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly editors: readonly string[];
  readonly unprotected: readonly Rect[];
  readonly domainEdit: boolean;
}

/** A condition of a filter column, or the values it hides. */
export interface FilterCriterion {
  readonly hiddenValues: readonly string[];
  readonly visibleValues: readonly string[];
  /** Name in Apps Script's BooleanCriteria, with arguments; null when only values are hidden. */
  readonly condition: { readonly type: string; readonly values: readonly FilterArgument[] } | null;
}

/** Dates as serial numbers; `relative` is a name of Apps Script's RelativeDate. */
export type FilterArgument = string | number | { readonly serial: number } | { readonly relative: string };

export interface SheetFilter {
  readonly area: Rect;
  /** By 0-based column of the sheet. */
  readonly criteria: ReadonlyMap<number, FilterCriterion>;
}

const DEFAULT_ROWS = 1000;
const DEFAULT_COLUMNS = 26;

/** Row heights and column widths in pixels of a fresh sheet [Sheets]. */
export const ROW_HEIGHT = 21;
export const COLUMN_WIDTH = 100;

export class Sheet {
  grid: Grid;
  rows = new Axis();
  columns = new Axis();
  hidden = false;
  tabColor: string | null = null;
  frozenRows = 0;
  frozenColumns = 0;
  rightToLeft = false;
  hiddenGridlines = false;
  merges: readonly Rect[] = [];
  protections: readonly Protection[] = [];
  filter: SheetFilter | null = null;
  /** Some cell has or had a validation rule: without one, writes need not look for rules. */
  validated = false;

  constructor(
    readonly id: number,
    public name: string,
    rows = DEFAULT_ROWS,
    columns = DEFAULT_COLUMNS,
  ) {
    this.grid = new Grid(rows, columns);
  }

  get maxRows(): number {
    return this.grid.rowCount;
  }

  get maxColumns(): number {
    return this.grid.columns;
  }

  /** A copy that shares cells until one side writes; `id` and `name` as given. */
  fork(id = this.id, name = this.name): Sheet {
    const copy = new Sheet(id, name, 0, 0);
    copy.grid = this.grid.fork();
    copy.rows = this.rows.fork();
    copy.columns = this.columns.fork();
    copy.hidden = this.hidden;
    copy.tabColor = this.tabColor;
    copy.frozenRows = this.frozenRows;
    copy.frozenColumns = this.frozenColumns;
    copy.rightToLeft = this.rightToLeft;
    copy.hiddenGridlines = this.hiddenGridlines;
    copy.merges = this.merges;
    copy.protections = this.protections;
    copy.filter = this.filter;
    copy.validated = this.validated;
    return copy;
  }

  /** The merged range that covers a cell. */
  mergeAt(row: number, column: number): Rect | undefined {
    return this.merges.find(
      (merge) =>
        row >= merge.row &&
        row < merge.row + merge.rows &&
        column >= merge.column &&
        column < merge.column + merge.columns,
    );
  }
}
