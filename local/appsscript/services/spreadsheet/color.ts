// Color objects: RGB or a colour of the document's theme.

import { type EnumValue, enumValue } from '../../kernel/enums.js';
import { ScriptError } from '../../kernel/errors.js';
import { normalColor } from './colors.js';

const THEME = 'theme:';

/** The default theme of a new document [Sheets, Format ▸ Theme ▸ Standard]. */
const themeHex: Readonly<Record<string, string>> = {
  TEXT: '#000000',
  BACKGROUND: '#ffffff',
  ACCENT1: '#4285f4',
  ACCENT2: '#ea4335',
  ACCENT3: '#fbbc04',
  ACCENT4: '#34a853',
  ACCENT5: '#ff6d01',
  ACCENT6: '#46bdc6',
  HYPERLINK: '#1155cc',
};

/** The `#rrggbb` of a stored colour: itself, or that of the theme. */
export const hexOf = (stored: string): string =>
  stored.startsWith(THEME) ? (themeHex[stored.slice(THEME.length)] ?? '#000000') : stored;

const typeOf = (stored: string | null): EnumValue =>
  enumValue(`Base.ColorType.${stored === null ? 'UNSUPPORTED' : stored.startsWith(THEME) ? 'THEME' : 'RGB'}`);

export class RgbColor {
  constructor(private readonly hex: string) {}

  asHexString(): string {
    return this.hex;
  }

  private part(index: number): number {
    return Number.parseInt(this.hex.slice(1 + index * 2, 3 + index * 2), 16);
  }

  getRed(): number {
    return this.part(0);
  }

  getGreen(): number {
    return this.part(1);
  }

  getBlue(): number {
    return this.part(2);
  }

  getColorType(): EnumValue {
    return typeOf(this.hex);
  }

  toString(): string {
    return 'RgbColor';
  }
}

export class ThemeColor {
  constructor(private readonly name: string) {}

  getColorType(): EnumValue {
    return typeOf(THEME + this.name);
  }

  getThemeColorType(): EnumValue {
    return enumValue(`Spreadsheet.ThemeColorType.${this.name}`);
  }

  toString(): string {
    return 'ThemeColor';
  }
}

function rgbOf(stored: string | null): RgbColor {
  if (stored === null || stored.startsWith(THEME)) throw new ScriptError('Object is not of type RgbColor.');
  return new RgbColor(stored);
}

function themeOf(stored: string | null): ThemeColor {
  if (!stored?.startsWith(THEME)) throw new ScriptError('Object is not of type ThemeColor.');
  return new ThemeColor(stored.slice(THEME.length));
}

/** Conversions of the wrong kind throw, in English everywhere [gas-fakes testsheets "color objects", live]. */
export class Color {
  /** As kept in styles: `#rrggbb` or `theme:NAME`. */
  constructor(readonly stored: string) {}

  asRgbColor(): object {
    return rgbOf(this.stored);
  }

  asThemeColor(): object {
    return themeOf(this.stored);
  }

  getColorType(): EnumValue {
    return typeOf(this.stored);
  }

  toString(): string {
    return 'Color';
  }
}

/** The stored form of a Color or a colour's text; undefined resets. */
export const storedColor = (color: unknown): string | undefined =>
  color instanceof Color ? color.stored : normalColor(color);

export class ColorBuilder {
  private stored: string | null = null;

  setRgbColor(text: string): this {
    this.stored = normalColor(text) ?? null;
    return this;
  }

  setThemeColor(type: EnumValue): this {
    this.stored = THEME + type.name;
    return this;
  }

  getColorType(): EnumValue {
    return typeOf(this.stored);
  }

  asRgbColor(): object {
    return rgbOf(this.stored);
  }

  asThemeColor(): object {
    return themeOf(this.stored);
  }

  build(): object {
    return new Color(this.stored ?? '#000000');
  }

  toString(): string {
    return 'ColorBuilder';
  }
}
