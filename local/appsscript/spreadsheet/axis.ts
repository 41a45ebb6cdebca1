// Properties of the rows (or columns) of a sheet: size, hidden by a user, hidden by the filter. Sparse.

export interface Line {
  readonly size: number | null;
  readonly hidden: boolean;
  readonly filtered: boolean;
}

const PLAIN: Line = Object.freeze({ size: null, hidden: false, filtered: false });

export class Axis {
  private lines: (Line | undefined)[] = [];

  fork(): Axis {
    const copy = new Axis();
    copy.lines = this.lines.slice();
    return copy;
  }

  at(index: number): Line {
    return this.lines[index] ?? PLAIN;
  }

  set(start: number, count: number, change: Partial<Line>): void {
    while (this.lines.length < start + count) this.lines.push(undefined);
    for (let index = start; index < start + count; index++) {
      const next = { ...this.at(index), ...change };
      this.lines[index] = next.size === null && !next.hidden && !next.filtered ? undefined : next;
    }
  }

  /** Sets `filtered` for each line of a span by its offset. */
  filter(start: number, hides: readonly boolean[]): void {
    hides.forEach((filtered, offset) => {
      if (this.at(start + offset).filtered !== filtered) this.set(start + offset, 1, { filtered });
    });
  }

  insert(at: number, count: number): void {
    if (at >= this.lines.length) return;
    this.lines = this.lines
      .slice(0, at)
      .concat(new Array<undefined>(count).fill(undefined), this.lines.slice(at));
  }

  remove(at: number, count: number): void {
    if (at < this.lines.length) this.lines.splice(at, count);
  }

  move(from: number, count: number, to: number): void {
    while (this.lines.length < Math.max(from + count, to)) this.lines.push(undefined);
    const block = this.lines.splice(from, count);
    const target = to > from ? to - count : to;
    this.lines = this.lines.slice(0, target).concat(block, this.lines.slice(target));
  }

  /** Lines that differ from the default, for serialising. */
  entries(): (readonly [number, Line])[] {
    const out: (readonly [number, Line])[] = [];
    this.lines.forEach((line, index) => {
      if (line) out.push([index, line]);
    });
    return out;
  }
}
