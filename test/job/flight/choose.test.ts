// What a step does next: ripe polls first, submits while cap, room and allowance last, else a time to wait for.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { creditsPerLookup } from '../../../src/job/desk/questions.js';
import { NO_COUNTS } from '../../../src/job/desk/records.js';
import type { Flight, FlightState } from '../../../src/job/desk/vocabulary.js';
import { choose, type Situation } from '../../../src/job/flight/choose.js';
import { creditsAtRisk } from '../../../src/job/flight/wave.js';
import { contactOf, FOUND, flightOf, jobOf, NOW } from '../samples.js';

const DOUBT_SECONDS = 2_100;
const ready = (now: number, free = now) => ({ now, nextMs: NOW, free, burst: 20, openings: [] });

/** Distinct lookups of job1 in one state. */
function flights(count: number, changes: Partial<Flight> = {}): Flight[] {
  return Array.from({ length: count }, (_, n) =>
    flightOf({
      id: `${changes.jobId ?? 'job1'}-${changes.state ?? ''}${n}`,
      contact: contactOf(`Nora${changes.state ?? ''}${n}`),
      ...changes,
    }),
  );
}

function situation(changes: Partial<Situation> = {}): Situation {
  return {
    nowMs: NOW,
    jobs: [jobOf()],
    flights: [],
    everyFlight: changes.flights ?? [],
    allowance: ready(10, 60),
    requestsPerMinute: 60,
    gatherMs: 3_000,
    patienceSeconds: undefined,
    doubtSeconds: DOUBT_SECONDS,
    room: 300,
    ...changes,
  };
}

/** A job of which something has come back. */
const SOME = { ...NO_COUNTS, found: 1 };
const RIPE = { state: 'searching', sentAtMs: NOW - 60_000 } as const;
const UNRIPE = { state: 'searching', sentAtMs: NOW - 1_000 } as const;

describe('submits', () => {
  test('as many as allowance, plan and room leave', () => {
    expect(choose(situation())).toMatchObject({ kind: 'submit', again: [], fresh: 10 });
    expect(choose(situation({ allowance: ready(3, 60) }))).toMatchObject({ fresh: 3 });
    expect(choose(situation({ jobs: [jobOf({ next: 8 })] }))).toMatchObject({ fresh: 2 });
    expect(choose(situation({ room: 4 }))).toMatchObject({ fresh: 4 });
  });

  test('what was refused without effect goes first', () => {
    const queued = flights(2, { state: 'queued' });
    expect(choose(situation({ flights: queued }))).toMatchObject({ kind: 'submit', again: queued, fresh: 8 });
    expect(choose(situation({ flights: queued, room: 0 }))).toMatchObject({ again: queued, fresh: 0 });
  });

  test('a question that is in flight for somebody else is not asked again', () => {
    const mine = flightOf({ state: 'queued' });
    const theirs = flightOf({ id: 'job2-0', jobId: 'job2', payer: 'payer2', state: 'searching' });
    const done = { jobs: [jobOf({ next: 10 })], flights: [mine] };
    expect(choose(situation({ ...done, everyFlight: [mine, theirs] })).kind).toBe('nothing left');
    expect(choose(situation({ ...done, everyFlight: [mine, { ...theirs, state: 'answered' }] })).kind).toBe(
      'submit',
    );
    expect(choose(situation({ ...done, everyFlight: [mine, { ...theirs, type: 'phone' }] })).kind).toBe(
      'submit',
    );
    expect(choose(situation({ ...done, everyFlight: [mine, { ...theirs, type: 'all' }] })).kind).toBe(
      'nothing left',
    );
  });

  test.each([{ kind: 'paused', reason: 'user', detail: '' }, { kind: 'stopping' }] as const)(
    'none while the job is $kind',
    (state) => {
      expect(choose(situation({ jobs: [jobOf({ state })] }))).toEqual({ kind: 'nothing left' });
    },
  );

  test('the next job, when the first has nothing to send', () => {
    const second = jobOf({ id: 'job2', planId: 'job2' });
    expect(choose(situation({ jobs: [jobOf({ next: 10 }), second] }))).toMatchObject({
      kind: 'submit',
      job: second,
    });
  });
});

describe('doubts', () => {
  const doubted = (sentAtMs: number) => flights(1, { state: 'in doubt', doubted: true, sentAtMs });
  const sentAll = [jobOf({ next: 10 })];

  test('wait for their time', () => {
    const sentAtMs = NOW - DOUBT_SECONDS * 1_000 + 1;
    expect(choose(situation({ jobs: sentAll, flights: doubted(sentAtMs) }))).toEqual({
      kind: 'wait',
      untilMs: NOW + 250,
      reason: 'doubt',
    });
  });

  test('are asked again when it has passed, even where the cap is reached: they are counted already', () => {
    const again = doubted(NOW - DOUBT_SECONDS * 1_000);
    const capped = [jobOf({ next: 1, cap: 1 })];
    expect(choose(situation({ jobs: capped, flights: again }))).toMatchObject({
      kind: 'submit',
      again,
      fresh: 0,
    });
  });

  test('are not asked again by a job that was paused or stopped', () => {
    const state = { kind: 'stopping' } as const;
    expect(choose(situation({ jobs: [jobOf({ next: 10, state })], flights: doubted(0) })).kind).toBe(
      'nothing left',
    );
  });
});

