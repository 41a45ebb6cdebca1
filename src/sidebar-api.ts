// The contract between the page (google.script.run) and the server: plain JSON both ways, no Dates, no undefined in
// arrays [platform.md §8]. The page shares these shapes with the server and nothing else. What a server does not
// have yet it leaves out: a capability that is not in `can`, a setting or a figure that is absent, is not shown.

import type { Refusal } from './job/desk/reply.js';
import type { Settings } from './job/desk/settings.js';
import type { EndStatus, EnrichmentType } from './job/desk/vocabulary.js';
import type { JobReport, Report } from './job/flight/report.js';
import type { StepResult } from './job/flight/step.js';
import type { KeyState, Opening } from './job/page/desk-calls.js';
import type { WebhookState } from './job/page/webhook-calls.js';
import type { Bill } from './job/plan/bill.js';
import type { HeaderReading } from './sheet/columns.js';
import type { Contact, InputField, InputRule } from './sheet/contact.js';
import type { OutputField } from './sheet/outputs.js';

export type { PauseReason, WaitReason } from './job/desk/vocabulary.js';
export type { EndStatus, EnrichmentType, HeaderReading, InputField, InputRule, OutputField };

/** Every call answers, and never throws for what can be expected. */
export type PageAnswer<T> = { readonly ok: true; readonly value: T } | Failure;

export interface Failure {
  readonly ok: false;
  /** For the user: cause, fix, what is safe. */
  readonly sentence: string;
  /** Lets the page lead to the place of the fix; absent: the sentence is all. */
  readonly reason?: FailureReason;
}

export type FailureReason =
  | Refusal['reason']
  | 'read only'
  | 'bill changed'
  | 'no such job'
  | 'would overwrite';

/** What this server can do beyond key, bill, run, step and control. */
export type Capability =
  | 'scopes' // sidebarSurvey; RunRequest.what
  | 'mapping' // sidebarMapping, sidebarSaveMapping
  | 'outputs' // MappingRequest.outputs, Mapping.outputs
  | 'pilot' // RunRequest.pilot, what "rest", PageJob.pilot
  | 'showRows' // sidebarShowRows
  | 'takeOver' // what "take over", PageJob.unsent
  | 'retry' // what "retry", PageJob.failures
  | 'unstop' // sidebarControl: resume while stopping sends again
  | 'lookUpAgain' // what "again"
  | 'loose' // sidebarLoose, sidebarSettle, PageJob.loose
  | 'undo' // sidebarUndo, PageJob.undo
  | 'activity' // sidebarActivity; without it the page lists the report's jobs
  | 'testKey' // sidebarTestKey
  | 'shareKey' // sidebarShareKey, KeyChoices.share
  | 'formulas' // KeyChoices.formulas, PageSettings.formulaCreditsPerDay
  | 'webhook' // sidebarChangeWebhook, PageOpening.webhook, RunRequest.webhook
  | 'samples' // sidebarAddSamples
  | 'diagnostics' // sidebarDiagnostics
  | 'removeData'; // sidebarRemoveData

/** Rows as Sheets counts them: 1-based, ascending, clipped to the used rows below the header. */
export interface RowRange {
  readonly row: number;
  readonly rows: number;
}

/** Which rows. `rows` is a selection as it was when the user saw it: a later click elsewhere does not change it. */
export type Scope =
  | { readonly kind: 'rows'; readonly sheetId: number; readonly ranges: readonly RowRange[] }
  | { readonly kind: 'not enriched'; readonly sheetId: number }
  | { readonly kind: 'visible'; readonly sheetId: number }
  | { readonly kind: 'all'; readonly sheetId: number }
  | { readonly kind: 'first'; readonly sheetId: number; readonly rows: number };

/** The active tab, its selection, and how many rows each scope holds (below the header row). */
export interface Survey {
  readonly sheetId: number;
  readonly tabName: string;
  /** Empty: nothing useful is selected. */
  readonly selection: readonly RowRange[];
  readonly selectedRows: number;
  readonly notEnrichedRows: number;
  /** Absent: no filter is on. Filter views cannot be seen. */
  readonly visibleRows?: number;
  /** Why "visible" is not offered although a filter is on (more than 2,000 rows), for the user. */
  readonly visibleRefused?: string;
  readonly allRows: number;
  /** Why this tab cannot be enriched at all (ledger, empty), for the user. */
  readonly unusable?: string;
}

