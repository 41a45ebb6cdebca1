// From rows to a run: survey, mapping, bill, run. Reads are free; only `run` spends, after its bill was shown.
import type {
  InputField,
  Mapping,
  MappingRequest,
  OutputField,
  RunRequest,
  Scope,
  Survey,
  What,
} from '../sidebar-api.js';
import { doTask, follow, go } from './actions.js';
import { FRESH_DRAFT, type ScopeChoice } from './draft.js';
import { call, type Reply } from './server.js';
import { can, change, say, store } from './store.js';
import { capOf, trialOf } from './view-bill.js';
import { readCount } from './view-format.js';
import { startScope } from './view-start.js';

/** A save of the mapping is under way; something was chosen since it began. */
let isSaving = false;
let isNewer = false;

function scopeOf(survey: Survey, choice: ScopeChoice, firstRows: string): Scope {
  const { sheetId } = survey;
  switch (choice) {
    case 'rows':
      return { kind: 'rows', sheetId, ranges: survey.selection };
    case 'first':
      return { kind: 'first', sheetId, rows: readCount(firstRows) ?? 0 };
    default:
      return { kind: choice, sheetId };
  }
}

/** The scope of the draft; undefined while the server cannot be asked for scopes: then it takes the selection. */
function draftScope(): Scope | undefined {
  const survey = store.survey.value;
  if (!survey) return undefined;
  const { scope, firstRows } = store.draft.value;
  return scopeOf(survey, scope ?? startScope(survey), firstRows);
}

export function whatOf(): What | undefined {
  const { what } = store.draft.value;
  if (what) return what;
  const scope = draftScope();
  return scope && { kind: 'scope', scope };
}

/** Reads the selection anew. Quietly: the user did not press anything when the page gets the focus back. */
export async function survey(): Promise<void> {
  if (!can('scopes') || store.task.value) return;
  const reply = await call('sidebarSurvey');
  if (!reply.ok) return;
  const before = store.survey.value;
  store.survey.value = reply.value;
  const isSameTab = before?.sheetId === reply.value.sheetId;
  // A choice that the tab no longer offers, or that was made for another tab, is made anew.
  if (!isSameTab) change({ scope: undefined, columns: {}, outputs: undefined });
  else if (reply.value.selectedRows > 0 && before.selectedRows === 0) change({ scope: undefined });
}

export function addSamples(): Promise<void> {
  return doTask(
    { id: 'samples', words: 'Adding sample rows' },
    () => call('sidebarAddSamples'),
    (found) => {
      store.survey.value = found;
      change({ scope: 'all', columns: {}, outputs: undefined });
      go({ kind: 'start' });
    },
  );
}

/** From the chosen rows to the next step: the columns, or the bill where the server has no mapping. */
export function goOn(): Promise<void> {
  change({ what: undefined, forceRefresh: false, rule: 'strict', capText: undefined, isAgreed: false });
  return can('mapping') ? openMapping() : openBill();
}

function mappingRequest(): MappingRequest | undefined {
  const scope = draftScope();
  if (!scope) return undefined;
  const { type, columns, outputs } = store.draft.value;
  return { scope, type, columns, ...(outputs ? { outputs } : {}) };
}

async function openMapping(): Promise<void> {
  const request = mappingRequest();
  if (!request) return;
  await doTask(
    { id: 'mapping', words: 'Reading the columns' },
    () => call('sidebarMapping', request),
    (mapping: Mapping) => {
      store.mapping.value = mapping;
      store.isMappingStale.value = false;
      go({ kind: 'map' });
    },
    true,
  );
}

/**
 * The user's word on columns or outputs. One call at a time, the next with the newest word: of two that run side by
 * side the server may keep the older one.
 */
async function saveMapping(): Promise<void> {
  store.isMappingStale.value = true;
  store.notice.value = undefined;
  isNewer = true;
  if (isSaving) return;
  isSaving = true;
  let reply: Reply<Mapping> | undefined;
  while (isNewer) {
    isNewer = false;
    const request = mappingRequest();
    if (request) reply = await call('sidebarSaveMapping', request);
  }
  isSaving = false;
  store.isMappingStale.value = false;
  if (reply?.ok) store.mapping.value = reply.value;
  else if (reply) say(reply.sentence, 'bad', reply.lost ? reply.details : '');
}