describe('polls', () => {
  test('ripe ones come first, the ripest before the others, within the allowance', () => {
    const older = flights(1, { ...RIPE, sentAtMs: NOW - 90_000, jobId: 'job0' });
    const ripe = flights(3, RIPE);
    expect(choose(situation({ flights: [...ripe, ...older], allowance: ready(2, 60) }))).toEqual({
      kind: 'poll',
      flights: [...older, ...ripe.slice(0, 1)],
    });
  });

  test('unripe ones do not hold up submits', () => {
    expect(choose(situation({ flights: flights(3, UNRIPE) })).kind).toBe('submit');
  });

  test('of a paused or stopping job go on: what is paid for is collected', () => {
    for (const state of [{ kind: 'stopping' }, { kind: 'paused', reason: 'no credits', detail: '' }] as const)
      expect(choose(situation({ jobs: [jobOf({ state })], flights: flights(1, RIPE) })).kind).toBe('poll');
  });

  test('the first lookups of a job are asked about within seconds, whatever is planned', () => {
    const scouts = flights(14, { state: 'searching', sentAtMs: NOW - 8_000 });
    const fresh = { flights: scouts, jobs: [jobOf({ total: 1_000 })] };
    expect(choose(situation(fresh))).toMatchObject({ kind: 'poll', flights: scouts.slice(0, 6) });
    // Two of them tell more than one that is asked twice: the next ones a little later.
    const asked = scouts.map((flight, at) => (at < 6 ? { ...flight, polls: 1, polledAtMs: NOW } : flight));
    const atTen = { ...fresh, flights: asked, nowMs: NOW + 2_000 };
    expect(choose(situation(atTen))).toMatchObject({ kind: 'poll', flights: asked.slice(6, 12) });
    // Requests of this minute are kept for them.
    const young = flights(6, { state: 'searching', sentAtMs: NOW - 6_000 });
    const kept = { jobs: fresh.jobs, flights: young, allowance: ready(12, 12) };
    expect(choose(situation(kept))).toMatchObject({ kind: 'wait', untilMs: NOW + 1_000 });
    expect(choose(situation({ ...kept, allowance: ready(15, 15) }))).toMatchObject({
      kind: 'submit',
      fresh: 3,
    });
  });

  test('submits go in waves of twenty at most, since a failing fetch puts all of them in doubt', () => {
    const many = { jobs: [jobOf({ total: 400, counts: SOME })], allowance: ready(40, 60) };
    expect(choose(situation(many))).toMatchObject({ kind: 'submit', fresh: 20 });
    const ripe = flights(30, RIPE);
    expect(choose(situation({ ...many, flights: ripe }))).toEqual({ kind: 'poll', flights: ripe });
  });

  test('a wave is chosen a moment before the window opens for it', () => {
    const opensMs = NOW + 100;
    const allowance = { now: 0, nextMs: opensMs, free: 0, burst: 20, openings: [[opensMs, 20]] } as const;
    const jobs = [jobOf({ total: 400, counts: SOME })];
    const early = { jobs, gatherMs: 1_000, prepareMs: 150 };
    expect(choose(situation({ ...early, allowance, prepareMs: 60 }))).toEqual({
      kind: 'wait',
      untilMs: opensMs - 60,
      reason: 'allowance',
    });
    expect(choose(situation({ ...early, allowance: ready(20) }))).toMatchObject({ fresh: 20 });
  });

  test('the last submits of a job go before its polls', () => {
    const waiting = { flights: flights(5, RIPE), allowance: ready(10, 10) };
    const many = [jobOf({ total: 400, next: 10, counts: SOME })];
    const few = [jobOf({ total: 400, next: 360, counts: SOME })];
    expect(choose(situation({ ...waiting, jobs: many })).kind).toBe('poll');
    expect(choose(situation({ ...waiting, jobs: few })).kind).toBe('submit');
  });

  test('are patient while submits would use up the minute, eager otherwise', () => {
    const waiting = { flights: flights(1, { state: 'searching', sentAtMs: NOW - 10_000 }) };
    expect(choose(situation({ ...waiting, jobs: [jobOf({ total: 1_000, counts: SOME })] })).kind).toBe(
      'submit',
    );
    expect(choose(situation({ ...waiting, jobs: [jobOf({ total: 60, next: 60, counts: SOME })] })).kind).toBe(
      'poll',
    );
  });
});

