// The one clock everything reads, and the agenda of what happens at which time on it.

export interface RealClock {
  readonly kind: 'real';
  /** Milliseconds since 1970. */
  now(): number;
  /** Real milliseconds that a span of this clock takes at present: a clock may run faster. Absent: the same. */
  realMs?(clockMs: number): number;
}

/** Moves only when the host moves it, and never backwards. */
export interface VirtualClock {
  readonly kind: 'virtual';
  readonly seed: number;
  now(): number;
  /** To a time in ms; an earlier time is ignored. */
  moveTo(ms: number): void;
}

export type Clock = RealClock | VirtualClock;

export function realClock(): RealClock {
  return { kind: 'real', now: () => Date.now() };
}

/** `start` in ms since 1970 or an ISO date; the seed makes uuids, Math.random, jitter and choices repeatable. */
export function virtualClock(options: {
  readonly start: number | string;
  readonly seed?: number;
}): VirtualClock {
  let ms = typeof options.start === 'number' ? options.start : Date.parse(options.start);
  return {
    kind: 'virtual',
    seed: options.seed ?? 1,
    now: () => ms,
    moveTo: (to) => {
      if (to > ms) ms = to;
    },
  };
}

/** Something that happens at a time. Cancelled by the function `at` returned. */
interface Entry {
  readonly ms: number;
  readonly order: number;
  readonly act: () => void;
}

/** A heap of acts by time, then by the order they were put in (so that a seed gives one trace). */
export class Agenda {
  private readonly heap: Entry[] = [];
  private order = 0;
  private readonly cancelled = new Set<number>();
  /** Told when something was put in: a driver on the real clock sets its timer anew. */
  onEarlier: () => void = () => {};

  /** Returns a function that cancels. */
  at(ms: number, act: () => void): () => void {
    this.order += 1;
    const entry = { ms, order: this.order, act };
    this.heap.push(entry);
    this.rise(this.heap.length - 1);
    this.onEarlier();
    return () => void this.cancelled.add(entry.order);
  }

  /** Time of the next act, or undefined. */
  next(): number | undefined {
    this.dropCancelled();
    return this.heap[0]?.ms;
  }

  /** Takes the next act that is due at `ms` or before. */
  take(ms: number): { readonly ms: number; readonly act: () => void } | undefined {
    this.dropCancelled();
    const first = this.heap[0];
    return first && first.ms <= ms ? this.pop() : undefined;
  }

  private dropCancelled(): void {
    for (let first = this.heap[0]; first && this.cancelled.delete(first.order); first = this.heap[0])
      this.pop();
  }

  private pop(): Entry | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
    return first;
  }

  private before(a: number, b: number): boolean {
    const one = this.heap[a];
    const other = this.heap[b];
    if (!one || !other) return false;
    return one.ms < other.ms || (one.ms === other.ms && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    const one = this.heap[a];
    const other = this.heap[b];
    if (!one || !other) return;
    this.heap[a] = other;
    this.heap[b] = one;
  }

  private rise(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.before(index, parent)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  private sink(from: number): void {
    for (let index = from; ; ) {
      const left = 2 * index + 1;
      const child = this.before(left + 1, left) ? left + 1 : left;
      if (!this.before(child, index)) return;
      this.swap(index, child);
      index = child;
    }
  }
}

/** A small seeded generator (mulberry32): 0 ≤ x < 1, the same sequence for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
