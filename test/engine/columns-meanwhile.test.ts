// People's hands in the middle of Run, and of a placement that has no second chance: columns come, move and go between
// two service calls. Each was found by a simulated world.
import { expect, test } from '@jest/globals';
import { addressOf, makeStage, newest, people, runAll, sortUnderWrite } from './stage.js';

const ROWS = 6;
const FAST = { latency: { kind: 'const', seconds: 5 } } as const;

test('a column inserted at any service call of Run before its first write: the last column of the user stays', () => {
  for (let at = 1, isWriting = false; !isWriting; at++) {
    const [headers = [], ...rows] = people(ROWS);
    const stage = makeStage({
      rows: [[...headers, 'Notes', 'Since'], ...rows.map((row, index) => [...row, 'x', `n${index}`])],
      sandbox: FAST,
    });
    stage.session.select(`Sheet1!A2:A${ROWS + 1}`);
    const since = stage.cells().map((row) => row[4]);
    let calls = 0;
    stage.host.onServiceCall = (_execution, _index, service, method) => {
      calls += 1;
      if (calls < at) isWriting ||= `${service}.${method}` === 'Range.setValues';
      if (calls === at) stage.session.acts.insertColumns('Sheet1', 2, 1);
    };
    const run = stage.session.callServerNow('sidebarRun', {});
    stage.host.onServiceCall = undefined;
    // Rows read under headers that moved make no lookup: nothing was spent, and the person runs again.
    if (run.kind === 'success' && !(run.value as { ok: boolean }).ok) runAll(stage, ROWS);
    const cells = stage.cells();
    const column = cells[0]?.indexOf('Since') ?? -1;
    expect({ at, since: cells.map((row) => row[column]) }).toEqual({ at, since });
  }
});

test.each([1, 2, 3])(
  'names change places before read %i of Run: nobody is asked about whose name was read from the wrong column',
  (at) => {
    const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
    stage.session.select(`Sheet1!A2:A${ROWS + 1}`);
    let reads = 0;
    stage.host.onServiceCall = (_execution, _index, service, method) => {
      if (`${service}.${method}` !== 'Range.getDisplayValues') return;
      reads += 1;
      if (reads === at) stage.session.acts.moveColumns('Sheet1', 2, 1, 1);
    };
    const run = stage.session.callServerNow('sidebarRun', {});
    stage.host.onServiceCall = undefined;
    if (run.kind === 'success' && !(run.value as { ok: boolean }).ok) runAll(stage, ROWS);
    expect(reads).toBeGreaterThanOrEqual(at);
    stage.follow();
    expect(
      stage.sandbox
        .books()
        .runs.map(({ contact }) => contact.firstName)
        .sort(),
    ).toEqual(
      people(ROWS)
        .slice(1)
        .map((row) => row[0])
        .sort(),
    );
  },
);

test('rows sorted without their results after an execution died: the last look at what it wrote loses no result', () => {
  const stage = makeStage({ rows: [...people(ROWS), ['Region', '', '']], sandbox: FAST });
  runAll(stage, ROWS);
  let isKilled = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isKilled || execution.record().functionName !== 'sidebarStep') return;
    isKilled = `${service}.${method}` === 'RangeList.setNumberFormat';
    if (isKilled) execution.kill();
  };
  for (let tries = 0; !isKilled && tries < 20; tries++) {
    stage.session.callServerNow('sidebarStep');
    stage.host.advanceNow(5);
  }
  stage.host.onServiceCall = undefined;
  expect(isKilled).toBe(true);
  stage.host.advanceNow(100);
  expect(newest(stage.follow()).state.kind).toBe('done');
  // The row without a contact goes to the top, so one contact now stands beside blank cells.
  stage.session.acts.sort('Sheet1', `A2:C${ROWS + 2}`, { column: 'A', ascending: false });
  stage.host.advanceNow(600);
  stage.call('sidebarStep');
  const shown = stage.cells().map((row) => [row[0], row[1], row[3]]);
  for (const [first = '', last = '', email] of shown.slice(1))
    expect([first, email]).toEqual([first, last ? addressOf(first, last) : '']);
});

