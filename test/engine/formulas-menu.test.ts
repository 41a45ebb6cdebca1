// What brings waiting and failed cells up to date, and makes values of formulas: the menu and the steps.
import { describe, expect, test } from '@jest/globals';
import {
  A_MINUTE,
  answering,
  FOUND,
  type FormulaStage,
  formulaStage,
  NOOR,
  SIX_SECONDS,
} from './formula-stage.js';
import { people } from './stage.js';

test('no credits: the cell says so; after a top-up Refresh formulas finds, and says what still waits', () => {
  const stage = formulaStage({ sandbox: { latency: { kind: 'const', seconds: 30 }, credits: 0 } });
  const told: string[] = [];
  stage.session.answerDialogs(({ message }) => {
    told.push(message);
    return 'OK';
  });
  stage.type('E2', NOOR);
  stage.minutes(3);
  expect(stage.shown('E2')[0]?.[0]).toMatch(/^Waiting: no credits left/);
  stage.sandbox.changeKey('lm_live_stage_key', { credits: 10 });
  stage.click('Refresh formulas');
  expect(told).toEqual([expect.stringMatching(/^1 cell/)]);
  stage.minutes(2);
  expect(stage.shown('E2')).toEqual([[FOUND]]);
  stage.click('Refresh formulas');
  expect(told[1]).toBe('No formula of LeadModule waits for a result.');
  expect([stage.posts(), stage.credits()]).toEqual([2, 1]);
});

describe('the menu', () => {
  test('Replace formulas by values takes the whole tab with one cell selected, and leaves what waits', () => {
    const stage = formulaStage({
      rows: people(3),
      sandbox: { latency: { kind: 'const', seconds: 6 } },
      road: answering('=HYPERLINK(A1)'),
    });
    stage.type('E2', '=LEADMODULE_ENRICH(A2:A3, B2:B3, C2:C3)');
    stage.type('K4', '=LEADMODULE_NAME("Noor Example")');
    stage.type('N2', '=1+1');
    stage.minutes(3);
    stage.call('sidebarSaveSettings', { formulaCreditsPerDay: 0 });
    stage.type('E4', '=LEADMODULE_EMAIL(A4, B4, C4)');
    const shown = stage.shown('A1:N4');
    expect(shown[1]?.[4]).toBe('=HYPERLINK(A1)');
    expect(shown[1]?.[8]).toMatch(/^\+\d/);
    stage.session.select('Sheet1!B2');
    stage.click('Replace formulas by values');
    expect(stage.shown('A1:N4')).toEqual(shown);
    expect(['E2', 'K4', 'N2', 'E4'].map(stage.formula)).toEqual([
      '',
      '',
      '=1+1',
      '=LEADMODULE_EMAIL(A4, B4, C4)',
    ]);
  });

  test('Refresh formulas finishes what waits; Replace formulas by values leaves texts', () => {
    const stage = formulaStage({ rows: people(3), ...A_MINUTE });
    stage.type('E2', '=LEADMODULE_EMAIL(A2:A4, B2:B4, C2:C4)');
    stage.type('F2', '=LEADMODULE_DOMAIN(C2)');
    stage.host.advanceNow(45);
    stage.click('Refresh formulas');
    stage.minutes(1);
    stage.click('Refresh formulas');
    const shown = stage.shown('E2:F4');
    expect(shown.flat().filter((text) => text.endsWith('@found.example'))).toHaveLength(3);
    stage.session.select('Sheet1!E2:F4');
    stage.click('Replace formulas by values');
    expect(stage.shown('E2:F4')).toEqual(shown);
    expect([stage.formula('E2'), stage.formula('F2')]).toEqual(['', '']);
    expect(stage.posts()).toBe(3);
  });
});

describe('a formula whose execution Google ends before it asked anything', () => {
  const firstDies = (stage: FormulaStage) => {
    let isFirst = true;
    stage.host.onServiceCall = (execution) => {
      if (execution.request.origin === 'custom function' && isFirst) execution.kill();
      isFirst = false;
    };
    stage.type('E2', NOOR);
    stage.host.onServiceCall = undefined;
    expect([stage.shown('E2'), stage.posts()]).toEqual([[['#ERROR!']], 0]);
  };

  test('is run again once its neighbours have what they asked for', () => {
    const stage = formulaStage({ rows: people(3), ...SIX_SECONDS });
    firstDies(stage);
    stage.type('E3', '=LEADMODULE_EMAIL(A3, B3, C3)');
    stage.minutes(10);
    expect(stage.shown('E2:E3')).toEqual([[FOUND], ['ida.exampleb0@found.example']]);
    expect([stage.formula('E2'), stage.posts()]).toEqual([NOOR, 2]);
  });

  test('is run again by Refresh formulas', () => {
    const stage = formulaStage({ rows: people(3), ...SIX_SECONDS });
    firstDies(stage);
    stage.click('Refresh formulas');
    stage.minutes(2);
    expect([stage.shown('E2'), stage.posts()]).toEqual([[[FOUND]], 1]);
  });
});

test('a name that a dying execution left as the twin’s is put back', () => {
  const stage = formulaStage(SIX_SECONDS);
  stage.type('E3', NOOR.replace('EMAIL', 'EMAIL_AGAIN'));
  stage.minutes(2);
  expect([stage.shown('E3'), stage.formula('E3')]).toEqual([[[FOUND]], NOOR]);
});
