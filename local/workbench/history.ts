// Undo and redo of one person. Typed cells go back one by one, and only where nobody wrote since; acts that move
// cells (sorting, inserting …) go back only while the document is as they left it, because undoing them under a
// running job would undo the job's work too.
import type { Cell } from '../appsscript/spreadsheet/cell.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { putCell } from '../appsscript/spreadsheet/edit.js';
import { type Rect, rect } from '../appsscript/spreadsheet/values.js';

interface CellStep {
  readonly kind: 'cells';
  readonly label: string;
  readonly sheetId: number;
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly before: Cell;
    readonly after: Cell;
  }[];
}

interface WholeStep {
  readonly kind: 'whole';
  readonly label: string;
  readonly before: SheetDocument;
  readonly after: SheetDocument;
  /** Count of changes right after the act. */
  count: number;
}

type Step = CellStep | WholeStep;

const MOST_STEPS = 100;

export class History {
  private undoable: Step[] = [];
  private redoable: Step[] = [];
  private count = 0;

  constructor(private readonly document: SheetDocument) {
    document.subscribe((change) => {
      if (change.kind !== 'calculated') this.count++;
    });
  }

  get undo(): string | null {
    return this.undoable.at(-1)?.label ?? null;
  }

  get redo(): string | null {
    return this.redoable.at(-1)?.label ?? null;
  }

  /** Does an act on cells of some areas of one tab and remembers what it changed. `act` says whether it was done. */
  onCells(label: string, sheetId: number, areas: () => readonly Rect[], act: () => boolean): void {
    const before = this.document.fork();
    if (!act()) return;
    const now = this.document.sheetById(sheetId);
    const then = before.sheetById(sheetId);
    if (!now || !then) return;
    const cells: CellStep['cells'][number][] = [];
    for (const area of areas()) {
      const visit = (row: number, column: number) => {
        const [old, fresh] = [then.grid.cell(row, column), now.grid.cell(row, column)];
        if (old !== fresh) cells.push({ row, column, before: old, after: fresh });
      };
      // A cell that was emptied exists in one of the two only.
      const seen = new Set<number>();
      for (const grid of [then.grid, now.grid])
        grid.eachCell(area, (row, column) => {
          const key = row * 20_000 + column;
          if (!seen.has(key)) visit(row, column);
          seen.add(key);
        });
    }
    this.remember({ kind: 'cells', label, sheetId, cells });
  }

  /** Does an act that moves cells or tabs. */
  onAll(label: string, act: () => boolean): void {
    const before = this.document.fork();
    if (!act()) return;
    this.remember({ kind: 'whole', label, before, after: this.document.fork(), count: this.count });
  }

  private remember(step: Step): void {
    this.undoable = [...this.undoable.slice(1 - MOST_STEPS), step];
    this.redoable = [];
  }

  /** A sentence when it cannot be done. */
  step(way: 'undo' | 'redo'): string | undefined {
    const [from, to] = way === 'undo' ? [this.undoable, this.redoable] : [this.redoable, this.undoable];
    const step = from.at(-1);
    if (!step) return `There is nothing to ${way}.`;
    if (step.kind === 'whole' && step.count !== this.count) {
      from.pop();
      return `"${step.label}" cannot be ${way === 'undo' ? 'undone' : 'done again'}: the sheet has changed since.`;
    }
    from.pop();
    to.push(step);
    if (step.kind === 'cells') this.putCells(step, way);
    else {
      this.document.adopt(way === 'undo' ? step.before : step.after);
      step.count = this.count;
      // What lies below it in both piles was valid before this act and is so again.
      const next = from.at(-1);
      if (next?.kind === 'whole') next.count = this.count;
    }
    return undefined;
  }

  private putCells(step: CellStep, way: 'undo' | 'redo'): void {
    const sheet = this.document.sheetById(step.sheetId);
    if (!sheet) return;
    for (const { row, column, before, after } of step.cells) {
      const [expected, wanted] = way === 'undo' ? [after, before] : [before, after];
      if (sheet.grid.cell(row, column) !== expected) continue;
      putCell(this.document, sheet, row, column, wanted);
      this.document.touched(sheet, rect(row, column));
    }
  }
}