test('a result column is moved and another deleted under a write: nothing is written by the layout that was', () => {
  const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
  runAll(stage, ROWS);
  const at = (header: string) => (stage.cells()[0]?.indexOf(header) ?? 0) + 1;
  let isMet = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isMet || execution.record().functionName !== 'sidebarStep') return;
    isMet = `${service}.${method}` === 'RangeList.setNumberFormat';
    if (!isMet) return;
    expect(stage.session.acts.moveColumns('Sheet1', at('Provider'), 1, 14)).toMatchObject({ kind: 'done' });
    expect(stage.session.acts.deleteColumns('Sheet1', at('Status'), 1)).toMatchObject({ kind: 'done' });
  };
  expect(newest(stage.follow()).counts).toMatchObject({ found: ROWS, unplaced: ROWS });
  expect(isMet).toBe(true);
  const [headers = [], ...rows] = stage.cells();
  const nameless = rows.map((row) => row.filter((_, column) => (headers[column] ?? '') === '').join(''));
  expect(nameless).toEqual(nameless.map(() => ''));
});

test.each(['before', 'after'])(
  'an input column is deleted %s the headers are written: Run is refused, and no header stands where none was',
  (when) => {
    const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
    stage.session.select(`Sheet1!A2:A${ROWS + 1}`);
    let isWritten = false;
    let isDeleted = false;
    stage.host.onServiceCall = (_execution, _index, service, method) => {
      const name = `${service}.${method}`;
      if (isDeleted || (when === 'before' ? name !== 'RangeList.setNumberFormat' : !isWritten)) {
        isWritten ||= name === 'Range.setValues';
        return;
      }
      isDeleted = true;
      expect(stage.session.acts.deleteColumns('Sheet1', 3, 1)).toMatchObject({ kind: 'done' });
    };
    const run = stage.session.callServerNow('sidebarRun', {});
    stage.host.onServiceCall = undefined;
    expect([run, isDeleted]).toMatchObject([{ kind: 'success', value: { ok: false } }, true]);
    expect(stage.cells()[0]).not.toContain('Company domain');
    expect(stage.posts()).toBe(0);
  },
);

test.each([1, 3, 5, 8])(
  'a column comes while a step reads where its columns are (mark %i): every result is placed',
  (nth) => {
    const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
    runAll(stage, ROWS);
    let marks = 0;
    let hasAnswers = false;
    stage.host.onServiceCall = (execution, _index, service, method) => {
      if (execution.record().functionName !== 'sidebarStep') return;
      hasAnswers ||= stage.sandbox.books().runs.some(({ readyAtMs }) => readyAtMs <= stage.host.now());
      if (hasAnswers && `${service}.${method}` === 'Range.getColumn' && ++marks === nth)
        expect(stage.session.acts.insertColumns('Sheet1', 4, 1)).toMatchObject({ kind: 'done' });
    };
    expect(newest(stage.follow()).counts).toMatchObject({ found: ROWS, unplaced: 0 });
    expect(marks).toBeGreaterThanOrEqual(nth);
    const [headers = [], ...rows] = stage.cells();
    expect(rows.map((row) => row[headers.indexOf('Email')])).toEqual(
      rows.map((row) => addressOf(row[0], row[1])),
    );
  },
);

test('rows with results come under a write and the columns move: what was written beside theirs goes', () => {
  const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
  runAll(stage, 3);
  stage.follow();
  stage.session.select(`Sheet1!A5:A${ROWS + 1}`);
  stage.call('sidebarRun', {});
  let isMoved = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isMoved || execution.record().functionName !== 'sidebarStep') return;
    isMoved = `${service}.${method}` === 'RangeList.setNumberFormat';
    if (!isMoved) return;
    const { acts } = stage.session;
    expect(acts.sort('Sheet1', `A2:Z${ROWS + 1}`, { column: 'B', ascending: false })).toMatchObject({
      kind: 'done',
    });
    expect(acts.moveColumns('Sheet1', 1, 1, 20)).toMatchObject({ kind: 'done' });
  };
  expect(newest(stage.follow()).counts.found).toBe(ROWS - 3);
  expect(isMoved).toBe(true);
  const [headers = [], ...rows] = stage.cells();
  const of = (row: readonly string[], header: string) => row[headers.indexOf(header)] ?? '';
  for (const row of rows)
    expect([of(row, 'Email'), of(row, 'Email status'), of(row, 'Status')]).toEqual([
      addressOf(of(row, 'First name'), of(row, 'Last name')),
      'valid',
      'Found',
    ]);
});

