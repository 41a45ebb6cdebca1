// From a seed to a story. The number of a world says which acts are due in it and in which phase, so that every act
// meets every phase; all the rest is chance.
import {
  LATENCIES,
  type Latency,
  PRESETS,
  READINGS,
  type Readings as VendorReadings,
} from '../leadmodule/index.js';
import type { Act } from './acts/act.js';
import { formulaActs } from './acts/formulas.js';
import { ACTS } from './acts/index.js';
import { webhookActs } from './acts/webhooks.js';
import { Chance } from './chance.js';
import type { Profile } from './profiles.js';
import { CROWD_SIZES, SIZES, tellSheet } from './sheets.js';
import {
  type Driver,
  type Event,
  type GoogleReadings,
  type Moment,
  type PersonStory,
  PHASES,
  type Phase,
  type SheetStory,
  type Story,
} from './story.js';

/** Service calls that a world of this size usually makes in a phase: moments are spread over the first of them. */
const CALLS: Readonly<Record<Phase, number>> = {
  plan: 60,
  sending: 24,
  answered: 20,
  intent: 90,
  placed: 40,
  audit: 12,
};
/** A plan makes about so many calls: what needs a job before comes in the next one. */
const PLAN_CALLS = 200;

/**
 * An act is due in a phase once in so many worlds. The audit is not reached by each; nor is the moment between rows
 * and ledger by what is possible only with a job, or a tab of formulas, that is still whole by then.
 */
const EVERY = { audit: 34, rarelyPlaced: 32, other: 54 } as const;

function everyOf(act: Act, phase: Phase): number {
  if (phase === 'audit') return EVERY.audit;
  const isRare = act.ends || formulaActs.includes(act);
  return phase === 'placed' && isRare ? EVERY.rarelyPlaced : EVERY.other;
}

interface Due {
  readonly act: Act;
  readonly phase: Phase;
}

/** By their names, so that a new act moves no other. */
function dueIn(number: number): Due[] {
  return ACTS.flatMap((act) =>
    PHASES.flatMap((phase) => {
      const every = everyOf(act, phase);
      const turn = new Chance(0, `${act.name} / ${phase}`).int(0, every - 1);
      return number % every === turn ? [{ act, phase }] : [];
    }),
  );
}

/** Is one of these acts to come? */
function hasAct(events: readonly Event[], acts: readonly Act[]): boolean {
  return events.some(({ deed }) => deed.kind === 'act' && acts.some(({ name }) => name === deed.act));
}

/** What may come unasked; formulas only where they are due, as they cost time. */
const MILD_ACTS = ACTS.filter((act) => !act.ends && !formulaActs.includes(act)).map(({ name }) => name);

function tellMoment(chance: Chance, phase: Phase): Moment {
  return { phase, nth: chance.int(1, CALLS[phase]) };
}

function tellEvents(chance: Chance, due: readonly Due[], people: number, profile: Profile): Event[] {
  const events: Event[] = [];
  const act = (kind: string, when: Moment, at: Chance, more: { insists?: true } = {}) =>
    events.push({
      when,
      deed: { kind: 'act', act: kind, person: at.int(0, people - 1), dice: at.int(0, 1_000_000), ...more },
    });
  for (const { act: one, phase } of due) {
    const at = chance.of(`due ${one.name} / ${phase}`);
    const { nth } = tellMoment(at, phase);
    const isLater = one.afterJob && phase === 'plan';
    act(one.name, { phase, nth: isLater ? PLAN_CALLS + nth : nth }, at, { insists: true });
  }
  const more = chance.int(0, profile.acts);
  for (let n = 0; n < more; n++) {
    const at = chance.of(`act ${n}`);
    const [first = 'sort the tab', ...rest] = MILD_ACTS;
    act(at.pick([first, ...rest]), tellMoment(at, at.pick(PHASES)), at);
  }
  const at = chance.of('kills');
  const kills = at.flip(profile.killShare) ? at.pick([2, 2, 3, 4]) : at.flip(0.4) ? 1 : 0;
  for (let n = 0; n < (profile.killShare > 0 ? kills : 0); n++)
    events.push({
      when: tellMoment(at, at.pick(PHASES)),
      deed: { kind: 'kill', afterSeconds: at.pick([0, 0, 0, 0.1, 0.3, 1]) },
    });
  return events;
}

/** What the acts that are due ask of the people. */
interface Needs {
  readonly two: boolean;
  /** A second plan, while the first job goes on. */
  readonly plans: boolean;
}

