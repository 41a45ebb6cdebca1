// What the web app does with a POST: a stateless check, then one property. Anybody may knock, so what is refused
// costs next to nothing and changes nothing: a shapeless request no service call, a forged one no property operation.
import { readEvent } from '../../leadmodule/response.js';
import type { Letterbox } from '../../ports.js';
import { encodeEvent, eventKey } from './event.js';
import { doorText, macOf, readLink, SECRET } from './link.js';

/** A result is a few hundred characters. */
const BODY_CHARACTERS = 20_000;
/** Events that wait at most; beyond, polling collects (docs/limits.md). */
export const INBOX_EVENTS = 1_000;
export const COUNT = 'webhook.count';
const SEEN_PREFIX = 'seen.';

export interface Post {
  readonly v: unknown;
  readonly l: unknown;
  readonly m: unknown;
  readonly body: unknown;
}

export type Received = 'kept' | 'shapeless' | 'refused' | 'seen before' | 'nothing to keep' | 'full';

interface Signed {
  readonly version: string;
  readonly address: string;
  readonly mac: string;
  readonly body: string;
}

function shapeOf({ v, l, m, body }: Post): Signed | undefined {
  const fits =
    typeof v === 'string' &&
    /^\d{1,9}$/.test(v) &&
    typeof l === 'string' &&
    /^\w{1,32}(-\d{1,9})?\.\d{1,6}$/.test(l) &&
    typeof m === 'string' &&
    /^[0-9a-f]{32}$/.test(m) &&
    typeof body === 'string' &&
    body.length > 0 &&
    body.length <= BODY_CHARACTERS;
  return fits ? { version: v, address: l, mac: m, body } : undefined;
}

/** Takes as long whatever differs, so that nobody can feel their way to a signature. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

export function receive(letterbox: Letterbox, nowMs: number, post: Post): Received {
  const signed = shapeOf(post);
  if (!signed) return 'shapeless';
  const seenKey = SEEN_PREFIX + signed.address;
  const known = letterbox.recall([SECRET, COUNT, seenKey]);
  const door = known[SECRET] ?? doorText(readLink(letterbox));
  if (known[SECRET] === undefined) letterbox.remember({ [SECRET]: door });
  const [version, secret] = door.split(' ');
  if (!secret || version !== signed.version) return 'refused';
  if (!isSame(signed.mac, macOf(letterbox, secret, signed.version, signed.address))) return 'refused';
  // A repetition says nothing new. Without this, one leaked URL could use up the day's property operations.
  if (known[seenKey] !== undefined) return 'seen before';
  const event = readEvent(signed.body);
  if (event.kind === 'nothing') return 'nothing to keep';
  const waiting = Number(known[COUNT] ?? 0);
  if (waiting >= INBOX_EVENTS) return 'full';
  try {
    letterbox.store.set(eventKey(signed.address), encodeEvent(event, nowMs));
  } catch {
    // The store is full, or the day's operations are used up: this run is polled.
    return 'full';
  }
  letterbox.remember({ [seenKey]: '1', [COUNT]: String(waiting + 1) });
  return 'kept';
}
