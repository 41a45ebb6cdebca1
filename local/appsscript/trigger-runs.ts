// Runs triggers, simple and installed: who they run as, in which mode, with which event.

import type { AuthMode, ExecutionContext, HostedDocument } from './kernel/emulated.js';
import { enumeration } from './kernel/enums.js';
import { words } from './kernel/errors.js';
import type { Execution } from './kernel/execution.js';
import { commonMessages } from './kernel/messages.js';
import type { InstalledTrigger } from './kernel/trigger-kinds.js';
import type { UserInterface } from './kernel/user-interface.js';
import type { User } from './kernel/users.js';
import type { World } from './kernel/world.js';

export const AuthModes = enumeration('Script.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);

/** What a person did, as onEdit and onChange hear of it. */
export type UserAct =
  | {
      readonly kind: 'edit';
      readonly sheetId: number;
      /** 0-based. */
      readonly area: {
        readonly row: number;
        readonly column: number;
        readonly rows: number;
        readonly columns: number;
      };
      /** Only for a single cell (events reference). */
      readonly value?: unknown;
      readonly oldValue?: unknown;
    }
  | { readonly kind: 'change'; readonly changeType: string };

export class TriggerRuns {
  private readonly waitingEdits = new Map<HostedDocument, (() => Execution | undefined)[]>();

  constructor(private readonly world: World) {}

  /** An installed trigger's handler, as its owner, in FULL mode. Undefined: it does not run at all. */
  fire(
    trigger: InstalledTrigger,
    event: (context: ExecutionContext) => object = () => ({}),
  ): Execution | undefined {
    const { world } = this;
    const owner = world.user(trigger.owner);
    const { options } = world;
    // A bound script whose owner must consent anew does not run; an add-on's trigger runs and meets the exception
    // at its first call (concepts/editor-triggers).
    if (!owner.authorized && options.edition === 'bound') return undefined;
    const left = owner.meters.left('triggerSeconds');
    const clock = trigger.what.kind === 'clock';
    // Reading G7: a published add-on's clock trigger has its document, or none.
    const blind = clock && options.edition === 'addon' && options.readings.G7 === 'b';
    const request = {
      functionName: trigger.handler,
      args: (context: ExecutionContext) => [
        {
          authMode: AuthModes.FULL,
          triggerUid: trigger.uid,
          ...(clock ? clockFields(world.clock.now()) : {}),
          ...event(context),
        },
      ],
      origin: 'installable trigger',
      authMode: 'FULL',
      user: owner,
      document: blind ? null : trigger.document,
      session: null,
      limitSeconds: Math.min(world.limits.executionSeconds, left),
    } as const;
    if (left > 0) return world.start(request);
    return world.refuse(request, words(commonMessages, options.language, 'computerTime'));
  }

  /** onOpen: the simple trigger, then the installed ones. */
  opened(user: User, document: HostedDocument, screen: UserInterface): Execution[] {
    const { world } = this;
    const mode: AuthMode =
      world.options.edition === 'addon' && !world.enabledIn.has(document.id) ? 'NONE' : 'LIMITED';
    const source = (context: ExecutionContext) => ({
      source: world.eventObjects.spreadsheet(context, document),
    });
    const runs = [
      this.simple('onOpen', mode, user, document, screen, (context) =>
        mode === 'NONE' ? {} : source(context),
      ),
      ...world.triggersOn('ON_OPEN', document).map((trigger) => this.fire(trigger, source)),
    ];
    return runs.filter((run) => run !== undefined);
  }

  /** onEdit and onChange after an act of a person. Scripts' own writes fire nothing (guide to triggers). */
  acted(user: User, document: HostedDocument, screen: UserInterface, act: UserAct): void {
    const { world } = this;
    const changeType = act.kind === 'edit' ? 'EDIT' : act.changeType;
    const changed = (context: ExecutionContext) => ({
      source: world.eventObjects.spreadsheet(context, document),
      changeType,
    });
    if (act.kind === 'edit') {
      const edited = (context: ExecutionContext) => ({
        source: world.eventObjects.spreadsheet(context, document),
        range: world.eventObjects.range(context, document, act.sheetId, act.area),
        value: act.value,
        oldValue: act.oldValue,
      });
      this.edited(document, () => this.simple('onEdit', 'LIMITED', user, document, screen, edited));
      for (const trigger of world.triggersOn('ON_EDIT', document)) this.fire(trigger, edited);
    }
    for (const trigger of world.triggersOn('ON_CHANGE', document)) this.fire(trigger, changed);
  }

  /** While onEdit runs, a few more events wait for it; the rest are lost (guide to triggers: it queues two). */
  private edited(document: HostedDocument, run: () => Execution | undefined): void {
    const waiting = this.waitingEdits.get(document);
    if (waiting) {
      if (waiting.length < this.world.limits.queuedEditEvents) waiting.push(run);
      return;
    }
    const queue: (() => Execution | undefined)[] = [run];
    this.waitingEdits.set(document, queue);
    this.nextEdit(document, queue);
  }

  private nextEdit(document: HostedDocument, queue: (() => Execution | undefined)[]): void {
    for (let run = queue.shift(); run; run = queue.shift()) {
      const execution = run();
      if (execution?.status === 'running') {
        void execution.done.then(() => this.nextEdit(document, queue));
        return;
      }
    }
    this.waitingEdits.delete(document);
  }

  private simple(
    name: string,
    authMode: AuthMode,
    user: User,
    document: HostedDocument,
    screen: UserInterface,
    event: (context: ExecutionContext) => object,
  ): Execution | undefined {
    const { world } = this;
    if (!world.project.declares(name)) return undefined;
    // An add-on that is not enabled in this file hears of its opening only.
    if (name !== 'onOpen' && world.options.edition === 'addon' && !world.enabledIn.has(document.id))
      return undefined;
    return world.start({
      functionName: name,
      args: (context) => [{ authMode: AuthModes[authMode], ...event(context) }],
      origin: 'simple trigger',
      authMode,
      user,
      document,
      session: screen,
      limitSeconds: world.limits.simpleTriggerSeconds,
    });
  }
}

/** The UTC fields of a clock event (reference, event objects). */
function clockFields(ms: number): object {
  const date = new Date(ms);
  const day = date.getUTCDay();
  const firstDay = Date.UTC(date.getUTCFullYear(), 0, 1);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': day === 0 ? 7 : day,
    'week-of-year': Math.ceil(((ms - firstDay) / 86_400_000 + 1) / 7),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    timezone: 'UTC',
  };
}
