// The desk of one execution: the document's records read once, changed in memory, and written back in few,
// ordered property writes. Every write goes through the mutex and checks that the lease is still ours.

import type { World } from '../../ports.js';
import { askedProperty, type FormulaBook, readFormulaBook } from './asked.js';
import { obey } from './control.js';
import { encodeScan, FORMULA_SCAN, type FormulaScan, readScan } from './formula-scan.js';
import type { Traffic } from './pace.js';
import {
  ANSWERS_PREFIX,
  encodeNow,
  INTENTS,
  type Intent,
  type Job,
  jobProperty,
  LEDGER_EPOCH,
  NOW,
  type Now,
  readIntents,
  readJobs,
  readNow,
  trafficOf,
  WEBHOOK,
} from './records.js';
import { decodeFlight, encodeFlight, further } from './run-line.js';
import { RunBook } from './runbook.js';
import { type KeyInUse, type Settings, SHARED_KEY } from './settings.js';
import type { Flight } from './vocabulary.js';

/** How long a lease lasts without renewal; each wave renews it. */
export const LEASE_MS = 90_000;
const MUTEX_WAIT_MS = 500;
/**
 * A refused mutex is tried again after so long by who has time: Google refuses locks for a minute that were asked for
 * too often, and a step that gives up at once takes its next try from that minute, too.
 */
const TRY_AGAIN_MS = [1_000, 6_000, 6_000, 6_000];

export type LeaseReading =
  | { readonly kind: 'held' }
  | { readonly kind: 'held by another'; readonly untilMs: number }
  | { readonly kind: 'refused' };

/** Takes or renews the lease for this execution. Refused means that the mutex was not to be had: wait. */
export function takeLease(world: World): LeaseReading {
  const reading = world.mutex.hold(MUTEX_WAIT_MS, (): LeaseReading => {
    const nowMs = world.clock.nowMs();
    const now = readNow(world.document.get(NOW));
    const lease = now.lease;
    if (lease && lease.holder !== world.execution && lease.untilMs > nowMs)
      return { kind: 'held by another', untilMs: lease.untilMs };
    const renewed = { holder: world.execution, owner: world.userKey, untilMs: nowMs + LEASE_MS };
    world.document.set(NOW, encodeNow({ ...now, lease: renewed, idleUntilMs: 0 }, nowMs));
    return { kind: 'held' };
  });
  return reading ?? { kind: 'refused' };
}

/**
 * Gives the lease back, so that whoever comes next need not wait for it to run out. `idleUntilMs`: nothing can be
 * done before; a tick that reads it leaves at once, so that a long wait costs no trigger time. True: a wish came
 * after the last write of this execution, so there is something to do at once.
 */
export function releaseLease(world: World, idleUntilMs = 0): boolean {
  const isWanted = world.mutex.hold(MUTEX_WAIT_MS, () => {
    const now = readNow(world.document.get(NOW));
    if (now.lease?.holder !== world.execution) return false;
    const hasWishes = Object.keys(now.wishes).length > 0;
    const idle = hasWishes ? 0 : idleUntilMs;
    world.document.set(NOW, encodeNow({ ...now, lease: undefined, idleUntilMs: idle }, world.clock.nowMs()));
    return hasWishes;
  });
  return isWanted === true;
}

export class Desk {
  readonly world: World;
  readonly key: KeyInUse | undefined;
  readonly settings: Settings;
  readonly book: RunBook;
  /** Is a webhook set up in this document? Off: nothing new carries it, what is under way may still come. */
  readonly webhook: 'on' | 'off' | 'none';
  ledgerEpoch: number;
  /** May this execution wait for a refused mutex? A custom function and onOpen have 30 s in all. */
  isPatient = false;
  readonly formulas: FormulaBook;
  /** When all waiting cells are to be looked for; undefined: no formula waits, as far as is known. */
  private due: string | undefined;
  private dueChanged = false;
  private readonly jobs: Map<string, Job>;
  private readonly isKeyShared: boolean;
  private readonly changedJobs = new Set<string>();
  private intentList: Intent[];
  private intentsChanged = false;
  private hasObeyed = false;
  private now: Now;
  private epochWritten: number;
  /** Properties whose content the records have; they go once the records are written. */
  private readonly taken: string[] = [];

  constructor(world: World, key: KeyInUse | undefined, settings: Settings) {
    const properties = world.document.getAll();
    this.world = world;
    this.key = key;
    this.settings = settings;
    this.book = new RunBook(properties);
    this.jobs = new Map(readJobs(properties).map((job) => [job.id, job]));
    this.intentList = readIntents(properties[INTENTS]);
    this.now = readNow(properties[NOW]);
    this.obeyWishes();
    const webhook = properties[WEBHOOK];
    this.webhook = webhook === undefined ? 'none' : webhook === 'on' ? 'on' : 'off';
    this.ledgerEpoch = Number(properties[LEDGER_EPOCH] ?? '0');
    this.epochWritten = this.ledgerEpoch;
    this.formulas = readFormulaBook(properties);
    this.due = properties[FORMULA_SCAN] || undefined;
    this.isKeyShared = SHARED_KEY in properties;
    for (const name of Object.keys(properties))
      if (name.startsWith(ANSWERS_PREFIX)) this.mergeAnswers(name, properties[name] ?? '');
  }

  allJobs(): Job[] {
    return [...this.jobs.values()];
  }

  job(id: string): Job | undefined {
    return this.jobs.get(id);
  }

  /**
   * Did this person begin it? Their mark changes every 30 days [Session.getTemporaryActiveUserKey]; a key that nobody
   * shares here tells its holder after that.
   */
  isMine({ owner, payer }: Job): boolean {
    return owner === this.world.userKey || (!this.isKeyShared && payer === this.key?.payer);
  }

