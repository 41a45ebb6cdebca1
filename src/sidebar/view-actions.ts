// What can be done about a job under way, and by whom. Pure.
import type { Capability, PageJob, PauseReason } from '../sidebar-api.js';
import { plural } from './view-format.js';

export type ActionId =
  | 'pause'
  | 'resume'
  | 'stop'
  | 'raise'
  | 'topUp'
  | 'replaceKey'
  | 'takeOver'
  | 'lookUpAgain'
  | 'startOther';

export interface Action {
  readonly id: ActionId;
  readonly label: string;
  readonly look: 'primary' | 'plain' | 'stop';
  /** What the button says while its call is under way. */
  readonly busy: string;
}

/** What the choice of actions depends on besides the job. */
export interface ActionContext {
  readonly can: (capability: Capability) => boolean;
  readonly isViewer: boolean;
  /** The user went to top up and came back. */
  readonly isToppedUp: boolean;
}

const PAUSE: Action = { id: 'pause', label: 'Pause', look: 'plain', busy: 'Pausing' };
const STOP: Action = { id: 'stop', label: 'Stop', look: 'stop', busy: 'Stopping' };
const OTHER: Action = { id: 'startOther', label: 'Enrich other rows', look: 'plain', busy: '' };

function resume(look: Action['look'], label = 'Resume'): Action {
  return { id: 'resume', label, look, busy: 'Resuming' };
}

export function actionsOf(job: PageJob, context: ActionContext): Action[] {
  if (context.isViewer) return [];
  const { state } = job;
  const unsent = job.unsent ?? 0;
  const takeOver: Action[] =
    context.can('takeOver') && unsent > 0
      ? [
          {
            id: 'takeOver',
            label: `Take over ${plural(unsent, 'contact', 'contacts')}`,
            look: 'plain',
            busy: 'Adding up',
          },
        ]
      : [];
  if (!job.mine) {
    return state.kind === 'stopping' ? [...takeOver, OTHER] : [...takeOver, OTHER, STOP];
  }
  switch (state.kind) {
    case 'paused':
      return [
        ...pausedActions(state.reason, context),
        ...(state.reason === 'other key' ? takeOver : []),
        STOP,
      ];
    case 'stopping':
      return context.can('unstop') ? [resume('plain', 'Resume sending')] : [];
    default: {
      const again: Action[] =
        job.inDoubt > 0 && context.can('lookUpAgain')
          ? [{ id: 'lookUpAgain', label: 'Look up now', look: 'plain', busy: 'Adding up' }]
          : [];
      return [PAUSE, STOP, ...again];
    }
  }
}

function pausedActions(reason: PauseReason, context: ActionContext): Action[] {
  switch (reason) {
    case 'no credits': {
      const topUp: Action = {
        id: 'topUp',
        label: 'Top up',
        look: context.isToppedUp ? 'plain' : 'primary',
        busy: '',
      };
      return context.isToppedUp ? [resume('primary'), topUp] : [topUp, resume('plain')];
    }
    case 'bad key':
    case 'other key':
      return [{ id: 'replaceKey', label: 'Replace key', look: 'primary', busy: '' }, resume('plain')];
    case 'cap':
      return [{ id: 'raise', label: 'Raise and resume', look: 'primary', busy: 'Resuming' }];
    case 'ledger changed':
      return [resume('primary', 'End this job')];
    default:
      return [resume('primary')];
  }
}
