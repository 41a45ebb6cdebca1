// What people would write otherwise, on the same sandbox and clock: the vendor's quickstart loop, and an Apps Script
// that goes row by row. Neither is ours; both are played, not run.
import { virtualClock } from '../appsscript/index.js';
import { createSandbox, LATENCIES, type Sandbox } from '../leadmodule/index.js';
import { type Case, READING_OF_LIMITER, REQUEST_SECONDS } from './case.js';
import { rowsOf } from './stage.js';

export interface Baseline {
  readonly name: string;
  readonly contacts: number;
  readonly makespanSeconds: number;
  readonly meanAgeSeconds: number;
  readonly requestsPerContact: number;
  /** Contacts that have their result in the end. */
  readonly filled: number;
  readonly remark: string;
}

interface Scene {
  readonly sandbox: Sandbox;
  readonly startMs: number;
  nowMs(): number;
  sleep(seconds: number): void;
  ask(
    method: 'POST' | 'GET',
    path: string,
    body?: unknown,
  ): { status: number; body: Record<string, unknown>; retry: number };
  requests: number;
}

function setScene(one: Case): Scene {
  const clock = virtualClock({ start: '2026-11-23T09:00:00Z', seed: one.seed });
  const sandbox = createSandbox({
    clock,
    seed: one.seed,
    latency: LATENCIES[one.latency],
    rate: one.requestsPerMinute,
    credits: one.contacts + 100,
    readings: { R8: READING_OF_LIMITER[one.limiter] },
    memory: { requests: 10, runs: one.contacts + 100 },
  });
  const sleep = (seconds: number) => clock.moveTo(clock.now() + seconds * 1000);
  const scene: Scene = {
    sandbox,
    startMs: clock.now(),
    nowMs: () => clock.now(),
    sleep,
    requests: 0,
    ask(method, path, body) {
      scene.requests += 1;
      const answer = sandbox.handle({
        method,
        url: `/api/v1/enrich${path}`,
        headers: {
          authorization: 'Bearer lm_live_bench_key_of_the_sandbox',
          'content-type': 'application/json',
        },
        body: body === undefined ? '' : JSON.stringify(body),
      });
      sleep(REQUEST_SECONDS);
      if (answer.kind === 'dropped') return { status: 0, body: {}, retry: 0 };
      const retry = Object.entries(answer.headers).find(
        ([name]) => name.toLowerCase() === 'retry-after',
      )?.[1];
      return {
        status: answer.status,
        body: JSON.parse(answer.body) as Record<string, unknown>,
        retry: Number(retry ?? 60),
      };
    },
  };
  return scene;
}

function contactsOf(
  one: Case,
): { firstName: string; lastName: string; companyDomain: string; enrichmentType: string }[] {
  return rowsOf(one.contacts)
    .slice(1)
    .map(([firstName = '', lastName = '', companyDomain = '']) => ({
      firstName,
      lastName,
      companyDomain,
      enrichmentType: 'email',
    }));
}

const round = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits;

function baselineOf(
  name: string,
  one: Case,
  scene: Scene,
  ages: readonly number[],
  remark: string,
): Baseline {
  return {
    name,
    contacts: one.contacts,
    makespanSeconds: round((scene.nowMs() - scene.startMs) / 1000),
    meanAgeSeconds: round(ages.reduce((sum, age) => sum + age, 0) / Math.max(1, ages.length)),
    requestsPerContact: round(scene.requests / one.contacts, 3),
    filled: ages.length,
    remark,
  };
}

/** One submit a second, then one poll after the other every five seconds. As printed, a 429 drops its contact. */
export function quickstartLoop(one: Case): Baseline {
  const scene = setScene(one);
  const runs: { runId: string; sentMs: number }[] = [];
  for (const contact of contactsOf(one)) {
    const sentMs = scene.nowMs();
    const answer = scene.ask('POST', '', contact);
    if (answer.status === 429) {
      scene.sleep(answer.retry);
      continue;
    }
    runs.push({ runId: String(answer.body['runId']), sentMs });
    scene.sleep(1);
  }
  const ages: number[] = [];
  for (const { runId, sentMs } of runs) {
    for (;;) {
      const answer = scene.ask('GET', `/${runId}`);
      if (answer.status === 429) {
        scene.sleep(answer.retry);
        continue;
      }
      if (answer.body['status'] === 'completed' || answer.body['status'] === 'failed') break;
      scene.sleep(5);
    }
    ages.push((scene.nowMs() - sentMs) / 1000);
  }
  return baselineOf(
    'quickstart loop',
    one,
    scene,
    ages,
    `${one.contacts - ages.length} contacts dropped by a 429`,
  );
}

/** Row by row: submit, poll every five seconds, write the cell, next row. Apps Script kills it after six minutes. */
export function rowByRowScript(one: Case): Baseline {
  const scene = setScene(one);
  const ages: number[] = [];
  const endMs = scene.startMs + 360_000;
  for (const contact of contactsOf(one)) {
    const sentMs = scene.nowMs();
    const { body } = scene.ask('POST', '', contact);
    let isDone = false;
    while (!isDone && scene.nowMs() < endMs) {
      scene.sleep(5);
      const answer = scene.ask('GET', `/${String(body['runId'])}`);
      isDone = answer.body['status'] === 'completed' || answer.body['status'] === 'failed';
    }
    if (scene.nowMs() >= endMs) break;
    scene.sleep(0.2);
    ages.push((scene.nowMs() - sentMs) / 1000);
  }
  return baselineOf(
    'row by row',
    one,
    scene,
    ages,
    `killed after 6 min with ${ages.length} of ${one.contacts} rows`,
  );
}
