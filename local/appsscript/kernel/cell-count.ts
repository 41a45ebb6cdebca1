// How many cells an execution moved between the sheet and the script: what a spreadsheet call really costs.
// Counted from the tables that cross, so that no service has to keep account.

function tableSize(value: unknown): number {
  if (!Array.isArray(value)) return 0;
  let cells = 0;
  for (const row of value) if (Array.isArray(row)) cells += row.length;
  return cells;
}

export class CellCount {
  read = 0;
  written = 0;

  /** Counts one call of Range: a table that came back was read, a table that was given was written. */
  count(label: string, args: readonly unknown[], result: unknown): void {
    if (!label.startsWith('Range.')) return;
    if (label.startsWith('Range.get')) this.read += tableSize(result);
    else if (label.startsWith('Range.set')) this.written += tableSize(args[0]);
  }
}
