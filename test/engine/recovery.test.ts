// An execution that dies between its write and its second look, and other people's work that it has not seen. Each
// was found by a simulated world.
import { describe, expect, test } from '@jest/globals';
import { rect } from '../../local/appsscript/spreadsheet/values.js';
import type { StepResult } from '../../src/sidebar-api.js';
import { makeStage, newest, people, runAll, type Stage, type StageOptions } from './stage.js';

const ROWS = 6;
const FAST = { latency: { kind: 'const', seconds: 5 } } as const;

/** A table with two columns of the user's before the result columns. */
function stageWithNotes(options: Partial<StageOptions> = {}): Stage {
  const [headers = [], ...rows] = people(ROWS);
  const notes = ['5%', '2026-01-31', '1,200', "'=no formula", '=ROW()', "'5%"];
  return makeStage({
    rows: [
      [...headers, 'Notes', 'Since'],
      ...rows.map((row, index) => [...row, notes[index] ?? '', `n${index}`]),
    ],
    sandbox: FAST,
    ...options,
  });
}

/** Moves the user's Notes behind the result columns between the read and the write of the first placement. */
function moveUnderWrite(stage: Stage, afterWrite: (kill: () => void) => void): void {
  let isMoved = false;
  let isOver = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (execution.record().functionName !== 'sidebarStep' || isOver) return;
    const name = `${service}.${method}`;
    if (!isMoved && name === 'RangeList.setNumberFormat') {
      isMoved = true;
      expect(stage.session.acts.moveColumns('Sheet1', 4, 1, 9)).toMatchObject({ kind: 'done' });
    } else if (isMoved && name === 'SpreadsheetApp.flush') {
      // Its cells are written; before this flush or right after it the execution may die.
      isOver = true;
      afterWrite(() => execution.kill());
    }
  };
}

function follow(stage: Stage): StepResult {
  for (let tries = 0; tries < 500; tries++) {
    const answer = stage.session.callServerNow('sidebarStep');
    const step = answer.kind === 'success' ? (answer.value as { value: StepResult }).value : undefined;
    if (step && step.callAgainSeconds === undefined) return step;
    stage.host.advanceNow(Math.max(1, step?.callAgainSeconds ?? 10));
  }
  throw new Error('never ended');
}

/** What stands in every column but ours and the inputs. */
function usersCells(stage: Stage): string[][] {
  const [headers = [], ...rows] = stage.cells();
  const columns = ['Notes', 'Since'].map((name) => headers.indexOf(name));
  return rows.map((row) => columns.map((column) => row[column] ?? ''));
}

function emails(stage: Stage): string[] {
  const [headers = [], ...rows] = stage.cells();
  return rows.map((row) => row[headers.indexOf('Email')] ?? '');
}

describe('a column of the user’s moves under a write', () => {
  for (const [name, isKilled] of [
    ['the second look gives its cells back, with their number formats', false],
    ['the execution dies before its second look: the next one takes it', true],
  ] as const)
    for (const G2 of ['a', 'b'] as const)
      test(`${name} (G2 ${G2})`, () => {
        const stage = stageWithNotes({ readings: { G2 } });
        const before = usersCells(stage);
        runAll(stage, ROWS);
        let isHit = false;
        moveUnderWrite(stage, (kill) => {
          isHit = true;
          if (isKilled) kill();
        });
        const job = newest(follow(stage));
        expect(isHit).toBe(true);
        expect(job.state.kind).toBe('done');
        expect(usersCells(stage)).toEqual(before);
        expect(emails(stage)).not.toContain('');
        const [headers = []] = stage.cells();
        expect(headers.filter((text) => text === 'Email')).toHaveLength(1);
      });
});

test('recovery of one job leaves alone what a job of another type wrote, though it reads the same', () => {
  const [headers = []] = people(1);
  const failing = (name: string) => ['Noor', name, 'error.example'];
  const stage = makeStage({ rows: [headers, failing('Examplea'), failing('Exampleb')], sandbox: FAST });
  stage.session.select('Sheet1!A2');
  stage.call('sidebarRun', { type: 'email' });
  stage.follow();
  stage.session.select('Sheet1!A3');
  stage.call('sidebarRun', { type: 'all' });
  let isKilled = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isKilled || `${service}.${method}` !== 'RangeList.setNumberFormat') return;
    isKilled = true;
    execution.kill();
  };
  follow(stage);
  stage.host.advanceNow(600);
  expect(isKilled).toBe(true);
  stage.call('sidebarStep');
  const status = stage.cells()[0]?.indexOf('Status') ?? -1;
  expect(stage.cells().map((row) => row[status])).toEqual([
    'Status',
    'Error: lookup failed',
    'Error: lookup failed',
  ]);
});

