// google.script.run: which functions a page may call, what may cross, and how many calls run at once.
// Rules of developers.google.com/apps-script/guides/html/communication.

import type { HostedDocument } from './kernel/emulated.js';
import type { Execution } from './kernel/execution.js';
import type { ExecutionRecord } from './kernel/record.js';
import type { UserInterface } from './kernel/user-interface.js';
import type { World } from './kernel/world.js';

/** What reaches the page: the success handler's value or the failure handler's error, which has a message only. */
export type ServerAnswer =
  | { readonly kind: 'success'; readonly value: unknown; readonly record: ExecutionRecord }
  | { readonly kind: 'failure'; readonly message: string; readonly record: ExecutionRecord | undefined };

export class SidebarCalls {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly world: World,
    private readonly screen: UserInterface,
    private readonly document: HostedDocument,
  ) {}

  async call(functionName: string, args: readonly unknown[]): Promise<ServerAnswer> {
    const refused = this.refusal(functionName, args);
    if (refused) return refused;
    // The eleventh call waits for one of ten (browsers allow even fewer).
    if (this.running >= this.world.limits.simultaneousSidebarCalls) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
    const record = await this.start(functionName, args).done;
    this.running -= 1;
    this.waiting.shift()?.();
    return answerOf(record);
  }

  callNow(functionName: string, args: readonly unknown[]): ServerAnswer {
    const refused = this.refusal(functionName, args);
    if (refused) return refused;
    const record = this.start(functionName, args).record();
    if (record.status === 'running') throw new Error('only the direct driver runs a call at once');
    return answerOf(record);
  }

  private start(functionName: string, args: readonly unknown[]): Execution {
    const sent = args.map(pageValue);
    return this.world.start({
      functionName,
      args: () => sent,
      origin: 'sidebar',
      authMode: 'FULL',
      user: this.screen.user,
      document: this.document,
      session: this.screen,
      limitSeconds: this.world.limits.executionSeconds,
    });
  }

  private refusal(functionName: string, args: readonly unknown[]): ServerAnswer | undefined {
    const fail = (message: string): ServerAnswer => ({ kind: 'failure', message, record: undefined });
    // In a page such a function is simply missing from google.script.run.
    if (!this.world.project.isPublic(functionName)) {
      return fail(`TypeError: google.script.run.${functionName} is not a function`);
    }
    const illegal = args.map(illegalIn).find((what) => what !== undefined);
    return illegal === undefined
      ? undefined
      : fail(`TypeError: Failed due to illegal value in property: ${illegal}`);
  }
}

/** Why a page's argument makes the call fail: a Date, a function, a cycle. Undefined when it may cross. */
function illegalIn(value: unknown, index: number): string | undefined {
  return illegal(value, String(index), []);
}

function illegal(value: unknown, at: string, above: readonly object[]): string | undefined {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return at;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Date || above.includes(value)) return at;
  for (const [key, item] of Object.entries(value)) {
    const found = illegal(item, key, [...above, value]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What an allowed value looks like on the other side: undefined in arrays is null, instances lose their class. */
function pageValue(value: unknown): unknown {
  if (value === undefined) return undefined;
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function answerOf(record: ExecutionRecord): ServerAnswer {
  if (record.status !== 'completed') {
    const error = record.error;
    const name = error?.name ? `${error.name}: ` : '';
    return { kind: 'failure', message: `${name}${error?.message ?? ''}`, record };
  }
  // A returned value that may not cross arrives as null, without an error (widely reported for Dates).
  if (illegalIn(record.value, 0) !== undefined) return { kind: 'success', value: null, record };
  return { kind: 'success', value: record.value === undefined ? null : pageValue(record.value), record };
}
