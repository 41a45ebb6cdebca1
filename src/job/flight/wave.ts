// One wave: submits only or polls only, written ahead, sent at once, recorded before any sheet is touched.
import { IMPOSSIBLE_RUN_ID, pollRequest, submitRequest } from '../../leadmodule/request.js';
import { readPoll, readSubmit } from '../../leadmodule/response.js';
import type { HttpAnswer, HttpRequest } from '../../ports.js';
import { afterEffects, countCredits } from '../desk/credit-day.js';
import type { Desk } from '../desk/desk.js';
import {
  afterBreak,
  afterCleanWave,
  afterRateLimit,
  countPushes,
  type FormulaHold,
  reserve,
  sawLatency,
  settle,
  type Traffic,
} from '../desk/pace.js';
import { sawFirstPoll } from '../desk/poll-pace.js';
import { type Job, openJobs } from '../desk/records.js';
import type { KeyInUse } from '../desk/settings.js';
import { type Flight, maySubmit } from '../desk/vocabulary.js';
import { afterPoll, afterSubmit, type Effect, inDoubt, type JobEffect } from './answers.js';
import { counted } from './pushes.js';

/** A job whose last so many answers were all failures of the service pauses and says so. */
const FAILURES_THAT_PAUSE = 20;

export type WaveEnd = 'recorded' | 'lease lost';

/** Where the result of a lookup, as it is sent now, is to be posted; undefined: it will be polled. */
export type PushUrl = (flight: Flight) => string | undefined;

/** Sends when the window is open, a moment after the requests were counted. */
function send(desk: Desk, requests: readonly HttpRequest[], atMs: number): HttpAnswer[] | undefined {
  const { clock } = desk.world;
  const waitMs = atMs - clock.nowMs();
  if (waitMs > 0) clock.sleepMs(waitMs);
  try {
    return desk.world.http.sendAll(requests);
  } catch {
    // fetchAll is all-or-nothing: one transport failure discards every answer [seen in public code]. The words of
    // the exception are localised, so they decide nothing.
    return undefined;
  }
}

/** Requests are counted as they are sent, whatever comes of them. */
function countRequests(desk: Desk, flights: readonly Flight[], kind: 'submits' | 'polls', by = 1): void {
  for (const flight of flights) {
    const job = desk.job(flight.jobId);
    if (job) desk.putJob({ ...job, requests: { ...job.requests, [kind]: job.requests[kind] + by } });
  }
}

/** A wave that could not be written ahead is not sent, so a later write must not tell of it. */
function unsent(desk: Desk, flights: readonly Flight[], kind: 'submits' | 'polls'): WaveEnd {
  for (const flight of flights) desk.book.put(flight);
  countRequests(desk, flights, kind, -1);
  return 'lease lost';
}

/** Applies effects to their jobs: pauses and failure streaks. */
function settleJobs(desk: Desk, effects: readonly Effect[]): void {
  for (const effect of effects) {
    const job = desk.job(effect.flight.jobId);
    if (!job) continue;
    const failuresInRow = effect.failure ? job.failuresInRow + 1 : 0;
    let state = job.state;
    const canPause = state.kind === 'running' || state.kind === 'waiting';
    if (canPause && effect.job.kind === 'pause')
      state = { kind: 'paused', reason: effect.job.reason, detail: effect.job.detail };
    else if (canPause && failuresInRow >= FAILURES_THAT_PAUSE)
      state = { kind: 'paused', reason: 'failures', detail: String(failuresInRow) };
    const after = { ...job, state, failuresInRow };
    // A failed run may push nothing (reading R11); any other that has ended without a word was missed.
    const { ending, push, runId } = effect.flight;
    const isMissed = push === 'awaited' && runId !== '' && ending !== undefined && ending.status !== 'error';
    desk.putJob(isMissed ? counted(after, 'missed') : after);
  }
}

/** What a pause of a job is for formulas. */
function holdOf(effect: JobEffect): FormulaHold | undefined {
  if (effect.kind !== 'pause') return undefined;
  return effect.reason === 'bad key' || effect.reason === 'no credits' ? effect.reason : 'refused';
}

