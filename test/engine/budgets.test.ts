// Budgets as assertions: service calls, requests and property operations of a step are counted, and do not grow
// with the tab (docs/limits.md).
import { describe, expect, test } from '@jest/globals';
import type { ExecutionRecord } from '../../local/appsscript/index.js';
import type { StepResult } from '../../src/sidebar-api.js';
import { HEADERS, makeStage, runAll, type Stage } from './stage.js';

/** Calls that read or write cells or wait for the sheet; addressing (getRange, getSheetId …) moves no data. */
const MOVES_CELLS =
  /^(Range|RangeList|SpreadsheetApp)\.(getDisplayValues|getValues|getFormulas|getNumberFormats|setValues|setFormula|setNote|setNumberFormat|flush)$/;

function count(record: ExecutionRecord, pattern: RegExp): number {
  return Object.entries(record.serviceCalls).reduce(
    (sum, [name, calls]) => sum + (pattern.test(name) ? calls : 0),
    0,
  );
}

function letters(index: number): string {
  return [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

function bigStage(rows: number): Stage {
  const people = Array.from({ length: rows }, (_, index) => [
    'Noor',
    `Example${letters(index)}`,
    'found.example',
  ]);
  const stage = makeStage({
    rows: [HEADERS, ...people],
    sandbox: { latency: { kind: 'const', seconds: 5 } },
  });
  runAll(stage, rows);
  return stage;
}

/** The steps of the first four minutes: sends, waits, polls, placements. */
function steps(stage: Stage): ExecutionRecord[] {
  const from = stage.host.executions.length;
  for (let n = 0; n < 20; n++) {
    const { callAgainSeconds } = stage.call<StepResult>('sidebarStep');
    stage.host.advanceNow(Math.max(1, callAgainSeconds ?? 12));
  }
  return stage.host.executions.slice(from).filter((record) => record.functionName === 'sidebarStep');
}

describe('budgets', () => {
  test('the same steps cost the same on 5,000 rows and on 50,000', () => {
    const [small, large] = [5_000, 50_000].map((rows) => steps(bigStage(rows)));
    const calls = (record: ExecutionRecord) => count(record, MOVES_CELLS);
    const cells = (record: ExecutionRecord) => record.cellsRead;
    const sum = (records: ExecutionRecord[] | undefined, what: (record: ExecutionRecord) => number) =>
      (records ?? []).reduce((total, record) => total + what(record), 0);
    expect(sum(large, calls)).toBeGreaterThan(5);
    expect(sum(large, cells)).toBeGreaterThan(100);
    // Planning a larger tab takes longer, so waves and placements fall on other steps; what they cost stays the same.
    // (Below 3,000 lookups steps are more eager: src/job/desk/poll-pace.ts.)
    expect(sum(large, calls)).toBeLessThanOrEqual(1.1 * sum(small, calls));
    expect(sum(large, cells)).toBeLessThanOrEqual(1.1 * sum(small, cells));
  });

  test('a wave with results makes at most 16 calls that move cells; one without makes none of its own', () => {
    for (const record of steps(bigStage(300))) {
      const fetches = count(record, /^UrlFetchApp\.fetchAll$/);
      const placements = count(record, /^RangeList\.setNumberFormat$/);
      const calls = count(record, MOVES_CELLS);
      // The step itself looks at the ledger's header once, and reads planned lines in windows of 120.
      expect(calls).toBeLessThanOrEqual(3 + 2 * Math.max(1, fetches) + 16 * placements);
    }
  });

  test('a whole job reads less than 100 cells a result: plan, placement with read-back, ledger, closing audit', () => {
    const stage = bigStage(300);
    const from = stage.host.executions.length;
    stage.follow();
    const cells = stage.host.executions.slice(from).reduce((sum, record) => sum + record.cellsRead, 0);
    expect(cells / 300).toBeLessThan(100);
    expect(cells / 300).toBeGreaterThan(20);
  });

  test('a step’s property operations stay small: 30,000 a day are enough for 20,000 requests', () => {
    // A job that is long enough to meet the day at all (below 3,000 lookups steps are more eager).
    const records = steps(bigStage(5_000));
    const operations = records.reduce((sum, record) => sum + count(record, /^Properties\./), 0);
    const requests = records.reduce(
      (sum, record) => sum + count(record, /^HTTPResponse\.getResponseCode$/),
      0,
    );
    expect(operations / requests).toBeLessThan(1.5);
  });

  test('a tick during a known wait reads one property and leaves within 0.6 s', () => {
    const stage = makeStage({
      rows: [HEADERS, ['Noor', 'Example', 'found.example']],
      sandbox: { latency: { kind: 'const', seconds: 5 } },
      road: (sandbox) => (request) =>
        request.method === 'POST'
          ? { status: 429, headers: [['Retry-After', '3000']], body: '{}' }
          : sandbox(request),
    });
    runAll(stage, 1);
    stage.call('sidebarStep');
    stage.host.advanceNow(600);
    const ticks = stage.host.executions
      .filter((record) => record.functionName === 'onLeadModuleTick')
      .slice(1);
    expect(ticks.length).toBeGreaterThan(5);
    for (const tick of ticks) {
      expect(count(tick, /^Properties\./)).toBe(1);
      expect(tick.runtimeSeconds).toBeLessThanOrEqual(0.6);
    }
  });
});
