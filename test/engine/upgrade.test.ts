// An open job across an upgrade of the code: documents as versions before left them (test/fixtures/stored) are opened
// with the bundle of today, which finishes their jobs. A fixture is never changed; when what is stored changes, the
// last test says so, and a new fixture joins the old ones.
import { describe, expect, test } from '@jest/globals';
import type { FetchHandler } from '../../local/appsscript/index.js';
import { column, get } from './page.js';
import { makeStage, newest, people, runAll, type Stage } from './stage.js';
import { putStored, readStored, type Stored, takeStored } from './stored.js';

const NOW = '0.1.0';

/** LeadModule, which remembers the runs of before. */
function knowing(runs: Stored['runs']): (sandbox: FetchHandler) => FetchHandler {
  return (sandbox) => (request) => {
    const runId = Object.keys(runs).find((id) => request.url.includes(id));
    if (!runId) return sandbox(request);
    const body = {
      runId,
      status: 'completed',
      creditsUsed: 1,
      result: { email: runs[runId], confidence: 95, provider: 'prospeo', validation: { status: 'valid' } },
    };
    return { status: 200, headers: [], body: JSON.stringify(body), latencySeconds: 0.2 };
  };
}

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

describe.each([NOW, 'older'])('a job that was open when the code was replaced (%s)', (name) => {
  test('goes on: what was paid is collected, the rest is sent once, every row has its own result', () => {
    const { stage } = opened(name);
    const job = newest(stage.follow(2));
    expect(job).toMatchObject({ total: 16, state: { kind: 'done' }, counts: { found: 16, error: 0 } });
    expect(column(stage, 'Email')).toEqual(
      stage
        .cells()
        .slice(1)
        .map(([first = '', last = '']) =>
          `${first}.${last}@found.example`
            .normalize('NFD')
            .replace(/[\u0300-\u036f]/g, '')
            .toLowerCase(),
        ),
    );
    // Three were planned, one was in doubt.
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
});

/** The form of a stored text: names and kinds of what it holds, not the values. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const forms = value.map((one) => JSON.stringify(formOf(one)));
    return [...new Set(forms)].sort();
  }
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, formOf(one)]));
}

function formsOf({ properties, ledger }: Pick<Stored, 'properties' | 'ledger'>): unknown {
  const job = /[0-9a-f]{8}$/;
  const forms = Object.entries(properties).map(([name, text]): [string, unknown] => {
    if (name.startsWith('run.')) {
      const [format, ...lines] = text.split('\n');
      // A line is a tuple: each place has its meaning.
      const kinds = lines.map((line) => (JSON.parse(line) as unknown[]).map(formOf));
      return ['run', { format, places: [...new Set(kinds.map(({ length }) => length))] }];
    }
    const parsed: unknown = JSON.parse(text);
    if (name === 'now') {
      const { traffic, ...rest } = parsed as { traffic: Record<string, unknown> };
      return [name, formOf({ ...rest, wishes: {}, traffic: Object.values(traffic) })];
    }
    return [name.replace(job, ''), formOf(parsed)];
  });
  return { ...Object.fromEntries(forms), ledger: [ledger[0]?.[1], ledger[1]] };
}

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
