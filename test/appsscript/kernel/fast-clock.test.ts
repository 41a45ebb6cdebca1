// A real clock that runs faster than the machine's: the workbench's "× 60". Sleeps, limits and Dates follow it.

import { expect, test } from '@jest/globals';
import { createHost } from '../../../local/appsscript/index.js';
import { ANN, resultOf } from '../stage.js';

test('sleeps, the limit, triggers and Date follow the clock, also after a jump', async () => {
  // Six minutes of the limit are most of a second here: a busy machine needs it to start a worker.
  const speed = 400;
  const machineStart = Date.now();
  let jumped = 0;
  const clock = {
    kind: 'real',
    now: () => Date.UTC(2030, 0, 1) + jumped + (Date.now() - machineStart) * speed,
    realMs: (ms: number) => ms / speed,
  } as const;
  const code = `
    function nap() { const t = Date.now(); Utilities.sleep(60000); return [new Date().getUTCFullYear(), Date.now() - t >= 60000]; }
    function long() { for (;;) Utilities.sleep(100000); }
    function tick() {}
    function arm() { ScriptApp.newTrigger('tick').timeBased().after(600000).create(); }
    function now() { return Date.now(); }`;
  const host = createHost({ clock, driver: 'worker', deployer: ANN });
  try {
    host.loadProject({ files: { 'Code.js': code } });
    const document = host.createDocument();
    const napped = await host.run(ANN, document, 'nap');
    expect(resultOf(napped)).toEqual([2030, true]);
    expect(napped.runtimeSeconds).toBeGreaterThanOrEqual(60);
    expect(await host.run(ANN, document, 'long')).toMatchObject({ status: 'timed out', runtimeSeconds: 360 });
    jumped = 86_400_000;
    const before = host.now();
    expect(resultOf(await host.run(ANN, document, 'now'))).toBeGreaterThanOrEqual(before);
    resultOf(await host.run(ANN, document, 'arm'));
    await host.advance(700);
    await host.settled();
    expect(host.executions.at(-1)).toMatchObject({ functionName: 'tick', status: 'completed' });
    expect(host.bugs).toEqual([]);
  } finally {
    await host.close();
  }
});