describe('waiting', () => {
  test('for the allowance, when there is something to send or to ask', () => {
    const none = { ...ready(0), nextMs: NOW + 5_000 };
    const wait = { kind: 'wait', untilMs: NOW + 5_000, reason: 'allowance' };
    expect(choose(situation({ allowance: none }))).toEqual(wait);
    expect(choose(situation({ jobs: [], flights: flights(1, RIPE), allowance: none }))).toEqual(wait);
  });

  test('for the next poll, when all is sent', () => {
    expect(
      choose(situation({ jobs: [jobOf({ next: 10, counts: SOME })], flights: flights(1, UNRIPE) })),
    ).toEqual({
      kind: 'wait',
      untilMs: NOW + 4_000,
      reason: 'answers',
    });
  });

  test('nothing is left when all is answered', () => {
    expect(
      choose(
        situation({ jobs: [jobOf({ next: 10 })], flights: flights(2, { state: 'answered', ending: FOUND }) }),
      ).kind,
    ).toBe('nothing left');
    expect(choose(situation({ jobs: [] })).kind).toBe('nothing left');
  });
});

describe('the cap', () => {
  test('leaves room for what is in flight and in doubt', () => {
    const inFlight = [...flights(2, UNRIPE), ...flights(1, { state: 'in doubt', doubted: true })];
    expect(choose(situation({ jobs: [jobOf({ cap: 6, creditsUsed: 1 })], flights: inFlight }))).toMatchObject(
      { fresh: 2 },
    );
  });

  test('counts the highest price that was seen, and two for "all" until then', () => {
    expect(choose(situation({ jobs: [jobOf({ cap: 7, highestCredits: 3 })] }))).toMatchObject({ fresh: 2 });
    expect(choose(situation({ jobs: [jobOf({ cap: 7, type: 'all' })] }))).toMatchObject({ fresh: 3 });
  });

  test('when reached, what is in flight is awaited, then the job says so', () => {
    const capped = jobOf({ cap: 2, creditsUsed: 1 });
    expect(choose(situation({ jobs: [capped], flights: flights(1, UNRIPE) }))).toMatchObject({
      kind: 'wait',
      reason: 'answers',
    });
    const full = jobOf({ cap: 2, creditsUsed: 2 });
    expect(choose(situation({ jobs: [full] }))).toEqual({ kind: 'cap reached', job: full });
  });

  test('of zero sends nothing', () => {
    expect(choose(situation({ jobs: [jobOf({ cap: 0 })] })).kind).toBe('cap reached');
  });

  test('is never exceeded by what a choice would send, whatever is queued, in flight or in doubt', () => {
    const states = fc.constantFrom<FlightState>('queued', 'queued', 'in doubt', 'searching', 'answered');
    const anyFlights = fc.array(fc.tuple(states, fc.boolean(), fc.boolean()), { maxLength: 15 }).map((all) =>
      all.map(([state, doubted, old], n) =>
        flightOf({
          id: `job1-${n}`,
          contact: contactOf(`Nora${n}`),
          state,
          doubted: doubted || state === 'in doubt',
          sentAtMs: old ? 0 : NOW - 1_000,
          ending: state === 'answered' ? FOUND : undefined,
        }),
      ),
    );
    fc.assert(
      fc.property(
        anyFlights,
        fc.nat({ max: 30 }),
        fc.nat({ max: 10 }),
        fc.nat({ max: 20 }),
        fc.constantFrom('email' as const, 'all' as const),
        (inBook, cap, creditsUsed, now, type) => {
          const job = jobOf({ cap, creditsUsed, type, total: 100, next: inBook.length });
          const choice = choose(situation({ jobs: [job], flights: inBook, allowance: ready(now, 60) }));
          if (choice.kind !== 'submit') return;
          expect(choice.fresh).toBeGreaterThanOrEqual(0);
          expect(choice.again.length + choice.fresh).toBeGreaterThan(0);
          expect(choice.again.length + choice.fresh).toBeLessThanOrEqual(now);
          const perLookup = creditsPerLookup(type, 0);
          const riskBefore = creditsAtRisk(job, inBook, perLookup);
          const sent = choice.again.map((flight): Flight => ({ ...flight, state: 'sending' }));
          const others = inBook.filter((flight) => !choice.again.includes(flight));
          const risk = creditsAtRisk(job, [...others, ...sent], perLookup) + choice.fresh * perLookup;
          expect(risk).toBeLessThanOrEqual(Math.max(cap, riskBefore));
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('a wait always ends later than now', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 8_000 }), { maxLength: 6 }), fc.boolean(), (ages, isSent) => {
      const inFlight = ages.map((seconds, n) =>
        flightOf({
          id: `job1-${n}`,
          contact: contactOf(`Nora${n}`),
          sentAtMs: NOW - seconds * 1_000,
          polls: 1,
          polledAtMs: NOW - 1,
        }),
      );
      const choice = choose(situation({ jobs: isSent ? [jobOf({ next: 10 })] : [], flights: inFlight }));
      if (choice.kind === 'wait') expect(choice.untilMs).toBeGreaterThan(NOW);
    }),
  );
});
