// The demo as a process of its own, as a person runs it.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function demo(...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['local/run.mjs', 'local/demo/main.ts', ...args], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.on('data', (part) => {
      out += part;
    });
    child.stderr.on('data', (part) => {
      err += part;
    });
    child.on('close', (code) => done({ code, out, err }));
  });
}
