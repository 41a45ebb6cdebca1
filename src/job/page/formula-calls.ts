// What cells and the menu ask of formulas. A custom function can write no cell and has 30 s: it answers from what is
// known, else leaves its question in the formula book, drives or awaits it for a moment, and says Searching….
import type { World } from '../../ports.js';
import { type Contact, contactKey, readContact } from '../../sheet/contact.js';
import { type Asked, askedProperty, encodeAsked, formulaLookupId, readFormulaBook } from '../desk/asked.js';
import { countedPrice, formulaCreditsLeft, formulaHold } from '../desk/credit-day.js';
import { allowance } from '../desk/pace.js';
import { answersQuestion } from '../desk/questions.js';
import { NOW, type Now, readNow, trafficOf } from '../desk/records.js';
import { RunBook } from '../desk/runbook.js';
import { formulaKey, type KeyInUse, type Settings } from '../desk/settings.js';
import type { Ending, EnrichmentType, Flight } from '../desk/vocabulary.js';
import { formulaRound } from '../flight/formulas.js';
import { readPeople } from '../formula/arguments.js';
import { shaped } from '../formula/free.js';
import { readLedgerAnswers } from '../formula/ledger-answers.js';
import { fillMemory, recallAnswers, sayAtWork } from '../formula/memory.js';
import { freeSeat, isCrowded, type Seats, sayCrowded, takeSeat } from '../formula/seats.js';
import { answerCells, SEARCHING, skipText, textCells, type Wait, waitText } from '../formula/words.js';

/** No wait goes on after this much of the 30 s, no wave begins after the second. */
const WAIT_MS = 20_000;
const LAST_WAVE_MS = 15_000;
/** While others wait too, an execution leaves after this much; a wave begun before still ends within 5 s. */
const CROWD_MS = 2_500;
const LOOK_MS = 1_000;

type Cell = string | number;
type Row =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'question'; readonly contact: Contact; readonly key: string };

/** A paid formula: rows of answers in the shape of the arguments. Throws only when the arguments are wrong. */
export function askFormula(
  open: () => World | undefined,
  name: string,
  type: EnrichmentType,
  args: readonly unknown[],
): Cell | Cell[][] {
  const { people, isSingle } = readPeople(name, args);
  const rows = people.map((person): Row => {
    const reading = readContact(person, 'strict');
    return reading.kind === 'contact'
      ? { kind: 'question', contact: reading.contact, key: reading.key }
      : { kind: 'text', text: skipText(reading.reason) };
  });
  const questions = new Map<string, Contact>();
  for (const row of rows) if (row.kind === 'question') questions.set(row.key, row.contact);
  const world = questions.size > 0 ? open() : undefined;
  const told = world ? new Execution(world, type, questions).run() : () => SEARCHING;
  const cells = rows.map((row) => {
    if (row.kind === 'text') return textCells(type, row.text);
    const answer = told(row.key);
    return typeof answer === 'string' ? textCells(type, answer) : answerCells(type, answer);
  });
  return shaped<Cell>(cells, isSingle);
}

/** One execution of a paid formula: what it knows of each question, and what it says where it knows nothing. */
class Execution {
  private readonly known = new Map<string, Ending>();
  private waitsFor: Wait | undefined;

  constructor(
    private readonly world: World,
    private readonly type: EnrichmentType,
    private readonly questions: ReadonlyMap<string, Contact>,
  ) {}

  run(): (key: string) => Ending | string {
    this.recall();
    if (this.open().length > 0) this.ask();
    const text = this.waitsFor ? waitText(this.waitsFor) : SEARCHING;
    return (key) => this.known.get(key) ?? text;
  }

  private open(): string[] {
    return [...this.questions.keys()].filter((key) => !this.known.has(key));
  }

  /** Cache, then ledger; neither costs a request or a property operation. */
  private recall(): void {
    const { world } = this;
    const { answers, isWhole } = recallAnswers(world.memory, this.open());
    this.learn((key) => answers.of(this.type, key, world.clock.nowMs()));
    if (isWhole || this.open().length === 0) return;
    const ofLedger = readLedgerAnswers(world);
    fillMemory(world.memory, ofLedger);
    this.learn((key) => ofLedger.of(this.type, key, world.clock.nowMs()));
  }

  private learn(answer: (key: string) => Ending | undefined): void {
    for (const key of this.open()) {
      const ending = answer(key);
      if (ending) this.known.set(key, ending);
    }
  }