test('a plan made while a step was on its way to the lease is not taken for a ledger rolled back (G1 b)', () => {
  const stage = makeStage({ rows: people(ROWS), sandbox: FAST, readings: { G1: 'b' } });
  stage.session.select('Sheet1!A2:A3');
  stage.call('sidebarRun', {});
  const kim = stage.host.openNow('kim@example.com', stage.session.document);
  kim.callServerNow('sidebarSaveKey', 'lm_live_second_key');
  kim.select('Sheet1!A4:A7');
  let hasRun = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (
      hasRun ||
      execution.record().functionName !== 'sidebarStep' ||
      `${service}.${method}` !== 'Lock.tryLock'
    )
      return;
    hasRun = true;
    expect(kim.callServerNow('sidebarRun', {})).toMatchObject({ kind: 'success', value: { ok: true } });
  };
  const { report } = stage.call<StepResult>('sidebarStep');
  expect(hasRun).toBe(true);
  expect(report.jobs.map((job) => job.state.kind)).toEqual(['running', 'running']);
});

test('no plan is made while a header of the user lies under one of ours: an execution died there', () => {
  const stage = makeStage({ rows: people(ROWS), sandbox: FAST });
  stage.session.select(`Sheet1!A2:A${ROWS + 1}`);
  let isMoved = false;
  let isKilled = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isKilled || execution.record().functionName !== 'sidebarRun') return;
    isKilled = isMoved && `${service}.${method}` === 'Sheet.createDeveloperMetadataFinder';
    if (isKilled) execution.kill();
    if (isMoved || `${service}.${method}` !== 'Range.setValues') return;
    isMoved = true;
    expect(stage.session.acts.insertColumns('Sheet1', 1, 1)).toMatchObject({ kind: 'done' });
  };
  expect(stage.session.callServerNow('sidebarRun', {})).toMatchObject({ kind: 'failure' });
  stage.host.onServiceCall = undefined;
  expect([isKilled, stage.cells()[0]?.includes('Company domain')]).toEqual([true, false]);
  // The lease of the dead execution still runs, so nobody may put the header back yet.
  for (const call of ['sidebarBill', 'sidebarRun'])
    expect(stage.session.callServerNow(call, {})).toMatchObject({ value: { ok: false, reason: 'busy' } });
  stage.host.advanceNow(100);
  runAll(stage, ROWS);
  expect(newest(stage.follow()).counts.found).toBe(ROWS);
  expect(stage.sandbox.books().runs.map(({ contact }) => contact.companyDomain)).toEqual(
    people(ROWS)
      .slice(1)
      .map((row) => row[2]),
  );
});

test.each(['Range.getValues', 'Range.getFormulas', 'Range.getNumberFormats', 'RangeList.setNumberFormat'])(
  'a column comes before %s of a placement: the user’s cells keep what they show',
  (call) => {
    const stage = stageWithNotes();
    const before = usersCells(stage);
    runAll(stage, ROWS);
    let isMet = false;
    stage.host.onServiceCall = (execution, _index, service, method) => {
      if (isMet || execution.record().functionName !== 'sidebarStep' || `${service}.${method}` !== call)
        return;
      isMet = true;
      expect(stage.session.acts.insertColumns('Sheet1', 4, 1)).toMatchObject({ kind: 'done' });
    };
    expect(newest(follow(stage)).state.kind).toBe('done');
    expect(isMet).toBe(true);
    expect(usersCells(stage)).toEqual(before);
    expect(emails(stage)).not.toContain('');
  },
);

test.each([
  ['DeveloperMetadataLocation.getColumn', 1, 'lives'],
  ['Range.getFormulas', 1, 'dies'],
  ['Range.setNumberFormat', 1, 'lives'],
  ['Range.setNumberFormat', 4, 'lives'],
] as const)(
  'a column of names moves under a write, and another column comes while the second look mends that (%s %i, the execution %s)',
  (call, nth, end) => {
    const stage = stageWithNotes();
    const before = usersCells(stage);
    runAll(stage, ROWS);
    let calls = -1;
    let isMended = false;
    stage.host.onServiceCall = (execution, _index, service, method) => {
      if (execution.record().functionName !== 'sidebarStep') return;
      const name = `${service}.${method}`;
      if (calls < 0 && name === 'RangeList.setNumberFormat') {
        calls = 0;
        expect(stage.session.acts.moveColumns('Sheet1', 2, 1, 8)).toMatchObject({ kind: 'done' });
      } else if (calls >= 0 && calls < nth && name === call && ++calls === nth)
        expect(stage.session.acts.insertColumns('Sheet1', 4, 1)).toMatchObject({ kind: 'done' });
      if (end === 'dies' && calls === nth && name === 'Range.setNumberFormat') isMended = true;
      if (isMended && name === 'SpreadsheetApp.flush') {
        isMended = false;
        execution.kill();
      }
    };
    expect(newest(follow(stage)).state.kind).toBe('done');
    expect(calls).toBe(nth);
    const [headers = [], ...rows] = stage.cells();
    const lastNames = rows.map((row) => row[headers.indexOf('Last name')]);
    const names = people(ROWS).map((row) => row[1]);
    expect(lastNames).toEqual(names.slice(1));
    expect(usersCells(stage)).toEqual(before);
    expect(emails(stage)).not.toContain('');
  },
);

