// Formats of a range: number formats, colours, fonts, alignment, wrap.

import type { EnumValue } from '../../kernel/enums.js';
import { setStyles } from '../../spreadsheet/edit-formats.js';
import { GENERAL_FORMAT } from '../../spreadsheet/number-format.js';
import { defaultStyle, type Style, type StyleKey } from '../../spreadsheet/style.js';
import { sheetEnum } from './enums.js';
import { RangeContents } from './range-contents.js';

export type Grid = readonly (readonly unknown[])[];

const text = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : String(value);
/** `general` and an empty pattern take the format away [gas-fakes oddities]. */
const pattern = (value: unknown): string | undefined =>
  /^(general)?$/i.test(String(value ?? '')) ? undefined : String(value);
const size = (value: unknown): number | undefined =>
  value === null || value === undefined ? undefined : Number(value);
const alignment = (value: unknown): string | undefined => (value === 'normal' ? 'general-left' : text(value));

export class RangeStyles extends RangeContents {
  protected styles<K extends StyleKey>(key: K): (Style[K] | undefined)[][] {
    const { document, sheet } = this.readSheet();
    return document.mapCells(sheet, this.area, (_, cell) => cell.style[key]);
  }

  protected style<K extends StyleKey>(key: K): Style[K] | undefined {
    return this.readSheet().sheet.grid.cell(this.area.row, this.area.column).style[key];
  }

  protected setOne<K extends StyleKey>(method: string, key: K, value: Style[K] | undefined): this {
    return this.change(method, (document, sheet) => setStyles(document, sheet, this.area, key, () => value));
  }

  protected setGrid<K extends StyleKey>(
    method: string,
    key: K,
    grid: Grid,
    read: (value: unknown) => Style[K] | undefined,
  ): this {
    this.checkSize(grid);
    const { row, column } = this.area;
    return this.change(method, (document, sheet) =>
      setStyles(document, sheet, this.area, key, (r, c) => read(grid[r - row]?.[c - column])),
    );
  }

  private defaulted<K extends keyof typeof defaultStyle>(key: K): string[][] {
    return this.styles(key).map((line) => line.map((value) => String(value ?? defaultStyle[key])));
  }

  getNumberFormat(): string {
    const { document, sheet } = this.readSheet();
    document.calculation.update();
    const { row, column } = this.area;
    return document.formatAt(sheet, row, column, sheet.grid.cell(row, column)) ?? GENERAL_FORMAT;
  }

  getNumberFormats(): string[][] {
    const { document, sheet } = this.readSheet();
    return document.mapCells(
      sheet,
      this.area,
      (_, cell, row, column) => document.formatAt(sheet, row, column, cell) ?? GENERAL_FORMAT,
    );
  }

  setNumberFormat(format: string): this {
    return this.setOne('setNumberFormat', 'numberFormat', pattern(format));
  }

  setNumberFormats(formats: Grid): this {
    return this.setGrid('setNumberFormats', 'numberFormat', formats, pattern);
  }

  getFontFamily(): string {
    return this.style('fontFamily') ?? defaultStyle.fontFamily;
  }

  getFontFamilies(): string[][] {
    return this.defaulted('fontFamily');
  }

  setFontFamily(family: string | null): this {
    return this.setOne('setFontFamily', 'fontFamily', text(family));
  }

  setFontFamilies(families: Grid): this {
    return this.setGrid('setFontFamilies', 'fontFamily', families, text);
  }

  getFontSize(): number {
    return this.style('fontSize') ?? defaultStyle.fontSize;
  }

  getFontSizes(): number[][] {
    return this.styles('fontSize').map((line) => line.map((value) => value ?? defaultStyle.fontSize));
  }

  setFontSize(points: number): this {
    return this.setOne('setFontSize', 'fontSize', size(points));
  }

  setFontSizes(sizes: Grid): this {
    return this.setGrid('setFontSizes', 'fontSize', sizes, size);
  }

  getFontWeight(): string {
    return this.style('fontWeight') ?? defaultStyle.fontWeight;
  }

  getFontWeights(): string[][] {
    return this.defaulted('fontWeight');
  }

