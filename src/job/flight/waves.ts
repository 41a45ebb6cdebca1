// The next wave of a step: what may be sent now, by which lane, and what a wait is called.

import type { CellHint } from '../desk/asked.js';
import { creditDayEndsMs, formulaHold } from '../desk/credit-day.js';
import type { Desk } from '../desk/desk.js';
import {
  type Allowance,
  allowance,
  freeAtMs,
  LONG_GATHER_MS,
  pushesHeldUntilMs,
  type Traffic,
} from '../desk/pace.js';
import { LONG_MINUTES } from '../desk/poll-pace.js';
import { type Job, openJobs } from '../desk/records.js';
import type { KeyInUse } from '../desk/settings.js';
import { type Flight, maySubmit } from '../desk/vocabulary.js';
import type { Inbox } from '../inbox/inbox.js';
import { signedUrl } from '../inbox/link.js';
import { BUSY_SECONDS, type StepBudget } from './budget.js';
import { type Choice, choose, type Situation, type WaitsFor, type Work } from './choose.js';
import { answerKnown, formulasWaitUntilMs, formulaWork, takeQuestions } from './formulas.js';
import { lookAgainMs, webhookFails } from './pushes.js';
import { takePlanned } from './queue.js';
import { situationOf } from './situation.js';
import { minutesAhead, pollWave, probeWave, submitWave } from './wave.js';

/** A wave is written ahead so long before the window opens for it, as writing takes time, too. */
const PREPARE_MS = 150;

export class Waves {
  constructor(
    private readonly desk: Desk,
    private readonly key: KeyInUse | undefined,
    private readonly budget: StepBudget,
    private readonly inbox: Inbox,
    /** Where formulas stand whose lookups end in this step. */
    private readonly settledCells: CellHint[],
  ) {}

  /** When the next wave is due, for a step that has no time left for it. */
  dueMs(): number {
    const { desk, key } = this;
    const nowMs = desk.world.clock.nowMs();
    if (!key || desk.formulas.asked.size > 0) return nowMs;
    const choice = choose(this.situation(key, nowMs).situation);
    return choice.kind === 'wait' ? Math.min(choice.untilMs, lookAgainMs(desk)) : nowMs;
  }

  /** Sends one wave. Returns when the next is due (now, if there is more), undefined when nothing is left. */
  next(): number | undefined {
    const { desk, key } = this;
    const { clock } = desk.world;
    const nowMs = clock.nowMs();
    if (!key || this.budget.noFetch) return undefined;
    const { situation, jobs, traffic, badKey, heldUntilMs } = this.situation(key, nowMs);
    const forJobs = choose(situation);
    const choice = badKey ? forJobs : this.orFormulas(key, situation, forJobs);
    const allowanceNow = allowance(traffic, desk.settings.requestsPerMinute, nowMs);
    const sendAt = (requests: number) =>
      Math.min(freeAtMs(allowanceNow, requests, nowMs), nowMs + PREPARE_MS);
    switch (choice.kind) {
      case 'nothing left':
        return heldUntilMs > 0 ? heldUntilMs : undefined;
      case 'wait':
        this.sayWaiting(jobs, choice.reason, choice.untilMs);
        return choice.untilMs;
      case 'cap reached':
        if ('payer' in choice.job)
          desk.putJob({
            ...choice.job,
            state: { kind: 'paused', reason: 'cap', detail: String(choice.job.cap ?? 0) },
          });
        return undefined;
      case 'poll':
        return pollWave(desk, key, choice.flights, sendAt(choice.flights.length)) === 'recorded'
          ? clock.nowMs()
          : nowMs + BUSY_SECONDS * 1000;
      case 'submit': {
        if (traffic.breaks > 0)
          return probeWave(desk, key, sendAt(1)) === 'recorded' ? clock.nowMs() : nowMs + BUSY_SECONDS * 1000;
        const fresh =
          'payer' in choice.job
            ? takePlanned(desk, choice.job, choice.fresh, this.linesAhead(allowanceNow))
            : takeQuestions(desk, key, choice.fresh);
        if (fresh === 'ledger changed') {
          if ('payer' in choice.job)
            desk.putJob({ ...choice.job, state: { kind: 'paused', reason: 'ledger changed', detail: '' } });
          return clock.nowMs();
        }
        const sending: Flight[] = [...choice.again, ...fresh];
        if (sending.length === 0) return clock.nowMs();
        return submitWave(desk, key, sending, sendAt(sending.length), (flight) => this.pushUrl(flight)) ===
          'recorded'
          ? clock.nowMs()
          : nowMs + BUSY_SECONDS * 1000;
      }
    }
  }

