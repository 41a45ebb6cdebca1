// Starts and asks the process of warm-clasp-process.mjs.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Clasp, Said } from '../../local/ship/clasp.js';
import type { Google } from './google.js';

export interface WarmClasp {
  /** The clasp for a checkout. */
  clasp: (root: string) => Clasp;
  close(): void;
}

/** One process for a test file: it trusts the certificate of this Google from its start. Close it. */
export function startWarmClasp(google: Google): WarmClasp {
  const child = fork(join(import.meta.dirname, 'warm-clasp-process.mjs'), {
    env: { ...process.env, ...google.env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (said: Said) => void>();
  let asked = 0;
  child.on('message', ({ id, said }: { id: number; said: Said }) => {
    waiting.get(id)?.(said);
    waiting.delete(id);
  });
  return {
    clasp: (root) => (args) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        child.send({ id: asked, args, root });
      }),
    close: () => child.disconnect(),
  };
}
