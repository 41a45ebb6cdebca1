// Keeps a sandbox in a file, so that credits, runs and the cache outlive the process.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SandboxState } from './options.js';
import type { Sandbox } from './sandbox.js';

/** A file that is there but cannot be used; the message is for the person who named it. */
export class StateFileError extends Error {}

/** What an earlier sandbox left; undefined when there is no file yet. Throws a StateFileError. */
export function loadState(file: string): SandboxState | undefined {
  if (!existsSync(file)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StateFileError(`${file} cannot be read as a state file of the sandbox.`);
  }
  if (isState(value)) return value;
  throw new StateFileError(`${file} is not a state file of this version of the sandbox.`);
}

function isState(value: unknown): value is SandboxState {
  const state = Object(value) as Partial<Record<keyof SandboxState, unknown>>;
  const lists = [state.accounts, state.runs, state.deliveries];
  return (
    state.version === 1 &&
    lists.every(Array.isArray) &&
    Number.isInteger(state.requests) &&
    Number.isInteger(state.submits)
  );
}

const SAVE_AFTER_MS = 500;
/** Saving takes at most this share of the time, however much there is to save. */
const SAVING_SHARE = 0.1;

export class StateFile {
  private timer: NodeJS.Timeout | undefined;
  private tookMs = 0;

  constructor(
    private readonly file: string,
    private readonly sandbox: Sandbox,
  ) {}

  /** Saves soon; many changes make one save. */
  changed(): void {
    this.timer ??= setTimeout(() => this.save(), Math.max(SAVE_AFTER_MS, this.tookMs / SAVING_SHARE));
  }

  /** Saves now; throws a StateFileError when it cannot. The file is replaced as a whole: whoever reads it, or a kill, never meets half of one. */
  save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const startedMs = performance.now();
    const unfinished = `${this.file}.new`;
    try {
      // Keys stand in it: for its owner's eyes only.
      writeFileSync(unfinished, JSON.stringify(this.sandbox.state()), { mode: 0o600 });
      renameSync(unfinished, this.file);
    } catch {
      throw new StateFileError(`${this.file} cannot be written.`);
    }
    this.tookMs = performance.now() - startedMs;
  }
}
