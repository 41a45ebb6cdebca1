// The program of a worker thread: one execution at a time; every call goes to the host and waits for its answer.
// workerMain becomes source text (worker-source.ts), so it must be self-contained.

import type { openRealm as OpenRealm, Realm } from '../realm/realm.js';

/** What a worker is started with: the project, which never changes. */
export interface WorkerProgram {
  readonly guest: string;
  readonly guestFileName: string;
  readonly scripts: readonly { readonly name: string; readonly text: string }[];
  readonly timeZone: string | undefined;
  readonly busyMs: number;
  /** Its realm serves every task; else each has one of its own. */
  readonly keptRealms: boolean;
}

/** One execution. */
export interface WorkerTask {
  readonly path: string | null;
  readonly resolveText: string;
  readonly text: string;
  readonly args: string;
  readonly seed: number | undefined;
  /** Raised by the host when an answer lies in the port. */
  readonly flag: SharedArrayBuffer;
  /**
   * The clock as the host writes it: [milliseconds] when it stands still between replies, or [milliseconds, machine
   * time of that reading, milliseconds a machine millisecond] when it runs.
   */
  readonly time: SharedArrayBuffer;
  readonly port: import('node:worker_threads').MessagePort;
}

/** What a worker says: a call it waits for, or its end. */
export type WorkerMessage =
  | {
      readonly kind: 'call';
      readonly target: number | string;
      readonly member: string;
      readonly args: string;
    }
  | { readonly kind: 'end'; readonly outcome: string };

export function workerMain(
  vm: typeof import('node:vm'),
  threads: typeof import('node:worker_threads'),
  openRealm: typeof OpenRealm,
): void {
  // A rejection that nobody handles vanishes in Apps Script (justin.poehnelt.com, async and await in Apps Script).
  process.on('unhandledRejection', () => {});
  const program = threads.workerData as WorkerProgram;
  const guest = new vm.Script(program.guest, { filename: program.guestFileName });
  const compiled = program.scripts.map(({ name, text }) => new vm.Script(text, { filename: name }));
  const newRealm = () =>
    openRealm({
      vm,
      guest,
      timeZone: program.timeZone,
      scripts: () => compiled,
      resolver: (path) => new vm.Script(resolveTexts.get(path) ?? ''),
      busyMs: program.busyMs,
    });
  const resolveTexts = new Map<string, string>();
  let kept: Realm | undefined;
  threads.parentPort?.on('message', (task: WorkerTask) => {
    const flag = new Int32Array(task.flag);
    const time = new Float64Array(task.time);
    const { port } = task;
    const send = (target: number | string, member: string, args: string): string => {
      Atomics.store(flag, 0, 0);
      port.postMessage({ kind: 'call', target, member, args });
      Atomics.wait(flag, 0, 0);
      // The flag may be up before the answer is there: an execution was seen to end in the middle on a busy machine.
      for (;;) {
        const received = threads.receiveMessageOnPort(port) as { message: string } | undefined;
        if (received) return received.message;
        Atomics.wait(flag, 0, 1, 1);
      }
    };
    let readings = 0;
    const now = (): number | undefined => {
      const [clockMs = 0, machineMs, speed = 1] = time;
      if (machineMs !== undefined) return clockMs + (Date.now() - machineMs) * speed;
      readings += 1;
      // A script that only reads the clock waits for it to move: the host lets a little time pass.
      if (readings % 1000 === 0 && send('clock', 'spin', '[]') === 'k') return undefined;
      return time[0];
    };
    let outcome: string;
    try {
      const realm = kept ?? newRealm();
      if (program.keptRealms) kept = realm;
      if (task.path !== null) resolveTexts.set(task.path, task.resolveText);
      const target = task.path === null ? { text: task.text } : { path: task.path };
      outcome = realm.enter({ send, now, seed: task.seed }, target, task.args);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      outcome = `x${JSON.stringify({ name: 'RuntimeBug', message, stack: String(error) })}`;
    }
    port.postMessage({ kind: 'end', outcome });
  });
}
