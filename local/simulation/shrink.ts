// A failing story made short: fast-check takes away events, people, rows and switches as long as the same rule is
// broken.
import fc from 'fast-check';
import type { Story } from './story.js';
import type { Outcome } from './world.js';

/** What may be taken away, by name; a cut story keeps the rest as it was. */
type Switch = (story: Story) => Story;

const CALM: Readonly<Record<string, Switch>> = {
  faults: (story) => ({ ...story, faults: [] }),
  breaks: (story) => ({ ...story, breakShare: 0 }),
  quotas: ({ ...story }) => ({
    ...story,
    fetchesPerDay: undefined,
    triggerSecondsPerDay: undefined,
    lockOperationsPerMinute: undefined,
  }),
  triggers: (story) => ({ ...story, triggers: { jitterSeconds: 0, skipShare: 0, repeatShare: 0 } }),
  edition: (story) => ({ ...story, edition: 'bound' }),
  language: (story) => ({ ...story, language: 'en' }),
  credits: (story) => ({ ...story, credits: 1_000 }),
  furniture: (story) => ({
    ...story,
    sheet: { ...story.sheet, hiddenRows: [], protectedRows: [], merged: [], filtered: false },
  }),
  latency: (story) => ({ ...story, latency: { kind: 'const', seconds: 5 } }),
  ...Object.fromEntries(
    (['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12'] as const).map((name) => [
      name,
      (story: Story): Story => ({ ...story, vendor: { ...story.vendor, [name]: 'a' } }),
    ]),
  ),
  ...Object.fromEntries(
    (['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'] as const).map((name) => [
      name,
      (story: Story): Story => ({ ...story, google: { ...story.google, [name]: 'a' } }),
    ]),
  ),
};

interface Kept {
  readonly events: readonly number[];
  readonly others: readonly number[];
  readonly switches: readonly string[];
}

function cut(story: Story, { events, others, switches }: Kept): Story {
  let short: Story = {
    ...story,
    events: events.flatMap((index) => story.events[index] ?? []),
    people: story.people.filter((_, index) => index === 0 || others.includes(index)),
  };
  for (const [name, calm] of Object.entries(CALM)) if (!switches.includes(name)) short = calm(short);
  return short;
}

const indexes = (list: readonly unknown[], from = 0) => list.map((_, index) => index).slice(from);

/** The shortest story that was found to break a rule that the first one broke. */
export async function shortened(
  story: Story,
  live: (story: Story) => Promise<Outcome>,
  first: Outcome,
): Promise<Story> {
  const rules = new Set(first.findings.map(({ rule }) => rule));
  const all: Kept = {
    events: indexes(story.events),
    others: indexes(story.people, 1),
    switches: Object.keys(CALM),
  };
  const parts = fc.record({
    events: fc.subarray([...all.events]),
    others: fc.subarray([...all.others]),
    switches: fc.subarray([...all.switches]),
  });
  const result = await fc.check(
    fc.asyncProperty(parts, async (kept) => {
      const outcome = await live(cut(story, kept));
      return !outcome.findings.some(({ rule }) => rules.has(rule));
    }),
    {
      examples: [[{ events: [...all.events], others: [...all.others], switches: [...all.switches] }]],
      numRuns: 1,
    },
  );
  const [kept] = result.counterexample ?? [];
  return kept ? cut(story, kept) : story;
}
