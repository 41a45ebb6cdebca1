// Installable and simple triggers: when they run, as whom, and the rules of bound scripts and add-ons.

import { describe, expect, test } from '@jest/globals';
import type { Host } from '../../../local/appsscript/index.js';
import { ANN, BOB, conform, onHost, resultOf, virtualDrivers } from '../stage.js';

const BUILDER = 'developers.google.com/apps-script/reference/script/clock-trigger-builder';

conform('trigger builders', [
  {
    says: 'everyMinutes knows five numbers',
    script: `[1, 2, 5, 10, 15, 30, 60].map((n) => { try { ScriptApp.newTrigger('f').timeBased().everyMinutes(n); return n; } catch (e) { return e.message; } }).filter(Number.isInteger)`,
    gives: [1, 5, 10, 15, 30],
    source: BUILDER,
  },
  {
    says: 'a clock trigger has no source id, a document trigger has',
    script: `
      const made = [ScriptApp.newTrigger('tick').timeBased().everyHours(2).create(), ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create()];
      const seen = made.map((t) => [t.getHandlerFunction(), String(t.getEventType()), String(t.getTriggerSource()), t.getTriggerSourceId() === null ? null : t.getTriggerSourceId() === SpreadsheetApp.getActive().getId()]);
      made.forEach((t) => ScriptApp.deleteTrigger(t)); [seen, ScriptApp.getProjectTriggers().length]`,
    gives: [
      [
        ['tick', 'CLOCK', 'CLOCK', null],
        ['edited', 'ON_EDIT', 'SPREADSHEETS', true],
      ],
      0,
    ],
    source: 'developers.google.com/apps-script/reference/script/trigger',
  },
  {
    says: 'twenty triggers a user and script',
    script: `let n = 0; try { for (;;) { ScriptApp.newTrigger('f').timeBased().everyHours(1).create(); n += 1; } } catch (e) { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); [n, e.message] }`,
    gives: [
      20,
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    ],
    source: 'developers.google.com/apps-script/guides/services/quotas',
  },
]);

const code = `
  function arm(minutes) { return ScriptApp.newTrigger('tick').timeBased().everyMinutes(minutes).create().getUniqueId(); }
  function armHourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
  function armOnce(ms) { ScriptApp.newTrigger('tick').timeBased().after(ms).create(); }
  function armDaily() { ScriptApp.newTrigger('tick').timeBased().atHour(9).nearMinute(30).everyDays(1).inTimezone('Europe/Berlin').create(); }
  function armEdit() { ScriptApp.newTrigger('edited').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create(); }
  function armChange() { ScriptApp.newTrigger('changed').forSpreadsheet(SpreadsheetApp.getActive()).onChange().create(); }
  function armFromTrigger() { ScriptApp.newTrigger('chain').timeBased().after(1000).create(); }
  function chain() { note('chain'); ScriptApp.newTrigger('tick').timeBased().after(60000).create(); }
  function note(text) { console.log(text); }
  function tick(e) { const active = SpreadsheetApp.getActive(); console.log(JSON.stringify([e.triggerUid, String(e.authMode), e.hour, e.minute, e['day-of-week'], active && active.getName(), Session.getEffectiveUser().getEmail()])); if (active) note('tick'); }
  function edited(e) { note('edited ' + e.range.getA1Notation() + ' ' + e.value + ' by ' + Session.getEffectiveUser().getEmail()); }
  function changed(e) { note('changed ' + e.changeType); }
  function list() { return ScriptApp.getProjectTriggers().length; }
  function slow() { Utilities.sleep(200000); }
  function armSlow() { ScriptApp.newTrigger('slow').timeBased().everyMinutes(5).create(); }`;

const times = (host: Host, name: string) =>
  host.executions
    .filter(({ functionName }) => functionName === name)
    .map(({ startedAt }) => new Date(startedAt).toISOString().slice(8, 19));
/** What executions noted, in the order they began. */
const logOf = (host: Host) =>
  [...host.executions]
    .sort((a, b) => a.id - b.id)
    .flatMap(({ log }) => log.map(({ text }) => text))
    .filter((text) => !text.startsWith('['))
    .join(';');

