// Every limit of the platform the runtime enforces: one table, each number with its unit and source.
// Sources: Q = developers.google.com/apps-script/guides/services/quotas, others spelled out. "ours" marks a number
// that Google does not publish: we chose one so that code is exercised against it.

import { CELL_CHARACTERS, DOCUMENT_CELLS } from '../spreadsheet/values.js';

/** Whose quotas apply: a consumer account or a Workspace one. */
export type Account = 'consumer' | 'workspace';

interface Limit {
  readonly consumer: number;
  readonly workspace: number;
  readonly unit: string;
  readonly source: string;
}

const same = (value: number, unit: string, source: string): Limit => ({
  consumer: value,
  workspace: value,
  unit,
  source,
});
const CACHE = 'developers.google.com/apps-script/reference/cache/cache';
const ADDON_TRIGGERS = 'developers.google.com/workspace/add-ons/concepts/editor-triggers';
const CELLS = 'developers.google.com/apps-script/guides/sheets ("approaching 10 million cells")';

export const limitsTable = {
  executionSeconds: same(360, 's per execution', 'Q: Script runtime 6 min'),
  customFunctionSeconds: same(30, 's per execution', 'Q: Custom function runtime 30 s'),
  simpleTriggerSeconds: same(30, 's per execution', 'developers.google.com/apps-script/guides/triggers'),
  triggerSecondsPerDay: {
    consumer: 5400,
    workspace: 21600,
    unit: 's per user and day',
    source: 'Q: Triggers total runtime 90 min / 6 h',
  },
  triggersPerUser: same(20, 'triggers per user and script', 'Q: Triggers'),
  addonTriggerIntervalSeconds: same(3600, 's between runs of a published add-on', ADDON_TRIGGERS),
  fetchesPerDay: {
    consumer: 20000,
    workspace: 100000,
    unit: 'requests per user and day',
    source: 'Q: URL Fetch calls',
  },
  fetchResponseBytes: same(50 * 1024 * 1024, 'bytes per response', 'Q: URL Fetch response size'),
  fetchPayloadBytes: same(50 * 1024 * 1024, 'bytes per request', 'Q: URL Fetch POST size'),
  fetchHeaders: same(100, 'headers per request', 'Q: URL Fetch headers'),
  fetchHeaderBytes: same(8 * 1024, 'bytes of headers per request', 'Q: URL Fetch header size'),
  fetchUrlCharacters: same(
    2082,
    'characters of a URL',
    'developers.google.com/apps-script/reference/url-fetch/url-fetch-app',
  ),
  fetchTimeoutSeconds: same(
    360,
    's, the default of timeoutSeconds',
    'developers.google.com/apps-script/reference/url-fetch/url-fetch-app',
  ),
  fetchHardTimeoutSeconds: same(
    60,
    's when timeoutSeconds is ignored (reading G8)',
    'reported: justin.poehnelt.com, definitive guide to UrlFetchApp',
  ),
  propertyValueBytes: same(9 * 1024, 'bytes per value', 'Q: Properties value size 9 KB'),
  propertyStoreBytes: same(
    500 * 1024,
    'bytes per store, keys and values',
    'Q: Properties total storage 500 KB',
  ),
  propertyOperationsPerDay: {
    consumer: 50000,
    workspace: 500000,
    unit: 'reads and writes per user and day',
    source: 'Q: Properties read/write',
  },
  cacheKeyCharacters: same(250, 'characters per key', CACHE),
  cacheValueBytes: same(100 * 1024, 'bytes per value', CACHE),
  cacheItems: same(1000, 'items per cache', CACHE),
  cacheEvictionShare: same(
    0.1,
    'share of the oldest items dropped at the cap',
    'measured: justin.poehnelt.com, CacheService limits',
  ),
  cacheDefaultSeconds: same(600, 's to live', CACHE),
  cacheMaxSeconds: same(21600, 's to live', CACHE),
  lockOperationsPerMinute: same(
    600,
    'lock operations per script and minute',
    'ours: Google refuses with "too many LockService operations" and publishes no number',
  ),
  simultaneousExecutionsPerUser: same(30, 'executions', 'Q: Simultaneous executions per user'),
  customFunctionsAtOnce: same(
    20,
    'executions',
    'ours: the cells of a sheet run a few at a time and the others show Loading...; Google publishes no number',
  ),
  simultaneousExecutionsPerScript: same(1000, 'executions', 'Q: Simultaneous executions per script'),
  simultaneousSidebarCalls: same(
    10,
    'google.script.run calls',
    'developers.google.com/apps-script/guides/html/communication',
  ),
  queuedEditEvents: same(
    2,
    'onEdit events waiting',
    'developers.google.com/apps-script/guides/triggers (onEdit queues at most two)',
  ),
  // The next two belong to the model of the sheet and cannot be overridden.
  cellCharacters: same(
    CELL_CHARACTERS,
    'characters per cell',
    'reported by many: "more than the maximum of 50000 characters in a single cell"',
  ),
  spreadsheetCells: same(DOCUMENT_CELLS, 'cells per spreadsheet', CELLS),
  sleepSeconds: same(
    300,
    's per Utilities.sleep',
    'developers.google.com/apps-script/reference/utilities/utilities (300000 ms)',
  ),
  consoleCharacters: same(8192, 'characters a log line keeps', 'ours: Cloud Logging truncates long lines'),
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof limitsTable;
export type Limits = Readonly<Record<LimitName, number>>;

/** The numbers of an account type, with a caller's overrides. */
export function limitsFor(account: Account, overrides: Partial<Limits> = {}): Limits {
  const names = Object.keys(limitsTable) as LimitName[];
  const numbers = names.map((name) => [name, overrides[name] ?? limitsTable[name][account]]);
  return Object.fromEntries(numbers) as Limits;
}
