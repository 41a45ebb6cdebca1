// What Backstage shows and turns. Times are milliseconds of the workbench's clock.

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
