// Formulas in cells, on the built bundle: what a cell shows, what LeadModule was asked, what a reopening costs.
import { describe, expect, test } from '@jest/globals';
import {
  A_MINUTE,
  answering,
  FOUND,
  formulaRuns,
  formulaStage,
  NOOR,
  SIX_SECONDS,
  slowest,
} from './formula-stage.js';
import { HEADERS, newest, people, runAll, type StageOptions } from './stage.js';

describe('a formula in one cell', () => {
  test('finds an e-mail address with one request; opened again twice it asks nobody', () => {
    const stage = formulaStage(SIX_SECONDS);
    stage.type('E2', NOOR);
    expect(stage.shown('E2')).toEqual([[FOUND]]);
    const [requests, operations] = [stage.requests(), stage.operations()];
    stage.reopen();
    expect(stage.shown('E2')).toEqual([[FOUND]]);
    // The run book has it until a step gives it to the ledger.
    stage.minutes(2);
    const settled = stage.operations();
    expect(settled).toBeGreaterThan(operations);
    for (const how of ['with the cache', 'without'] as const) {
      if (how === 'without') stage.forgetCache();
      const before = stage.operations();
      stage.reopen();
      expect(stage.shown('E2')).toEqual([[FOUND]]);
      expect([how, stage.operations() - before]).toEqual([how, 0]);
    }
    expect(stage.requests()).toBe(requests);
    expect(stage.posts()).toBe(1);
  });

  test('a search that takes longer says so, and the trigger finishes the lookup and the cell', () => {
    const stage = formulaStage(A_MINUTE);
    stage.type('E2', NOOR);
    expect(stage.shown('E2')).toEqual([['Searching…']]);
    expect(slowest(stage)).toBeLessThan(22);
    stage.minutes(4);
    expect(stage.shown('E2')).toEqual([[FOUND]]);
    expect(stage.formula('E2')).toBe(NOOR);
    expect([stage.posts(), stage.credits()]).toEqual([1, 1]);
  });

  test('without a key, and without its holder’s word, the cell says who must do what', () => {
    const stage = formulaStage({ credits: 0 });
    stage.type('E2', NOOR);
    expect(stage.shown('E2')[0]?.[0]).toMatch(/^Waiting: the holder of the key allows formulas/);
    stage.call('sidebarRemoveKey');
    stage.type('E3', '=LEADMODULE_PHONE("Noor", "Examplea0", "found.example")');
    expect(stage.shown('E3')[0]?.[0]).toMatch(/^Waiting: the owner of this file connects LeadModule/);
    expect(stage.posts()).toBe(0);
  });

  test('after the day’s credits it waits, and goes on the next day by itself', () => {
    const stage = formulaStage({ ...SIX_SECONDS, credits: 2 });
    people(4)
      .slice(1)
      .forEach(([first, last, domain], at) => {
        stage.type(
          `E${at + 2}`,
          `=LEADMODULE_EMAIL("${first}"; "${last}"; "${domain}")`.replaceAll(';', ','),
        );
      });
    stage.minutes(5);
    const shown = stage.shown('E2:E5').flat();
    expect(shown.filter((text) => text.endsWith('@found.example'))).toHaveLength(2);
    expect(shown.filter((text) => text.startsWith('Waiting: the daily credit limit'))).toHaveLength(2);
    expect(stage.posts()).toBe(2);
    // A day of minute ticks is dear to play; the page's steps do the same.
    stage.script('ScriptApp.getProjectTriggers().forEach((trigger) => ScriptApp.deleteTrigger(trigger))');
    stage.host.advanceNow(86_400);
    stage.follow(1);
    expect(
      stage
        .shown('E2:E5')
        .flat()
        .every((text) => text.endsWith('@found.example')),
    ).toBe(true);
    expect(stage.posts()).toBe(4);
  });

  test('wrong arguments are told by name; nothing is asked', () => {
    const stage = formulaStage();
    const wrong: readonly [string, RegExp][] = [
      ['=LEADMODULE_EMAIL()', /LEADMODULE_EMAIL: first_name is missing/],
      ['=LEADMODULE_EMAIL("Noor", "Examplea0")', /company_domain is missing/],
      ['=LEADMODULE_EMAIL(A2:A4, B2:B3, C2:C4)', /last_name has 2 rows and first_name has 3/],
      ['=LEADMODULE_EMAIL(A2:B4, B2:B4, C2:C4)', /first_name has 2 columns/],
      ['=LEADMODULE_DOMAIN()', /url_or_email is missing/],
    ];
    for (const [formula, words] of wrong) {
      stage.type('E2', formula);
      expect([stage.shown('E2')[0]?.[0], stage.message('E2')]).toEqual([
        '#ERROR!',
        expect.stringMatching(words),
      ]);
    }
    expect(stage.posts()).toBe(0);
  });
});