export function mapColumn(field: InputField, column: number | null): Promise<void> {
  change({ columns: { ...store.draft.value.columns, [field]: column } });
  return saveMapping();
}

/** Where the results go as last chosen: while an answer is under way the page knows better than the mapping it has. */
function outputsNow(): { [one in OutputField]?: 'new' | number } {
  const { outputs } = store.draft.value;
  if (outputs && store.isMappingStale.value) return { ...outputs };
  const now: { [one in OutputField]?: 'new' | number } = {};
  for (const { field, place, column } of store.mapping.value?.outputs ?? [])
    now[field] = place === 'new' ? 'new' : column;
  return now;
}

export function chooseOutput(field: OutputField, place: 'new' | number | undefined): Promise<void> {
  const now = outputsNow();
  if (place === undefined) delete now[field];
  else now[field] = place;
  change({ outputs: now });
  return saveMapping();
}

export function chooseType(type: MappingRequest['type']): void {
  change({ type, outputs: undefined });
  if (store.place.value.kind === 'map') void saveMapping();
}

function runRequest(): RunRequest {
  const { type, rule, forceRefresh } = store.draft.value;
  const what = whatOf();
  return { type, rule, forceRefresh, ...(what ? { what } : {}) };
}

export function openBill(): Promise<void> {
  return doTask(
    { id: 'bill', words: 'Adding up' },
    () => call('sidebarBill', runRequest()),
    (bill) => {
      store.bill.value = bill;
      change({ isAgreed: false });
      go({ kind: 'check' });
    },
    true,
  );
}

/** The bill of something that is not a choice of rows: a retry, the rest of a trial, a take-over. */
export function billFor(what: NonNullable<typeof store.draft.value.what>): Promise<void> {
  const job = store.report.value.jobs.find((one) => one.id === what.jobId);
  change({
    ...FRESH_DRAFT,
    type: job?.type ?? store.draft.value.type,
    what,
  });
  return openBill();
}

/** The same rows under other terms: a fresh look at what is known, incomplete rows too. */
export function rebill(
  part: { readonly forceRefresh: boolean } | { readonly rule: 'strict' | 'relaxed' },
): Promise<void> {
  change({ ...part, capText: undefined });
  return openBill();
}

/** Spends. The bill on the screen is what the user agreed to; the server refuses what costs more. */
export function run(isTrial: boolean): Promise<void> {
  const bill = store.bill.value;
  if (!bill) return Promise.resolve();
  const trial = trialOf(bill);
  const cap = capOf(bill, store.draft.value, store.opening.value?.settings);
  const request: RunRequest = {
    ...runRequest(),
    ...(store.draft.value.webhook ? {} : { webhook: false }),
    ...(isTrial ? { pilot: true } : {}),
    ...(cap.kind === 'credits' ? { cap: cap.credits } : {}),
    confirmed: isTrial
      ? { contacts: trial.contacts, creditsAtMost: trial.creditsAtMost }
      : { contacts: bill.contacts, creditsAtMost: bill.creditsAtMost },
  };
  const known = new Set(store.report.value.jobs.map((job) => job.id));
  return doTask(
    { id: isTrial ? 'trial' : 'run', words: 'Starting' },
    () => call('sidebarRun', request),
    (step) => {
      store.bill.value = undefined;
      change({ what: undefined, forceRefresh: false, capText: undefined, isAgreed: false });
      follow(step);
      const started = step.report.jobs.find((job) => !known.has(job.id));
      go(started ? { kind: 'job', jobId: started.id } : { kind: 'auto' });
    },
  );
}

export function showRows(rows: readonly number[]): Promise<void> {
  const sheetId = store.survey.value?.sheetId ?? store.mapping.value?.sheetId;
  if (sheetId === undefined) return Promise.resolve();
  return doTask(
    { id: 'rows', words: 'Selecting' },
    () => call('sidebarShowRows', sheetId, rows.slice(0, 100)),
    () => {},
  );
}
