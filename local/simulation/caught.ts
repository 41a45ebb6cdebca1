// npm run simulate -- --mutations: is every known mistake caught, and by which world?
import type { ProjectFiles } from '../appsscript/realm/program.js';
import { play } from './crew.js';
import { mutantCode } from './mutant.js';
import { MUTATIONS } from './mutations.js';
import type { Rule } from './referee.js';
import type { Story } from './story.js';
import { isClean } from './tally.js';

export interface Caught {
  readonly name: string;
  /** Worlds that were played until it was caught; undefined: it was not. */
  readonly worlds: number | undefined;
  readonly rules: readonly Rule[];
}

/** Worlds that are not clean without a mistake say nothing about one. */
async function soundNumbers(
  numbers: readonly number[],
  tellStory: (number: number) => Story,
  files: ProjectFiles,
  processes: number,
): Promise<number[]> {
  const sound: number[] = [];
  await play(numbers, tellStory, files, processes, ({ number, outcome }) => {
    if (isClean(outcome)) sound.push(number);
    return 'go on';
  });
  return sound.sort((a, b) => a - b);
}

/** Plays every mutation until a world that is clean without it is not. */
export async function catchMutations(
  root: string,
  files: ProjectFiles,
  tellStory: (number: number) => Story,
  { worlds, processes, only }: { worlds: number; processes: number; only: string | undefined },
  heard: (caught: Caught) => void,
): Promise<void> {
  const withMistake = async (mutation: (typeof MUTATIONS)[number] | undefined): Promise<ProjectFiles> => ({
    ...files,
    'Code.js': await mutantCode(root, mutation),
  });
  const all = Array.from({ length: worlds }, (_, number) => number);
  const sound = await soundNumbers(all, tellStory, await withMistake(undefined), processes);
  for (const mutation of MUTATIONS) {
    if (only !== undefined && mutation.name !== only) continue;
    let played = 0;
    let rules: readonly Rule[] = [];
    await play(sound, tellStory, await withMistake(mutation), processes, ({ outcome }) => {
      if (rules.length > 0) return 'enough';
      played += 1;
      rules = [...new Set(outcome.findings.map(({ rule }) => rule))];
      return rules.length > 0 ? 'enough' : 'go on';
    });
    heard({ name: mutation.name, worlds: rules.length > 0 ? played : undefined, rules });
  }
}
