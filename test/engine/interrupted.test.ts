// A 30-row job interrupted at every service call in turn: killed there, or with a person's hand in the sheet
// there. Whatever happens, every findable row ends with its own result and nothing is paid twice.
import { describe, expect, test } from '@jest/globals';
import type { ActResult, Acts } from '../../local/appsscript/spreadsheet/acts.js';
import type { StepResult } from '../../src/sidebar-api.js';
import { addressOf, makeStage, newest, people, runAll, type Stage, type StageOptions } from './stage.js';

const ROWS = 30;
/** Calls between two interruptions: 1 is every call; the full sweep runs in the nightly workflow. Else each sweep
 * samples other calls than those beside it. */
const FULL = process.env['INTERRUPT_STRIDE'];
const STRIDE = Number(FULL ?? '97');

const LAST_PERSON = people(ROWS)[ROWS] ?? [];
const EDITED = 'Exampleedited';

interface Interruption {
  readonly at: number;
  readonly act: (stage: Stage, kill: () => void) => void;
}

/** Runs the job; interrupts at the given service call, counted from Run on. Returns false when it came to an end before. */
function runInterrupted(
  options: Partial<StageOptions>,
  interruption: Interruption,
  firstRow: number,
): { stage: Stage; fired: boolean; last: StepResult } {
  const stage = makeStage({
    rows: people(ROWS),
    sandbox: { latency: { kind: 'const', seconds: 5 } },
    ...options,
  });
  let calls = 0;
  let fired = false;
  stage.host.onServiceCall = (execution) => {
    calls += 1;
    if (fired || calls !== interruption.at) return;
    fired = true;
    interruption.act(stage, () => execution.kill());
  };
  stage.session.select(`A${firstRow}:A${ROWS + firstRow - 1}`);
  const started = stage.session.callServerNow('sidebarRun', {});
  if (started.kind === 'failure' || !(started.value as { ok: boolean }).ok) {
    // Killed before the job existed: nothing was spent, the person runs it again.
    stage.host.advanceNow(100);
    const opening = stage.call<StepResult>('sidebarOpen');
    if (opening.report.jobs.length === 0) runAll(stage, ROWS);
  }
  return { stage, fired, last: followThroughKills(stage) };
}

/** As the page does: a failed call is shown and tried again after a while. */
function followThroughKills(stage: Stage): StepResult {
  for (let tries = 0; tries < 2_000; tries++) {
    const answer = stage.session.callServerNow('sidebarStep');
    if (answer.kind === 'failure') {
      stage.host.advanceNow(10);
      continue;
    }
    const step = (answer.value as { value: StepResult }).value;
    if (step.callAgainSeconds === undefined) return step;
    stage.host.advanceNow(Math.max(0.1, step.callAgainSeconds));
  }
  throw new Error('the job never came to an end');
}

/** No value on a row of another contact, and as many rows filled as contacts were planned. */
function checkSheet(stage: Stage, at: number, planned: number): void {
  const cells = stage.cells();
  const [headers, ...rows] = cells.slice(cells.findIndex((row) => row.includes('First name')));
  const column = (name: string) => headers?.indexOf(name) ?? -1;
  const [first, last, email] = [column('First name'), column('Last name'), column('Email')];
  const filled = rows.filter((row) => row[email] !== '');
  // A row edited after it took its result keeps it; the closing audit says so in its Status.
  const own = (row: readonly string[]) =>
    row[last] === EDITED && row[email] === addressOf(LAST_PERSON[0], LAST_PERSON[1])
      ? row[email]
      : addressOf(row[first], row[last]);
  const wrong = filled.filter((row) => row[email] !== own(row));
  expect({ at, wrong, filled: filled.length }).toEqual({ at, wrong: [], filled: planned });
}