describe('a formula over a range', () => {
  test('spills: blank rows are blank, unusable ones say why, equal ones are asked once; e-mail, status and more side by side', () => {
    const rows = [...people(3), ['', '', ''], people(1)[1] ?? [], ['Ida', '', '']];
    const stage = formulaStage({ rows, ...SIX_SECONDS });
    stage.type('E2', '=LEADMODULE_EMAIL(A2:A7, B2:B7, C2:C7)');
    stage.minutes(2);
    expect(stage.shown('E2:E7').flat()).toEqual([
      FOUND,
      'ida.exampleb0@found.example',
      'tomas.examplec0@found.example',
      '',
      FOUND,
      'Skipped: no company domain',
    ]);
    expect(stage.posts()).toBe(3);
    stage.type('G2', '=LEADMODULE_ENRICH(A2, B2, C2)');
    stage.minutes(2);
    expect(stage.shown('G2:H2')).toEqual([[FOUND, expect.stringMatching(/^Found/)]]);
  });

  test('free ones: a domain out of an address, a name in two', () => {
    const stage = formulaStage();
    stage.type('A2', 'https://www.acme.example/team');
    stage.type('A3', 'Dr. Noor van Example');
    stage.type('E2', '=LEADMODULE_DOMAIN(A2)');
    stage.type('E3', '=LEADMODULE_NAME(A3)');
    expect(stage.shown('E2:F3')).toEqual([
      ['acme.example', ''],
      ['Noor', 'van Example'],
    ]);
  });
});

test('Activity counts what formulas asked; diagnostics tell of them; removing the data forgets their answers', () => {
  const stage = formulaStage(SIX_SECONDS);
  stage.type('E2', NOOR);
  stage.minutes(2);
  expect(stage.call('sidebarActivity')).toMatchObject({ formulas: { lookups: 1, credits: 1 }, credits: 1 });
  const told = stage.call<string>('sidebarDiagnostics');
  expect(told).toContain('Formulas: 0 asked (0 bytes), 1 of 200 credits today');
  expect(told).not.toContain('Noor');
  stage.call('sidebarRemoveData');
  stage.reopen();
  // LeadModule's own cache answers the new question free.
  expect([stage.posts(), stage.credits()]).toEqual([2, 1]);
});

describe('formulas and jobs', () => {
  test('are one truth: a job’s result is a formula’s, and a formula’s is known to the bill', () => {
    const stage = formulaStage({ rows: people(2), ...SIX_SECONDS });
    runAll(stage, 1);
    expect(newest(stage.follow()).state.kind).toBe('done');
    stage.type('J2', NOOR);
    expect([stage.shown('J2'), stage.posts()]).toEqual([[[FOUND]], 1]);
    stage.type('J3', '=LEADMODULE_EMAIL(A3, B3, C3)');
    stage.minutes(2);
    stage.session.select('Sheet1!A2:A3');
    const bill = stage.call<{ creditsAtMost: number }>('sidebarBill', {});
    expect(bill.creditsAtMost).toBe(0);
    expect(stage.posts()).toBe(2);
  });

  test('a formula that asks what a job has planned waits for the job; each is paid once', () => {
    const stage = formulaStage({ rows: people(6), ...SIX_SECONDS });
    runAll(stage, 6);
    stage.type('J2', '=LEADMODULE_EMAIL(A2:A7, B2:B7, C2:C7)');
    stage.follow();
    stage.minutes(3);
    expect(
      stage
        .shown('J2:J7')
        .flat()
        .every((text) => text.endsWith('@found.example')),
    ).toBe(true);
    expect([stage.posts(), stage.credits()]).toEqual([6, 6]);
  });
});

