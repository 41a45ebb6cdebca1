// Lookups of formulas as work of their payer: taken from the formula book when no job has anything to send, within
// the holder's cap of credits a day, and never while an answer is known or on its way.
import type { World } from '../../ports.js';
import { contactKey } from '../../sheet/contact.js';
import { type Asked, type CellHint, FORMULAS, flightOfAsked } from '../desk/asked.js';
import { countedPrice, creditDayEndsMs, formulaCreditsLeft, formulaHold } from '../desk/credit-day.js';
import { Desk, takeLease } from '../desk/desk.js';
import { openJobs } from '../desk/records.js';
import type { KeyInUse, Settings } from '../desk/settings.js';
import { type Flight, maySubmit } from '../desk/vocabulary.js';
import { ledgerKnowledge } from '../formula/ledger-answers.js';
import { rememberEndings } from '../formula/memory.js';
import { errorEnding, inDoubt, LONGEST_SEARCH_SECONDS } from './answers.js';
import { choose, type Work } from './choose.js';
import { situationOf } from './situation.js';
import { hasTwin } from './twins.js';
import { pollWave, probeWave, submitWave } from './wave.js';

function questionsOf(desk: Desk, payer: string): Asked[] {
  return [...desk.formulas.asked.values()].filter(
    (asked) => asked.payer === payer && !desk.book.get(asked.id) && !taken.get(desk)?.has(asked.id),
  );
}

/** Questions that this desk has dealt with. */
const taken = new WeakMap<Desk, Set<string>>();

function take(desk: Desk, id: string): void {
  const ids = taken.get(desk) ?? new Set();
  taken.set(desk, ids.add(id));
  desk.takeAsked(id);
}

/** The formulas of this payer as work beside its jobs; undefined: they have nothing to send, or may not. */
export function formulaWork(desk: Desk, key: KeyInUse): Work | undefined {
  const nowMs = desk.world.clock.nowMs();
  const flights = desk.book.all().filter((flight) => flight.jobId === FORMULAS);
  const questions = questionsOf(desk, key.payer);
  if (questions.length === 0 && flights.length === 0) return undefined;
  if (key.formulaCreditsPerDay === 0 || formulaHold(desk.traffic(key.payer), nowMs)) return undefined;
  return {
    id: FORMULAS,
    state: { kind: 'running' },
    next: 0,
    total: sendable(desk, key).length,
    cap: undefined,
    // What was refused goes again at its price; new questions are counted one by one.
    type: flights.some(({ state, type }) => state === 'queued' && type === 'all') ? 'all' : 'email',
    highestCredits: 0,
    creditsUsed: 0,
  };
}

/** Will anything come of what formulas asked without more ado? Not while the key may not ask, or has no credits. */
export function areFormulasUnderWay(desk: Desk, key: KeyInUse | undefined): boolean {
  const work = key && formulaWork(desk, key);
  return (
    (work?.total ?? 0) > 0 ||
    desk.book
      .all()
      .some((flight) => flight.jobId === FORMULAS && !flight.ending && (work || flight.state !== 'queued'))
  );
}

/** When formulas can go on that wait for a new day of credits or the end of a hold; undefined: they wait for neither. */
export function formulasWaitUntilMs(desk: Desk, key: KeyInUse): number | undefined {
  if (key.formulaCreditsPerDay === 0 || questionsOf(desk, key.payer).length === 0) return undefined;
  const traffic = desk.traffic(key.payer);
  const nowMs = desk.world.clock.nowMs();
  if (formulaHold(traffic, nowMs)) return traffic.formulaHold?.[0];
  return formulaCreditsLeft(traffic, key, nowMs) < 2 ? creditDayEndsMs(traffic, nowMs) : undefined;
}

/**
 * Takes questions whose answer is known already off the formula book, and says from where they were asked. For
 * whoever holds the lease.
 */
export function answerKnown(desk: Desk): CellHint[] {
  if (desk.formulas.asked.size === 0) return [];
  const nowMs = desk.world.clock.nowMs();
  const { answers } = ledgerKnowledge(desk);
  const cells: CellHint[] = [];
  const known: Flight[] = [];
  for (const asked of desk.formulas.asked.values()) {
    if (taken.get(desk)?.has(asked.id)) continue;
    const inFlight = desk.book.get(asked.id);
    const ending = answers.of(asked.type, contactKey(asked.contact), nowMs);
    if (inFlight || ending) take(desk, asked.id);
    if (inFlight || !ending) continue;
    known.push({ ...flightOfAsked(asked), ending });
    if (asked.cell) cells.push(asked.cell);
  }
  rememberEndings(desk.world.memory, known);
  return cells;
}

