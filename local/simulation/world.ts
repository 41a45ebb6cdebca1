// One world from its first line to its last reckoning. Chaos comes first: people, deaths, faults. Then all causes
// are lifted (credits, keys, network, sidebars open, pauses ended), and everything must come to its end.
import type { ExecutionRecord, RunningExecution } from '../appsscript/index.js';
import { limitsFor } from '../appsscript/kernel/limits.js';
import type { Project } from '../appsscript/kernel/project.js';
import { actNamed } from './acts/index.js';
import { Chance } from './chance.js';
import type { Diary } from './diary.js';
import { awaitsFormulas, FORMULA_CREDITS } from './formulas.js';
import { Hands } from './hands.js';
import { isOpen, type JobSeen, Person, type Reply } from './person.js';
import { Phases } from './phases.js';
import { reckon } from './reckoning.js';
import { type Finding, seeTabs } from './referee.js';
import { type Realms, type Stage, setStage, TAB, takeVersions } from './stage.js';
import type { Deed, Event, Phase, Story } from './story.js';
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
const AFTER_HOURS = 30;
const FORMULA_HOURS = 4;
/** What was impossible and insists is tried again after so many calls in its phase. */
const TRIES_AGAIN_CALLS = 5;
/** People open the page before they press Run in it. */
const LOOKS_FIRST_SECONDS = 6;

export class World {
  readonly stage: Stage;
  private readonly hands: Hands;
  private readonly watch: Watch;
  private readonly phases = new Phases();
  private readonly people: Person[] = [];
  private readonly waiting: Event[];
  private readonly calls: Record<Phase, number> = {
    plan: 0,
    sending: 0,
    answered: 0,
    intent: 0,
    placed: 0,
    audit: 0,
  };
  private readonly acts = new Set<string>();
  private readonly cells: string[] = [];
  private readonly scopes: { person: number; identities: ReadonlySet<string> }[] = [];
  private readonly deaths: [number, number][] = [];
  /** By execution: when its last wave was sent, and whether it has come to the sheet since. */
  private readonly waves = new Map<number, { sentMs: number; cameToSheet: boolean; isRecorded: boolean }>();
  private readonly trace: string[] = [];
  private kills = 0;
  private userActs = 0;
  private isChaos = true;
  private isActing = false;
  private readonly bugs: string[] = [];

  constructor(
    readonly story: Story,
    project: Project,
    private readonly isTold = false,
    realms: Realms = 'kept',
  ) {
    this.stage = setStage(story, project, realms);
    this.hands = new Hands(this.stage);
    this.watch = new Watch(this.stage, this.hands);
    this.waiting = [...story.events];
  }

  async live(): Promise<Outcome> {
    const { host } = this.stage;
    try {
      await this.enter();
      host.onServiceCall = (execution, _index, service, method) =>
        this.onCall(execution, `${service}.${method}`);
      this.watchEnds();
      await this.chaos();
      this.isChaos = false;
      await this.peace();
      this.watch.look('at the end');
      reckon(this.stage, this.hands, this.watch, this.diary());
      this.bugs.push(...host.bugs.map((bug) => String(bug instanceof Error ? bug.stack : bug)));
    } catch (error) {
      this.bugs.push(String(error instanceof Error ? error.stack : error));
    } finally {
      await host.close();
    }
    return this.outcome();
  }

  // ---- beginnings ---------------------------------------------------------------------------------------------
  private async enter(): Promise<void> {
    const { host, document } = this.stage;
    for (const story of this.story.people) {
      const session = await host.open(story.email, document);
      session.answerDialogs(() => 'OK');
      if (this.story.edition === 'addon') session.install();
      this.stage.sessions.push(session);
      const person = new Person(this.stage, story, session);
      this.people.push(person);
      await person.asked('sidebarSaveKey', person.key);
      await person.asked('sidebarSaveSettings', {
        requestsPerMinute: this.story.requestsPerMinute,
        askAboveCredits: 0,
        ...(this.story.formulas && person === this.people[0] && { formulaCreditsPerDay: FORMULA_CREDITS }),
      });
    }
    await this.setUpWebhook();
    takeVersions(this.stage);
    this.people.forEach((person, number) => {
      host.at(host.now() + person.story.arrivesAfterSeconds * 1000 + 1, () => this.arrive(person, number));
    });
  }

  /** Through the page, as a person does; in lock-step, where nobody could answer its test, as that would leave it. */
  private async setUpWebhook(): Promise<void> {
    const { host, document, driver, postman } = this.stage;
    const [owner] = this.people;
    const url = host.world.webAppUrl;
    if (!postman || !owner || url === null) return;
    if (driver === 'direct') {
      const reply = await owner.asked('sidebarChangeWebhook', { kind: 'on', url });
      if (reply.kind !== 'value')
        throw new Error(`the webhook could not be set up: ${JSON.stringify(reply)}`);
      return;
    }
    const link = {
      format: 1,
      url,
      on: true,
      version: 1,
      secret: 'secret of a world',
      testedAtMs: host.now(),
    };
    host.properties.script(document.id).set('webhook', JSON.stringify(link));
    host.properties.document(document.id).set('webhook', 'on');
  }