describe('a job that was planned before a formula got its answer', () => {
  // Where LeadModule does not cache what it did not find (reading R3 b), asking again is paid again.
  const nobody = people(4).map((row, at) => (at === 0 ? row : [...row.slice(0, 2), 'notfound.example']));
  const notCached = (seconds: number): Partial<StageOptions> => ({
    rows: nobody,
    sandbox: { latency: { kind: 'const', seconds }, readings: { R3: 'b' } },
  });

  test('and paused does not ask again when it goes on', () => {
    const stage = formulaStage({ ...notCached(5), settings: { requestsPerMinute: 1 } });
    const { id } = newest(runAll(stage, 4));
    stage.call('sidebarStep');
    stage.call('sidebarControl', id, 'pause');
    stage.call('sidebarStep');
    stage.type('J5', '=LEADMODULE_EMAIL(A5, B5, C5)');
    stage.minutes(10);
    expect(stage.shown('J5')).toEqual([['Not found']]);
    stage.call('sidebarControl', id, 'resume');
    expect(newest(stage.follow()).state.kind).toBe('done');
    expect([stage.posts(), stage.credits()]).toEqual([4, 4]);
  });

  test('to a question in flight takes that answer', () => {
    const stage = formulaStage({ ...notCached(100), settings: { requestsPerMinute: 2 } });
    stage.type('J5', '=LEADMODULE_EMAIL(A5, B5, C5)');
    expect(newest(runAll(stage, 4)).state.kind).toBe('running');
    expect(newest(stage.follow()).state.kind).toBe('done');
    stage.minutes(5);
    expect(stage.shown('J5')).toEqual([['Not found']]);
    expect([stage.posts(), stage.credits()]).toEqual([4, 4]);
  });
});

test('the owner has no key: another editor’s, shared with their word for formulas, is asked and pays', () => {
  const stage = formulaStage(SIX_SECONDS);
  stage.call('sidebarRemoveKey');
  const kim = stage.host.openNow('kim@example.com', stage.document);
  kim.callServerNow('sidebarSaveKey', 'lm_live_kims_key', { share: true, formulas: false });
  stage.type('E2', NOOR);
  expect(stage.shown('E2')[0]?.[0]).toMatch(/^Waiting: the holder of the key allows formulas/);
  kim.callServerNow('sidebarSaveKey', 'lm_live_kims_key', { share: true, formulas: true });
  stage.type('E3', '=LEADMODULE_EMAIL("Ida", "Exampleb0", "found.example")');
  stage.minutes(10);
  expect(stage.shown('E2:E3')).toEqual([[FOUND], ['ida.exampleb0@found.example']]);
  expect(stage.sandbox.books().runs.map(({ key }) => key)).toEqual(['lm_live_kims_key', 'lm_live_kims_key']);
});

test('text that looks like a formula, and phones, come back as text', () => {
  const stage = formulaStage({ ...SIX_SECONDS, road: answering('=HYPERLINK(A1)@found.example') });
  stage.type('E2', NOOR);
  stage.type('F2', '=LEADMODULE_PHONE("Noor", "Examplea0", "found.example")');
  stage.minutes(2);
  const [[email, phone] = []] = stage.shown('E2:F2');
  expect(email).toBe('=HYPERLINK(A1)@found.example');
  expect(phone).toMatch(/^\+|Not found/);
  expect(stage.host.bugs).toEqual([]);
});

test('a kill between the reservation and the answer never sends a second request before its doubt is over', () => {
  const stage = formulaStage(SIX_SECONDS);
  let sent = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (execution.request.origin !== 'custom function') return;
    if (sent) execution.kill();
    sent ||= `${service}.${method}` === 'UrlFetchApp.fetchAll';
  };
  stage.type('E2', NOOR);
  stage.host.onServiceCall = undefined;
  stage.minutes(30);
  expect([sent, stage.posts()]).toEqual([true, 1]);
  stage.minutes(15);
  expect(stage.shown('E2')).toEqual([[FOUND]]);
  expect(stage.credits()).toBe(1);
});

test('a thousand cells’ book is bounded: beyond four fifths a cell is sent to Enrich', () => {
  const stage = formulaStage({
    rows: [HEADERS, ...Array.from({ length: 8 }, () => ['', '', ''])],
    credits: 1,
  });
  stage.script(`PropertiesService.getDocumentProperties().setProperties(Object.fromEntries(
    Array.from({ length: 18 }, (_, i) => ['formula.' + i, 'p' + '\\u001f0\\u001f\\u001f' + 'x'.repeat(8200)])))`);
  stage.type('E2', NOOR);
  expect(stage.shown('E2')[0]?.[0]).toMatch(/use Enrich selected rows/);
  expect(formulaRuns(stage).every((run) => run.status === 'completed')).toBe(true);
});
