// When writes of an execution become visible, what a kill leaves, what custom functions may do.
// Sources: [7] Spreadsheet service reference, and what authors saw (calls are batched,
// flush commits); [R] docs/architecture.md, readings G1 and G2;
// [4] custom functions guide. The hook runs before each service call of the direct and lock-step drivers.

import { describe, expect, test } from '@jest/globals';
import type { RunningExecution } from '../../../local/appsscript/index.js';
import { onStage, type Stage } from './a-host.js';

/** Calls `act` before the n-th call (1-based) of this method; several may wait side by side. */
function meanwhile(
  stage: Stage,
  method: string,
  nth: number,
  act: (execution: RunningExecution) => void,
): void {
  let seen = 0;
  const earlier = stage.host.world.onServiceCall;
  stage.host.onServiceCall = (execution, index, service, name) => {
    earlier?.(execution, index, service, name);
    if (`${service}.${name}` === method && ++seen === nth) act(execution);
  };
}

describe.each(['direct', 'lockstep'] as const)('%s', (driver) => {
  test('writes wait for flush() [7]', () =>
    onStage(driver, async (stage) => {
      const seen: unknown[] = [];
      meanwhile(stage, 'SpreadsheetApp.flush', 1, () => seen.push(stage.hands.value('A1')));
      meanwhile(stage, 'Range.setNote', 1, () => seen.push(stage.hands.value('A1')));
      await stage.run(
        `sheet.getRange('A1').setValue('x'); SpreadsheetApp.flush(); sheet.getRange('A1').setNote('n');`,
      );
      expect(seen).toEqual(['', 'x']);
    }));

  test('an execution reads its own writes, and a read commits them', () =>
    onStage(driver, async (stage) => {
      const seen: unknown[] = [];
      meanwhile(stage, 'Range.setNote', 1, () => seen.push(stage.hands.value('A1')));
      const read = await stage.run(
        `const r = sheet.getRange('A1').setValue('x'); const v = r.getValue(); r.setNote('n'); v`,
      );
      expect([read, seen]).toEqual(['x', ['x']]);
    }));

  test.each([
    ['a', 'theirs'],
    ['b', 'old'],
  ] as const)('reading G1 %j: a second read sees %j', (G1, second) =>
    onStage(
      driver,
      async (stage) => {
        stage.hands.type('A1', 'old');
        meanwhile(stage, 'Range.getValue', 2, () => stage.hands.type('A1', 'theirs'));
        const read = await stage.run(
          `const r = sheet.getRange('A1'); const a = r.getValue(); const b = r.getValue(); SpreadsheetApp.flush(); [a, b, r.getValue()]`,
        );
        expect(read).toEqual(['old', second, 'theirs']);
      },
      { readings: { G1 } },
    ),
  );

  test('under G1 b an execution still sees its own writes over the old view, and loses nothing of theirs', () =>
    onStage(
      driver,
      async (stage) => {
        meanwhile(stage, 'Range.getValues', 2, () => stage.hands.type('A2', 'theirs'));
        const read = await stage.run(
          `const r = sheet.getRange('A1:A2'); r.getValues(); sheet.getRange('A1').setValue('mine'); const v = r.getValues(); SpreadsheetApp.flush(); [v, r.getValues()]`,
        );
        expect(read).toEqual([
          [['mine'], ['']],
          [['mine'], ['theirs']],
        ]);
      },
      { readings: { G1: 'b' } },
    ));

  test.each([
    ['a', 'late'],
    ['b', ''],
  ] as const)('reading G2 %j: a kill before flush leaves %j', (G2, left) =>
    onStage(
      driver,
      async (stage) => {
        meanwhile(stage, 'SpreadsheetApp.flush', 2, (execution) => execution.kill());
        await stage.failure(
          `sheet.getRange('A1').setValue('flushed'); SpreadsheetApp.flush(); sheet.getRange('A2').setValue('late'); SpreadsheetApp.flush(); sheet.getRange('A3').setValue('never');`,
        );
        expect(stage.hands.values('A1:A3')).toEqual([['flushed'], [left], ['']]);
      },
      { readings: { G2 } },
    ),
  );

  test('a write lands where its range is when it is committed: a row inserted meanwhile shifts what it hits', () =>
    onStage(driver, async (stage) => {
      stage.hands.acts.paste('Sheet1', 'A1', [['Jane'], ['Ann']]);
      meanwhile(stage, 'SpreadsheetApp.flush', 1, () => stage.hands.acts.insertRows('Sheet1', 1));
      await stage.run(`sheet.getRange('B2').setValue('for Ann'); SpreadsheetApp.flush();`);
      expect(stage.hands.values('A1:B3')).toEqual([
        ['', ''],
        ['Jane', 'for Ann'],
        ['Ann', ''],
      ]);
    }));

  test('a protection set meanwhile surfaces at flush(), and at the end of a script that never flushes', () =>
    onStage(driver, async (stage) => {
      const words = /^You are trying to edit a protected cell or object/;
      meanwhile(stage, 'SpreadsheetApp.flush', 1, () => stage.hands.acts.protect('Sheet1', 'A1'));
      expect(
        await stage.failure(`sheet.getRange('A1').setValue('x'); SpreadsheetApp.flush();`, 'bob@example.com'),
      ).toMatch(words);
      expect(stage.hands.value('A1')).toBe('');
      meanwhile(stage, 'Range.setNote', 1, () => stage.hands.acts.protect('Sheet1', 'B1'));
      expect(
        await stage.failure(
          `sheet.getRange('B1').setValue('x'); sheet.getRange('C1').setNote('n');`,
          'bob@example.com',
        ),
      ).toMatch(words);
    }));

  test('a sheet deleted meanwhile is named', () =>
    onStage(driver, async (stage) => {
      stage.hands.acts.addTab('Other');
      meanwhile(stage, 'Sheet.getLastRow', 1, () => stage.hands.acts.deleteTab('Sheet1'));
      expect(await stage.failure(`sheet.getLastRow()`)).toBe('Sheet 0 not found');
    }));
});

