// Several ranges of one sheet: every act is done to each of them.

import type { Rect } from '../../spreadsheet/values.js';
import type { Book } from './book.js';
import { Range } from './range.js';
import { selectionFor } from './selection.js';

type Act =
  | 'clear'
  | 'clearContent'
  | 'clearDataValidations'
  | 'clearFormat'
  | 'clearNote'
  | 'breakApart'
  | 'check'
  | 'uncheck'
  | 'insertCheckboxes'
  | 'removeCheckboxes'
  | 'setBackground'
  | 'setBackgroundRGB'
  | 'setBorder'
  | 'setFontColor'
  | 'setFontFamily'
  | 'setFontLine'
  | 'setFontSize'
  | 'setFontStyle'
  | 'setFontWeight'
  | 'setFormula'
  | 'setFormulaR1C1'
  | 'setHorizontalAlignment'
  | 'setNote'
  | 'setNumberFormat'
  | 'setShowHyperlink'
  | 'setTextDirection'
  | 'setTextRotation'
  | 'setValue'
  | 'setVerticalAlignment'
  | 'setVerticalText'
  | 'setWrap'
  | 'setWrapStrategy'
  | 'trimWhitespace';

class RangeListBase {
  constructor(
    readonly book: Book,
    readonly ranges: readonly { readonly sheetId: number; readonly area: Rect }[],
  ) {}

  getRanges(): object[] {
    return this.ranges.map(({ sheetId, area }) => this.book.make.range(this.book, sheetId, area));
  }

  activate(): this {
    const last = this.ranges.at(-1);
    if (!last) throw this.book.error('rangeNotFound');
    Object.assign(selectionFor(this.book.context), {
      sheetId: last.sheetId,
      ranges: this.ranges.map((range) => range.area),
      current: { row: last.area.row, column: last.area.column },
    });
    return this;
  }

  protected each(act: Act, args: readonly unknown[]): this {
    for (const { sheetId, area } of this.ranges) {
      const range = new Range(this.book, sheetId, area);
      const method = range[act] as (this: Range, ...args: unknown[]) => unknown;
      method.apply(range, [...args]);
    }
    return this;
  }

  toString(): string {
    return 'RangeList';
  }
}

const acts: readonly Act[] = [
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'breakApart',
  'check',
  'uncheck',
  'insertCheckboxes',
  'removeCheckboxes',
  'setBackground',
  'setBackgroundRGB',
  'setBorder',
  'setFontColor',
  'setFontFamily',
  'setFontLine',
  'setFontSize',
  'setFontStyle',
  'setFontWeight',
  'setFormula',
  'setFormulaR1C1',
  'setHorizontalAlignment',
  'setNote',
  'setNumberFormat',
  'setShowHyperlink',
  'setTextDirection',
  'setTextRotation',
  'setValue',
  'setVerticalAlignment',
  'setVerticalText',
  'setWrap',
  'setWrapStrategy',
  'trimWhitespace',
];

/** The emulated RangeList: the methods of Range above, each applied to all ranges. */
export class RangeList extends RangeListBase {
  static {
    for (const act of acts) {
      Object.defineProperty(RangeList.prototype, act, {
        value: function (this: RangeList, ...args: unknown[]) {
          return this.each(act, args);
        },
      });
    }
  }
}
