// One step: a bounded piece of work that anyone may call at any time (sidebar, trigger, menu). It takes the
// lease, finishes what a dead execution began, then alternates waves and placements until allowance or budget
// is spent, and says when to call again.

import type { World } from '../../ports.js';
import { type CellHint, FORMULAS } from '../desk/asked.js';
import { Desk, takeLease } from '../desk/desk.js';
import { formulaHold } from '../desk/formula-pace.js';
import { allowance, doubtSeconds, pushesHeldUntilMs, type Traffic } from '../desk/pace.js';
import { type Job, openJobs } from '../desk/records.js';
import { type KeyInUse, keyInUse, settingsOf } from '../desk/settings.js';
import { type Flight, maySubmit } from '../desk/vocabulary.js';
import { sayAtRest } from '../formula/memory.js';
import { refreshAll, refreshCells } from '../formula/refresh.js';
import { Inbox } from '../inbox/inbox.js';
import { signedUrl } from '../inbox/link.js';
import { placeBlock, type TabInStep } from '../place/place.js';
import { readTab } from '../place/tab.js';
import { type Choice, choose, type Situation, type Work } from './choose.js';
import { checkLedger, closeJobs, settleFinished } from './finish.js';
import {
  adoptOrphans,
  answerKnown,
  endForsaken,
  formulasWaitUntilMs,
  formulaWork,
  hasQuestions,
  takeQuestions,
} from './formulas.js';
import { endAbandoned, sayOtherKey } from './forsaken.js';
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
  readonly noFetch?: true;
  /** A whole wave is waited for so long (pace.ts). */
  readonly gatherMs: number;
  /** The caller is asked to come so much earlier than there is something to do, since its way here takes time. */
  readonly wayMs: number;
}

/** The page calls a step, shows what it brought, and calls again. */
export const SIDEBAR_BUDGET: StepBudget = { stepMs: 15_000, waitMs: 3_000, gatherMs: 3_000, wayMs: 2_400 };
/** At full rate 12 s a minute leave 78 of the day's 90 trigger minutes (docs/limits.md). */
export const TRIGGER_BUDGET: StepBudget = { stepMs: 10_000, waitMs: 5_000, gatherMs: 1_000, wayMs: 0 };
/** onOpen has 30 s, and no right to fetch: it only brings home what was answered. */
export const OPENING_BUDGET: StepBudget = { stepMs: 0, waitMs: 0, gatherMs: 0, wayMs: 0, noFetch: true };
/** Answers that wait for their cells while more requests may go. They are safe in the run book. */
const MOST_UNPLACED = 60;
/** A wait on someone else's lease or a refused mutex. */
const BUSY_SECONDS = 3;
/** A tick with nothing to do comes back after so long where formulas may ask something. */
const FORMULA_REST_MS = 300_000;
/** Gaps between two looks for cells that wait although nothing is under way for them. */
const SCAN_GAP_MS = { first: 60_000, longest: 3_600_000 } as const;
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
    const stepper = new Stepper(desk, key, budget);
    nextMs = stepper.run();
    stepper.refreshFormulas();
  } finally {
    // Formulas may ask at any time; whoever asks clears this, but may meet a step that has looked already.
    const restUntilMs =
      key && key.formulaCreditsPerDay > 0 ? world.clock.nowMs() + FORMULA_REST_MS : undefined;
    isWanted = desk.release(nextMs ?? restUntilMs);
  }
  if (isWanted) nextMs = world.clock.nowMs();
  const report = reportOf(desk);
  const waitMs = nextMs === undefined ? undefined : Math.max(0, nextMs - world.clock.nowMs() - budget.wayMs);
  return { report, callAgainSeconds: waitMs === undefined ? undefined : Math.ceil(waitMs / 100) / 10 };
}

