// Which cells a script wrote last: the page tints them, so that one sees what a step did. What people do by hand is
// not tinted; a pause in the writing begins a new step.
import type { Change } from '../appsscript/spreadsheet/changes.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { containsCell, type Rect } from '../appsscript/spreadsheet/values.js';

const STEP_PAUSE_MS = 700;
const MOST_RECTANGLES = 2000;

export class Freshness {
  private written: { readonly sheetId: number; readonly area: Rect }[] = [];
  private lastMs = 0;
  private hands = 0;

  constructor(
    document: SheetDocument,
    private readonly machineNow: () => number = Date.now,
  ) {
    document.subscribe((change) => this.hear(change));
  }

  private hear(change: Change): void {
    // Moved rows would carry the tint to other contents.
    if (change.kind === 'structure') this.written = [];
    if (change.kind !== 'cells' || this.hands > 0) return;
    const now = this.machineNow();
    if (now - this.lastMs > STEP_PAUSE_MS) this.written = [];
    this.lastMs = now;
    if (this.written.length < MOST_RECTANGLES) this.written.push(change);
  }

  /** Runs an act of a person: nothing of it counts as fresh, and the tint goes. */
  byHand<T>(act: () => T): T {
    this.hands++;
    try {
      return act();
    } finally {
      this.hands--;
      this.written = [];
    }
  }

  isFresh(sheetId: number, row: number, column: number): boolean {
    return this.written.some((one) => one.sheetId === sheetId && containsCell(one.area, row, column));
  }
}
