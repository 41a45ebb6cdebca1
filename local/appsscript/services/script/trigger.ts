// Trigger: what a script may read of an installed trigger.

import { type EnumValue, enumeration } from '../../kernel/enums.js';
import { type InstalledTrigger, typeOf } from '../../kernel/trigger-kinds.js';

const EventType = enumeration('Script.EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);
const TriggerSource = enumeration('Script.TriggerSource', [
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
]);

export class Trigger {
  constructor(readonly installed: InstalledTrigger) {}

  getEventType(): EnumValue {
    return EventType[typeOf(this.installed.what) as keyof typeof EventType];
  }

  getHandlerFunction(): string {
    return this.installed.handler;
  }

  getTriggerSource(): EnumValue {
    return this.installed.what.kind === 'clock' ? TriggerSource.CLOCK : TriggerSource.SPREADSHEETS;
  }

  /** Null for clock triggers (reference). */
  getTriggerSourceId(): string | null {
    const { what } = this.installed;
    return what.kind === 'clock' ? null : what.documentId;
  }

  getUniqueId(): string {
    return this.installed.uid;
  }
}
