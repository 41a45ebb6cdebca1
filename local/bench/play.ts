// Plays one case and measures it: the person runs the job, and the lane goes on with it until every row has its result.

import type { StepResult, WebhookState } from '../../src/sidebar-api.js';
import type { ExecutionRecord } from '../appsscript/index.js';
import { keepDelivering } from '../demo/web-app-road.js';
import { type Case, FETCHES_A_DAY, ROUND_TRIP_SECONDS } from './case.js';
import { askOracle, type WakeUps } from './oracle.js';
import { type BenchStage, lastNameOf, setBenchStage } from './stage.js';
import { mean, percentile, round } from './statistics.js';
import { callsByPlacement, Watch } from './watch.js';

/** A case that is not over by then is told as such. */
const LONGEST_DAYS = 12;

export interface Figures {
  readonly lane: Case['lane'];
  readonly latency: Case['latency'];
  readonly contacts: number;
  readonly order: Case['order'];
  readonly limiter: Case['limiter'];
  readonly jitterSeconds: number;
  readonly account: Case['account'];
  readonly makespanSeconds: number;
  readonly oracleSeconds: number;
  readonly ratio: number;
  readonly requestsPerContact: number;
  readonly p50AgeSeconds: number;
  readonly p95AgeSeconds: number;
  readonly meanAgeSeconds: number;
  readonly oracleMeanAgeSeconds: number;
  /** No program that asks about contacts as it goes can end sooner: see floorSeconds below. */
  readonly floorSeconds: number;
  readonly firstResultSeconds: number;
  readonly firstReadySeconds: number;
  /** After the slowest run was ready. */
  readonly lastAfterSlowestSeconds: number;
  readonly requests: number;
  readonly submits: number;
  readonly polls: number;
  readonly pollsTooEarly: number;
  readonly rateLimited: number;
  /** Share of the limit used between the first request and the last submit. */
  readonly allowanceUsed: number;
  readonly triggerSecondsAMinute: number;
  readonly triggerSecondsLongest: number;
  readonly triggerMinutesADay: number;
  readonly fetchShareOfDay: number;
  readonly callsAWaveMax: number;
  readonly callsAWaveMean: number;
  readonly callsAWaveWithoutResultsMax: number;
  readonly cellsReadAResult: number;
  readonly propertyOperations: number;
  readonly credits: number;
  readonly filled: number;
}

function sidebarLane(stage: BenchStage, watch: Watch, untilMs: number): void {
  let next = 0.1;
  while (stage.host.now() < untilMs) {
    stage.host.advanceNow(Math.max(0.1, next) + ROUND_TRIP_SECONDS);
    const { callAgainSeconds } = stage.call<StepResult>('sidebarStep');
    if (callAgainSeconds === undefined && watch.isComplete) return;
    next = callAgainSeconds ?? 30;
  }
}

function triggerLane(stage: BenchStage, watch: Watch, untilMs: number): void {
  while (!watch.isComplete && stage.host.now() < untilMs) stage.host.advanceNow(60);
}

/** Webhooks are set up as a person does: the script is deployed, its address pasted. */
function switchOnWebhooks(stage: BenchStage): void {
  const url = stage.host.webApp.deploy(stage.document);
  stage.call<WebhookState>('sidebarChangeWebhook', { kind: 'on', url });
  keepDelivering(stage.host, stage.sandbox);
}

export function playCase(one: Case, dist: string): Figures {
  const stage = setBenchStage(one, dist);
  if (one.lane === 'webhook') switchOnWebhooks(stage);
  const startMs = stage.host.now();
  const requestsBefore = stage.sandbox.books().requests.length;
  const executionsBefore = stage.host.executions.length;
  const watch = new Watch(stage, one.contacts);
  stage.session.select(`Sheet1!A2:A${one.contacts + 1}`);
  stage.call('sidebarRun', {});
  const untilMs = startMs + LONGEST_DAYS * 86_400_000;
  if (one.lane === 'sidebar' || one.lane === 'webhook') sidebarLane(stage, watch, untilMs);
  else triggerLane(stage, watch, untilMs);
  return figuresOf(one, stage, watch, { startMs, requestsBefore, executionsBefore });
}

interface Before {
  readonly startMs: number;
  readonly requestsBefore: number;
  readonly executionsBefore: number;
}

