// LockService: mutual exclusion between executions, per script, user and document.

import { Blocking, type ExecutionContext, type ServiceModule } from '../kernel/emulated.js';
import { type Catalogue, scriptError } from '../kernel/errors.js';
import type { World } from '../kernel/world.js';

/** Who holds what: scope → execution. */
export class LockTable {
  private readonly holders = new Map<string, number>();
  private operations: number[] = [];

  holder(scope: string): number | undefined {
    return this.holders.get(scope);
  }

  /** True when the execution holds the lock afterwards; taking it again changes nothing. */
  take(scope: string, executionId: number): boolean {
    const holder = this.holders.get(scope);
    if (holder !== undefined && holder !== executionId) return false;
    this.holders.set(scope, executionId);
    return true;
  }

  release(scope: string, executionId: number): void {
    if (this.holders.get(scope) === executionId) this.holders.delete(scope);
  }

  releaseAll(executionId: number): void {
    for (const [scope, holder] of this.holders) if (holder === executionId) this.holders.delete(scope);
  }

  /** Counts an operation; false when there were more than `perMinute` in the last minute. */
  allow(nowMs: number, perMinute: number): boolean {
    while ((this.operations[0] ?? nowMs) <= nowMs - 60_000) this.operations.shift();
    if (this.operations.length >= perMinute) return false;
    this.operations.push(nowMs);
    return true;
  }
}

type Key = 'timeout' | 'tooMany';
// timeout: Google's text; tooMany: reported in googleworkspace/apps-script-oauth2#207.
const messages: Catalogue<Key> = {
  timeout: {
    en: 'Lock timeout: another process was holding the lock for too long.',
    de: 'Zeitüberschreitung bei der Sperre: Ein anderer Prozess hat die Sperre zu lange gehalten.',
  },
  tooMany: {
    en: 'There are too many LockService operations against the same script.',
    de: 'Für dasselbe Script gibt es zu viele LockService-Vorgänge.',
  },
};

class Lock {
  constructor(
    private readonly context: ExecutionContext,
    private readonly table: LockTable,
    private readonly scope: string,
  ) {}

  private acquire<T>(timeoutMs: number, got: T, otherwise: () => T): Blocking<T> {
    const { context, table, scope } = this;
    if (!table.allow(context.now(), context.limit('lockOperationsPerMinute'))) {
      throw scriptError(messages, context.language, 'tooMany');
    }
    return new Blocking({
      kind: 'until',
      timeoutSeconds: Math.max(0, timeoutMs) / 1000,
      attempt: () => (table.take(scope, context.executionId) ? { value: got } : undefined),
      otherwise,
    });
  }

  tryLock(timeoutInMillis: number): Blocking<boolean> {
    return this.acquire(timeoutInMillis, true, () => false);
  }

  waitLock(timeoutInMillis: number): Blocking<undefined> {
    return this.acquire(timeoutInMillis, undefined, () => {
      throw scriptError(messages, this.context.language, 'timeout');
    });
  }

  releaseLock(): void {
    this.table.release(this.scope, this.context.executionId);
  }

  hasLock(): boolean {
    return this.table.holder(this.scope) === this.context.executionId;
  }
}

class LockService {
  constructor(
    private readonly context: ExecutionContext,
    private readonly table: LockTable,
    private readonly scriptScope: string,
  ) {}

  getScriptLock(): Lock {
    return this.lock(`script ${this.scriptScope}`);
  }

  getUserLock(): Lock {
    return this.lock(`user ${this.scriptScope} ${this.context.user.email}`);
  }

  /** Null without a container document (reference). */
  getDocumentLock(): Lock | null {
    const { document } = this.context;
    return document ? this.lock(`document ${document.id}`) : null;
  }

  private lock(scope: string): Lock {
    return this.context.slot(`lock ${scope}`, () => new Lock(this.context, this.table, scope));
  }
}

export function lockServices(world: World, table: LockTable): ServiceModule {
  return {
    classes: { 'Lock.LockService': LockService, 'Lock.Lock': Lock },
    globals: {
      LockService: (context) => new LockService(context, table, world.scriptScope(context)),
    },
    // "Locks are automatically released when the script terminates" (reference), however it does.
    executionEnded: (context) => table.releaseAll(context.executionId),
  };
}
