// Many formulas at once: a column of cells with nobody looking after it, and thirty executions in lock-step.
import { describe, expect, test } from '@jest/globals';
import { createHost, virtualClock } from '../../local/appsscript/index.js';
import { createSandbox } from '../../local/leadmodule/index.js';
import { handsOn } from '../appsscript/spreadsheet/a-document.js';
import { asHandler, DIST, KEPT_REALMS, KEY, PERSON, people } from './stage.js';

/** A thousand take minutes; the nightly workflow plays them (`LEADMODULE_FORMULAS=1000`). */
const CELLS = Number(process.env['LEADMODULE_FORMULAS'] ?? 120);

function formulasOf(count: number): string[][] {
  return Array.from({ length: count }, (_, at) => [`=LEADMODULE_EMAIL(A${at + 2}, B${at + 2}, C${at + 2})`]);
}

/** Seconds of each formula execution that ran while five or more did. */
function crowdedSeconds(runs: readonly { startedAt: number; runtimeSeconds: number }[]): number[] {
  const spans = runs.map(({ startedAt, runtimeSeconds }) => ({
    startedAt,
    endedAt: startedAt + runtimeSeconds * 1000,
  }));
  return spans
    .filter(
      (one) =>
        spans.filter((other) => other.startedAt < one.endedAt && other.endedAt > one.startedAt).length >= 5,
    )
    .map(({ startedAt, endedAt }) => (endedAt - startedAt) / 1000);
}

type LockStep = Awaited<ReturnType<typeof lockStep>>;

/** A document of so many people, open in lock-step, with a key that formulas may spend and nobody who looks. */
async function lockStep(seed: number, rows: number, latencySeconds: number, atOnce = 20) {
  const clock = virtualClock({ start: '2026-11-23T09:00:00Z', seed });
  const sandbox = createSandbox({ clock, seed, latency: { kind: 'const', seconds: latencySeconds } });
  const host = createHost({
    clock,
    driver: 'lockstep',
    keptRealms: KEPT_REALMS,
    fetch: asHandler(sandbox),
    name: 'LeadModule',
    seed,
    // A thread that a busy machine starves is no loop.
    busySeconds: 600,
    limits: { customFunctionsAtOnce: atOnce },
  });
  host.loadProject({ dir: DIST });
  const document = host.createDocument({
    owner: PERSON,
    csvRows: people(rows),
    timeZone: 'Etc/UTC',
    locale: 'en_US',
  });
  const session = await host.open(PERSON, document);
  session.answerDialogs(() => 'OK');
  await session.callServer('sidebarSaveKey', KEY, { share: false, formulas: true });
  await session.callServer('sidebarSaveSettings', { formulaCreditsPerDay: 5_000 });
  const { shown } = handsOn(document);
  const column = () => shown(`E2:E${rows + 1}`).flat();
  return {
    host,
    session,
    missing: () => column().filter((text) => !text.endsWith('@found.example')),
    paste: () => {
      session.acts.paste('Sheet1', 'E2', formulasOf(rows));
      column();
    },
    requests: () => sandbox.books().requests,
    credits: () => sandbox.books().runs.reduce((sum, run) => sum + run.creditsUsed, 0),
    operations: () => host.meters(PERSON).propertyOperations.used,
    runs: () => host.executions.filter(({ origin }) => origin === 'custom function'),
    reopen: async () => {
      (await host.open(PERSON, document)).close();
      column();
      await host.advance(30);
    },
  };
}

function posts(stage: LockStep): number {
  return stage.requests().filter(({ method }) => method === 'POST').length;
}

