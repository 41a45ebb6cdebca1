// What the server tells of a document: tabs, cells, menus, pages and dialogs. Rows and columns are counted from 0.

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Bits of a cell's look. */
export const LOOK = {
  right: 1,
  center: 2,
  bold: 4,
  italic: 8,
  strike: 16,
  fresh: 32,
  error: 64,
  wrap: 128,
} as const;

/** A cell as it is drawn; a plain string is a cell with nothing but text. */
export type WireCell =
  | string
  | {
      readonly text: string;
      /** Sum of LOOK bits. */
      readonly look: number;
      readonly note?: string;
      readonly background?: string;
      readonly color?: string;
    };

export interface WireTab {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  /** Widths in pixels of columns that differ from the default. */
  readonly widths: readonly (readonly [column: number, pixels: number])[];
  /** Runs of rows and columns that are not shown: [first, count]. */
  readonly hiddenRows: readonly (readonly [number, number])[];
  readonly hiddenColumns: readonly (readonly [number, number])[];
  readonly filter: { readonly area: Rect; readonly columns: readonly number[] } | null;
  /** Rows and columns that hold something. */
  readonly usedRows: number;
  readonly usedColumns: number;
}

export type WireMenu =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly WireMenu[] };

export interface WireDocument {
  readonly name: string;
  readonly tabs: readonly WireTab[];
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface WirePage {
  readonly number: number;
  readonly kind: 'sidebar' | 'modal dialog' | 'modeless dialog';
  readonly title: string;
  readonly url: string;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
}

export interface WireDialog {
  readonly number: number;
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly string[];
}
