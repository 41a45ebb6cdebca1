// The doorways: what the engine asks of the world, a few methods each. Pure code decides; src/platform obeys.
// Times are epoch milliseconds, rows and columns are 1-based as in Sheets. A method throws only what the
// platform throws; the engine treats any throw as "the service refused" and never reads its (localised) words.

export interface Clock {
  nowMs(): number;
  /** Blocks this execution; counts as run time. */
  sleepMs(ms: number): void;
}

/** One property store. A value holds at most 9 kB, a store 500 kB [Quotas]. */
export interface Store {
  get(key: string): string | null;
  getAll(): Record<string, string>;
  set(key: string, value: string): void;
  setAll(values: Record<string, string>): void;
  remove(key: string): void;
}

/** A mutex over the executions of one document. A refusal of any kind means wait. */
export interface Mutex {
  /** Runs the body while holding the mutex; undefined when it was not to be had within waitMs. */
  hold<T>(waitMs: number, body: () => T): T | undefined;
}

export interface HttpRequest {
  readonly method: 'get' | 'post';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Http {
  /** All requests at once, answers in order. Throws when any transport fails, and then all answers are lost. */
  sendAll(requests: readonly HttpRequest[]): HttpAnswer[];
}

export type CellValue = string | number | boolean | Date;

export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface TabShape {
  readonly sheetId: number;
  readonly name: string;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly maxRows: number;
  readonly maxColumns: number;
}

export interface Selection {
  readonly sheetId: number;
  /** Selected rows, first and count, as the user made them (whole columns reach to the grid's end). */
  readonly ranges: readonly { readonly row: number; readonly rows: number }[];
}

/** The tabs of the document. Every method but flush is addressed by sheet id, so a renamed tab stays found. */
export interface Grid {
  documentId(): string;
  timeZone(): string;
  activeTab(): number | undefined;
  selection(): Selection | undefined;
  /** Every tab's id. */
  tabs(): number[];
  /** undefined when the tab is gone. */
  shape(sheetId: number): TabShape | undefined;
  display(sheetId: number, block: Block): string[][];
  values(sheetId: number, block: Block): CellValue[][];
  formulas(sheetId: number, block: Block): string[][];
  numberFormats(sheetId: number, block: Block): string[][];
  /** Plain text for these blocks; must come before the values [platform: '@' after the write is too late]. */
  formatAsText(sheetId: number, blocks: readonly Block[]): void;
  /** Plain numbers for these blocks, before the values too. */
  formatAsNumber(sheetId: number, blocks: readonly Block[]): void;
  formatNumber(sheetId: number, row: number, column: number, format: string): void;
  /**
   * Makes headers look like a neighbour, or bold without one, and sets widths of their columns in pixels; 0 leaves
   * one as it is.
   */
  dressHeaders(sheetId: number, block: Block, widths: readonly number[], neighbour?: Block): void;
  write(sheetId: number, block: Block, values: readonly (readonly CellValue[])[]): void;
  writeFormula(sheetId: number, row: number, column: number, formula: string): void;
  ensureSize(sheetId: number, rows: number, columns: number): void;
  removeRows(sheetId: number, row: number, count: number): void;
  hiddenByFilter(sheetId: number, row: number): boolean;
  hasFilter(sheetId: number): boolean;
  /** false: this person may only view or comment. */
  canEdit(): boolean;
  /** What this person may do to a tab's document; gone: the tab was deleted. Few calls, as each step asks. */
  access(sheetId: number): 'edit' | 'view' | 'gone';
  /** Shows a tab with these rows selected. Ascending, no row twice. */
  selectRows(sheetId: number, rows: readonly number[]): void;
  /** Marks that follow a column through inserts and moves: name to 1-based column. */
  columnMarks(sheetId: number): Record<string, number>;
  markColumn(sheetId: number, column: number, name: string): void;
  tabByName(name: string): TabShape | undefined;
  /** Makes a hidden tab and returns it. */
  addHiddenTab(name: string): TabShape;
  hideTab(sheetId: number): void;
  /** Makes a tab in front of the user and returns it. */
  addTab(name: string): TabShape;
  removeTab(sheetId: number): void;
  /** Removes the column marks of all tabs. */
  unmarkColumn(sheetId: number, name: string): void;
  removeMarks(): void;
  /** Renames a tab that can no longer be used, and keeps it. */
  setAside(sheetId: number): void;
  /** The cell that called the custom function of this execution. */
  callingCell(): readonly [sheetId: number, row: number, column: number] | undefined;
  /** Cells whose whole display matches (RE2), in all tabs; rows and columns 1-based. */
  showing(pattern: string): readonly (readonly [sheetId: number, row: number, column: number])[];
  /** Replaces (RE2, $1) inside the formulas of these blocks wherever they stand at that moment. Absent: all tabs. */
  replaceInFormulas(pattern: string, text: string, places?: readonly Place[]): void;
  /** Turns formulas of a block into what they show, as Paste values only does. */
  keepValues(sheetId: number, block: Block): void;
  flush(): void;
}

export interface Place {
  readonly sheetId: number;
  readonly block: Block;
}

export type Armed =
  | { readonly kind: 'armed'; readonly everyMinutes: number; readonly triggerUid: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** The recurring time-driven trigger of the current user in this document. */
export interface Scheduler {
  arm(everyMinutes: number): Armed;
  disarm(triggerUid: string): void;
  disarmAll(): void;
}

/** What a menu item may show; absent in triggers and web apps. */
export interface Ui {
  tell(title: string, text: string): void;
  /** true: the user pressed OK. */
  confirm(title: string, text: string): boolean;
  openSidebar(): void;
}

/** What the web app and the engine share: the script's own store, outside any document, and the signature. */
export interface Letterbox {
  /** Script properties. */
  readonly store: Store;
  /** Texts that were remembered lately; a cache may have forgotten any of them. */
  recall(keys: readonly string[]): Readonly<Record<string, string>>;
  remember(values: Readonly<Record<string, string>>): void;
  /** HMAC-SHA-256, hexadecimal. */
  sign(secret: string, text: string): string;
  newSecret(): string;
  /** Installed from the Marketplace: the script belongs to its publisher, not to this document. */
  isPublished(): boolean;
}

/** Texts of this document that were remembered lately, for everyone in it; any of them may be forgotten. */
export interface Memory {
  recall(keys: readonly string[]): Readonly<Record<string, string>>;
  remember(values: Readonly<Record<string, string>>): void;
  forget(keys: readonly string[]): void;
}

export interface Log {
  /** Counts and states only: never the key, never a person's data. */
  info(message: string): void;
}

/** SHA-256 of a text, hexadecimal. */
export type Digest = (text: string) => string;

/** What an execution of the engine stands on, and who it is. Built by src/platform for each execution. */
export interface World {
  readonly clock: Clock;
  /** Shared by everyone who opens the document (document properties). */
  readonly document: Store;
  /** Of the current user alone (user properties). */
  readonly user: Store;
  readonly mutex: Mutex;
  readonly http: Http;
  readonly grid: Grid;
  readonly scheduler: Scheduler;
  readonly letterbox: Letterbox;
  readonly memory: Memory;
  readonly log: Log;
  readonly digest: Digest;
  /** Tells people apart without an e-mail scope (Session.getTemporaryActiveUserKey). */
  readonly userKey: string;
  /** Unique to this execution. */
  readonly execution: string;
  readonly startedMs: number;
}
