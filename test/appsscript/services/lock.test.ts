// LockService: one execution at a time, waiting, time-outs, release at the end.

import { describe, expect, test } from '@jest/globals';
import type { Host } from '../../../local/appsscript/index.js';
import { ANN, BOB, conform, drivers, onHost, resultOf } from '../stage.js';

const REFERENCE = 'developers.google.com/apps-script/reference/lock/lock';

conform('lock', [
  {
    says: 'is taken, known and given back; taking it again changes nothing',
    script: `const l = LockService.getScriptLock(); const before = l.hasLock(); const got = [l.tryLock(10), l.tryLock(10), l.hasLock()]; l.releaseLock(); [before, got, l.hasLock()]`,
    gives: [false, [true, true, true], false],
    source: REFERENCE,
  },
  {
    says: 'waitLock returns nothing',
    script: 'LockService.getUserLock().waitLock(10)',
    gives: undefined,
    source: REFERENCE,
  },
]);

const code = `
  const mayGo = () => PropertiesService.getScriptProperties().getProperty('go') === 'yes';
  function hold() { LockService.getScriptLock().waitLock(60000); while (!mayGo()) Utilities.sleep(50); }
  function holdMine() { mine(); while (!mayGo()) Utilities.sleep(50); }
  function nap() { LockService.getScriptLock().waitLock(60000); Utilities.sleep(1000); }
  function attempt(ms) { const l = LockService.getScriptLock(); const got = l.tryLock(ms); return [got, l.hasLock()]; }
  function insist(ms) { LockService.getScriptLock().waitLock(ms); }
  function mine() { return [LockService.getUserLock().tryLock(1), LockService.getDocumentLock().tryLock(1)]; }`;

/** Resolves when the execution of this function begins to wait for its 'go'. */
function holding(host: Host, functionName: string): Promise<void> {
  return new Promise((resolve) => {
    host.onServiceCall = (execution, _index, _service, method) => {
      if (execution.context.functionName === functionName && method === 'sleep') resolve();
    };
  });
}

describe.each(['lockstep', 'worker'] as const)('beside another execution (%s)', (driver) => {
  test('tryLock gives up, waitLock throws, patience is rewarded', async () => {
    await onHost(driver, code, async (host, document) => {
      const held = holding(host, 'hold');
      const holder = host.run(ANN, document, 'hold');
      await held;
      const early = host.run(BOB, document, 'attempt', [50]);
      const angry = host.run(BOB, document, 'insist', [50]);
      const patient = host.run(BOB, document, 'attempt', [60000]);
      expect(resultOf(await early)).toEqual([false, false]);
      expect((await angry).error?.message).toBe(
        'Lock timeout: another process was holding the lock for too long.',
      );
      host.properties.script(document.id).set('go', 'yes');
      expect(resultOf(await patient)).toEqual([true, true]);
      resultOf(await holder);
      // Nobody released it: it ended with its execution.
      expect(resultOf(await host.run(BOB, document, 'attempt', [0]))).toEqual([true, true]);
    });
  });

  test('user locks are per user, document locks per document', async () => {
    await onHost(driver, code, async (host, document) => {
      const other = host.copyDocument(document);
      const held = holding(host, 'holdMine');
      const holder = host.run(ANN, document, 'holdMine');
      await held;
      expect(resultOf(await host.run(BOB, document, 'mine'))).toEqual([true, false]);
      expect(resultOf(await host.run(ANN, other, 'mine'))).toEqual([true, true]);
      host.properties.script(document.id).set('go', 'yes');
      resultOf(await holder);
    });
  });
});

test('direct: a lock of an execution beneath can only time out', async () => {
  await onHost('direct', code, (host, document) => {
    let inner: unknown;
    host.onServiceCall = (execution, index, service) => {
      if (execution.context.functionName !== 'nap' || service !== 'Utilities' || index !== 3) return;
      const before = host.now();
      inner = host.runNow(BOB, document, 'attempt', [2000]).value;
      expect(host.now() - before).toBeGreaterThanOrEqual(2000);
    };
    resultOf(host.runNow(ANN, document, 'nap'));
    expect(inner).toEqual([false, false]);
  });
});

test('direct: the wait ends also when other things are due at fractions of a millisecond', async () => {
  await onHost('direct', code, (host, document) => {
    let inner: unknown;
    host.onServiceCall = (execution, index, service) => {
      if (execution.context.functionName !== 'nap' || service !== 'Utilities' || index !== 3) return;
      for (let n = 1; n <= 2_000; n++) host.at(host.now() + 80 + n * 0.000_25, () => {});
      inner = host.runNow(BOB, document, 'attempt', [100]).value;
    };
    resultOf(host.runNow(ANN, document, 'nap'));
    expect(inner).toEqual([false, false]);
  });
});

test.each(drivers)('too many operations are refused (%s)', async (driver) => {
  await onHost(
    driver,
    'function spin() { const l = LockService.getScriptLock(); for (let i = 0; i < 6; i += 1) l.tryLock(0); }',
    async (host, document) => {
      const record = await host.run(ANN, document, 'spin');
      expect(record.error?.message).toBe(
        'There are too many LockService operations against the same script.',
      );
      expect(record.serviceCalls['Lock.tryLock']).toBe(6);
    },
    { limits: { lockOperationsPerMinute: 5 } },
  );
});
