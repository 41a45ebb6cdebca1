// The contract between the page (google.script.run) and the server: plain JSON both ways, no Dates, no undefined in
// arrays [HTML service guide]. The page shares these shapes with the server and nothing else. What a server does not
// have yet it leaves out: a capability that is not in `can`, a setting or a figure that is absent, is not shown.

import type { OldResults } from './job/desk/ledger-tab.js';
import type { Refusal } from './job/desk/reply.js';
import type { Settings } from './job/desk/settings.js';
import type { ColumnWishes, OutputWishes } from './job/desk/tab-memory.js';
import type { EnrichmentType } from './job/desk/vocabulary.js';
import type { JobReport, Report } from './job/flight/report.js';
import type { StepResult } from './job/flight/step.js';
import type { KeyState, Opening } from './job/page/desk-calls.js';
import type { Mapping } from './job/page/mapping.js';
import type { Survey } from './job/page/survey.js';
import type { WebhookState } from './job/page/webhook-calls.js';
import type { Bill } from './job/plan/bill.js';
import type { RowRange, Scope } from './job/plan/scope.js';
import type { HeaderReading } from './sheet/columns.js';
import type { InputField, InputRule } from './sheet/contact.js';
import type { OutputField } from './sheet/outputs.js';

export type { EndStatus, PauseReason, WaitReason } from './job/desk/vocabulary.js';
export type { PreviewRow } from './job/page/mapping.js';
export type { OutputPlace } from './job/plan/outputs-plan.js';
export type {
  ColumnWishes,
  EnrichmentType,
  HeaderReading,
  InputField,
  InputRule,
  Mapping,
  OldResults,
  OutputField,
  OutputWishes,
  RowRange,
  Scope,
  Survey,
};

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
  | 'forget' // sidebarForget
  | 'removeData'; // sidebarRemoveData

export interface MappingRequest {
  readonly scope: Scope;
  readonly type: EnrichmentType;
  readonly columns?: ColumnWishes;
  /** Absent: what the tab used last, else the defaults of the type. */
  readonly outputs?: OutputWishes;
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
    /**
     * Minutes with the sidebar closed, and how often the trigger wakes; absent: no trigger is to be had. Before the
     * first job also the minutes that it takes when Google wakes it hourly only.
     */
    readonly background?: {
      readonly minutes: number;
      readonly everyMinutes: number;
      readonly minutesHourly?: number;
    };
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

export type PageJob = JobReport;

export type PageReport = Report;

export type PageStep = StepResult;

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
    /** Credits: default cap of a run, cap of a day, limit above which the page asks again, daily cap of formulas. 0 = off. */
    readonly creditsPerRun?: number;
    readonly creditsPerDay?: number;
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
  sidebarSaveKey(
    key: string,
    choices?: KeyChoices,
  ): PageAnswer<PageKey & { readonly settings?: PageSettings }>;
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
  /**
   * [write] Counts results older than so many days; `isSure` forgets them, and the count is of what is left. Refused
   * while a job is open.
   */
  sidebarForget(days: number, isSure: boolean): PageAnswer<OldResults>;
  /** [write] Ledger, properties, metadata, own triggers. Results in the tabs stay. Refused while a job is open. */
  sidebarRemoveData(): PageAnswer<PageOpening>;
}

export type { JobReport, Report } from './job/flight/report.js';
export type { StepResult } from './job/flight/step.js';
export type { Answer, KeyState, Opening } from './job/page/desk-calls.js';
export type { WebhookState } from './job/page/webhook-calls.js';
export type { Bill } from './job/plan/bill.js';
