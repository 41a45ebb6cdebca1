// What the world remembers for its last reckoning.
import type { JobSeen } from './person.js';

/** What the world remembers for its last day. */
export interface Diary {
  /** Acts that were done. */
  readonly acts: ReadonlySet<string>;
  /** Whom each job must have served: contacts on its rows both before and after its start, by job. */
  readonly scopes: readonly { readonly person: number; readonly identities: ReadonlySet<string> }[];
  /** From the last wave of an execution that died to its death, in ms, where it had not come to the sheet since. */
  readonly deaths: readonly (readonly [number, number])[];
  readonly jobs: readonly JobSeen[];
  /** Contacts whose result cells a person touched. */
  readonly hasEditedOutputs: boolean;
}
