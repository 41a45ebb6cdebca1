// Webhooks on the workbench, over real HTTP: the web app deployed in Backstage, its address pasted into the settings,
// and results that the sandbox posts.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { LATENCIES } from '../../local/leadmodule/index.js';
import { backstageOf } from '../../local/workbench/backstage.js';
import { Bench, OWNER } from '../../local/workbench/bench.js';
import { turn } from '../../local/workbench/knobs.js';
import type { PageAnswer, PageOpening, PageStep, WebhookState } from '../../src/sidebar-api.js';

const ROOT = resolve(import.meta.dirname, '../..');

test('deploy, paste, run: results arrive without a poll', async () => {
  const bench = await Bench.start({
    dist: join(ROOT, 'dist'),
    sample: { name: 'Sample', csv: readFileSync(join(ROOT, 'local/demo/sample.csv'), 'utf8') },
    api: undefined,
    latency: LATENCIES.demo,
    requestsPerMinute: 600,
    keep: undefined,
    rebuild: async () => {},
  });
  try {
    const session = await bench.host.open(OWNER, bench.document);
    const ask = async <T>(name: string, ...args: unknown[]): Promise<T> => {
      const answer = await session.callServer(name, ...args);
      if (answer.kind === 'failure') throw new Error(answer.message);
      const value = answer.value as PageAnswer<T>;
      if (!value.ok) throw new Error(value.sentence);
      return value.value;
    };
    await ask('sidebarSaveKey', 'lm_live_workbench');
    await ask('sidebarSaveSettings', { requestsPerMinute: 600 });
    await turn(bench, { kind: 'deploy' }, OWNER);
    const url = backstageOf(bench, OWNER).webApp?.atGoogle ?? '';
    expect(url).toMatch(/^https:\/\/script\.google\.com\/macros\/s\/.+\/exec$/);
    expect(await ask<WebhookState>('sidebarChangeWebhook', { kind: 'on', url })).toMatchObject({
      kind: 'on',
    });
    const { survey } = await ask<PageOpening>('sidebarOpen');
    await ask('sidebarRun', { what: { kind: 'scope', scope: { kind: 'all', sheetId: survey?.sheetId } } });
    let step: PageStep;
    do {
      step = await ask<PageStep>('sidebarStep');
      await new Promise((done) => setTimeout(done, 200));
    } while (step.callAgainSeconds !== undefined);
    const job = step.report.jobs[0];
    expect(job?.state.kind).toBe('done');
    expect(job?.requests.submits).toBe(23);
    // Stragglers of the sample: errors, odd domains. Most arrive by themselves.
    expect(job?.requests.polls).toBeLessThan(8);
  } finally {
    await bench.close();
  }
}, 90_000);
