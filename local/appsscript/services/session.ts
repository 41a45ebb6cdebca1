// Session: who is at the keyboard, and where. Emails need a scope; without it the text is empty.

import type { ExecutionContext, ServiceModule } from '../kernel/emulated.js';
import type { World } from '../kernel/world.js';
import { User } from './user.js';

class Session {
  constructor(
    private readonly context: ExecutionContext,
    private readonly world: World,
  ) {}

  /** Unknown in simple triggers and custom functions, and for visitors of a web app that runs as its deployer. */
  getActiveUser(): User {
    const known = this.context.authMode === 'FULL' && this.context.origin !== 'web app';
    return new User(known ? this.context.user.email : '');
  }

  getEffectiveUser(): User {
    return new User(this.context.authMode === 'FULL' ? this.context.user.email : '');
  }

  getUser(): User {
    return this.getActiveUser();
  }

  getActiveUserLocale(): string {
    return this.context.user.locale;
  }

  getScriptTimeZone(): string {
    return this.world.project.manifest.timeZone;
  }

  getTimeZone(): string {
    return this.getScriptTimeZone();
  }

  getTemporaryActiveUserKey(): string {
    return this.context.user.temporaryKey;
  }
}

export function sessionServices(world: World): ServiceModule {
  return {
    classes: { 'Base.Session': Session, 'Base.User': User },
    globals: { Session: (context) => new Session(context, world) },
  };
}
