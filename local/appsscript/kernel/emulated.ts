// The boundary between the kernel and the services: what an emulated Apps Script class is, what it is given,
// and what it may hand back. Services import this file (and errors.ts); they never see a driver or a realm.
//
// An emulated class is a TypeScript class whose public methods carry Apps Script's names. The kernel hands its
// objects to the script as handles, so a method takes and returns ordinary values: primitives, null, undefined,
// Date, arrays, plain objects, enum values (enums.ts) and other emulated objects; bytes are number[] from -128 to
// 127 (as in Apps Script) or a Uint8Array. A method may also return a Blocking (below), or throw a ScriptError.

import type { EnumValue } from './enums.js';
import type { Account, LimitName } from './limits.js';

/** Any constructor; the kernel only needs its prototype and identity. */
// biome-ignore lint/complexity/noBannedTypes: a class of any constructor signature, compared by identity only
export type EmulatedConstructor = Function & { readonly prototype: object };

/**
 * One file of emulated services. `classes` names each class by namespace and name in @types/google-apps-script
 * ('Spreadsheet.Range'); `globals` makes the object a script sees under a global name, once an execution, lazily.
 */
export interface ServiceModule {
  readonly classes: Readonly<Record<string, EmulatedConstructor>>;
  readonly globals: Readonly<Record<string, (context: ExecutionContext) => object>>;
  /** Called once when an execution ends, however it ends: commit or drop what it had not written yet (reading G2). */
  executionEnded?(context: ExecutionContext, outcome: 'completed' | 'failed' | 'killed'): void;
}

export type { Account } from './limits.js';

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';
export type Edition = 'bound' | 'addon';
export type Language = 'en' | 'de';
export type ReadingName = 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'G8';
/** 'a' is the first alternative of docs/architecture.md "Readings" (the default), 'b' the second. */
export type Readings = Readonly<Record<ReadingName, 'a' | 'b'>>;

/** What started an execution: some services behave differently in a trigger or a custom function. */
export type Origin =
  | 'editor'
  | 'menu'
  | 'sidebar'
  | 'simple trigger'
  | 'installable trigger'
  | 'custom function'
  | 'web app';

/** A spreadsheet as the kernel sees it; the spreadsheet service implements it and casts back to its own type. */
export interface HostedDocument {
  readonly id: string;
  readonly name: string;
  /** E-mail of the owner: custom functions run with this user's properties. */
  readonly owner: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** The person at the keyboard (or the creator of the trigger, or the deployer of the web app). */
export interface ContextUser {
  readonly email: string;
  /** Session.getTemporaryActiveUserKey(): stable for 30 days. */
  readonly temporaryKey: string;
  readonly locale: string;
}

/** What the user interface holds while a person has the document open; absent in triggers and web apps. */
export interface ContextSession {
  readonly user: ContextUser;
  /** State other services keep for this session (the spreadsheet service keeps its selection here). */
  slot<T>(key: string, create: () => T): T;
  /** A user reads a toast; kept in the session's log. */
  toast(message: string, title: string, timeoutSeconds: number): void;
}

/**
 * What an emulated object is constructed with: one per execution. Services keep per-execution state in `slot`,
 * never in module variables.
 */
export interface ExecutionContext {
  readonly executionId: number;
  readonly functionName: string;
  readonly origin: Origin;
  readonly authMode: AuthMode;
  readonly edition: Edition;
  readonly account: Account;
  readonly language: Language;
  readonly readings: Readings;
  readonly user: ContextUser;
  /** The container document (or the one an add-on runs in); null where Apps Script has none. */
  readonly document: HostedDocument | null;
  /** The document a bound script belongs to, even where the script cannot reach it. */
  readonly container: HostedDocument | null;
  /** The open user interface this execution belongs to; null in triggers, web apps, custom functions. */
  readonly session: ContextSession | null;
  /** In a custom function: the cell that holds the formula, 1-based. */
  readonly cell: { readonly sheetId: number; readonly row: number; readonly column: number } | null;
  /** Every document of the host, for openById. */
  readonly documents: DocumentDirectory;
  /** Milliseconds since 1970 on the injected clock. Never use Date.now(). */
  now(): number;
  /** Seeded under a virtual clock. 0 ≤ x < 1. */
  random(): number;
  /** Adds seconds to this call beside its latency-table entry (work that grows with size). */
  charge(seconds: number): void;
  /** Whether the user has allowed what the script's scopes ask for. */
  consented(): boolean;
  /** False once the execution was killed or timed out: then nothing of it may have effect. */
  alive(): boolean;
  /** State of a service for this execution: created at first use, dropped at its end. */
  slot<T>(key: string, create: () => T): T;
  /** SpreadsheetApp.getUi(): one object per execution; throws Google's exception where there is no interface. */
  ui(): object;
  /** A number of the limits table (limits.ts), overrides applied. */
  limit(name: LimitName): number;
}

/** How a service finds, makes and copies documents. */
export interface DocumentDirectory {
  byId(id: string): HostedDocument | undefined;
  create(name: string, owner: string): HostedDocument;
  copy(document: HostedDocument, name: string, owner: string): HostedDocument;
}

/** Values that cross the boundary. */
export type Crossing =
  | string
  | number
  | boolean
  | null
  | undefined
  | Date
  | EnumValue
  | Uint8Array
  | object
  | readonly Crossing[];

/**
 * A reply that takes time. Each driver resolves it in its own way: the direct driver moves the virtual clock and
 * runs what is due meanwhile, the others suspend the execution. `next` may throw a ScriptError or return another
 * Blocking; it runs only if the execution is still alive.
 */
export class Blocking<T = unknown> {
  constructor(readonly wait: BlockingWait<T>) {}
}

export type BlockingWait<T> =
  | { readonly kind: 'pause'; readonly seconds: number; next(): T | Blocking<T> }
  | {
      /** Waits until `attempt` gives something else than undefined, or the time is over. Attempted at once first. */
      readonly kind: 'until';
      readonly timeoutSeconds: number;
      attempt(): { readonly value: T } | undefined;
      otherwise(): T;
    }
  | {
      /** Asks the outside (a fetch handler, a person). The direct driver demands a synchronous answer. */
      readonly kind: 'ask';
      readonly what: string;
      begin(): unknown;
      next(answer: unknown): T | Blocking<T>;
    };
