// A failing story made short: events, people and switches are taken away as long as the same rule is broken, by halves
// first and single ones last (delta debugging). A world takes a second or more, so there is a time to be done by; the
// best story so far counts then. fast-check takes single ones from the start, which took many minutes.
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

type Part =
  | { readonly kind: 'event' | 'person'; readonly index: number }
  | { readonly kind: 'switch'; readonly name: string };

function withOnly(story: Story, parts: readonly Part[]): Story {
  const kept = (kind: 'event' | 'person') =>
    new Set(parts.flatMap((part) => (part.kind === kind ? [part.index] : [])));
  const [events, others] = [kept('event'), kept('person')];
  const switches = new Set(parts.flatMap((part) => (part.kind === 'switch' ? [part.name] : [])));
  let short: Story = {
    ...story,
    events: story.events.filter((_, index) => events.has(index)),
    people: story.people.filter((_, index) => index === 0 || others.has(index)),
  };
  for (const [name, calm] of Object.entries(CALM)) if (!switches.has(name)) short = calm(short);
  return short;
}

function partsOf(story: Story): Part[] {
  return [
    ...Object.keys(CALM).map((name): Part => ({ kind: 'switch', name })),
    ...story.events.map((_, index): Part => ({ kind: 'event', index })),
    ...story.people.slice(1).map((_, index): Part => ({ kind: 'person', index: index + 1 })),
  ];
}

const LONGEST_MS = 120_000;

/** The shortest story that was found in time to break a rule that the first one broke. */
export async function shortened(
  story: Story,
  live: (story: Story) => Promise<Outcome>,
  first: Outcome,
  say: (line: string) => void,
): Promise<Story> {
  const rules = new Set(first.findings.map(({ rule }) => rule));
  const fails = async (parts: readonly Part[]) =>
    (await live(withOnly(story, parts))).findings.some(({ rule }) => rules.has(rule));
  const untilMs = performance.now() + LONGEST_MS;
  let parts = partsOf(story);
  let tries = 0;
  let size = Math.ceil(parts.length / 2);
  for (;;) {
    const before = parts.length;
    for (let from = 0; from < parts.length; ) {
      if (performance.now() > untilMs) {
        say(`out of time after ${tries} stories: ${parts.length} parts are left`);
        return withOnly(story, parts);
      }
      const rest = parts.toSpliced(from, size);
      tries += 1;
      if (await fails(rest)) {
        parts = rest;
        say(`${tries} stories: ${parts.length} parts are left`);
      } else from += size;
    }
    if (size === 1 && parts.length === before) return withOnly(story, parts);
    size = Math.max(1, Math.floor(size / 2));
  }
}
