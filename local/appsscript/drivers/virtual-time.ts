// What the two drivers on a virtual clock share.

import type { VirtualClock } from '../kernel/clock.js';
import type { World } from '../kernel/world.js';

/** The world's clock, which options.ts made sure is virtual. */
export function virtualClockOf(world: World): VirtualClock {
  if (world.clock.kind !== 'virtual') throw new Error('this driver needs a virtual clock');
  return world.clock;
}

/** Seed of Math.random in one execution: its own sequence, the same on each run of the same world. */
export function executionSeed(world: World, executionId: number): number {
  return Math.imul(world.options.seed ^ 0x9e3779b9, executionId + 0x85ebca6b);
}
