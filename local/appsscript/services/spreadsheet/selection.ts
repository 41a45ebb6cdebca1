// What a person has selected in an open document: kept in the user interface's session; executions without one
// (triggers) start at the first sheet with nothing selected [undocumented].

import type { ContextSession, ExecutionContext } from '../../kernel/emulated.js';
import { parseA1, resolveRange } from '../../spreadsheet/a1.js';
import type { SheetDocument } from '../../spreadsheet/document.js';
import type { Sheet } from '../../spreadsheet/sheet.js';
import { type Rect, rect } from '../../spreadsheet/values.js';

export interface SelectionState {
  /** null: the first sheet. */
  sheetId: number | null;
  /** In the order they were selected; the last one holds the current cell. Empty: nothing was ever selected. */
  ranges: readonly Rect[];
  current: { readonly row: number; readonly column: number } | null;
  /** What was selected on tabs that were in front before. */
  remembered?: ReadonlyMap<number, Pick<SelectionState, 'ranges' | 'current'>>;
}

const fresh = (): SelectionState => ({ sheetId: null, ranges: [], current: null });

const SLOT = 'spreadsheet selection';

/** The selection of an open session; acts of the person at the keyboard change it. A document opens on A1. */
export function sessionSelection(session: ContextSession): SelectionState {
  return session.slot(SLOT, () => ({ sheetId: null, ranges: [rect(0, 0)], current: { row: 0, column: 0 } }));
}

/** The selection an execution sees: its session's, a custom function's own cell, or none. */
export function selectionFor(context: ExecutionContext): SelectionState {
  if (context.session) return sessionSelection(context.session);
  return context.slot(SLOT, () => {
    if (!context.cell) return fresh();
    const { sheetId } = context.cell;
    const row = context.cell.row - 1;
    const column = context.cell.column - 1;
    return { sheetId, ranges: [rect(row, column)], current: { row, column } };
  });
}

/**
 * The tab a person looks at. A tab that was hidden or deleted gives way to the next visible one on its right, else on
 * its left [Sheets]; a tab made by insertSheet and hidden at once does not stay in front.
 */
export function activeSheetOf(state: SelectionState, document: SheetDocument): Sheet | undefined {
  const at = document.sheets.findIndex((sheet) => sheet.id === state.sheetId);
  const visible = (sheet: Sheet) => !sheet.hidden;
  if (at < 0) return document.sheets.find(visible) ?? document.sheets[0];
  const right = document.sheets.slice(at).find(visible);
  return right ?? document.sheets.slice(0, at).findLast(visible) ?? document.sheets[at];
}

/**
 * Puts another tab in front: on its A1, or on what was last selected there (setActiveSheet's restoreSelection: "the
 * most recent selection for the new active sheet becomes selected again").
 */
export function bringToFront(
  state: SelectionState,
  document: SheetDocument,
  sheetId: number,
  restoreSelection: boolean,
): void {
  const before = state.sheetId ?? activeSheetOf(state, document)?.id;
  if (before === sheetId) {
    state.sheetId = sheetId;
    return;
  }
  const remembered = new Map(state.remembered);
  if (before !== undefined) remembered.set(before, { ranges: state.ranges, current: state.current });
  const known = restoreSelection ? remembered.get(sheetId) : undefined;
  const first = { ranges: [rect(0, 0)], current: { row: 0, column: 0 } };
  Object.assign(state, { sheetId, ...(known ?? first), remembered });
}

/** A person selects ranges (`'A2:C5'`, `'Sheet 2'!A:A`); all must lie on one sheet. False when one does not exist. */
export function selectRanges(
  session: ContextSession,
  document: SheetDocument,
  notations: readonly string[],
): boolean {
  const state = sessionSelection(session);
  const found: { sheetId: number; area: Rect }[] = [];
  for (const notation of notations) {
    const written = parseA1(notation);
    const sheet = written?.sheetName
      ? document.sheetByName(written.sheetName)
      : activeSheetOf(state, document);
    if (!written || !sheet) return false;
    const area = resolveRange(written, sheet.maxRows, sheet.maxColumns);
    if (area.row + area.rows > sheet.maxRows || area.column + area.columns > sheet.maxColumns) return false;
    found.push({ sheetId: sheet.id, area });
  }
  const last = found.at(-1);
  if (!last) return false;
  state.sheetId = last.sheetId;
  state.ranges = found.filter((range) => range.sheetId === last.sheetId).map((range) => range.area);
  state.current = { row: last.area.row, column: last.area.column };
  return true;
}
