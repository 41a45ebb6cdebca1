// What the page and the server say to each other over the websocket: plain JSON, one message a frame. Rows and
// columns are counted from 0; times are milliseconds of the workbench's clock. Types only, one list of messages: long
// because both sides want all of it in one place.

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

export type Edition = 'bound' | 'addon';
export type Account = 'consumer' | 'workspace';
export type Speed = 1 | 10 | 60;

export interface WireClock {
  readonly nowMs: number;
  readonly speed: Speed;
}

export interface WireExecution {
  readonly id: number;
  readonly functionName: string;
  readonly lane: string;
  readonly user: string;
  readonly status: string;
  readonly startedAtMs: number;
  readonly seconds: number;
  readonly calls: number;
  /** The services it called most, as 'Range.setValues × 3'. */
  readonly topCalls: readonly string[];
  readonly error?: string;
  readonly log: readonly string[];
}

/** LeadModule's own records: jobs, lookups in flight, the ledger. */
export interface WireRecords {
  readonly jobs: readonly {
    readonly id: string;
    readonly tab: string;
    readonly state: string;
    readonly done: number;
    readonly total: number;
    readonly credits: number;
    readonly submits: number;
    readonly polls: number;
  }[];
  /** null: nobody steps now. */
  readonly leaseUntilMs: number | null;
  /** Placements written ahead. */
  readonly intents: number;
  readonly flightCount: number;
  readonly flights: readonly {
    readonly id: string;
    readonly about: string;
    readonly state: string;
    readonly sentAtMs: number;
    readonly polls: number;
  }[];
  /** null: there is none yet. */
  readonly ledger: {
    readonly tab: number;
    readonly lines: number;
    readonly states: readonly (readonly [string, number])[];
  } | null;
}

export interface WireBackstage {
  readonly edition: Edition;
  readonly account: Account;
  readonly api: string;
  /** Keys the sandbox knows, shortened. */
  readonly accounts: readonly { readonly key: string; readonly credits: number; readonly spent: number }[];
  /** The deployed web app: the address that the script and its settings know, and where that leads on this machine.
   * null: not deployed; absent: the script answers no web requests. */
  readonly webApp?: { readonly atGoogle: string; readonly here: string } | null;
  /** null: they cannot be read. */
  readonly records: WireRecords | null;
  /** Whether a trigger is armed. */
  readonly hasNext: boolean;
  /** Switches; null: this workbench talks to a server that is not ours. */
  readonly faults: readonly { readonly id: string; readonly label: string; readonly on: boolean }[] | null;
  readonly meters: readonly {
    readonly label: string;
    readonly used: number;
    readonly limit: number;
    readonly text: string;
  }[];
  readonly triggers: readonly {
    readonly uid: string;
    readonly handler: string;
    readonly when: string;
    readonly owner: string;
    readonly nextAtMs?: number;
    readonly disabled: boolean;
  }[];
  readonly requests: {
    readonly total: number;
    readonly last: readonly {
      readonly number: number;
      readonly atMs: number;
      readonly method: string;
      readonly path: string;
      readonly answer: string;
      readonly about: string;
      readonly ms: number;
    }[];
  };
  readonly executions: readonly WireExecution[];
  readonly stores: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly entries: readonly (readonly [string, string])[];
  }[];
  readonly bugs: readonly string[];
}

/** What a person does to the document. Tabs by id. */
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

/** Knobs of the Backstage drawer. */
export type Knob =
  | { readonly kind: 'speed'; readonly speed: Speed }
  /** To the next trigger (a minute when none is armed), or an hour ahead. */
  | { readonly kind: 'jump'; readonly to: 'trigger' | 'hour' }
  | { readonly kind: 'fault'; readonly id: string; readonly on: boolean }
  | { readonly kind: 'fire'; readonly uid: string }
  | { readonly kind: 'kill'; readonly execution: number }
  | { readonly kind: 'edition'; readonly edition: Edition }
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'deploy' }
  | { readonly kind: 'topUp' }
  | { readonly kind: 'reload' }
  | { readonly kind: 'run'; readonly functionName: string };

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
