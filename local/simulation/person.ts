// A person with the file open: runs a job, keeps the sidebar open (or not), presses its buttons. As the page does,
// a call that failed is tried again after a while.
import type { ServerAnswer, UserSession } from '../appsscript/index.js';
import type { Stage } from './stage.js';
import type { PersonStory } from './story.js';

/** As much of the page's report as a person reads. */
export interface JobSeen {
  readonly id: string;
  readonly sheetId: number;
  readonly type: 'email' | 'phone' | 'all';
  readonly state: { readonly kind: string; readonly reason?: string; readonly untilMs?: number };
  readonly sentence: string;
  readonly mine: boolean;
  readonly total: number;
  readonly counts: {
    readonly found: number;
    readonly risky: number;
    readonly notFound: number;
    readonly error: number;
    readonly unplaced: number;
  };
  readonly searching: number;
  readonly inDoubt: number;
  readonly queued: number;
  readonly creditsUsed: number;
}

interface StepSeen {
  readonly report: { readonly jobs: readonly JobSeen[] };
  readonly callAgainSeconds?: number;
}

export type Reply =
  | { readonly kind: 'value'; readonly value: StepSeen }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly message: string };

function replyOf(answer: ServerAnswer): Reply {
  if (answer.kind === 'failure') return { kind: 'failed', message: answer.message };
  const value = answer.value as { ok: true; value: StepSeen } | { ok: false; sentence: string } | null;
  if (!value) return { kind: 'failed', message: 'nothing came back' };
  return value.ok ? { kind: 'value', value: value.value } : { kind: 'refused', sentence: value.sentence };
}

const AFTER_FAILURE_SECONDS = 10;
const LOOKS_AGAIN_SECONDS = 300;
/** A page whose calls bring nothing new comes less and less often, up to this: most calls of a world would be its. */
const IDLE_SECONDS = 120;

export class Person {
  /** Jobs as last seen. */
  jobs: readonly JobSeen[] = [];
  isOpen = false;
  private isBusy = false;
  private round = 0;
  private lastSeen = '';
  private idleCalls = 0;

  constructor(
    readonly stage: Stage,
    readonly story: PersonStory,
    readonly session: UserSession,
  ) {}

  get key(): string {
    return this.stage.story.keys[this.story.key] ?? '';
  }

  /** Calls the server as the page does; the answer comes at once under the direct driver. */
  ask(name: string, args: readonly unknown[], then: (reply: Reply) => void): void {
    const heard = (answer: ServerAnswer) => {
      const reply = replyOf(answer);
      if (reply.kind === 'value' && reply.value.report) this.jobs = reply.value.report.jobs;
      then(reply);
    };
    if (this.stage.driver === 'direct') heard(this.session.callServerNow(name, ...args));
    else void this.session.callServer(name, ...args).then(heard);
  }

  /** Was the last dialog a question, not a word to be told? */
  lastDialogAsked(): boolean {
    return (this.session.screen.dialogLog.at(-1)?.dialog.buttons.length ?? 0) > 1;
  }

  asked(name: string, ...args: readonly unknown[]): Promise<Reply> {
    return new Promise((resolve) => this.ask(name, args, resolve));
  }

  /** Opens the sidebar: from now on it calls step after step. */
  openSidebar(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.round += 1;
    this.nextStep(0.1, this.round);
  }

  closeSidebar(): void {
    this.isOpen = false;
  }

  private nextStep(seconds: number, round: number): void {
    this.stage.host.at(this.stage.host.now() + Math.round(seconds * 1000), () => this.step(round));
  }

  private step(round: number): void {
    if (!this.isOpen || round !== this.round) return;
    if (this.isBusy) {
      this.nextStep(1, round);
      return;
    }
    this.isBusy = true;
    this.ask('sidebarStep', [], (reply) => {
      this.isBusy = false;
      const again =
        reply.kind === 'value'
          ? (reply.value.callAgainSeconds ?? LOOKS_AGAIN_SECONDS)
          : AFTER_FAILURE_SECONDS;
      this.nextStep(this.patient(Math.max(0.1, again)), round);
    });
  }

  private patient(seconds: number): number {
    const seen = JSON.stringify(
      this.jobs.map(({ state, counts, searching, queued }) => [state, counts, searching, queued]),
    );
    this.idleCalls = seen === this.lastSeen ? this.idleCalls + 1 : 0;
    this.lastSeen = seen;
    return Math.max(seconds, Math.min(IDLE_SECONDS, seconds * 2 ** this.idleCalls));
  }

  /** Presses a button of the newest open job of anyone; again a few times when Google was busy. */
  press(wish: 'stop' | 'pause' | 'resume', tries = 4): boolean {
    const job = this.jobs.find(isOpen);
    if (!job) return false;
    this.ask('sidebarControl', [job.id, wish], (reply) => {
      if (reply.kind !== 'value' && tries > 0)
        this.stage.host.at(this.stage.host.now() + 7_000, () => void this.press(wish, tries - 1));
    });
    return true;
  }

  takeOver(tries = 4): boolean {
    const job = this.jobs.find((one) => isOpen(one) && !one.mine);
    if (!job) return false;
    this.ask('sidebarRun', [{ what: { kind: 'take over', jobId: job.id } }], (reply) => {
      if (reply.kind === 'failed' && tries > 0)
        this.stage.host.at(this.stage.host.now() + 30_000, () => void this.takeOver(tries - 1));
    });
    return true;
  }

  saveKey(key: string, tries = 4): void {
    this.ask('sidebarSaveKey', [key], (reply) => {
      if (reply.kind !== 'value' && tries > 0)
        this.stage.host.at(this.stage.host.now() + 20_000, () => this.saveKey(key, tries - 1));
    });
  }
}

export function isOpen(job: JobSeen): boolean {
  return job.state.kind !== 'done' && job.state.kind !== 'stopped';
}
