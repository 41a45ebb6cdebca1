// The workbench's clock: the machine's, made faster or moved forward by hand. Never moves backwards.
import type { RealClock } from '../appsscript/kernel/clock.js';
import type { Speed } from './protocol/backstage.js';

export class ScaledClock implements RealClock {
  readonly kind = 'real';
  private speedNow: Speed = 1;
  private sinceRealMs: number;
  private sinceMs: number;

  /** `aheadMs`: how far an earlier session had moved it before the machine's clock. */
  constructor(
    aheadMs = 0,
    private readonly machine: () => number = Date.now,
  ) {
    this.sinceRealMs = machine();
    this.sinceMs = this.sinceRealMs + aheadMs;
  }

  now(): number {
    return Math.floor(this.sinceMs + (this.machine() - this.sinceRealMs) * this.speedNow);
  }

  /** Real milliseconds that a span of this clock takes now. */
  realMs(spanMs: number): number {
    return spanMs / this.speedNow;
  }

  get speed(): Speed {
    return this.speedNow;
  }

  set speed(speed: Speed) {
    this.settle(this.now());
    this.speedNow = speed;
  }

  get aheadMs(): number {
    return this.now() - this.machine();
  }

  /** To a time; an earlier one is ignored. */
  jumpTo(ms: number): void {
    this.settle(Math.max(ms, this.now()));
  }

  private settle(ms: number): void {
    this.sinceRealMs = this.machine();
    this.sinceMs = ms;
  }
}
