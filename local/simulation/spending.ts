// What LeadModule's books say about the money and the pace: rate, doubts, credits, who asked for what.
import type { RequestEntry, RunEntry } from '../leadmodule/index.js';
import type { Diary } from './diary.js';
import { identityOfRun } from './referee.js';
import type { Stage } from './stage.js';
import type { Watch } from './watch.js';

const HARMS = [
  'drop-after',
  '502-after',
  'truncated-json',
  'html',
  'wrong-types',
  'missing-fields',
  'unknown-status',
];

function groupedBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Pushes that come in the middle of a wave, a second each, hold up the requests behind them so long. */
const LONGEST_PUSH_MS = 3_000;

const timeOf = (ms: number) => new Date(ms).toISOString().slice(11, 23);

/** Rule 4: one document alone, in any 60 seconds. */
export function checkRate(stage: Stage, watch: Watch, requests: readonly RequestEntry[]): void {
  const byKey = groupedBy(requests, (request) => request.key ?? '');
  for (const [key, entries] of byKey) {
    if (key === '') continue;
    for (let first = 0, last = 0; last < entries.length; last++) {
      const atMs = entries[last]?.atMs ?? 0;
      while ((entries[first]?.atMs ?? 0) <= atMs - 60_000) first += 1;
      const count = last - first + 1;
      if (count > stage.story.requestsPerMinute)
        watch.report(
          'overRate',
          `${count} requests of ${key} in the 60 s before ${timeOf(atMs)}, allowed ${stage.story.requestsPerMinute}`,
        );
    }
  }
}

/** Whom a run is about; by the letters where somebody deleted the column that holds the mark. */
function whoOf(run: RunEntry): string {
  return identityOfRun(run) ?? JSON.stringify(run.contact).toLowerCase();
}

/** Times that a contact's submit may have had an effect that nobody heard of. */
export function doubtsOf(
  requests: readonly RequestEntry[],
  runs: readonly RunEntry[],
  diary: Diary,
  { road, story }: Stage,
): Map<string, number> {
  const runOf = new Map(runs.map((run) => [run.runId, run]));
  const brokenAt = [
    ...requests.filter(({ status }) => typeof status === 'string').map(({ atMs }) => atMs),
    ...road.brokeAtMs,
  ];
  const widthMs = story.webhook ? LONGEST_PUSH_MS : 0;
  const doubts = new Map<string, number>();
  for (const request of requests) {
    if (request.operation !== 'submit' || request.runId === undefined) continue;
    const run = runOf.get(request.runId);
    if (!run) continue;
    const isHarmed = request.faults.some((fault) => HARMS.includes(fault));
    const wasLost = diary.deaths.some(
      ([from, to]) => from <= request.atMs && request.atMs <= to + widthMs + 1,
    );
    const brokeWithOthers = brokenAt.some((atMs) => Math.abs(atMs - request.atMs) <= widthMs);
    if (isHarmed || wasLost || brokeWithOthers) doubts.set(whoOf(run), (doubts.get(whoOf(run)) ?? 0) + 1);
  }
  return doubts;
}

const groupOf = ({ key, type, contact }: Stage['road']['asks'][number]) => `${key} ${type} ${contact}`;

/** A job that asks although it is known pays once more for whom a formula has asked about before: its bill said so. */
function forcedAnew({ story, road }: Stage, group: string): number {
  const asked = road.asks.filter((ask) => groupOf(ask) === group);
  return story.formulas && asked[0]?.forced === false && asked.some(({ forced }) => forced) ? 1 : 0;
}

