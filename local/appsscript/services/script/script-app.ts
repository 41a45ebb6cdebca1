// ScriptApp: triggers, authorisation, the web app's address.

import type { ExecutionContext, ServiceModule } from '../../kernel/emulated.js';
import { type EnumValue, enumeration } from '../../kernel/enums.js';
import { type Catalogue, scriptError } from '../../kernel/errors.js';
import { authorizationRequired } from '../../kernel/permissions.js';
import type { TriggerTable } from '../../kernel/triggers.js';
import type { World } from '../../kernel/world.js';
import { ClockTriggerBuilder, SpreadsheetTriggerBuilder, TriggerBuilder } from './builders.js';
import { Trigger } from './trigger.js';

const AuthorizationStatus = enumeration('Script.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
const InstallationSource = enumeration('Script.InstallationSource', [
  'APPS_MARKETPLACE_DOMAIN_ADD_ON',
  'NONE',
  'WEB_STORE_ADD_ON',
]);

const messages: Catalogue<'foreign'> = {
  foreign: { en: 'Invalid argument: trigger', de: 'Ungültiges Argument: trigger' },
};

class AuthorizationInfo {
  constructor(
    private readonly granted: boolean,
    private readonly scriptId: string,
  ) {}

  getAuthorizationStatus(): EnumValue {
    return this.granted ? AuthorizationStatus.NOT_REQUIRED : AuthorizationStatus.REQUIRED;
  }

  /** Null when nothing is missing (reference). */
  getAuthorizationUrl(): string | null {
    return this.granted ? null : `https://script.google.com/macros/d/${this.scriptId}/auth`;
  }
}

class Service {
  constructor(
    private url: string | null,
    private readonly disabled: () => void,
  ) {}

  getUrl(): string | null {
    return this.url;
  }

  /** Ends the deployment. */
  disable(): void {
    this.url = null;
    this.disabled();
  }

  isEnabled(): boolean {
    return this.url !== null;
  }
}

class ScriptApp {
  constructor(
    private readonly context: ExecutionContext,
    private readonly world: World,
    private readonly table: TriggerTable,
  ) {}

  newTrigger(functionName: string): TriggerBuilder {
    const { context, table, world } = this;
    return new TriggerBuilder({
      context,
      table,
      handler: functionName,
      timeZone: world.project.manifest.timeZone,
    });
  }

  /** The user's triggers of this script in all files: in an add-on those of other documents too (reference). */
  getProjectTriggers(): Trigger[] {
    const { context } = this;
    const own = this.table.of(context.user.email, this.world.scriptScope(context));
    return own.map((installed) => new Trigger(installed));
  }

  getScriptTriggers(): Trigger[] {
    return this.getProjectTriggers();
  }

  getUserTriggers(document: { getId(): string }): Trigger[] {
    const id = document.getId();
    return this.getProjectTriggers().filter(({ installed }) => installed.document?.id === id);
  }

  deleteTrigger(trigger: Trigger): void {
    if (trigger.installed.owner !== this.context.user.email) {
      throw scriptError(messages, this.context.language, 'foreign');
    }
    this.table.delete(trigger.installed.uid);
  }

  getAuthorizationInfo(): AuthorizationInfo {
    return new AuthorizationInfo(this.world.user(this.context.user.email).authorized, this.getScriptId());
  }

  requireAllScopes(): void {
    this.requireConsent();
  }

  requireScopes(): void {
    this.requireConsent();
  }

  private requireConsent(): void {
    if (this.world.user(this.context.user.email).authorized) return;
    throw authorizationRequired(this.context.language);
  }

  invalidateAuth(): void {
    this.world.user(this.context.user.email).authorized = false;
  }

  getInstallationSource(): EnumValue {
    return this.context.edition === 'addon' ? InstallationSource.WEB_STORE_ADD_ON : InstallationSource.NONE;
  }

  getScriptId(): string {
    return this.world.options.scriptId;
  }

  getProjectKey(): string {
    return this.getScriptId();
  }

  getOAuthToken(): string {
    return `ya29.local-${this.context.user.temporaryKey.slice(0, 32)}`;
  }

  getIdentityToken(): string {
    return `local.${Buffer.from(this.context.user.email).toString('base64url')}.unsigned`;
  }

  /** Null until the host deployed the script as a web app. */
  getService(): Service {
    return new Service(this.world.webAppUrl, () => {
      this.world.webAppUrl = null;
    });
  }
}

export function scriptServices(world: World, table: TriggerTable): ServiceModule {
  return {
    classes: {
      'Script.ScriptApp': ScriptApp,
      'Script.Trigger': Trigger,
      'Script.TriggerBuilder': TriggerBuilder,
      'Script.ClockTriggerBuilder': ClockTriggerBuilder,
      'Script.SpreadsheetTriggerBuilder': SpreadsheetTriggerBuilder,
      'Script.AuthorizationInfo': AuthorizationInfo,
      'Script.Service': Service,
    },
    globals: { ScriptApp: (context) => new ScriptApp(context, world, table) },
  };
}
