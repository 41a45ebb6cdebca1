// The document as the page draws it: a window of cells, the tabs, the text one types over.
import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../appsscript/spreadsheet/cell.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { templateText } from '../appsscript/spreadsheet/formula/template.js';
import { displayText, isDateFormat, PLAIN_TEXT_FORMAT } from '../appsscript/spreadsheet/number-format.js';
import { COLUMN_WIDTH, type Sheet } from '../appsscript/spreadsheet/sheet.js';
import { CellError, intersection, type Rect, rect, type Scalar } from '../appsscript/spreadsheet/values.js';
import type { Freshness } from './freshness.js';
import { LOOK, type WireCell, type WireTab } from './protocol/sheet.js';

function alignment(value: Scalar, cell: Cell): number {
  const wanted = cell.style.horizontalAlignment;
  if (wanted === 'right' || wanted === 'end') return LOOK.right;
  if (wanted === 'center') return LOOK.center;
  if (wanted !== undefined && wanted !== 'general') return 0;
  if (typeof value === 'number') return LOOK.right;
  return typeof value === 'boolean' || value instanceof CellError ? LOOK.center : 0;
}

function lookOf(value: Scalar, cell: Cell): number {
  const { style } = cell;
  return (
    alignment(value, cell) +
    (style.fontWeight === 'bold' ? LOOK.bold : 0) +
    (style.fontStyle === 'italic' ? LOOK.italic : 0) +
    (style.fontLine === 'line-through' ? LOOK.strike : 0) +
    (style.wrapStrategy === 'WRAP' ? LOOK.wrap : 0) +
    (value instanceof CellError && value.code !== 'Loading...' ? LOOK.error : 0)
  );
}

/** Rows of a window; the part outside the sheet is left out. */
export function windowRows(
  document: SheetDocument,
  sheet: Sheet,
  wanted: Rect,
  fresh: Freshness,
): (readonly [number, readonly WireCell[]])[] {
  const area = intersection(wanted, rect(0, 0, sheet.maxRows, sheet.maxColumns));
  if (!area) return [];
  const { rules } = document;
  const rows = document.mapCells(sheet, area, (value, cell, row, column): WireCell => {
    const text = value === null ? '' : displayText(value, document.formatAt(sheet, row, column, cell), rules);
    const look = lookOf(value, cell) + (fresh.isFresh(sheet.id, row, column) ? LOOK.fresh : 0);
    const { background, fontColor } = cell.style;
    const note = cell.note || (value instanceof CellError ? value.message : '');
    if (look === 0 && note === '' && background === undefined && fontColor === undefined) return text;
    return {
      text,
      look,
      ...(note && { note }),
      ...(background !== undefined && { background }),
      ...(fontColor !== undefined && { color: fontColor }),
    };
  });
  return rows.map((cells, index) => [area.row + index, cells] as const);
}

/** What stands in the cell's editor: the formula, or the value so that typing it again changes nothing. */
export function enteredText(document: SheetDocument, sheet: Sheet, row: number, column: number): string {
  const cell = sheet.grid.cell(row, column);
  if (cell.formula) return templateText(cell.formula, { row, column }, document.names);
  const { value } = cell;
  if (value === null) return '';
  const format = cell.style.numberFormat ?? null;
  if (typeof value === 'number') {
    const special = format !== null && (isDateFormat(format) || format.includes('%'));
    return displayText(value, special ? format : null, document.rules);
  }
  if (typeof value !== 'string') return displayText(value, null, document.rules);
  // An apostrophe keeps what would otherwise be read as a formula or a number.
  const looksOtherwise = /^[=+']/.test(value) || (value.trim() !== '' && !Number.isNaN(Number(value)));
  return format !== PLAIN_TEXT_FORMAT && looksOtherwise ? `'${value}` : value;
}

function hiddenRuns(axis: Sheet['rows'], filtered: boolean): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [index, line] of axis.entries()) {
    if (!line.hidden && !(filtered && line.filtered)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === index) last[1]++;
    else runs.push([index, 1]);
  }
  return runs;
}

export function wireTab(document: SheetDocument, sheet: Sheet): WireTab {
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.maxRows,
    columns: sheet.maxColumns,
    frozenRows: sheet.frozenRows,
    widths: sheet.columns
      .entries()
      .flatMap(([column, { size }]) =>
        size === null || size === COLUMN_WIDTH ? [] : [[column, size] as const],
      ),
    hiddenRows: hiddenRuns(sheet.rows, true),
    hiddenColumns: hiddenRuns(sheet.columns, false),
    filter: sheet.filter && { area: sheet.filter.area, columns: [...sheet.filter.criteria.keys()] },
    usedRows: document.lastRow(sheet),
    usedColumns: document.lastColumn(sheet),
  };
}

/** Display texts of an area as far as it holds something. */
function tableOf(document: SheetDocument, sheet: Sheet, area: Rect): string[][] {
  const inside = intersection(area, rect(0, 0, document.lastRow(sheet), document.lastColumn(sheet)));
  return inside ? document.displayValues(sheet, inside) : [];
}

/** The same as tab-separated lines, quoted as spreadsheets put them on the clipboard. */
export function textOf(document: SheetDocument, sheet: Sheet, area: Rect): string {
  const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return tableOf(document, sheet, area)
    .map((line) => line.map(quoted).join('\t'))
    .join('\n');
}

export function csvOf(document: SheetDocument, sheet: Sheet, area: Rect): string {
  return stringify(tableOf(document, sheet, area));
}

const MOST_VALUES = 1000;

/** Distinct texts of a column below the filter's header, with their counts. */
export function columnValues(
  document: SheetDocument,
  sheet: Sheet,
  column: number,
): {
  readonly values: readonly (readonly [string, number])[];
  readonly hidden: readonly string[];
  readonly more: boolean;
} {
  const { filter } = sheet;
  if (!filter) return { values: [], hidden: [], more: false };
  const { row, rows } = filter.area;
  const last = Math.min(row + rows, document.lastRow(sheet));
  const counts = new Map<string, number>();
  for (const [text = ''] of document.displayValues(
    sheet,
    rect(row + 1, column, Math.max(0, last - row - 1), 1),
  ))
    counts.set(text, (counts.get(text) ?? 0) + 1);
  const values = [...counts].sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }));
  const hidden = filter.criteria.get(column)?.hiddenValues ?? [];
  return { values: values.slice(0, MOST_VALUES), hidden, more: values.length > MOST_VALUES };
}
