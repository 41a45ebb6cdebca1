// A story: everything a world is made of, as plain JSON. The same story always comes to the same end, so a story
// can be printed, cut down and told again.
import type { FaultRule, Latency, Readings as VendorReadings } from '../leadmodule/index.js';

export type Driver = 'direct' | 'lockstep';

/** What the execution under way was doing when something came in between. */
export const PHASES = ['plan', 'sending', 'answered', 'intent', 'placed', 'audit'] as const;
export type Phase = (typeof PHASES)[number];

/** The nth service call of an execution in this phase, counted over the whole world. */
export interface Moment {
  readonly phase: Phase;
  readonly nth: number;
}

export type Deed =
  | { readonly kind: 'kill'; readonly afterSeconds: number }
  /** An act by name (acts/). `dice` decides where: it is thrown when the sheet is seen. */
  | {
      readonly kind: 'act';
      readonly act: string;
      readonly person: number;
      readonly dice: number;
      /** Tried again in the same phase until it is possible. */
      readonly insists?: true;
    };

export interface Event {
  readonly when: Moment;
  readonly deed: Deed;
}

export interface SheetStory {
  /** The first tab from A1, as typed. */
  readonly rows: readonly (readonly string[])[];
  /** Number of columns that are the user's. */
  readonly columns: number;
  /** 1-based row of the header; above it stands a title or another table. */
  readonly headerRow: number;
  /** The rows of contacts, first and last, 1-based. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly hiddenRows: readonly number[];
  /** Rows that only the owner may edit. */
  readonly protectedRows: readonly number[];
  readonly merged: readonly string[];
  readonly filtered: boolean;
}

export interface PersonStory {
  readonly email: string;
  /** Index into `keys`. */
  readonly key: number;
  readonly runs: 'menu' | 'sidebar' | 'no';
  /** Rows selected, 1-based. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly type: 'email' | 'phone' | 'all';
  readonly cap: number | undefined;
  /** Asks past LeadModule's cache: always a paid lookup. Only where nobody else runs a job. */
  readonly forced: boolean;
  readonly arrivesAfterSeconds: number;
}

export type GoogleReadings = Readonly<Record<`G${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`, 'a' | 'b'>>;

export interface Story {
  readonly seed: number;
  /** direct: executions run nested in each other's calls; lockstep: calls of several executions in any order. */
  readonly driver: Driver;
  readonly sheet: SheetStory;
  readonly people: readonly PersonStory[];
  readonly keys: readonly string[];
  readonly requestsPerMinute: number;
  readonly credits: number;
  readonly latency: Latency;
  readonly faults: readonly FaultRule[];
  /** Share of fetches that cannot be made at all. */
  readonly breakShare: number;
  readonly vendor: VendorReadings;
  readonly google: GoogleReadings;
  readonly edition: 'bound' | 'addon';
  /** The script is deployed as a web app and results are pushed. */
  readonly webhook: boolean;
  /** There is a tab with formulas, and they may spend. */
  readonly formulas: boolean;
  readonly language: 'en' | 'de';
  readonly fetchesPerDay: number | undefined;
  readonly triggerSecondsPerDay: number | undefined;
  readonly lockOperationsPerMinute: number | undefined;
  readonly triggers: {
    readonly jitterSeconds: number;
    readonly skipShare: number;
    readonly repeatShare: number;
  };
  readonly events: readonly Event[];
}
