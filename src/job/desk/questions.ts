// What a question may cost, and which answers settle it.
import type { EnrichmentType } from './vocabulary.js';

/** Credits that one lookup may cost: the highest seen for the type; until seen 1, and 2 for "all" (reading R12). */
export function creditsPerLookup(type: EnrichmentType, highestSeen: number | undefined): number {
  return Math.max(highestSeen ?? 0, type === 'all' ? 2 : 1);
}

/** The answers of a type that settle a question: a finished `all` answers `email` and `phone` too. */
export function answersQuestion(answered: EnrichmentType, asked: EnrichmentType): boolean {
  return answered === asked || answered === 'all';
}
