// Of the 30 executions that a user may have at a time [Quotas], formulas that wait take four: the sidebar and the
// menu need the rest. A seat is taken under the mutex; whoever finds none says so, and those who sit leave soon.
import type { Memory, World } from '../../ports.js';

const SEATS = 'formulaSeats';
const SEATS_AT_MOST = 4;
/** A custom function lives 30 s [guides/sheets/functions]; the seat of a dead one is free then. */
const SEAT_MS = 30_000;
const CROWD = 'leadmodule.crowd';
/** So long a crowd is believed to last. */
const CROWD_MS = 8_000;
const MUTEX_WAIT_MS = 300;

/** Executions that sit, each with the end of its time. */
type Sitting = Readonly<Record<string, number>>;

function sitting(text: string | null | undefined, nowMs: number): Sitting {
  const all = text ? (JSON.parse(text) as Sitting) : {};
  return Object.fromEntries(Object.entries(all).filter(([, untilMs]) => untilMs > nowMs));
}

/** As the properties stand that were read already: is asking for a seat worth a lock? */
export function freeSeat(properties: Readonly<Record<string, string>>, nowMs: number): boolean {
  return Object.keys(sitting(properties[SEATS], nowMs)).length < SEATS_AT_MOST;
}

export interface Seats {
  readonly startedMs: number;
  leave(): void;
}

/** undefined: all are taken, or the mutex was refused. */
export function takeSeat(world: World): Seats | undefined {
  const { execution, startedMs, clock, document, mutex } = world;
  const change = (to: (seats: Sitting) => Sitting | undefined) =>
    mutex.hold(MUTEX_WAIT_MS, () => {
      const seats = to(sitting(document.get(SEATS), clock.nowMs()));
      if (seats) document.set(SEATS, JSON.stringify(seats));
      return seats !== undefined;
    });
  const isTaken = change((seats) =>
    Object.keys(seats).length < SEATS_AT_MOST ? { ...seats, [execution]: startedMs + SEAT_MS } : undefined,
  );
  if (!isTaken) return undefined;
  return {
    startedMs,
    leave: () => {
      change(({ [execution]: _mine, ...others }) => others);
    },
  };
}

export function sayCrowded(memory: Memory, nowMs: number): void {
  memory.remember({ [CROWD]: String(nowMs) });
}

export function isCrowded(memory: Memory, nowMs: number): boolean {
  return Number(memory.recall([CROWD])[CROWD] ?? 0) > nowMs - CROWD_MS;
}
