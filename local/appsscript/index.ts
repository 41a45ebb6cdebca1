// The public door of the local Apps Script runtime. See README.md.

export { createHost, Host, type RunOptions } from './host.js';
export { type Clock, realClock, type VirtualClock, virtualClock } from './kernel/clock.js';
export type {
  Account,
  AuthMode,
  Edition,
  ExecutionContext,
  HostedDocument,
  Language,
  Origin,
  ReadingName,
  Readings,
  ServiceModule,
} from './kernel/emulated.js';
export { Blocking } from './kernel/emulated.js';
export type { RefusalHook, RunningExecution, ServiceCallHook } from './kernel/execution-host.js';
export { type LatencyTable, typicalLatency } from './kernel/latency.js';
export { type LimitName, type Limits, limitsTable } from './kernel/limits.js';
export type { Meter, Quota } from './kernel/meters.js';
export type { DriverName, HostOptions } from './kernel/options.js';
export {
  type FetchAnswer,
  type FetchHandler,
  type FetchRequest,
  type Header,
  nowhere,
  redirectTo,
  routes,
  type TransportError,
} from './kernel/outside.js';
export type { ExecutionRecord, ExecutionStatus, LogLine, ScriptFailure } from './kernel/record.js';
export type { InstalledTrigger } from './kernel/trigger-kinds.js';
export type {
  ButtonName,
  Dialog,
  DialogAnswer,
  DialogHandler,
  MenuEntry,
  Page,
  Toast,
} from './kernel/user-interface.js';
export type { DocumentOptions } from './library.js';
export { UserSession } from './session.js';
export type { ServerAnswer } from './sidebar-calls.js';
export type { UserAct } from './trigger-runs.js';
export type { WebAnswer, WebRequest } from './web-app.js';