  /** Planned lines that are worth reading at once: about half of what this step may still send is submits. */
  private linesAhead({ free, openings }: Allowance): number {
    const untilMs = this.desk.world.startedMs + this.budget.stepMs;
    const opened = openings.filter(([atMs]) => atMs <= untilMs).map(([, requests]) => requests);
    return Math.ceil(Math.max(free, ...opened) / 2);
  }

  private situation(key: KeyInUse, nowMs: number) {
    const { desk } = this;
    const jobs = openJobs(desk.allJobs()).filter((job) => job.payer === key.payer);
    const traffic = desk.traffic(key.payer);
    const badKey =
      formulaHold(traffic, nowMs) === 'bad key' ||
      jobs.some((job) => job.state.kind === 'paused' && job.state.reason === 'bad key');
    const heldUntilMs = this.holdPushed(jobs, traffic, nowMs);
    const all = situationOf(desk, key, {
      jobs: heldUntilMs > 0 ? jobs.filter((job) => !this.isPushed(job)) : jobs,
      gatherMs: minutesAhead(desk, key.payer) > LONG_MINUTES ? LONG_GATHER_MS : this.budget.gatherMs,
      prepareMs: PREPARE_MS,
    });
    const situation: Situation<Job> = badKey ? { ...all, flights: [] } : all;
    return { situation, jobs, traffic, badKey, heldUntilMs };
  }

  /** Formulas have what jobs leave: they send only while no job of this key has anything to send or to ask. */
  private orFormulas(key: KeyInUse, situation: Situation<Job>, forJobs: Choice<Job>): Choice<Job | Work> {
    const { desk } = this;
    if (forJobs.kind === 'poll' || forJobs.kind === 'submit') return forJobs;
    if (forJobs.kind === 'wait' && forJobs.reason === 'allowance') return forJobs;
    this.settledCells.push(...answerKnown(desk));
    const work = formulaWork(desk, key);
    const choice = work && choose({ ...situation, jobs: [work] });
    if (choice && (choice.kind === 'submit' || choice.kind === 'poll')) return choice;
    if (choice?.kind === 'wait' && forJobs.kind !== 'cap reached')
      return forJobs.kind === 'wait' && forJobs.untilMs <= choice.untilMs ? forJobs : choice;
    const untilMs = forJobs.kind === 'nothing left' ? formulasWaitUntilMs(desk, key) : undefined;
    return untilMs === undefined ? forJobs : { kind: 'wait', untilMs, reason: 'answers' };
  }

  private isPushed(job: Job): boolean {
    return this.desk.webhook === 'on' && !job.noWebhook && !webhookFails(job);
  }

  /** A day holds so many lookups by webhook; then their jobs wait, and say so. 0: they need not. */
  private holdPushed(jobs: readonly Job[], traffic: Traffic, nowMs: number): number {
    const untilMs = pushesHeldUntilMs(traffic, nowMs);
    if (untilMs > 0)
      for (const job of jobs)
        if (maySubmit(job.state) && this.isPushed(job) && job.next < job.total)
          this.desk.putJob({ ...job, state: { kind: 'waiting', reason: 'webhook day', untilMs } });
    return untilMs;
  }

  /** A wait longer than a moment is told with its reason and its end. */
  private sayWaiting(jobs: readonly Job[], why: WaitsFor, untilMs: number): void {
    const { desk, key } = this;
    const nowMs = desk.world.clock.nowMs();
    const traffic = key ? desk.traffic(key.payer) : undefined;
    const held = traffic !== undefined && traffic.notBeforeMs > nowMs;
    for (const job of jobs) {
      if (!maySubmit(job.state)) continue;
      const limit = traffic !== undefined && traffic.breaks > 0 ? 'fetch refused' : 'rate limited';
      const reason = held ? limit : why === 'doubt' ? 'in doubt' : undefined;
      if (why === 'day' && traffic)
        desk.putJob({
          ...job,
          state: { kind: 'waiting', reason: 'credit day', untilMs: creditDayEndsMs(traffic, nowMs) },
        });
      else if (reason && untilMs - nowMs > 5_000)
        desk.putJob({ ...job, state: { kind: 'waiting', reason, untilMs } });
      else if (job.state.kind === 'waiting') desk.putJob({ ...job, state: { kind: 'running' } });
    }
  }

  /** Where this lookup's result is to be posted. A force that was in doubt is asked for plainly and polled: what
   * its webhook would bring may be the answer of before the force. */
  private pushUrl(flight: Flight): string | undefined {
    const { desk, inbox } = this;
    const job = desk.job(flight.jobId);
    const mayPush = job && !job.noWebhook && !webhookFails(job) && !(flight.forced && flight.doubted);
    return mayPush && desk.webhook === 'on' && inbox.link?.on
      ? signedUrl(desk.world.letterbox, inbox.link, flight.id, flight.attempt)
      : undefined;
  }
}
