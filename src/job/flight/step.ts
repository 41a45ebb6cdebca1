// One step: a bounded piece of work that anyone may call at any time (sidebar, trigger, menu). It takes the
// lease, finishes what a dead execution began, then alternates waves and placements until allowance or budget
// is spent, and says when to call again.

import type { World } from '../../ports.js';
import { Desk, takeLease } from '../desk/desk.js';
import { allowance, doubtSeconds, pushesHeldUntilMs, type Traffic } from '../desk/pace.js';
import { type Job, openJobs } from '../desk/records.js';
import { type KeyInUse, keyInUse, settingsOf } from '../desk/settings.js';
import { type Flight, maySubmit } from '../desk/vocabulary.js';
import { Inbox } from '../inbox/inbox.js';
import { signedUrl } from '../inbox/link.js';
import { placeBlock, type TabInStep } from '../place/place.js';
import { readTab } from '../place/tab.js';
import { errorEnding, inDoubt } from './answers.js';
import { choose } from './choose.js';
import { checkLedger, closeJobs, settleFinished } from './finish.js';
import { lookAgainMs, takeEvents, usesWebhook, webhookFails } from './pushes.js';
import { takePlanned } from './queue.js';
import { recoverIntents } from './recovery.js';
import { type Report, reportOf } from './report.js';
import { answerTwins } from './twins.js';
import { pollWave, probeWave, submitWave } from './wave.js';

export interface StepBudget {
  /** No new wave starts after this much of the execution's time. */
  readonly stepMs: number;
  /** Waits up to this long inside the step when the next wave is that near. */
  readonly waitMs: number;
}

/** The page calls a step, shows what it brought, and calls again. */
export const SIDEBAR_BUDGET: StepBudget = { stepMs: 15_000, waitMs: 1_200 };
/** At full rate 12 s a minute leave 78 of the day's 90 trigger minutes (docs/limits.md). */
export const TRIGGER_BUDGET: StepBudget = { stepMs: 10_000, waitMs: 3_000 };
/** A wait on someone else's lease or a refused mutex. */
const BUSY_SECONDS = 3;
/** The inbox is read no more often than this in a step of many waves. */
const INBOX_EVERY_MS = 2_000;

export interface StepResult {
  readonly report: Report;
  /** Seconds after which the next call can do something; undefined: nothing is open. */
  readonly callAgainSeconds: number | undefined;
}

export function step(world: World, budget: StepBudget): StepResult {
  const key = keyInUse(world);
  const settings = settingsOf(world);
  const lease = takeLease(world);
  if (lease.kind !== 'held') {
    const desk = new Desk(world, key, settings);
    return {
      report: reportOf(desk),
      callAgainSeconds: openJobs(desk.allJobs()).length > 0 ? BUSY_SECONDS : undefined,
    };
  }
  const desk = new Desk(world, key, settings);
  let nextMs: number | undefined;
  let isWanted = false;
  try {
    nextMs = new Stepper(desk, key, budget).run();
  } finally {
    isWanted = desk.release(nextMs);
  }
  if (isWanted) nextMs = world.clock.nowMs();
  const report = reportOf(desk);
  const waitMs = nextMs === undefined ? undefined : Math.max(0, nextMs - world.clock.nowMs());
  return { report, callAgainSeconds: waitMs === undefined ? undefined : Math.ceil(waitMs / 100) / 10 };
}

class Stepper {
  private readonly tabs = new Map<string, TabInStep>();
  private readonly inbox: Inbox;
  private inboxReadMs = 0;

  constructor(
    private readonly desk: Desk,
    private readonly key: KeyInUse | undefined,
    private readonly budget: StepBudget,
  ) {
    this.inbox = new Inbox(desk.world.letterbox, desk.world.clock.nowMs);
  }

