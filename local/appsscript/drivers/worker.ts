// The worker driver: a thread per execution on the real clock, so executions truly run beside each other.

import type { Execution, Step } from '../kernel/execution.js';
import type { Driver, World } from '../kernel/world.js';
import { type Thread, WorkerPool } from './worker-pool.js';

/** How often a waiting lock is tried again. */
const RETRY_MS = 5;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class WorkerDriver implements Driver {
  private readonly pool: WorkerPool;
  /** What the threads know of the clock (worker-main.ts): refreshed at each start and reply. */
  private readonly time: Float64Array;
  private readonly timers = new Set<NodeJS.Timeout>();
  private alarm: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly world: World) {
    const buffer = new SharedArrayBuffer(3 * 8);
    this.time = new Float64Array(buffer);
    this.pool = new WorkerPool(world, buffer);
    world.agenda.onEarlier = () => this.setAlarm();
  }

  start(execution: Execution): void {
    this.tellTime();
    const tell = () => {
      execution.runtimeSeconds = (this.world.clock.now() - execution.startedAt) / 1000;
    };
    const { limitSeconds } = execution.request;
    const limit = this.after(limitSeconds, () => {
      execution.runtimeSeconds = limitSeconds;
      execution.timeOut();
    });
    const thread: Thread = this.pool.start(execution, undefined, {
      onCall: (target, member, args) => {
        tell();
        void this.answer(execution, thread, execution.call(target, member, args));
      },
      onEnd: (outcome) => {
        tell();
        execution.finish(outcome);
      },
      onCrash: (message) => {
        const text = message.includes('memory') ? 'JavaScript runtime exited unexpectedly.' : message;
        execution.fail({ name: 'Exception', message: text, stack: text });
      },
    });
    execution.stopDriver = () => {
      this.forget(limit);
      thread.stop();
    };
  }

  private async answer(execution: Execution, thread: Thread, first: Step): Promise<void> {
    let step = first;
    for (;;) {
      if (step.seconds > 0) await this.sleep(step.seconds);
      if (step.kind === 'reply') break;
      const { wait } = step;
      switch (wait.kind) {
        case 'pause':
          await this.sleep(wait.seconds);
          step = execution.resume(() => wait.next());
          break;
        case 'ask':
          step = await this.ask(execution, wait.begin, wait.next);
          break;
        case 'until':
          step = await this.waitUntil(execution, wait.timeoutSeconds, wait.attempt, wait.otherwise);
      }
    }
    this.tellTime();
    thread.reply(step.text);
  }

  private async ask(
    execution: Execution,
    begin: () => unknown,
    next: (answer: unknown) => unknown,
  ): Promise<Step> {
    try {
      const answer: unknown = await begin();
      return execution.resume(() => next(answer));
    } catch (error) {
      return execution.resume(() => {
        throw error;
      });
    }
  }

  private async waitUntil(
    execution: Execution,
    timeoutSeconds: number,
    attempt: () => { readonly value: unknown } | undefined,
    otherwise: () => unknown,
  ): Promise<Step> {
    const deadline = this.world.clock.now() + timeoutSeconds * 1000;
    for (;;) {
      let success: { readonly value: unknown } | undefined;
      const step = execution.resume(() => {
        success = attempt();
        return success?.value;
      });
      if (success || execution.status !== 'running' || (step.kind === 'reply' && step.text.startsWith('e')))
        return step;
      const left = deadline - this.world.clock.now();
      if (left <= 0) return execution.resume(otherwise);
      await this.sleep(Math.min(RETRY_MS, left) / 1000);
    }
  }

  /** Real time of a span of the clock, which may run faster than the machine's. */
  private realMs(clockMs: number): number {
    const { clock } = this.world;
    return clock.kind === 'real' && clock.realMs ? clock.realMs(clockMs) : clockMs;
  }

  private tellTime(): void {
    this.time[0] = this.world.clock.now();
    this.time[1] = Date.now();
    this.time[2] = 1000 / this.realMs(1000);
  }

  private sleep(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(seconds, resolve);
    });
  }

  private after(seconds: number, act: () => void): NodeJS.Timeout {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        act();
      },
      Math.min(this.realMs(seconds * 1000), LONGEST_TIMER_MS),
    );
    this.timers.add(timer);
    return timer;
  }

  private forget(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.timers.delete(timer);
  }

  // Triggers on the real clock: one timer for the next act of the agenda, which does not keep the process alive.
  private setAlarm(): void {
    clearTimeout(this.alarm);
    const next = this.world.agenda.next();
    if (next === undefined || this.closed) return;
    const wait = Math.min(this.realMs(Math.max(next - this.world.clock.now(), 0)), LONGEST_TIMER_MS);
    this.alarm = setTimeout(() => {
      const now = this.world.clock.now();
      for (let due = this.world.agenda.take(now); due; due = this.world.agenda.take(now)) due.act();
      this.setAlarm();
    }, wait);
    this.alarm.unref();
  }

  /** On the real clock time passes by itself: waits for it. */
  advance(seconds: number): Promise<void> {
    return this.sleep(seconds);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.alarm);
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    await this.pool.close();
  }
}
