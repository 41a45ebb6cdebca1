// The switches of Backstage: what may go wrong on LeadModule's side or with Google's executions.

import type { FaultRule } from '../leadmodule/faults.js';
import type { SandboxServer } from '../leadmodule/index.js';

interface Switch {
  readonly id: string;
  readonly label: string;
  readonly rules?: readonly FaultRule[];
}

const SWITCHES: readonly Switch[] = [
  { id: '429', label: 'Slow down (429)', rules: [{ kind: '429', probability: 0.2 }] },
  { id: '402', label: 'No credits (402)' },
  { id: '401', label: 'Refuse the key (401)' },
  { id: '500', label: 'Server errors (500)', rules: [{ kind: '500', probability: 0.5 }] },
  { id: 'drop', label: 'Drop connections', rules: [{ kind: 'drop-after', probability: 0.15 }] },
  {
    id: 'shapes',
    label: 'Broken answers',
    rules: [
      { kind: 'html', probability: 0.15 },
      { kind: 'truncated-json', probability: 0.15 },
    ],
  },
  { id: 'slow', label: 'Answers 3 s late', rules: [{ kind: 'delay', probability: 1 }] },
  { id: 'kill', label: 'Kill executions at 5 s' },
];

const CREDITS_AGAIN = 1000;

export class Faults {
  /** Handed to the sandbox, which reads it at each request. */
  readonly rules: FaultRule[] = [];
  private readonly on = new Set<string>();

  list(): { readonly id: string; readonly label: string; readonly on: boolean }[] {
    return SWITCHES.map(({ id, label }) => ({ id, label, on: this.on.has(id) }));
  }

  isOn(id: string): boolean {
    return this.on.has(id);
  }

  /** False when there is no such switch. */
  set(id: string, on: boolean, sandbox: SandboxServer['sandbox'] | undefined): boolean {
    if (!SWITCHES.some((one) => one.id === id)) return false;
    if (on) this.on.add(id);
    else this.on.delete(id);
    this.rules.splice(
      0,
      this.rules.length,
      ...SWITCHES.flatMap((one) => (this.on.has(one.id) ? (one.rules ?? []) : [])),
    );
    for (const { key } of sandbox?.keys() ?? []) {
      if (id === '402') sandbox?.changeKey(key, { credits: on ? 0 : CREDITS_AGAIN });
      if (id === '401') sandbox?.changeKey(key, { active: !on });
    }
    return true;
  }

  /** A key that comes for the first time meets the switches that are on already. */
  meet(key: string, sandbox: SandboxServer['sandbox'] | undefined): void {
    if (!sandbox) return;
    if (this.on.has('402')) sandbox.changeKey(key, { credits: 0 });
    if (this.on.has('401')) sandbox.changeKey(key, { active: false });
  }
}
