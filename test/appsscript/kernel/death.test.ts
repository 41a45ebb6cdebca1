// The end of an execution: its limit, a kill, and that nothing of it has effect afterwards.

import { describe, expect, test } from '@jest/globals';
import { ANN, BOB, drivers, onHost, resultOf, virtualDrivers } from '../stage.js';

const code = `
  const properties = () => PropertiesService.getScriptProperties();
  function work() { for (let i = 1; i <= 10; i += 1) properties().setProperty('done', String(i)); return 'finished'; }
  function stubborn() {
    const store = properties();
    try { for (let i = 1; i <= 10; i += 1) store.setProperty('done', String(i)); }
    catch (e) { store.setProperty('caught', 'yes'); return 'swallowed'; }
    finally { try { store.setProperty('finally', 'yes'); } catch (e) { } }
  }
  function immortal() { const store = properties(); for (;;) { try { store.setProperty('x', 'y'); } catch (e) { } } }
  function sleeper() { properties().setProperty('slept', 'no'); for (let i = 0; i < 3; i += 1) Utilities.sleep(200000); properties().setProperty('slept', 'yes'); }
  function busy() { for (;;); }
  function spinner() { const end = Date.now() + 3600000; while (Date.now() < end); }
  function locked() { LockService.getScriptLock().waitLock(1); Utilities.sleep(300000); Utilities.sleep(300000); }
  function isFree() { return LockService.getScriptLock().tryLock(0); }`;

describe.each(virtualDrivers)('a kill at the n-th service call (%s)', (driver) => {
  test.each([
    ['work', undefined],
    ['stubborn', undefined],
  ])('%s: what was done stays, nothing follows', async (name) => {
    await onHost(driver, code, async (host, document) => {
      host.onServiceCall = (execution, _index, _service, method) => {
        const sets = execution.record().serviceCalls['Properties.setProperty'];
        if (method === 'setProperty' && sets === 4) execution.kill();
      };
      const record = await host.run(ANN, document, name);
      expect(record.status).toBe('killed');
      expect(record.value).toBeUndefined();
      expect([...host.properties.script(document.id).entries]).toEqual([['done', '3']]);
    });
  });

  test('a script that catches everything is stopped all the same', async () => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        host.onServiceCall = (execution, index) => {
          if (index === 3) execution.kill();
        };
        expect((await host.run(ANN, document, 'immortal')).status).toBe('killed');
      },
      { busySeconds: 2 },
    );
  });

  test('a kill during a fetch: the server did it, the script never knew', async () => {
    let delivered = 0;
    let kill = () => {};
    const fetch = () => {
      delivered += 1;
      kill();
      return { status: 200, headers: [], body: '' };
    };
    const ask = `function ask() { UrlFetchApp.fetch('https://api.example/'); PropertiesService.getScriptProperties().setProperty('known', 'yes'); }`;
    await onHost(
      driver,
      ask,
      async (host, document) => {
        host.onServiceCall = (execution) => {
          kill = () => execution.kill();
        };
        expect((await host.run(ANN, document, 'ask')).status).toBe('killed');
        expect(delivered).toBe(1);
        expect(host.properties.script(document.id).entries.size).toBe(0);
      },
      { fetch },
    );
  });
});

describe.each(virtualDrivers)('the limit of 6 minutes (%s)', (driver) => {
  test.each(['sleeper', 'spinner', 'locked'])('%s dies blocked at 360 s', async (name) => {
    await onHost(driver, code, async (host, document) => {
      const record = await host.run(ANN, document, name);
      expect(record.status).toBe('timed out');
      expect(record.error?.message).toBe('Exceeded maximum execution time');
      expect(record.runtimeSeconds).toBeCloseTo(360, 1);
      expect(host.now() - record.startedAt).toBeLessThan(361_000);
      expect(host.properties.script(document.id).entries.get('slept')).not.toBe('yes');
      // Its lock died with it.
      expect(resultOf(await host.run(BOB, document, 'isFree'))).toBe(true);
    });
  });

  test('a busy loop dies too', async () => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        expect((await host.run(ANN, document, 'busy')).status).toBe('timed out');
      },
      { busySeconds: 2 },
    );
  });
});

test.each(['busy', 'sleeper', 'spinner', 'immortal'])(
  'the worker driver ends %s at its limit, by force',
  async (name) => {
    await onHost(
      'worker',
      code,
      async (host, document) => {
        const record = await host.run(ANN, document, name);
        expect(record.status).toBe('timed out');
        expect(record.runtimeSeconds).toBeGreaterThanOrEqual(0.3);
        expect(host.running).toEqual([]);
      },
      { limits: { executionSeconds: 0.3 } },
    );
  },
);

test('the worker driver: a kill from outside while it computes', async () => {
  await onHost('worker', code, async (host, document) => {
    const running = host.run(ANN, document, 'busy');
    host.running[0]?.kill();
    expect((await running).status).toBe('killed');
  });
});

