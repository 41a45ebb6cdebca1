// What an execution needs of the world it runs in, and what the world may know of an execution: two interfaces,
// so that neither file has to import the other.

import type { Clock } from './clock.js';
import type {
  AuthMode,
  ContextSession,
  ContextUser,
  DocumentDirectory,
  ExecutionContext,
  HostedDocument,
  Origin,
} from './emulated.js';
import type { ScriptError } from './errors.js';
import type { LatencyTable } from './latency.js';
import type { Limits } from './limits.js';
import type { ResolvedOptions } from './options.js';
import type { ExecutionRecord, ExecutionStatus, LogLine, ScriptFailure } from './record.js';
import type { Member, Registry } from './registry.js';

/** What to run and as whom. */
export interface ExecutionRequest {
  /** A callable path, or null to evaluate `text`. */
  readonly functionName: string | null;
  readonly text?: string;
  /** Built once the execution exists, because events hold its emulated objects. */
  readonly args: (context: ExecutionContext) => readonly unknown[];
  readonly origin: Origin;
  readonly authMode: AuthMode;
  readonly user: ContextUser;
  readonly document: HostedDocument | null;
  /** The container of a bound script where the script cannot see it (web app, reading G4). Default: document. */
  readonly scope?: HostedDocument | null;
  readonly session: ContextSession | null;
  readonly cell?: ExecutionContext['cell'];
  readonly limitSeconds: number;
}

/** An execution as others see it: hooks, services, the host's user. */
export interface RunningExecution {
  readonly id: number;
  readonly request: ExecutionRequest;
  readonly context: ExecutionContext;
  readonly status: ExecutionStatus;
  readonly startedAt: number;
  readonly runtimeSeconds: number;
  readonly serviceCallCount: number;
  /** Its record, once it has ended. */
  readonly done: Promise<ExecutionRecord>;
  /** From now on nothing of it has effect. */
  kill(): void;
  logLines(): readonly LogLine[];
  clearLog(): void;
  record(): ExecutionRecord;
}

/** Called before each service call; may act, start other executions, or kill this one. Index counts from 1. */
export type ServiceCallHook = (
  execution: RunningExecution,
  index: number,
  service: string,
  method: string,
) => void;

/** Services that refuse a call now, as Google does when it is asked too often or is ill; true: this call is refused. */
export type RefusalHook = (execution: RunningExecution, service: string, method: string) => boolean;

export type EndedStatus = Exclude<ExecutionStatus, 'running'>;

export interface ExecutionHost {
  readonly clock: Clock;
  readonly options: ResolvedOptions;
  readonly limits: Limits;
  readonly latency: LatencyTable;
  readonly registry: Registry;
  readonly directory: DocumentDirectory;
  readonly onServiceCall: ServiceCallHook | undefined;
  readonly refuses: RefusalHook | undefined;
  random(): number;
  globalClass(name: string): string;
  consented(email: string): boolean;
  uiOf(context: ExecutionContext): object;
  manifestScopes(): readonly string[] | undefined;
  checkArguments(member: Member, values: readonly unknown[]): ScriptError | undefined;
  /** Lets every service finish what this execution left open; an error of late writes is returned. */
  commit(execution: RunningExecution, status: EndedStatus): ScriptFailure | undefined;
  ended(execution: RunningExecution): void;
  reportBug(error: unknown): void;
}
