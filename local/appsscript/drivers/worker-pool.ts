// Starts worker threads for executions and speaks their protocol; used by the worker and the lock-step driver.

import { MessageChannel, Worker } from 'node:worker_threads';
import type { Execution } from '../kernel/execution.js';
import type { World } from '../kernel/world.js';
import { guestFileName, guestSource, resolveText } from '../realm/program.js';
import { openRealm } from '../realm/realm.js';
import { type WorkerMessage, type WorkerTask, workerMain } from './worker-main.js';

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

export class WorkerPool {
  private readonly workers = new Set<Worker>();

  constructor(
    private readonly world: World,
    private readonly time: SharedArrayBuffer,
  ) {}

  start(execution: Execution, seed: number | undefined, events: ThreadEvents): Thread {
    const { port1, port2 } = new MessageChannel();
    const flag = new SharedArrayBuffer(4);
    const path = execution.request.functionName;
    const task: WorkerTask = {
      guest: guestSource,
      guestFileName,
      scripts: this.world.project.scripts,
      path,
      resolveText: path === null ? '' : resolveText(path),
      text: execution.request.text ?? '',
      args: execution.encodedArguments(),
      seed,
      timeZone: this.world.project.foreignZone,
      // A thread can be stopped from outside, so the realm's own guard is set out of the way.
      busyMs: 2 ** 31 - 1,
      flag,
      time: this.time,
      port: port2,
    };
    const worker = new Worker(source, {
      eval: true,
      workerData: task,
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.workers.add(worker);
    const raised = new Int32Array(flag);
    let ended = false;
    const stop = () => {
      ended = true;
      port1.close();
      this.workers.delete(worker);
      void worker.terminate();
    };
    port1.on('message', (message: WorkerMessage) => {
      if (ended) return;
      if (message.kind === 'call') events.onCall(message.target, message.member, message.args);
      else {
        stop();
        events.onEnd(message.outcome);
      }
    });
    worker.on('error', (error) => {
      if (ended) return;
      stop();
      events.onCrash(error.message);
    });
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
