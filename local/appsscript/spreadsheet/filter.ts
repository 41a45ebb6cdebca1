// The filter of a sheet: which rows it hides.

import type { SheetDocument } from './document.js';
import { validationReader } from './edit.js';
import type { FilterArgument, FilterCriterion, Sheet } from './sheet.js';
import { serialOfInstant } from './time-zone.js';
import { accepts } from './validation.js';
import { rect, type Scalar } from './values.js';

/** Hides and shows rows by the sheet's filter; the first row of its area is the header and always stays. */
export function applyFilter(document: SheetDocument, sheet: Sheet): void {
  const { filter } = sheet;
  if (!filter) return;
  const first = filter.area.row + 1;
  const rows = Math.max(0, filter.area.rows - 1);
  const hides = new Array<boolean>(rows).fill(false);
  for (const [column, criterion] of filter.criteria) {
    const area = rect(first, column, rows, 1);
    const values = document.mapCells(sheet, area, (value) => value);
    const shown = document.displayValues(sheet, area);
    for (let row = 0; row < rows; row++) {
      if (!passes(document, criterion, values[row]?.[0] ?? null, shown[row]?.[0] ?? '')) hides[row] = true;
    }
  }
  sheet.rows.filter(first, hides);
}

/** Removes the filter and shows what it hid. */
export function removeFilter(document: SheetDocument, sheet: Sheet): void {
  const { filter } = sheet;
  if (!filter) return;
  sheet.rows.filter(filter.area.row, new Array<boolean>(filter.area.rows).fill(false));
  sheet.filter = null;
  document.restructured(sheet.id);
}

function passes(document: SheetDocument, criterion: FilterCriterion, value: Scalar, shown: string): boolean {
  if (criterion.hiddenValues.includes(shown)) return false;
  if (criterion.visibleValues.length > 0 && !criterion.visibleValues.includes(shown)) return false;
  const { condition } = criterion;
  if (!condition) return true;
  if (condition.type === 'CELL_EMPTY') return value === null || value === '';
  if (condition.type === 'CELL_NOT_EMPTY') return value !== null && value !== '';
  if (value === null) return false;
  if (condition.type === 'TEXT_STARTS_WITH')
    return shown.toLowerCase().startsWith(String(condition.values[0]).toLowerCase());
  if (condition.type === 'TEXT_ENDS_WITH')
    return shown.toLowerCase().endsWith(String(condition.values[0]).toLowerCase());
  const rule = {
    criteria: condition.type.replace(/_RELATIVE$/, ''),
    values: condition.values.map((argument) => absolute(document, argument)),
    allowInvalid: false,
    helpText: null,
  };
  return accepts(rule, value, validationReader(document));
}

/** Days of Apps Script's RelativeDate, counted from today. */
const relativeDays: Readonly<Record<string, number>> = {
  TODAY: 0,
  TOMORROW: 1,
  YESTERDAY: -1,
  PAST_WEEK: -7,
  PAST_MONTH: -30,
  PAST_YEAR: -365,
};

function absolute(
  document: SheetDocument,
  argument: FilterArgument,
): string | number | { readonly serial: number } {
  if (typeof argument !== 'object' || 'serial' in argument) return argument;
  const today = Math.floor(serialOfInstant(document.now(), document.timeZone));
  return { serial: today + (relativeDays[argument.relative] ?? 0) };
}