/** The user's word on a column: its 0-based index; null: this field has no column. Absent fields are detected. */
export type ColumnWishes = { readonly [field in InputField]?: number | null };

/** Fields wanted, each into a new column right of the table or into the 0-based column that the user picked. */
export type OutputWishes = { readonly [field in OutputField]?: 'new' | number };

export interface MappingRequest {
  readonly scope: Scope;
  readonly type: EnrichmentType;
  readonly columns?: ColumnWishes;
  /** Absent: what the tab used last, else the defaults of the type. */
  readonly outputs?: OutputWishes;
}

export interface PreviewRow {
  readonly row: number;
  /** As LeadModule would receive it; '' = absent. Each text at most 500 characters. */
  readonly contact: Contact;
  /** Completes "Skipped: …"; '' = will be sent. */
  readonly skip: string;
  /** `words` say what was done (repairWords); `from` and `to` at most 200 characters. */
  readonly repairs: readonly { readonly words: string; readonly from: string; readonly to: string }[];
}

export interface OutputPlace {
  readonly field: OutputField;
  /** The text of the header cell, now or to be. */
  readonly header: string;
  /** 0-based. */
  readonly column: number;
  /** ours: written by us before; new: does not exist yet; picked: a column of the user, blank cells only. */
  readonly place: 'ours' | 'new' | 'picked';
}

/** How the tab is understood, with the wishes applied. Column indexes are 0-based as in HeaderReading. */
export interface Mapping {
  readonly sheetId: number;
  readonly tabName: string;
  readonly rows: number;
  /** Header texts of all columns up to the last used one, each at most 100 characters; '' where there is none. */
  readonly headers: readonly string[];
  /** Columns that hold our results: never offered as input. */
  readonly ownColumns: readonly number[];
  readonly reading: HeaderReading;
  /** The first four rows of the scope. */
  readonly preview: readonly PreviewRow[];
  /** Rows of the scope with a company name but no domain; they are skipped, and no other service is asked. */
  readonly companyOnlyRows: number;
  readonly outputs: readonly OutputPlace[];
}

/** What a bill and a run are about. Absent in a request: the rows selected now. */
export type What =
  | { readonly kind: 'scope'; readonly scope: Scope }
  /** The failed lookups of a job with these reasons (PageJob.failures). */
  | { readonly kind: 'retry'; readonly jobId: string; readonly reasons: readonly string[] }
  /** What the job's pilot left. */
  | { readonly kind: 'rest'; readonly jobId: string }
  /** At once and priced: what may be paid already and would be checked free later. */
  | { readonly kind: 'again'; readonly jobId: string }
  /** With this user's key: what another person's job never submitted. */
  | { readonly kind: 'take over'; readonly jobId: string };

/** What the page asks for before a run; anything missing or unknown falls back to the settings. */
export interface RunRequest {
  readonly type?: EnrichmentType;
  readonly rule?: InputRule;
  readonly forceRefresh?: boolean;
  /** Credits; the job pauses there. */
  readonly cap?: number;
  readonly what?: What;
  /** false: this run polls although a webhook is set up (PageBill.minutesWebhook). */
  readonly webhook?: boolean;
  /** Ten contacts spread over the list. */
  readonly pilot?: true;
  /** The bill that the user saw. A plan that now costs more is refused with "bill changed", and nothing is spent. */
  readonly confirmed?: { readonly contacts: number; readonly creditsAtMost: number };
}

/** The server's shape with what the page says of these fields: a server may promise more than the page asks for. */
type With<Base, Said> = Omit<Base, keyof Said> & Said;

export type PageBill = With<
  Bill,
  {
    /** Credits, judged by this document's own history. */
    readonly creditsLikely?: number;
    /** Minutes with the sidebar closed, and how often the trigger wakes; absent: no trigger is to be had. */
    readonly background?: { readonly minutes: number; readonly everyMinutes: number };
    readonly minutesWebhook?: number;
    /** Today's Google quotas: what this run takes (need) of what a day holds. */
    readonly quota?: {
      readonly requests: { readonly need: number; readonly aDay: number };
      readonly backgroundMinutes: { readonly need: number; readonly aDay: number };
    };
    /** Pairs of contacts that are probably one person; each is still looked up. Rows are examples. */
    readonly samePerson?: {
      readonly pairs: number;
      readonly firstRows: readonly (readonly [number, number])[];
    };
    readonly rangesBilled?: readonly RowRange[];
  }