/** What was reserved for a wave, and when the last of its requests was over. */
interface Sent {
  readonly wave: 'submits' | 'polls';
  readonly reservedMs: number;
  readonly requests: number;
  readonly nowMs: number;
  /** Of submits that are still to come. */
  readonly minutesAhead: number;
}

function trafficAfter(effects: readonly Effect[], sent: Sent) {
  const { wave, reservedMs, requests, nowMs } = sent;
  return (traffic: Traffic): Traffic => {
    let after = afterEffects(
      settle(traffic, reservedMs, requests, nowMs),
      effects.map(({ flight, job, failure }) => ({ flight, failure, pause: holdOf(job) })),
      nowMs,
    );
    const limited = effects.flatMap((effect) =>
      effect.job.kind === 'rate limited' ? [effect.job.retryAfterSeconds] : [],
    );
    if (limited.length > 0) return afterRateLimit(after, Math.max(...limited), nowMs);
    for (const { flight } of wave === 'polls' ? effects : []) {
      const ageSeconds = (nowMs - flight.sentAtMs) / 1000;
      if (flight.ending) after = sawLatency(after, ageSeconds);
      const isFirst = flight.polls === (flight.ending ? 0 : 1) && !flight.push;
      if (isFirst && (flight.ending || flight.state === 'searching'))
        after = {
          ...after,
          patienceSeconds: sawFirstPoll(
            after.patienceSeconds,
            ageSeconds,
            flight.ending !== undefined,
            sent.minutesAhead,
          ),
        };
    }
    return afterCleanWave(after, nowMs);
  };
}

/** Sends new lookups (or, after a doubt, asks again). `job.next` must have been advanced past them already. */
export function submitWave(
  desk: Desk,
  key: KeyInUse,
  flights: readonly Flight[],
  sendAtMs = 0,
  pushUrl: PushUrl = () => undefined,
): WaveEnd {
  const reservedMs = desk.world.clock.nowMs();
  // A force is asked for once: after a doubt the plain question is free when the forced one was accepted.
  const wave = flights.map(({ push: _before, ...flight }): { sending: Flight; webhookUrl?: string } => {
    const sending: Flight = {
      ...flight,
      state: 'sending',
      attempt: flight.attempt + 1,
      sentAtMs: reservedMs,
    };
    const webhookUrl = pushUrl(sending);
    return webhookUrl ? { sending: { ...sending, push: 'awaited' }, webhookUrl } : { sending };
  });
  const sending = wave.map((one) => one.sending);
  for (const flight of sending) desk.book.put(flight);
  countRequests(desk, sending, 'submits');
  const pushes = wave.filter((one) => one.webhookUrl).length;
  const reserved = (traffic: Traffic) =>
    countCredits(
      countPushes(reserve(traffic, sending.length, reservedMs), pushes, reservedMs),
      flights,
      reservedMs,
    );
  if (!desk.commitAhead(key.payer, reserved)) return unsent(desk, flights, 'submits');

  const answers = send(
    desk,
    wave.map(({ sending: flight, webhookUrl }) =>
      submitRequest(key.apiKey, {
        ...flight.contact,
        type: flight.type,
        forceRefresh: flight.forced && !flight.doubted,
        ...(webhookUrl ? { webhookUrl } : {}),
      }),
    ),
    sendAtMs,
  );
  const nowMs = desk.world.clock.nowMs();
  const sent: Sent = { wave: 'submits', reservedMs, requests: sending.length, nowMs, minutesAhead: 0 };
  if (!answers) return recordBreak(desk, key, sending.map(inDoubt), sent);
  const effects = sending.map((flight, index): Effect => {
    const answer = answers[index];
    if (!answer) return { flight: inDoubt(flight), job: { kind: 'none' }, failure: true };
    return afterSubmit(flight, readSubmit(answer, nowMs), desk.settings, nowMs);
  });
  return record(desk, key, effects, sent);
}