/** Rule 3: one credit a lookup; more only as often as it was in doubt, and never in the strict readings. */
export function checkCredits(
  stage: Stage,
  watch: Watch,
  diary: Diary,
  runs: readonly RunEntry[],
  doubts: ReadonlyMap<string, number>,
): void {
  const { R1, R3 } = stage.story.vendor;
  const isStrict = R1 === 'a' && R3 === 'a';
  const people = stage.story.people.length > 1 || stage.story.formulas;
  const groups = groupedBy(
    runs,
    (run) => `${run.key} ${run.enrichmentType} ${JSON.stringify(run.contact).toLowerCase()}`,
  );
  for (const [group, paid] of groups) {
    const doubted = paid[0] ? (doubts.get(whoOf(paid[0])) ?? 0) : 0;
    const excess = paid.length - 1;
    const letters = new Set(paid.map((run) => JSON.stringify(run.contact)));
    // Asked again by another person after it failed, or in other letters after the ledger was lost.
    const isAskedAnew = paid.slice(0, -1).some((run) => run.outcome.kind !== 'found') && people;
    if (
      excess <= forcedAnew(stage, group) ||
      isAskedAnew ||
      (letters.size > 1 && diary.acts.has('delete the ledger'))
    )
      continue;
    if (excess > (isStrict ? 0 : doubted))
      watch.report('doubleCharged', `${group}: ${paid.length} credits, ${doubted} doubts`);
  }
}

/** The least that a lookup in doubt waits before it is asked again; a little less, as clocks start at the send. */
const LEAST_DOUBT_MS = 295_000;

/** Promise 2 where the cache hides it: nobody is submitted again but after a doubt, and after its time. */
export function checkRepeats(
  stage: Stage,
  watch: Watch,
  requests: readonly RequestEntry[],
  runs: readonly RunEntry[],
  doubts: ReadonlyMap<string, number>,
): void {
  // Runs whose answer came damaged may have ended as an error, which settles nothing for others.
  const damaged = new Set(
    requests.flatMap(({ runId, faults }) => (faults.some((fault) => HARMS.includes(fault)) ? [runId] : [])),
  );
  const runOf = new Map(runs.map((run) => [run.runId, run]));
  const { people, formulas } = stage.story;
  // Formulas ask beside the jobs.
  const jobs = people.filter(({ runs: how }) => how !== 'no').length + (formulas ? 1 : 0);
  const groups = groupedBy(stage.road.asks, groupOf);
  for (const [group, asked] of groups) {
    // A force that may have been heard is asked for plainly from then on.
    if (
      asked.some(({ forced }, n) => forced && asked.slice(0, n).some((ask) => ask.forced && !ask.isRefused))
    )
      watch.report('doubleCharged', `${group}: forced twice`);
    const submits = asked.flatMap((ask) => runOf.get(ask.runId ?? '') ?? []);
    const [first] = submits;
    if (!first || submits.length === 1) continue;
    const doubted = doubts.get(whoOf(first)) ?? 0;
    // Another person's job may ask anew about whom the first one did not find or got no clear answer for.
    const mayAskAnew =
      jobs > 1 &&
      (doubted > 0 ||
        stage.story.vendor.R2 === 'c' ||
        first.outcome.kind !== 'found' ||
        damaged.has(first.runId));
    if (mayAskAnew || submits.length - 1 <= forcedAnew(stage, group)) continue;
    if (submits.length - 1 > doubted)
      watch.report('doubleCharged', `${group}: submitted ${submits.length} times, ${doubted} doubts`);
    const times = asked.filter(({ runId }) => runId !== undefined).map(({ atMs }) => atMs);
    if (times.some((atMs, n) => n > 0 && atMs - (times[n - 1] ?? 0) < LEAST_DOUBT_MS))
      watch.report('doubleCharged', `${group}: submitted again before its doubt time`);
  }
}

/** Runs belong to the key that made them: whoever else asks for one gets a 404, and the result is lost. */
export function checkForeignPolls(
  watch: Watch,
  requests: readonly RequestEntry[],
  runs: readonly RunEntry[],
): void {
  const owner = new Map(runs.map((run) => [run.runId, run.key]));
  const met = new Set(
    requests.flatMap(({ operation, key, runId }) => (operation === 'submit' ? [`${key} ${runId}`] : [])),
  );
  for (const { operation, key, runId } of requests) {
    if (operation !== 'poll' || runId === undefined || key === undefined) continue;
    const isForeign = owner.has(runId) && owner.get(runId) !== key && !met.has(`${key} ${runId}`);
    if (isForeign) watch.report('lost', `${key} asked for a run of ${owner.get(runId)}`);
  }
}
