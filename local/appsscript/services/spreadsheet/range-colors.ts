// Colours, text styles, directions and rotation of a range, as objects.

import type { EnumValue } from '../../kernel/enums.js';
import { setStyles } from '../../spreadsheet/edit-formats.js';
import { defaultStyle, type Style, type StyleKey } from '../../spreadsheet/style.js';
import { Color, hexOf, storedColor } from './color.js';
import { sheetEnum } from './enums.js';
import { type Grid, RangeStyles } from './range-styles.js';
import { stylesOfText, TextRotation, TextStyle, textStyleOf } from './text-style.js';

type ColorKey = 'background' | 'fontColor';

export class RangeColors extends RangeStyles {
  private hexes(key: ColorKey): string[][] {
    return this.styles(key).map((line) => line.map((value) => hexOf(value ?? defaultStyle[key])));
  }

  private colors(key: ColorKey): object[][] {
    return this.styles(key).map((line) => line.map((value) => new Color(value ?? defaultStyle[key])));
  }

  getBackground(): string {
    return hexOf(this.style('background') ?? defaultStyle.background);
  }

  getBackgrounds(): string[][] {
    return this.hexes('background');
  }

  getBackgroundObject(): object {
    return new Color(this.style('background') ?? defaultStyle.background);
  }

  getBackgroundObjects(): object[][] {
    return this.colors('background');
  }

  setBackground(color: string | null): this {
    return this.setOne('setBackground', 'background', storedColor(color));
  }

  setBackgrounds(colors: Grid): this {
    return this.setGrid('setBackgrounds', 'background', colors, storedColor);
  }

  setBackgroundObject(color: object | null): this {
    return this.setOne('setBackgroundObject', 'background', storedColor(color));
  }

  setBackgroundObjects(colors: Grid): this {
    return this.setGrid('setBackgroundObjects', 'background', colors, storedColor);
  }

  setBackgroundRGB(red: number, green: number, blue: number): this {
    const hex = [red, green, blue].map((part) => Number(part).toString(16).padStart(2, '0')).join('');
    return this.setOne('setBackgroundRGB', 'background', storedColor(`#${hex}`));
  }

  getFontColor(): string {
    return hexOf(this.style('fontColor') ?? defaultStyle.fontColor);
  }

  getFontColors(): string[][] {
    return this.hexes('fontColor');
  }

  getFontColorObject(): object {
    return new Color(this.style('fontColor') ?? defaultStyle.fontColor);
  }

  getFontColorObjects(): object[][] {
    return this.colors('fontColor');
  }

  setFontColor(color: string | null): this {
    return this.setOne('setFontColor', 'fontColor', storedColor(color));
  }

  setFontColors(colors: Grid): this {
    return this.setGrid('setFontColors', 'fontColor', colors, storedColor);
  }

  setFontColorObject(color: object | null): this {
    return this.setOne('setFontColorObject', 'fontColor', storedColor(color));
  }

  setFontColorObjects(colors: Grid): this {
    return this.setGrid('setFontColorObjects', 'fontColor', colors, storedColor);
  }

  getTextStyle(): object {
    return textStyleOf(this.readSheet().sheet.grid.cell(this.area.row, this.area.column).style);
  }

  getTextStyles(): object[][] {
    const { document, sheet } = this.readSheet();
    return document.mapCells(sheet, this.area, (_, cell) => textStyleOf(cell.style));
  }

  setTextStyle(style: TextStyle): this {
    return this.putTextStyles('setTextStyle', () => style);
  }

  setTextStyles(styles: Grid): this {
    this.checkSize(styles);
    const { row, column } = this.area;
    return this.putTextStyles('setTextStyles', (r, c) => styles[r - row]?.[c - column]);
  }

  private putTextStyles(method: string, at: (row: number, column: number) => unknown): this {
    return this.change(method, (document, sheet) => {
      for (const key of textKeys) {
        setStyles(document, sheet, this.area, key, (row, column) => {
          const style = at(row, column);
          const wanted: Style = style instanceof TextStyle ? stylesOfText(style) : {};
          return key in wanted ? wanted[key] : sheet.grid.cell(row, column).style[key];
        });
      }
    });
  }

  getTextDirection(): EnumValue | null {
    return directionOf(this.style('textDirection'));
  }

  getTextDirections(): (EnumValue | null)[][] {
    return this.styles('textDirection').map((line) => line.map(directionOf));
  }

  setTextDirection(direction: EnumValue | null): this {
    return this.setOne('setTextDirection', 'textDirection', directionName(direction));
  }

  setTextDirections(directions: Grid): this {
    return this.setGrid('setTextDirections', 'textDirection', directions, directionName);
  }

  getTextRotation(): object {
    return rotationOf(this.style('textRotationDegrees'));
  }

  getTextRotations(): object[][] {
    return this.styles('textRotationDegrees').map((line) => line.map(rotationOf));
  }

  setTextRotation(rotation: unknown): this {
    return this.setOne('setTextRotation', 'textRotationDegrees', degreesOf(rotation));
  }

  setTextRotations(rotations: Grid): this {
    return this.setGrid('setTextRotations', 'textRotationDegrees', rotations, degreesOf);
  }

  setVerticalText(vertical: boolean): this {
    return this.setOne('setVerticalText', 'textRotationDegrees', vertical ? VERTICAL : undefined);
  }
}

const textKeys = [
  'fontWeight',
  'fontStyle',
  'fontLine',
  'fontFamily',
  'fontSize',
  'fontColor',
] as const satisfies readonly StyleKey[];

/** Stands for stacked letters among the degrees. */
const VERTICAL = 1000;

const rotationOf = (degrees: number | undefined): TextRotation =>
  new TextRotation(degrees === VERTICAL ? 0 : (degrees ?? 0), degrees === VERTICAL);

function degreesOf(rotation: unknown): number | undefined {
  if (rotation instanceof TextRotation)
    return rotation.isVertical() ? VERTICAL : rotation.getDegrees() || undefined;
  return Number(rotation) || undefined;
}

const directionOf = (direction: Style['textDirection'] | undefined): EnumValue | null =>
  direction ? sheetEnum('TextDirection', direction) : null;

function directionName(direction: unknown): Style['textDirection'] {
  const name = String(direction);
  return name === 'LEFT_TO_RIGHT' || name === 'RIGHT_TO_LEFT' ? name : undefined;
}
