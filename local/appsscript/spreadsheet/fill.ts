// Filling a range from its start, as dragging the corner of a selection does: series of numbers, of months, of days,
// texts that end in a number; formulas are copied.

import type { Cell } from './cell.js';
import type { SheetDocument } from './document.js';
import { putCell } from './edit.js';
import { calendarNames, type SheetLocale } from './locale.js';
import type { Sheet } from './sheet.js';
import type { Rect, Scalar } from './values.js';

/** Fills what lies beyond the source; `series` false repeats the source instead. The target extends it one way. */
export function fillSeries(
  document: SheetDocument,
  sheet: Sheet,
  source: Rect,
  target: Rect,
  series: boolean,
): void {
  const down = target.rows !== source.rows;
  const lines = down ? source.columns : source.rows;
  const length = down ? source.rows : source.columns;
  const before = down ? source.row - target.row : source.column - target.column;
  const total = down ? target.rows : target.columns;
  for (let line = 0; line < lines; line++) {
    const at = (step: number): [number, number] =>
      down ? [source.row + step, source.column + line] : [source.row + line, source.column + step];
    const cells = Array.from({ length }, (_, step) => sheet.grid.cell(...at(step)));
    const next = series ? seriesOf(cells, document.rules) : null;
    for (let step = -before; step < total - before; step++) {
      if (step >= 0 && step < length) continue;
      const model = cells[((step % length) + length) % length];
      if (!model) continue;
      const filled = next && !model.formula ? model.withContent(next(step), null, null) : model;
      putCell(document, sheet, ...at(step), filled);
    }
  }
  document.touched(sheet, target);
}

/** The value at a step before (negative) or after the cells; null when they are no series and repeat. */
function seriesOf(cells: readonly Cell[], locale: SheetLocale): ((step: number) => Scalar) | null {
  const values = cells.map((cell) => cell.value);
  const [first] = values;
  if (values.every((value) => typeof value === 'number'))
    return numberSeries(values, cells[0]?.style.numberFormat !== undefined);
  if (!values.every((value) => typeof value === 'string') || typeof first !== 'string') return null;
  return nameSeries(values, locale) ?? endingSeries(values);
}

/** Steps by the common difference; one plain number repeats, one date goes on by days [Sheets]. */
function numberSeries(values: readonly number[], formatted: boolean): ((step: number) => Scalar) | null {
  const [first = 0, second] = values;
  if (second === undefined && !formatted) return null;
  const by = second === undefined ? 1 : second - first;
  const even = values.every((value, index) => Math.abs(value - first - index * by) < 1e-9);
  return even ? (step) => first + step * by : null;
}

function nameSeries(values: readonly string[], locale: SheetLocale): ((step: number) => Scalar) | null {
  const { months, shortMonths, days, shortDays } = calendarNames(locale);
  for (const names of [shortMonths, months, shortDays, days]) {
    const places = values.map((value) =>
      names.findIndex((name) => name.toLowerCase() === value.toLowerCase()),
    );
    const [first = -1, second] = places;
    if (places.includes(-1)) continue;
    const by = second === undefined ? 1 : second - first;
    return (step) => names[(((first + step * by) % names.length) + names.length) % names.length] ?? null;
  }
  return null;
}

/** `Row 1`, `Row 2` → `Row 3`. */
function endingSeries(values: readonly string[]): ((step: number) => Scalar) | null {
  const parts = values.map((value) => /^(.*?)(\d+)$/s.exec(value));
  const [first] = parts;
  if (!first || parts.some((part) => part?.[1] !== first[1])) return null;
  const numbers = numberSeries(
    parts.map((part) => Number(part?.[2])),
    true,
  );
  return numbers && ((step) => `${first[1] ?? ''}${Math.abs(Number(numbers(step)))}`);
}
