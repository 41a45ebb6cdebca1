// Two people with two keys whose pages and triggers run at the same time, in lock-step: the host picks by seed
// whose service call is answered next, so any interleaving of calls can happen, and a seed replays it.
import { describe, expect, test } from '@jest/globals';
import { createHost, type UserSession, virtualClock } from '../../local/appsscript/index.js';
import { createSandbox } from '../../local/leadmodule/index.js';
import type { StepResult } from '../../src/sidebar-api.js';
import { addressOf, asHandler, DIST, KEPT_REALMS, people } from './stage.js';

const ROWS = 14;
const PEOPLE = [
  { email: 'sam@example.com', key: 'lm_live_key_of_sam', rows: 'Sheet1!A2:A9' },
  { email: 'kim@example.com', key: 'lm_live_key_of_kim', rows: 'Sheet1!A6:A15' },
] as const;

async function call<T>(session: UserSession, name: string, ...args: unknown[]): Promise<T | undefined> {
  const answer = await session.callServer(name, ...args);
  if (answer.kind === 'failure') throw new Error(`${name}: ${answer.message}`);
  const reply = answer.value as { ok: boolean; value: T };
  return reply.ok ? reply.value : undefined;
}

/** A page left open: runs its rows, then steps as it is told, until `until`. */
async function page(session: UserSession, rows: string, until: number, now: () => number): Promise<void> {
  session.select(rows);
  while (!(await call(session, 'sidebarRun', {}))) if (now() > until) return;
  while (now() < until) {
    const step = await call<StepResult>(session, 'sidebarStep');
    if (!step || step.callAgainSeconds === undefined) return;
  }
}

describe('two people at once', () => {
  test.each([1, 2, 3])(
    'seed %i: every contact is paid once, each row has its own result, nobody uses the other’s key',
    async (seed) => {
      const clock = virtualClock({ start: '2026-11-23T09:00:00Z', seed });
      const sandbox = createSandbox({ clock, seed, latency: { kind: 'const', seconds: 20 } });
      const host = createHost({
        clock,
        driver: 'lockstep',
        keptRealms: KEPT_REALMS,
        fetch: asHandler(sandbox),
        name: 'LeadModule',
        seed,
      });
      try {
        host.loadProject({ dir: DIST });
        const document = host.createDocument({
          owner: 'sam@example.com',
          csvRows: people(ROWS),
          timeZone: 'Etc/UTC',
          locale: 'en_US',
        });
        const until = clock.now() + 30 * 60_000;
        const sessions: UserSession[] = [];
        for (const { email, key } of PEOPLE) {
          const session = await host.open(email, document);
          await call(session, 'sidebarSaveKey', key);
          sessions.push(session);
        }
        const pages = sessions.map((session, index) =>
          page(session, PEOPLE[index]?.rows ?? '', until, () => clock.now()),
        );
        // Time passes for both; their minute triggers run beside the pages.
        for (let minute = 0; minute < 30; minute++) await host.advance(60);
        await Promise.all(pages);
        await host.advance(300);
        const cells = document.displayValues(document.sheets[0] as never, {
          row: 0,
          column: 0,
          rows: ROWS + 1,
          columns: 8,
        });
        const column = cells[0]?.indexOf('Email') ?? -1;
        const expected = people(ROWS)
          .slice(1)
          .map((row) => addressOf(...row));
        expect(cells.slice(1).map((row) => row[column])).toEqual(expected);
        const books = sandbox.books();
        expect(books.runs).toHaveLength(ROWS);
        expect(books.runs.reduce((sum, run) => sum + run.creditsUsed, 0)).toBe(ROWS);
        const owner = new Map(books.runs.map((run) => [run.runId, run.key]));
        const foreign = books.requests.filter(
          (request) =>
            request.operation === 'poll' &&
            request.runId !== undefined &&
            owner.get(request.runId) !== request.key,
        );
        expect(foreign).toEqual([]);
        expect(host.bugs).toEqual([]);
      } finally {
        await host.close();
      }
    },
    180_000,
  );
});
