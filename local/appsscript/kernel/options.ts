// What a host is made with: the switches of the emulated world, and their defaults.

import type { Clock } from './clock.js';
import type { Account, Edition, Language, ReadingName, Readings } from './emulated.js';
import { type LatencyTable, typicalLatency } from './latency.js';
import { type Limits, limitsFor } from './limits.js';
import { type FetchHandler, nowhere } from './outside.js';

export type DriverName = 'direct' | 'lockstep' | 'worker';

export interface HostOptions {
  readonly clock: Clock;
  /** direct and lockstep need a virtual clock, worker a real one. */
  readonly driver: DriverName;
  /** The outside world. Without one every request fails as an unknown host does. */
  readonly fetch?: FetchHandler;
  readonly edition?: Edition;
  readonly account?: Account;
  /** Language of Google's exceptions: the second one proves that code does not match English words. */
  readonly language?: Language;
  readonly readings?: Partial<Readings>;
  readonly limits?: Partial<Limits>;
  /** 'none': service calls take no time (the default on a real clock); 'typical': latency.ts (else). */
  readonly latency?: LatencyTable | 'none' | 'typical';
  /** Of chance in the host: trigger jitter, lock-step choices, uuids. Default: the clock's seed. */
  readonly seed?: number;
  /** A clock trigger runs up to so many seconds late (measured around 10, sometimes 90). Default 0. */
  readonly triggerJitterSeconds?: number;
  /** Share of trigger runs that are left out, and that come twice: Google promises neither. Default 0. */
  readonly triggerSkipShare?: number;
  readonly triggerRepeatShare?: number;
  /** Real seconds a script may run without returning to the host before it counts as a busy loop. Default 30; Infinity: never. */
  readonly busySeconds?: number;
  /**
   * One realm (and thread, where there are threads) serves many executions, the project loaded once: several times
   * as fast. What a script leaves in its own variables then outlives the execution, as it never does in Apps Script, so this is
   * only for scripts that keep nothing there. Default false.
   */
  readonly keptRealms?: boolean;
  /** Keep the list of service calls of each execution. Default false. */
  readonly trace?: boolean;
  /** HtmlService's reported removal of // and block comments inside template literals. Default false. */
  readonly stripHtmlComments?: boolean;
  /** The add-on is deployed as a test deployment: its triggers exist but never run. Default false. */
  readonly testDeployment?: boolean;
  /** The person who deployed the script (web app identity) and wrote it. */
  readonly deployer?: string;
  /** Name of the script or add-on: its menu under Extensions. Default 'Untitled project'. */
  readonly name?: string;
  /** Fixed so that Session and ScriptApp answer the same on each machine. */
  readonly scriptId?: string;
}

export interface ResolvedOptions extends Required<Omit<HostOptions, 'limits' | 'readings' | 'latency'>> {
  readonly limits: Limits;
  readonly readings: Readings;
  readonly latency: LatencyTable;
}

const READINGS: readonly ReadingName[] = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'];

export function resolveOptions(options: HostOptions): ResolvedOptions {
  const virtual = options.clock.kind === 'virtual';
  if (virtual === (options.driver === 'worker')) {
    throw new Error(`the ${options.driver} driver does not run on a ${options.clock.kind} clock`);
  }
  const latency = options.latency ?? (virtual ? 'typical' : 'none');
  const readings = READINGS.map((name) => [name, options.readings?.[name] ?? 'a']);
  return {
    clock: options.clock,
    driver: options.driver,
    fetch: options.fetch ?? nowhere,
    edition: options.edition ?? 'bound',
    account: options.account ?? 'consumer',
    language: options.language ?? 'en',
    readings: Object.fromEntries(readings) as Readings,
    limits: limitsFor(options.account ?? 'consumer', options.limits),
    latency: latency === 'typical' ? typicalLatency : latency === 'none' ? {} : latency,
    seed: options.seed ?? (options.clock.kind === 'virtual' ? options.clock.seed : 1),
    triggerJitterSeconds: options.triggerJitterSeconds ?? 0,
    triggerSkipShare: options.triggerSkipShare ?? 0,
    triggerRepeatShare: options.triggerRepeatShare ?? 0,
    busySeconds: options.busySeconds ?? 30,
    keptRealms: options.keptRealms ?? false,
    trace: options.trace ?? false,
    stripHtmlComments: options.stripHtmlComments ?? false,
    testDeployment: options.testDeployment ?? false,
    deployer: options.deployer ?? 'owner@example.com',
    name: options.name ?? 'Untitled project',
    scriptId: options.scriptId ?? '1LocalScriptId0000000000000000000000000000000000000000000',
  };
}
