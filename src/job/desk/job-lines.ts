// The lines of one job in the ledger: where they stood last is tried first; a sorted ledger is read whole.
import type { Grid } from '../../ports.js';
import { FIRST_LINE } from './ledger.js';
import { type NumberedLine, readLedger, readLines } from './ledger-tab.js';
import { isOfJob, type Job, lookupsOf } from './records.js';
import type { Ending } from './vocabulary.js';

export function linesOfJob(grid: Grid, job: Job): NumberedLine[] {
  const ledger = readLedger(grid);
  if (ledger.kind !== 'ready') return [];
  const isOurs = (line: NumberedLine) => isOfJob(job, line.id);
  const lines = readLines(grid, ledger.tab, job.firstLine + job.first, lookupsOf(job)).filter(isOurs);
  if (lines.length >= lookupsOf(job)) return lines;
  return readLines(grid, ledger.tab, FIRST_LINE, ledger.tab.lastRow).filter(isOurs);
}

export interface EndedLine extends NumberedLine {
  readonly ending: Ending;
}

export function jobEndings(grid: Grid, job: Job): EndedLine[] {
  return linesOfJob(grid, job).flatMap((line) => (line.ending ? [{ ...line, ending: line.ending }] : []));
}
