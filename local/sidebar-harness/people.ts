// Invented people, the tab they are on, what of it is recognised, and their bill. Every name and address is made up.
import type { Capability, Mapping, PageBill, PageOpening, Survey } from '../../src/sidebar-api.js';
import { report } from './jobs.js';

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
  'forget',
  'removeData',
];

export const ALL: PageOpening['can'] = Object.fromEntries(EVERYTHING.map((one) => [one, true]));

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
    creditsPerDay: 2_000,
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
        words: '“Surnme” looks like “Surname”',
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