class Stepper {
  private readonly tabs = new Map<string, TabInStep>();
  private readonly inbox: Inbox;
  private inboxReadMs = 0;
  /** Where formulas stand whose lookups ended in this step. */
  private readonly settledCells: CellHint[] = [];

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
    const hasWork =
      openJobs(desk.allJobs()).length > 0 ||
      desk.book.size > 0 ||
      desk.intents.length > 0 ||
      desk.formulas.asked.size > 0;
    if (!hasWork) return undefined;
    const { clock } = desk.world;
    adoptOrphans(desk);
    endForsaken(desk, this.key?.payer);
    sayOtherKey(desk, this.key);
    const mayWait =
      desk.formulas.asked.size > 0 || desk.book.all().some((flight) => flight.jobId === FORMULAS);
    if (mayWait && !desk.scan) desk.setScan({ dueMs: clock.nowMs(), gapMs: SCAN_GAP_MS.first });
    recoverIntents(desk);
    checkLedger(desk);
    for (;;) {
      desk.takeObeyed();
      if (!this.readInbox()) return clock.nowMs() + BUSY_SECONDS * 1000;
      endAbandoned(desk, this.key?.payer);
      answerTwins(desk);
      if (!this.placeAll()) return clock.nowMs() + BUSY_SECONDS * 1000;
      // The closing audit may bring rows to fill; they are placed before the job closes.
      if (closeJobs(desk) === 'refills' && !(this.placeAll() && closeJobs(desk)))
        return clock.nowMs() + BUSY_SECONDS * 1000;
      if (this.leftMs() <= 0) return this.leave(clock.nowMs());
      const waveMs = this.wave();
      if (waveMs !== undefined && waveMs <= clock.nowMs()) {
        this.sendOn();
        continue;
      }
      const nextMs = waveMs && Math.min(waveMs, lookAgainMs(desk));
      if (nextMs === undefined) {
        if (!desk.commit()) return clock.nowMs() + BUSY_SECONDS * 1000;
        if (desk.takeObeyed()) continue;
        return openJobs(desk.allJobs()).some((job) => job.state.kind !== 'paused')
          ? clock.nowMs() + 30_000
          : undefined;
      }
      const waitMs = nextMs - clock.nowMs();
      if (waitMs > this.budget.waitMs || waitMs > this.leftMs()) {
        const untilMs = this.leave(nextMs);
        // A Stop that came with this very write must not sleep until a 429 has passed.
        if (desk.takeObeyed()) continue;
        return untilMs;
      }
      if (waitMs > 0) clock.sleepMs(waitMs);
    }
  }

  private leftMs(): number {
    const { world } = this.desk;
    return this.budget.stepMs - (world.clock.nowMs() - world.startedMs);
  }

  private leave(nextMs: number): number {
    return this.desk.commit() ? nextMs : this.desk.world.clock.nowMs() + BUSY_SECONDS * 1000;
  }

  /**
   * Requests that may go now go before cells are written: the window opens again as it was used, so waves that were
   * kept apart by placements stay apart, and each of them is late a little more every minute.
   */
  private sendOn(): void {
    const { desk } = this;
    for (;;) {
      const unplaced = desk.book.all().filter((flight) => flight.ending).length;
      if (unplaced >= MOST_UNPLACED || this.leftMs() <= 0) return;
      answerTwins(desk);
      const nextMs = this.wave();
      if (nextMs === undefined) return;
      const waitMs = nextMs - desk.world.clock.nowMs();
      if (waitMs > this.budget.waitMs || waitMs > this.leftMs()) return;
      if (waitMs > 0) desk.world.clock.sleepMs(waitMs);
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

  /** Runs the formulas again whose answers have come; all that wait, once nothing is under way for them. */
  refreshFormulas(): void {
    const { desk, settledCells } = this;
    const { grid, clock } = desk.world;
    if (settledCells.length > 0) refreshCells(grid, settledCells);
    const { scan } = desk;
    const isUnderWay =
      desk.book.all().some((flight) => flight.jobId === FORMULAS && !flight.ending) || hasQuestions(desk);
    if (!scan || scan.dueMs > clock.nowMs() || isUnderWay) return;
    const waiting = refreshAll(grid);
    const gapMs = Math.min(SCAN_GAP_MS.longest, 2 * scan.gapMs);
    desk.setScan(waiting > 0 ? { dueMs: clock.nowMs() + scan.gapMs, gapMs } : undefined);
    if (waiting === 0) sayAtRest(desk.world.memory);
    desk.commit();
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
      const end = settleFinished(desk, this.inbox, (flights) => {
        for (const { cell } of flights) if (cell) this.settledCells.push(cell);
      });
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
    if (!key || this.budget.noFetch) return undefined;
    const jobs = openJobs(desk.allJobs()).filter((job) => job.payer === key.payer);
    const flights = desk.book.all().filter((flight) => flight.payer === key.payer);
    const traffic = desk.traffic(key.payer);
    const badKey =
      formulaHold(traffic, nowMs) === 'bad key' ||
      jobs.some((job) => job.state.kind === 'paused' && job.state.reason === 'bad key');
    const heldUntilMs = this.holdPushed(jobs, traffic, nowMs);
    const situation: Situation<Job> = {
      nowMs,
      jobs: heldUntilMs > 0 ? jobs.filter((job) => !this.isPushed(job)) : jobs,
      flights: badKey ? [] : flights,
      everyFlight: desk.book.all(),
      allowance: allowance(traffic, desk.settings.requestsPerMinute, nowMs),
      requestsPerMinute: desk.settings.requestsPerMinute,
      gatherMs: this.budget.gatherMs,
      patienceSeconds: traffic.patienceSeconds,
      arrivals: traffic.arrivals,
      doubtSeconds: doubtSeconds(traffic, desk.settings.doubtSeconds),
      room: desk.book.room(),
      submitsFirst: desk.settings.order === 'fastest finish',
    };
    const forJobs = choose(situation);
    const choice = badKey ? forJobs : this.orFormulas(key, situation, forJobs);
    switch (choice.kind) {
      case 'nothing left':
        return heldUntilMs > 0 ? heldUntilMs : undefined;
      case 'wait':
        this.sayWaiting(jobs, choice.reason === 'doubt', choice.untilMs);
        return choice.untilMs;
      case 'cap reached':
        if ('payer' in choice.job)
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
        const fresh =
          'payer' in choice.job
            ? takePlanned(desk, choice.job, choice.fresh, choice.ahead)
            : takeQuestions(desk, key, choice.fresh);
        if (fresh === 'ledger changed') {
          if ('payer' in choice.job)
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
