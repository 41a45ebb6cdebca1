// An open job across an upgrade of the code: documents as versions before left them (test/fixtures/stored) are opened
// with the bundle of today, which finishes their jobs. A fixture is never changed; when what is stored changes, the
// last test says so, and a new fixture joins the old ones.
import { describe, expect, test } from '@jest/globals';
import { column, get } from './page.js';
import { addressOf, makeStage, newest, people, runAll, type Stage } from './stage.js';
import { formsOf, knowing, putStored, readStored, type Stored, takeStored } from './stored.js';

/** 0.1.0 before a limit of credits a day counted jobs too, since, and since ticks are told apart by the key they work for. */
const NOW = '0.1.0-beats';

function opened(name: string): { stage: Stage; stored: Stored } {
  const stored = readStored(name);
  const stage = makeStage({
    rows: stored.cells,
    // Another seed: run ids of its own.
    sandbox: { latency: { kind: 'const', seconds: 5 }, seed: 2 },
    road: knowing(stored.runs),
  });
  // The document was left two and a half minutes after the stage's clock starts.
  stage.host.advanceNow(600);
  putStored(stage, stored);
  return { stage, stored };
}

describe.each([NOW, '0.1.0-credit-day', '0.1.0', 'older'])(
  'a job that was open when the code was replaced (%s)',
  (name) => {
    test('goes on: what was paid is collected, the rest is sent once, every row has its own result', () => {
      const { stage } = opened(name);
      const job = newest(stage.follow(2));
      expect(job).toMatchObject({ total: 16, state: { kind: 'done' }, counts: { found: 16, error: 0 } });
      expect(column(stage, 'Email')).toEqual(
        stage
          .cells()
          .slice(1)
          .map(([first, last]) => addressOf(first, last)),
      );
      // Three were planned; one was in doubt and had not arrived.
      expect(stage.posts()).toBe(4);
      expect(stage.cells()[0]).toHaveLength(8);
    });

    test('its settings, history and menu are as they were; it can be stopped and undone', () => {
      const { stage } = opened(name);
      const opening = get(stage.session, 'sidebarOpen');
      expect(opening.settings).toMatchObject({ requestsPerMinute: 60, accept: ['valid'] });
      const [job] = opening.report.jobs;
      expect(job).toMatchObject({ mine: true, tabName: 'Sheet1', counts: { found: 4 } });
      get(stage.session, 'sidebarControl', job?.id, 'stop');
      expect(newest(stage.follow(2))).toMatchObject({ state: { kind: 'stopped' }, unsent: 3 });
      get(stage.session, 'sidebarUndo', job?.id);
      expect(column(stage, 'Email').join('')).toBe('');
    });
  },
);

test('what is stored has the form of the fixture of this version; if not, keep that fixture and add one', () => {
  const stage = makeStage({
    rows: people(16),
    sandbox: { latency: { kind: 'const', seconds: 40 }, rate: 12 },
    settings: { requestsPerMinute: 12 },
  });
  runAll(stage, 16, { cap: 20 });
  // A first result, then a death in the middle of the next placement.
  while (column(stage, 'Email').join('') === '') {
    stage.call('sidebarStep');
    stage.host.advanceNow(5);
  }
  let isKilled = false;
  stage.host.onServiceCall = (execution, _index, service, method) => {
    if (isKilled || execution.record().functionName !== 'sidebarStep') return;
    isKilled = `${service}.${method}` === 'Range.setValues';
    if (isKilled) execution.kill();
  };
  while (!isKilled) {
    stage.session.callServerNow('sidebarStep');
    stage.host.advanceNow(5);
  }
  stage.host.onServiceCall = undefined;
  expect(formsOf(takeStored(stage))).toEqual(formsOf(readStored(NOW)));
});
