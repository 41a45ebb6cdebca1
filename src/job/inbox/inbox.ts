// The inbox as a step sees it: the link and all events in one read of the script's store, and their removal once
// nothing depends on them any more.
import type { Letterbox } from '../../ports.js';
import type { Desk } from '../desk/desk.js';
import { decodeEvent, EVENT_PREFIX, type Event, PROBE_PREFIX } from './event.js';
import { type Link, linkIn } from './link.js';
import { COUNT } from './receive.js';

/** Events whose lookup is unknown leave at most so many at once: each removal is a call. */
const SWEPT_AT_ONCE = 100;
/** The self-test takes its probe back itself; one that is older was left by a test that died. */
const PROBE_MS = 600_000;

export class Inbox {
  private readonly events = new Map<string, Event[]>();
  private current: Link | undefined;

  constructor(
    private readonly letterbox: Letterbox,
    private readonly nowMs: () => number,
  ) {}

  get link(): Link | undefined {
    return this.current;
  }

  /** Reads everything, one property operation. Gives the events, oldest first. */
  read(): readonly Event[] {
    const properties = this.letterbox.store.getAll();
    this.current = linkIn(properties);
    this.events.clear();
    const events: Event[] = [];
    for (const key of Object.keys(properties)) {
      if (!key.startsWith(EVENT_PREFIX)) continue;
      const event = decodeEvent(key, properties[key] ?? '');
      if (!event || event.lookupId.startsWith(PROBE_PREFIX)) {
        if (!event || this.nowMs() - event.atMs > PROBE_MS) this.letterbox.store.remove(key);
        continue;
      }
      events.push(event);
      this.events.set(event.lookupId, [...(this.events.get(event.lookupId) ?? []), event]);
    }
    return events.sort((a, b) => a.atMs - b.atMs || (a.key < b.key ? -1 : 1));
  }

  /** To be called when these lookups stand in the ledger, or are no longer in flight at all: never before. */
  forget(lookupIds: readonly string[]): void {
    const known = lookupIds.filter((id) => this.events.has(id)).slice(0, SWEPT_AT_ONCE);
    for (const id of known) {
      for (const event of this.events.get(id) ?? []) this.letterbox.store.remove(event.key);
      this.events.delete(id);
    }
    // The door counts what it takes in; what is left is known here.
    if (known.length > 0) this.letterbox.remember({ [COUNT]: String(this.events.size) });
  }
}

/** What came for lookups that ended is of no use to anybody, and is people's data. */
const STALE_MS = 600_000;

/** Removes what came too late. Called when the page opens: after a job nobody else looks into the inbox. */
export function sweepInbox(desk: Desk): void {
  if (desk.webhook === 'none') return;
  const { letterbox, clock } = desk.world;
  const inbox = new Inbox(letterbox, clock.nowMs);
  const isStale = (event: Event) =>
    clock.nowMs() - event.atMs > STALE_MS && desk.book.get(event.lookupId) === undefined;
  inbox.forget(
    inbox
      .read()
      .filter(isStale)
      .map((event) => event.lookupId),
  );
}
