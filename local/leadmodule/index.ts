// The public face of the sandbox: the core for use in process, the server for use over HTTP.
export type { Books, KeyEntry, RequestEntry, RunEntry } from './books.js';
export { FAULTS, type FaultKind, type FaultRule, PRESETS, type PresetName } from './faults.js';
export { KNOWN_DOMAINS } from './known.js';
export { LATENCIES, type Latency, type LatencyName, parseLatency } from './latency.js';
export type { MemoryBounds, SandboxOptions, SandboxState } from './options.js';
export { DEFAULT_READINGS, READINGS, type Readings } from './readings.js';
export { createSandbox, type KeyChange, Sandbox } from './sandbox.js';
export { type SandboxServer, type ServerOptions, startServer } from './server.js';
export type * from './vocabulary.js';
export type { Delivery, DeliveryOutcome, DueWebhook } from './webhooks.js';
