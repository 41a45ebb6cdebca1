// One world from its first line to its last reckoning. Chaos comes first: people, deaths, faults. Then all causes
// are lifted (credits, keys, network, sidebars open, pauses ended), and everything must come to its end.
import type { Project } from '../appsscript/kernel/project.js';
import { Entrance } from './entrance.js';
import { Hands } from './hands.js';
import { Happenings } from './happenings.js';
import { makePeace } from './peace.js';
import { isOpen, type JobSeen } from './person.js';
import { reckon } from './reckoning.js';
import type { Finding } from './referee.js';
import { type Realms, type Stage, setStage } from './stage.js';
import type { Story } from './story.js';
import { Watch } from './watch.js';

export interface Outcome {
  readonly findings: readonly Finding[];
  /** Faults of the runtime or of the simulation itself: never the add-on's. */
  readonly bugs: readonly string[];
  readonly executions: number;
  readonly kills: number;
  readonly userActs: number;
  readonly faults: number;
  readonly rows: number;
  /** Acts that were done, by `act / phase`. */
  readonly cells: readonly string[];
  readonly jobs: readonly JobSeen[];
  readonly trace: readonly string[];
}

const CHAOS_HOURS = 4;

export class World {
  readonly stage: Stage;
  private readonly hands: Hands;
  private readonly watch: Watch;
  private readonly entrance: Entrance;
  private readonly happenings: Happenings;
  private readonly tell: (line: string) => void;
  private readonly trace: string[] = [];
  private readonly bugs: string[] = [];

  constructor(
    readonly story: Story,
    project: Project,
    isTold = false,
    realms: Realms = 'kept',
  ) {
    this.stage = setStage(story, project, realms);
    const { host } = this.stage;
    const tell = (line: string) => {
      if (isTold) this.trace.push(`${new Date(host.now()).toISOString().slice(11, 23)} ${line}`);
    };
    this.tell = tell;
    this.hands = new Hands(this.stage);
    this.watch = new Watch(this.stage, this.hands);
    this.entrance = new Entrance(this.stage, this.hands, tell);
    this.happenings = new Happenings(this.stage, this.entrance.people, this.hands, this.watch, tell);
  }

  async live(): Promise<Outcome> {
    const { host } = this.stage;
    try {
      await this.entrance.enter();
      this.happenings.begin();
      await this.chaos();
      this.happenings.end();
      await makePeace(this.stage, this.entrance.people, this.tell);
      this.watch.look('at the end');
      const { acts, deaths } = this.happenings;
      reckon(this.stage, this.hands, this.watch, {
        acts,
        scopes: this.entrance.scopes,
        deaths,
        jobs: this.jobs,
        hasEditedOutputs: acts.has('edit an output'),
      });
      this.bugs.push(...host.bugs.map((bug) => String(bug instanceof Error ? bug.stack : bug)));
    } catch (error) {
      this.bugs.push(String(error instanceof Error ? error.stack : error));
    } finally {
      await host.close();
    }
    return this.outcome();
  }

  /** As the first person saw them last. */
  private get jobs(): readonly JobSeen[] {
    return this.entrance.people[0]?.jobs ?? [];
  }

  private async chaos(): Promise<void> {
    const { host } = this.stage;
    const untilMs = host.now() + CHAOS_HOURS * 3_600_000;
    await host.advance(150);
    while (host.now() < untilMs && !this.isQuiet()) await host.advance(60);
  }

  /** Everybody has arrived and nothing is open any more, or all that is open waits for a person. */
  private isQuiet(): boolean {
    const jobs = this.entrance.people.flatMap((person) => person.jobs);
    return jobs.length > 0 && this.jobs.every((job) => !isOpen(job) || job.state.kind === 'paused');
  }

  private outcome(): Outcome {
    const { host, sandbox } = this.stage;
    return {
      findings: this.watch.findings,
      bugs: this.bugs,
      executions: host.executions.length,
      kills: this.happenings.kills,
      userActs: this.happenings.userActs,
      faults: sandbox.books().requests.filter((request) => request.faults.length > 0).length,
      rows: this.story.sheet.lastRow - this.story.sheet.firstRow + 1,
      cells: this.happenings.cells,
      jobs: this.jobs,
      trace: this.trace,
    };
  }
}

export function live(story: Story, project: Project, isTold = false, realms?: Realms): Promise<Outcome> {
  return new World(story, project, isTold, realms).live();
}