  /** What the document's records know; what nobody asks yet is asked. */
  private ask(): void {
    const { world } = this;
    const properties = world.document.getAll();
    const flights = new RunBook(properties).all();
    this.learn((key) => endingIn(flights, this.type, key));
    if (this.open().length === 0) return;
    const asker = formulaKey(world, properties);
    if (asker.kind !== 'key') {
      this.waitsFor = asker.kind;
      return;
    }
    const { key, settings } = asker;
    const book = readFormulaBook(properties);
    const inFlight = new Set(flights.map(({ id }) => id));
    const fresh = this.open()
      .map((contact) => this.asked(key.payer, contact))
      .filter(({ id }) => !inFlight.has(id) && book.asked.get(id)?.payer !== key.payer);
    if (fresh.length > 0 && book.isFull) {
      this.waitsFor = 'too many';
      return;
    }
    if (fresh.length > 0) {
      world.document.setAll(
        Object.fromEntries(fresh.map((asked) => [askedProperty(asked.id), encodeAsked(asked)])),
      );
      sayAtWork(world.memory);
    }
    const now = readNow(properties[NOW]);
    this.waitsFor = this.holdOf(now, key);
    if (this.open().length > 0 && !this.waitsFor)
      this.attend(key, settings, now, properties, fresh.length > 0);
  }

  private asked(payer: string, key: string): Asked {
    const { world, type } = this;
    const contact = this.questions.get(key) as Contact;
    const cell = world.grid.callingCell();
    const id = formulaLookupId(world.digest(`${type} ${key}`).slice(0, 12));
    return { id, payer, type, contact, ...(cell ? { cell } : {}) };
  }

  /** Why nothing is sent for formulas now. */
  private holdOf(now: Now, key: KeyInUse): Wait | undefined {
    const traffic = trafficOf(now, key.payer);
    const nowMs = this.world.clock.nowMs();
    const hold = formulaHold(traffic, nowMs);
    if (hold) return hold;
    return formulaCreditsLeft(traffic, key, nowMs) < countedPrice({ type: this.type })
      ? 'daily limit'
      : undefined;
  }

  /**
   * Drives the questions of formulas, or waits while others do. With a seat for up to 20 s, unless a crowd comes;
   * without one only a single wave, and only if nobody steps and the key may ask.
   */
  private attend(
    key: KeyInUse,
    settings: Settings,
    now: Now,
    properties: Readonly<Record<string, string>>,
    isNew: boolean,
  ): void {
    const { world } = this;
    const { clock, memory } = world;
    const seat = isNew ? freeSeat(properties, clock.nowMs()) && takeSeat(world) : undefined;
    if (!seat) {
      if (isNew) sayCrowded(memory, clock.nowMs());
      const isFree = !now.lease || now.lease.untilMs <= clock.nowMs();
      const { now: may } = allowance(trafficOf(now, key.payer), settings.requestsPerMinute, clock.nowMs());
      if (isNew && isFree && may > 0 && this.ageMs() < CROWD_MS) formulaRound(world, key, settings);
      this.recallAgain();
      return;
    }
    try {
      this.drive(key, settings, seat);
    } finally {
      seat.leave();
    }
  }

  private drive(key: KeyInUse, settings: Settings, seat: Seats): void {
    const { world } = this;
    const { clock, memory } = world;
    while (this.open().length > 0) {
      const crowded = isCrowded(memory, clock.nowMs());
      if (this.ageMs() > (crowded ? CROWD_MS : WAIT_MS)) return;
      const end = this.ageMs() < LAST_WAVE_MS ? formulaRound(world, key, settings) : undefined;
      this.recallAgain();
      if (this.open().length === 0) return;
      if (end?.kind === 'worked') continue;
      const untilMs = end?.kind === 'wait' ? end.untilMs : clock.nowMs() + LOOK_MS;
      if (untilMs > seat.startedMs + WAIT_MS) return;
      clock.sleepMs(Math.min(LOOK_MS, Math.max(250, untilMs - clock.nowMs())));
    }
  }

  private ageMs(): number {
    return this.world.clock.nowMs() - this.world.startedMs;
  }

  private recallAgain(): void {
    const { answers } = recallAnswers(this.world.memory, this.open());
    this.learn((key) => answers.of(this.type, key, this.world.clock.nowMs()));
  }
}

function endingIn(flights: readonly Flight[], type: EnrichmentType, key: string): Ending | undefined {
  const flight = flights.find(
    (one) => one.ending && !one.refill && answersQuestion(one.type, type) && contactKey(one.contact) === key,
  );
  return flight?.ending;
}
