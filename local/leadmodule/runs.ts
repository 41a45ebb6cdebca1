// The runs that were accepted and the 30-day cache over them: which run answers a duplicate.
import { isReady } from './answers.js';
import { cacheTextOf } from './contact.js';
import type { Readings } from './readings.js';
import type { Contact, EnrichmentType, Run } from './vocabulary.js';

const CACHE_MS = 30 * 24 * 3600 * 1000;

/** What two lookups are compared by. */
export interface Lookup {
  readonly key: string;
  readonly contact: Contact;
  readonly enrichmentType: EnrichmentType;
}

export class Runs {
  private readonly byId = new Map<string, Run>();
  /** The newest run of each lookup. */
  private readonly newest = new Map<string, Run>();

  /** Beyond `most` runs the oldest is forgotten, cache and all: memory has a bound. */
  constructor(
    private readonly readings: Readings,
    private readonly most: number,
  ) {}

  add(run: Run): void {
    this.byId.set(run.runId, run);
    this.newest.set(this.entryOf(run), run);
    if (this.byId.size > this.most) this.forgetOldest();
  }

  get(runId: string): Run | undefined {
    return this.byId.get(runId);
  }

  all(): Run[] {
    return [...this.byId.values()];
  }

  /** How many runs of this lookup came before. */
  earlier(lookup: Lookup): number {
    return this.newest.get(this.entryOf(lookup))?.attempt ?? 0;
  }

  /** The run that answers a submit of this lookup for free, if one does (readings R1, R3, R5, R10). */
  duplicateOf(lookup: Lookup, nowMs: number): Run | undefined {
    const covered = this.readings.R5 === 'a' && lookup.enrichmentType !== 'all';
    const types: EnrichmentType[] = covered ? [lookup.enrichmentType, 'all'] : [lookup.enrichmentType];
    return types
      .map((enrichmentType) => this.newest.get(this.entryOf({ ...lookup, enrichmentType })))
      .filter((run) => run !== undefined)
      .filter((run) => this.answersDuplicates(run, nowMs))
      .sort((a, b) => b.submittedAtMs - a.submittedAtMs)[0];
  }

  private answersDuplicates(run: Run, nowMs: number): boolean {
    if (!isReady(run, nowMs)) return this.readings.R1 === 'a';
    if (this.readings.R3 === 'b' && run.outcome.kind !== 'found') return false;
    return nowMs - (this.readings.R10 === 'a' ? run.submittedAtMs : run.readyAtMs) < CACHE_MS;
  }

  private entryOf({ key, contact, enrichmentType }: Lookup): string {
    const owner = this.readings.R6 === 'a' ? key : 'account';
    return `${owner} ${enrichmentType} ${cacheTextOf(contact, this.readings.R4)}`;
  }

  private forgetOldest(): void {
    const [oldest] = this.byId.values();
    if (!oldest) return;
    this.byId.delete(oldest.runId);
    const entry = this.entryOf(oldest);
    if (this.newest.get(entry) === oldest) this.newest.delete(entry);
  }
}
