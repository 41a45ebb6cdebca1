// Installable triggers: who made them, when and where they run, and the rules of bound scripts and add-ons.

import type { ExecutionContext, HostedDocument } from './emulated.js';
import { type Catalogue, type ScriptError, scriptError } from './errors.js';
import { nextRun } from './schedule.js';
import { type DocumentEvent, type InstalledTrigger, type TriggerKind, typeOf } from './trigger-kinds.js';
import type { World } from './world.js';

type Key = 'tooMany' | 'addonInterval' | 'addonClock' | 'addonOther' | 'addonFile';
// tooMany, addonInterval, addonClock: quoted in public code (see the sources in platform facts, §2).
const messages: Catalogue<Key> = {
  tooMany: {
    en: 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    de: 'Dieses Script hat zu viele Trigger. Sie müssen Trigger aus dem Script löschen, bevor weitere hinzugefügt werden können.',
  },
  addonInterval: {
    en: 'The recurrence interval for an Add-on trigger must be at least one hour.',
    de: 'Das Wiederholungsintervall für einen Add-on-Trigger muss mindestens eine Stunde betragen.',
  },
  addonClock: {
    en: 'This add-on has created too many time-based triggers in this document for this Google user account.',
    de: 'Dieses Add-on hat in diesem Dokument zu viele zeitbasierte Trigger für dieses Google-Nutzerkonto erstellt.',
  },
  addonOther: {
    en: 'This add-on has created too many {0} triggers in this document for this Google user account.',
    de: 'Dieses Add-on hat in diesem Dokument zu viele {0}-Trigger für dieses Google-Nutzerkonto erstellt.',
  },
  addonFile: {
    en: 'An Add-on can only create triggers for the file it is used in.',
    de: 'Ein Add-on kann Trigger nur für die Datei erstellen, in der es verwendet wird.',
  },
};

export class TriggerTable {
  private triggers: InstalledTrigger[] = [];
  private lastNumber = 0;

  constructor(
    private readonly world: World,
    /** Runs a trigger's handler once. */
    private readonly fire: (trigger: InstalledTrigger) => void,
  ) {
    world.triggersOn = (event, document) => this.listening(event, document);
  }

  all(): readonly InstalledTrigger[] {
    return this.triggers;
  }

  of(email: string, scope: string): readonly InstalledTrigger[] {
    return this.triggers.filter((trigger) => trigger.owner === email && trigger.scope === scope);
  }

  /** Installs a trigger for the context's user, or throws what Google throws. */
  create(context: ExecutionContext, handler: string, what: TriggerKind): InstalledTrigger {
    const { world } = this;
    const scope = world.scriptScope(context);
    const refused = this.refusal(context, scope, what);
    if (refused) throw refused;
    this.lastNumber += 1;
    const bornDisabled =
      (context.origin === 'installable trigger' && context.readings.G6 === 'b') ||
      world.options.testDeployment;
    const trigger: InstalledTrigger = {
      uid: String(1_000_000_000 + this.lastNumber * 7_919),
      handler,
      owner: context.user.email,
      scope,
      document: context.document,
      what,
      disabled: bornDisabled,
      createdAt: world.clock.now(),
      nextRunAt: undefined,
      cancel: () => {},
    };
    this.triggers.push(trigger);
    this.schedule(trigger, world.clock.now());
    return trigger;
  }

  delete(uid: string): void {
    const trigger = this.triggers.find((candidate) => candidate.uid === uid);
    trigger?.cancel();
    this.triggers = this.triggers.filter((candidate) => candidate !== trigger);
  }

  /** The triggers of a document's event that would run now, for each owner. */
  private listening(event: DocumentEvent, document: HostedDocument): readonly InstalledTrigger[] {
    return this.triggers.filter(
      ({ what, disabled }) =>
        !disabled && what.kind === 'document' && what.event === event && what.documentId === document.id,
    );
  }

  private refusal(context: ExecutionContext, scope: string, what: TriggerKind): ScriptError | undefined {
    const { language } = context;
    const own = this.of(context.user.email, scope);
    if (own.length >= context.limit('triggersPerUser')) return scriptError(messages, language, 'tooMany');
    if (context.edition === 'bound') return undefined;
    if (what.kind === 'clock' && what.schedule.kind === 'every') {
      const least = context.limit('addonTriggerIntervalSeconds');
      if (what.schedule.seconds < least) return scriptError(messages, language, 'addonInterval');
    }
    if (what.kind === 'document' && what.documentId !== context.document?.id) {
      return scriptError(messages, language, 'addonFile');
    }
    const type = typeOf(what);
    const here = own.filter((trigger) => trigger.document?.id === context.document?.id);
    if (!here.some((trigger) => typeOf(trigger.what) === type)) return undefined;
    if (type === 'CLOCK') return scriptError(messages, language, 'addonClock');
    return scriptError(messages, language, 'addonOther', type.replace('ON_', '').toLowerCase());
  }

  private schedule(trigger: InstalledTrigger, fromMs: number): void {
    if (trigger.what.kind !== 'clock' || trigger.disabled) return;
    const planned = nextRun(trigger.what.schedule, fromMs);
    if (planned === undefined) return;
    const { options } = this.world;
    // Never early, often late (measured by tanaikech's TriggerApp: about 10 s, sometimes 90 s).
    const late = options.triggerJitterSeconds > 0 ? this.world.random() * options.triggerJitterSeconds : 0;
    trigger.nextRunAt = planned + late * 1000;
    trigger.cancel = this.world.agenda.at(trigger.nextRunAt, () => this.due(trigger, planned));
  }

  private due(trigger: InstalledTrigger, planned: number): void {
    const { what } = trigger;
    const sleptMs = this.world.clock.now() - (trigger.nextRunAt ?? planned);
    trigger.nextRunAt = undefined;
    // The next run is planned before this one starts: runs are not queued, a long one overlaps the next.
    if (what.kind === 'clock' && what.schedule.kind === 'once') trigger.disabled = true;
    else this.schedule(trigger, planned + missedMs(what, sleptMs));
    const { options } = this.world;
    if (options.triggerSkipShare > 0 && this.world.random() < options.triggerSkipShare) return;
    const twice = options.triggerRepeatShare > 0 && this.world.random() < options.triggerRepeatShare;
    this.fire(trigger);
    if (twice) this.fire(trigger);
  }
}

/** After a sleep of this machine, or a clock moved forward, the runs that were missed do not all start at once. */
function missedMs(what: TriggerKind, sleptMs: number): number {
  if (what.kind !== 'clock' || what.schedule.kind !== 'every') return 0;
  const everyMs = what.schedule.seconds * 1000;
  return Math.floor(Math.max(0, sleptMs) / everyMs) * everyMs;
}
