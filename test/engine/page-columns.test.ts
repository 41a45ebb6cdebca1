// How a tab is understood: the user's word on columns goes before detection, is kept for the tab and taught.
import { describe, expect, test } from '@jest/globals';
import { ask, column, get, latest, survey } from './page.js';
import { makeStage, type Stage } from './stage.js';

const FAST = { latency: { kind: 'const', seconds: 1 } } as const;
const ROWS = [
  ['Called', 'Surname', 'Site', 'Old site'],
  ['Noor', 'Haddad', 'https://www.found.example/team', 'notfound.example'],
  ['Ida', 'Berg', 'found.example', 'notfound.example'],
  ['Lena', 'Moss', 'gmail.com', 'notfound.example'],
];

function requestFor(sheetId: number, columns: object = {}) {
  return { scope: { kind: 'all', sheetId }, type: 'email', columns };
}

describe('columns', () => {
  test('the preview shows rows as they would be sent, with what was repaired and what is skipped', () => {
    const stage = makeStage({ rows: ROWS });
    const { sheetId } = survey(stage);
    const mapping = get(
      stage.session,
      'sidebarMapping',
      requestFor(sheetId, { firstName: 0, lastName: 1, companyDomain: 2 }),
    );
    expect(mapping).toMatchObject({ rows: 3, headers: ROWS[0], ownColumns: [] });
    expect(mapping.preview.map(({ row, contact, skip }) => [row, contact.companyDomain, skip])).toEqual([
      [2, 'found.example', ''],
      [3, 'found.example', ''],
      [4, '', 'private mailbox'],
    ]);
    expect(mapping.preview[0]?.repairs[0]).toMatchObject({ words: 'Domain taken from the web address' });
    expect(mapping.outputs.map(({ header, column: at, place }) => [header, at, place])).toEqual([
      ['Email', 4, 'new'],
      ['Email status', 5, 'new'],
      ['Confidence', 6, 'new'],
      ['Provider', 7, 'new'],
      ['Status', 8, 'new'],
    ]);
  });

  test('a saved choice is used by bill and run, and follows its header when columns move', () => {
    const stage = makeStage({ rows: ROWS, sandbox: FAST });
    const { sheetId } = survey(stage);
    const wish = { firstName: 0, lastName: 1, companyDomain: 3 };
    get(stage.session, 'sidebarSaveMapping', requestFor(sheetId, wish));
    stage.session.acts.insertColumns('Sheet1', 1);
    const again = get(stage.session, 'sidebarMapping', requestFor(sheetId));
    expect(again.reading.map).toMatchObject({ firstName: 1, lastName: 2, companyDomain: 4 });
    get(stage.session, 'sidebarRun', { what: { kind: 'scope', scope: { kind: 'all', sheetId } } });
    stage.follow();
    expect(column(stage, 'Status')).toEqual(['Not found', 'Not found', 'Not found']);
  });

  test('new columns look like their neighbours and are wide enough; columns that stand there stay as they are', () => {
    const stage = makeStage({ rows: ROWS, sandbox: FAST });
    const header = "SpreadsheetApp.getActive().getSheets()[0].getRange('A1:D1')";
    stage.script(`${header}.setFontWeight('bold').setBackground('#ddeeff')`);
    const { sheetId } = survey(stage);
    const run = () => {
      get(stage.session, 'sidebarRun', { what: { kind: 'scope', scope: { kind: 'all', sheetId } } });
      stage.follow();
    };
    const looks = () =>
      stage.script(`const sheet = SpreadsheetApp.getActive().getSheets()[0];
        const headers = sheet.getRange('D1:I1');
        [headers.getFontWeights()[0], headers.getBackgrounds()[0], [4, 5, 6, 9].map((at) => sheet.getColumnWidth(at))]`);
    get(
      stage.session,
      'sidebarSaveMapping',
      requestFor(sheetId, { firstName: 0, lastName: 1, companyDomain: 3 }),
    );
    run();
    expect(looks()).toEqual([Array(6).fill('bold'), Array(6).fill('#ddeeff'), [100, 220, 110, 140]]);
    stage.script(
      "SpreadsheetApp.getActive().getSheets()[0].setColumnWidth(5, 90).getRange('E1').setFontWeight('normal')",
    );
    run();
    expect(looks()).toMatchObject([{ 1: 'normal' }, {}, [100, 90, 110, 140]]);
  });

  test('a column used twice is told in words and refuses the bill; a field may be left without a column', () => {
    const stage = makeStage({ rows: ROWS });
    const { sheetId } = survey(stage);
    const twice = requestFor(sheetId, { firstName: 0, lastName: 0, companyDomain: 2 });
    expect(get(stage.session, 'sidebarSaveMapping', twice).reading.conflicts[0]?.words).toContain(
      'is used twice',
    );
    const what = { kind: 'scope', scope: { kind: 'all', sheetId } };
    expect(ask(stage.session, 'sidebarBill', { what })).toMatchObject({
      ok: false,
      reason: 'column conflict',
    });
    get(
      stage.session,
      'sidebarSaveMapping',
      requestFor(sheetId, { firstName: 0, lastName: 1, companyDomain: null }),
    );
    expect(get(stage.session, 'sidebarBill', { what })).toMatchObject({
      contacts: 0,
      skipped: [{ words: 'no company domain', rows: 3 }],
    });
  });

  test('a header taught on one tab is known on the next', () => {
    const stage = makeStage({ rows: ROWS });
    const { sheetId } = survey(stage);
    get(stage.session, 'sidebarSaveMapping', requestFor(sheetId, { firstName: 0 }));
    stage.script(`(function () {
      var sheet = SpreadsheetApp.getActive().insertSheet('Other');
      sheet.getRange(1, 1, 2, 3).setValues([['Site', 'CALLED', 'Surname'], ['found.example', 'Wei', 'Long']]);
    })()`);
    stage.session.select('Other!A2');
    const other = survey(stage);
    const mapping = get(stage.session, 'sidebarMapping', requestFor(other.sheetId));
    expect(mapping.reading.map.firstName).toBe(1);
    expect(mapping.reading.choices.find(({ field }) => field === 'firstName')?.words).toBe(
      'You chose this column before.',
    );
  });

  test('results of an earlier run are ours: reused, and never offered as input', () => {
    const stage = makeStage({ rows: ROWS, sandbox: FAST });
    const { sheetId } = survey(stage);
    get(
      stage.session,
      'sidebarSaveMapping',
      requestFor(sheetId, { firstName: 0, lastName: 1, companyDomain: 2 }),
    );
    get(stage.session, 'sidebarRun', { what: { kind: 'scope', scope: { kind: 'all', sheetId } } });
    stage.follow();
    const mapping = get(stage.session, 'sidebarMapping', requestFor(sheetId));
    expect(mapping.ownColumns).toEqual([4, 5, 6, 7, 8]);
    expect(mapping.outputs.every(({ place }) => place === 'ours')).toBe(true);
    expect(mapping.reading.map.companyDomain).toBe(2);
  });
});

