// When all of the harness takes place: one afternoon, so that no picture depends on the day it was taken.

/** 14 September 2026, 14:37:48 UTC. */
export const NOW_MS = Date.UTC(2026, 8, 14, 14, 37, 48);
const DAY_MS = 86_400_000;

export function at(time: string, daysAgo = 0): number {
  const [hours, minutes] = time.split(':').map(Number);
  return Date.UTC(2026, 8, 14, hours, minutes) - daysAgo * DAY_MS;
}