function tellPeople(
  chance: Chance,
  sheet: SheetStory,
  keys: number,
  isCrowd: boolean,
  needs: Needs,
): PersonStory[] {
  const few = keys > 1 ? chance.pick([2, 2, 3]) : chance.pick([1, 1, 2, 3]);
  const count = isCrowd ? chance.pick([2, 3, 4]) : Math.max(few, needs.two || needs.plans ? 2 : 1);
  const type = chance.pick(['email', 'email', 'email', 'phone', 'all'] as const);
  return Array.from({ length: count }, (_, n): PersonStory => {
    const at = chance.of(`person ${n}`);
    const whole = n === 0 ? at.flip(0.6) : at.flip(0.3);
    const middle = at.int(sheet.firstRow + 5, sheet.lastRow - 5);
    return {
      email: `person${n}@team.test`,
      key: n === 0 ? 0 : Math.min(n, keys - 1),
      runs:
        n === 0
          ? at.pick(['sidebar', 'sidebar', 'menu'] as const)
          : n === 1 && needs.plans
            ? 'sidebar'
            : at.pick(['no', 'sidebar'] as const),
      firstRow: whole ? sheet.firstRow : n === 0 ? sheet.firstRow : middle,
      lastRow: whole ? sheet.lastRow : n === 0 ? Math.max(middle, sheet.firstRow + 20) : sheet.lastRow,
      type: n === 0 || at.flip(0.7) ? type : at.pick(['email', 'phone', 'all'] as const),
      cap: at.flip(0.1) ? at.int(5, 60) : undefined,
      forced: n === 0 && count === 1 && at.of('forced').flip(0.5),
      arrivesAfterSeconds: n === 0 ? 0 : at.int(2, isCrowd || needs.plans ? 20 : 120),
    };
  });
}

function tellVendor(chance: Chance): VendorReadings {
  const choices = Object.entries(READINGS).map(([name, reading]) => {
    const [first = 'a', ...others] = Object.keys(reading).filter((key) => key !== 'question');
    const [second = 'b', ...more] = others;
    return [name, chance.flip(0.5) ? first : chance.pick([second, ...more])];
  });
  return Object.fromEntries(choices) as VendorReadings;
}

function tellGoogle(chance: Chance): GoogleReadings {
  const of = (name: string): 'a' | 'b' => (chance.of(name).flip(0.5) ? 'a' : 'b');
  return {
    G1: of('G1'),
    G2: of('G2'),
    G3: of('G3'),
    G4: of('G4'),
    G5: of('G5'),
    G6: of('G6'),
    G7: of('G7'),
    G8: of('G8'),
  };
}

/** Every tenth world is small and crowded, and its executions run truly beside each other. */
const LOCKSTEP_EVERY = 10;

/** The story of world `number` of the batch that begins with this seed; on this driver, or on the one that is due. */
export function tell(batch: number, number: number, profile: Profile, forced?: Driver): Story {
  const chance = new Chance(batch, `world ${number}`);
  const driver = forced ?? (number % LOCKSTEP_EVERY === LOCKSTEP_EVERY - 1 ? 'lockstep' : 'direct');
  const isCrowd = driver === 'lockstep';
  const sheet = tellSheet(chance.of('sheet'), isCrowd ? CROWD_SIZES : SIZES);
  const due = profile.acts > 0 ? dueIn(number) : [];
  const needs = {
    two: due.some(({ act }) => act.name === 'take over'),
    plans: due.some(({ act, phase }) => act.afterJob && phase === 'plan'),
  };
  // Who has the same key need not take anything over.
  const keys = chance.of('keys').flip(0.25) || needs.two ? 2 : 1;
  const people = tellPeople(chance.of('people'), sheet, keys, isCrowd, needs);
  const google = chance.of('google');
  const vendor = chance.of('vendor');
  const quota = google.flip(profile.quotaShare);
  const events = tellEvents(chance.of('events'), due, people.length, profile);
  const isAtDoor = hasAct(events, webhookActs);
  const post = chance.of('post');
  const webhook = isAtDoor || post.flip(profile.webhookShare);
  const isAddon = google.flip(0.25);
  return {
    seed: chance.of('seed').int(1, 1_000_000_000),
    driver,
    sheet,
    people,
    keys: Array.from({ length: keys + 1 }, (_, n) => `lm_live_world_key_${n}`),
    requestsPerMinute: vendor.pick([60, 60, 60, 30, 12]),
    credits: vendor.flip(0.12) ? vendor.int(3, 30) : 1_000,
    latency: vendor.pick<Latency>([
      LATENCIES.demo,
      LATENCIES.const,
      LATENCIES.fast,
      LATENCIES.fast,
      LATENCIES.slow,
    ]),
    faults: [
      ...(profile.faults && vendor.flip(0.6)
        ? vendor.pick([PRESETS.network, PRESETS.http, PRESETS.limits, PRESETS.shapes, PRESETS.hostile])
        : PRESETS.none),
      ...(webhook && profile.faults && post.flip(0.7) ? PRESETS.webhooks : PRESETS.none),
    ],
    breakShare: profile.faults && vendor.flip(0.2) ? 0.01 : 0,
    vendor: tellVendor(vendor),
    google: tellGoogle(google),
    // A published add-on has no web app of a document's own.
    edition: isAddon && !webhook ? 'addon' : 'bound',
    webhook,
    formulas: hasAct(events, formulaActs),
    language: google.flip(0.2) ? 'de' : 'en',
    fetchesPerDay: quota && google.flip(0.6) ? google.int(20, 120) : undefined,
    triggerSecondsPerDay: quota && google.flip(0.5) ? google.int(5, 60) : undefined,
    lockOperationsPerMinute: quota && google.flip(0.4) ? google.int(20, 120) : undefined,
    triggers: {
      jitterSeconds: google.pick([0, 10, 90]),
      skipShare: google.pick([0, 0, 0.2]),
      repeatShare: google.pick([0, 0, 0.1]),
    },
    events,
  };
}
