// What a user has used of the daily quotas. A day begins with the first use and lasts 24 hours
// (Q: "reset 24 hours after the first request").

export type Quota = 'fetches' | 'propertyOperations' | 'triggerSeconds';

const DAY_MS = 24 * 3600 * 1000;

export interface Meter {
  readonly used: number;
  readonly limit: number;
  /** When the quota is whole again, in ms; undefined while nothing is used. */
  readonly resetsAt: number | undefined;
}

export class Meters {
  private readonly days = new Map<Quota, { since: number; used: number }>();

  constructor(
    private readonly now: () => number,
    private readonly limitOf: (quota: Quota) => number,
  ) {}

  /** Takes an amount if it fits; false means the quota of the day is exhausted (nothing is taken then). */
  take(quota: Quota, amount: number): boolean {
    const day = this.day(quota);
    if (day.used + amount > this.limitOf(quota)) return false;
    day.used += amount;
    return true;
  }

  /** Adds what was used already, even beyond the limit (trigger time is known only afterwards). */
  add(quota: Quota, amount: number): void {
    this.day(quota).used += amount;
  }

  left(quota: Quota): number {
    return Math.max(0, this.limitOf(quota) - this.day(quota).used);
  }

  read(): Readonly<Record<Quota, Meter>> {
    const one = (quota: Quota): Meter => {
      const day = this.day(quota);
      return {
        used: day.used,
        limit: this.limitOf(quota),
        resetsAt: day.used > 0 ? day.since + DAY_MS : undefined,
      };
    };
    return {
      fetches: one('fetches'),
      propertyOperations: one('propertyOperations'),
      triggerSeconds: one('triggerSeconds'),
    };
  }

  private day(quota: Quota): { since: number; used: number } {
    const now = this.now();
    const known = this.days.get(quota);
    if (known && (known.used === 0 || now < known.since + DAY_MS)) {
      if (known.used === 0) known.since = now;
      return known;
    }
    const fresh = { since: now, used: 0 };
    this.days.set(quota, fresh);
    return fresh;
  }
}