describe.each(virtualDrivers)('clock triggers (%s)', (driver) => {
  test('run every so many minutes as their maker, with the fields of the event in UTC', async () => {
    await onHost(driver, code, async (host, document) => {
      const uid = resultOf(await host.run(BOB, document, 'arm', [15]));
      await host.advance(3700);
      expect(times(host, 'tick')).toEqual(['05T09:15:00', '05T09:30:00', '05T09:45:00', '05T10:00:00']);
      const record = host.executions.find(({ functionName }) => functionName === 'tick');
      expect(record).toMatchObject({
        user: BOB,
        origin: 'installable trigger',
        authMode: 'FULL',
        status: 'completed',
      });
      expect(JSON.parse(record?.log[0]?.text ?? '')).toEqual([uid, 'FULL', 9, 15, 1, 'Leads', BOB]);
      // Others neither see nor delete them (guide to installable triggers).
      expect(resultOf(await host.run(ANN, document, 'list'))).toBe(0);
    });
  });

  test('a one-shot runs once and stays in the list, disabled', async () => {
    await onHost(driver, code, async (host, document) => {
      resultOf(await host.run(ANN, document, 'armOnce', [90_000]));
      await host.advance(7200);
      expect(times(host, 'tick')).toHaveLength(1);
      expect(resultOf(await host.run(ANN, document, 'list'))).toBe(1);
      expect(host.triggers()).toMatchObject([{ handler: 'tick', disabled: true }]);
    });
  });

  test('a daily one runs at its hour in its zone', async () => {
    await onHost(driver, code, async (host, document) => {
      resultOf(await host.run(ANN, document, 'armDaily'));
      await host.advance(2 * 86_400);
      expect(times(host, 'tick')).toEqual(['06T08:30:00', '07T08:30:00']);
    });
  });

  test('may be late, left out or doubled, never early', async () => {
    const options = { triggerJitterSeconds: 50, triggerSkipShare: 0.2, triggerRepeatShare: 0.2 };
    await onHost(
      driver,
      code,
      async (host, document) => {
        resultOf(await host.run(ANN, document, 'arm', [1]));
        const armedAt = host.now();
        await host.advance(60 * 60);
        const runs = host.executions
          .filter(({ functionName }) => functionName === 'tick')
          .map(({ startedAt }) => (startedAt - armedAt) / 60_000);
        const minutes = runs.map((minute) => Math.floor(minute));
        expect(new Set(minutes).size).toBeLessThan(60);
        expect(new Set(minutes).size).toBeLessThan(runs.length);
        expect(runs[0]).toBeGreaterThan(0.99);
        const lateness = runs.map((minute) => minute % 1);
        expect(Math.max(...lateness)).toBeGreaterThan(0.5);
      },
      options,
    );
  });

  test('90 minutes of trigger time a day, then they fail until the day is over', async () => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        resultOf(await host.run(ANN, document, 'armSlow'));
        await host.advance(3600);
        const runs = host.executions.filter(({ functionName }) => functionName === 'slow');
        expect(runs.slice(0, 3).map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
        expect(runs.at(-1)?.error?.message).toBe('Service using too much computer time for one day');
        expect(host.meters(ANN).triggerSeconds.used).toBeCloseTo(700, 0);
        await host.advance(24 * 3600);
        expect(
          host.executions.filter(
            ({ functionName, status }) => functionName === 'slow' && status === 'completed',
          ).length,
        ).toBeGreaterThan(5);
      },
      { limits: { triggerSecondsPerDay: 700 } },
    );
  });

  test.each([
    ['a', false, 'chain;tick'],
    ['b', true, 'chain'],
  ] as const)(
    "reading G6 '%s': a trigger made in a trigger is born disabled: %s",
    async (reading, disabled, log) => {
      await onHost(
        driver,
        code,
        async (host, document) => {
          resultOf(await host.run(ANN, document, 'armFromTrigger'));
          await host.advance(3600);
          expect(logOf(host)).toBe(log);
          expect(host.triggers().find(({ handler }) => handler === 'tick')).toMatchObject({
            disabled: disabled || log.includes('tick'),
          });
        },
        { readings: { G6: reading } },
      );
    },
  );
});