/** Questions that may be sent now: nobody knows, asks or is going to ask them, and the day's credits suffice. */
function sendable(desk: Desk, key: KeyInUse): Flight[] {
  const questions = questionsOf(desk, key.payer);
  if (questions.length === 0) return [];
  const nowMs = desk.world.clock.nowMs();
  let left = formulaCreditsLeft(desk.traffic(key.payer), key, nowMs);
  const { answers, isPlanned } = ledgerKnowledge(desk);
  const inFlight = desk.book.all();
  const flights: Flight[] = [];
  for (const asked of questions) {
    const contact = contactKey(asked.contact);
    if (answers.of(asked.type, contact, nowMs) || isPlanned(asked.type, contact)) continue;
    const flight = flightOfAsked(asked);
    if (hasTwin(flight, inFlight)) continue;
    left -= countedPrice(asked);
    if (left < 0) break;
    flights.push(flight);
  }
  return flights;
}

/** Takes up to `wanted` questions into the run book, to be sent now. */
export function takeQuestions(desk: Desk, key: KeyInUse, wanted: number): Flight[] {
  const flights = sendable(desk, key).slice(0, wanted);
  for (const flight of flights) {
    desk.book.put(flight);
    take(desk, flight.id);
  }
  return flights;
}

/** Ends formula lookups that nobody can ask about any more: their key is gone and their time is over. */
export function endForsaken(desk: Desk, payer: string | undefined): void {
  const nowMs = desk.world.clock.nowMs();
  for (const flight of desk.book.all()) {
    if (flight.jobId !== FORMULAS || flight.payer === payer || flight.ending) continue;
    const sinceMs = Math.max(flight.sentAtMs, flight.polledAtMs);
    if (flight.state === 'queued' || nowMs - sinceMs > LONGEST_SEARCH_SECONDS * 1000)
      desk.book.put({
        ...flight,
        state: 'answered',
        ending: errorEnding('may be paid, look up again', 0, nowMs),
      });
  }
}

/** We hold the lease, so whoever wrote "sending" is dead or lost it: the effect of its POST is unknown. */
export function adoptOrphans(desk: Desk): void {
  for (const flight of desk.book.all()) if (flight.state === 'sending') desk.book.put(inDoubt(flight));
}

export type RoundEnd =
  | { readonly kind: 'worked' }
  /** Somebody else steps, or a job goes first. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'nothing left' };

/**
 * One wave for formulas by an execution that can write no cell: takes the lease for as long as that takes. What is
 * answered stays in the run book until a step gives it to the ledger.
 */
export function formulaRound(world: World, key: KeyInUse, settings: Settings): RoundEnd {
  if (takeLease(world).kind !== 'held') return { kind: 'busy' };
  const desk = new Desk(world, key, settings);
  try {
    return round(desk, key);
  } finally {
    desk.release();
  }
}

function round(desk: Desk, key: KeyInUse): RoundEnd {
  if (openJobs(desk.allJobs()).some((job) => job.payer === key.payer && maySubmit(job.state)))
    return { kind: 'busy' };
  adoptOrphans(desk);
  answerKnown(desk);
  const work = formulaWork(desk, key);
  if (!work) return desk.commit() ? { kind: 'nothing left' } : { kind: 'busy' };
  const situation = situationOf(desk, key, { jobs: [work], gatherMs: 0, prepareMs: 0 });
  const choice = choose({
    ...situation,
    flights: situation.flights.filter((flight) => flight.jobId === FORMULAS),
  });
  switch (choice.kind) {
    case 'poll':
      if (pollWave(desk, key, choice.flights) !== 'recorded') return { kind: 'busy' };
      break;
    case 'submit': {
      if (desk.traffic(key.payer).breaks > 0)
        return probeWave(desk, key) === 'recorded' ? { kind: 'worked' } : { kind: 'busy' };
      const sending = [...choice.again, ...takeQuestions(desk, key, choice.fresh)];
      if (sending.length === 0) return desk.commit() ? { kind: 'nothing left' } : { kind: 'busy' };
      if (submitWave(desk, key, sending) !== 'recorded') return { kind: 'busy' };
      break;
    }
    case 'wait':
      return desk.commit() ? { kind: 'wait', untilMs: choice.untilMs } : { kind: 'busy' };
    case 'nothing left':
    case 'cap reached':
      return desk.commit() ? { kind: 'nothing left' } : { kind: 'busy' };
  }
  rememberEndings(
    desk.world.memory,
    desk.book.all().filter((flight) => flight.jobId === FORMULAS && flight.ending),
  );
  return { kind: 'worked' };
}
