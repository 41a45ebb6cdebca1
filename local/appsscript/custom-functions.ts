// Custom functions: each call of a cell is an execution of its own (30 s, permission set, nobody's identity).

import type { HostedDocument } from './kernel/emulated.js';
import type { Execution } from './kernel/execution.js';
import type { ExecutionRecord } from './kernel/record.js';
import type { User } from './kernel/users.js';
import type { World } from './kernel/world.js';
import type { CustomOutcome, CustomValue } from './spreadsheet/custom-functions.js';
import type { SheetDocument } from './spreadsheet/document.js';

export class CustomFunctionCalls {
  private running = 0;
  /** Calls whose cells show Loading... until others have ended. */
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly world: World,
    /** Whose quota pays: the person at the keyboard (services/authorization). */
    private readonly atKeyboard: (document: HostedDocument) => User,
  ) {}

  serve(document: SheetDocument): void {
    document.customFunctions.host = {
      run: (name, args, cell, finish) => {
        const declared = this.world.project.customFunction(name);
        // An add-on's functions exist only where it is in use (sheets-overview; GESI FAQ).
        const here = this.world.options.edition === 'bound' || this.world.enabledIn.has(document.id);
        if (declared === undefined || !here) return { kind: 'unknown' };
        const place = { sheetId: cell.sheetId, row: cell.row + 1, column: cell.column + 1 };
        const begin = () => this.start(document, declared, args, place);
        if (this.running >= this.world.limits.customFunctionsAtOnce) {
          this.waiting.push(() => this.follow(begin(), finish));
          return { kind: 'pending' };
        }
        const execution = begin();
        const record = execution.record();
        if (record.status !== 'running') return this.outcome(record);
        this.follow(execution, finish);
        return { kind: 'pending' };
      },
    };
  }

  /** Gives the outcome to its cell, and its turn to the next call. */
  private follow(execution: Execution, finish: (outcome: CustomOutcome) => void): void {
    this.running += 1;
    void execution.done.then((ended) => {
      this.running -= 1;
      finish(this.outcome(ended));
      if (this.running < this.world.limits.customFunctionsAtOnce) this.waiting.shift()?.();
    });
  }

  private start(
    document: SheetDocument,
    functionName: string,
    args: readonly CustomValue[],
    cell: { readonly sheetId: number; readonly row: number; readonly column: number },
  ): Execution {
    return this.world.start({
      functionName,
      args: () => args,
      origin: 'custom function',
      authMode: 'CUSTOM_FUNCTION',
      user: this.atKeyboard(document),
      document,
      session: null,
      cell,
      limitSeconds: this.world.limits.customFunctionSeconds,
    });
  }

  // Texts of the guide to custom functions and of sheets-overview; "(line N)" as cells show it.
  private outcome(record: ExecutionRecord): CustomOutcome {
    if (record.status === 'completed') return { kind: 'value', value: record.value as CustomValue };
    if (record.status === 'failed') {
      const line = /:(\d+):\d+\)?$/m.exec(record.error?.stack ?? '')?.[1] ?? '0';
      return { kind: 'error', message: `${record.error?.message ?? ''} (line ${line}).` };
    }
    const addOn = this.world.options.edition === 'addon';
    const message = addOn
      ? 'Internal error executing the custom function.'
      : 'Exceeded maximum execution time (line 0).';
    return { kind: 'error', message };
  }
}
