// Starts worker threads for executions and speaks their protocol; used by the worker and the lock-step driver.

import { MessageChannel, Worker } from 'node:worker_threads';
import type { Execution } from '../kernel/execution.js';
import type { Project } from '../kernel/project.js';
import type { World } from '../kernel/world.js';
import { guestFileName, guestSource, resolveText } from '../realm/program.js';
import { openRealm } from '../realm/realm.js';
import { type WorkerMessage, type WorkerProgram, type WorkerTask, workerMain } from './worker-main.js';

const source = `'use strict';
const openRealm = ${String(openRealm)};
(${String(workerMain)})(require('node:vm'), require('node:worker_threads'), openRealm);`;

/** An execution that lives in a thread. */
export interface Thread {
  /** Answers the call it waits for. */
  reply(text: string): void;
  /** Ends it at once, busy or waiting. */
  stop(): void;
}

export interface ThreadEvents {
  onCall(target: number | string, member: string, args: string): void;
  onEnd(outcome: string): void;
  /** The engine itself died: out of memory. */
  onCrash(message: string): void;
}

/** Memory of a script; Google publishes none ("JavaScript runtime exited unexpectedly" is what a script sees). */
const HEAP_MB = 512;

/** Threads that wait for the next execution of a project, in hosts with `keptRealms`. */
const idle = new WeakMap<Project, Worker[]>();

export class WorkerPool {
  private readonly workers = new Set<Worker>();

  constructor(
    private readonly world: World,
    private readonly time: SharedArrayBuffer,
  ) {}

  private hire(): Worker {
    const { project, options } = this.world;
    const rested = options.keptRealms ? idle.get(project)?.pop() : undefined;
    if (rested) {
      rested.ref();
      return rested;
    }
    const program: WorkerProgram = {
      guest: guestSource,
      guestFileName,
      scripts: project.scripts,
      timeZone: project.foreignZone,
      // A thread can be stopped from outside, so the realm's own guard is set out of the way.
      busyMs: Number.POSITIVE_INFINITY,
      keptRealms: options.keptRealms,
    };
    return new Worker(source, {
      eval: true,
      workerData: program,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
  }

  /** After an execution came to its end by itself. */
  private rest(worker: Worker): void {
    const { project } = this.world;
    // A waiting thread must not keep the process alive.
    worker.unref();
    const others = idle.get(project);
    if (others) others.push(worker);
    else idle.set(project, [worker]);
  }

  start(execution: Execution, seed: number | undefined, events: ThreadEvents): Thread {
    const { port1, port2 } = new MessageChannel();
    const flag = new SharedArrayBuffer(4);
    const path = execution.request.functionName;
    const task: WorkerTask = {
      path,
      resolveText: path === null ? '' : resolveText(path),
      text: execution.request.text ?? '',
      args: execution.encodedArguments(),
      seed,
      flag,
      time: this.time,
      port: port2,
    };
    const worker = this.hire();
    worker.postMessage(task, [port2]);
    this.workers.add(worker);
    const raised = new Int32Array(flag);
    let ended = false;
    const crashed = (error: Error) => {
      stop();
      events.onCrash(error.message);
    };
    const leave = () => {
      ended = true;
      port1.close();
      worker.off('error', crashed);
      this.workers.delete(worker);
    };
    const stop = () => {
      if (ended) return;
      leave();
      worker.on('error', () => {});
      void worker.terminate();
    };
    port1.on('message', (message: WorkerMessage) => {
      if (ended) return;
      if (message.kind === 'call') events.onCall(message.target, message.member, message.args);
      else {
        if (this.world.options.keptRealms && path !== null) {
          leave();
          this.rest(worker);
        } else stop();
        events.onEnd(message.outcome);
      }
    });
    worker.on('error', crashed);
    return {
      stop,
      reply: (text) => {
        if (ended) return;
        port1.postMessage(text);
        Atomics.store(raised, 0, 1);
        Atomics.notify(raised, 0);
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
    this.workers.clear();
  }
}
