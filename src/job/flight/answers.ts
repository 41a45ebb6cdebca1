// The table of effects: what each answer of LeadModule does to its lookup, its job and the pace (docs/limits.md).
// Pure. Nothing unexpected is a crash, a lost lookup or a blind POST.
import type { Finding, PollOutcome, SubmitOutcome } from '../../leadmodule/response.js';
import type { Ending, Flight, PauseReason } from '../desk/vocabulary.js';

/** What an answer asks of the job beyond its own lookup. */
export type JobEffect =
  | { readonly kind: 'none' }
  | { readonly kind: 'pause'; readonly reason: PauseReason; readonly detail: string }
  | { readonly kind: 'rate limited'; readonly retryAfterSeconds: number };

export interface Effect {
  readonly flight: Flight;
  readonly job: JobEffect;
  /** A failure of the service, not of the person: several in a row pause the job. */
  readonly failure: boolean;
}

/** A run that stays pending this long is given up; its result stays free in LeadModule's cache. */
export const LONGEST_SEARCH_SECONDS = 7_200;
/** 404s on a poll before a lookup ends; a run may be a moment late in the vendor's store. */
const UNKNOWN_RUNS_AT_MOST = 5;
const UNKNOWN_RUN_SECONDS = 600;
/**
 * A run may be that old when it is asked about for the first time (the file was closed over night), and LeadModule may
 * be ill just then: so many looks in vain, ten minutes apart at that age, before what was paid for is given up.
 */
const OLD_LOOKS_AT_MOST = 24;

const NONE: JobEffect = { kind: 'none' };

function ended(flight: Flight, ending: Ending, failure = false): Effect {
  return { flight: { ...flight, state: 'answered', ending }, job: NONE, failure };
}

/** An ending without a result; `why` stands in the cell after "Error: ". */
export function errorEnding(why: string, credits: number, nowMs: number): Ending {
  return {
    status: 'error',
    why,
    email: '',
    phone: '',
    confidence: undefined,
    provider: '',
    validation: '',
    score: undefined,
    credits,
    cached: false,
    endedAtMs: nowMs,
  };
}

/** What a user takes as "Found": at least this confidence, when one is given, and one of these validations. */
export interface Standard {
  readonly minimumConfidence: number;
  readonly accept: readonly string[];
}

/** "Found" is safe to use; what may bounce, or is below the user's standard, is "Found (risky)". */
function isRisky(finding: Finding, standard: Standard): boolean {
  if (finding.confidence !== undefined && finding.confidence < standard.minimumConfidence) return true;
  return finding.email !== '' && finding.validation !== '' && !standard.accept.includes(finding.validation);
}

/** Credits of an answer: none for a cache hit, unless the cache was asked because our own POST was in doubt. */
function creditsOf(flight: Flight, finding: Finding): number {
  const reported = finding.creditsUsed ?? 1;
  if (!finding.cached && !flight.joined) return reported;
  // The cached answer says 0 for this request; the doubted POST that made it was paid.
  return flight.doubted ? Math.max(1, reported) : 0;
}

export function endingOf(flight: Flight, finding: Finding, standard: Standard, nowMs: number): Ending {
  const credits = creditsOf(flight, finding);
  switch (finding.verdict) {
    case 'not found':
      return { ...errorEnding('', credits, nowMs), status: 'not found', cached: finding.cached };
    case 'error':
      return errorEnding('lookup failed', credits, nowMs);
    case 'found':
      return {
        status: isRisky(finding, standard) ? 'risky' : 'found',
        why: '',
        email: finding.email,
        phone: finding.phone,
        confidence: finding.confidence,
        provider: finding.provider,
        validation: finding.validation,
        score: finding.score,
        credits,
        cached: finding.cached,
        endedAtMs: nowMs,
      };
  }
}

/** A refusal without effect: the lookup waits to be sent again, as soon as it may; a doubted one stays counted. */
function waiting(before: Flight): Flight {
  return { ...before, state: 'queued' };
}

