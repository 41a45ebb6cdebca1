// The lock-step driver: a thread per execution, but the host holds every reply and picks the next one by the seed.
// Any interleaving of service calls can happen, and the same seed gives the same trace.

import { seededRandom } from '../kernel/clock.js';
import type { Execution, Step } from '../kernel/execution.js';
import type { Driver, World } from '../kernel/world.js';
import { executionSeed, virtualClockOf } from './virtual-time.js';
import { type Thread, WorkerPool } from './worker-pool.js';

/** How often a waiting lock is tried on the virtual clock. */
const RETRY_SECONDS = 0.1;
/** What a thousand readings of the clock in a row cost: little at first, more for a script that waits by spinning. */
const SPIN_SECONDS = 0.01;
const LONG_SPIN_SECONDS = 0.25;
const PATIENT_SPINS = 100;

/**
 * An execution is in one of three states: its thread computes, or it has work that may begin at a time (`held`),
 * or its work waits for an answer from outside the clock (`asking`).
 */
interface Runner {
  readonly execution: Execution;
  readonly thread: Thread;
  /** Times in a row it only waited for the clock. */
  spins: number;
  state:
    | { readonly kind: 'computing'; readonly guard: NodeJS.Timeout }
    | { readonly kind: 'held'; readonly at: number; readonly work: () => void }
    | { readonly kind: 'asking' };
}

export class LockstepDriver implements Driver {
  private readonly pool: WorkerPool;
  private readonly runners = new Map<number, Runner>();
  private readonly clock;
  private readonly choose: () => number;
  private readonly time: Float64Array;
  private scheduled = false;
  private horizon: number;
  private waiters: (() => void)[] = [];

  constructor(private readonly world: World) {
    this.clock = virtualClockOf(world);
    const buffer = new SharedArrayBuffer(8);
    this.time = new Float64Array(buffer);
    this.pool = new WorkerPool(world, buffer);
    this.choose = seededRandom(world.options.seed ^ 0x51ed270b);
    this.horizon = this.clock.now();
    this.moveTo(this.clock.now());
  }

  start(execution: Execution): void {
    const { id } = execution;
    const thread = this.pool.start(execution, executionSeed(this.world, id), {
      onCall: (target, member, args) =>
        this.hold(id, 0, (runner) => this.serve(runner, target, member, args)),
      onEnd: (outcome) => this.hold(id, 0, () => execution.finish(outcome)),
      onCrash: (message) =>
        this.hold(id, 0, () => execution.fail({ name: 'Exception', message, stack: message })),
    });
    this.runners.set(id, { execution, thread, spins: 0, state: this.computing(execution) });
    execution.stopDriver = () => {
      const runner = this.runners.get(id);
      if (runner?.state.kind === 'computing') clearTimeout(runner.state.guard);
      this.runners.delete(id);
      thread.stop();
      this.schedule();
    };
  }

  /** A thread that never comes back is a busy loop: the limit ends it. */
  private computing(execution: Execution): Runner['state'] {
    const guard = setTimeout(() => execution.timeOut(), this.world.options.busySeconds * 1000);
    return { kind: 'computing', guard };
  }

  /** Puts the next piece of an execution's work down, for a span of its time from now; at its limit it dies. */
  private hold(id: number, seconds: number, work: (runner: Runner) => void): void {
    const runner = this.runners.get(id);
    if (!runner) return;
    if (runner.state.kind === 'computing') clearTimeout(runner.state.guard);
    const { execution } = runner;
    const at = this.clock.now() + seconds * 1000;
    const limit = execution.startedAt + execution.request.limitSeconds * 1000;
    const overdue = at > limit;
    runner.state = {
      kind: 'held',
      at: Math.min(at, limit),
      work: () => {
        execution.runtimeSeconds = (this.clock.now() - execution.startedAt) / 1000;
        if (overdue) execution.timeOut();
        else work(runner);
      },
    };
    this.schedule();
  }

