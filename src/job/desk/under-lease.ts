// Work at the desk outside a step, under the lease: what a person asked for and nothing else.
import type { World } from '../../ports.js';
import { Desk, takeLease } from './desk.js';
import { BUSY, isRefusal, NO_KEY, type Refusal } from './reply.js';
import { type KeyInUse, keyInUse, settingsOf } from './settings.js';

/** Another step may be under way; it ends within its budget. */
const LEASE_TRIES = 25;

/** Works at the desk with a key. `change` returns what it made, or why not; nothing lasts unless it commits. */
export function atDesk<T extends object>(
  world: World,
  change: (desk: Desk, key: KeyInUse) => T | Refusal,
): T | Refusal {
  const key = keyInUse(world);
  return key ? underLease(world, key, (desk) => change(desk, key)) : NO_KEY;
}

/** Works at the desk under the lease: nobody else steps meanwhile. */
export function underLease<T extends object>(
  world: World,
  key: KeyInUse | undefined,
  change: (desk: Desk) => T | Refusal,
): T | Refusal {
  if (!waitForLease(world)) return BUSY;
  const desk = new Desk(world, key, settingsOf(world));
  try {
    const made = change(desk);
    return isRefusal(made) || desk.commit() ? made : BUSY;
  } finally {
    desk.release();
  }
}

function waitForLease(world: World): boolean {
  for (let attempt = 0; attempt < LEASE_TRIES; attempt++) {
    if (takeLease(world).kind === 'held') return true;
    world.clock.sleepMs(1_000);
  }
  return false;
}
