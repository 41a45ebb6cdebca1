// The state of the page, in one place. The server holds the truth; this is what it said last and what the user is
// about to ask for. Views read it, actions change it.
import { computed, signal } from '@preact/signals';
import type {
  Activity,
  Capability,
  Loose,
  Mapping,
  PageBill,
  PageOpening,
  PageReport,
  PageSettings,
  Survey,
} from '../sidebar-api.js';
import { type Draft, FRESH_DRAFT } from './draft.js';
import type { Lost } from './server.js';
import type { Times } from './view-format.js';
import { type Place, type Tab, viewOf } from './view-route.js';

/** What the user should read now: in place, above the view's own content. */
export interface Notice {
  readonly tone: 'bad' | 'good' | 'plain';
  readonly sentence: string;
  readonly details: string;
}

/** A call that the user waits for; its button says so. */
export interface Task {
  readonly id: string;
  readonly words: string;
}

const NO_REPORT: PageReport = { nowMs: 0, jobs: [] };

export const store = {
  opening: signal<PageOpening | undefined>(undefined),
  /** The page could not open at all. */
  trouble: signal<
    Lost | { readonly lost: 'refused'; readonly sentence: string; readonly details: string } | undefined
  >(undefined),
  report: signal<PageReport>(NO_REPORT),
  /** Server time minus this browser's. */
  clockAheadMs: signal(0),
  /** This browser's clock, moved once a second while something is counted down. */
  tickMs: signal(Date.now()),
  /** Browser time of the next step; undefined: none is planned. */
  nextStepMs: signal<number | undefined>(undefined),
  /** Steps that failed one after the other. */
  failedSteps: signal(0),
  tab: signal<Tab>('enrich'),
  place: signal<Place>({ kind: 'auto' }),
  draft: signal<Draft>(FRESH_DRAFT),
  survey: signal<Survey | undefined>(undefined),
  mapping: signal<Mapping | undefined>(undefined),
  isMappingStale: signal(false),
  bill: signal<PageBill | undefined>(undefined),
  activity: signal<Activity | undefined>(undefined),
  loose: signal<Loose | undefined>(undefined),
  diagnostics: signal(''),
  settingsDraft: signal<Partial<PageSettings>>({}),
  task: signal<Task | undefined>(undefined),
  notice: signal<Notice | undefined>(undefined),
  /** Jobs whose owner went to top up; Resume comes first when they are back. */
  toppedUp: signal<ReadonlySet<string>>(new Set()),
};

export const view = computed(() =>
  viewOf({
    opening: store.opening.value,
    isInTrouble: store.trouble.value !== undefined,
    report: store.report.value,
    pastJobs: store.activity.value?.jobs ?? [],
    tab: store.tab.value,
    place: store.place.value,
  }),
);

/** May this page offer it? Who can only view the document is offered nothing. */
export function can(capability: Capability): boolean {
  const opening = store.opening.value;
  return opening?.access !== 'view' && opening?.can?.[capability] === true;
}

/** The server's time now, in the zone of the document. */
export function times(): Times {
  return {
    nowMs: store.tickMs.value + store.clockAheadMs.value,
    timeZone: store.opening.value?.timeZone,
  };
}

export function change(part: Partial<Draft>): void {
  store.draft.value = { ...store.draft.value, ...part };
}

export function say(sentence: string, tone: Notice['tone'] = 'bad', details = ''): void {
  store.notice.value = { tone, sentence, details };
}
