// Everything one host holds and every execution shares: the clock and its agenda, the project, people, documents,
// what runs now and what ran. It starts executions; how their time passes is the driver's business.

import { surface } from '../surface/surface.js';
import { Agenda, type Clock, seededRandom } from './clock.js';
import type { DocumentDirectory, ExecutionContext, HostedDocument, ServiceModule } from './emulated.js';
import { ScriptError, words } from './errors.js';
import { Execution } from './execution.js';
import type {
  EndedStatus,
  ExecutionHost,
  ExecutionRequest,
  RefusalHook,
  RunningExecution,
  ServiceCallHook,
} from './execution-host.js';
import type { LatencyTable } from './latency.js';
import type { Limits } from './limits.js';
import { commonMessages } from './messages.js';
import type { ResolvedOptions } from './options.js';
import { Project } from './project.js';
import type { ExecutionRecord, ScriptFailure } from './record.js';
import { type Member, Registry } from './registry.js';
import { mismatch } from './signatures.js';
import type { DocumentEvent, InstalledTrigger } from './trigger-kinds.js';
import { User } from './users.js';

/** Carries an execution from its first line to its end. */
export interface Driver {
  /** Starts it; under the direct driver it has ended when this returns. */
  start(execution: Execution): void;
  /** Lets a span of the virtual clock pass for everybody. */
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Makes the emulated objects of event objects. */
export interface EventObjects {
  spreadsheet(context: ExecutionContext, document: HostedDocument): object;
  range(
    context: ExecutionContext,
    document: HostedDocument,
    sheetId: number,
    area: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number },
  ): object;
}

/** Records kept in the log; older ones are dropped so that a simulated week fits in memory. */
const LOG_LENGTH = 20_000;

export class World implements ExecutionHost {
  readonly clock: Clock;
  readonly agenda = new Agenda();
  readonly limits: Limits;
  readonly latency: LatencyTable;
  readonly executions: ExecutionRecord[] = [];
  readonly running = new Set<RunningExecution>();
  readonly users = new Map<string, User>();
  readonly documents = new Map<string, HostedDocument>();
  /** Host-side bugs met while serving calls: a test should find none. */
  readonly bugs: unknown[] = [];
  readonly random: () => number;
  project = new Project({});
  /** Name of the add-on, which is its menu under Extensions. */
  get name(): string {
    return this.options.name;
  }

  registry = new Registry([]);
  /** Documents an add-on is enabled in ("Use in this document"). */
  readonly enabledIn = new Set<string>();
  /** How events hold a spreadsheet and a range: set by the spreadsheet service. */
  eventObjects: EventObjects = {
    spreadsheet: () => ({}),
    range: () => ({}),
  };
  /** Installed triggers of a document's event: set by the trigger table. */
  triggersOn: (event: DocumentEvent, document: HostedDocument) => readonly InstalledTrigger[] = () => [];
  /** Address of the deployed web app, once there is one. */
  webAppUrl: string | null = null;
  onServiceCall: ServiceCallHook | undefined;
  refuses: RefusalHook | undefined;
  onExecutionEnd: ((record: ExecutionRecord) => void) | undefined;
  makeUi: (context: ExecutionContext) => object = () => {
    throw new Error('no Ui service');
  };
  private driver: Driver | undefined;
  private lastExecutionId = 0;

  constructor(
    readonly options: ResolvedOptions,
    readonly directory: DocumentDirectory,
  ) {
    this.clock = options.clock;
    this.limits = options.limits;
    this.latency = options.latency;
    this.random = seededRandom(options.seed);
  }

  /** Second half of the construction: services and driver need the world. */
  furnish(modules: readonly ServiceModule[], driver: Driver): void {
    this.registry = new Registry(modules);
    this.driver = driver;
  }

  user(email: string): User {
    let user = this.users.get(email);
    if (!user) {
      user = new User(email, this.options.scriptId, () => this.clock.now(), this.limits);
      this.users.set(email, user);
    }
    return user;
  }

  /**
   * Which script's stores, locks and triggers an execution has: a bound script belongs to its document (a copy of
   * the file brings a script of its own), an add-on is one script everywhere.
   */
  scriptScope(context: ExecutionContext): string {
    return this.options.edition === 'bound' ? (context.container?.id ?? '') : '';
  }

  consented(email: string): boolean {
    return this.user(email).authorized;
  }

  globalClass(name: string): string {
    const className = surface.globals[name];
    if (className === undefined) throw new Error(`no global ${name}`);
    return className;
  }

  uiOf(context: ExecutionContext): object {
    return context.slot('ui', () => this.makeUi(context));
  }

  manifestScopes(): readonly string[] | undefined {
    return this.project.manifest.oauthScopes;
  }

  checkArguments(member: Member, values: readonly unknown[]): ScriptError | undefined {
    return mismatch(member, values, this.registry, this.options.language);
  }

  /** Starts an execution, or lets it fail at once where Google refuses to start one. */
  start(request: ExecutionRequest): Execution {
    const user = this.user(request.user.email);
    if (
      user.running >= this.limits.simultaneousExecutionsPerUser ||
      this.running.size >= this.limits.simultaneousExecutionsPerScript
    ) {
      return this.refuse(request, words(commonMessages, this.options.language, 'tooManyScripts'));
    }
    this.lastExecutionId += 1;
    const execution = new Execution(this, request, this.lastExecutionId);
    this.running.add(execution);
    user.running += 1;
    this.theDriver().start(execution);
    return execution;
  }

  /** An execution that Google lists as failed without having run a line. */
  refuse(request: ExecutionRequest, message: string): Execution {
    this.lastExecutionId += 1;
    const execution = new Execution(this, request, this.lastExecutionId);
    this.running.add(execution);
    this.user(request.user.email).running += 1;
    execution.fail(this.failure(message));
    return execution;
  }

  private failure(message: string): ScriptFailure {
    return { name: 'Exception', message, stack: `Exception: ${message}` };
  }

  theDriver(): Driver {
    if (!this.driver) throw new Error('the world has no driver yet');
    return this.driver;
  }

  /** Lets every service finish what this execution left open. An error of late writes is returned. */
  commit(execution: RunningExecution, status: EndedStatus): ScriptFailure | undefined {
    const outcome = status === 'timed out' ? 'killed' : status;
    let late: ScriptFailure | undefined;
    for (const module of this.registry.modules) {
      try {
        module.executionEnded?.(execution.context, outcome);
      } catch (error) {
        if (error instanceof ScriptError) late ??= this.failure(error.message);
        else this.reportBug(error);
      }
    }
    return outcome === 'completed' ? late : undefined;
  }

  ended(execution: RunningExecution): void {
    this.running.delete(execution);
    const user = this.user(execution.request.user.email);
    user.running -= 1;
    if (execution.request.origin === 'installable trigger') {
      user.meters.add('triggerSeconds', execution.runtimeSeconds);
    }
    const record = execution.record();
    this.executions.push(record);
    if (this.executions.length > LOG_LENGTH) this.executions.splice(0, LOG_LENGTH / 10);
    this.onExecutionEnd?.(record);
  }

  reportBug(error: unknown): void {
    this.bugs.push(error);
  }
}