/** The effect of a POST's answer. `before` is the flight as written ahead (state "sending"). */
export function afterSubmit(
  before: Flight,
  outcome: SubmitOutcome,
  standard: Standard,
  nowMs: number,
): Effect {
  switch (outcome.kind) {
    case 'accepted': {
      // A force is never repeated: after a doubt LeadModule is asked without it, and a cached answer may be the
      // old one, so it does not count as the forced result (docs/architecture.md, "In doubt").
      if (before.forced && before.doubted && outcome.cached)
        return ended(before, errorEnding('may be paid, look up again', 0, nowMs));
      const joined = outcome.cached && !before.doubted;
      return {
        flight: {
          ...before,
          state: 'searching',
          runId: outcome.runId,
          joined,
          sentAtMs: nowMs,
          polledAtMs: 0,
          polls: 0,
        },
        job: NONE,
        failure: false,
      };
    }
    case 'answered':
      if (before.forced && before.doubted && outcome.finding.cached)
        return ended(before, errorEnding('may be paid, look up again', 0, nowMs));
      return ended(before, endingOf(before, outcome.finding, standard, nowMs));
    case 'no result':
      return ended(before, errorEnding('no result given', 0, nowMs));
    case 'invalid':
      return ended(before, errorEnding('inputs refused', 0, nowMs));
    case 'in doubt':
      return { flight: inDoubt(before), job: NONE, failure: true };
    case 'rate limited':
      return {
        flight: waiting(before),
        job: { kind: 'rate limited', retryAfterSeconds: outcome.retryAfterSeconds },
        failure: false,
      };
    case 'bad key':
      return {
        flight: waiting(before),
        job: { kind: 'pause', reason: 'bad key', detail: '' },
        failure: false,
      };
    case 'no credits':
      return {
        flight: waiting(before),
        job: { kind: 'pause', reason: 'no credits', detail: '' },
        failure: false,
      };
    case 'refused':
      // 403, 404 and 405 speak of the key or the address, not of the person.
      if (outcome.status === 403 || outcome.status === 404 || outcome.status === 405)
        return {
          flight: waiting(before),
          job: { kind: 'pause', reason: 'refused', detail: String(outcome.status) },
          failure: false,
        };
      return ended(before, errorEnding(`refused (${outcome.status})`, 0, nowMs), true);
  }
}

/** A POST whose effect is unknown: it may have been paid. */
export function inDoubt(flight: Flight): Flight {
  return { ...flight, state: 'in doubt', doubted: true };
}

function stillSearching(flight: Flight, nowMs: number, unknownRuns = flight.unknownRuns): Flight {
  return { ...flight, polledAtMs: nowMs, polls: flight.polls + 1, unknownRuns };
}

/** A poll that told nothing about the run. */
function inVain(flight: Flight, nowMs: number, isUnknown: boolean): Effect {
  const ageSeconds = (nowMs - flight.sentAtMs) / 1000;
  const isOld = ageSeconds >= LONGEST_SEARCH_SECONDS;
  const looks = flight.unknownRuns + (isUnknown || isOld ? 1 : 0);
  const isLost = isOld
    ? looks >= OLD_LOOKS_AT_MOST
    : isUnknown && looks >= UNKNOWN_RUNS_AT_MOST && ageSeconds >= UNKNOWN_RUN_SECONDS;
  return isLost
    ? ended(flight, errorEnding(isUnknown ? 'run not found' : 'took too long', flight.joined ? 0 : 1, nowMs))
    : { flight: stillSearching(flight, nowMs, looks), job: NONE, failure: true };
}

/** The effect of a poll's answer. */
export function afterPoll(flight: Flight, outcome: PollOutcome, standard: Standard, nowMs: number): Effect {
  switch (outcome.kind) {
    case 'pending':
      return nowMs - flight.sentAtMs >= LONGEST_SEARCH_SECONDS * 1000
        ? ended(flight, errorEnding('took too long', flight.joined ? 0 : 1, nowMs))
        : { flight: stillSearching(flight, nowMs), job: NONE, failure: false };
    case 'answered':
      return ended(flight, endingOf(flight, outcome.finding, standard, nowMs));
    case 'invalid':
    case 'unknown run':
      return inVain(flight, nowMs, true);
    case 'unavailable':
    case 'no credits':
    case 'refused':
      return inVain(flight, nowMs, false);
    case 'rate limited':
      return {
        flight,
        job: { kind: 'rate limited', retryAfterSeconds: outcome.retryAfterSeconds },
        failure: false,
      };
    case 'bad key':
      return { flight, job: { kind: 'pause', reason: 'bad key', detail: '' }, failure: false };
  }
}