describe.each(virtualDrivers)('a published add-on (%s)', (driver) => {
  test('runs hourly at most, one clock trigger a document, in its own file', async () => {
    await onHost(
      driver,
      `${code} function armElsewhere(id) { ScriptApp.newTrigger('edited').forSpreadsheet(id).onEdit().create(); }`,
      async (host, document) => {
        const other = host.copyDocument(document);
        const error = async (name: string, ...args: unknown[]) =>
          (await host.run(ANN, document, name, args)).error?.message;
        expect(await error('arm', 30)).toBe(
          'The recurrence interval for an Add-on trigger must be at least one hour.',
        );
        expect(host.triggers()).toEqual([]);
        expect(await error('armHourly')).toBeUndefined();
        expect(await error('armHourly')).toBe(
          'This add-on has created too many time-based triggers in this document for this Google user account.',
        );
        expect(await error('armEdit')).toBeUndefined();
        expect(await error('armEdit')).toMatch(/too many edit triggers/);
        expect(await error('armElsewhere', other.id)).toMatch(
          /only create triggers for the file it is used in/,
        );
        // Another file, another set; but the project list spans all files.
        resultOf(await host.run(ANN, other, 'armHourly'));
        expect(resultOf(await host.run(ANN, document, 'list'))).toBe(3);
      },
      { edition: 'addon' },
    );
  });

  test.each([
    ['a', 'Leads'],
    ['b', null],
  ] as const)("reading G7 '%s': its clock trigger's document is %s", async (reading, name) => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        resultOf(await host.run(ANN, document, 'armHourly'));
        await host.advance(3700);
        const record = host.executions.find(({ functionName }) => functionName === 'tick');
        expect(JSON.parse(record?.log[0]?.text ?? '')[5]).toBe(name);
      },
      { edition: 'addon', readings: { G7: reading } },
    );
  });

  test('a test deployment has triggers that never run', async () => {
    await onHost(
      driver,
      code,
      async (host, document) => {
        resultOf(await host.run(ANN, document, 'armHourly'));
        await host.advance(7300);
        expect(times(host, 'tick')).toEqual([]);
        expect(resultOf(await host.run(ANN, document, 'list'))).toBe(1);
      },
      { edition: 'addon', testDeployment: true },
    );
  });
});

describe.each(virtualDrivers)('triggers of the document (%s)', (driver) => {
  test('hear of what people do, not of what scripts write', async () => {
    const more = `${code}
      function onEdit(e) { note('simple ' + e.range.getA1Notation() + ' ' + e.oldValue + '>' + e.value + ' ' + e.authMode); }
      function write() { SpreadsheetApp.getActiveSheet().getRange('B1').setValue(1); SpreadsheetApp.getActiveSheet().insertRowAfter(1); }`;
    await onHost(driver, more, async (host, document) => {
      resultOf(await host.run(ANN, document, 'armEdit'));
      resultOf(await host.run(ANN, document, 'armChange'));
      const session = await host.open(BOB, document);
      resultOf(await host.run(ANN, document, 'write'));
      expect(logOf(host)).toBe('');
      for (const text of ['7', '8']) {
        session.acts.type('Sheet1', 'C1', text);
        await host.advance(5);
      }
      session.acts.insertRows('Sheet1', 1);
      await host.advance(5);
      const log = logOf(host).split(';');
      expect(log.filter((line) => line.startsWith('simple'))).toEqual([
        'simple C1 undefined>7 LIMITED',
        'simple C1 7>8 LIMITED',
      ]);
      expect(log.filter((line) => line.startsWith('edited'))).toEqual([
        `edited C1 7 by ${ANN}`,
        `edited C1 8 by ${ANN}`,
      ]);
      expect(log.filter((line) => line.startsWith('changed'))).toEqual([
        'changed EDIT',
        'changed EDIT',
        'changed INSERT_ROW',
      ]);
    });
  });

  test('onEdit keeps two more events while it runs', async () => {
    const slow = `function onEdit(e) { Utilities.sleep(1000); console.log(e.value); }`;
    await onHost(driver, slow, async (host, document) => {
      const session = await host.open(ANN, document);
      const typeMore = () => {
        for (const text of ['2', '3', '4', '5']) session.acts.type('Sheet1', 'A1', text);
      };
      host.onServiceCall = (_execution, _index, service) => {
        if (service !== 'Utilities') return;
        host.onServiceCall = undefined;
        typeMore();
      };
      session.acts.type('Sheet1', 'A1', '1');
      await host.advance(60);
      expect(logOf(host)).toBe('1;2;3');
    });
  });

  test('simple triggers live 30 seconds', async () => {
    await onHost(driver, 'function onOpen() { Utilities.sleep(31000); }', async (host, document) => {
      await host.open(ANN, document);
      await host.advance(60);
      expect(host.executions).toMatchObject([{ functionName: 'onOpen', status: 'timed out' }]);
      expect(host.executions[0]?.runtimeSeconds).toBeCloseTo(30, 1);
    });
  });
});