  /** Works until the budget is spent; returns when to call again, undefined when nothing is open. */
  run(): number | undefined {
    const { desk } = this;
    if (openJobs(desk.allJobs()).length === 0 && desk.book.size === 0 && desk.intents.length === 0)
      return undefined;
    const { clock } = desk.world;
    this.adoptOrphans();
    recoverIntents(desk);
    checkLedger(desk);
    for (;;) {
      desk.takeObeyed();
      if (!this.readInbox()) return clock.nowMs() + BUSY_SECONDS * 1000;
      this.endAbandoned();
      answerTwins(desk);
      if (!this.placeAll()) return clock.nowMs() + BUSY_SECONDS * 1000;
      // The closing audit may bring rows to fill; they are placed before the job closes.
      if (closeJobs(desk) === 'refills' && !(this.placeAll() && closeJobs(desk)))
        return clock.nowMs() + BUSY_SECONDS * 1000;
      const waveMs = this.wave();
      const nextMs = waveMs && Math.min(waveMs, lookAgainMs(desk));
      if (nextMs === undefined) {
        if (!desk.commit()) return clock.nowMs() + BUSY_SECONDS * 1000;
        if (desk.takeObeyed()) continue;
        return openJobs(desk.allJobs()).some((job) => job.state.kind !== 'paused')
          ? clock.nowMs() + 30_000
          : undefined;
      }
      const waitMs = nextMs - clock.nowMs();
      const left = this.budget.stepMs - (clock.nowMs() - desk.world.startedMs);
      if (left <= 0 || waitMs > this.budget.waitMs || waitMs > left) {
        if (!desk.commit()) return clock.nowMs() + BUSY_SECONDS * 1000;
        // A Stop that came with this very write must not sleep until a 429 has passed.
        if (desk.takeObeyed()) continue;
        return nextMs;
      }
      if (waitMs > 0) clock.sleepMs(waitMs);
    }
  }

