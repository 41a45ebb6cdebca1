// What formulas know without asking anyone: answers packed into the document's cache, a few dozen texts for all of
// them, because a cache holds 1,000 [CacheService limits] and a sheet more formulas. A text that is there is all that
// the ledger knew of its contacts when it was filled; what it does not hold is asked of the document's records.
import type { Memory } from '../../ports.js';
import { contactKey } from '../../sheet/contact.js';
import type { LedgerLine } from '../desk/ledger.js';
import { LEDGER_ANSWERS_MS } from '../desk/ledger-tab.js';
import { answersQuestion } from '../desk/questions.js';
import { byteLength, type EndingRow, endingOfRow, endingRow } from '../desk/run-line.js';
import type { Ending, EnrichmentType, Flight } from '../desk/vocabulary.js';

const SHARDS = 64;
/** A cached text holds 100 kB [Cache reference]. */
const SHARD_BYTES = 90_000;
const PREFIX = 'leadmodule.answers.';
/** Present: formulas asked something lately, so there may be cells to bring up to date. */
const AT_WORK = 'leadmodule.formulas';

type Entry = readonly [type: EnrichmentType, key: string, ending: EndingRow];

function shardOf(key: string): string {
  // FNV-1a: spreads keys evenly; nothing secret hangs on it.
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return PREFIX + ((hash >>> 0) % SHARDS);
}

const ALL_SHARDS = Array.from({ length: SHARDS }, (_, at) => PREFIX + at);

function encode(entries: readonly Entry[]): string {
  let kept = entries;
  for (;;) {
    const text = JSON.stringify(kept);
    if (byteLength(text) <= SHARD_BYTES) return text;
    kept = kept.slice(Math.ceil(kept.length / 4));
  }
}

/** Is `a` the better answer? A result beats an error, then the newer one counts. */
function isBetter(a: Ending, b: Ending | undefined): boolean {
  if (!b) return true;
  if ((a.status === 'error') !== (b.status === 'error')) return b.status === 'error';
  return a.endedAtMs >= b.endedAtMs;
}

/** Answers by contact and type. */
export class Answers {
  private readonly entries = new Map<string, Entry[]>();

  add(type: EnrichmentType, key: string, ending: Ending): void {
    this.addEntry([type, key, endingRow(ending)]);
  }

  addEntry(entry: Entry): void {
    const before = this.entries.get(entry[1]) ?? [];
    this.entries.set(entry[1], [...before.filter(([type]) => type !== entry[0]), entry]);
  }

  /** The answer to a question, when there is one of the last 30 days. */
  of(asked: EnrichmentType, key: string, nowMs: number): Ending | undefined {
    let best: Ending | undefined;
    for (const [type, , row] of this.entries.get(key) ?? []) {
      if (!answersQuestion(type, asked)) continue;
      const ending = endingOfRow(row);
      if (ending.endedAtMs >= nowMs - LEDGER_ANSWERS_MS && isBetter(ending, best)) best = ending;
    }
    return best;
  }

  all(): Entry[] {
    return [...this.entries.values()].flat();
  }
}

/** The best answers of a ledger, errors too: a formula that ended in one does not ask again by itself. */
export function answersOfLedger(lines: readonly LedgerLine[], nowMs: number): Answers {
  const answers = new Answers();
  for (const { type, contact, ending } of lines) {
    if (!ending) continue;
    const key = contactKey(contact);
    const before = answers.of(type, key, nowMs);
    if (isBetter(ending, before)) answers.add(type, key, ending);
  }
  return answers;
}

export interface Recollection {
  readonly answers: Answers;
  /** All of these contacts were remembered as far as the ledger knew them. */
  readonly isWhole: boolean;
}

function entriesOf(text: string | undefined): Entry[] {
  return text ? (JSON.parse(text) as Entry[]) : [];
}

export function recallAnswers(memory: Memory, keys: readonly string[]): Recollection {
  const shards = [...new Set(keys.map(shardOf))];
  const texts = memory.recall(shards);
  const answers = new Answers();
  for (const shard of shards) for (const entry of entriesOf(texts[shard])) answers.addEntry(entry);
  return { answers, isWhole: shards.every((shard) => texts[shard] !== undefined) };
}

/** Remembers all that a ledger knows. */
export function fillMemory(memory: Memory, answers: Answers): void {
  const shards = new Map<string, Entry[]>(ALL_SHARDS.map((shard) => [shard, []]));
  for (const entry of answers.all()) shards.get(shardOf(entry[1]))?.push(entry);
  memory.remember(Object.fromEntries([...shards].map(([shard, entries]) => [shard, encode(entries)])));
}

/** Adds endings to texts that are there; a text that is not will be filled from the ledger. */
export function rememberEndings(memory: Memory, flights: readonly Flight[]): void {
  const ended = flights.flatMap(({ type, contact, ending }) =>
    ending ? [{ type, key: contactKey(contact), ending }] : [],
  );
  if (ended.length === 0) return;
  const texts = memory.recall([...new Set(ended.map(({ key }) => shardOf(key)))]);
  const changed: Record<string, string> = {};
  for (const shard of Object.keys(texts)) {
    const answers = new Answers();
    for (const entry of entriesOf(texts[shard])) answers.addEntry(entry);
    for (const { type, key, ending } of ended) if (shardOf(key) === shard) answers.add(type, key, ending);
    changed[shard] = encode(answers.all());
  }
  if (Object.keys(changed).length > 0) memory.remember(changed);
}

export function sayAtWork(memory: Memory): void {
  memory.remember({ [AT_WORK]: '1' });
}

export function sayAtRest(memory: Memory): void {
  memory.forget([AT_WORK]);
}

export function isAtWork(memory: Memory): boolean {
  return memory.recall([AT_WORK])[AT_WORK] !== undefined;
}

export function forgetAnswers(memory: Memory): void {
  memory.forget([...ALL_SHARDS, AT_WORK]);
}
