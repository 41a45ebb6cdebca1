// What is kept of each execution: the line in "Executions" of the script's dashboard, and a little more.

import type { AuthMode, Origin } from './emulated.js';

export type ExecutionStatus = 'running' | 'completed' | 'failed' | 'timed out' | 'killed';

export interface LogLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
  readonly ms: number;
}

export interface ScriptFailure {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export interface ExecutionRecord {
  readonly id: number;
  readonly functionName: string;
  readonly origin: Origin;
  readonly authMode: AuthMode;
  readonly user: string;
  readonly documentId: string | null;
  readonly status: ExecutionStatus;
  /** What the function returned, in host values; undefined unless completed. */
  readonly value: unknown;
  readonly error: ScriptFailure | undefined;
  /** Times each 'Class.member' was called. */
  readonly serviceCalls: Readonly<Record<string, number>>;
  readonly serviceCallCount: number;
  /** Cells of the tables that Range methods returned, and that were given to them. */
  readonly cellsRead: number;
  readonly cellsWritten: number;
  readonly log: readonly LogLine[];
  /** Milliseconds on the clock. */
  readonly startedAt: number;
  /** Its own time: under the direct driver without what ran nested inside it. */
  readonly runtimeSeconds: number;
  /** Members it reached that are not emulated. */
  readonly notEmulated: readonly string[];
  /** 'Class.member' of each call in order; only when the host was asked for traces. */
  readonly trace: readonly string[] | undefined;
}