test(`${CELLS} cells, rate 60, the minute trigger, nobody looks: as many POSTs; a menu click in the middle succeeds; opened twice: no request`, async () => {
  const stage = await lockStep(7, CELLS, 30);
  const { host } = stage;
  try {
    const startMs = host.now();
    stage.paste();
    let clicked = '';
    for (let minute = 1; minute <= 240 && (minute < 3 || stage.missing().length > 0); minute++) {
      await host.advance(60);
      if (minute !== 1) continue;
      const click = stage.session.click(['LeadModule', 'Collect pending results']);
      await host.advance(30);
      clicked = (await click).status;
    }
    const minutes = (host.now() - startMs) / 60_000;
    const runs = stage.runs();
    const longest = Math.max(...runs.map((run) => run.runtimeSeconds));
    // For docs/limits.md.
    if (process.env['LEADMODULE_FORMULAS'])
      console.log(
        `${CELLS} cells: all values after ${minutes.toFixed(1)} min; ${posts(stage)} POSTs of ${stage.requests().length} requests, ${stage.operations()} property operations, ${runs.length} executions, longest ${longest} s, in a crowd ${Math.max(0, ...crowdedSeconds(runs))} s`,
      );
    expect([stage.missing(), posts(stage), stage.credits(), clicked]).toEqual([
      [],
      CELLS,
      CELLS,
      'completed',
    ]);
    expect(Math.max(0, ...crowdedSeconds(runs))).toBeLessThanOrEqual(5);
    await host.advance(180);
    const before = [stage.requests().length, stage.operations()];
    // The trigger comes meanwhile, so what the formulas themselves did is counted.
    const from = stage.runs().length;
    await stage.reopen();
    host.caches.evictAll();
    await stage.reopen();
    expect([stage.missing(), stage.requests().length]).toEqual([[], before[0]]);
    const services = stage
      .runs()
      .slice(from)
      .map(({ serviceCalls }) => Object.keys(serviceCalls));
    expect(services.length).toBeGreaterThanOrEqual(2 * CELLS);
    expect(services.flat().filter((name) => /^(Properties\.|UrlFetchApp|Lock\.)/.test(name))).toEqual([]);
    expect(host.bugs).toEqual([]);
  } finally {
    await host.close();
  }
}, 3_600_000);

describe('thirty formulas in lock-step', () => {
  test.each([1, 2])(
    'seed %i: one POST each, all values come, nobody waits long in a crowd',
    async (seed) => {
      const stage = await lockStep(seed, 30, 12, 29);
      const { host } = stage;
      try {
        stage.paste();
        for (let minute = 0; minute < 8; minute++) await host.advance(60);
        expect([stage.missing(), posts(stage), stage.credits()]).toEqual([[], 30, 30]);
        const runs = stage.runs();
        expect(runs.filter(({ status }) => status !== 'completed')).toEqual([]);
        expect(Math.max(0, ...crowdedSeconds(runs))).toBeLessThanOrEqual(5);
        expect(host.bugs).toEqual([]);
      } finally {
        await host.close();
      }
    },
    120_000,
  );
});

describe('more executions at once than Google starts', () => {
  test('forty formulas, a Run for half of their people and eight steps: each has an answer or Google’s word, and everybody is paid once', async () => {
    const stage = await lockStep(3, 40, 12, 40);
    const { host, session } = stage;
    try {
      session.select('Sheet1!A2:A21');
      stage.paste();
      const calls = [session.callServer('sidebarRun', {})];
      for (let step = 0; step < 8; step++) calls.push(session.callServer('sidebarStep'));
      await host.advance(60);
      const refusals: string[] = [];
      for (const answer of await Promise.all(calls))
        if (answer.kind === 'failure') refusals.push(answer.message);
        else expect(answer.value).toMatchObject({ ok: expect.any(Boolean) });
      const failed = stage.runs().filter(({ status }) => status !== 'completed');
      // Only what Google did not even start.
      const words = [...refusals, ...failed.map(({ error }) => error?.message ?? '')];
      expect(words.length).toBeGreaterThan(0);
      for (const text of words) expect(text).toMatch(/too many scripts running simultaneously/);
      // The person presses again if Run was among them.
      await session.callServer('sidebarRun', {});
      for (let minute = 0; minute < 12; minute++) await host.advance(60);
      // Cells that Google did not start show its error until they are calculated anew.
      const click = session.click(['LeadModule', 'Refresh formulas']);
      await host.advance(60);
      expect((await click).status).toBe('completed');
      expect([stage.missing(), posts(stage), stage.credits()]).toEqual([[], 40, 40]);
      expect(host.bugs).toEqual([]);
    } finally {
      await host.close();
    }
  }, 300_000);
});
