// The lock-step driver: any interleaving of calls, and the same one for the same seed.

import { expect, test } from '@jest/globals';
import { createHost, virtualClock } from '../../../local/appsscript/index.js';
import { ANN } from '../stage.js';

// The classic lost update: without a lock some additions vanish, with one none does.
const code = `
  function add(locked) {
    const lock = LockService.getScriptLock();
    const properties = PropertiesService.getScriptProperties();
    for (let i = 0; i < 4; i += 1) {
      if (locked) lock.waitLock(60000);
      const n = Number(properties.getProperty('n') || 0);
      properties.setProperty('n', String(n + 1));
      if (locked) lock.releaseLock();
    }
  }`;

/** The order of all calls, and what is left in the counter. */
async function race(
  seed: number,
  locked: boolean,
): Promise<{ readonly order: string; readonly total: number }> {
  const host = createHost({
    clock: virtualClock({ start: '2026-01-05T09:00:00Z', seed }),
    driver: 'lockstep',
    deployer: ANN,
  });
  try {
    host.loadProject({ files: { 'Code.js': code } });
    const document = host.createDocument();
    const order: string[] = [];
    host.onServiceCall = (execution, _index, _service, method) => order.push(`${execution.id}${method[0]}`);
    await Promise.all([1, 2, 3].map(() => host.run(ANN, document, 'add', [locked])));
    return { order: order.join(' '), total: Number(host.properties.script(document.id).entries.get('n')) };
  } finally {
    await host.close();
  }
}

test('the same seed gives the same order, other seeds give others', async () => {
  const first = await race(1, false);
  expect(await race(1, false)).toEqual(first);
  const others = await Promise.all([2, 3, 4].map((seed) => race(seed, false)));
  expect(new Set([first, ...others].map(({ order }) => order)).size).toBeGreaterThan(2);
});

test('finds the lost update that a lock prevents', async () => {
  const open = await Promise.all([5, 6, 7].map((seed) => race(seed, false)));
  expect(Math.min(...open.map(({ total }) => total))).toBeLessThan(12);
  const closed = await Promise.all([5, 6, 7].map((seed) => race(seed, true)));
  expect(closed.map(({ total }) => total)).toEqual([12, 12, 12]);
});
