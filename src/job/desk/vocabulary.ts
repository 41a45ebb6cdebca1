// The words of the engine (docs/architecture.md §2) as types. No behaviour beyond naming states for a person.
import type { EnrichmentType } from '../../leadmodule/request.js';
import type { Contact } from '../../sheet/contact.js';

export type { EnrichmentType } from '../../leadmodule/request.js';

/** How a lookup ended. `why` is at most a few words, for the cell and the report. */
export interface Ending {
  readonly status: EndStatus;
  readonly why: string;
  readonly email: string;
  readonly phone: string;
  readonly confidence: number | undefined;
  readonly provider: string;
  readonly validation: string;
  readonly score: number | undefined;
  readonly credits: number;
  readonly cached: boolean;
  readonly endedAtMs: number;
}

export type EndStatus = 'found' | 'risky' | 'not found' | 'error';

/** Where a lookup stands while LeadModule may know of it. */
export type FlightState =
  | 'sending' // written ahead of the POST; still so after a death: in doubt
  | 'queued' // refused without effect (429, 401, 402): to be sent again as it is
  | 'in doubt' // the effect of the POST is unknown
  | 'searching' // accepted, has a run id
  | 'answered'; // has its ending; not yet in the ledger

/** One lookup in flight: a line of the run book. Holds all that is needed if the ledger vanishes. */
export interface Flight {
  readonly id: string;
  /** POSTs so far. */
  readonly attempt: number;
  readonly jobId: string;
  readonly payer: string;
  readonly type: EnrichmentType;
  readonly forced: boolean;
  readonly state: FlightState;
  readonly sentAtMs: number;
  readonly runId: string;
  readonly polledAtMs: number;
  readonly polls: number;
  /** Was in doubt once: an answer from LeadModule's cache is then probably the lookup we paid for. */
  readonly doubted: boolean;
  /** Accepted as a duplicate of a run that LeadModule was working on already. */
  readonly joined: boolean;
  /** Ended and counted before; back only to fill rows that the closing audit found without the result. */
  readonly refill: boolean;
  /** Polls in vain: a run is unknown (404) or, past two hours, nothing is told. Several are needed before it is given up. */
  readonly unknownRuns: number;
  /** Sent with a webhook. awaited: its result comes by itself; unsure: it came, and only a poll can say how it ended. */
  readonly push?: 'awaited' | 'unsure';
  /** Rows of the tab that held the contact when last seen: a hint, verified before every write. */
  readonly rowHints: readonly number[];
  /** Rows that have taken the result so far. */
  readonly placed: number;
  /** The ledger's line when last seen: a hint too. */
  readonly lineHint: number;
  readonly contact: Contact;
  readonly ending: Ending | undefined;
  /** A formula asked, from this cell then: [sheet id, row, column]. */
  readonly cell?: readonly [number, number, number];
}

export type PauseReason =
  | 'user'
  | 'bad key'
  | 'other key' // its owner connected another key since; what was sent can be asked about only with the first one
  | 'no credits'
  | 'refused'
  | 'cap'
  | 'ledger changed'
  | 'tab deleted'
  | 'columns changed'
  | 'cannot write'
  | 'failures';

export type WaitReason =
  | 'rate limited'
  | 'fetch refused'
  | 'webhook day'
  | 'credit day'
  | 'in doubt'
  | 'queued';

export type JobState =
  | { readonly kind: 'running' }
  | { readonly kind: 'waiting'; readonly reason: WaitReason; readonly untilMs: number }
  | { readonly kind: 'paused'; readonly reason: PauseReason; readonly detail: string }
  | { readonly kind: 'stopping' } // nothing more is sent; what is in flight is collected
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done' };

export function isOpen(state: JobState): boolean {
  return state.kind !== 'done' && state.kind !== 'stopped';
}

/** May this job send new lookups now? */
export function maySubmit(state: JobState): boolean {
  return state.kind === 'running' || state.kind === 'waiting';
}

/** The words that stand in the Status column; a fixed vocabulary (docs/user-guide). */
export function statusWords(ending: Pick<Ending, 'status' | 'why'>): string {
  switch (ending.status) {
    case 'found':
      return 'Found';
    case 'risky':
      return 'Found (risky)';
    case 'not found':
      return 'Not found';
    case 'error':
      return `Error: ${ending.why}`;
  }
}
