// Formulas in small worlds: executions die at any service call, people sort and insert rows, caches forget; then
// peace. Each cell must show its own row's person, in the user's formula, and nobody may have been paid twice.
import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../local/appsscript/kernel/clock.js';
import { formulaStage } from './formula-stage.js';
import { addressOf, people } from './stage.js';

const ROWS = 8;
const WORLDS = Number(process.env['LEADMODULE_FORMULA_WORLDS'] ?? 5);

describe('formulas in chaos', () => {
  test.each(Array.from({ length: WORLDS }, (_, at) => at + 1))('world %i', (seed) => {
    const random = seededRandom(seed);
    const below = (n: number) => Math.floor(random() * n);
    const stage = formulaStage({
      rows: people(ROWS),
      seed,
      sandbox: { latency: { kind: 'const', seconds: 5 + below(70) } },
    });
    const { acts } = stage.session;
    let left = 10 + below(60);
    let deaths = 0;
    let busy = false;
    stage.host.onServiceCall = (execution) => {
      left -= 1;
      if (left > 0 || busy) return;
      left = 10 + below(120);
      busy = true;
      try {
        const dice = random();
        if (dice < 0.4) {
          deaths += 1;
          execution.kill();
        } else if (dice < 0.6)
          acts.sort('Sheet1', `A2:E${ROWS + 1}`, { column: 'B', ascending: random() < 0.5 });
        else if (dice < 0.75) acts.insertRows('Sheet1', 2 + below(ROWS), 1);
        else if (dice < 0.9) stage.host.caches.evictAll();
        else acts.insertRows('Sheet1', ROWS + 2, 1);
      } finally {
        busy = false;
      }
    };
    stage.paste(
      'E2',
      Array.from({ length: ROWS }, (_, at) => [`=LEADMODULE_EMAIL(A${at + 2}, B${at + 2}, C${at + 2})`]),
    );
    stage.minutes(8);
    stage.host.onServiceCall = undefined;
    stage.minutes(55);
    // A cell whose own execution died shows an error of Google's until it is calculated anew.
    stage.reopen();
    stage.minutes(45);
    const table = stage.shown('A2:L30').filter(([first]) => first !== '');
    expect(table).toHaveLength(ROWS);
    for (const row of table) expect(row.slice(3).filter((text) => text !== '')).toEqual([addressOf(...row)]);
    const formulas = (
      stage.script(`SpreadsheetApp.getActive().getSheets()[0].getDataRange().getFormulas()`) as string[][]
    ).flatMap((row) => row.filter((text) => text !== ''));
    expect(formulas).toHaveLength(ROWS);
    for (const formula of formulas) expect(formula).toMatch(/^=LEADMODULE_EMAIL\(A(\d+), ?B\1, ?C\1\)$/);
    expect([seed, stage.credits()]).toEqual([seed, ROWS]);
    expect(stage.posts()).toBeLessThanOrEqual(ROWS + deaths * ROWS);
    expect(stage.host.bugs).toEqual([]);
  });
});
