// Text styles of cells and of parts of a text, and the rotation of a text.

import { defaultStyle, type Style } from '../../spreadsheet/style.js';
import { Color, hexOf, storedColor } from './color.js';

/** Absent parts are not set (in a builder) or default (read from a cell). */
export interface TextStyleParts {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly color?: string;
}

export class TextStyle {
  constructor(readonly parts: TextStyleParts) {}

  copy(): object {
    return new TextStyleBuilder(this.parts);
  }

  isBold(): boolean {
    return this.parts.bold ?? false;
  }

  isItalic(): boolean {
    return this.parts.italic ?? false;
  }

  isUnderline(): boolean {
    return this.parts.underline ?? false;
  }

  isStrikethrough(): boolean {
    return this.parts.strikethrough ?? false;
  }

  getFontFamily(): string | null {
    return this.parts.fontFamily ?? null;
  }

  getFontSize(): number | null {
    return this.parts.fontSize ?? null;
  }

  getForegroundColor(): string | null {
    return this.parts.color === undefined ? null : hexOf(this.parts.color);
  }

  getForegroundColorObject(): object | null {
    return this.parts.color === undefined ? null : new Color(this.parts.color);
  }

  toString(): string {
    return 'TextStyle';
  }
}

export class TextStyleBuilder {
  constructor(private parts: TextStyleParts = {}) {}

  private with(parts: TextStyleParts): this {
    this.parts = { ...this.parts, ...parts };
    return this;
  }

  setBold(bold: boolean): this {
    return this.with({ bold });
  }

  setItalic(italic: boolean): this {
    return this.with({ italic });
  }

  setUnderline(underline: boolean): this {
    return this.with({ underline });
  }

  setStrikethrough(strikethrough: boolean): this {
    return this.with({ strikethrough });
  }

  setFontFamily(fontFamily: string): this {
    return this.with({ fontFamily });
  }

  setFontSize(fontSize: number): this {
    return this.with({ fontSize });
  }

  setForegroundColor(color: unknown): this {
    const stored = storedColor(color);
    return stored === undefined ? this : this.with({ color: stored });
  }

  setForegroundColorObject(color: unknown): this {
    return this.setForegroundColor(color);
  }

  build(): object {
    return new TextStyle(this.parts);
  }

  toString(): string {
    return 'TextStyleBuilder';
  }
}

/** The text style of a cell: every part has a value. */
export function textStyleOf(style: Style): TextStyle {
  return new TextStyle({
    bold: style.fontWeight === 'bold',
    italic: style.fontStyle === 'italic',
    underline: style.fontLine === 'underline',
    strikethrough: style.fontLine === 'line-through',
    fontFamily: style.fontFamily ?? defaultStyle.fontFamily,
    fontSize: style.fontSize ?? defaultStyle.fontSize,
    color: style.fontColor ?? defaultStyle.fontColor,
  });
}

/** The formats of a cell that a text style names; the others stay. */
export function stylesOfText({
  parts,
}: TextStyle): Pick<
  Style,
  'fontWeight' | 'fontStyle' | 'fontLine' | 'fontFamily' | 'fontSize' | 'fontColor'
> {
  const { bold, italic, underline, strikethrough, fontFamily, fontSize, color } = parts;
  return {
    ...(bold === undefined ? {} : { fontWeight: bold ? 'bold' : 'normal' }),
    ...(italic === undefined ? {} : { fontStyle: italic ? 'italic' : 'normal' }),
    ...(underline === undefined && strikethrough === undefined
      ? {}
      : { fontLine: strikethrough ? 'line-through' : underline ? 'underline' : 'none' }),
    ...(fontFamily === undefined ? {} : { fontFamily }),
    ...(fontSize === undefined ? {} : { fontSize }),
    ...(color === undefined ? {} : { fontColor: color }),
  };
}

export class TextRotation {
  constructor(
    private readonly degrees: number,
    private readonly vertical: boolean,
  ) {}

  getDegrees(): number {
    return this.degrees;
  }

  isVertical(): boolean {
    return this.vertical;
  }

  toString(): string {
    return 'TextRotation';
  }
}
