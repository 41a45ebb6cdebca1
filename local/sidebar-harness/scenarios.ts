// Every view of the page, as what the server says and what the user presses to get there.
import type { PageOpening } from '../../src/sidebar-api.js';
import { NOW_MS } from './afternoon.js';
import type { Calls } from './fake.js';
import {
  ACTIVITY,
  CAPPED,
  DONE,
  DOUBTFUL,
  NO_CREDITS,
  RUNNING,
  report,
  SLOWED,
  STOPPING,
  step,
  TRIAL,
} from './jobs.js';
import { BILL, CONFLICT, MAPPING, OPENING, SURVEY, TODAY } from './people.js';

export interface Scenario {
  readonly calls: Calls;
  /** Names of buttons, pressed one after the other. */
  readonly press: readonly string[];
}

function opened(part: Partial<PageOpening>, more: Calls = {}, press: readonly string[] = []): Scenario {
  const opening = { ...OPENING, ...part };
  return { calls: { sidebarOpen: [{ value: opening }], ...more }, press };
}

function watching(
  job: Parameters<typeof step>[0],
  more: Calls = {},
  press: readonly string[] = [],
): Scenario {
  const opening = { ...OPENING, ...step(job) };
  return {
    calls: { sidebarOpen: [{ value: opening }], sidebarStep: [{ value: step(job) }], ...more },
    press,
  };
}

const HOOKED = {
  kind: 'on',
  url: 'https://script.google.com/macros/s/AKfycbxExampleExampleExample/exec',
  testedAtMs: NOW_MS,
  secretNumber: 1,
} as const;
const NO_KEY = { configured: false, lastFour: '' };
const HOSTILE = '<img src=x onerror=document.title=1>\u202eevil\u2066 </script><!-- <? 👩‍👩‍👧 مرحبا ';
const LONG = HOSTILE.repeat(900);
const NO_SELECTION = { ...SURVEY, selection: [], selectedRows: 0 };
const THEIRS = { ...RUNNING, mine: false, unsent: 121 };
const BIG_BILL = { ...BILL, lookups: 1240, contacts: 1278, creditsAtMost: 1240, rows: 1366 };
const mapped: Calls = { sidebarMapping: [{ value: MAPPING }], sidebarSaveMapping: [{ value: MAPPING }] };
const billed: Calls = { ...mapped, sidebarBill: [{ value: BILL }], sidebarRun: [{ value: step(RUNNING) }] };

