// One execution: its handles, counters, limit and death. It answers calls of the script (call, resume) without
// knowing how time passes; a driver (drivers/) passes the time and carries the texts. Longer than most files, because a
// call, its count and its death are one state machine: each part asks whether the execution still lives.

import { CellCount } from './cell-count.js';
import {
  decodeValues,
  encodeArguments,
  encodeError,
  encodeReply,
  Foreign,
  type HandleTable,
} from './codec.js';
import { Blocking, type BlockingWait, type ExecutionContext } from './emulated.js';
import { NotEmulated, ScriptError, scriptError } from './errors.js';
import type { ExecutionHost, ExecutionRequest, RunningExecution } from './execution-host.js';
import { latencyOf } from './latency.js';
import { commonMessages } from './messages.js';
import { refusal } from './permissions.js';
import type { ExecutionRecord, ExecutionStatus, LogLine, ScriptFailure } from './record.js';
import type { Member } from './registry.js';

/** The answer to a call: a text for the script, or a wait for the driver; `seconds` pass first. */
export type Step =
  | { readonly kind: 'reply'; readonly text: string; readonly seconds: number }
  | { readonly kind: 'wait'; readonly wait: BlockingWait<unknown>; readonly seconds: number };

/** The reply of a dead execution: nothing it asks for happens. */
export const deadReply = 'k';

export class Execution implements HandleTable, RunningExecution {
  readonly id: number;
  readonly startedAt: number;
  readonly context: ExecutionContext;
  readonly done: Promise<ExecutionRecord>;
  /** Its own time in seconds, kept by the driver. */
  runtimeSeconds = 0;
  status: ExecutionStatus = 'running';
  value: unknown;
  error: ScriptFailure | undefined;
  serviceCallCount = 0;
  /** Ends the worker of this execution, if it has one. */
  stopDriver: () => void = () => {};
  private readonly counts = new Map<string, number>();
  private readonly cells = new CellCount();
  private readonly log: LogLine[] = [];
  private readonly trace: string[] | undefined;
  private readonly missing: string[] = [];
  private readonly ids = new Map<object, number>();
  private readonly objects: object[] = [];
  private readonly globals = new Map<string, object>();
  private readonly slots = new Map<string, unknown>();
  private charged = 0;
  private settle: (record: ExecutionRecord) => void = () => {};

  constructor(
    readonly world: ExecutionHost,
    readonly request: ExecutionRequest,
    id: number,
  ) {
    this.id = id;
    this.startedAt = world.clock.now();
    this.trace = world.options.trace ? [] : undefined;
    this.done = new Promise((resolve) => {
      this.settle = resolve;
    });
    this.context = this.makeContext();
  }

  private makeContext(): ExecutionContext {
    const { world, request } = this;
    const { options } = world;
    return {
      executionId: this.id,
      functionName: request.functionName ?? '(text)',
      origin: request.origin,
      authMode: request.authMode,
      edition: options.edition,
      account: options.account,
      language: options.language,
      readings: options.readings,
      user: request.user,
      document: request.document,
      container: request.scope ?? request.document,
      session: request.session,
      cell: request.cell ?? null,
      documents: world.directory,
      now: () => world.clock.now(),
      random: () => world.random(),
      charge: (seconds) => {
        this.charged += seconds;
      },
      consented: () => world.consented(request.user.email),
      alive: () => this.status === 'running',
      slot: <T>(key: string, create: () => T): T => {
        if (!this.slots.has(key)) this.slots.set(key, create());
        return this.slots.get(key) as T;
      },
      ui: () => world.uiOf(this.context),
      limit: (name) => world.limits[name],
    };
  }

  // ---- handles ------------------------------------------------------------------------------------------------
  idOf(object: object): number {
    const known = this.ids.get(object);
    if (known !== undefined) return known;
    const id = this.objects.push(object) - 1;
    this.ids.set(object, id);
    return id;
  }

  objectOf(id: number): object | undefined {
    return this.objects[id];
  }

  classNameOf(object: object): string | undefined {
    return this.world.registry.classNameOf(object);
  }

  encodedArguments(): string {
    return encodeArguments(this.request.args(this.context), this);
  }

  // ---- calls of the script ------------------------------------------------------------------------------------
  call(target: number | string, memberName: string, args: string): Step {
    if (this.status !== 'running') return dead;
    if (target === 'console' || (target === 'Logger' && memberName === 'log'))
      return this.write(memberName, args);
    this.charged = 0;
    let member: Member | undefined;
    try {
      const [object, className] = this.receiver(target);
      member = this.world.registry.member(className, memberName);
      this.serviceCallCount += 1;
      const { label } = member;
      this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
      this.trace?.push(label);
      if (this.world.onServiceCall) {
        this.world.onServiceCall(this, this.serviceCallCount, ...split(label));
        if (this.isDead()) return dead;
      }
      if (this.world.refuses?.(this, ...split(label)))
        throw scriptError(commonMessages, this.context.language, 'tooOftenShort', split(label)[0]);
      const refused = refusal(this.context, member, this.world.manifestScopes());
      if (refused) throw refused;
      const result = this.invoke(object, member, args);
      return this.step(result, latencyOf(this.world.latency, label) + this.charged);
    } catch (error) {
      return this.failure(error, latencyOf(this.world.latency, member?.label ?? 'other'));
    }
  }