>;

/** Everything the progress, trial and done views need; what today's server does not say is absent. */
export type PageJob = With<
  JobReport,
  {
    /** When the state was entered. */
    readonly stateSinceMs?: number;
    /** Contacts that ended in the last minutes, a minute. */
    readonly ratePerMinute?: number;
    readonly minutesLeft?: number;
    /** Ceiling of the job, and of what it has not sent. Credits. */
    readonly creditsAtMost?: number;
    readonly creditsAtMostRest?: number;
    readonly cap?: number;
    /** When the trigger goes on if nobody has the sidebar open. */
    readonly backgroundAtMs?: number;
    /** When lookups in doubt are checked free. */
    readonly doubtUntilMs?: number;
    /** Requests of this key in each of the last 12 minutes, oldest first. */
    readonly requestsByMinute?: readonly number[];
    /** Never submitted: what a take-over would move. */
    readonly unsent?: number;
    /** Errors by the words after "Error: ", most frequent first; `canRetry` = a retry may help. */
    readonly failures?: readonly {
      readonly why: string;
      readonly count: number;
      readonly canRetry: boolean;
    }[];
    /** Results without a row, and cells that hold another contact's result. */
    readonly loose?: { readonly unplaced: number; readonly moved: number };
    /** Who found them, most frequent first. Names as the vendor gives them, at most 60 characters. */
    readonly providers?: readonly (readonly [string, number])[];
    /** Found by confidence: ten counts, 0–9, 10–19, … 90–100; `median` of those with a confidence. */
    readonly confidence?: { readonly tens: readonly number[]; readonly median: number };
    readonly pilot?: {
      readonly contacts: readonly { readonly name: string; readonly status: EndStatus | 'under way' }[];
      readonly restContacts: number;
      readonly restCreditsAtMost: number;
    };
    /** possible: some of its cells may be cleared; undone: they were; absent: neither. */
    readonly undo?: 'possible' | 'undone';
  }
>;

export type PageReport = With<Report, { readonly jobs: readonly PageJob[] }>;

export type PageStep = With<StepResult, { readonly report: PageReport }>;

export type PageKey = With<
  KeyState,
  {
    /** own: this user's; shared: another editor shared theirs with the document. */
    readonly whose?: 'own' | 'shared';
    /** This user shares their key. */
    readonly isShared?: boolean;
  }
>;

export type PageSettings = With<
  Settings,
  {
    /** Credits: default cap of a run, limit above which the page asks again, daily cap of formulas. 0 = off. */
    readonly creditsPerRun?: number;
    readonly askAboveCredits?: number;
    readonly formulaCreditsPerDay?: number;
    /** Validations that "Found" accepts; others are "Found (risky)". */
    readonly accept?: readonly ('valid' | 'unknown' | 'risky')[];
    /** first results: spreads submits and polls; fastest finish: submits all, then polls. */
    readonly order?: 'first results' | 'fastest finish';
    /** Absent: light. */
    readonly theme?: 'light' | 'dark';
  }
>;

export type PageOpening = With<
  Opening,
  {
    readonly report: PageReport;
    readonly key: PageKey;
    readonly settings: PageSettings;
    readonly can?: { readonly [capability in Capability]?: true };
    /** view: this person may not edit the document; the page only shows. Absent: edit. */
    readonly access?: 'edit' | 'view';
    /** Zone of the document, so that the page says the same times as the notes in its cells. Absent: the reader's. */
    readonly timeZone?: string;
    readonly survey?: Survey;
  }
>;

/** Visible choices beside the key: share it with the document; formulas may use it, up to the daily cap. */
export interface KeyChoices {
  readonly share: boolean;
  readonly formulas: boolean;
}

export interface Activity {
  /** Credits of each of the last 30 days, oldest first, today last. */
  readonly creditsByDay: readonly number[];
  readonly found: number;
  readonly contacts: number;
  readonly credits: number;
  /** Of these, what formulas asked; absent: nothing. */
  readonly formulas?: { readonly lookups: number; readonly credits: number };
  /** Newest first, at most 50. */
  readonly jobs: readonly PageJob[];
  /** The trigger's heartbeat; absent: no background work. Times in epoch ms, 0 = not known. */
  readonly background?: { readonly isMine: boolean; readonly lastMs: number; readonly nextMs: number };
}