describe('where results go', () => {
  const MINE = [
    ['First name', 'Last name', 'Company domain', 'Mail', 'Remarks'],
    ['Noor', 'Haddad', 'found.example', '', 'a'],
    ['Ida', 'Berg', 'found.example', 'ida@private.example', 'b'],
    ['Lena', 'Moss', 'found.example', '', 'c'],
    ['Olu', 'Ade', 'notfound.example', '', 'd'],
  ];
  const pick = (sheetId: number) => ({ ...requestFor(sheetId), outputs: { email: 3, provider: 'new' } });
  const start = (stage: Stage) => {
    const { sheetId } = survey(stage);
    get(stage.session, 'sidebarSaveMapping', pick(sheetId));
    const what = { kind: 'scope', scope: { kind: 'all', sheetId } };
    return latest(get(stage.session, 'sidebarRun', { what })).id;
  };

  test('into a column that the user picked, blank cells only; the chosen ones and the status are ours', () => {
    const stage = makeStage({ rows: MINE, sandbox: FAST });
    const { sheetId } = survey(stage);
    const mapping = get(stage.session, 'sidebarSaveMapping', pick(sheetId));
    expect(mapping.outputs.map(({ field, header, place }) => [field, header, place])).toEqual([
      ['email', 'Mail', 'picked'],
      ['provider', 'Provider', 'new'],
      ['status', 'Status', 'new'],
    ]);
    const id = start(stage);
    stage.follow();
    expect(stage.cells()[0]).toEqual([...(MINE[0] ?? []), 'Provider', 'Status']);
    const mails = ['noor.haddad@found.example', 'ida@private.example', 'lena.moss@found.example', ''];
    expect(column(stage, 'Mail')).toEqual(mails);
    expect(column(stage, 'Status')).toEqual(['Found', 'Found', 'Found', 'Not found']);
    expect(get(stage.session, 'sidebarMapping', requestFor(sheetId)).outputs[0]).toMatchObject({
      place: 'picked',
    });

    expect(get(stage.session, 'sidebarUndo', id)).toMatchObject({ kept: 1 });
    expect(column(stage, 'Mail')).toEqual(['', 'ida@private.example', '', '']);
    expect(column(stage, 'Remarks')).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a column that holds inputs or is not there cannot be picked', () => {
    const stage = makeStage({ rows: MINE });
    const { sheetId } = survey(stage);
    const wish = { ...requestFor(sheetId), outputs: { email: 2, phone: 40 } };
    get(stage.session, 'sidebarSaveMapping', wish);
    expect(get(stage.session, 'sidebarMapping', requestFor(sheetId)).reading.map.companyDomain).toBe(2);
    expect(get(stage.session, 'sidebarMapping', wish).outputs.every(({ place }) => place === 'new')).toBe(
      true,
    );
  });

  test('a sort at any moment: every address stands on its own row, and what the user had stays', () => {
    for (let at = 0, isOver = false; !isOver; at += 4) {
      const stage = makeStage({ rows: MINE, sandbox: FAST });
      start(stage);
      isOver = true;
      let calls = 0;
      stage.host.onServiceCall = () => {
        if (calls++ !== at) return;
        isOver = false;
        stage.session.acts.sort('Sheet1', 'A2:G5', { column: 'A', ascending: at % 8 === 0 });
      };
      stage.follow();
      stage.host.onServiceCall = () => {};
      const mails = column(stage, 'Mail');
      const rows = column(stage, 'First name').map((name, index) => `${name} ${mails[index]}`);
      expect({ at, rows: rows.sort() }).toEqual({
        at,
        rows: [
          'Ida ida@private.example',
          'Lena lena.moss@found.example',
          'Noor noor.haddad@found.example',
          'Olu ',
        ],
      });
    }
  });
});
