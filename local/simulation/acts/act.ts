// What an act is: something a person does, in the sheet or through the add-on, inside a service call of an execution.
// A new act is one object in a file of this folder, listed in index.ts; all else (matrix, stories, shrinking) follows.
import type { ActResult, Acts } from '../../appsscript/spreadsheet/acts.js';
import type { Chance } from '../chance.js';
import type { Renames } from '../headers.js';
import type { Person } from '../person.js';
import type { Stage } from '../stage.js';

/** The first tab as a person sees it now. */
export interface Place {
  readonly real: Acts;
  readonly twin: Acts;
  readonly chance: Chance;
  readonly renames: Renames;
  readonly headerRow: number;
  /** The user's own header texts. */
  readonly headers: readonly string[];
  /** 1-based columns. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Last row with content, 1-based. */
  readonly lastRow: number;
  /** Never given twice. */
  readonly number: number;
}

/** Done to the document and to its twin alike. */
export type Deed = (acts: Acts) => ActResult;

export interface Scene {
  readonly stage: Stage;
  readonly person: Person;
  readonly people: readonly Person[];
  readonly chance: Chance;
  /** Something that follows, on the virtual clock. */
  later(seconds: number, act: () => void): void;
  /** Hands in the sheet: undefined when there is nothing here to do it to; 'done' when it was done already. */
  withHands(deedAt: (place: Place) => Deed | 'done' | undefined): boolean;
}

export interface Act {
  readonly name: string;
  /** Most of what could go wrong is over after it: beside the acts that are due it never comes. */
  readonly ends?: boolean;
  /** Possible only when there has been a job: while planning, it comes in another person's plan. */
  readonly afterJob?: boolean;
  /** The ledger or the columns are the user's own ruin after it: the design pauses the job and asks. */
  readonly ruins?: boolean;
  /** Does it; false when it is impossible at this moment. */
  perform(scene: Scene): boolean;
}

/** An act of hands in the sheet. */
export function byHand(
  name: string,
  deedAt: (place: Place) => Deed | 'done' | undefined,
  more: Omit<Act, 'name' | 'perform'> = {},
): Act {
  return { name, ...more, perform: (scene) => scene.withHands(deedAt) };
}

export function oneOf(columns: readonly number[], chance: Chance): number | undefined {
  return columns.length === 0 ? undefined : columns[chance.int(0, columns.length - 1)];
}
