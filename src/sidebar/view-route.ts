// Which view is shown: from what the server said and where the user went. Pure.
import type { PageJob, PageOpening, PageReport } from '../sidebar-api.js';

export type Tab = 'enrich' | 'activity' | 'settings';

/** Where the user went on the Enrich tab; auto: wherever the state of the document leads. */
export type Place =
  | { readonly kind: 'auto' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'start' }
  | { readonly kind: 'map' }
  | { readonly kind: 'check' }
  | { readonly kind: 'job'; readonly jobId: string }
  | { readonly kind: 'loose'; readonly jobId: string };

export type View =
  | { readonly kind: 'opening' | 'trouble' | 'connect' | 'start' | 'map' | 'check' | 'activity' | 'settings' }
  | { readonly kind: 'read only' }
  | { readonly kind: 'progress' | 'trial' | 'done' | 'loose'; readonly job: PageJob };

export interface RouteInput {
  readonly opening: PageOpening | undefined;
  readonly isInTrouble: boolean;
  readonly report: PageReport;
  /** Jobs that only the activity list knows. */
  readonly pastJobs: readonly PageJob[];
  readonly tab: Tab;
  readonly place: Place;
}

/** A job that ended longer ago is history, not news. */
const NEWS_MS = 15 * 60_000;

export function isOpenJob(job: PageJob): boolean {
  return job.state.kind !== 'done' && job.state.kind !== 'stopped';
}

function viewOfJob(job: PageJob): View {
  if (isOpenJob(job)) return { kind: 'progress', job };
  return job.pilot && job.pilot.restContacts > 0 ? { kind: 'trial', job } : { kind: 'done', job };
}

/** The job that matters most now: mine before others', the one under way before one that waits in line. */
export function currentJob(report: PageReport): PageJob | undefined {
  const open = report.jobs.filter(isOpenJob);
  const isInLine = (job: PageJob) => job.state.kind === 'waiting' && job.state.reason === 'queued';
  return open.find((job) => job.mine && !isInLine(job)) ?? open.find((job) => job.mine) ?? open[0];
}

export function viewOf(input: RouteInput): View {
  const { opening, report, place } = input;
  if (input.isInTrouble) return { kind: 'trouble' };
  if (!opening) return { kind: 'opening' };
  if (input.tab !== 'enrich') return { kind: input.tab };
  const current = currentJob(report);
  if (place.kind === 'job' || place.kind === 'loose') {
    const job = [...report.jobs, ...input.pastJobs].find((one) => one.id === place.jobId);
    if (job) return place.kind === 'loose' ? { kind: 'loose', job } : viewOfJob(job);
  }
  if (opening.access === 'view') return current ? { kind: 'progress', job: current } : { kind: 'read only' };
  switch (place.kind) {
    case 'connect':
    case 'start':
    case 'map':
    case 'check':
      return { kind: place.kind };
    default: {
      if (current) return { kind: 'progress', job: current };
      if (!opening.key.configured) return { kind: 'connect' };
      const latest = report.jobs.find((job) => job.mine);
      if (latest && report.nowMs - latest.endedAtMs < NEWS_MS && latest.undo !== 'undone')
        return viewOfJob(latest);
      return { kind: 'start' };
    }
  }
}

/** What must change for the focus to move to the title. */
export function viewKey(view: View): string {
  return 'job' in view ? `${view.kind} ${view.job.id}` : view.kind;
}
