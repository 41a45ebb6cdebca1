// Lookups that nobody will send or ask about any more: what a Stop leaves unsent, and runs whose key is gone.
import type { Desk } from '../desk/desk.js';
import { type Job, openJobs } from '../desk/records.js';
import { type KeyInUse, payerOf, sharedKey } from '../desk/settings.js';
import { type Flight, maySubmit } from '../desk/vocabulary.js';
import { errorEnding, LONGEST_SEARCH_SECONDS } from './answers.js';

/** A job whose owner has connected another key since says so; with its own key it goes on by itself. */
export function sayOtherKey(desk: Desk, key: KeyInUse | undefined): void {
  if (!key) return;
  // Whoever uses the shared key works on it.
  const isShared = (job: Job) => {
    const shared = sharedKey(desk.world);
    return shared !== undefined && payerOf(desk.world, shared.apiKey) === job.payer;
  };
  for (const job of openJobs(desk.allJobs())) {
    const { state } = job;
    if (state.kind === 'paused' && state.reason === 'other key' && job.payer === key.payer)
      desk.putJob({ ...job, state: { kind: 'running' } });
    const isAnother = job.payer !== key.payer && job.owner === desk.world.userKey;
    if (maySubmit(state) && isAnother && !isShared(job))
      desk.putJob({ ...job, state: { kind: 'paused', reason: 'other key', detail: '' } });
  }
}

/** Only its payer's key can ask how a run ended; one that nobody connects any more must not keep a job stopping. */
function isKeyGone(flight: Flight, payer: string | undefined, nowMs: number): boolean {
  return (
    flight.state === 'searching' &&
    flight.payer !== payer &&
    nowMs - flight.sentAtMs > LONGEST_SEARCH_SECONDS * 1000
  );
}

/** Stop ends what was never accepted: queued lookups were not sent, those in doubt may be paid. */
export function endAbandoned(desk: Desk, payer: string | undefined): void {
  const nowMs = desk.world.clock.nowMs();
  const end = (flight: Flight, why: string, credits: number) =>
    desk.book.put({ ...flight, state: 'answered', ending: errorEnding(why, credits, nowMs) });
  for (const flight of desk.book.all()) {
    if (desk.job(flight.jobId)?.state.kind !== 'stopping') continue;
    if (flight.state === 'queued' && !flight.doubted) desk.book.remove(flight.id);
    else if (flight.state === 'in doubt' || flight.state === 'queued')
      end(flight, 'may be paid, look up again', 0);
    else if (isKeyGone(flight, payer, nowMs)) end(flight, 'took too long', flight.joined ? 0 : 1);
  }
}
