// Rich text of a cell: the text with links; styles of runs are not emulated.

import type { Book } from './book.js';

export class RichTextValue {
  constructor(
    readonly text: string,
    /** JSON of the link of the whole text; null when there is none. */
    readonly rich: string | null,
  ) {}

  static from(text: string, rich: string | null): RichTextValue {
    return new RichTextValue(text, rich);
  }

  copy(): object {
    return new RichTextValueBuilder(null, this);
  }

  getText(): string {
    return this.text;
  }

  getLinkUrl(): string | null {
    return this.rich;
  }

  getStartIndex(): number {
    return 0;
  }

  getEndIndex(): number {
    return this.text.length;
  }

  toString(): string {
    return 'RichTextValue';
  }
}

export class RichTextValueBuilder {
  private text = '';
  private link: string | null = null;

  constructor(
    readonly book: Book | null,
    start?: RichTextValue,
  ) {
    if (start) {
      this.text = start.text;
      this.link = start.rich;
    }
  }

  setText(text: string): this {
    this.text = String(text);
    return this;
  }

  /** The whole text only: a link on a part of it needs two more arguments and is not emulated. */
  setLinkUrl(url: string | null): this {
    this.link = url;
    return this;
  }

  build(): object {
    return new RichTextValue(this.text, this.link);
  }

  toString(): string {
    return 'RichTextValueBuilder';
  }
}
