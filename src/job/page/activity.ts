// The last 30 days of a document: credits a day, how much was found, its jobs, and whether background work lives.
// Reads the ledger's endings; spends nothing.
import type { Grid, World } from '../../ports.js';
import { isFormulaLookup } from '../desk/asked.js';
import { Desk } from '../desk/desk.js';
import { backgroundOf } from '../desk/heartbeat.js';
import { FIRST_LINE, LEDGER_TITLES, STATE_COLUMN } from '../desk/ledger.js';
import { readLedger } from '../desk/ledger-tab.js';
import { openJobs } from '../desk/records.js';
import { keyInUse, settingsOf } from '../desk/settings.js';
import { type JobReport, reportOf } from '../flight/report.js';

export interface Activity {
  /** Credits of each of the last 30 days, oldest first, today last. */
  readonly creditsByDay: readonly number[];
  readonly found: number;
  readonly contacts: number;
  readonly credits: number;
  /** Newest first, at most 50. */
  readonly jobs: readonly JobReport[];
  /** The trigger's heartbeat; absent: no background work. */
  /** What formulas asked; absent: nothing. Counted above as well. */
  readonly formulas?: { readonly lookups: number; readonly credits: number };
  readonly background?: { readonly isMine: boolean; readonly lastMs: number; readonly nextMs: number };
}

const DAY_MS = 86_400_000;
const DAYS = 30;
const JOBS_AT_MOST = 50;
const LINES_A_READ = 20_000;
const ENDED_AT = LEDGER_TITLES.indexOf('Looked up at') + 1 - STATE_COLUMN;
const CREDITS = LEDGER_TITLES.indexOf('Credits') + 1 - STATE_COLUMN;

/** What the zone's clock shows ahead of UTC now; days of a month ago may differ by an hour of summer time. */
function zoneAheadMs(timeZone: string, nowMs: number): number {
  const shown = (zone: string) => Date.parse(new Date(nowMs).toLocaleString('en-US', { timeZone: zone }));
  const ahead = shown(timeZone) - shown('UTC');
  return Number.isFinite(ahead) ? ahead : 0;
}

interface Ended {
  readonly id: string;
  readonly state: string;
  readonly endedAtMs: number;
  readonly credits: number;
}

/** Visits every ended line. */
function forEachEnding(grid: Grid, visit: (line: Ended) => void): void {
  const ledger = readLedger(grid);
  if (ledger.kind !== 'ready') return;
  const { tab } = ledger;
  for (let row = FIRST_LINE; row <= tab.lastRow; row += LINES_A_READ) {
    const rows = Math.min(LINES_A_READ, tab.lastRow - row + 1);
    const ids = grid.display(tab.sheetId, { row, column: 1, rows, columns: 1 });
    const endings = grid.display(tab.sheetId, { row, column: STATE_COLUMN, rows, columns: CREDITS + 1 });
    endings.forEach((cells, at) => {
      const endedAtMs = Date.parse(cells[ENDED_AT] ?? '');
      const [state = ''] = cells;
      if (Number.isFinite(endedAtMs))
        visit({ id: ids[at]?.[0] ?? '', state, endedAtMs, credits: Number(cells[CREDITS]) || 0 });
    });
  }
}

export function activityOf(world: World): Activity {
  const { grid, clock } = world;
  const nowMs = clock.nowMs();
  const aheadMs = zoneAheadMs(grid.timeZone(), nowMs);
  const dayOf = (ms: number) => Math.floor((ms + aheadMs) / DAY_MS);
  const today = dayOf(nowMs);
  const creditsByDay = Array.from({ length: DAYS }, () => 0);
  let found = 0;
  let contacts = 0;
  const formulas = { lookups: 0, credits: 0 };
  forEachEnding(grid, ({ id, state, endedAtMs, credits }) => {
    const day = dayOf(endedAtMs) - today + DAYS - 1;
    const before = creditsByDay[day];
    if (before === undefined) return;
    creditsByDay[day] = before + credits;
    contacts += 1;
    if (isFormulaLookup(id)) {
      formulas.lookups += 1;
      formulas.credits += credits;
    }
    if (state.startsWith('Found')) found += 1;
  });
  const desk = new Desk(world, keyInUse(world), settingsOf(world));
  const jobs = [...reportOf(desk).jobs].sort((a, b) => b.startedAtMs - a.startedAtMs);
  const background = backgroundOf(world, openJobs(desk.allJobs()));
  return {
    creditsByDay,
    found,
    contacts,
    credits: creditsByDay.reduce((sum, credits) => sum + credits, 0),
    jobs: jobs.slice(0, JOBS_AT_MOST),
    ...(background ? { background } : {}),
    ...(formulas.lookups > 0 ? { formulas } : {}),
  };
}
