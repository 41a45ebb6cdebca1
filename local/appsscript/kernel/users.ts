// The people of a host: each with a key, a locale, quota meters, and what they allowed the script to do.

import { createHash } from 'node:crypto';
import type { ContextUser } from './emulated.js';
import type { Limits } from './limits.js';
import { Meters, type Quota } from './meters.js';

const LIMIT_OF: Readonly<Record<Quota, keyof Limits>> = {
  fetches: 'fetchesPerDay',
  propertyOperations: 'propertyOperationsPerDay',
  triggerSeconds: 'triggerSecondsPerDay',
};

const KEY_LIFE_MS = 30 * 24 * 3600 * 1000;

export class User implements ContextUser {
  readonly meters: Meters;
  locale = 'en';
  /** False until the person went through the consent screen; true by default, as most stories begin after it. */
  authorized = true;
  /** Executions of this user that run now. */
  running = 0;

  constructor(
    readonly email: string,
    private readonly scriptId: string,
    private readonly now: () => number,
    limits: Limits,
  ) {
    this.meters = new Meters(now, (quota) => limits[LIMIT_OF[quota]]);
  }

  /** Rotates every 30 days and is unique to the script (reference of Session.getTemporaryActiveUserKey). */
  get temporaryKey(): string {
    const period = Math.floor(this.now() / KEY_LIFE_MS);
    return createHash('sha256')
      .update(`${this.scriptId} ${this.email} ${period}`)
      .digest('base64')
      .slice(0, 86);
  }
}
