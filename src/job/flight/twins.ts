// Two jobs that want the same lookup share one: the question in flight is waited for, its answer serves both.
import { contactKey } from '../../sheet/contact.js';
import type { Desk } from '../desk/desk.js';
import { answersQuestion } from '../desk/questions.js';
import type { Ending, Flight } from '../desk/vocabulary.js';

function isAsked(flight: Flight): boolean {
  return flight.state !== 'queued' && flight.state !== 'answered';
}

function hasOther(flight: Flight, flights: readonly Flight[], counts: (other: Flight) => boolean): boolean {
  if (flight.forced) return false;
  const key = contactKey(flight.contact);
  return flights.some(
    (other) =>
      other.id !== flight.id &&
      counts(other) &&
      answersQuestion(other.type, flight.type) &&
      contactKey(other.contact) === key,
  );
}

/** Does another flight (of any payer) already ask what this one would ask? */
export function hasTwin(flight: Flight, flights: readonly Flight[]): boolean {
  return hasOther(flight, flights, isAsked);
}

/**
 * Does this ending serve whoever else wants the lookup? An answer does, and so does one that LeadModule may have been
 * paid for without giving it: asked again in the letters of another row it may cost again (reading R4). Other errors
 * settle nothing for others.
 */
export function servesTwins({ status, why }: Ending): boolean {
  return status !== 'error' || why === 'no result given';
}

/** Has another flight just got the answer, and not yet given it to the ledger? Then `answerTwins` shares it. */
export function hasAnsweredTwin(flight: Flight, flights: readonly Flight[]): boolean {
  return hasOther(flight, flights, ({ ending }) => ending !== undefined && servesTwins(ending));
}

/** Gives queued lookups the answer that a twin has just got, free of charge. */
export function answerTwins(desk: Desk): void {
  const flights = desk.book.all();
  const queued = flights.filter((flight) => flight.state === 'queued' && !flight.forced);
  if (queued.length === 0) return;
  for (const answered of flights) {
    const ending = answered.ending;
    if (!ending || !servesTwins(ending)) continue;
    const key = contactKey(answered.contact);
    for (const twin of queued)
      if (answersQuestion(answered.type, twin.type) && contactKey(twin.contact) === key)
        desk.book.put({ ...twin, state: 'answered', ending: { ...ending, credits: 0, cached: true } });
  }
}
