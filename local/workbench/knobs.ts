// Backstage's knobs: what each does to the workbench.
import type { Bench } from './bench.js';
import type { Knob, Speed } from './protocol/backstage.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Turns a knob for the person of this address; a sentence when it could not be turned. */
export async function turn(bench: Bench, knob: Knob, email: string): Promise<string | undefined> {
  const sandbox = bench.sandbox?.sandbox;
  switch (knob.kind) {
    case 'speed':
      bench.clock.speed = speedOf(knob.speed);
      bench.clockTurned();
      return undefined;
    case 'jump':
      bench.clock.jumpTo(targetOf(bench, knob.to));
      bench.clockTurned();
      return undefined;
    case 'fault':
      return bench.faults.set(knob.id, knob.on, sandbox) ? undefined : 'There is no such switch.';
    case 'fire':
      return bench.host.fireTrigger(knob.uid) ? undefined : 'This trigger does not run now.';
    case 'kill': {
      const execution = bench.host.running.find(({ id }) => id === knob.execution);
      execution?.kill();
      return execution ? undefined : 'This execution has ended already.';
    }
    case 'edition':
      await bench.moveTo({ edition: knob.edition });
      return undefined;
    case 'account':
      await bench.moveTo({ account: knob.account });
      return undefined;
    case 'deploy':
      bench.deployWebApp();
      return undefined;
    case 'topUp':
      for (const { key } of sandbox?.keys() ?? []) sandbox?.changeKey(key, { credits: 1000 });
      return sandbox ? undefined : 'Only the sandbox can be topped up from here.';
    case 'reload':
      await bench.reload();
      return undefined;
    case 'run':
      if (!bench.functions().includes(knob.functionName)) return 'There is no such function.';
      void bench.host.run(email, bench.document, knob.functionName);
      return undefined;
  }
}

function speedOf(wanted: number): Speed {
  return wanted === 10 || wanted === 60 ? wanted : 1;
}

/** The next run of a trigger (a minute on, if there is none), or an hour on. */
function targetOf({ clock, host }: Bench, to: 'trigger' | 'hour'): number {
  if (to === 'hour') return clock.now() + HOUR_MS;
  const runs = host
    .triggers()
    .flatMap(({ nextRunAt, disabled }) => (nextRunAt === undefined || disabled ? [] : [nextRunAt]));
  return runs.length > 0 ? Math.min(...runs) : clock.now() + MINUTE_MS;
}
