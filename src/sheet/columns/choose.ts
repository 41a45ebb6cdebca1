// Chooses the column for each input from what headers claim, what columns hold, and what stands beside them.
import type { InputField } from '../contact/fields.js';
import { type ColumnContent, claimOfContent, contentFactor } from './content.js';
import { type Claim, type HeaderClaims, SURE_ENOUGH } from './header-score.js';
import type { Preset } from './presets.js';
import type { ColumnChoice, ColumnNote, Evidence } from './reading.js';

/** Everything known of one column. */
export interface ColumnFacts {
  readonly column: number;
  readonly header: string;
  readonly id: string;
  readonly isOwn: boolean;
  readonly learned: InputField | 'none' | undefined;
  readonly reading: HeaderClaims;
  readonly content: ColumnContent;
}

/** An e-mail column scores 0.4 by its header, less when its content is unclear, and 0.2 when it holds private mailboxes. */
const LEAST_OF_LAST_RESORT = 0.3;

interface Candidate extends Claim {
  readonly facts: ColumnFacts;
  readonly evidence: Evidence;
}

const FIELD_ORDER: readonly InputField[] = [
  'linkedInUrl',
  'companyDomain',
  'firstName',
  'lastName',
  'fullName',
];

/** "Name" is the family name beside "Vorname", the first name beside "Apellidos", and the whole name otherwise. */
function settleBareNames(candidates: readonly Candidate[]): Candidate[] {
  const isClear = (field: InputField) =>
    candidates.some(
      (each) => each.field === field && each.ambiguity === undefined && each.score >= SURE_ENOUGH,
    );
  const hasFirst = isClear('firstName');
  const hasLast = isClear('lastName');
  return candidates.map((each) => {
    if (each.ambiguity !== 'bare name' || hasFirst === hasLast) return each;
    // Cells of several words are whole names, whatever stands beside them.
    if (each.facts.content.person > 0.6) return each;
    return { ...each, field: hasFirst ? 'lastName' : 'firstName', score: each.score + 0.1 };
  });
}

/** "First" and "Last" are names where both stand. */
function settleOrdinals(candidates: readonly Candidate[]): Candidate[] {
  const has = (field: InputField) => candidates.some((each) => each.field === field);
  const isPair = has('firstName') && has('lastName');
  return candidates.map((each) =>
    each.ambiguity === 'ordinal' && isPair ? { ...each, score: each.score + 0.35 } : each,
  );
}

/** "URL" beside a column of profiles is the company's. */
function settleBareUrls(candidates: readonly Candidate[]): Candidate[] {
  const profiles = candidates.filter(
    (each) => each.field === 'linkedInUrl' && each.ambiguity === undefined && each.score >= SURE_ENOUGH,
  );
  return candidates.map((each) =>
    each.field === 'companyDomain' &&
    each.ambiguity === 'bare url' &&
    profiles.some((profile) => profile.facts !== each.facts)
      ? { ...each, score: each.score * 1.8 }
      : each,
  );
}

/** "CEO" names a person where "CEO LinkedIn" or "CEO email" stands beside it. */
function settleVaguePeople(candidates: readonly Candidate[]): Candidate[] {
  const ofPersons = candidates.filter((each) => each.field === 'linkedInUrl' || each.ambiguity === 'email');
  return candidates.map((each) =>
    each.ambiguity === 'vague person' &&
    ofPersons.some(({ facts }) => facts !== each.facts && facts.id.startsWith(each.facts.id))
      ? { ...each, score: each.score + 0.4 }
      : each,
  );
}

function claimsOf(facts: ColumnFacts, preset: Preset | undefined): Candidate[] {
  if (facts.isOwn || facts.learned === 'none' || preset?.never?.includes(facts.id)) return [];
  if (facts.learned !== undefined) return [{ field: facts.learned, score: 2, facts, evidence: 'learned' }];
  const candidates: Candidate[] = facts.reading.claims.map((claim) => ({
    ...claim,
    score: claim.score * contentFactor(claim.field, facts.content),
    facts,
    evidence: facts.reading.hasTypo ? 'typo' : 'header',
  }));
  for (const field of FIELD_ORDER) {
    const rank = preset?.uses?.[field]?.indexOf(facts.id) ?? -1;
    if (rank >= 0) {
      const score = (1.2 - rank * 0.05) * Math.min(1, contentFactor(field, facts.content));
      candidates.push({ field, score, facts, evidence: 'preset' });
    }
  }
  const byContent = facts.reading.claims.length === 0 ? claimOfContent(facts.content) : undefined;
  // A header that was understood is believed, unless the cells are profiles of people beyond doubt ("Social").
  const isBelievable =
    !facts.reading.isUnderstood || (byContent?.field === 'linkedInUrl' && !facts.reading.isCompanyLinkedIn);
  if (byContent !== undefined && isBelievable) {
    candidates.push({
      ...byContent,
      score: facts.reading.isUnderstood ? SURE_ENOUGH : byContent.score,
      facts,
      evidence: 'content',
    });
  }
  return candidates;
}