/** Results that stand nowhere or in the wrong row. At most 100 of each kind; the counts are in PageJob.loose. */
export interface Loose {
  readonly unplaced: readonly { readonly name: string; readonly result: string }[];
  readonly moved: readonly { readonly row: number; readonly name: string; readonly belongsTo: string }[];
}

/** `url`: the /exec address that the user pasted. */
export type WebhookWish =
  | { readonly kind: 'on'; readonly url: string }
  | { readonly kind: 'off' }
  | { readonly kind: 'rotate' };

export type LooseWish = 'place again' | 'put back' | 'leave';

/**
 * [read] may be retried by the page · [write] stores something, spends nothing, is never retried · [spend] starts
 * paid work after a bill, is never retried: after a lost answer the page opens anew and shows what stands.
 */
export interface SidebarApi {
  /** [read] All that the first view needs. */
  sidebarOpen(): PageAnswer<PageOpening>;
  /** [read] The active tab and its selection now. */
  sidebarSurvey(): PageAnswer<Survey>;
  /** [read] How the columns are understood, with preview. Reasons: no selection, no rows, ledger tab. */
  sidebarMapping(request: MappingRequest): PageAnswer<Mapping>;
  /** [write] Keeps the user's columns and outputs for this tab, learns from them, and reads again. */
  sidebarSaveMapping(request: MappingRequest): PageAnswer<Mapping>;
  /** [read] Reasons: as Refusal. */
  sidebarBill(request: RunRequest): PageAnswer<PageBill>;
  /** [spend] Reasons: as Refusal, bill changed, read only. */
  sidebarRun(request: RunRequest): PageAnswer<PageStep>;
  /** One bounded step (≤ 20 s) of whatever is open; safe to call at any time by anyone. */
  sidebarStep(): PageAnswer<PageStep>;
  /**
   * [write] Stop sends nothing more and still collects what is in flight. Resume with `credits`: the new limit of a job
   * that its limit stopped.
   */
  sidebarControl(jobId: string, wish: 'pause' | 'resume' | 'stop', credits?: number): PageAnswer<PageStep>;
  /** [write] Selects rows (1-based, at most 100) in the sheet. Value: how many were selected. */
  sidebarShowRows(sheetId: number, rows: readonly number[]): PageAnswer<number>;
  /** [read] */
  sidebarActivity(): PageAnswer<Activity>;
  /** [read] */
  sidebarLoose(jobId: string): PageAnswer<Loose>;
  /** [write] "place again" is for unplaced results, "put back" and "leave" for moved ones. */
  sidebarSettle(jobId: string, wish: LooseWish): PageAnswer<PageStep>;
  /** [write] Clears cells that still hold exactly what the job wrote, on rows of that contact. */
  sidebarUndo(jobId: string): PageAnswer<PageStep & { readonly cleared: number; readonly kept: number }>;
  /** [write] Tests without spending (a GET of a run that cannot exist), then stores for this user. */
  sidebarSaveKey(key: string, choices?: KeyChoices): PageAnswer<PageKey>;
  /** [read] Tests the stored key without spending. */
  sidebarTestKey(): PageAnswer<PageKey>;
  /** [write] */
  sidebarShareKey(share: boolean): PageAnswer<PageKey>;
  /** [write] */
  sidebarRemoveKey(): PageAnswer<PageKey>;
  /** [write] Only the changed ones; unknown or out of bounds: kept as they were. */
  sidebarSaveSettings(settings: Partial<PageSettings>): PageAnswer<PageSettings>;
  /** [write] Tests the address through itself (up to half a minute) and switches on; or off; or a new secret. */
  sidebarChangeWebhook(wish: WebhookWish): PageAnswer<WebhookState>;
  /** [write] 12 invented contacts on a tab of their own. Reason: would overwrite. */
  sidebarAddSamples(): PageAnswer<Survey>;
  /** [read] Text to paste into an issue: counts, states, versions; no key, no person's data. */
  sidebarDiagnostics(): PageAnswer<string>;
  /** [write] Ledger, properties, metadata, own triggers. Results in the tabs stay. Refused while a job is open. */
  sidebarRemoveData(): PageAnswer<PageOpening>;
}

export type { JobReport, Report } from './job/flight/report.js';
export type { StepResult } from './job/flight/step.js';
export type { Answer, KeyState, Opening } from './job/page/desk-calls.js';
export type { WebhookState } from './job/page/webhook-calls.js';
export type { Bill } from './job/plan/bill.js';
