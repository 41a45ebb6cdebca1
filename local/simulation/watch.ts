// The referee during a world: looks after every step that ended by itself, and remembers what people themselves
// brought about, so that nobody is accused of it.
import type { ExecutionRecord } from '../appsscript/index.js';
import type { RunEntry } from '../leadmodule/index.js';
import { wrongFormulas } from './formulas.js';
import type { Hands } from './hands.js';
import { type Finding, knownOf, misplacedIn, type Rule, seeTabs, type TabSeen } from './referee.js';
import type { Stage } from './stage.js';

/** A lease lasts 90 s; a step that began later than that after a death has finished what the dead one began. */
const LEASE_OF_THE_DEAD_MS = 95_000;

/** "<lookup>.<attempt>" of each lookup of the run book that is without an ending in every page that names it. */
function waitingLookups(properties: ReadonlyMap<string, string>): Set<string> {
  const waiting = new Set<string>();
  const ended = new Set<unknown>();
  for (const [name, text] of properties) {
    if (!name.startsWith('run.')) continue;
    for (const line of text.split('\n').slice(1)) {
      const flight = JSON.parse(line) as unknown[];
      if (flight[ENDING] === null) waiting.add(`${flight[0]}.${flight[1]}`);
      else ended.add(`${flight[0]}.${flight[1]}`);
    }
  }
  return new Set([...waiting].filter((lookup) => !ended.has(lookup)));
}

/** Place of the ending in a line of the run book. */
const ENDING = 16;

interface Wrong {
  readonly misplaced: readonly string[];
  readonly changed: readonly string[];
  readonly formulas: readonly string[];
  /** What stands beside each contact. */
  readonly shown: ReadonlyMap<string, string>;
}

function shownIn(tabs: readonly TabSeen[]): Map<string, string> {
  const shown = new Map<string, string>();
  for (const { identity, results } of tabs.flatMap(({ rows }) => rows))
    if (identity !== undefined)
      shown.set(identity, [shown.get(identity) ?? '', ...results.values()].sort().join('|'));
  return shown;
}

export class Watch {
  readonly findings: Finding[] = [];
  /** Values beside somebody else that a person's own act put there. */
  private readonly byHand = new Set<string>();
  private readonly cellsByHand = new Set<string>();
  /** Contacts beside whom a person put other results, words among them. */
  private readonly changedByHand = new Set<string>();
  private readonly changedLate = new Set<string>();
  private inbox: ReadonlySet<string> = new Set();
  private lastDeathMs = Number.NEGATIVE_INFINITY;
  /** Executions in which a person moved columns or rows. */
  private readonly disturbed = new Set<number>();
  /** Somebody died in the gap between a write into a moved column and its repair: what it hit is blanked and told. */
  mayHaveBlanked = false;
  deaths = 0;
  private lastLook: { readonly state: string; readonly wrong: Wrong } | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly hands: Hands,
  ) {}

  report(rule: Rule, what: string): void {
    if (this.findings.some((finding) => finding.rule === rule && finding.what === what)) return;
    this.findings.push({ rule, what, atMs: this.stage.host.now() });
  }

  /** Everything that is wrong in the sheet now, excused or not. Looks again only when something changed. */
  private wrong(): Wrong {
    const { document, twin, sandbox } = this.stage;
    const state = `${document.changes.count} ${twin.changes.count} ${this.mayHaveBlanked}`;
    if (this.lastLook?.state !== state) this.lastLook = { state, wrong: this.lookNow(sandbox.books().runs) };
    return this.lastLook.wrong;
  }

  private lookNow(runs: readonly RunEntry[]): Wrong {
    const tabs = seeTabs(this.stage, this.hands.renames);
    return {
      misplaced: misplacedIn(tabs, knownOf(runs)),
      changed: tabs.flatMap(({ name, changed }) =>
        changed
          .filter(({ now }) => !(this.mayHaveBlanked && now === ''))
          .map(({ now, was }) => `${name}: ${JSON.stringify(now)} instead of ${JSON.stringify(was)}`),
      ),
      formulas: tabs.flatMap(({ formulas }) => formulas),
      shown: shownIn(tabs.slice(0, 1)),
    };
  }

  /**
   * A person does something: what is wrong afterwards and was not before is their doing. `isLate`: the closing audit is
   * under way or over, so nothing looks for blank cells any more.
   */
  duringAct(act: () => void, isLate: boolean): void {
    const before = this.wrong();
    act();
    const after = this.wrong();
    for (const each of after.misplaced) if (!before.misplaced.includes(each)) this.byHand.add(each);
    for (const each of after.changed) if (!before.changed.includes(each)) this.cellsByHand.add(each);
    for (const [identity, texts] of after.shown)
      if ((before.shown.get(identity) ?? texts) !== texts) {
        this.changedByHand.add(identity);
        if (isLate) this.changedLate.add(identity);
      }
    for (const execution of this.stage.host.running) this.disturbed.add(execution.id);
  }

  executionEnded(record: ExecutionRecord): void {
    const { host } = this.stage;
    this.lookIntoInbox();
    if (record.status !== 'completed') {
      this.lastDeathMs = host.now();
      this.deaths += 1;
      if (this.disturbed.has(record.id)) this.mayHaveBlanked = true;
      return;
    }
    const isStep = record.functionName === 'sidebarStep' || record.functionName === 'onLeadModuleTick';
    if (!isStep || host.running.length > 0) return;
    if (record.startedAt < this.lastDeathMs + LEASE_OF_THE_DEAD_MS) return;
    // Where Google refuses locks, a step may have to leave its intent to the next one.
    if (this.stage.story.lockOperationsPerMinute !== undefined) return;
    this.look('after a step');
  }

  /** A pushed result that was kept is not thrown away while its lookup still waits for an answer. */
  private lookIntoInbox(): void {
    const { host, document, postman } = this.stage;
    if (!postman) return;
    const inbox = new Set(
      [...host.properties.script(document.id).entries.keys()].filter((key) => key.startsWith('in.')),
    );
    const gone = [...this.inbox].filter((key) => !inbox.has(key));
    this.inbox = inbox;
    if (gone.length === 0) return;
    const waiting = waitingLookups(host.properties.document(document.id).entries);
    for (const key of gone)
      if (waiting.has(key.slice('in.'.length)))
        this.report('lost', `the pushed result ${key} was thrown away`);
  }

  /** Did a person put other results beside this contact? The add-on tells what it can know, and leaves it there. */
  isChangedByHand(identity: string): boolean {
    return this.changedByHand.has(identity);
  }

  /** Did a person do so when the audit no longer looked? */
  isChangedLate(identity: string): boolean {
    return this.changedLate.has(identity);
  }

  /** Reports what is wrong and nobody's own doing. */
  look(when: string): void {
    const wrong = this.wrong();
    for (const each of wrong.misplaced)
      if (!this.byHand.has(each)) this.report('misplaced', `${each} (${when})`);
    for (const each of wrong.changed)
      if (!this.cellsByHand.has(each)) this.report('foreignCells', `${each} (${when})`);
    for (const each of wrong.formulas) this.report('leaks', `formula made by an answer: ${each}`);
    for (const { rule, what } of wrongFormulas(this.stage.document, false)) this.report(rule, what);
  }
}
