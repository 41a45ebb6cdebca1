// How indexes and references change when lines are inserted, deleted or moved, or a block of cells is moved.

import type { SheetDocument } from './document.js';
import { cornerAt, type Place, type Reference, spanOf } from './formula/reference.js';
import { type Template, withReferences } from './formula/template.js';
import { containsRect, type Rect, rect } from './values.js';

export type Axis = 'rows' | 'columns';

export type AxisEdit = {
  readonly sheetId: number;
  readonly axis: Axis;
  readonly at: number;
  readonly count: number;
} & (
  | { readonly kind: 'insert' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'move'; readonly to: number }
);

/** Where a span of lines lies afterwards; null when it was deleted. */
export function mapSpan(edit: AxisEdit, start: number, end: number): readonly [number, number] | null {
  const { at, count } = edit;
  switch (edit.kind) {
    case 'insert':
      return [start >= at ? start + count : start, end >= at ? end + count : end];
    case 'delete': {
      if (start >= at && end < at + count) return null;
      const shift = (index: number) => (index < at ? index : Math.max(at, index - count));
      const last = end < at ? end : end < at + count ? at - 1 : end - count;
      return [shift(start), last];
    }
    case 'move': {
      const whole = start <= at && end >= at + count - 1 && edit.to >= start && edit.to <= end + 1;
      if (whole && end > start) return [start, end];
      const a = mapMoved(edit, start);
      const b = mapMoved(edit, end);
      return b - a === end - start || start === end ? [a, b] : [Math.min(a, b), Math.max(a, b)];
    }
  }
}

function mapMoved(
  edit: { readonly at: number; readonly count: number; readonly to: number },
  index: number,
): number {
  const { at, count, to } = edit;
  const target = to > at ? to - count : to;
  if (index >= at && index < at + count) return index - at + target;
  if (to > at) return index >= at + count && index < to ? index - count : index;
  return index >= to && index < at ? index + count : index;
}

/** Where a line was before the edit. */
function originOf(edit: AxisEdit, index: number): number {
  switch (edit.kind) {
    case 'insert':
      return index < edit.at ? index : index - edit.count;
    case 'delete':
      return index < edit.at ? index : index + edit.count;
    case 'move': {
      const { at, count, to } = edit;
      const target = to > at ? to - count : to;
      const back = to > at ? { at: target, count, to: at } : { at: target, count, to: at + count };
      return mapMoved(back, index);
    }
  }
}

/** Rewrites references of all formulas after an edit that was already made in the grid. */
export function relocateFormulas(document: SheetDocument, edit: AxisEdit): void {
  rewrite(document, (template, sheetId, now) => {
    const before =
      sheetId !== edit.sheetId
        ? now
        : edit.axis === 'rows'
          ? { row: originOf(edit, now.row), column: now.column }
          : { row: now.row, column: originOf(edit, now.column) };
    return mapReferences(template, (reference) => {
      const target = reference.sheet ?? sheetId;
      if (target !== edit.sheetId) return before === now ? reference : rebase(reference, before, now, null);
      return rebase(reference, before, now, edit);
    });
  });
}

function rebase(reference: Reference, before: Place, now: Place, edit: AxisEdit | null): Reference {
  if (reference.broken) return reference;
  let { startRow, startColumn, endRow, endColumn } = spanOf(reference, before);
  if (edit) {
    const [start, end] = edit.axis === 'rows' ? [startRow, endRow] : [startColumn, endColumn];
    if (start !== null || end !== null) {
      const open = start === null || end === null;
      const low = Math.min(start ?? 0, end ?? Number.MAX_SAFE_INTEGER);
      const high = open ? Number.MAX_SAFE_INTEGER : Math.max(start, end);
      const span = mapSpan(edit, low, high);
      if (!span) return { ...reference, broken: true };
      const swapped = start !== null && end !== null && start > end;
      const first = start === null ? null : swapped ? span[1] : span[0];
      const last =
        end === null ? null : swapped ? span[0] : open ? (mapSpan(edit, end, end)?.[1] ?? end) : span[1];
      if (edit.axis === 'rows') [startRow, endRow] = [first, last];
      else [startColumn, endColumn] = [first, last];
    }
  }
  const from = cornerAt(reference.from, now, startRow, startColumn);
  const to = reference.to && cornerAt(reference.to, now, endRow, endColumn);
  return { ...reference, from, to };
}

export interface CellMove {
  readonly sheetId: number;
  readonly area: Rect;
  readonly toSheetId: number;
  readonly rows: number;
  readonly columns: number;
}

/** After a cut and paste: moved formulas keep pointing where they did, references to moved cells follow them. */
export function relocateFormulasTo(document: SheetDocument, move: CellMove): void {
  const landing = { ...move.area, row: move.area.row + move.rows, column: move.area.column + move.columns };
  rewrite(document, (template, sheetId, now) => {
    const moved = sheetId === move.toSheetId && containsRect(landing, rect(now.row, now.column));
    const before = moved ? { row: now.row - move.rows, column: now.column - move.columns } : now;
    const oldSheet = moved ? move.sheetId : sheetId;
    return mapReferences(template, (reference) => {
      if (reference.broken) return reference;
      const target = reference.sheet ?? oldSheet;
      const span = spanOf(reference, before);
      const follows = target === move.sheetId && inside(span, move.area);
      if (!moved && !follows) return reference;
      const shift = (value: number | null, by: number) =>
        value === null ? null : value + (follows ? by : 0);
      const from = cornerAt(
        reference.from,
        now,
        shift(span.startRow, move.rows),
        shift(span.startColumn, move.columns),
      );
      const to =
        reference.to &&
        cornerAt(reference.to, now, shift(span.endRow, move.rows), shift(span.endColumn, move.columns));
      const finalSheet = follows ? move.toSheetId : target;
      return {
        ...reference,
        from,
        to,
        sheet: reference.sheet === null && finalSheet === sheetId ? null : finalSheet,
      };
    });
  });
}

function inside(span: ReturnType<typeof spanOf>, area: Rect): boolean {
  const { startRow, startColumn, endRow, endColumn } = span;
  if (startRow === null || startColumn === null || endRow === null || endColumn === null) return false;
  return containsRect(
    area,
    rect(
      Math.min(startRow, endRow),
      Math.min(startColumn, endColumn),
      Math.abs(endRow - startRow) + 1,
      Math.abs(endColumn - startColumn) + 1,
    ),
  );
}

function mapReferences(template: Template, map: (reference: Reference) => Reference): Template {
  if (template.references.length === 0) return template;
  return withReferences(template, template.references.map(map));
}

function rewrite(
  document: SheetDocument,
  map: (template: Template, sheetId: number, at: Place) => Template,
): void {
  for (const sheet of document.sheets) {
    const changed: [number, number, Template][] = [];
    sheet.grid.eachFormula((row, column, cell) => {
      if (!cell.formula) return;
      const next = map(cell.formula, sheet.id, { row, column });
      if (next !== cell.formula) changed.push([row, column, next]);
    });
    for (const [row, column, next] of changed)
      sheet.grid.put(row, column, sheet.grid.cell(row, column).withFormula(next));
  }
}
