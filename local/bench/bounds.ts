// What a case has to reach, all of it together, and whether it did.
import type { Case } from './case.js';
import type { Figures } from './play.js';

type Measured = { readonly [K in keyof Figures]: Figures[K] extends number ? K : never }[keyof Figures];

interface Bound {
  readonly figure: Measured;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface Verdict extends Bound {
  readonly value: number;
  readonly holds: boolean;
}

const most = (figure: Measured, atMost: number): Bound => ({ figure, atMost });

/** Ratio, waste and age by lane and latency; they are asked for at 1,000 contacts or more. */
function paceBounds({ lane, latency, order }: Case): Bound[] {
  if (lane === 'hourly') return [];
  if (lane === 'webhook')
    return latency === 'slow'
      ? []
      : [
          most('ratio', 1.03),
          most('requestsPerContact', 1.02),
          most('p50AgeSeconds', 30),
          most('p95AgeSeconds', 90),
        ];
  if (order === 'fastest finish')
    return [most('ratio', 1.02), ...(latency === 'slow' ? [] : [most('requestsPerContact', 2.01)])];
  if (latency === 'slow')
    return [most('ratio', 1.4), most('requestsPerContact', 2.45), most('meanAgeSeconds', 300)];
  const minute = lane === 'minute';
  return [
    most('ratio', minute ? 1.09 : 1.07),
    most('requestsPerContact', 2.09),
    most('p50AgeSeconds', minute ? 75 : 70),
    most('p95AgeSeconds', minute ? 140 : 135),
  ];
}

/** Over days the ratio alone counts: the quotas of Google set the pace. */
function longBounds({ contacts, account }: Case): Bound[] {
  if (contacts >= 100_000) return [most('ratio', account === 'workspace' ? 1.05 : 1.1)];
  return contacts >= 10_000 && account === 'workspace' ? [most('ratio', 1.05)] : [];
}

function boundsOf(one: Case, figures: Figures): Bound[] {
  const isMany = one.contacts >= 1_000;
  const isFew = one.contacts <= 20 && one.lane === 'sidebar' && one.latency === 'fast';
  const long = longBounds(one);
  const withSidebar = one.lane === 'sidebar' || one.lane === 'webhook';
  const withTrigger = one.lane === 'minute' || one.lane === 'hourly';
  return [
    { figure: 'filled', atLeast: one.contacts },
    ...(isMany && long.length === 0 ? paceBounds(one) : long),
    ...(isFew ? [most('p50AgeSeconds', 25), most('lastAfterSlowestSeconds', 10)] : []),
    ...(withSidebar && one.order === 'first results'
      ? [most('firstResultSeconds', Math.max(20, figures.firstReadySeconds + 5))]
      : []),
    ...(one.lane === 'minute' ? [most('triggerSecondsAMinute', 12)] : []),
    ...(withTrigger && one.account === 'consumer' ? [most('triggerMinutesADay', 80)] : []),
    ...(isMany && one.lane !== 'hourly' && one.limiter === 'sliding' && one.jitterSeconds <= 2
      ? [{ figure: 'allowanceUsed', atLeast: 0.95 } as const]
      : []),
    // Results that come by webhook are placed between waves, not by them.
    ...(one.lane === 'webhook' ? [] : [most('callsAWaveMean', 16)]),
  ];
}

export function judge(one: Case, figures: Figures): Verdict[] {
  return boundsOf(one, figures).map((bound) => {
    const value = figures[bound.figure];
    const holds = value <= (bound.atMost ?? value) && value >= (bound.atLeast ?? value);
    return { ...bound, value, holds };
  });
}
