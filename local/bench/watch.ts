// Watches a job from outside: when each row got its result, and what the waves between two fetchAll cost.
import type { BenchStage } from './stage.js';

/** Calls that read or write cells or wait for the sheet; addressing (getRange, getSheetId …) moves no data. */
const MOVES_CELLS =
  /^(Range|RangeList|SpreadsheetApp)\.(getDisplayValues|getValues|getFormulas|setValues|setFormula|setNote|setNumberFormat|flush)$/;

export interface WaveCost {
  calls: number;
  /** Did it put results into rows? */
  hasResults: boolean;
}

/** Several waves may share one placement: its calls are those of all of them. */
export function callsByPlacement(waves: readonly WaveCost[]): number[] {
  const shares: number[] = [];
  let [calls, count] = [0, 0];
  for (const wave of waves) {
    calls += wave.calls;
    count += 1;
    if (!wave.hasResults) continue;
    shares.push(calls / count);
    [calls, count] = [0, 0];
  }
  return shares;
}

export class Watch {
  /** By row index from 0: when its Status was first seen, ms. */
  readonly placedAtMs = new Map<number, number>();
  readonly waves: WaveCost[] = [];
  propertyOperations = 0;
  private wave: WaveCost = { calls: 0, hasResults: false };
  private mayHaveChanged = false;
  private statusColumn = -1;
  private firstOpen = 0;

  constructor(
    private readonly stage: BenchStage,
    private readonly contacts: number,
  ) {
    stage.host.onServiceCall = (_execution, _number, service, member) => this.heard(`${service}.${member}`);
  }

  get isComplete(): boolean {
    this.look();
    return this.placedAtMs.size >= this.contacts;
  }

  private heard(label: string): void {
    if (label.startsWith('Properties.')) this.propertyOperations += 1;
    if (MOVES_CELLS.test(label)) this.wave.calls += 1;
    if (label === 'Range.setValues') this.mayHaveChanged = true;
    else if (this.mayHaveChanged) this.look();
    if (label === 'UrlFetchApp.fetchAll') {
      this.waves.push(this.wave);
      this.wave = { calls: 0, hasResults: false };
    }
  }

  /** Rows fill roughly in order, so only those between the first open one and the last sent one are looked at. */
  private look(): void {
    this.mayHaveChanged = false;
    const sheet = this.stage.document.sheetByName('Sheet1');
    if (!sheet) return;
    if (this.statusColumn < 0)
      for (let column = 3; column < sheet.maxColumns; column++)
        if (sheet.grid.cell(0, column).value === 'Status') this.statusColumn = column;
    if (this.statusColumn < 0) return;
    const last = Math.min(this.contacts, this.firstOpen + 1_500);
    for (let row = this.firstOpen; row < last; row++) {
      if (this.placedAtMs.has(row)) continue;
      if (!sheet.grid.cell(row + 1, this.statusColumn).hasContent) continue;
      this.placedAtMs.set(row, this.stage.host.now());
      this.wave.hasResults = true;
    }
    while (this.placedAtMs.has(this.firstOpen)) this.firstOpen += 1;
  }
}
