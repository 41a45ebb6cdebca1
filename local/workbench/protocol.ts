// What the page and the server say to each other over the websocket: plain JSON, one message a frame. What the
// messages carry is in protocol/: types only, as both sides want all of it.
import type { Act } from './protocol/act.js';
import type { Knob, WireBackstage, WireClock } from './protocol/backstage.js';
import type { Rect, WireCell, WireDialog, WireDocument, WireMenu, WirePage } from './protocol/sheet.js';

export type ToServer =
  | {
      readonly kind: 'view';
      readonly tab: number;
      readonly row: number;
      readonly rows: number;
      readonly column: number;
      readonly columns: number;
    }
  | { readonly kind: 'select'; readonly tab: number; readonly ranges: readonly Rect[] }
  | { readonly kind: 'act'; readonly number: number; readonly act: Act }
  /** What is not sent by itself. */
  | { readonly kind: 'ask'; readonly number: number; readonly what: Question }
  | { readonly kind: 'menu'; readonly path: readonly string[] }
  | { readonly kind: 'answer'; readonly dialog: number; readonly button: string; readonly text: string }
  | { readonly kind: 'closePage'; readonly page: number }
  | {
      readonly kind: 'call';
      readonly page: number;
      readonly number: number;
      readonly name: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'backstage'; readonly open: boolean }
  | { readonly kind: 'knob'; readonly number: number; readonly knob: Knob };

/** Values of a column for the filter's list; cells of an area as tab-separated text or as CSV. */
export type Question =
  | { readonly kind: 'values'; readonly tab: number; readonly column: number }
  | { readonly kind: 'text' | 'csv'; readonly tab: number; readonly area: Rect }
  | { readonly kind: 'functions' };

export type Answer =
  | { readonly ok: true; readonly value?: unknown }
  /** A sentence for the person. */
  | { readonly ok: false; readonly sentence: string };

export type ToPage =
  | {
      readonly kind: 'hello';
      readonly person: string;
      readonly others: readonly string[];
      readonly notice: string | null;
    }
  | { readonly kind: 'document'; readonly document: WireDocument }
  | { readonly kind: 'menus'; readonly menus: readonly WireMenu[] }
  /** Rows of the view that changed; `column` is the first column of each. With `forgetOthers` it is the whole view. */
  | {
      readonly kind: 'cells';
      readonly tab: number;
      readonly column: number;
      readonly rows: readonly (readonly [row: number, cells: readonly WireCell[]])[];
      readonly forgetOthers: boolean;
    }
  | {
      readonly kind: 'active';
      readonly tab: number;
      readonly row: number;
      readonly column: number;
      readonly entered: string;
      readonly message: string;
    }
  /** A script moved the selection. */
  | { readonly kind: 'selection'; readonly tab: number; readonly ranges: readonly Rect[] }
  | { readonly kind: 'page'; readonly page: WirePage | null }
  | { readonly kind: 'dialog'; readonly dialog: WireDialog | null }
  | { readonly kind: 'toast'; readonly title: string; readonly message: string; readonly seconds: number }
  | { readonly kind: 'reply'; readonly number: number; readonly answer: Answer }
  | {
      readonly kind: 'returned';
      readonly page: number;
      readonly number: number;
      readonly answer: { readonly ok: boolean; readonly value: unknown };
    }
  | { readonly kind: 'clock'; readonly clock: WireClock }
  /** The first message of the menu or a trigger that failed: as Google's red banner. */
  | { readonly kind: 'failure'; readonly message: string }
  | { readonly kind: 'working'; readonly what: string | null }
  | { readonly kind: 'backstage'; readonly backstage: WireBackstage };
