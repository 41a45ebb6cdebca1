// One step: a bounded piece of work that anyone may call at any time (sidebar, trigger, menu). It takes the
// lease, finishes what a dead execution began, then alternates waves and placements until allowance or budget
// is spent, and says when to call again.

import type { World } from '../../ports.js';
import { type CellHint, FORMULAS } from '../desk/asked.js';
import { Desk, takeLease } from '../desk/desk.js';
import { endedCount, type Job, openJobs } from '../desk/records.js';
import { type KeyInUse, keyAndSettings } from '../desk/settings.js';
import { maySubmit } from '../desk/vocabulary.js';
import { sayAtRest } from '../formula/memory.js';
import { refreshAll, refreshCells } from '../formula/refresh.js';
import { Inbox } from '../inbox/inbox.js';
import { BUSY_SECONDS, type StepBudget } from './budget.js';
import { checkLedger, closeJobs } from './finish.js';
import { adoptOrphans, areFormulasUnderWay, endForsaken } from './formulas.js';
import { endAbandoned, sayOtherKey } from './forsaken.js';
import { checkTabs, Placing } from './placing.js';
import { lookAgainMs, takeEvents, usesWebhook } from './pushes.js';
import { recoverIntents } from './recovery.js';
import { type Report, reportOf } from './report.js';
import { answerTwins } from './twins.js';
import { Waves } from './waves.js';

/** Answers that wait for their cells while more requests may go. They are safe in the run book. */
const MOST_UNPLACED = 60;
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
  const { desk, callAgainSeconds } = work(world, budget);
  return { report: reportOf(desk), callAgainSeconds };
}

/** A step of whoever wants no report. */
export function work(
  world: World,
  given: StepBudget,
): Pick<StepResult, 'callAgainSeconds'> & { readonly desk: Desk } {
  const { key, settings } = keyAndSettings(world);
  const lease = takeLease(world);
  if (lease.kind !== 'held') {
    const desk = new Desk(world, key, settings);
    return { desk, callAgainSeconds: openJobs(desk.allJobs()).length > 0 ? BUSY_SECONDS : undefined };
  }
  const desk = new Desk(world, key, settings);
  const isHourly = ({ owner, trigger }: Job) =>
    owner === world.userKey && trigger.kind === 'armed' && trigger.everyMinutes > 1;
  const budget = openJobs(desk.allJobs()).some(isHourly) ? { ...given, ...given.hourly } : given;
  desk.isPatient = budget.waitMs > 0;
  let nextMs: number | undefined;
  let lookMs: number | undefined;
  let isWanted = false;
  try {
    const stepper = new Stepper(desk, key, budget);
    nextMs = stepper.run();
    lookMs = stepper.refreshFormulas();
  } finally {
    // Formulas may ask at any time; whoever asks clears this, but may meet a step that has looked already.
    const restUntilMs = key && key.formulaCreditsPerDay > 0 ? world.clock.nowMs() + FORMULA_REST_MS : 0;
    const untilMs = isForOthersToo(desk, key?.payer) ? 0 : (nextMs ?? restUntilMs);
    isWanted = desk.release(lookMs === undefined ? untilMs : Math.min(untilMs, lookMs));
  }
  if (isWanted) nextMs = world.clock.nowMs();
  const waitMs = nextMs === undefined ? undefined : Math.max(0, nextMs - world.clock.nowMs() - budget.wayMs);
  return { desk, callAgainSeconds: waitMs === undefined ? undefined : Math.ceil(waitMs / 100) / 10 };
}

/** Has another key work here? Then no wait of ours is the document's: the trigger of its holder must look. */
function isForOthersToo(desk: Desk, payer: string | undefined): boolean {
  const isOther = (one: { readonly payer: string }) => one.payer !== payer;
  return (
    desk.book.all().some(isOther) ||
    [...desk.formulas.asked.values()].some(isOther) ||
    desk.allJobs().some((job) => isOther(job) && maySubmit(job.state))
  );
}

