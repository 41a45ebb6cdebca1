// Undo: clears the cells that still hold exactly what a job wrote on rows of its contacts. As careful as placement:
// an intent ahead, the block read before and after, and what a concurrent move made wrong is put back.
import type { World } from '../ports.js';
import { contactKey } from '../sheet/contact.js';
import { spanOf } from '../sheet/layout.js';
import { keyOfRow } from '../sheet/locate.js';
import { OUTPUT_FIELDS, type OutputField } from '../sheet/outputs.js';
import { type CellWrite, type Image, type Placeable, shown, writesFor } from '../sheet/placement.js';
import { placeableOf, writeCells } from './cells.js';
import { byKey } from './compare.js';
import type { Desk } from './desk.js';
import { type EndedLine, jobEndings } from './job-lines.js';
import { readImage, type TabInStep, verify } from './place.js';
import { BUSY, isRefusal, NO_SUCH_JOB, type Refusal, refused } from './reply.js';
import { keyInUse } from './settings.js';
import { underLease } from './start.js';
import { readTab } from './tab.js';
import { isOpen } from './vocabulary.js';

export interface Undone {
  /** Cells cleared, and cells that were changed since and stay. */
  readonly cleared: number;
  readonly kept: number;
}

const BLOCK_ROWS = 120;
const ROWS_A_READ = 20_000;
/** An execution ends at 6 min [Quotas]; what is left is undone by the next press. */
const WORK_MS = 240_000;
/** A row that keeps moving away is left to the next press. */
const ROUNDS = 3;

export function undoJob(world: World, jobId: string): Undone | Refusal {
  return underLease(world, keyInUse(world), (desk) => {
    const job = desk.job(jobId);
    if (!job) return NO_SUCH_JOB;
    if (isOpen(job.state) || desk.book.all().some((flight) => flight.jobId === job.id))
      return refused('busy', 'This job is still at work. Stop it first, and wait until it has ended.');
    const reading = readTab(world.grid, job);
    if (reading.kind !== 'ready')
      return refused(
        'no columns',
        `The tab "${job.tabName}" or its columns are gone, so nothing is cleared.`,
      );
    const { layout, headers } = reading;
    const tab: TabInStep = { job, layout, headers, located: undefined, rounds: new Map() };
    const undoing = new Undoing(desk, tab, byKey(jobEndings(world.grid, job)));
    const end = undoing.run();
    if (isRefusal(end)) return end;
    desk.putJob({ ...(desk.job(jobId) ?? job), undo: end.isWhole ? 'undone' : 'begun' });
    return { cleared: undoing.cleared, kept: undoing.kept };
  });
}

class Undoing {
  cleared = 0;
  kept = 0;

  constructor(
    private readonly desk: Desk,
    private readonly tab: TabInStep,
    private readonly lines: ReadonlyMap<string, EndedLine>,
  ) {}

  run(): { readonly isWhole: boolean } | Refusal {
    const { clock } = this.desk.world;
    for (let round = 0; round < ROUNDS; round++) {
      const { rows, kept } = this.rowsToClear();
      this.kept = kept;
      if (rows.length === 0) return { isWhole: true };
      for (let at = 0; at < rows.length; ) {
        if (clock.nowMs() - this.desk.world.startedMs > WORK_MS) return { isWhole: false };
        const first = rows[at] ?? 0;
        while (at < rows.length && (rows[at] ?? 0) < first + BLOCK_ROWS) at += 1;
        const trouble = this.clearBlock(first, rows[at - 1] ?? first);
        if (trouble) return trouble;
      }
    }
    return { isWhole: this.rowsToClear().rows.length === 0 };
  }

  /** What the job wrote into this field for the row's contact, as it shows; undefined: no contact of the job. */
  private wrote(key: string | undefined): Placeable | undefined {
    const line = key === undefined ? undefined : this.lines.get(key);
    return line && key !== undefined ? placeableOf(line.id, key, line.ending) : undefined;
  }

  private isOurs(wrote: Placeable, field: OutputField, display: string): boolean {
    return display === shown(wrote.cells[field] ?? '');
  }