test.each(['lives', 'dies'])(
  'rows are sorted under a write and the tab is duplicated before that is mended: the copy is mended too (the execution %s)',
  (end) => {
    const stage = stageWithNotes();
    runAll(stage, ROWS);
    let next: 'sort' | 'write' | 'copy' | 'nothing' = 'sort';
    stage.host.onServiceCall = (execution, _index, service, method) => {
      if (execution.record().functionName !== 'sidebarStep') return;
      const name = `${service}.${method}`;
      if (next === 'sort' && name === 'RangeList.setNumberFormat') {
        next = 'write';
        const names = { column: 'B', ascending: false } as const;
        expect(stage.session.acts.sort('Sheet1', 'A2:J7', names)).toMatchObject({ kind: 'done' });
      } else if (next === 'write' && name === 'SpreadsheetApp.flush') next = 'copy';
      else if (next === 'copy') {
        next = 'nothing';
        expect(stage.session.acts.duplicateTab('Sheet1', 'Copy')).toMatchObject({ kind: 'done' });
        if (end === 'dies') execution.kill();
      }
    };
    expect(newest(follow(stage)).state.kind).toBe('done');
    expect(next).toBe('nothing');
    const copy = stage.document.sheetByName('Copy');
    const shown = copy ? stage.document.displayValues(copy, rect(0, 0, ROWS + 1, 10)) : [];
    const [headers = [], ...rows] = shown;
    const wrong = rows.filter((row) => {
      const email = row[headers.indexOf('Email')] ?? '';
      return email !== '' && !email.includes((row[1] ?? '').toLowerCase());
    });
    expect(wrong).toEqual([]);
  },
);

test.each(['row', 'column'])(
  'the audit’s "Inputs changed" finds its cell, or none, when a %s comes under it',
  (what) => {
    let moves = 0;
    for (let gap = 1; gap < 60; gap += 4) {
      const stage = stageWithNotes();
      const before = usersCells(stage);
      runAll(stage, ROWS);
      let isOver = false;
      let calls = 0;
      stage.host.onServiceCall = (execution, _index, service, method) => {
        if (isOver || execution.record().functionName !== 'sidebarStep') return;
        // All are placed and in the ledger: one row is edited, and the audit comes.
        if (calls > 0) calls += 1;
        else if (`${service}.${method}` === 'Cache.getAll') {
          calls = 1;
          stage.session.acts.type('Sheet1', 'B4', 'Exampleedited');
        }
        if (calls !== gap) return;
        isOver = true;
        moves += 1;
        if (what === 'row') stage.session.acts.insertRows('Sheet1', 3, 1);
        else stage.session.acts.insertColumns('Sheet1', 1, 1);
      };
      expect(newest(follow(stage)).state.kind).toBe('done');
      const [headers = [], ...rows] = stage.cells();
      const status = (row: readonly string[]) => row[headers.indexOf('Status')];
      const flagged = rows.filter((row) => status(row) === 'Inputs changed');
      expect({ gap, flagged: flagged.filter((row) => !row.includes('Exampleedited')) }).toEqual({
        gap,
        flagged: [],
      });
      // The row number that a formula of theirs shows may change.
      const texts = (cells: string[][]) => cells.flat().filter((text) => !/^\d?$/.test(text));
      expect(texts(usersCells(stage))).toEqual(texts(before));
    }
    expect(moves).toBe(15);
  },
  60_000,
);

test('two columns come under a placement that dies between formatting and writing: dates and percents keep their look', () => {
  const stage = stageWithNotes();
  const before = usersCells(stage);
  runAll(stage, ROWS);
  let isFormatting = false;
  let isKilled = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isKilled || execution.record().functionName !== 'sidebarStep') return;
    const name = `${service}.${method}`;
    if (!isFormatting && name === 'RangeList.setNumberFormat') {
      isFormatting = true;
      expect(stage.session.acts.insertColumns('Sheet1', 4, 2)).toMatchObject({ kind: 'done' });
    }
    isKilled = isFormatting && name === 'Range.setValues';
    if (isKilled) execution.kill();
  };
  expect(newest(follow(stage)).state.kind).toBe('done');
  expect(isKilled).toBe(true);
  expect(usersCells(stage)).toEqual(before);
  expect(emails(stage)).not.toContain('');
});
