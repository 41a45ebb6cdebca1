// Invented lookups and jobs for the tests of the engine, and generators of any that may exist.
import fc from 'fast-check';
import type { Job } from '../../src/job/desk/records.js';
import type { Ending, EnrichmentType, Flight, FlightState } from '../../src/job/desk/vocabulary.js';
import { type Contact, readContact } from '../../src/sheet/contact.js';

export const NOW = Date.UTC(2026, 9, 21, 7, 27, 0);

export const JANE: Contact = {
  firstName: 'Jane',
  lastName: 'Smith',
  companyDomain: 'acme.example',
  linkedInUrl: 'https://linkedin.com/in/janesmith',
};

export function contactOf(name: string): Contact {
  return { firstName: name, lastName: 'Sample', companyDomain: 'acme.example', linkedInUrl: '' };
}

export const FOUND: Ending = {
  status: 'found',
  why: '',
  email: 'jane.smith@acme.example',
  phone: '+14155550123',
  confidence: 95,
  provider: 'prospeo',
  validation: 'valid',
  score: 100,
  credits: 1,
  cached: false,
  endedAtMs: NOW,
};

export function flightOf(changes: Partial<Flight> = {}): Flight {
  return {
    id: 'job1-0',
    attempt: 1,
    jobId: 'job1',
    payer: 'payer1',
    type: 'email',
    forced: false,
    state: 'searching',
    sentAtMs: NOW,
    runId: 'run-1',
    polledAtMs: 0,
    polls: 0,
    doubted: false,
    joined: false,
    refill: false,
    unknownRuns: 0,
    rowHints: [2],
    placed: 0,
    lineHint: 3,
    contact: JANE,
    ending: undefined,
    ...changes,
  };
}

export function jobOf(changes: Partial<Omit<Job, 'audit'>> = {}): Job {
  return {
    format: 1,
    id: 'job1',
    sheetId: 7,
    tabName: 'Leads',
    payer: 'payer1',
    owner: 'owner1',
    type: 'email',
    forceRefresh: false,
    rule: 'strict',
    binding: {
      headerRow: 1,
      inputs: { firstName: 'First name', lastName: 'Last name', companyDomain: 'Website' },
      outputs: { email: 'Email', status: 'Status' },
    },
    state: { kind: 'running' },
    planId: 'job1',
    first: 0,
    total: 10,
    next: 0,
    firstLine: 3,
    counts: { found: 0, risky: 0, notFound: 0, error: 0, unplaced: 0 },
    creditsUsed: 0,
    highestCredits: 0,
    cap: undefined,
    rows: 12,
    skipped: [['empty', 2]],
    duplicates: 0,
    known: 0,
    requests: { submits: 0, polls: 0 },
    failuresInRow: 0,
    startedAtMs: NOW,
    endedAtMs: 0,
    trigger: { kind: 'armed', everyMinutes: 1, uid: '42' },
    ...changes,
  };
}

const STATES: readonly FlightState[] = ['sending', 'queued', 'in doubt', 'searching', 'answered'];
const TYPES: readonly EnrichmentType[] = ['email', 'phone', 'all'];
const anyText = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength });
const anyTimeMs = fc.integer({ min: 0, max: 4_102_444_800_000 });
const anyCount = fc.nat({ max: 5_000 });
const percent = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });

export const anyContact: fc.Arbitrary<Contact> = fc.record({
  firstName: anyText(30),
  lastName: anyText(30),
  companyDomain: anyText(30),
  linkedInUrl: anyText(40),
});

/** Not what src/sheet/cell.ts says cannot be told under both readings. */
const isClear = (text: string) => !/^'[=']/.test(text);
const shownText = (maxLength: number) => anyText(maxLength).filter(isClear);

/** Contacts as a plan holds them: read from a row and repaired. */
export const plannableContact: fc.Arbitrary<Contact> = fc
  .record({
    firstName: anyText(20),
    lastName: fc.oneof(anyText(20), fc.constantFrom("'t Hooft", "O'Brien", 'García Márquez')),
    companyDomain: fc.constantFrom('', 'acme.example', 'https://www.Acme.example/about'),
    linkedInUrl: fc.constantFrom('', 'linkedin.com/in/Zo%C3%AB-1'),
  })
  .map((raw) => readContact(raw, 'relaxed'))
  .filter((reading) => reading.kind === 'contact')
  .map((reading) => reading.contact)
  .filter(({ firstName, lastName }) => isClear(firstName) && isClear(lastName));

export const anyEnding: fc.Arbitrary<Ending> = fc.record({
  status: fc.constantFrom('found' as const, 'risky' as const, 'not found' as const, 'error' as const),
  why: shownText(60),
  email: shownText(60),
  phone: shownText(40),
  confidence: percent,
  provider: shownText(60),
  validation: shownText(60),
  score: percent,
  credits: fc.nat({ max: 10 }),
  cached: fc.boolean(),
  endedAtMs: anyTimeMs,
});

export function anyFlight(ids: fc.Arbitrary<string>): fc.Arbitrary<Flight> {
  return fc.record({
    id: ids,
    attempt: fc.nat({ max: 3 }),
    jobId: fc.constantFrom('job1', 'job2'),
    payer: fc.constantFrom('payer1', 'payer2'),
    type: fc.constantFrom(...TYPES),
    forced: fc.boolean(),
    state: fc.constantFrom(...STATES),
    sentAtMs: anyTimeMs,
    runId: fc.string({ maxLength: 40 }),
    polledAtMs: anyTimeMs,
    polls: fc.nat({ max: 9 }),
    doubted: fc.boolean(),
    joined: fc.boolean(),
    refill: fc.boolean(),
    unknownRuns: fc.nat({ max: 5 }),
    // More than eight hints are not kept; the closing scan finds the rest.
    rowHints: fc.array(anyCount, { maxLength: 8 }),
    placed: anyCount,
    lineHint: anyCount,
    contact: anyContact,
    ending: fc.option(anyEnding, { nil: undefined }),
  });
}
