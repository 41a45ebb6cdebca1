// Results that came by webhook, taken from the inbox into the run book. An event resolves its own attempt of a
// lookup that has no answer yet; whatever else comes changes nothing (docs/webhooks.md has the table).

import { settleCredits } from '../desk/credit-day.js';
import type { Desk } from '../desk/desk.js';
import { sawLatency, type Traffic } from '../desk/pace.js';
import { sawArrival } from '../desk/push-pace.js';
import { endedCount, type Job, lookupsOf, NO_COUNTS, openJobs } from '../desk/records.js';
import type { Flight } from '../desk/vocabulary.js';
import type { Event } from '../inbox/event.js';
import { endingOf, type Standard } from './answers.js';

export interface Terms {
  readonly standard: Standard;
  readonly nowMs: number;
  /** A poll to be sure of an empty result costs nobody time. */
  readonly mayAsk: boolean;
}

/** The lookup as the event leaves it; undefined: the event says nothing about it. */
export function afterEvent(flight: Flight, event: Event, terms: Terms): Flight | undefined {
  if (flight.ending || flight.attempt !== event.attempt || flight.push === undefined) return undefined;
  const { outcome } = event;
  const isKnownRun = flight.runId === '' || flight.runId === outcome.runId;
  const says = outcome.kind === 'answered' || (outcome.kind === 'empty' && !terms.mayAsk);
  if (says && isKnownRun)
    return {
      ...flight,
      state: 'answered',
      runId: outcome.runId,
      ending: endingOf(flight, outcome.finding, terms.standard, terms.nowMs),
    };
  // It has ended, but how is not said, or another run than ours is spoken of: a poll of ours can tell.
  if (flight.push === 'unsure') return undefined;
  return { ...flight, state: 'searching', runId: flight.runId || outcome.runId, push: 'unsure' };
}

export interface Taken {
  /** False: the lease is lost; what was taken waits in a property of its own. */
  readonly isRecorded: boolean;
  /** Lookups with events that nothing needs: they are not in flight. */
  readonly strangers: readonly string[];
}

/** Applies events, oldest first, and records what they changed. */
export function takeEvents(desk: Desk, events: readonly Event[]): Taken {
  const nowMs = desk.world.clock.nowMs();
  const strangers: string[] = [];
  const taken = new Map<string, { readonly flight: Flight; readonly seconds: number }[]>();
  for (const event of events) {
    const flight = desk.book.get(event.lookupId);
    if (!flight) {
      strangers.push(event.lookupId);
      continue;
    }
    const job = desk.job(flight.jobId);
    // Twice its lookups fit a minute's requests: such a job asks about empty results, a large one takes their word.
    const mayAsk = job !== undefined && 2 * lookupsOf(job) <= desk.settings.requestsPerMinute;
    const after = afterEvent(flight, event, { standard: desk.settings, nowMs, mayAsk });
    if (!after) continue;
    desk.book.put(after);
    if (job) desk.putJob(counted(job, 'arrived'));
    const ofPayer = taken.get(flight.payer) ?? [];
    taken.set(flight.payer, [...ofPayer, { flight: after, seconds: (event.atMs - flight.sentAtMs) / 1000 }]);
  }
  let isRecorded = true;
  for (const [payer, arrived] of taken) {
    const flights = arrived.map(({ flight }) => flight);
    const learn = (traffic: Traffic): Traffic =>
      arrived.reduce(
        (sum, { flight, seconds }) => ({
          ...sawLatency(settleCredits(sum, flight, nowMs), seconds),
          arrivals: sawArrival(sum.arrivals ?? [], seconds),
        }),
        traffic,
      );
    isRecorded = desk.commitAnswers(flights, payer, learn) && isRecorded;
  }
  return { isRecorded, strangers };
}

/** The job with one more result that came, or did not come in time. */
export function counted(job: Job, how: 'arrived' | 'missed'): Job {
  const pushes = job.pushes ?? { arrived: 0, missed: 0 };
  return { ...job, pushes: { ...pushes, [how]: pushes[how] + 1 } };
}

const MISSED_THAT_SAY_IT_FAILS = 20;

/** More results missing than come: the web app is gone or forbidden, and polling costs less than waiting. */
export function webhookFails({ pushes }: Pick<Job, 'pushes'>): boolean {
  return pushes !== undefined && pushes.missed >= MISSED_THAT_SAY_IT_FAILS && pushes.missed > pushes.arrived;
}

/** Must the inbox be read? Not where no webhook was ever set up, nor where no job and no lookup has one. */
export function usesWebhook(desk: Desk): boolean {
  if (desk.webhook === 'none') return false;
  if (desk.book.all().some((flight) => flight.push !== undefined)) return true;
  return desk.webhook === 'on' && openJobs(desk.allJobs()).some((job) => !job.noWebhook);
}

/** A step costs a dozen property operations, so a long wait is looked into more and more seldom. */
const LOOKS = { soonestSeconds: 4, latestSeconds: 30, inLargeJobSeconds: 20, largeJob: 40 } as const;

/** When the inbox is worth another look; never, while nothing is awaited. */
export function lookAgainMs(desk: Desk): number {
  const nowMs = desk.world.clock.nowMs();
  const awaited = desk.book.all().filter((flight) => flight.push === 'awaited' && !flight.ending);
  if (awaited.length === 0) return Number.POSITIVE_INFINITY;
  const isShown = (id: string) => endedCount(desk.job(id)?.counts ?? NO_COUNTS) > 0;
  if (awaited.length > LOOKS.largeJob && awaited.every(({ jobId }) => isShown(jobId)))
    return nowMs + LOOKS.inLargeJobSeconds * 1000;
  const youngestSeconds = (nowMs - Math.max(...awaited.map((flight) => flight.sentAtMs))) / 1000;
  const seconds = Math.min(LOOKS.latestSeconds, Math.max(LOOKS.soonestSeconds, youngestSeconds / 8));
  return nowMs + seconds * 1000;
}
