// Undo: clears the cells that still hold exactly what a job wrote on rows of its contacts. As careful as placement:
// an intent ahead, the block read before and after, and what a concurrent move made wrong is put back.
import type { World } from '../../ports.js';
import { literalText } from '../../sheet/cell.js';
import { contactKey } from '../../sheet/contact.js';
import { keyOfRow } from '../../sheet/locate.js';
import { NUMBER_FIELDS, type OutputField } from '../../sheet/outputs.js';
import { type CellWrite, type Image, type Placeable, writesFor } from '../../sheet/placement.js';
import type { Desk } from '../desk/desk.js';
import { type EndedLine, jobEndings } from '../desk/job-lines.js';
import { BUSY, isRefusal, NO_SUCH_JOB, type Refusal, refused } from '../desk/reply.js';
import { keyInUse } from '../desk/settings.js';
import { underLease } from '../desk/under-lease.js';
import { isOpen } from '../desk/vocabulary.js';
import { writeCells } from './cells.js';
import { byKey } from './compare.js';
import { putTabRight } from './put-right.js';
import { readTab, type TabInStep } from './tab.js';
import { forEachResult, isWritten, lookForUndo, type UndoLook } from './undo-look.js';
import { readImage, verify } from './verify.js';

export interface Undone {
  /** Cells cleared, and cells that were changed since and stay. */
  readonly cleared: number;
  readonly kept: number;
}

const BLOCK_ROWS = 120;
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
  /** Something moved under a write of this round. */
  private isDisturbed = false;

  constructor(
    private readonly desk: Desk,
    private readonly tab: TabInStep,
    private readonly lines: ReadonlyMap<string, EndedLine>,
  ) {}

  run(): { readonly isWhole: boolean } | Refusal {
    let first: UndoLook | undefined;
    for (let round = 0; round < ROUNDS; round++) {
      const look = this.look();
      first = first ?? look;
      this.kept = look.kept;
      if (look.rows.length === 0) return { isWhole: true };
      const end = this.clearRows(look.rows);
      // What stood there before anything was cleared is what must stand there after.
      if (this.isDisturbed) this.putBack(first);
      if (end !== 'cleared') return end;
    }
    return { isWhole: this.look().rows.length === 0 };
  }

  private look(): UndoLook {
    const { job, layout } = this.tab;
    return lookForUndo(this.desk.world.grid, job.sheetId, layout, this.lines);
  }

  private clearRows(rows: readonly number[]): 'cleared' | { readonly isWhole: false } | Refusal {
    const { world } = this.desk;
    for (let at = 0; at < rows.length; ) {
      if (world.clock.nowMs() - world.startedMs > WORK_MS) return { isWhole: false };
      const first = rows[at] ?? 0;
      while (at < rows.length && (rows[at] ?? 0) < first + BLOCK_ROWS) at += 1;
      const trouble = this.clearBlock(first, rows[at - 1] ?? first);
      if (trouble) return trouble;
    }
    return 'cleared';
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
    const writes = image ? this.writesIn(image, blanks) : [];
    const end = image && writes.length > 0 ? this.write(image, writes, blanks) : undefined;
    desk.setIntents(desk.intents.filter((other) => other.execution !== world.execution));
    return end ?? (desk.commit() && image ? undefined : BUSY);
  }

  /** Blanks for the cells that show what the job wrote; blank ones among them keep the rectangles few. */
  private writesIn(image: Image, blanks: readonly Placeable[]): CellWrite[] {
    const { layout } = this.tab;
    // In a column that the user picked, what the job wrote is cleared like any other.
    return writesFor(image, { ...layout, picked: [] }, blanks).cells.filter(({ row, column, field }) => {
      const cells = image.display[row - image.firstRow] ?? [];
      const line = this.lines.get(keyOfRow(cells, image.firstColumn, layout) ?? '');
      return line !== undefined && isWritten(line, field, cells[column - image.firstColumn] ?? '');
    });
  }

  private write(
    image: Image,
    writes: readonly CellWrite[],
    blanks: readonly Placeable[],
  ): Refusal | undefined {
    const { desk, tab } = this;
    const refusedRows = writeCells(desk.world.grid, tab.job.sheetId, writes);
    const written = writes.filter((write) => !refusedRows.has(write.row));
    if (written.length === 0)
      return refused('read only', `The tab "${tab.job.tabName}" is protected, so nothing was cleared there.`);
    const checked = verify(desk, tab, image, written, blanks);
    if (checked === 'tab changed') return refused('no columns', 'The tab was deleted just now.');
    const { firstRow, firstColumn, display } = image;
    const wasFilled = ({ row, column }: CellWrite) => display[row - firstRow]?.[column - firstColumn] !== '';
    const isCleared = (write: CellWrite) => checked.placed.get(write.id)?.includes(write.row) === true;
    this.cleared += written.filter((write) => wasFilled(write) && isCleared(write)).length;
    this.isDisturbed = this.isDisturbed || !written.every(isCleared);
    return undefined;
  }

  /** Gives rows of other contacts back what our blanks hit, wherever they stand now, until the tab is at rest. */
  private putBack({ stays }: UndoLook): void {
    const { desk, tab } = this;
    const { grid } = desk.world;
    const { sheetId } = tab.job;
    for (let pass = 0; pass < ROUNDS; pass++) {
      grid.flush();
      const writes: CellWrite[] = [];
      forEachResult(grid, sheetId, tab.layout, (row, key, texts) => {
        const stay = stays.get(key) ?? {};
        for (const field of Object.keys(stay) as OutputField[]) {
          const column = tab.layout.outputs[field];
          const text = stay[field] ?? '';
          if (column !== undefined && texts[field] === '')
            writes.push({ row, column, field, value: cellOf(field, text), id: '' });
        }
      });
      if (writes.length === 0) return;
      writeCells(grid, sheetId, writes);
      // A row may have moved under this write as well; then a result stands on another's row.
      putTabRight(desk, tab.job);
    }
  }
}

/** A text as it showed, as the cell that shows it. */
function cellOf(field: OutputField, text: string): string | number {
  const number = Number(text);
  return NUMBER_FIELDS.includes(field) && Number.isFinite(number) ? number : literalText(text);
}
