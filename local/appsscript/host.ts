// The host: one emulated Google with one script (a bound script or an add-on), its people and its documents. It is the
// runtime's front door: many short methods, each handing on to the room that does the work.

import { CustomFunctionCalls } from './custom-functions.js';
import { DirectDriver } from './drivers/direct.js';
import { LockstepDriver } from './drivers/lockstep.js';
import { WorkerDriver } from './drivers/worker.js';
import type { ContextSession, HostedDocument, Origin, ServiceModule } from './kernel/emulated.js';
import type { Execution } from './kernel/execution.js';
import type { RefusalHook, RunningExecution, ServiceCallHook } from './kernel/execution-host.js';
import type { Meter, Quota } from './kernel/meters.js';
import { type HostOptions, resolveOptions } from './kernel/options.js';
import { Project } from './kernel/project.js';
import type { ExecutionRecord } from './kernel/record.js';
import type { InstalledTrigger } from './kernel/trigger-kinds.js';
import { TriggerTable } from './kernel/triggers.js';
import type { User } from './kernel/users.js';
import { World } from './kernel/world.js';
import { type DocumentOptions, Library } from './library.js';
import { readProject } from './project-folder.js';
import type { ProjectFiles } from './realm/program.js';
import { CacheStores } from './services/cache.js';
import { allServices } from './services/index.js';
import { LockTable } from './services/lock.js';
import { PropertyStores } from './services/properties.js';
import { UserSession } from './session.js';
import type { SheetDocument } from './spreadsheet/document.js';
import { TriggerRuns } from './trigger-runs.js';
import { WebApp } from './web-app.js';
import { WebServer } from './web-server.js';

/** How a host runs a function for somebody. */
export interface RunOptions {
  readonly origin?: Origin;
  readonly session?: ContextSession | null;
  readonly limitSeconds?: number;
}

export class Host {
  readonly world: World;
  readonly properties = new PropertyStores();
  readonly caches = new CacheStores();
  readonly locks = new LockTable();
  readonly webApp: WebApp;
  private readonly servers = new Set<WebServer>();
  private readonly library: Library;
  private readonly triggerTable: TriggerTable;
  private readonly triggerRuns: TriggerRuns;
  private readonly sessions = new Set<UserSession>();

  constructor(options: HostOptions, extra: readonly ServiceModule[] = []) {
    const resolved = resolveOptions(options);
    this.library = new Library(resolved);
    this.world = new World(resolved, this.library);
    this.triggerRuns = new TriggerRuns(this.world);
    this.triggerTable = new TriggerTable(this.world, (trigger) => this.triggerRuns.fire(trigger));
    this.webApp = new WebApp(this.world);
    const services = allServices(this.world, {
      properties: this.properties,
      caches: this.caches,
      locks: this.locks,
      triggers: this.triggerTable,
    });
    const driver = { direct: DirectDriver, worker: WorkerDriver, lockstep: LockstepDriver }[resolved.driver];
    this.world.furnish([...new Set([...services, ...extra])], new driver(this.world));
    const customFunctions = new CustomFunctionCalls(this.world, (document) => this.atKeyboard(document));
    // An open document shows its formulas without anybody reading them.
    this.world.onExecutionEnd = ({ origin, documentId }) => {
      if (origin === 'custom function') return;
      const open = [...this.sessions].find(({ document }) => document.id === documentId);
      open?.document.calculation.update();
    };
    this.library.onNew = (document) => {
      this.world.documents.set(document.id, document);
      customFunctions.serve(document);
    };
  }

  // ---- the script ---------------------------------------------------------------------------------------------
  /** Loads or replaces the project: its files, or the folder a build wrote. Stores and triggers stay. */
  loadProject(source: { readonly files: ProjectFiles } | { readonly dir: string }): void {
    this.world.project = new Project('files' in source ? source.files : readProject(source.dir));
    this.world.project.compiledScripts();
  }

  // ---- documents and people -----------------------------------------------------------------------------------
  createDocument(options: DocumentOptions = {}): SheetDocument {
    return this.library.make(options);
  }

  /** File ▸ Make a copy: cells, metadata and (bound) the script; no properties, triggers, protections' people. */
  copyDocument(
    document: SheetDocument,
    options: { readonly name?: string; readonly owner?: string } = {},
  ): SheetDocument {
    return this.library.duplicate(
      document,
      options.name ?? `Copy of ${document.name}`,
      options.owner ?? document.owner,
    );
  }

  user(email: string): User {
    return this.world.user(email);
  }

  /** A person opens the document in a browser: onOpen runs as it would. */
  async open(email: string, document: SheetDocument): Promise<UserSession> {
    const session = this.newSession(email, document);
    await session.opened();
    return session;
  }

  /** As open, at once: direct driver only. */
  openNow(email: string, document: SheetDocument): UserSession {
    const session = this.newSession(email, document);
    session.openedNow();
    return session;
  }

  private newSession(email: string, document: SheetDocument): UserSession {
    const session = new UserSession(this.world, this.world.user(email), document, this.triggerRuns, () =>
      this.sessions.delete(session),
    );
    this.sessions.add(session);
    return session;
  }

  private atKeyboard(document: HostedDocument): User {
    const open = [...this.sessions].filter((session) => session.document === document);
    return open.at(-1)?.user ?? this.world.user(document.owner);
  }

