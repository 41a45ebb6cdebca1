// Places of a script that ran, as V8 counts them: ranges that lie in one another, the inner one being right.

export interface Counts {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly {
      readonly startOffset: number;
      readonly endOffset: number;
      readonly count: number;
    }[];
  }[];
}

export type Interval = readonly [from: number, to: number];

/** Adds what ran in this copy of a script to what ran in its others. */
export function paint(covered: Map<string, Uint8Array>, { url, functions }: Counts): void {
  const length = Math.max(...functions.flatMap(({ ranges }) => ranges.map(({ endOffset }) => endOffset)));
  const ran = new Uint8Array(length);
  // Outer ranges first, so that inner ones have the last word.
  const ranges = functions
    .flatMap((one) => one.ranges)
    .sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  const before = covered.get(url);
  if (!before) covered.set(url, ran);
  else for (let at = 0; at < Math.min(before.length, length); at++) if (ran[at]) before[at] = 1;
}

function intervalsOf(places: Uint8Array): Interval[] {
  const intervals: Interval[] = [];
  for (let from = places.indexOf(1); from >= 0; ) {
    const end = places.indexOf(0, from);
    const to = end < 0 ? places.length : end;
    intervals.push([from, to]);
    from = places.indexOf(1, to);
  }
  return intervals;
}

/** What a file of counts holds: of each script the places that ran. */
export type Covered = Readonly<Record<string, readonly Interval[]>>;

export function asIntervals(covered: ReadonlyMap<string, Uint8Array>): Covered {
  return Object.fromEntries([...covered].map(([url, places]) => [url, intervalsOf(places)]));
}
