// Rows or columns of a sheet as lengths along one axis: where each one is drawn, and which one is at a pixel.
// Hidden lines have no length. Built anew when the sheet changes; 100,000 rows cost nothing while none is special.

type Run = readonly [first: number, count: number];

export class Lines {
  /** Lines with a length of their own (0: hidden), by index, ascending, with the pixels saved before each. */
  private readonly special: { readonly index: number; readonly size: number; readonly before: number }[] = [];
  readonly total: number;

  constructor(
    readonly count: number,
    private readonly size: number,
    hidden: readonly Run[],
    sizes: readonly (readonly [index: number, size: number])[] = [],
  ) {
    const own = new Map(sizes);
    for (const [first, length] of hidden)
      for (let index = first; index < first + length; index++) own.set(index, 0);
    let difference = 0;
    for (const index of [...own.keys()].sort((a, b) => a - b)) {
      const length = own.get(index) ?? size;
      this.special.push({ index, size: length, before: difference });
      difference += length - size;
    }
    this.total = Math.max(0, count * size + difference);
  }

  /** How many special lines lie before an index. */
  private rank(index: number): number {
    let low = 0;
    let high = this.special.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.special[middle]?.index ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  sizeOf(index: number): number {
    const found = this.special[this.rank(index)];
    return found?.index === index ? found.size : this.size;
  }

  /** Pixels from the first line to the start of this one. */
  start(index: number): number {
    const last = this.special[this.rank(index) - 1];
    return index * this.size + (last ? last.before + last.size - this.size : 0);
  }

  /** The line at a pixel; the last one beyond the end. */
  at(pixel: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= pixel) low = middle;
      else high = middle - 1;
    }
    return this.sizeOf(low) === 0 ? this.next(low, 1) : low;
  }

  /** The nearest visible line from here in a direction, not counting this one; this one when there is none. */
  next(index: number, way: 1 | -1): number {
    for (let line = index + way; line >= 0 && line < this.count; line += way)
      if (this.sizeOf(line) > 0) return line;
    return index;
  }
}
