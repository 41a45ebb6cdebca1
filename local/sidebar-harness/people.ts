// Invented people, jobs and bills for the harness: every figure adds up, every name and address is made up. Data only,
// so its length costs nobody anything.
import type {
  Activity,
  Capability,
  Mapping,
  PageBill,
  PageJob,
  PageOpening,
  PageReport,
  PageStep,
  Survey,
} from '../../src/sidebar-api.js';

/** 14 September 2026, 14:37:48 UTC. */
export const NOW_MS = Date.UTC(2026, 8, 14, 14, 37, 48);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const EVERYTHING: readonly Capability[] = [
  'scopes',
  'mapping',
  'outputs',
  'pilot',
  'showRows',
  'takeOver',
  'retry',
  'unstop',
  'lookUpAgain',
  'loose',
  'undo',
  'activity',
  'testKey',
  'shareKey',
  'formulas',
  'samples',
  'webhook',
  'diagnostics',
  'removeData',
];

export const ALL: PageOpening['can'] = Object.fromEntries(EVERYTHING.map((one) => [one, true]));

export function at(time: string, daysAgo = 0): number {
  const [hours, minutes] = time.split(':').map(Number);
  return Date.UTC(2026, 8, 14, hours, minutes) - daysAgo * DAY_MS;
}

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
    { why: 'server error', count: 3, canRetry: true },
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

export const SURVEY: Survey = {
  sheetId: 7,
  tabName: 'Contacts',
  selection: [{ row: 2, rows: 500 }],
  selectedRows: 500,
  notEnrichedRows: 1192,
  visibleRows: 318,
  allRows: 1204,
};

export const OPENING: PageOpening = {
  key: { configured: true, lastFour: '7Q2f', whose: 'own', isShared: false },
  settings: {
    type: 'email',
    requestsPerMinute: 60,
    doubtSeconds: undefined,
    minimumConfidence: 70,
    creditsPerRun: 1000,
    askAboveCredits: 500,
    formulaCreditsPerDay: 200,
    accept: ['valid', 'unknown'],
    order: 'first results',
  },
  report: report(),
  callAgainSeconds: undefined,
  ...(ALL ? { can: ALL } : {}),
  access: 'edit',
  timeZone: 'Etc/UTC',
  survey: SURVEY,
};

/** A server without capabilities: key, settings, report. */
export const TODAY: PageOpening = {
  key: { configured: true, lastFour: '7Q2f' },
  settings: OPENING.settings,
  report: report(),
  callAgainSeconds: undefined,
};

const HEADERS = ['Id', 'First name', 'Surnme', 'Website', 'LinkedIn', 'Notes'];

function contact(firstName: string, lastName: string, companyDomain: string) {
  return { firstName, lastName, companyDomain, linkedInUrl: '' };
}

export const MAPPING: Mapping = {
  sheetId: 7,
  tabName: 'Contacts',
  rows: 500,
  headers: HEADERS,
  ownColumns: [],
  reading: {
    headerRow: 0,
    map: { firstName: 1, lastName: 2, companyDomain: 3, linkedInUrl: 4 },
    choices: [
      { field: 'firstName', column: 1, header: 'First name', evidence: 'header', confidence: 1, words: '' },
      {
        field: 'lastName',
        column: 2,
        header: 'Surnme',
        evidence: 'typo',
        confidence: 0.45,
        words: '"Surnme" looks like "Surname"',
      },
    ],
    conflicts: [],
    notes: [],
    preset: undefined,
  },
  preview: [
    { row: 2, contact: contact('Noor', 'Haddad', 'lumen.example'), skip: '', repairs: [] },
    {
      row: 3,
      contact: contact('Ida', 'de Vries', 'fjord.example'),
      skip: '',
      repairs: [{ words: 'Name cleaned', from: 'IDA DE VRIES, MBA', to: 'Ida de Vries' }],
    },
    { row: 4, contact: contact('Tomás', 'Ibarra', 'example.org'), skip: '', repairs: [] },
    { row: 5, contact: contact('Wei Ling', 'Tan', ''), skip: 'no company domain', repairs: [] },
  ],
  companyOnlyRows: 31,
  outputs: [
    { field: 'email', header: 'Email', column: 6, place: 'new' },
    { field: 'emailStatus', header: 'Email status', column: 7, place: 'new' },
    { field: 'confidence', header: 'Confidence', column: 8, place: 'new' },
    { field: 'provider', header: 'Provider', column: 9, place: 'new' },
    { field: 'status', header: 'Status', column: 10, place: 'new' },
  ],
};

export const CONFLICT: Mapping = {
  ...MAPPING,
  reading: {
    ...MAPPING.reading,
    map: { ...MAPPING.reading.map, linkedInUrl: 3 },
    choices: [],
    conflicts: [
      { kind: 'column used twice', columns: [3], words: 'Column D is used twice. Choose another.' },
    ],
  },
  companyOnlyRows: 0,
};

export const BILL: PageBill = {
  tabName: 'Contacts',
  type: 'email',
  rows: 500,
  skipped: [
    {
      reason: 'no domain',
      words: 'no company domain',
      rows: 31,
      firstRows: [5, 9, 12, 40, 41, 77, 78, 80, 91, 95, 99, 120, 121],
    },
    { reason: 'free mail', words: 'private mailbox', rows: 18, firstRows: [6, 7] },
    {
      reason: 'too long',
      words: 'too long',
      rows: 9,
      firstRows: [300, 301, 302, 303, 304, 305, 306, 307, 308],
    },
    {
      reason: 'Sales Navigator link',
      words: 'Sales Navigator link',
      rows: 4,
      firstRows: [444, 445, 446, 447],
    },
  ],
  duplicates: 26,
  contacts: 412,
  outsideRows: 12,
  knownFree: 38,
  knownWithoutSuccess: 9,
  lookups: 374,
  creditsAtMost: 374,
  minutesSidebar: 13,
  requestsAtMost: 786,
  creditsLikely: 366,
  background: { minutes: 160, everyMinutes: 60 },
  quota: { requests: { need: 748, aDay: 20_000 }, backgroundMinutes: { need: 13, aDay: 90 } },
};

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