export const SCENARIOS = {
  connect: opened({ key: NO_KEY }, { sidebarSaveKey: [{ value: OPENING.key }] }),
  'connect refused': opened(
    { key: NO_KEY },
    { sidebarSaveKey: [{ refused: 'LeadModule does not accept this key. Check that it is active.' }] },
  ),
  empty: opened({ survey: NO_SELECTION }, { ...billed, sidebarSurvey: [{ value: SURVEY }] }),
  selected: opened({}, { ...billed, sidebarSurvey: [{ value: SURVEY }] }),
  map: opened({}, billed, ['Continue with 500 rows']),
  'map conflict': opened(
    {},
    { sidebarMapping: [{ value: CONFLICT }], sidebarSaveMapping: [{ value: MAPPING }] },
    ['Continue with 500 rows'],
  ),
  check: opened({}, billed, ['Continue with 500 rows', 'Check 500 rows']),
  'check large': opened({}, { ...billed, sidebarBill: [{ value: BIG_BILL }] }, [
    'Continue with 500 rows',
    'Check 500 rows',
  ]),
  'check free': opened(
    {},
    { ...billed, sidebarBill: [{ value: { ...BILL, lookups: 0, knownFree: 412, creditsAtMost: 0 } }] },
    ['Continue with 500 rows', 'Check 500 rows'],
  ),
  trial: opened({ report: report(TRIAL) }, { sidebarBill: [{ value: BILL }] }),
  running: watching(RUNNING, { sidebarControl: [{ value: step(STOPPING) }] }),
  'no credits': watching(NO_CREDITS, { sidebarControl: [{ value: step(RUNNING) }] }),
  'at the limit': watching(CAPPED, { sidebarControl: [{ value: step(RUNNING) }] }),
  'slowed down': watching(SLOWED),
  'in doubt': watching(DOUBTFUL),
  stopping: watching(STOPPING),
  theirs: watching(THEIRS),
  'bad key': watching({ ...NO_CREDITS, state: { kind: 'paused', reason: 'bad key', detail: '' } }),
  done: opened(
    { report: report(DONE) },
    {
      sidebarBill: [
        { value: { ...BILL, contacts: 9, lookups: 9, creditsAtMost: 9, knownFree: 0, skipped: [] } },
      ],
      sidebarLoose: [
        {
          value: {
            unplaced: [
              { name: 'Olu Adeyemi', result: 'olu@kestrel.example' },
              { name: 'Isla Mackenzie', result: 'not found' },
              { name: 'Sara Lund', result: 'sara.lund@fjord.example' },
            ],
            moved: [{ row: 44, name: 'Noor Haddad', belongsTo: 'Ida de Vries' }],
          },
        },
      ],
      sidebarUndo: [{ value: { ...step({ ...DONE, undo: 'undone' }), cleared: 1380, kept: 4 } }],
    },
  ),
  activity: opened(
    step(RUNNING),
    { sidebarActivity: [{ value: ACTIVITY }], sidebarStep: [{ value: step(RUNNING) }] },
    ['Activity'],
  ),
  settings: opened(
    {},
    {
      sidebarSaveSettings: [{ value: OPENING.settings }],
      sidebarDiagnostics: [{ value: 'version 0.1.0\njobs 3, open 1\nlease none' }],
      sidebarForget: [{ value: { old: 412, all: 1204 } }, { value: { old: 0, all: 792 } }],
      sidebarTestKey: [{ value: OPENING.key }],
      sidebarShareKey: [{ value: { ...OPENING.key, isShared: true } }],
      sidebarRemoveKey: [{ value: NO_KEY }],
    },
    ['Settings'],
  ),
  webhook: opened(
    { webhook: { kind: 'off', url: '' } },
    {
      sidebarChangeWebhook: [
        {
          refused:
            'This address ends in /dev: it is a test address. Copy the Web app URL, which ends in /exec.',
        },
        { value: HOOKED },
      ],
    },
    ['Settings'],
  ),
  'settings dark': opened(
    { settings: { ...OPENING.settings, theme: 'light' } },
    { sidebarSaveSettings: [{ value: { ...OPENING.settings, theme: 'dark' } }] },
    ['Settings'],
  ),
  'webhook on': opened({ webhook: HOOKED }, { sidebarChangeWebhook: [{ value: HOOKED }] }, ['Settings']),
  'check webhook': opened(
    { webhook: HOOKED },
    {
      ...billed,
      sidebarBill: [{ value: { ...BILL, minutesWebhook: 7 } }],
    },
    ['Continue with 500 rows', 'Check 500 rows'],
  ),
  'read only': opened({ access: 'view' }),
  'read only, running': watchingAsViewer(),
  accounts: {
    calls: {
      sidebarOpen: [
        {
          fails:
            'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
        },
      ],
    },
    press: [],
  },
  'google fails': { calls: { sidebarOpen: [{ fails: 'Exception: quota' }] }, press: [] },
  'first version': {
    calls: {
      sidebarOpen: [{ value: TODAY }],
      sidebarBill: [{ value: plainBill() }],
      sidebarRun: [{ value: { report: report(RUNNING), callAgainSeconds: 3600 } }],
    },
    press: [],
  },
  hostile: opened(
    { survey: { ...SURVEY, tabName: HOSTILE } },
    {
      sidebarMapping: [
        {
          value: {
            ...MAPPING,
            tabName: LONG,
            headers: [LONG, HOSTILE, 'b', 'c', 'd', 'e'],
            preview: [
              {
                row: 2,
                contact: { firstName: LONG, lastName: HOSTILE, companyDomain: LONG, linkedInUrl: '' },
                skip: '',
                repairs: [{ words: 'Name cleaned', from: LONG, to: '' }],
              },
            ],
          },
        },
      ],
    },
    ['Continue with 500 rows'],
  ),
} satisfies Record<string, Scenario>;

function watchingAsViewer(): Scenario {
  const opening: PageOpening = { ...OPENING, ...step({ ...RUNNING, mine: false }), access: 'view' };
  return { calls: { sidebarOpen: [{ value: opening }] }, press: [] };
}

function plainBill() {
  const { creditsLikely: _, background: __, quota: ___, ...bill } = BILL;
  return bill;
}

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

export { NOW_MS };