  setFontWeight(weight: string | null): this {
    return this.setOne('setFontWeight', 'fontWeight', text(weight));
  }

  setFontWeights(weights: Grid): this {
    return this.setGrid('setFontWeights', 'fontWeight', weights, text);
  }

  getFontStyle(): string {
    return this.style('fontStyle') ?? defaultStyle.fontStyle;
  }

  getFontStyles(): string[][] {
    return this.defaulted('fontStyle');
  }

  setFontStyle(style: string | null): this {
    return this.setOne('setFontStyle', 'fontStyle', text(style));
  }

  setFontStyles(styles: Grid): this {
    return this.setGrid('setFontStyles', 'fontStyle', styles, text);
  }

  getFontLine(): string {
    return this.style('fontLine') ?? defaultStyle.fontLine;
  }

  getFontLines(): string[][] {
    return this.defaulted('fontLine');
  }

  setFontLine(line: string | null): this {
    return this.setOne('setFontLine', 'fontLine', text(line));
  }

  setFontLines(lines: Grid): this {
    return this.setGrid('setFontLines', 'fontLine', lines, text);
  }

  getHorizontalAlignment(): string {
    return this.style('horizontalAlignment') ?? defaultStyle.horizontalAlignment;
  }

  getHorizontalAlignments(): string[][] {
    return this.defaulted('horizontalAlignment');
  }

  setHorizontalAlignment(value: string | null): this {
    return this.setOne('setHorizontalAlignment', 'horizontalAlignment', alignment(value));
  }

  setHorizontalAlignments(values: Grid): this {
    return this.setGrid('setHorizontalAlignments', 'horizontalAlignment', values, alignment);
  }

  getVerticalAlignment(): string {
    return this.style('verticalAlignment') ?? defaultStyle.verticalAlignment;
  }

  getVerticalAlignments(): string[][] {
    return this.defaulted('verticalAlignment');
  }

  setVerticalAlignment(value: string | null): this {
    return this.setOne('setVerticalAlignment', 'verticalAlignment', text(value));
  }

  setVerticalAlignments(values: Grid): this {
    return this.setGrid('setVerticalAlignments', 'verticalAlignment', values, text);
  }

  /** A cell never set says OVERFLOW and yet true [gas-fakes oddities, issuetracker 427134600]. */
  getWrap(): boolean {
    const strategy = this.style('wrapStrategy');
    return strategy === undefined || strategy === 'WRAP';
  }

  getWraps(): boolean[][] {
    return this.styles('wrapStrategy').map((line) =>
      line.map((value) => value === undefined || value === 'WRAP'),
    );
  }

  setWrap(wraps: boolean): this {
    return this.setOne('setWrap', 'wrapStrategy', wraps ? 'WRAP' : 'OVERFLOW');
  }

  setWraps(wraps: Grid): this {
    return this.setGrid('setWraps', 'wrapStrategy', wraps, (value) => (value ? 'WRAP' : 'OVERFLOW'));
  }

  getWrapStrategy(): EnumValue {
    return sheetEnum('WrapStrategy', this.style('wrapStrategy') ?? defaultStyle.wrapStrategy);
  }

  getWrapStrategies(): EnumValue[][] {
    return this.defaulted('wrapStrategy').map((line) => line.map((name) => sheetEnum('WrapStrategy', name)));
  }

  setWrapStrategy(strategy: EnumValue): this {
    return this.setOne('setWrapStrategy', 'wrapStrategy', wrapName(strategy));
  }

  setWrapStrategies(strategies: Grid): this {
    return this.setGrid('setWrapStrategies', 'wrapStrategy', strategies, wrapName);
  }

  setShowHyperlink(show: boolean): this {
    return this.setOne('setShowHyperlink', 'showHyperlink', show ? undefined : false);
  }

  setBorder(...sides: readonly unknown[]): this {
    return this.setOne(
      'setBorder',
      'borders',
      JSON.stringify(sides.map((side) => (side === null ? null : String(side)))),
    );
  }
}

function wrapName(value: unknown): Style['wrapStrategy'] {
  const name = String(value);
  return name === 'WRAP' || name === 'CLIP' || name === 'OVERFLOW' ? name : undefined;
}
