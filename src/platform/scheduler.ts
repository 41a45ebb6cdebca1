// The recurring time-driven trigger of this user in this document, through the Scheduler port.
import type { Scheduler } from '../ports.js';

export const TICK_HANDLER = 'onLeadModuleTick';

export function clockScheduler(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Scheduler {
  // getUserTriggers: this user, this file. getProjectTriggers spans all files, and pruning by handler name alone
  // would disarm other sheets [Script service reference].
  const own = () =>
    ScriptApp.getUserTriggers(spreadsheet).filter((trigger) => trigger.getHandlerFunction() === TICK_HANDLER);
  return {
    arm(everyMinutes) {
      try {
        const existing = own()[0];
        if (existing) return { kind: 'armed', everyMinutes, triggerUid: existing.getUniqueId() };
        const builder = ScriptApp.newTrigger(TICK_HANDLER).timeBased();
        const trigger = (
          everyMinutes >= 60 ? builder.everyHours(everyMinutes / 60) : builder.everyMinutes(everyMinutes)
        ).create();
        return { kind: 'armed', everyMinutes, triggerUid: trigger.getUniqueId() };
      } catch (error) {
        return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
      }
    },
    disarmAll() {
      for (const trigger of own()) ScriptApp.deleteTrigger(trigger);
    },
    disarm(triggerUid) {
      for (const trigger of own()) if (trigger.getUniqueId() === triggerUid) ScriptApp.deleteTrigger(trigger);
    },
  };
}