/** Results have been shown, and lookups are still to be sent. */
const isInFullSwing = (job: Job): boolean =>
  maySubmit(job.state) && job.next < job.total && endedCount(job.counts) > 0;

class Stepper {
  private readonly inbox: Inbox;
  private readonly waves: Waves;
  private readonly placing: Placing;
  private inboxReadMs = 0;
  /** Where formulas stand whose lookups ended in this step. */
  private readonly settledCells: CellHint[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly key: KeyInUse | undefined,
    private readonly budget: StepBudget,
  ) {
    this.inbox = new Inbox(desk.world.letterbox, desk.world.clock.nowMs);
    this.waves = new Waves(desk, key, budget, this.inbox, this.settledCells);
    this.placing = new Placing(desk, this.inbox, this.settledCells);
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
    checkTabs(desk, this.key?.payer);
    for (;;) {
      desk.takeObeyed();
      if (!this.readInbox()) return clock.nowMs() + BUSY_SECONDS * 1000;
      endAbandoned(desk, this.key?.payer);
      this.sendOn();
      const placed = this.placing.next();
      if (placed === 'lease lost') return clock.nowMs() + BUSY_SECONDS * 1000;
      if (placed === 'more') continue;
      // The closing audit may bring rows to fill; they are placed before the job closes.
      if (closeJobs(desk) === 'refills') continue;
      if (this.leftMs() <= 0) return this.leave(this.waves.dueMs());
      const waveMs = this.waves.next();
      if (waveMs !== undefined && waveMs <= clock.nowMs()) continue;
      const nextMs = waveMs && Math.min(waveMs, lookAgainMs(desk));
      if (nextMs === undefined) {
        if (!desk.commitChanges()) return clock.nowMs() + BUSY_SECONDS * 1000;
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
    const { world, book } = this.desk;
    const isToPlace = book.all().some((flight) => flight.ending);
    const usedMs = world.clock.nowMs() - world.startedMs + (isToPlace ? this.budget.placingMs : 0);
    return this.budget.stepMs - usedMs;
  }

  private leave(nextMs: number): number {
    return this.desk.commitChanges() ? nextMs : this.desk.world.clock.nowMs() + BUSY_SECONDS * 1000;
  }

  /**
   * Requests that may go now go before cells are written: the window opens again as it was used, so waves that were
   * kept apart by placements stay apart, and each of them is late a little more every minute. The first results of a
   * job are shown at once, and so are all when nothing is left to submit.
   */
  private sendOn(): void {
    const { desk } = this;
    for (;;) {
      const unplaced = desk.book.all().filter((flight) => flight.ending).length;
      if (unplaced >= MOST_UNPLACED || this.leftMs() <= 0) return;
      if (unplaced > 0 && !openJobs(desk.allJobs()).some(isInFullSwing)) return;
      answerTwins(desk);
      const nextMs = this.waves.next();
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

  /**
   * Runs the formulas again whose answers have come; all that wait, once nothing is under way for them: then they say
   * for what. When to look again, undefined: not before something has come of what is under way.
   */
  refreshFormulas(): number | undefined {
    const { desk, key, settledCells } = this;
    const { grid, clock } = desk.world;
    if (settledCells.length > 0) refreshCells(grid, settledCells);
    const { scan } = desk;
    if (!scan || areFormulasUnderWay(desk, key)) return undefined;
    if (scan.dueMs > clock.nowMs()) return scan.dueMs;
    const waiting = refreshAll(grid);
    const gapMs = Math.min(SCAN_GAP_MS.longest, 2 * scan.gapMs);
    desk.setScan(waiting > 0 ? { dueMs: clock.nowMs() + scan.gapMs, gapMs } : undefined);
    if (waiting === 0) sayAtRest(desk.world.memory);
    desk.commit();
    return desk.scan?.dueMs;
  }
}
