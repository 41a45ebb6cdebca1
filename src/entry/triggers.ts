// The time-driven trigger: a step while no sidebar is open.
import { tick } from '../job/page/desk-calls.js';
import { openWorld } from '../platform/services.js';

interface EntryPoints {
  onLeadModuleTick(event: GoogleAppsScript.Events.TimeDriven): void;
}
declare const global: EntryPoints;

/** Trigger: one step of the open jobs; without a document (reading G7) there is nothing it could do. */
global.onLeadModuleTick = function (event) {
  const world = openWorld();
  if (world) tick(world, event?.triggerUid);
};