  /** Goes on after a wait: `next` makes the value (or another wait). */
  resume(next: () => unknown): Step {
    if (this.status !== 'running') return dead;
    this.charged = 0;
    try {
      return this.step(next(), this.charged);
    } catch (error) {
      return this.failure(error, 0);
    }
  }

  // A method of its own, so that the compiler does not believe that a hook cannot have killed us.
  private isDead(): boolean {
    return this.status !== 'running';
  }

  private receiver(target: number | string): [object: object | undefined, className: string] {
    if (typeof target === 'string') {
      const className = this.world.globalClass(target);
      return [this.globalObject(target), className];
    }
    const object = this.objects[target];
    const className = object && this.classNameOf(object);
    if (!className) throw new Error(`no object ${target}`);
    return [object, className];
  }

  private globalObject(name: string): object | undefined {
    let object = this.globals.get(name);
    if (!object && this.world.registry.hasGlobal(name)) {
      object = this.world.registry.makeGlobal(name, this.context);
      this.globals.set(name, object);
    }
    return object;
  }

  private invoke(object: object | undefined, member: Member, args: string): unknown {
    if (member.kind === 'not emulated' || !object) {
      this.missing.push(member.label);
      throw new NotEmulated(member.label);
    }
    const content: unknown = Reflect.get(object, member.name);
    if (member.kind === 'property') return content;
    if (typeof content !== 'function') throw new NotEmulated(member.label);
    const values = decodeValues(args, this);
    const wrong = this.world.checkArguments(member, values);
    if (wrong) throw wrong;
    const result: unknown = Reflect.apply(content, object, values);
    this.cells.count(member.label, values, result);
    return result;
  }

  private step(result: unknown, seconds: number): Step {
    if (result instanceof Blocking) return { kind: 'wait', wait: result.wait, seconds };
    return { kind: 'reply', text: encodeReply(result, this), seconds };
  }

  private failure(error: unknown, seconds: number): Step {
    // Anything else than a ScriptError is a bug of the runtime or of a fetch handler: it must not look like Google's.
    if (error instanceof ScriptError) return { kind: 'reply', text: encodeError(error), seconds };
    this.world.reportBug(error);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'reply', text: encodeError({ name: 'RuntimeBug', message }), seconds };
  }

  private write(level: string, args: string): Step {
    const text = decodeValues(args, this)
      .map((value) => (value instanceof Foreign ? value.what : String(value)))
      .join(' ')
      .slice(0, this.world.limits.consoleCharacters);
    this.log.push({ level: level as LogLine['level'], text, ms: this.world.clock.now() });
    return { kind: 'reply', text: 'u', seconds: 0 };
  }

  /** Logger.getLog(): what this execution logged so far. */
  logLines(): readonly LogLine[] {
    return this.log;
  }

  clearLog(): void {
    this.log.length = 0;
  }

  // ---- the end ------------------------------------------------------------------------------------------------
  /** Kills: from now on nothing of this execution has effect, whatever its code still does. */
  kill(): void {
    this.end('killed', { name: 'Exception', message: 'Killed', stack: 'Killed' });
  }

  /** The runtime limit: as a kill, in Google's words (support page "Exceeded maximum execution time"). */
  timeOut(): void {
    const message = 'Exceeded maximum execution time';
    this.end('timed out', { name: 'Exception', message, stack: message });
  }

  /** Takes the outcome text of the guest (guest.ts). */
  finish(outcome: string): void {
    if (this.status !== 'running') return;
    if (outcome.startsWith('x')) {
      const failure = JSON.parse(outcome.slice(1)) as ScriptFailure;
      this.end('failed', failure);
      return;
    }
    this.value = decodeValues(outcome.slice(1), this)[0];
    this.end('completed', undefined);
  }

  /** Ends it as failed before any code of it ran, or because its engine broke. */
  fail(failure: ScriptFailure): void {
    this.end('failed', failure);
  }

  private end(status: Exclude<ExecutionStatus, 'running'>, failure: ScriptFailure | undefined): void {
    if (this.status !== 'running') return;
    let final = status;
    let error = failure;
    const late = this.world.commit(this, final);
    if (late) {
      // Write-behind: an error of the last writes surfaces when the script ends.
      final = 'failed';
      error = late;
      this.value = undefined;
    }
    this.status = final;
    this.error = error;
    this.stopDriver();
    this.world.ended(this);
    this.settle(this.record());
  }

  record(): ExecutionRecord {
    const { request } = this;
    return {
      id: this.id,
      functionName: this.context.functionName,
      origin: request.origin,
      authMode: request.authMode,
      user: request.user.email,
      documentId: request.document?.id ?? null,
      status: this.status,
      value: this.value,
      error: this.error,
      serviceCalls: Object.fromEntries(this.counts),
      serviceCallCount: this.serviceCallCount,
      cellsRead: this.cells.read,
      cellsWritten: this.cells.written,
      log: this.log,
      startedAt: this.startedAt,
      runtimeSeconds: this.runtimeSeconds,
      notEmulated: this.missing,
      trace: this.trace,
    };
  }
}

const dead: Step = { kind: 'reply', text: deadReply, seconds: 0 };

function split(label: string): [service: string, method: string] {
  const dot = label.indexOf('.');
  return [label.slice(0, dot), label.slice(dot + 1)];
}
