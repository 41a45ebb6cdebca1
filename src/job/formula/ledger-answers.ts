// What the ledger knows for formulas, read once while nobody else may write it.
import type { World } from '../../ports.js';
import { contactKey } from '../../sheet/contact.js';
import type { Desk } from '../desk/desk.js';
import { FIRST_LINE, type LedgerLine } from '../desk/ledger.js';
import { readLedger, readLines } from '../desk/ledger-tab.js';
import { answersQuestion } from '../desk/questions.js';
import { isOfJob, openJobs } from '../desk/records.js';
import { type EnrichmentType, type Flight, maySubmit } from '../desk/vocabulary.js';
import { type Answers, answersOfLedger } from './memory.js';

function ledgerLines({ grid }: World): LedgerLine[] {
  const ledger = readLedger(grid);
  return ledger.kind === 'ready' ? readLines(grid, ledger.tab, FIRST_LINE, ledger.tab.lastRow) : [];
}

export function readLedgerAnswers(world: World): Answers {
  return answersOfLedger(ledgerLines(world), world.clock.nowMs());
}

export interface LedgerKnowledge {
  readonly answers: Answers;
  /** A job that goes on has this question in its plan and will ask it. */
  isPlanned(type: EnrichmentType, key: string): boolean;
}

const read = new WeakMap<Desk, { epoch: number; readonly knowledge: LedgerKnowledge }>();

/** This desk has just written these endings to the ledger: what it read before stays true with them. */
export function learnEndings(desk: Desk, flights: readonly Flight[]): void {
  const known = read.get(desk);
  if (!known) return;
  for (const { type, contact, ending } of flights)
    if (ending) known.knowledge.answers.add(type, contactKey(contact), ending);
  known.epoch = desk.ledgerEpoch;
}

/** For whoever holds the lease: nobody else writes the ledger meanwhile. */
export function ledgerKnowledge(desk: Desk): LedgerKnowledge {
  const known = read.get(desk);
  if (known?.epoch === desk.ledgerEpoch) return known.knowledge;
  const lines = ledgerLines(desk.world);
  const jobs = openJobs(desk.allJobs()).filter((job) => maySubmit(job.state));
  const planned = lines.filter(
    (line) => line.state === 'planned' && jobs.some((job) => isOfJob(job, line.id)),
  );
  const byKey = new Map<string, EnrichmentType[]>();
  for (const { contact, type } of planned) {
    const key = contactKey(contact);
    byKey.set(key, [...(byKey.get(key) ?? []), type]);
  }
  const knowledge: LedgerKnowledge = {
    answers: answersOfLedger(lines, desk.world.clock.nowMs()),
    isPlanned: (asked, key) => (byKey.get(key) ?? []).some((type) => answersQuestion(type, asked)),
  };
  read.set(desk, { epoch: desk.ledgerEpoch, knowledge });
  return knowledge;
}