  private arrive(person: Person, number: number): void {
    this.tell(`person ${number} arrives, runs: ${person.story.runs}`);
    // Whoever comes second sees what is going on before they run.
    if (number > 0 || person.story.runs === 'no') person.openSidebar();
    if (person.story.runs === 'no') return;
    const { host } = this.stage;
    if (number === 0) this.run(person, number, 3);
    else host.at(host.now() + LOOKS_FIRST_SECONDS * 1000, () => this.run(person, number, 3));
  }

  private run(person: Person, number: number, tries: number): void {
    const { firstRow, lastRow, type, cap, forced, runs } = person.story;
    if (!this.stage.document.sheetByName(TAB)) return;
    person.session.select(`${TAB}!A${firstRow}:A${lastRow}`);
    const before = this.identitiesIn(firstRow, lastRow);
    const heard = (reply: Reply) => {
      this.tell(`person ${number} ran rows ${firstRow}-${lastRow}: ${reply.kind}`);
      if (reply.kind === 'value') {
        const after = this.identitiesIn(firstRow, lastRow);
        this.scopes.push({
          person: number,
          identities: new Set([...before].filter((one) => after.has(one))),
        });
        takeVersions(this.stage);
      } else if (tries > 0)
        this.stage.host.at(this.stage.host.now() + 100_000, () => this.run(person, number, tries - 1));
      person.openSidebar();
    };
    if (runs === 'menu' && this.stage.driver === 'direct') {
      const record = person.session.clickNow(['LeadModule', 'Enrich selected rows']);
      // The bill was the last thing it said; after a refusal there is a word of its own.
      const started = record.status === 'completed' && person.lastDialogAsked();
      heard(
        started
          ? { kind: 'value', value: { report: { jobs: person.jobs } } }
          : { kind: 'failed', message: record.error?.message ?? 'refused' },
      );
      return;
    }
    person.ask('sidebarRun', [{ type, forceRefresh: forced, ...(cap !== undefined && { cap }) }], heard);
  }

  private identitiesIn(firstRow: number, lastRow: number): Set<string> {
    const [tab] = seeTabs(this.stage, this.hands.renames);
    const rows = tab?.rows.filter(({ row }) => row >= firstRow && row <= lastRow) ?? [];
    return new Set(rows.flatMap(({ identity }) => identity ?? []));
  }

  // ---- chaos --------------------------------------------------------------------------------------------------
  private watchEnds(): void {
    const { world } = this.stage.host;
    const before = world.onExecutionEnd;
    world.onExecutionEnd = (record: ExecutionRecord) => {
      before?.(record);
      if (record.status !== 'completed') {
        const wave = this.waves.get(record.id);
        if (wave && !wave.cameToSheet) this.deaths.push([wave.sentMs, this.stage.host.now()]);
        this.tell(`${record.functionName} #${record.id} ${record.status}: ${record.error?.message ?? ''}`);
      }
      this.watch.executionEnded(record);
    };
  }

  private onCall(execution: RunningExecution, label: string): void {
    if (label.startsWith('UrlFetchApp.'))
      this.waves.set(execution.id, {
        sentMs: this.stage.host.now(),
        cameToSheet: false,
        isRecorded: false,
      });
    const wave = this.waves.get(execution.id);
    if (wave && /^(Range|Sheet|RangeList)\./.test(label)) wave.cameToSheet = true;
    if (!this.isChaos || this.isActing || this.waiting.length === 0) return;
    const { document, host } = this.stage;
    if (execution.context.document?.id !== document.id) return;
    const { entries } = host.properties.document(document.id);
    const seen = this.phases.of(execution.context.functionName, entries);
    // From the wave to its record, whatever the add-on has written about it.
    const phase = wave && !wave.isRecorded && seen !== 'plan' ? 'sending' : seen;
    if (wave && /^Properties\.set/.test(label)) wave.isRecorded = true;
    if (!phase) return;
    this.calls[phase] += 1;
    const count = this.calls[phase];
    const due = this.waiting.filter(({ when }) => when.phase === phase && when.nth <= count);
    for (const event of due) {
      this.waiting.splice(this.waiting.indexOf(event), 1);
      const isOver = this.happen(event.deed, execution, phase, label);
      const { deed } = event;
      if (!isOver && deed.kind === 'act' && deed.insists)
        this.waiting.push({ when: { phase, nth: count + TRIES_AGAIN_CALLS }, deed });
    }
  }

  /** False: it was impossible at this moment. */
  private happen(deed: Deed, execution: RunningExecution, phase: Phase, label: string): boolean {
    if (deed.kind === 'kill') {
      this.tell(
        `kill #${execution.id} ${execution.context.functionName} in ${phase} before ${label}, after ${deed.afterSeconds} s`,
      );
      const kill = () => {
        if (execution.status !== 'running') return;
        this.kills += 1;
        execution.kill();
      };
      if (deed.afterSeconds === 0) kill();
      else this.stage.host.at(this.stage.host.now() + deed.afterSeconds * 1000, kill);
      return true;
    }
    this.isActing = true;
    try {
      const done = this.act(deed.act, deed.person, deed.dice);
      if (done || !deed.insists)
        this.tell(
          `${deed.act} by person ${deed.person} in ${phase} before ${label} of #${execution.id}: ${done ? 'done' : 'impossible'}`,
        );
      if (!done) return false;
      this.userActs += 1;
      this.acts.add(deed.act);
      this.cells.push(`${deed.act} / ${phase}`);
      return true;
    } finally {
      this.isActing = false;
    }
  }

