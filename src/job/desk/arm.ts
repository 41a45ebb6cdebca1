// Arms the recurring trigger of this user in this document: every minute, or hourly in a published add-on.
import type { World } from '../../ports.js';
import type { TriggerRecord } from './records.js';
import { ownKey, settingsOf } from './settings.js';

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

/** Armed for formulas by who lets them spend: their trigger looks up what cells ask when no sidebar is open. */
export function followConsent(world: World): void {
  if (ownKey(world) !== undefined && settingsOf(world).formulaCreditsPerDay > 0) armTrigger(world);
}