const evidenceWords: Readonly<Record<Evidence, (header: string) => string>> = {
  learned: () => 'You chose this column before.',
  preset: (header) => `This export keeps it in “${header}”.`,
  header: (header) => `The header says “${header}”.`,
  typo: (header) => `The header “${header}” seems to be misspelt.`,
  content: () => 'The cells look like it.',
};

function toChoice(candidate: Candidate): ColumnChoice {
  const { field, facts, evidence, score } = candidate;
  return {
    field,
    column: facts.column,
    header: facts.header,
    evidence,
    confidence: Math.max(0, Math.min(1, Math.round(score * 100) / 100)),
    words: evidenceWords[evidence](facts.header),
  };
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.score !== b.score) return a.score > b.score;
  // Of equally named columns the fuller one; of equally full ones the first.
  if (a.facts.content.filled !== b.facts.content.filled)
    return a.facts.content.filled > b.facts.content.filled;
  return a.facts.column < b.facts.column;
}

/** E-mail addresses are asked for the domain only where there is neither a domain nor, for most rows, a profile. */
function leastScore(candidate: Candidate, chosen: ReadonlyMap<InputField, Candidate>): number {
  const isOfMail =
    candidate.ambiguity === 'email' ||
    (candidate.field === 'companyDomain' && candidate.evidence === 'content');
  const profiles = chosen.get('linkedInUrl')?.facts.content.filled;
  const isServed = profiles !== undefined && profiles * 2 >= candidate.facts.content.filled;
  return isOfMail && !isServed ? LEAST_OF_LAST_RESORT : SURE_ENOUGH;
}

/** A column without header beside the found first names is the family names'. */
function neighbourOfFirstName(columns: readonly ColumnFacts[], first: Candidate): Candidate | undefined {
  for (const offset of [1, -1]) {
    const facts = columns[first.facts.column + offset];
    if (facts === undefined || facts.id !== '' || facts.content.oneWord < 0.6) continue;
    return { field: 'lastName', score: SURE_ENOUGH, facts, evidence: 'content' };
  }
  return undefined;
}

/** The columns chosen, one for a field and one field for a column, and where the choice was a toss-up. */
export function chooseColumns(
  columns: readonly ColumnFacts[],
  preset: Preset | undefined,
): { choices: readonly ColumnChoice[]; rivals: readonly ColumnNote[] } {
  const claimed = columns.reduce<Candidate[]>((all, facts) => all.concat(claimsOf(facts, preset)), []);
  const candidates = settleVaguePeople(settleBareUrls(settleOrdinals(settleBareNames(claimed))));
  const chosen = new Map<InputField, Candidate>();
  const rivals: ColumnNote[] = [];
  const isTaken = (facts: ColumnFacts) => Array.from(chosen.values()).some((each) => each.facts === facts);
  for (const field of FIELD_ORDER) {
    if (field === 'fullName' && chosen.has('firstName') && chosen.has('lastName')) continue;
    const open = candidates.filter(
      (each) => each.field === field && !isTaken(each.facts) && each.score >= leastScore(each, chosen),
    );
    const [first, ...rest] = open;
    if (first === undefined) continue;
    const best = rest.reduce((top, each) => (isBetter(each, top) ? each : top), first);
    chosen.set(field, best);
    const equals = open.filter((each) => each !== best && each.facts.id === best.facts.id);
    if (equals.length > 0) rivals.push(rivalNote(best, equals));
  }
  const first = chosen.get('firstName');
  if (first?.evidence === 'content' && !chosen.has('lastName')) {
    const neighbour = neighbourOfFirstName(columns, first);
    if (neighbour !== undefined) chosen.set('lastName', neighbour);
  }
  return { choices: Array.from(chosen.values()).map(toChoice), rivals };
}

function rivalNote(best: Candidate, equals: readonly Candidate[]): ColumnNote {
  return {
    kind: 'several candidates',
    columns: [best.facts.column, ...equals.map((each) => each.facts.column)],
    words: `Several columns are called “${best.facts.header}”. The first filled one is used; choose another if that is wrong.`,
  };
}