  putJob(job: Job): void {
    const before = this.jobs.get(job.id)?.state.kind;
    const since = before === job.state.kind ? {} : { stateSinceMs: this.world.clock.nowMs() };
    this.jobs.set(job.id, { ...job, ...since });
    this.changedJobs.add(job.id);
  }

  get intents(): readonly Intent[] {
    return this.intentList;
  }

  setIntents(intents: readonly Intent[]): void {
    this.intentList = [...intents];
    this.intentsChanged = true;
  }

  traffic(payer: string): Traffic {
    return trafficOf(this.now, payer);
  }

  /**
   * Makes the changes last: run-book pages, jobs, intents, and for one payer its new traffic.
   * False: the lease is no longer ours (or the mutex was refused), and nothing was written.
   */
  commit(payer?: string, change?: (traffic: Traffic) => Traffic): boolean {
    let done = this.tryCommit(payer, change);
    for (const waitMs of this.isPatient ? TRY_AGAIN_MS : []) {
      if (done !== undefined) break;
      this.world.clock.sleepMs(waitMs);
      done = this.tryCommit(payer, change);
    }
    return done === true;
  }

  /**
   * Counts a wave before it is sent. Never after a wait: its requests would arrive later than they were counted, and
   * a refused mutex loses nothing yet.
   */
  commitAhead(payer: string, change: (traffic: Traffic) => Traffic): boolean {
    return this.tryCommit(payer, change) === true;
  }

  /** undefined: the mutex was refused. */
  private tryCommit(payer?: string, change?: (traffic: Traffic) => Traffic): boolean | undefined {
    return this.world.mutex.hold(MUTEX_WAIT_MS, () => {
      const nowMs = this.world.clock.nowMs();
      const now = readNow(this.world.document.get(NOW));
      if (now.lease?.holder !== this.world.execution) return false;
      const traffic =
        payer !== undefined && change
          ? { ...now.traffic, [payer]: change(trafficOf(now, payer)) }
          : now.traffic;
      this.now = { ...now, traffic };
      this.obeyWishes();
      this.now = {
        lease: { ...now.lease, untilMs: nowMs + LEASE_MS },
        wishes: {},
        idleUntilMs: 0,
        traffic,
      };
      const pages = this.book.takeWrites();
      const rest: Record<string, string> = { ...this.recordWrites(), [NOW]: encodeNow(this.now, nowMs) };
      if (Object.keys(pages.second).length > 0) {
        this.world.document.setAll(pages.first);
        this.world.document.setAll({ ...pages.second, ...rest });
      } else {
        this.world.document.setAll({ ...pages.first, ...rest });
      }
      for (const name of this.taken.splice(0)) this.world.document.remove(name);
      return true;
    });
  }

  /** Commits where something changed: a step that only finds that it has to wait writes nothing but its leave. */
  commitChanges(): boolean {
    const hasChanges =
      this.book.isChanged ||
      this.changedJobs.size > 0 ||
      this.intentsChanged ||
      this.dueChanged ||
      this.taken.length > 0 ||
      this.ledgerEpoch !== this.epochWritten ||
      Object.keys(this.now.wishes).length > 0;
    return !hasChanges || this.commit();
  }

  /**
   * Records answers even when the lease was lost, or the mutex or the write is refused: into a property of its own,
   * which the next step merges. What was paid for must not be forgotten because of a lock.
   */
  commitAnswers(flights: readonly Flight[], payer: string, change: (traffic: Traffic) => Traffic): boolean {
    for (const flight of flights) this.book.put(flight);
    try {
      if (this.commit(payer, change)) return true;
    } catch {
      // Google refused the write; a smaller one may come through.
    }
    this.world.document.set(ANSWERS_PREFIX + this.world.execution, flights.map(encodeFlight).join('\n'));
    return false;
  }

  /** The run book, or the ledger, has what a formula asked: the question goes with the next commit. */
  takeAsked(id: string): void {
    this.taken.push(askedProperty(id));
  }

  get scan(): FormulaScan | undefined {
    return readScan(this.due);
  }

  setScan(scan: FormulaScan | undefined): void {
    this.due = scan && encodeScan(scan);
    this.dueChanged = true;
  }

  release(idleUntilMs = 0): boolean {
    return releaseLease(this.world, idleUntilMs);
  }

  /** Has a wish been obeyed since this was asked last? Then what a step had planned may be out of date. */
  takeObeyed(): boolean {
    const { hasObeyed } = this;
    this.hasObeyed = false;
    return hasObeyed;
  }

  private obeyWishes(): void {
    for (const id of Object.keys(this.now.wishes)) {
      const job = this.jobs.get(id);
      const wish = this.now.wishes[id];
      if (!job || !wish) continue;
      this.putJob(obey(job, wish));
      this.hasObeyed = true;
    }
  }

  private recordWrites(): Record<string, string> {
    const writes: Record<string, string> = { [LEDGER_EPOCH]: String(this.ledgerEpoch) };
    for (const id of this.changedJobs) {
      const job = this.jobs.get(id);
      if (job) Object.assign(writes, jobProperty(job));
    }
    this.changedJobs.clear();
    this.epochWritten = this.ledgerEpoch;
    if (this.intentsChanged) writes[INTENTS] = JSON.stringify(this.intentList);
    this.intentsChanged = false;
    if (this.dueChanged) writes[FORMULA_SCAN] = this.due ?? '';
    this.dueChanged = false;
    return writes;
  }

  private mergeAnswers(name: string, text: string): void {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const answer = decodeFlight(line);
      const known = this.book.get(answer.id);
      // A lookup that is no longer in flight has its result in the ledger already.
      if (known && further(known, answer) === answer) this.book.put(answer);
    }
    this.taken.push(name);
  }
}
