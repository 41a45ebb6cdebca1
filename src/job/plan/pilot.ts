// A pilot: ten lookups spread over the list, asked first, so that the user sees what the rest would bring. Pure.
import type { PlannedLookup } from './plan.js';

export const PILOT_LOOKUPS = 10;

/**
 * The plan with its pilot in front: lookups that would be paid for, spread evenly from the first to the last.
 * undefined: there are too few for a rest.
 */
export function pilotFirst(lookups: readonly PlannedLookup[]): readonly PlannedLookup[] | undefined {
  const paid = lookups.flatMap((lookup, index) => (lookup.known ? [] : [index]));
  if (paid.length <= PILOT_LOOKUPS) return undefined;
  const chosen = new Set<number>();
  for (let n = 0; n < PILOT_LOOKUPS; n++)
    chosen.add(paid[Math.round((n * (paid.length - 1)) / (PILOT_LOOKUPS - 1))] ?? 0);
  const isChosen = (index: number) => chosen.has(index);
  return [
    ...lookups.filter((_, index) => isChosen(index)),
    ...lookups.filter((_, index) => !isChosen(index)),
  ];
}