  // ---- running ------------------------------------------------------------------------------------------------
  /** Runs a function by name, as from the editor's Run button. */
  run(
    email: string,
    document: HostedDocument | null,
    functionName: string,
    args: readonly unknown[] = [],
    options: RunOptions = {},
  ): Promise<ExecutionRecord> {
    return this.start(email, document, functionName, args, options).done;
  }

  /** As run, at once: direct driver only. May be called inside a service call of another execution. */
  runNow(
    email: string,
    document: HostedDocument | null,
    functionName: string,
    args: readonly unknown[] = [],
    options: RunOptions = {},
  ): ExecutionRecord {
    return finished(this.start(email, document, functionName, args, options));
  }

  /** Evaluates a script text after the project, in a realm with the same globals; the value is its last one. */
  evaluate(
    text: string,
    where: { readonly email?: string; readonly document?: HostedDocument } = {},
  ): Promise<ExecutionRecord> {
    return this.startText(text, where).done;
  }

  evaluateNow(
    text: string,
    where: { readonly email?: string; readonly document?: HostedDocument } = {},
  ): ExecutionRecord {
    return finished(this.startText(text, where));
  }

  private startText(
    text: string,
    where: { readonly email?: string; readonly document?: HostedDocument },
  ): Execution {
    return this.world.start({
      functionName: null,
      text,
      args: () => [],
      origin: 'editor',
      authMode: 'FULL',
      user: this.world.user(where.email ?? this.world.options.deployer),
      document: where.document ?? null,
      session: null,
      limitSeconds: this.world.limits.executionSeconds,
    });
  }

  private start(
    email: string,
    document: HostedDocument | null,
    functionName: string,
    args: readonly unknown[],
    options: RunOptions,
  ): Execution {
    return this.world.start({
      functionName,
      args: () => args,
      origin: options.origin ?? 'editor',
      authMode: 'FULL',
      user: this.world.user(email),
      document,
      session: options.session ?? null,
      limitSeconds: options.limitSeconds ?? this.world.limits.executionSeconds,
    });
  }

  /** Called before each service call (direct and lock-step); may act, start executions, or kill. */
  set onServiceCall(hook: ServiceCallHook | undefined) {
    this.world.onServiceCall = hook;
  }

  /** Says which calls Google refuses now: "Service invoked too many times in a short time". */
  set refuses(hook: RefusalHook | undefined) {
    this.world.refuses = hook;
  }

  // ---- time ---------------------------------------------------------------------------------------------------
  now(): number {
    return this.world.clock.now();
  }

  /** Lets time pass: on a virtual clock at once, running what falls due; on the real one by waiting. */
  advance(seconds: number): Promise<void> {
    return this.world.theDriver().advance(seconds);
  }

  /** Direct driver only. */
  advanceNow(seconds: number): void {
    const driver = this.world.theDriver();
    if (!(driver instanceof DirectDriver)) throw new Error('advanceNow needs the direct driver');
    driver.advanceNow(seconds);
  }

  /** An act of the outer world at a time on the clock: a webhook, a person. Returns a function that cancels it. */
  at(ms: number, act: () => void): () => void {
    return this.world.agenda.at(ms, act);
  }

  /** The deployed web app over HTTP on this machine. Gives the address of its /exec. */
  async serveWebApp(port = 0): Promise<string> {
    const server = new WebServer(this.webApp);
    this.servers.add(server);
    return `${await server.listen(port)}/macros/s/${this.world.options.scriptId}/exec`;
  }

  /** Resolves when nothing runs any more, custom functions and triggers included. */
  async settled(): Promise<void> {
    let [first] = this.world.running;
    while (first) {
      await first.done;
      [first] = this.world.running;
    }
  }

  // ---- what happened ------------------------------------------------------------------------------------------
  triggers(): readonly InstalledTrigger[] {
    return this.triggerTable.all();
  }

  /** Runs a trigger now, as if its time had come. */
  fireTrigger(uid: string): Promise<ExecutionRecord> | undefined {
    const trigger = this.triggerTable.all().find((candidate) => candidate.uid === uid);
    return trigger && this.triggerRuns.fire(trigger)?.done;
  }

  get executions(): readonly ExecutionRecord[] {
    return this.world.executions;
  }

  get running(): readonly RunningExecution[] {
    return [...this.world.running];
  }

  meters(email: string): Readonly<Record<Quota, Meter>> {
    return this.world.user(email).meters.read();
  }

  /** Faults of the runtime itself or of a fetch handler; none in a healthy test. */
  get bugs(): readonly unknown[] {
    return this.world.bugs;
  }

  /** Members emulated and missing, by class. */
  coverage(): ReturnType<World['registry']['coverage']> {
    return this.world.registry.coverage();
  }

  /** Ends threads, timers and the web server. */
  async close(): Promise<void> {
    for (const execution of this.world.running) execution.kill();
    await Promise.all([...this.servers].map((server) => server.close()));
    this.servers.clear();
    await this.world.theDriver().close();
  }
}

/** The record of an execution that must have ended already. */
export function finished(execution: Execution): ExecutionRecord {
  const record = execution.record();
  if (record.status === 'running') throw new Error('only the direct driver runs an execution at once');
  return record;
}

export function createHost(options: HostOptions): Host {
  return new Host(options);
}
