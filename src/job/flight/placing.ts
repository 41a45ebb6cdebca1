// Answers onto their rows, job by job, then into the ledger; and what becomes of a job whose rows cannot be written.

import type { CellHint } from '../desk/asked.js';
import type { Desk } from '../desk/desk.js';
import type { Job } from '../desk/records.js';
import { maySubmit, type PauseReason } from '../desk/vocabulary.js';
import type { Inbox } from '../inbox/inbox.js';
import { placeBlock } from '../place/place.js';
import { readTab, type TabInStep } from '../place/tab.js';
import { settleFinished } from './finish.js';
import { answerTwins } from './twins.js';

/**
 * Before a step sends: a job whose tab is gone, or whose document this person may no longer edit, would pay for results
 * that cannot be placed.
 */
export function checkTabs(desk: Desk, payer: string | undefined): void {
  const { grid } = desk.world;
  for (const job of desk.allJobs()) {
    if (job.payer !== payer || !maySubmit(job.state)) continue;
    const access = grid.access(job.sheetId);
    if (access !== 'edit') pause(desk, job, access === 'gone' ? 'tab deleted' : 'cannot write');
  }
}

function pause(desk: Desk, job: Job, reason: PauseReason, detail = job.tabName): void {
  if (maySubmit(job.state)) desk.putJob({ ...job, state: { kind: 'paused', reason, detail } });
}

export class Placing {
  private readonly tabs = new Map<string, TabInStep>();
  /** Jobs that nothing could be placed for since all was placed. */
  private readonly rested = new Set<string>();

  constructor(
    private readonly desk: Desk,
    private readonly inbox: Inbox,
    /** Where formulas stand whose lookups end in this step. */
    private readonly settledCells: CellHint[],
  ) {}

  /**
   * One block onto its rows or, when every row has its result, what is placed into the ledger; requests may go in
   * between. A job whose tab is not to be written now gets its turn again after the ledger.
   */
  next(): 'more' | 'all placed' | 'lease lost' {
    const { desk } = this;
    // Nothing leaves the run book before those who wait for the same answer have it: they would ask and pay again.
    answerTwins(desk);
    for (const job of desk.allJobs()) {
      const tab = this.rested.has(job.id) ? undefined : this.tab(job);
      if (!tab) continue;
      const end = placeBlock(desk, tab);
      if (end === 'placed') return 'more';
      if (end === 'lease lost') return end;
      if (end === 'cannot write') this.cannotWrite(job);
      this.rested.add(job.id);
    }
    const end = settleFinished(desk, this.inbox, (flights) => {
      for (const { cell } of flights) if (cell) this.settledCells.push(cell);
    });
    if (end === 'settled') return 'more';
    this.rested.clear();
    return end === 'lease lost' ? end : 'all placed';
  }

  /** The sheet refused every row of a block: the job waits for a person; a stopping one ends without rows. */
  private cannotWrite(job: Job): void {
    const { desk } = this;
    const current = desk.job(job.id) ?? job;
    pause(desk, current, 'cannot write');
    if (current.state.kind !== 'stopping') return;
    for (const flight of desk.book.all())
      if (flight.jobId === job.id && flight.ending) desk.book.put({ ...flight, rowHints: [] });
  }

  /** The job's tab as this step sees it; undefined when there is nothing to place or nowhere to place it. */
  private tab(job: Job): TabInStep | undefined {
    const waiting = this.desk.book
      .all()
      .filter((f) => f.jobId === job.id && f.ending && f.rowHints.length > 0);
    if (waiting.length === 0) return undefined;
    if (job.state.kind === 'paused' && job.state.reason === 'cannot write') return undefined;
    const known = this.tabs.get(job.id);
    if (known) return known;
    const reading = readTab(this.desk.world.grid, job);
    if (reading.kind === 'ready') {
      const tab: TabInStep = {
        job,
        layout: reading.layout,
        headers: reading.headers,
        located: undefined,
        rounds: new Map(),
      };
      this.tabs.set(job.id, tab);
      return tab;
    }
    // Nowhere to place: the results go to the ledger as unplaced, and nothing more is sent.
    for (const flight of waiting) this.desk.book.put({ ...flight, rowHints: [] });
    if (reading.kind === 'tab deleted') pause(this.desk, job, 'tab deleted');
    else pause(this.desk, job, 'columns changed', reading.headers.join(', '));
    return undefined;
  }
}
