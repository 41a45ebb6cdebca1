// Arms the recurring trigger of this user in this document: every minute, or hourly in a published add-on.
import type { World } from '../../ports.js';
import { openJobs, readJobs, type TriggerRecord } from './records.js';
import { keyInUse, ownKey, settingsOf } from './settings.js';

export function armTrigger(world: World): TriggerRecord {
  let reason = '';
  for (const everyMinutes of [1, 60]) {
    const armed = world.scheduler.arm(everyMinutes);
    if (armed.kind === 'armed')
      return { kind: 'armed', everyMinutes: armed.everyMinutes, uid: armed.triggerUid };
    reason = armed.reason;
  }
  return { kind: 'refused', reason };
}

/**
 * Removes a trigger that has nothing to do. Whoever gives it work writes that first and arms afterwards: what came
 * between the look and the removal found the trigger still there, and is seen by the second look.
 */
export function disarmIdle(world: World, triggerUid: string): void {
  if (isNeeded(world)) return;
  world.scheduler.disarm(triggerUid);
  if (isNeeded(world)) armTrigger(world);
}

/** Told by the key as well: the mark of a person changes every 30 days [Session.getTemporaryActiveUserKey]. */
function isNeeded(world: World): boolean {
  const key = keyInUse(world);
  if (key && key.formulaCreditsPerDay > 0) return true;
  return openJobs(readJobs(world.document.getAll())).some(
    ({ owner, payer }) => owner === world.userKey || payer === key?.payer,
  );
}

/** Armed for formulas by who lets them spend: their trigger looks up what cells ask when no sidebar is open. */
export function followConsent(world: World): void {
  if (ownKey(world) !== undefined && settingsOf(world).formulaCreditsPerDay > 0) armTrigger(world);
}
