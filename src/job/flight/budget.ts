// How long a step may work and wait, by who calls it.

export interface StepBudget {
  /** No new wave starts after this much of the execution's time. */
  readonly stepMs: number;
  /** Kept for the cells of results that wait. */
  readonly placingMs: number;
  /** Waits up to this long inside the step when the next wave is that near. */
  readonly waitMs: number;
  readonly noFetch?: true;
  /** A whole wave is waited for so long (pace.ts). */
  readonly gatherMs: number;
  /** Where Google wakes the caller hourly only, so much longer. */
  readonly hourly?: Pick<StepBudget, 'stepMs' | 'waitMs' | 'gatherMs'>;
  /** The caller is asked to come so much earlier than there is something to do, since its way here takes time. */
  readonly wayMs: number;
}

/** The page calls a step, shows what it brought, and calls again. */
export const SIDEBAR_BUDGET: StepBudget = {
  stepMs: 15_000,
  placingMs: 0,
  waitMs: 3_000,
  gatherMs: 4_500,
  wayMs: 2_400,
};
/**
 * Measured 11 to 13 s a minute at full rate; the day's 20,000 fetches then take up to 72 of its 90 trigger minutes. A
 * published add-on is woken once an hour [Triggers]: it goes on through three minutes' requests, 24 times a day, which is
 * less than 80 minutes.
 */
export const TRIGGER_BUDGET: StepBudget = {
  stepMs: 11_000,
  placingMs: 4_000,
  waitMs: 5_000,
  gatherMs: 500,
  hourly: { stepMs: 185_000, waitMs: 60_000, gatherMs: 4_500 },
  wayMs: 0,
};
/** onOpen has 30 s, and no right to fetch: it only brings home what was answered. */
export const OPENING_BUDGET: StepBudget = {
  stepMs: 0,
  placingMs: 0,
  waitMs: 0,
  gatherMs: 0,
  wayMs: 0,
  noFetch: true,
};

/** A wait on someone else's lease or a refused mutex. */
export const BUSY_SECONDS = 3;
