// Invented jobs, one in every state a job can be in, and what a month of them looks like. Every figure adds up.
import type { Activity, PageJob, PageReport, PageStep } from '../../src/sidebar-api.js';
import { at, NOW_MS } from './afternoon.js';

const MINUTE_MS = 60_000;

export const RUNNING: PageJob = {
  id: 'job1',
  sheetId: 7,
  tabName: 'Contacts',
  type: 'email',
  state: { kind: 'running' },
  sentence: '162 found so far.',
  mine: true,
  total: 412,
  counts: { found: 148, risky: 14, notFound: 71, error: 6, unplaced: 0 },
  searching: 52,
  inDoubt: 0,
  queued: 121,
  creditsUsed: 201,
  rows: 500,
  duplicates: 26,
  skipped: [],
  requests: { submits: 291, polls: 320 },
  startedAtMs: at('14:24'),
  endedAtMs: 0,
  trigger: { kind: 'armed', everyMinutes: 60, uid: 't' },
  ratePerMinute: 29,
  minutesLeft: 6,
  creditsAtMost: 374,
  backgroundAtMs: at('15:00'),
};

const LATER = { found: 171, risky: 16, notFound: 86, error: 6, unplaced: 0 };

export const NO_CREDITS: PageJob = {
  ...RUNNING,
  state: { kind: 'paused', reason: 'no credits', detail: '' },
  stateSinceMs: at('14:33'),
  counts: LATER,
  searching: 0,
  queued: 133,
  creditsUsed: 241,
  creditsAtMostRest: 133,
};

/** The user's own limit of the run is reached. */
export const CAPPED: PageJob = {
  ...NO_CREDITS,
  state: { kind: 'paused', reason: 'cap', detail: '241' },
  cap: 241,
};

export const SLOWED: PageJob = {
  ...RUNNING,
  state: { kind: 'waiting', reason: 'rate limited', untilMs: at('14:41') },
  counts: LATER,
  searching: 24,
  queued: 109,
  creditsUsed: 241,
  minutesLeft: 8,
};

export const STOPPING: PageJob = {
  ...RUNNING,
  state: { kind: 'stopping' },
  stateSinceMs: at('14:32'),
  minutesLeft: 1,
};

export const DOUBTFUL: PageJob = {
  ...RUNNING,
  state: { kind: 'waiting', reason: 'in doubt', untilMs: at('15:09') },
  counts: { found: 250, risky: 20, notFound: 130, error: 9, unplaced: 0 },
  searching: 0,
  inDoubt: 3,
  queued: 0,
  doubtUntilMs: at('15:09'),
  minutesLeft: 32,
};

export const DONE: PageJob = {
  ...RUNNING,
  state: { kind: 'done' },
  counts: { found: 264, risky: 17, notFound: 122, error: 9, unplaced: 3 },
  searching: 0,
  queued: 0,
  creditsUsed: 374,
  endedAtMs: NOW_MS - 2 * MINUTE_MS,
  failures: [
    { why: 'took too long', count: 6, canRetry: true },
    { why: 'lookup failed', count: 3, canRetry: true },
  ],
  loose: { unplaced: 3, moved: 7 },
  providers: [
    ['prospeo', 129],
    ['provider b', 84],
    ['provider c', 46],
    ['provider d', 12],
    ['provider e', 6],
    ['provider f', 4],
  ],
  confidence: { tens: [0, 0, 1, 1, 2, 4, 9, 25, 83, 156], median: 94 },
  undo: 'possible',
};

const TRIED = [
  ['Noor Haddad', 'found'],
  ['Lena Fischer', 'found'],
  ['Olu Adeyemi', 'not found'],
  ['Priya Raman', 'found'],
  ['Marek Nowak', 'found'],
  ['Grace Okafor', 'risky'],
  ['Hiro Tanaka', 'found'],
  ['Isla Mackenzie', 'not found'],
  ['Diego Fuentes', 'found'],
  ['Sara Lund', 'not found'],
] as const;

export const TRIAL: PageJob = {
  ...DONE,
  total: 10,
  counts: { found: 6, risky: 1, notFound: 3, error: 0, unplaced: 0 },
  creditsUsed: 10,
  pilot: {
    contacts: TRIED.map(([name, status]) => ({ name, status })),
    restContacts: 402,
    restCreditsAtMost: 364,
  },
};

export function report(...jobs: PageJob[]): PageReport {
  return { nowMs: NOW_MS, jobs };
}

/** One step of this job, and the next in 4 s. */
export function step(job: PageJob, callAgainSeconds: number | undefined = 4): PageStep {
  return { report: report(job), callAgainSeconds };
}

const SPENT = [
  0, 118, 0, 0, 60, 207, 0, 0, 0, 93, 137, 0, 30, 0, 0, 177, 236, 0, 0, 71, 0, 305, 0, 0, 126, 94, 0, 0, 48,
  332,
];

export const ACTIVITY: Activity = {
  creditsByDay: SPENT,
  found: 1548,
  contacts: 2310,
  credits: SPENT.reduce((sum, credits) => sum + credits, 0),
  background: { isMine: true, lastMs: at('14:00'), nextMs: at('15:00') },
  jobs: [
    {
      ...DONE,
      id: 'job0',
      tabName: 'Webinar leads',
      type: 'all',
      mine: false,
      total: 140,
      counts: { found: 90, risky: 6, notFound: 44, error: 0, unplaced: 0 },
      creditsUsed: 131,
      startedAtMs: at('10:05'),
    },
    {
      ...DONE,
      id: 'job2',
      tabName: 'Speakers',
      state: { kind: 'stopped' },
      total: 80,
      counts: { found: 29, risky: 2, notFound: 17, error: 0, unplaced: 0 },
      creditsUsed: 48,
      startedAtMs: at('17:40', 1),
    },
    {
      ...NO_CREDITS,
      id: 'job3',
      type: 'phone',
      total: 148,
      counts: { found: 60, risky: 0, notFound: 36, error: 0, unplaced: 0 },
      creditsUsed: 96,
      startedAtMs: at('09:12', 3),
    },
    {
      ...DONE,
      id: 'job4',
      tabName: 'Partners',
      mine: false,
      total: 210,
      counts: { found: 120, risky: 10, notFound: 80, error: 0, unplaced: 0 },
      creditsUsed: 200,
      startedAtMs: at('16:03', 6),
      undo: 'undone',
    },
  ],
};