  /** Rows with a cell to clear, and how many filled cells of the job's contacts hold something else now. */
  private rowsToClear(): { readonly rows: readonly number[]; readonly kept: number } {
    const { grid } = this.desk.world;
    const { job, layout } = this.tab;
    const shape = grid.shape(job.sheetId);
    const span = spanOf(layout);
    const rows: number[] = [];
    let kept = 0;
    for (let first = layout.headerRow + 1; shape && first <= shape.lastRow; first += ROWS_A_READ) {
      const count = Math.min(ROWS_A_READ, shape.lastRow - first + 1);
      const block = { row: first, column: span.first, rows: count, columns: span.last - span.first + 1 };
      grid.display(job.sheetId, block).forEach((cells, index) => {
        const wrote = this.wrote(keyOfRow(cells, span.first, layout));
        if (!wrote) return;
        const filled = OUTPUT_FIELDS.map((field): [OutputField, string] => [
          field,
          cells[(layout.outputs[field] ?? 0) - span.first] ?? '',
        ]).filter(([, display]) => display !== '');
        const ours = filled.filter(([field, display]) => this.isOurs(wrote, field, display));
        if (ours.length > 0) rows.push(first + index);
        kept += filled.length - ours.length;
      });
    }
    return { rows, kept };
  }

  private clearBlock(first: number, last: number): Refusal | undefined {
    const { desk, tab } = this;
    const { world } = desk;
    const { sheetId } = tab.job;
    const shape = world.grid.shape(sheetId);
    if (!shape) return refused('no columns', 'The tab was deleted just now.');
    const lines = [...this.lines.values()];
    const intent = {
      execution: world.execution,
      startedMs: world.startedMs,
      sheetId,
      firstRow: first,
      lastRow: last,
      columns: Object.values(tab.layout.outputs),
      // One of them names the job, and recovery looks at whole jobs.
      lookups: lines.slice(0, 1).map(({ id }) => id),
    };
    desk.setIntents([...desk.intents, intent]);
    if (!desk.commit()) return BUSY;
    world.grid.flush();
    const image = readImage(desk, tab, shape, first, Math.min(last, shape.maxRows));
    const blanks = lines.map(({ id, contact }): Placeable => ({ id, key: contactKey(contact), cells: {} }));
    const writes = this.writesIn(image, blanks);
    const end = writes.length > 0 ? this.write(image, writes, blanks) : undefined;
    desk.setIntents(desk.intents.filter((other) => other.execution !== world.execution));
    return end ?? (desk.commit() ? undefined : BUSY);
  }

  /** Blanks for the cells that show what the job wrote; blank ones among them keep the rectangles few. */
  private writesIn(image: Image, blanks: readonly Placeable[]): CellWrite[] {
    const { layout } = this.tab;
    return writesFor(image, layout, blanks).cells.filter(({ row, column, field }) => {
      const cells = image.display[row - image.firstRow] ?? [];
      const wrote = this.wrote(keyOfRow(cells, image.firstColumn, layout));
      return wrote !== undefined && this.isOurs(wrote, field, cells[column - image.firstColumn] ?? '');
    });
  }

  private write(
    image: Image,
    writes: readonly CellWrite[],
    blanks: readonly Placeable[],
  ): Refusal | undefined {
    const { desk, tab } = this;
    const refusedRows = writeCells(desk.world.grid, tab.job.sheetId, writes);
    if (refusedRows === 'all')
      return refused('read only', `The tab "${tab.job.tabName}" is protected, so nothing was cleared there.`);
    const written = refusedRows === 'none' ? writes : writes.filter((write) => !refusedRows.has(write.row));
    const checked = verify(desk, tab, image, written, blanks);
    if (checked === 'tab changed') return refused('no columns', 'The tab was deleted just now.');
    const { firstRow, firstColumn, display } = image;
    const wasFilled = ({ row, column }: CellWrite) => display[row - firstRow]?.[column - firstColumn] !== '';
    const isCleared = (write: CellWrite) => checked.placed.get(write.id)?.includes(write.row) === true;
    this.cleared += written.filter((write) => wasFilled(write) && isCleared(write)).length;
    return undefined;
  }
}