test('rows are sorted under a write, and a column comes between the result columns while that is mended (G1 b)', () => {
  const stage = makeStage({ rows: people(ROWS), sandbox: FAST, readings: { G1: 'b' } });
  runAll(stage, ROWS);
  let looks = 0;
  let wrongAfterStep: string[] = [];
  const wrong = () => {
    const [headers = [], ...rows] = stage.cells();
    return rows
      .filter((row) => row.slice(4).some((text) => text !== ''))
      .filter((row) => row[headers.indexOf('Email')] !== addressOf(row[0], row[1]))
      .map((row) => row.join('|'));
  };
  sortUnderWrite(stage, ROWS, (call) => {
    if (call === 'DeveloperMetadataLocation.getColumn' && ++looks === 1)
      expect(stage.session.acts.insertColumns('Sheet1', 5, 1)).toMatchObject({ kind: 'done' });
  });
  for (let steps = 0; steps < 30 && looks === 0; steps++) {
    stage.call('sidebarStep');
    wrongAfterStep = wrong();
    stage.host.advanceNow(5);
  }
  expect([looks > 0, wrongAfterStep]).toEqual([true, []]);
  expect(newest(stage.follow()).counts.unplaced).toBe(0);
  expect(wrong()).toEqual([]);
});

test('rows inserted between the count of rows and their reading: Run does not leave the last ones out in silence', () => {
  const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
  stage.session.select('Sheet1!A2:A20');
  let reads = 0;
  stage.host.onServiceCall = (_execution, _index, service, method) => {
    if (`${service}.${method}` === 'Range.getDisplayValues' && ++reads === 1)
      expect(stage.session.acts.insertRows('Sheet1', 3, 2)).toMatchObject({ kind: 'done' });
  };
  const run = stage.session.callServerNow('sidebarRun', {});
  stage.host.onServiceCall = undefined;
  expect(run).toMatchObject({ kind: 'success', value: { ok: false, reason: 'column conflict' } });
  expect(stage.posts()).toBe(0);
});

test.each([2, 3, 8, 14])(
  'rows are sorted at each of the first %i flushes after a write: also those of an earlier job keep their own results',
  (most) => {
    const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
    runAll(stage, 3);
    stage.follow();
    stage.session.select(`Sheet1!A5:A${ROWS + 1}`);
    stage.call('sidebarRun', {});
    let isWriting = false;
    let sorts = 0;
    stage.host.onServiceCall = (execution, _index, service, method) => {
      if (execution.record().functionName !== 'sidebarStep') return;
      isWriting ||= `${service}.${method}` === 'RangeList.setNumberFormat';
      if (!isWriting || `${service}.${method}` !== 'SpreadsheetApp.flush' || sorts >= most) return;
      // Four orders in turn: what is put back at one moment is wrong at the next.
      const [column = '', way = ''] = ['A up', 'A down', 'B up', 'B down'][sorts++ % 4]?.split(' ') ?? [];
      stage.session.acts.sort('Sheet1', `A2:H${ROWS + 1}`, { column, ascending: way === 'up' });
    };
    for (let tries = 0; !isWriting && tries < 20; tries++) {
      stage.session.callServerNow('sidebarStep');
      stage.host.advanceNow(5);
    }
    stage.host.onServiceCall = undefined;
    expect(sorts).toBeGreaterThan(1);
    stage.follow();
    const [headers = [], ...rows] = stage.cells();
    expect(rows.map((row) => row[headers.indexOf('Email')])).toEqual(
      rows.map((row) => addressOf(row[0], row[1])),
    );
    expect(stage.posts()).toBe(ROWS);
  },
);