/** Sweeps over the calls until the job is over before the interruption comes. */
function sweep(
  number: number,
  options: Partial<StageOptions>,
  act: Interruption['act'],
  check: (stage: Stage, at: number, last: StepResult) => void,
  firstRow = 2,
): number {
  let at = FULL ? 1 : 1 + ((number * 7) % STRIDE);
  for (; ; at += STRIDE) {
    const { stage, fired, last } = runInterrupted(options, { at, act }, firstRow);
    if (!fired) return at;
    check(stage, at, last);
  }
}

describe('killed at every service call in turn', () => {
  const mixes = (['a', 'b'] as const).flatMap((R1) =>
    (['a', 'b'] as const).flatMap((G1) => (['a', 'b'] as const).map((G2) => ({ R1, G1, G2 }))),
  );
  test.each(mixes.map((mix, number) => ({ ...mix, number })))(
    'R1 $R1 (a duplicate joins or starts another), G1 $G1 (reads fresh or old), G2 $G2 (unflushed kept or lost)',
    ({ R1, G1, G2, number }) => {
      const calls = sweep(
        number,
        { readings: { G1, G2 }, sandbox: { latency: { kind: 'const', seconds: 5 }, readings: { R1 } } },
        (_stage, kill) => kill(),
        (stage, at, last) => {
          expect({ at, state: newest(last).state.kind }).toEqual({ at, state: 'done' });
          checkSheet(stage, at, ROWS);
          expect({ at, credits: stage.credits() }).toEqual({ at, credits: ROWS });
        },
      );
      expect(calls).toBeGreaterThan(150);
    },
  );
});

describe('titles above the header', () => {
  const titles = ['Leads', '', ''];
  const rows = [titles, titles, ...people(ROWS)];
  const first = 4;
  const hands: [string, (acts: Acts) => ActResult][] = [
    ['are deleted', (acts) => acts.deleteRows('Sheet1', 1, 2)],
    ['become more', (acts) => acts.insertRows('Sheet1', 1, 1)],
  ];
  for (const [number, [name, hand]] of hands.entries())
    test(name, () => {
      sweep(
        number,
        { rows },
        (stage) => expect(hand(stage.session.acts)).toMatchObject({ kind: 'done' }),
        (stage, at, last) => {
          const job = newest(last);
          expect({ at, state: job.state.kind }).toEqual({ at, state: 'done' });
          checkSheet(stage, at, job.total);
          expect({ at, credits: stage.credits() }).toEqual({ at, credits: job.total });
        },
        first,
      );
    });
});

describe('a hand in the sheet at every service call in turn', () => {
  const hands: [string, (acts: Acts) => ActResult][] = [
    ['sorts the rows', (acts) => acts.sort('Sheet1', 'A2:Z31', { column: 'A', ascending: false })],
    ['inserts a row', (acts) => acts.insertRows('Sheet1', 5, 1)],
    ['inserts rows above the header', (acts) => acts.insertRows('Sheet1', 1, 2)],
    ['inserts a column', (acts) => acts.insertColumns('Sheet1', 1, 1)],
    ['moves the result columns away', (acts) => acts.moveColumns('Sheet1', 4, 1, 8)],
    ['deletes a row', (acts) => acts.deleteRows('Sheet1', 9, 1)],
    // The last row becomes another person, who was not asked about unless the edit came before the plan.
    ['edits a row', (acts) => acts.type('Sheet1', 'B31', EDITED)],
  ];
  for (const [number, [name, hand]] of hands.entries())
    test(name, () => {
      sweep(
        number,
        {},
        (stage) => expect(hand(stage.session.acts)).toMatchObject({ kind: 'done' }),
        (stage, at, last) => {
          const job = newest(last);
          expect({ at, state: job.state.kind }).toEqual({ at, state: 'done' });
          // A row inserted before the plan pushes the last one out of the selection; a deleted one has no result.
          checkSheet(stage, at, job.total - job.counts.unplaced);
          expect({ at, credits: stage.credits() }).toEqual({ at, credits: job.total });
        },
      );
    });
});
