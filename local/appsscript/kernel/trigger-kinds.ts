// What an installed trigger is.

import type { HostedDocument } from './emulated.js';
import type { Schedule } from './schedule.js';

export type DocumentEvent = 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

export type TriggerKind =
  | { readonly kind: 'clock'; readonly schedule: Schedule }
  | { readonly kind: 'document'; readonly event: DocumentEvent; readonly documentId: string };

export interface InstalledTrigger {
  readonly uid: string;
  readonly handler: string;
  readonly owner: string;
  /** Script instance it belongs to (World.scriptScope). */
  readonly scope: string;
  /** The document it was made in. */
  readonly document: HostedDocument | null;
  readonly what: TriggerKind;
  /** A one-shot that has run, a trigger born disabled (G6), one of a test deployment, or one the host disabled. */
  disabled: boolean;
  readonly createdAt: number;
  nextRunAt: number | undefined;
  cancel: () => void;
}

/** 'CLOCK', 'ON_EDIT' …: what counts as one type for the rule of one trigger per type. */
export function typeOf(what: TriggerKind): string {
  return what.kind === 'clock' ? 'CLOCK' : what.event;
}
