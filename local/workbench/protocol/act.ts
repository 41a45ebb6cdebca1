// What a person does to the document. Rows and columns are counted from 0; tabs by id.
import type { Rect } from './sheet.js';

export type Act =
  | {
      readonly kind: 'type';
      readonly tab: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  /**
   * Tab-separated text of another spreadsheet, read as if typed, at the corner of what is selected; a selection that
   * is several times as large is filled.
   */
  | {
      readonly kind: 'paste';
      readonly tab: number;
      readonly row: number;
      readonly column: number;
      readonly rows?: number;
      readonly columns?: number;
      readonly text: string;
    }
  | {
      readonly kind: 'copy';
      readonly tab: number;
      readonly from: Rect;
      readonly toTab: number;
      readonly to: Rect;
    }
  | {
      readonly kind: 'move';
      readonly tab: number;
      readonly from: Rect;
      readonly toTab: number;
      readonly to: Rect;
    }
  | { readonly kind: 'clear'; readonly tab: number; readonly ranges: readonly Rect[] }
  | {
      readonly kind: 'sort';
      readonly tab: number;
      readonly area: Rect | null;
      readonly column: number;
      readonly ascending: boolean;
    }
  | {
      readonly kind: 'insert';
      readonly tab: number;
      readonly axis: 'rows' | 'columns';
      readonly before: number;
      readonly count: number;
    }
  | {
      readonly kind: 'delete';
      readonly tab: number;
      readonly axis: 'rows' | 'columns';
      readonly first: number;
      readonly count: number;
    }
  | {
      readonly kind: 'hide';
      readonly tab: number;
      readonly axis: 'rows' | 'columns';
      readonly first: number;
      readonly count: number;
      readonly hidden: boolean;
    }
  | {
      readonly kind: 'moveColumns';
      readonly tab: number;
      readonly first: number;
      readonly count: number;
      readonly before: number;
    }
  | { readonly kind: 'width'; readonly tab: number; readonly column: number; readonly pixels: number }
  | { readonly kind: 'freeze'; readonly tab: number; readonly rows: number }
  | {
      readonly kind: 'format';
      readonly tab: number;
      readonly ranges: readonly Rect[];
      readonly format: string | null;
    }
  | {
      readonly kind: 'note';
      readonly tab: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | { readonly kind: 'filter'; readonly tab: number; readonly area: Rect }
  | {
      readonly kind: 'filterColumn';
      readonly tab: number;
      readonly column: number;
      readonly hiddenValues: readonly string[];
    }
  | { readonly kind: 'unfilter'; readonly tab: number }
  | { readonly kind: 'addTab' }
  | { readonly kind: 'renameTab'; readonly tab: number; readonly name: string }
  | { readonly kind: 'hideTab'; readonly tab: number; readonly hidden: boolean }
  | { readonly kind: 'duplicateTab'; readonly tab: number }
  | { readonly kind: 'deleteTab'; readonly tab: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'rename'; readonly name: string }
  /** Replaces the document by the text of a CSV file, or by the sample when there is none. */
  | { readonly kind: 'open'; readonly csv: string | null; readonly name: string };
