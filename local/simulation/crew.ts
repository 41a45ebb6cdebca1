// Worlds on all cores: child processes of this same program, each asking for one world after the other. Which
// process plays a world makes no difference to it.
import { type ChildProcess, fork } from 'node:child_process';
import type { ProjectFiles } from '../appsscript/realm/program.js';
import { projectOf } from './bundle.js';
import type { Story } from './story.js';
import { live, type Outcome } from './world.js';

/** Of this program, when it is one of the crew. */
export const CREW_FLAG = '--crew';

/** A world takes well under ten seconds; one that does not come back in this time hangs. */
const PATIENCE_MS = 240_000;

type ToCrew =
  | { readonly kind: 'bundle'; readonly files: ProjectFiles }
  | { readonly kind: 'story'; readonly story: Story };

/** The child's side: plays what it is sent until the parent is gone. */
export function serveAsCrew(): void {
  let project = projectOf({});
  process.on('message', async (message: ToCrew) => {
    if (message.kind === 'bundle') project = projectOf(message.files);
    else process.send?.(await live(message.story, project));
  });
  process.on('disconnect', () => process.exit(0));
}

export interface Played {
  readonly number: number;
  readonly story: Story;
  readonly outcome: Outcome;
}

function brokenOutcome(story: Story, why: string): Outcome {
  return {
    findings: [],
    bugs: [why],
    executions: 0,
    kills: 0,
    userActs: 0,
    faults: 0,
    rows: story.sheet.lastRow,
    cells: [],
    jobs: [],
    trace: [],
  };
}

/**
 * Plays the worlds of these numbers and hears of each, in the order they end, until `heard` says that it is enough.
 * `processes` 0: all on this thread.
 */
export async function play(
  numbers: readonly number[],
  tellStory: (number: number) => Story,
  files: ProjectFiles,
  processes: number,
  heard: (played: Played) => 'go on' | 'enough',
): Promise<void> {
  if (processes === 0) {
    const project = projectOf(files);
    for (const number of numbers) {
      const story = tellStory(number);
      if (heard({ number, story, outcome: await live(story, project) }) === 'enough') return;
    }
    return;
  }
  const queue = [...numbers];
  const program = process.argv[1] ?? '';
  const work = (): Promise<void> =>
    new Promise((resolve) => {
      let child: ChildProcess | undefined;
      const next = () => {
        const number = queue.shift();
        if (number === undefined) {
          child?.disconnect();
          resolve();
          return;
        }
        child ??= hire(program, files);
        const hand = child;
        const story = tellStory(number);
        const done = (outcome: Outcome) => {
          clearTimeout(alarm);
          hand.removeAllListeners('message');
          hand.removeAllListeners('exit');
          if (heard({ number, story, outcome }) === 'enough') queue.length = 0;
          next();
        };
        const gone = (why: string) => {
          child = undefined;
          done(brokenOutcome(story, why));
        };
        const alarm = setTimeout(() => {
          hand.removeAllListeners('exit');
          hand.kill('SIGKILL');
          gone(`no end after ${PATIENCE_MS / 1000} s`);
        }, PATIENCE_MS);
        hand.on('message', (outcome) => done(outcome as Outcome));
        hand.on('exit', (code) => gone(`the process ended with ${code}`));
        hand.send({ kind: 'story', story } satisfies ToCrew);
      };
      next();
    });
  await Promise.all(Array.from({ length: Math.min(processes, numbers.length) }, work));
}

function hire(program: string, files: ProjectFiles): ChildProcess {
  const child = fork(program, [CREW_FLAG], { execArgv: ['--no-warnings'] });
  child.send({ kind: 'bundle', files } satisfies ToCrew);
  return child;
}
