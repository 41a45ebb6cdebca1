// What the next wave of a key is chosen from, for a step and for the round of a formula alike.
import { creditDayEndsMs, creditsLeft } from '../desk/credit-day.js';
import type { Desk } from '../desk/desk.js';
import { allowance, doubtSeconds } from '../desk/pace.js';
import type { KeyInUse } from '../desk/settings.js';
import type { Situation, Work } from './choose.js';

export function situationOf<W extends Work>(
  desk: Desk,
  key: KeyInUse,
  caller: Pick<Situation<W>, 'jobs' | 'gatherMs'> & { readonly prepareMs: number },
): Situation<W> {
  const { requestsPerMinute, order, doubtSeconds: wanted } = desk.settings;
  const nowMs = desk.world.clock.nowMs();
  const { payer } = key;
  const traffic = desk.traffic(payer);
  const everyFlight = desk.book.all();
  return {
    ...caller,
    nowMs,
    flights: everyFlight.filter((flight) => flight.payer === payer),
    everyFlight,
    allowance: allowance(traffic, requestsPerMinute, nowMs + caller.prepareMs),
    requestsPerMinute,
    patienceSeconds: traffic.patienceSeconds,
    arrivals: traffic.arrivals,
    doubtSeconds: doubtSeconds(traffic, wanted),
    room: desk.book.room(),
    creditsLeft: creditsLeft(traffic, key, nowMs),
    dayEndsMs: creditDayEndsMs(traffic, nowMs),
    submitsFirst: order === 'fastest finish',
  };
}
