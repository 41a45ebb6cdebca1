// Rich text of a cell: a text whose parts have links and styles of their own.

import { TextStyle, type TextStyleParts } from './text-style.js';

interface Run {
  readonly start: number;
  readonly end: number;
  readonly link: string | null;
  readonly style: TextStyleParts;
}

const plainRun = (text: string): Run => ({ start: 0, end: text.length, link: null, style: {} });

export class RichTextValue {
  constructor(
    readonly text: string,
    private readonly runs: readonly Run[],
    private readonly from = 0,
    /** Style of the cell it was read from: parts without a style of their own show it. */
    private readonly base: TextStyleParts = {},
  ) {}

  /** Of a cell: its text and what `rich` keeps of the runs. */
  static of(text: string, rich: string | null, base: TextStyleParts): RichTextValue {
    return new RichTextValue(text, rich === null ? [plainRun(text)] : (JSON.parse(rich) as Run[]), 0, base);
  }

  /** What a cell keeps beside the text; null when nothing is special. */
  get rich(): string | null {
    const special = this.runs.some((run) => run.link !== null || Object.keys(run.style).length > 0);
    return special ? JSON.stringify(this.runs) : null;
  }

  copy(): object {
    return new RichTextValueBuilder(this.text, this.runs);
  }

  getText(): string {
    return this.text;
  }

  /** Of the whole text: null when its parts differ [D]. With arguments: of that part. */
  getLinkUrl(start = 0, end = this.text.length): string | null {
    return common(this.inside(start, end).map((run) => run.link));
  }

  getTextStyle(start = 0, end = this.text.length): object {
    const [first, ...others] = this.inside(start, end).map((run) => run.style);
    const same = others.every((style) => JSON.stringify(style) === JSON.stringify(first));
    return new TextStyle(same ? { ...this.base, ...first } : this.base);
  }

  private inside(start: number, end: number): readonly Run[] {
    return this.runs.filter((run) => run.start < end && run.end > start);
  }

  getRuns(): object[] {
    return this.runs.map(
      (run) =>
        new RichTextValue(
          this.text.slice(run.start, run.end),
          [{ ...run, start: 0, end: run.end - run.start }],
          run.start,
          this.base,
        ),
    );
  }

  getStartIndex(): number {
    return this.from;
  }

  getEndIndex(): number {
    return this.from + this.text.length;
  }

  toString(): string {
    return 'RichTextValue';
  }
}

function common(links: readonly (string | null)[]): string | null {
  const [first = null] = links;
  return links.every((link) => link === first) ? first : null;
}

export class RichTextValueBuilder {
  constructor(
    private text = '',
    private runs: readonly Run[] = [],
  ) {}

  /** Takes styles and links away too [D]. */
  setText(text: string): this {
    this.text = String(text);
    this.runs = [plainRun(this.text)];
    return this;
  }

  /** (url) or (start, end, url). */
  setLinkUrl(...args: readonly unknown[]): this {
    return this.change(args, (run, link) => ({
      ...run,
      link: link === null || link === undefined ? null : String(link),
    }));
  }

  /** (style) or (start, end, style). */
  setTextStyle(...args: readonly unknown[]): this {
    return this.change(args, (run, style) => ({
      ...run,
      style: style instanceof TextStyle ? { ...run.style, ...style.parts } : {},
    }));
  }

  private change(args: readonly unknown[], change: (run: Run, value: unknown) => Run): this {
    const [start, end] = args.length === 3 ? [Number(args[0]), Number(args[1])] : [0, this.text.length];
    this.runs = this.runs.flatMap((run) => {
      const cuts = [run.start, ...[start, end].filter((cut) => cut > run.start && cut < run.end), run.end];
      return cuts.slice(1).map((to, index) => {
        const part = { ...run, start: cuts[index] ?? 0, end: to };
        return part.start >= start && part.end <= end ? change(part, args.at(-1)) : part;
      });
    });
    return this;
  }

  build(): object {
    return new RichTextValue(this.text, this.runs);
  }

  toString(): string {
    return 'RichTextValueBuilder';
  }
}