  // One decision at a time, never inside another one.
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      this.decide();
    });
  }

  /** When no thread computes: does one piece of work that is ready, picked by the seed; else lets time move on. */
  private decide(): void {
    const all = [...this.runners.values()].sort((a, b) => a.execution.id - b.execution.id);
    if (all.some((runner) => runner.state.kind !== 'held')) return;
    const now = this.clock.now();
    const due = this.world.agenda.take(now);
    if (due) {
      due.act();
      this.schedule();
      return;
    }
    const ready = all.filter((runner) => runner.state.kind === 'held' && runner.state.at <= now);
    // Chance is asked only when there is a choice: how often this runs depends on real time.
    const picked = ready.length > 1 ? ready[Math.floor(this.choose() * ready.length)] : ready[0];
    if (picked?.state.kind === 'held') {
      picked.state.work();
      this.schedule();
    } else this.moveOn(all);
  }

  private moveOn(all: readonly Runner[]): void {
    const times = all.map((runner) =>
      runner.state.kind === 'held' ? runner.state.at : Number.POSITIVE_INFINITY,
    );
    const agenda = this.world.agenda.next() ?? Number.POSITIVE_INFINITY;
    const next = Math.min(agenda, ...times);
    // While something runs, time goes as far as it needs; without that only as far as `advance` was told.
    if (next < Number.POSITIVE_INFINITY && (all.length > 0 || next <= this.horizon)) {
      this.moveTo(next);
      this.schedule();
      return;
    }
    // Whoever waits for the end of an execution hears of it first, and may start another one.
    setImmediate(() => this.rest());
  }

  private rest(): void {
    const next = this.world.agenda.next() ?? Number.POSITIVE_INFINITY;
    if (this.runners.size > 0 || next <= this.horizon) {
      // Something came in meanwhile: an execution, or an act that an answer led to.
      this.schedule();
      return;
    }
    this.moveTo(this.horizon);
    const { waiters } = this;
    this.waiters = [];
    for (const resolve of waiters) resolve();
  }

  private moveTo(ms: number): void {
    this.clock.moveTo(ms);
    this.time[0] = this.clock.now();
  }

  // ---- one execution ------------------------------------------------------------------------------------------
  private serve(runner: Runner, target: number | string, member: string, args: string): void {
    if (target === 'clock') {
      runner.spins += 1;
      const seconds = runner.spins > PATIENT_SPINS ? LONG_SPIN_SECONDS : SPIN_SECONDS;
      this.hold(runner.execution.id, seconds, () => this.answer(runner, 'u'));
      return;
    }
    runner.spins = 0;
    this.pass(runner, runner.execution.call(target, member, args));
  }

  private pass(runner: Runner, step: Step): void {
    this.hold(runner.execution.id, step.seconds, () => {
      if (step.kind === 'reply') this.answer(runner, step.text);
      else this.wait(runner, step);
    });
  }

  private answer(runner: Runner, text: string): void {
    runner.state = this.computing(runner.execution);
    runner.thread.reply(text);
  }

  private wait(runner: Runner, { wait }: Step & { readonly kind: 'wait' }): void {
    const { execution } = runner;
    switch (wait.kind) {
      case 'pause':
        this.hold(execution.id, wait.seconds, () =>
          this.pass(
            runner,
            execution.resume(() => wait.next()),
          ),
        );
        break;
      case 'ask':
        this.ask(runner, wait.begin, wait.next);
        break;
      case 'until':
        this.attempt(runner, this.clock.now() + wait.timeoutSeconds * 1000, wait.attempt, wait.otherwise);
    }
  }

  // The world stands still until an asynchronous answer is there: the trace must not depend on real time.
  private ask(runner: Runner, begin: () => unknown, next: (answer: unknown) => unknown): void {
    const { execution } = runner;
    runner.state = { kind: 'asking' };
    const arrived = (answer: unknown) =>
      this.pass(
        runner,
        execution.resume(() => next(answer)),
      );
    const failed = (error: unknown) =>
      this.pass(
        runner,
        execution.resume(() => {
          throw error;
        }),
      );
    try {
      const answer = begin();
      if (answer instanceof Promise) answer.then(arrived, failed);
      else arrived(answer);
    } catch (error) {
      failed(error);
    }
  }

  private attempt(
    runner: Runner,
    deadline: number,
    attempt: () => { readonly value: unknown } | undefined,
    otherwise: () => unknown,
  ): void {
    const { execution } = runner;
    let success: { readonly value: unknown } | undefined;
    const step = execution.resume(() => {
      success = attempt();
      return success?.value;
    });
    const left = (deadline - this.clock.now()) / 1000;
    if (success || (step.kind === 'reply' && step.text.startsWith('e'))) this.pass(runner, step);
    else if (left <= 0) this.pass(runner, execution.resume(otherwise));
    else {
      this.hold(execution.id, Math.min(RETRY_SECONDS, left), () =>
        this.attempt(runner, deadline, attempt, otherwise),
      );
    }
  }

  // ---- the host's side ----------------------------------------------------------------------------------------
  /** Runs all that happens in a span of time, until every execution that began in it has ended. */
  advance(seconds: number): Promise<void> {
    this.horizon = Math.max(this.horizon, this.clock.now() + seconds * 1000);
    return new Promise<void>((resolve) => {
      this.waiters.push(resolve);
      this.schedule();
    });
  }

  async close(): Promise<void> {
    for (const { state } of this.runners.values()) if (state.kind === 'computing') clearTimeout(state.guard);
    this.runners.clear();
    await this.pool.close();
  }
}