/** Minutes that the submits of this payer's jobs take that are still to come. */
export function minutesAhead(desk: Desk, payer: string): number {
  const jobs = openJobs(desk.allJobs()).filter((job) => job.payer === payer && maySubmit(job.state));
  return jobs.reduce((sum, job) => sum + job.total - job.next, 0) / desk.settings.requestsPerMinute;
}

/** Asks how runs stand. */
export function pollWave(desk: Desk, key: KeyInUse, flights: readonly Flight[], sendAtMs = 0): WaveEnd {
  const reservedMs = desk.world.clock.nowMs();
  countRequests(desk, flights, 'polls');
  if (!desk.commitAhead(key.payer, (traffic) => reserve(traffic, flights.length, reservedMs)))
    return unsent(desk, flights, 'polls');
  const answers = send(
    desk,
    flights.map((flight) => pollRequest(key.apiKey, flight.runId)),
    sendAtMs,
  );
  const nowMs = desk.world.clock.nowMs();
  const sent: Sent = {
    wave: 'polls',
    reservedMs,
    requests: flights.length,
    nowMs,
    minutesAhead: minutesAhead(desk, key.payer),
  };
  if (!answers) return recordBreak(desk, key, [], sent);
  const effects = flights.flatMap((flight, index): Effect[] => {
    const answer = answers[index];
    return answer ? [afterPoll(flight, readPoll(answer, nowMs), desk.settings, nowMs)] : [];
  });
  return record(desk, key, effects, sent);
}

function record(desk: Desk, key: KeyInUse, effects: readonly Effect[], sent: Sent): WaveEnd {
  settleJobs(desk, effects);
  const flights = effects.map((effect) => effect.flight);
  return desk.commitAnswers(flights, key.payer, trafficAfter(effects, sent)) ? 'recorded' : 'lease lost';
}

/**
 * One free request before submits go on after a break: if fetches still fail, nobody's lookup is in doubt for it.
 */
export function probeWave(desk: Desk, key: KeyInUse, sendAtMs = 0): WaveEnd {
  const reservedMs = desk.world.clock.nowMs();
  if (!desk.commitAhead(key.payer, (traffic) => reserve(traffic, 1, reservedMs))) return 'lease lost';
  const answers = send(desk, [pollRequest(key.apiKey, IMPOSSIBLE_RUN_ID)], sendAtMs);
  const nowMs = desk.world.clock.nowMs();
  if (!answers) return recordBreak(desk, key, [], { reservedMs, requests: 1, nowMs });
  const settled = (traffic: Traffic) => ({ ...settle(traffic, reservedMs, 1, nowMs), breaks: 0 });
  return desk.commit(key.payer, settled) ? 'recorded' : 'lease lost';
}

/** The whole wave threw: its submits are in doubt, the next waves are small. */
function recordBreak(
  desk: Desk,
  key: KeyInUse,
  doubted: readonly Flight[],
  { reservedMs, requests, nowMs }: Pick<Sent, 'reservedMs' | 'requests' | 'nowMs'>,
): WaveEnd {
  const change = (traffic: Traffic) => afterBreak(settle(traffic, reservedMs, requests, nowMs), nowMs);
  return desk.commitAnswers(doubted, key.payer, change) ? 'recorded' : 'lease lost';
}

/** Credits that are spent or may be: reported, in flight and in doubt. The cap counts all of them. */
export function creditsAtRisk(
  job: Pick<Job, 'id' | 'creditsUsed'>,
  flights: readonly Flight[],
  perLookup: number,
): number {
  const open = flights.filter(
    (flight) =>
      flight.jobId === job.id && flight.state !== 'answered' && (flight.state !== 'queued' || flight.doubted),
  );
  const answered = flights.filter((flight) => flight.jobId === job.id && flight.ending);
  return (
    job.creditsUsed +
    open.length * perLookup +
    answered.reduce((sum, flight) => sum + (flight.ending?.credits ?? 0), 0)
  );
}