function figuresOf(one: Case, stage: BenchStage, watch: Watch, before: Before): Figures {
  const { startMs } = before;
  const books = stage.sandbox.books();
  const requests = books.requests.slice(before.requestsBefore);
  const submits = requests.filter(({ operation }) => operation === 'submit');
  const polls = requests.filter(({ operation }) => operation === 'poll');
  const readyAt = new Map(books.runs.map((run) => [run.runId, run.readyAtMs]));
  const runOf = new Map(books.runs.map((run) => [run.contact.lastName, run]));
  const rows = Array.from({ length: one.contacts }, (_, row) => ({
    run: runOf.get(lastNameOf(row)),
    placedMs: watch.placedAtMs.get(row),
  }));
  const ages = rows
    .flatMap(({ run, placedMs }) =>
      run && placedMs !== undefined ? [(placedMs - run.submittedAtMs) / 1000] : [],
    )
    .sort((a, b) => a - b);
  const placed = [...watch.placedAtMs.values()];
  const makespanSeconds =
    (Math.max(
      startMs,
      ...placed.slice(-2_000),
      placed.reduce((a, b) => Math.max(a, b), 0),
    ) -
      startMs) /
    1000;
  const ticks = stage.host.executions
    .slice(before.executionsBefore)
    .filter((record) => record.functionName === 'onLeadModuleTick');
  const latenciesMs = rows.map(({ run }) => (run ? run.readyAtMs - run.submittedAtMs : 0));
  const usesTicks = one.lane === 'minute' || one.lane === 'hourly';
  const wakeUps: WakeUps = usesTicks
    ? ticks.map(({ startedAt, runtimeSeconds }) => [
        startedAt - startMs,
        startedAt - startMs + Math.max(12, runtimeSeconds) * 1000,
      ])
    : undefined;
  const oracle = askOracle(one, latenciesMs, wakeUps, one.lane === 'webhook');
  const lastSubmitMs = submits.reduce((last, { atMs }) => Math.max(last, atMs), startMs);
  const untilLastSubmit = requests.filter(({ atMs }) => atMs <= lastSubmitMs);
  const firstMs = requests[0]?.atMs ?? startMs;
  const callsAWave = callsByPlacement(watch.waves.slice(1));
  const without = watch.waves.slice(1).filter(({ hasResults }) => !hasResults);
  const records: readonly ExecutionRecord[] = stage.host.executions.slice(before.executionsBefore);
  const fetches = FETCHES_A_DAY[one.account];
  const readySeconds = books.runs.map((run) => (run.readyAtMs - startMs) / 1000);
  return {
    lane: one.lane,
    latency: one.latency,
    contacts: one.contacts,
    order: one.order,
    limiter: one.limiter,
    jitterSeconds: one.jitterSeconds,
    account: one.account,
    makespanSeconds: round(makespanSeconds, 1),
    oracleSeconds: round(oracle.makespanSeconds, 1),
    ratio: round(makespanSeconds / oracle.makespanSeconds, 3),
    requestsPerContact: round(requests.length / one.contacts, 3),
    p50AgeSeconds: round(percentile(ages, 0.5), 1),
    p95AgeSeconds: round(percentile(ages, 0.95), 1),
    meanAgeSeconds: round(mean(ages), 1),
    oracleMeanAgeSeconds: round(oracle.meanAgeSeconds, 1),
    floorSeconds: round(floorSeconds(one, latenciesMs), 1),
    firstResultSeconds: round(
      (placed.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) - startMs) / 1000,
      1,
    ),
    firstReadySeconds: round(
      readySeconds.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      1,
    ),
    lastAfterSlowestSeconds: round(makespanSeconds - readySeconds.reduce((a, b) => Math.max(a, b), 0), 1),
    requests: requests.length,
    submits: submits.length,
    polls: polls.length,
    pollsTooEarly: polls.filter(({ runId, atMs }) => atMs < (readyAt.get(runId ?? '') ?? 0)).length,
    rateLimited: requests.filter(({ status }) => status === 429).length,
    allowanceUsed: round(
      untilLastSubmit.length /
        ((one.requestsPerMinute * (lastSubmitMs - firstMs)) / 60_000 + one.requestsPerMinute),
      3,
    ),
    triggerSecondsAMinute: round(
      mean(
        ticks
          .filter(({ serviceCalls }) => serviceCalls['UrlFetchApp.fetchAll'])
          .map(({ runtimeSeconds }) => runtimeSeconds),
      ),
    ),
    triggerSecondsLongest: round(
      ticks.reduce((most, { runtimeSeconds }) => Math.max(most, runtimeSeconds), 0),
    ),
    triggerMinutesADay: round(triggerMinutesADay(ticks), 1),
    fetchShareOfDay: round(requests.length / fetches, 3),
    callsAWaveMax: round(Math.max(0, ...callsAWave), 1),
    callsAWaveMean: round(mean(callsAWave), 1),
    callsAWaveWithoutResultsMax: without.reduce((most, { calls }) => Math.max(most, calls), 0),
    cellsReadAResult: round(records.reduce((sum, { cellsRead }) => sum + cellsRead, 0) / one.contacts, 1),
    propertyOperations: watch.propertyOperations,
    credits: books.runs.reduce((sum, run) => sum + run.creditsUsed, 0),
    filled: watch.placedAtMs.size,
  };
}

/**
 * Rows are sent in their order, and each before it took a submit and a poll (a submit alone, where results come by
 * themselves or are polled last): no row can be sent sooner, nor be answered before its own latency is over.
 */
function floorSeconds(one: Case, latenciesMs: readonly number[]): number {
  const requestsARow = one.lane === 'webhook' || one.order === 'fastest finish' ? 1 : 2;
  const everySeconds = (requestsARow * 60) / one.requestsPerMinute;
  return latenciesMs.reduce((latest, ms, row) => Math.max(latest, row * everySeconds + ms / 1000), 0);
}

/** The most that the trigger used within one quota day. */
function triggerMinutesADay(ticks: readonly ExecutionRecord[]): number {
  const days = new Map<number, number>();
  const first = ticks[0]?.startedAt ?? 0;
  for (const { startedAt, runtimeSeconds } of ticks) {
    const day = Math.floor((startedAt - first) / 86_400_000);
    days.set(day, (days.get(day) ?? 0) + runtimeSeconds / 60);
  }
  return Math.max(0, ...days.values());
}