describe.each(drivers)('sheet writes at a kill (%s)', (driver) => {
  const write = `function write() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue('flushed'); SpreadsheetApp.flush();
    SpreadsheetApp.getActiveSheet().getRange('A2').setValue('pending'); Utilities.sleep(400000); }`;
  test.each([
    ['a', 'pending'],
    ['b', ''],
  ] as const)("reading G2 '%s' leaves %j", async (reading, left) => {
    const limits = driver === 'worker' ? { executionSeconds: 3, sleepSeconds: 1000 } : { sleepSeconds: 1000 };
    await onHost(
      driver,
      write,
      async (host, document) => {
        expect((await host.run(ANN, document, 'write')).status).toBe('timed out');
        const [sheet] = document.sheets;
        const shown = sheet && document.displayValues(sheet, { row: 0, column: 0, rows: 2, columns: 1 });
        expect(shown).toEqual([['flushed'], [left]]);
      },
      { readings: { G2: reading }, limits },
    );
  });
});

test('direct: what runs nested inside a call does not count against the limit', async () => {
  const nest = `function outer() { Utilities.sleep(200000); Utilities.sleep(100000); return 'done'; } function inner() { Utilities.sleep(300000); }`;
  await onHost('direct', nest, (host, document) => {
    host.onServiceCall = (execution, index) => {
      if (execution.context.functionName === 'outer' && index === 2)
        resultOf(host.runNow(BOB, document, 'inner'));
    };
    const outer = host.runNow(ANN, document, 'outer');
    expect(outer.status).toBe('completed');
    expect(outer.runtimeSeconds).toBeCloseTo(300, 1);
    expect((host.now() - outer.startedAt) / 1000).toBeCloseTo(600, 1);
  });
});

test.each(virtualDrivers)('a custom function has 30 seconds, its cell says so (%s)', async (driver) => {
  for (const [edition, message] of [
    ['bound', 'Exceeded maximum execution time (line 0).'],
    ['addon', 'Internal error executing the custom function.'],
  ] as const) {
    await onHost(
      driver,
      'function SLOW() { Utilities.sleep(31000); return 1; } function run() {} function onOpen() { SpreadsheetApp.getUi().createMenu("M").addItem("R", "run").addToUi(); }',
      async (host, document) => {
        const session = await host.open(ANN, document);
        await session.click(['M', 'R']);
        session.acts.type('Sheet1', 'A1', '=SLOW()');
        await host.advance(60);
        const record = host.executions.find(({ functionName }) => functionName === 'SLOW');
        expect(record?.status).toBe('timed out');
        expect(record?.runtimeSeconds).toBeCloseTo(30, 1);
        const [sheet] = document.sheets;
        expect(sheet && document.displayValues(sheet, { row: 0, column: 0, rows: 1, columns: 1 })).toEqual([
          ['#ERROR!'],
        ]);
        expect(sheet && document.valueAt(sheet, 0, 0)).toMatchObject({ message });
      },
      { edition },
    );
  }
});

test.each(drivers)('a log line keeps so many characters (%s)', async (driver) => {
  await onHost(driver, `function talk() { console.log('x'.repeat(10000)); }`, async (host, document) => {
    const record = await host.run(ANN, document, 'talk');
    expect(record.log[0]?.text).toHaveLength(8192);
  });
});

test('1,000 simultaneous executions a script, of all users together', async () => {
  await onHost(
    'direct',
    'function nest() { Utilities.sleep(1); }',
    (host, document) => {
      const refusals: unknown[] = [];
      let people = 0;
      host.onServiceCall = () => {
        people += 1;
        const record = host.runNow(`person${people}@example.com`, document, 'nest');
        refusals.push(record.error?.message);
      };
      resultOf(host.runNow(ANN, document, 'nest'));
      expect(refusals.filter((message) => message !== undefined)).toHaveLength(1);
      expect(people).toBe(5);
    },
    { limits: { simultaneousExecutionsPerScript: 5 } },
  );
});

describe.each(drivers)('30 simultaneous executions a user (%s)', (driver) => {
  test('one more fails at once', async () => {
    const seconds = driver === 'worker' ? 0.4 : 20;
    const wait = `function wait() { Utilities.sleep(${seconds * 1000}); return 1; }`;
    await onHost(
      driver,
      wait,
      async (host, document) => {
        const refusals: (string | undefined)[] = [];
        const more = () => refusals.push(host.world.start(request()).record().error?.message);
        const request = () => ({
          functionName: 'wait',
          args: () => [],
          origin: 'editor' as const,
          authMode: 'FULL' as const,
          user: host.user(ANN),
          document,
          session: null,
          limitSeconds: 360,
        });
        if (driver === 'direct') {
          // Nested: each starts the next inside its only call.
          host.onServiceCall = () => void more();
          resultOf(host.runNow(ANN, document, 'wait'));
          expect(refusals.filter((message) => message !== undefined)).toHaveLength(1);
        } else {
          const running = Array.from({ length: 3 }, () => host.run(ANN, document, 'wait'));
          more();
          for (const record of await Promise.all(running)) resultOf(record);
        }
        expect(refusals).toContain(
          'There are too many scripts running simultaneously for this Google user account.',
        );
        host.onServiceCall = undefined;
        resultOf(await host.run(ANN, document, 'wait'));
      },
      { limits: { simultaneousExecutionsPerUser: 3 } },
    );
  });
});