  /** Takes what came by webhook; one property operation, and none where no webhook is used. False: the lease is lost. */
  private readInbox(): boolean {
    const { desk, inbox } = this;
    const nowMs = desk.world.clock.nowMs();
    if (!usesWebhook(desk) || nowMs - this.inboxReadMs < INBOX_EVERY_MS) return true;
    this.inboxReadMs = nowMs;
    const { isRecorded, strangers } = takeEvents(desk, inbox.read());
    inbox.forget(strangers);
    return isRecorded;
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

  /** We hold the lease, so whoever wrote "sending" is dead or lost it: the effect of its POST is unknown. */
  private adoptOrphans(): void {
    for (const flight of this.desk.book.all())
      if (flight.state === 'sending') this.desk.book.put(inDoubt(flight));
  }

  /** Stop ends what was never accepted: queued lookups were not sent, those in doubt may be paid. */
  private endAbandoned(): void {
    const nowMs = this.desk.world.clock.nowMs();
    for (const flight of this.desk.book.all()) {
      if (this.desk.job(flight.jobId)?.state.kind !== 'stopping') continue;
      if (flight.state === 'queued' && !flight.doubted) this.desk.book.remove(flight.id);
      else if (flight.state === 'in doubt' || flight.state === 'queued')
        this.desk.book.put({
          ...flight,
          state: 'answered',
          ending: errorEnding('may be paid, look up again', 0, nowMs),
        });
    }
  }

  /** Places and settles all that is finished. False: the lease is lost. */
  private placeAll(): boolean {
    const { desk } = this;
    for (const job of desk.allJobs()) {
      const tab = this.tab(job);
      while (tab) {
        const end = placeBlock(desk, tab);
        if (end === 'lease lost') return false;
        if (end === 'cannot write') this.cannotWrite(job);
        if (end !== 'placed') break;
      }
    }
    for (;;) {
      const end = settleFinished(desk, this.inbox);
      if (end === 'lease lost') return false;
      if (end === 'nothing to settle') return true;
    }
  }

  /** The sheet refused every row of a block: the job waits for a person; a stopping one ends without rows. */
  private cannotWrite(job: Job): void {
    const { desk } = this;
    const current = desk.job(job.id) ?? job;
    if (maySubmit(current.state))
      desk.putJob({ ...current, state: { kind: 'paused', reason: 'cannot write', detail: job.tabName } });
    if (current.state.kind !== 'stopping') return;
    for (const flight of desk.book.all())
      if (flight.jobId === job.id && flight.ending) desk.book.put({ ...flight, rowHints: [] });
  }

  /** The job's tab as this step sees it; undefined when there is nothing to place or nowhere to place it. */
  private tab(job: Job): TabInStep | undefined {
    const waiting = this.desk.book
      .all()
      .filter((f) => f.jobId === job.id && f.ending && f.rowHints.length > 0);
    if (waiting.length === 0) return undefined;
    if (job.state.kind === 'paused' && job.state.reason === 'cannot write') return undefined;
    const known = this.tabs.get(job.id);
    if (known) return known;
    const reading = readTab(this.desk.world.grid, job);
    if (reading.kind === 'ready') {
      const tab: TabInStep = {
        job,
        layout: reading.layout,
        headers: reading.headers,
        located: undefined,
        rounds: new Map(),
      };
      this.tabs.set(job.id, tab);
      return tab;
    }
    // Nowhere to place: the results go to the ledger as unplaced, and nothing more is sent.
    for (const flight of waiting) this.desk.book.put({ ...flight, rowHints: [] });
    if (maySubmit(job.state))
      this.desk.putJob({
        ...job,
        state:
          reading.kind === 'tab deleted'
            ? { kind: 'paused', reason: 'tab deleted', detail: job.tabName }
            : { kind: 'paused', reason: 'columns changed', detail: reading.headers.join(', ') },
      });
    return undefined;
  }

  /** Sends one wave. Returns when the next is due (now, if there is more), undefined when nothing is left. */
  private wave(): number | undefined {
    const { desk, key } = this;
    const { clock } = desk.world;
    const nowMs = clock.nowMs();
    if (!key) return undefined;
    const jobs = openJobs(desk.allJobs()).filter((job) => job.payer === key.payer);
    const flights = desk.book.all().filter((flight) => flight.payer === key.payer);
    const traffic = desk.traffic(key.payer);
    const badKey = jobs.some((job) => job.state.kind === 'paused' && job.state.reason === 'bad key');
    const heldUntilMs = this.holdPushed(jobs, traffic, nowMs);
    const choice = choose({
      nowMs,
      jobs: heldUntilMs > 0 ? jobs.filter((job) => !this.isPushed(job)) : jobs,
      flights: badKey ? [] : flights,
      everyFlight: desk.book.all(),
      allowance: allowance(traffic, desk.settings.requestsPerMinute, nowMs),
      latencies: traffic.latencies,
      arrivals: traffic.arrivals,
      doubtSeconds: doubtSeconds(traffic, desk.settings.doubtSeconds),
      room: desk.book.room(),
      submitsFirst: desk.settings.order === 'fastest finish',
    });
    switch (choice.kind) {
      case 'nothing left':
        return heldUntilMs > 0 ? heldUntilMs : undefined;
      case 'wait':
        this.sayWaiting(jobs, choice.reason === 'doubt', choice.untilMs);
        return choice.untilMs;
      case 'cap reached':
        desk.putJob({
          ...choice.job,
          state: { kind: 'paused', reason: 'cap', detail: String(choice.job.cap ?? 0) },
        });
        return undefined;
      case 'poll':
        return pollWave(desk, key, choice.flights) === 'recorded'
          ? clock.nowMs()
          : nowMs + BUSY_SECONDS * 1000;
      case 'submit': {
        if (traffic.breaks > 0)
          return probeWave(desk, key) === 'recorded' ? clock.nowMs() : nowMs + BUSY_SECONDS * 1000;
        const fresh = takePlanned(desk, choice.job, choice.fresh, choice.ahead);
        if (fresh === 'ledger changed') {
          desk.putJob({ ...choice.job, state: { kind: 'paused', reason: 'ledger changed', detail: '' } });
          return clock.nowMs();
        }
        const sending: Flight[] = [...choice.again, ...fresh];
        if (sending.length === 0) return clock.nowMs();
        return submitWave(desk, key, sending, (flight) => this.pushUrl(flight)) === 'recorded'
          ? clock.nowMs()
          : nowMs + BUSY_SECONDS * 1000;
      }
    }
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
  private sayWaiting(jobs: readonly Job[], isDoubt: boolean, untilMs: number): void {
    const { desk, key } = this;
    const nowMs = desk.world.clock.nowMs();
    const traffic = key ? desk.traffic(key.payer) : undefined;
    const held = traffic !== undefined && traffic.notBeforeMs > nowMs;
    for (const job of jobs) {
      if (!maySubmit(job.state)) continue;
      const limit = traffic !== undefined && traffic.breaks > 0 ? 'fetch refused' : 'rate limited';
      const reason = held ? limit : isDoubt ? 'in doubt' : undefined;
      if (reason && untilMs - nowMs > 5_000)
        desk.putJob({ ...job, state: { kind: 'waiting', reason, untilMs } });
      else if (job.state.kind === 'waiting') desk.putJob({ ...job, state: { kind: 'running' } });
    }
  }
}