test('protected cells: others are refused at the call in their language, the owner is not [7]', () =>
  onStage(
    'direct',
    async (stage) => {
      await stage.run(
        `const p = sheet.getRange('A1').protect(); p.removeEditors(p.getEditors()); p.setDescription('keys')`,
      );
      const write = `sheet.getRange('A1:B1').setValues([[1, 2]])`;
      expect(await stage.failure(write, 'bob@example.com')).toMatch(/^Sie versuchen, eine geschützte Zelle/);
      expect(
        await stage.run(
          `[sheet.getRange('A1').canEdit(), sheet.getRange('B1').canEdit()]`,
          'bob@example.com',
        ),
      ).toEqual([false, true]);
      await stage.run(write);
      expect(stage.hands.values('A1:B1')).toEqual([[1, 2]]);
      expect(
        await stage.run(
          `sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((p) => p.getDescription() + p.getRange().getA1Notation())`,
        ),
      ).toEqual(['keysA1']);
    },
    { language: 'de' },
  ));

test('a person at the keyboard: selection of several ranges, of whole columns, on another tab', () =>
  onStage('direct', async ({ host, document, hands }) => {
    host.loadProject({
      files: {
        'appsscript.json': '{}',
        'Code.js': `function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Look', 'look').addItem('Go', 'go').addToUi(); }
          function look() { const s = SpreadsheetApp.getActive(); const l = s.getActiveRangeList(); console.log(JSON.stringify([s.getActiveSheet().getName(), l.getRanges().map((r) => r.getA1Notation()), s.getActiveRange().getA1Notation(), SpreadsheetApp.getCurrentCell().getA1Notation()])); }
          function go() { SpreadsheetApp.getActive().getSheetByName('Other').getRange('B2').activate(); SpreadsheetApp.getActive().toast('Done', 'Title', 3); }`,
      },
    });
    hands.acts.addTab('Other');
    const session = await host.open('ann@example.com', document);
    const look = async () => JSON.parse((await session.click(['M', 'Look'])).log.at(-1)?.text ?? 'null');
    expect(await look()).toEqual(['Sheet1', ['A1'], 'A1', 'A1']);
    session.select(['A2:B3', 'D5']);
    expect(await look()).toEqual(['Sheet1', ['A2:B3', 'D5'], 'D5', 'D5']);
    session.select('Other!C:C');
    expect(await look()).toEqual(['Other', ['C1:C1000'], 'C1:C1000', 'C1']);
    hands.acts.hideTab('Other');
    expect((await look())[0]).toBe('Sheet1');
    hands.acts.hideTab('Other', false);
    await session.click(['M', 'Go']);
    expect(await look()).toEqual(['Other', ['B2'], 'B2', 'B2']);
    expect(session.screen.toasts).toMatchObject([{ message: 'Done', title: 'Title', timeoutSeconds: 3 }]);
  }));

test('setActiveSheet(sheet, true) selects again what was selected there, also after insertSheet [D]', () =>
  onStage('direct', async ({ host, document }) => {
    host.loadProject({
      files: {
        'appsscript.json': '{}',
        'Code.js': `function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Keep', 'keep').addItem('Leave', 'leave').addToUi(); }
          function back(keep) { const s = SpreadsheetApp.getActive(); const before = s.getActiveSheet(); s.insertSheet(); s.setActiveSheet(before, keep); console.log(s.getActiveRange().getA1Notation()); }
          function keep() { back(true); }
          function leave() { back(false); }`,
      },
    });
    const session = await host.open('ann@example.com', document);
    session.select('B2:C4');
    expect((await session.click(['M', 'Keep'])).log.at(-1)?.text).toBe('B2:C4');
    expect((await session.click(['M', 'Leave'])).log.at(-1)?.text).toBe('A1');
  }));
