// What comes in between: deaths and people's acts, each at a service call of the execution under way, where the story
// wants it. Remembers what was done, and which waves nobody lived to record.
import type { ExecutionRecord, RunningExecution } from '../appsscript/index.js';
import { actNamed } from './acts/index.js';
import { Chance } from './chance.js';
import type { Hands } from './hands.js';
import type { Person } from './person.js';
import { Phases } from './phases.js';
import type { Stage } from './stage.js';
import type { Deed, Event, Phase } from './story.js';
import type { Watch } from './watch.js';

/** What was impossible and insists is tried again after so many calls in its phase. */
const TRIES_AGAIN_CALLS = 5;

export class Happenings {
  private readonly phases = new Phases();
  private readonly waiting: Event[];
  private readonly calls: Record<Phase, number> = {
    plan: 0,
    sending: 0,
    answered: 0,
    intent: 0,
    placed: 0,
    audit: 0,
  };
  readonly acts = new Set<string>();
  readonly cells: string[] = [];
  readonly deaths: [number, number][] = [];
  /** By execution: when its last wave was sent, and whether it has come to the sheet since. */
  private readonly waves = new Map<number, { sentMs: number; cameToSheet: boolean; isRecorded: boolean }>();
  kills = 0;
  userActs = 0;
  private isActing = false;
  /** In peace nothing happens any more. */
  private isOver = false;

  constructor(
    private readonly stage: Stage,
    private readonly people: readonly Person[],
    private readonly hands: Hands,
    private readonly watch: Watch,
    private readonly tell: (line: string) => void,
  ) {
    this.waiting = [...stage.story.events];
  }

  /** From now on calls are listened to. */
  begin(): void {
    this.stage.host.onServiceCall = (execution, _index, service, method) =>
      this.onCall(execution, `${service}.${method}`);
    this.watchEnds();
  }

  end(): void {
    this.isOver = true;
  }

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
    if (this.isOver || this.isActing || this.waiting.length === 0) return;
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
      const isDone = this.happen(event.deed, execution, phase, label);
      const { deed } = event;
      if (!isDone && deed.kind === 'act' && deed.insists)
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
      const done = this.act(deed.act, deed.person, deed.dice, phase === 'audit');
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

  private act(name: string, number: number, dice: number, isLate: boolean): boolean {
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
        }, isLate);
        return done;
      },
    });
  }
}
