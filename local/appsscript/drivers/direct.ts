// The direct driver: everything on this thread on a virtual clock. Other executions and acts that fall due run
// nested inside the call that lets time pass; an execution's own limit counts only its own waiting.

import vm from 'node:vm';
import { deadReply, type Execution, type Step } from '../kernel/execution.js';
import type { Project } from '../kernel/project.js';
import type { Driver, World } from '../kernel/world.js';
import { guestFileName, guestSource } from '../realm/program.js';
import { openRealm, type Realm } from '../realm/realm.js';
import { withoutRejections } from './rejections.js';
import { executionSeed, virtualClockOf } from './virtual-time.js';

const guest = new vm.Script(guestSource, { filename: guestFileName });
/** Realms that no execution is in at the moment. */
const keptRealms = new WeakMap<Project, Realm[]>();

/** Calls a dead script may still make before it is taken for a loop that swallows exceptions. */
const CALLS_AFTER_DEATH = 10_000;
/** Clock readings in a row, without any other call, after which a script is taken to wait by spinning. */
const PATIENT_READINGS = 1_000;
const SPIN_SECONDS = 0.001;

export class DirectDriver implements Driver {
  private readonly clock;
  private readonly readingSeconds: number;

  constructor(private readonly world: World) {
    this.clock = virtualClockOf(world);
    this.readingSeconds = world.latency['Date.now'] ?? 0.00001;
  }

  start(execution: Execution): void {
    const { world } = this;
    let callsAfterDeath = 0;
    let readings = 0;
    const send = (target: number | string, member: string, args: string): string => {
      readings = 0;
      if (execution.status !== 'running') {
        callsAfterDeath += 1;
        // The busy guard of the realm ends this loop: nothing else can stop a script that catches everything.
        if (callsAfterDeath > CALLS_AFTER_DEATH) for (;;);
        return deadReply;
      }
      return this.resolve(execution, execution.call(target, member, args));
    };
    const now = (): number | undefined => {
      readings += 1;
      this.pass(execution, readings > PATIENT_READINGS ? SPIN_SECONDS : this.readingSeconds);
      return execution.status === 'running' ? this.clock.now() : undefined;
    };
    const { functionName, text = '' } = execution.request;
    const call = { send, now, seed: executionSeed(world, execution.id) };
    const target = functionName === null ? { text } : { path: functionName };
    const realm = this.realm(functionName !== null);
    const outcome = withoutRejections(world.project.usesPromises(text), () =>
      realm.enter(call, target, execution.encodedArguments()),
    );
    if (outcome !== 'busy' && functionName !== null) this.keep(realm);
    if (outcome === 'busy') execution.timeOut();
    else execution.finish(outcome);
  }

  private realm(mayBeUsed: boolean): Realm {
    const { project, options } = this.world;
    const kept = mayBeUsed && options.keptRealms ? keptRealms.get(project)?.pop() : undefined;
    return (
      kept ??
      openRealm({
        vm,
        guest,
        timeZone: project.foreignZone,
        scripts: () => project.compiledScripts(),
        resolver: (path) => project.resolver(path),
        busyMs: options.busySeconds * 1000,
      })
    );
  }

  private keep(realm: Realm): void {
    const { project, options } = this.world;
    if (!options.keptRealms) return;
    const free = keptRealms.get(project);
    if (free) free.push(realm);
    else keptRealms.set(project, [realm]);
  }

  /** Turns a step into the reply text, letting time pass as it says. */
  private resolve(execution: Execution, first: Step): string {
    let step = first;
    for (;;) {
      this.pass(execution, step.seconds);
      if (execution.status !== 'running') return deadReply;
      if (step.kind === 'reply') return step.text;
      const { wait } = step;
      switch (wait.kind) {
        case 'pause':
          this.pass(execution, wait.seconds);
          step = execution.resume(() => wait.next());
          break;
        case 'ask': {
          step = execution.resume(() => {
            const answer = wait.begin();
            if (answer instanceof Promise) {
              throw new Error(`the direct driver needs a synchronous answer to: ${wait.what}`);
            }
            return wait.next(answer);
          });
          break;
        }
        case 'until':
          step = this.waitUntil(execution, wait.timeoutSeconds, wait.attempt, wait.otherwise);
      }
    }
  }

  // What another execution beneath us holds can never be given back while we wait: then the time runs out.
  private waitUntil(
    execution: Execution,
    timeoutSeconds: number,
    attempt: () => { readonly value: unknown } | undefined,
    otherwise: () => unknown,
  ): Step {
    const deadline = this.clock.now() + timeoutSeconds * 1000;
    for (;;) {
      const now = this.clock.now();
      let success: { readonly value: unknown } | undefined;
      const step = execution.resume(() => {
        success = attempt();
        return success?.value;
      });
      if (success || execution.status !== 'running' || failed(step)) return step;
      if (now >= deadline) return execution.resume(otherwise);
      // At least a millisecond: what is due at this very moment, or a fraction later, would hold the clock for ever.
      const nextMs = Math.min(this.world.agenda.next() ?? deadline, deadline);
      this.pass(execution, Math.max(1, nextMs - now) / 1000);
    }
  }

  /** Lets an execution spend time: up to its limit, where it dies. */
  private pass(execution: Execution, seconds: number): void {
    if (seconds <= 0 || execution.status !== 'running') return;
    const left = execution.request.limitSeconds - execution.runtimeSeconds;
    const spent = Math.min(seconds, left);
    execution.runtimeSeconds += spent;
    this.moveTo(this.clock.now() + spent * 1000);
    if (seconds > left) execution.timeOut();
  }

  private moveTo(ms: number): void {
    const { agenda } = this.world;
    for (let due = agenda.take(ms); due; due = agenda.take(ms)) {
      this.clock.moveTo(due.ms);
      due.act();
    }
    this.clock.moveTo(ms);
  }

  /** Moves the clock and runs what falls due, at once. */
  advanceNow(seconds: number): void {
    this.moveTo(this.clock.now() + seconds * 1000);
  }

  advance(seconds: number): Promise<void> {
    this.advanceNow(seconds);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const failed = (step: Step) => step.kind === 'reply' && step.text.startsWith('e');
