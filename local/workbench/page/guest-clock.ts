// The workbench's clock inside an HtmlService page: Date and timers of the page go as fast as the clock goes, also
// timers that were set before the clock was made faster or moved forward.

export interface ClockReading {
  readonly nowMs: number;
  /** Milliseconds of this clock in one of the machine's. */
  readonly speed: number;
}

interface Timer {
  readonly act: () => void;
  readonly everyMs: number | null;
  dueMs: number;
  machineTimer: number;
}

/** The shortest interval that browsers keep, and the longest wait they can count. */
const SHORTEST_INTERVAL_MS = 4;
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export class GuestClock {
  private readonly RealDate = Date;
  private readonly machineNow = performance.now.bind(performance);
  private readonly start = window.setTimeout.bind(window);
  private readonly stop = window.clearTimeout.bind(window);
  private readonly timers = new Map<number, Timer>();
  private lastTimer = 0;
  private since: ClockReading & { readonly machineMs: number };

  constructor(reading: ClockReading) {
    this.since = { ...reading, machineMs: this.machineNow() };
  }

  now = (): number =>
    Math.floor(this.since.nowMs + (this.machineNow() - this.since.machineMs) * this.since.speed);

  /** The clock was turned: what waits, waits anew for the time it waited for. */
  set(reading: ClockReading): void {
    this.since = { ...reading, machineMs: this.machineNow() };
    for (const [number, timer] of this.timers) {
      this.stop(timer.machineTimer);
      this.arm(number, timer);
    }
  }

  /** Puts this clock in the place of the page's own. */
  install(): void {
    const { now, RealDate } = this;
    class WorkbenchDate extends RealDate {
      constructor(...parts: readonly [] | readonly [number | string | Date]) {
        if (parts.length === 0) super(now());
        else super(...(parts as [number]));
      }
      static override now = now;
    }
    Object.defineProperty(window, 'Date', { value: WorkbenchDate, configurable: true, writable: true });
    type Act = (...rest: unknown[]) => void;
    const timeout = (act: Act, ms = 0, ...rest: unknown[]) => this.add(() => act(...rest), ms, null);
    const interval = (act: Act, ms = 0, ...rest: unknown[]) => {
      const everyMs = Math.max(ms, SHORTEST_INTERVAL_MS);
      return this.add(() => act(...rest), everyMs, everyMs);
    };
    const clear = (number?: number) => this.clear(number);
    Object.assign(window, {
      setTimeout: timeout,
      setInterval: interval,
      clearTimeout: clear,
      clearInterval: clear,
    });
  }

  private add(act: () => void, ms: number, everyMs: number | null): number {
    this.lastTimer++;
    const timer: Timer = { act, everyMs, dueMs: this.now() + ms, machineTimer: 0 };
    this.timers.set(this.lastTimer, timer);
    this.arm(this.lastTimer, timer);
    return this.lastTimer;
  }

  private arm(number: number, timer: Timer): void {
    const waitMs = (timer.dueMs - this.now()) / this.since.speed;
    const machineMs = Math.min(LONGEST_WAIT_MS, Math.max(0, waitMs));
    timer.machineTimer = this.start(() => this.fire(number, timer), machineMs);
  }

  private fire(number: number, timer: Timer): void {
    if (timer.everyMs === null) this.timers.delete(number);
    else {
      timer.dueMs = this.now() + timer.everyMs;
      this.arm(number, timer);
    }
    timer.act();
  }

  private clear(number: number | undefined): void {
    const timer = number === undefined ? undefined : this.timers.get(number);
    if (number === undefined || !timer) return;
    this.timers.delete(number);
    this.stop(timer.machineTimer);
  }
}