  private act(name: string, number: number, dice: number): boolean {
    const person = this.people[number] ?? this.people[0];
    if (!person) return false;
    const { stage, people, hands, watch } = this;
    const chance = new Chance(dice, name);
    return actNamed(name).perform({
      stage,
      person,
      people,
      chance,
      later: (seconds, act) => void stage.host.at(stage.host.now() + seconds * 1000, act),
      withHands: (deedAt) => {
        let done = false;
        watch.duringAct(() => {
          done = hands.perform(number, chance, deedAt);
        });
        return done;
      },
    });
  }

  private async chaos(): Promise<void> {
    const { host } = this.stage;
    const untilMs = host.now() + CHAOS_HOURS * 3_600_000;
    await host.advance(150);
    while (host.now() < untilMs && !this.isQuiet()) await host.advance(60);
  }

  /** Everybody has arrived and nothing is open any more, or all that is open waits for a person. */
  private isQuiet(): boolean {
    const jobs = this.people.flatMap((person) => person.jobs);
    return (
      jobs.length > 0 &&
      this.people[0]?.jobs.every((job) => !isOpen(job) || job.state.kind === 'paused') === true
    );
  }

  // ---- peace --------------------------------------------------------------------------------------------------
  private async peace(): Promise<void> {
    const { host, sandbox, faults, road } = this.stage;
    faults.length = 0;
    road.broken = false;
    // A new day: what Google had refused is to be had again.
    Object.assign(host.world.limits, limitsFor(host.world.options.account));
    this.tell('peace');
    for (const key of this.story.keys) sandbox.changeKey(key, { credits: 10_000, active: true });
    // The last traces of the dead: leases and intents.
    await host.advance(400);
    for (const person of this.people) {
      // The test of a key waits for room within the allowance, and may say so.
      for (let tries = 0; tries < 5; tries++) {
        if ((await person.asked('sidebarSaveKey', person.key)).kind === 'value') break;
        await host.advance(40);
      }
      person.openSidebar();
    }
    const untilMs = host.now() + AFTER_HOURS * 3_600_000;
    while (host.now() < untilMs) {
      await host.advance(120);
      const [owner] = this.people;
      if (!owner) return;
      await owner.asked('sidebarStep');
      if (!owner.jobs.some(isOpen)) await owner.asked('sidebarOpen');
      const open = owner.jobs.filter(isOpen);
      if (open.length === 0) return this.settleFormulas();
      for (const job of open) await this.lift(job, owner);
    }
  }

  /** A cell whose own execution died shows an error of Google's until the document is opened again. */
  private async settleFormulas(): Promise<void> {
    const { host, document, sessions } = this.stage;
    if (!this.story.formulas) return;
    for (let hours = 0; hours < FORMULA_HOURS && (hours === 0 || awaitsFormulas(document)); hours++) {
      const session = await host.open(sessions[0]?.user.email ?? document.owner, document);
      awaitsFormulas(document);
      await host.advance(3_600);
      session.close();
    }
  }

  /** What a person does about a paused job: what it asks for, else stop. */
  private async lift(job: JobSeen, owner: Person): Promise<void> {
    if (job.state.kind !== 'paused') return;
    const CURABLE = ['user', 'bad key', 'no credits', 'refused', 'failures', 'ledger changed'];
    const wish = CURABLE.includes(job.state.reason ?? '') ? 'resume' : 'stop';
    this.tell(`${wish}: ${job.state.reason ?? ''}`);
    await owner.asked('sidebarControl', job.id, wish);
  }

  private diary(): Diary {
    return {
      acts: this.acts,
      scopes: this.scopes,
      deaths: this.deaths,
      jobs: this.people[0]?.jobs ?? [],
      hasEditedOutputs: this.acts.has('edit an output'),
    };
  }

  private tell(line: string): void {
    if (this.isTold)
      this.trace.push(`${new Date(this.stage.host.now()).toISOString().slice(11, 23)} ${line}`);
  }

  private outcome(): Outcome {
    const { host, sandbox } = this.stage;
    return {
      findings: this.watch.findings,
      bugs: this.bugs,
      executions: host.executions.length,
      kills: this.kills,
      userActs: this.userActs,
      faults: sandbox.books().requests.filter((request) => request.faults.length > 0).length,
      rows: this.story.sheet.lastRow - this.story.sheet.firstRow + 1,
      cells: this.cells,
      jobs: this.people[0]?.jobs ?? [],
      trace: this.trace,
    };
  }
}

export function live(story: Story, project: Project, isTold = false, realms?: Realms): Promise<Outcome> {
  return new World(story, project, isTold, realms).live();
}
