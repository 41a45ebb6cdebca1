// Which rows a run is about: every scope that the page offers, and the bill that is agreed to.
import { describe, expect, test } from '@jest/globals';
import { ask, column, get, survey } from './page.js';
import { HEADERS, makeStage, people, runAll } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 1 } } as const;
const filled = (cells: readonly string[]) => cells.flatMap((cell, index) => (cell === '' ? [] : [index + 2]));

describe('the rows of a run', () => {
  test('the survey counts what is selected, clipped to the rows below the header', () => {
    const stage = makeStage({ rows: people(20) });
    stage.session.select(['Sheet1!A1:A3', 'Sheet1!B10:B11', 'Sheet1!C11:C12']);
    expect(survey(stage)).toMatchObject({
      tabName: 'Sheet1',
      selection: [
        { row: 2, rows: 2 },
        { row: 10, rows: 3 },
      ],
      selectedRows: 5,
      notEnrichedRows: 20,
      allRows: 20,
    });
    stage.session.select('Sheet1!A:C');
    expect(survey(stage)).toMatchObject({ selection: [{ row: 2, rows: 20 }], selectedRows: 20 });
  });

  test('a selection is billed and run as it was seen, wherever the user clicks since', () => {
    const stage = makeStage({ rows: people(20), sandbox: FAST });
    stage.session.select(['Sheet1!A3:A4', 'Sheet1!A7']);
    const { sheetId, selection } = survey(stage);
    stage.session.select('Sheet1!A2:A21');
    const what = { kind: 'scope', scope: { kind: 'rows', sheetId, ranges: selection } };
    expect(get(stage.session, 'sidebarBill', { what })).toMatchObject({
      rows: 3,
      contacts: 3,
      creditsAtMost: 3,
    });
    get(stage.session, 'sidebarRun', { what, confirmed: { contacts: 3, creditsAtMost: 3 } });
    stage.follow();
    expect(filled(column(stage, 'Email'))).toEqual([3, 4, 7]);
    expect(stage.credits()).toBe(3);
  });

  test('first rows, then those not enriched yet, then all: nothing is paid twice', () => {
    const stage = makeStage({ rows: people(12), sandbox: FAST });
    const { sheetId } = survey(stage);
    const run = (scope: object) => {
      get(stage.session, 'sidebarRun', { what: { kind: 'scope', scope: { sheetId, ...scope } } });
      stage.follow();
    };
    run({ kind: 'first', rows: 5 });
    expect(filled(column(stage, 'Email'))).toEqual([2, 3, 4, 5, 6]);
    expect(survey(stage).notEnrichedRows).toBe(7);
    const rest = { kind: 'scope', scope: { kind: 'not enriched', sheetId } };
    expect(get(stage.session, 'sidebarBill', { what: rest })).toMatchObject({ rows: 7, knownFree: 0 });
    run({ kind: 'not enriched' });
    expect(survey(stage).notEnrichedRows).toBe(0);
    const all = { kind: 'scope', scope: { kind: 'all', sheetId } };
    expect(get(stage.session, 'sidebarBill', { what: all })).toMatchObject({
      rows: 12,
      knownFree: 12,
      creditsAtMost: 0,
    });
    expect(stage.credits()).toBe(12);
  });

  test('visible rows are those that the filter shows; filters over too many rows are refused in words', () => {
    const stage = makeStage({ rows: people(12), sandbox: FAST });
    stage.script(`(function () {
      var sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange('A1:C13').createFilter().setColumnFilterCriteria(1,
        SpreadsheetApp.newFilterCriteria().setHiddenValues(['Noor', 'Ida']).build());
    })()`);
    const shown = survey(stage);
    expect(shown.visibleRows).toBe(8);
    const what = { kind: 'scope', scope: { kind: 'visible', sheetId: shown.sheetId } };
    get(stage.session, 'sidebarRun', { what });
    stage.follow();
    expect(filled(column(stage, 'Email'))).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);

    const large = makeStage({ rows: people(2_001) });
    large.script("SpreadsheetApp.getActive().getSheets()[0].getRange('A1:C2002').createFilter()");
    const refused = survey(large);
    expect(refused.visibleRows).toBeUndefined();
    expect(refused.visibleRefused).toContain('more than 2,000 rows');
    const answer = ask(large.session, 'sidebarBill', {
      what: { kind: 'scope', scope: { kind: 'visible', sheetId: refused.sheetId } },
    });
    expect(answer).toMatchObject({ ok: false, sentence: refused.visibleRefused });
  });

  test('a plan that costs more than the bill that was seen is refused, and nothing is spent', () => {
    const stage = makeStage({ rows: people(5), sandbox: FAST });
    const { sheetId } = survey(stage);
    const what = { kind: 'scope', scope: { kind: 'all', sheetId } };
    const bill = get(stage.session, 'sidebarBill', { what });
    stage.session.acts.type('Sheet1', 'A7', 'Wei');
    stage.session.acts.type('Sheet1', 'B7', 'Late');
    stage.session.acts.type('Sheet1', 'C7', 'found.example');
    const confirmed = { contacts: bill.contacts, creditsAtMost: bill.creditsAtMost };
    expect(ask(stage.session, 'sidebarRun', { what, confirmed })).toMatchObject({
      ok: false,
      reason: 'bill changed',
    });
    expect(stage.posts()).toBe(0);
    expect(get(stage.session, 'sidebarOpen').report.jobs).toEqual([]);
    get(stage.session, 'sidebarRun', { what, confirmed: { contacts: 6, creditsAtMost: 6 } });
    stage.follow();
    expect(stage.credits()).toBe(6);
  });

  test('what it is about is never guessed: an unknown scope is refused', () => {
    const stage = makeStage({ rows: people(5) });
    stage.session.select('Sheet1!A2:A6');
    for (const what of [
      { kind: 'scope', scope: { kind: 'everything', sheetId: 0 } },
      { kind: 'x' },
      7,
      'all',
    ])
      expect(ask(stage.session, 'sidebarRun', { what })).toMatchObject({ ok: false });
    expect(stage.posts()).toBe(0);
  });

  test('the bill tells probable twins, and after ten lookups what they are likely to cost', () => {
    const rows = [
      HEADERS,
      ['José', 'Sampler', 'found.example'],
      ['Jose', 'Sampler', 'www.found.example'],
      ...people(12).slice(1),
    ];
    const stage = makeStage({ rows, sandbox: FAST });
    const { sheetId } = survey(stage);
    const what = { kind: 'scope', scope: { kind: 'all', sheetId } };
    const first = get(stage.session, 'sidebarBill', { what });
    expect(first.samePerson).toEqual({ pairs: 1, firstRows: [[2, 3]] });
    expect(first.creditsLikely).toBeUndefined();
    expect(first.quota).toMatchObject({ requests: { aDay: 20_000 }, backgroundMinutes: { aDay: 90 } });
    runAll(stage, 14);
    stage.follow();
    stage.session.acts.type('Sheet1', 'A2', 'Josefa');
    const second = get(stage.session, 'sidebarBill', { what });
    expect(second).toMatchObject({ lookups: 1, creditsLikely: 1, background: { everyMinutes: 1 } });
  });

  test('rows are shown by selecting them', () => {
    const stage = makeStage({ rows: people(12) });
    const { sheetId } = survey(stage);
    expect(get(stage.session, 'sidebarShowRows', sheetId, [9, 3, 4, 4, 'x', -1])).toBe(3);
    expect(survey(stage).selection).toEqual([
      { row: 3, rows: 2 },
      { row: 9, rows: 1 },
    ]);
    expect(ask(stage.session, 'sidebarShowRows', 987, [1])).toMatchObject({ ok: false });
  });
});
