// How long a result that comes by webhook is waited for before it is polled: the 99.5 % point of the latencies seen,
// with a margin. Counted in buckets that grow by a fifth, so that a thousand arrivals are a short list.
const GROWTH = 1.2;
const BUCKETS = 48; // 1.2^47 s: almost an hour and a half
/** Older arrivals fade: above this the counts are halved. */
const REMEMBERED = 2_000;
/** Below this many arrivals no 99.5 % point can be known: the longest counts, and three minutes at least. */
const ARRIVALS_TO_TRUST = 200;
const FIRST_WAIT_SECONDS = 180;
const LONGEST_WAIT_SECONDS = 1_800;
const SHORTEST_WAIT_SECONDS = 20;

/** Arrivals by latency: count of [1.2^i, 1.2^(i+1)) seconds at index i. */
export type Arrivals = readonly number[];

export function sawArrival(arrivals: Arrivals, seconds: number): Arrivals {
  const bucket = Math.min(BUCKETS - 1, Math.floor(Math.log(Math.max(1, seconds)) / Math.log(GROWTH)));
  const counts = Array.from(
    { length: Math.max(arrivals.length, bucket + 1) },
    (_, at) => (arrivals[at] ?? 0) + (at === bucket ? 1 : 0),
  );
  return total(counts) > REMEMBERED ? counts.map((count) => Math.floor(count / 2)) : counts;
}

function total(arrivals: Arrivals): number {
  return arrivals.reduce((sum, count) => sum + count, 0);
}

/** Upper end, in seconds, of the bucket in which the share q of all arrivals is reached. */
function quantile(arrivals: Arrivals, q: number): number {
  const wanted = total(arrivals) * q;
  let passed = 0;
  for (let at = 0; at < arrivals.length; at++) {
    passed += arrivals[at] ?? 0;
    if (passed >= wanted) return GROWTH ** (at + 1);
  }
  return GROWTH ** arrivals.length;
}

/** Seconds after the submit at which a result that has not come is polled. */
export function pushWaitSeconds(arrivals: Arrivals): number {
  const learned =
    total(arrivals) < ARRIVALS_TO_TRUST
      ? Math.max(FIRST_WAIT_SECONDS, 1.5 * quantile(arrivals, 1))
      : 1.15 * quantile(arrivals, 0.995);
  return Math.round(Math.min(LONGEST_WAIT_SECONDS, Math.max(SHORTEST_WAIT_SECONDS, learned)));
}
