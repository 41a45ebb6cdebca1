// The tabs of the document through the Grid port: one service call a method where Apps Script allows it.
import type { Block, Grid, TabShape } from '../ports.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Column marks are developer metadata of columns under this key; the value is the mark's name. */
const MARK_KEY = 'leadmodule.column';

function shapeOf(sheet: Sheet, sheetId: number): TabShape {
  return {
    sheetId,
    name: sheet.getName(),
    lastRow: sheet.getLastRow(),
    lastColumn: sheet.getLastColumn(),
    maxRows: sheet.getMaxRows(),
    maxColumns: sheet.getMaxColumns(),
  };
}

function rangeOf(sheet: Sheet, block: Block) {
  return sheet.getRange(block.row, block.column, block.rows, block.columns);
}

function columnName(column: number): string {
  let name = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

function a1(block: Block): string {
  const last = `${columnName(block.column + block.columns - 1)}${block.row + block.rows - 1}`;
  return `${columnName(block.column)}${block.row}:${last}`;
}

/** Runs of rows as whole-row references: 2, 3, 5 → "2:3", "5:5". */
function rowRuns(rows: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last && last[1] + 1 === row) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([first, last]) => `${first}:${last}`);
}

function unmark(sheet: Sheet, name: string): void {
  for (const item of sheet.createDeveloperMetadataFinder().withKey(MARK_KEY).withValue(name).find())
    item.remove();
}

/** A protected tab refuses one editor, not all tabs all; viewers and commenters may edit none [Range.canEdit]. */
function canEdit(sheets: readonly Sheet[]): boolean {
  return sheets.some((sheet) => sheet.getRange(sheet.getMaxRows(), sheet.getMaxColumns()).canEdit());
}

export function sheetGrid(spreadsheet: Spreadsheet): Grid {
  const sheets = new Map<number, Sheet>();
  let documentId: string | undefined;
  const shapeOfNew = (sheet: Sheet): TabShape => {
    const sheetId = sheet.getSheetId();
    sheets.set(sheetId, sheet);
    return shapeOf(sheet, sheetId);
  };
  const find = (sheetId: number): Sheet | undefined => {
    const known = sheets.get(sheetId);
    if (known) return known;
    const sheet = spreadsheet.getSheets().find((one) => one.getSheetId() === sheetId);
    if (sheet) sheets.set(sheetId, sheet);
    return sheet;
  };
  const sheetOf = (sheetId: number): Sheet => {
    const sheet = find(sheetId);
    if (!sheet) throw new Error('tab deleted');
    return sheet;
  };
  return {
    documentId: () => {
      documentId ??= spreadsheet.getId();
      return documentId;
    },
    timeZone: () => spreadsheet.getSpreadsheetTimeZone(),
    activeTab: () => spreadsheet.getActiveSheet()?.getSheetId(),
    selection() {
      const sheet = spreadsheet.getActiveSheet();
      // getActiveRange gives only the last of several ranges [Spreadsheet service reference].
      const list = spreadsheet.getActiveRangeList();
      if (!sheet || !list) return undefined;
      const ranges = list.getRanges().map((range) => ({ row: range.getRow(), rows: range.getNumRows() }));
      return { sheetId: sheet.getSheetId(), ranges };
    },
    tabs: () => spreadsheet.getSheets().map((sheet) => sheet.getSheetId()),
    shape(sheetId) {
      // Asked anew each time: a deleted tab must be seen.
      sheets.delete(sheetId);
      const sheet = find(sheetId);
      return sheet ? shapeOf(sheet, sheetId) : undefined;
    },
    display: (sheetId, block) => rangeOf(sheetOf(sheetId), block).getDisplayValues(),
    values: (sheetId, block) => rangeOf(sheetOf(sheetId), block).getValues(),
    formulas: (sheetId, block) => rangeOf(sheetOf(sheetId), block).getFormulas(),
    numberFormats: (sheetId, block) => rangeOf(sheetOf(sheetId), block).getNumberFormats(),
    formatNumber(sheetId, row, column, format) {
      sheetOf(sheetId).getRange(row, column).setNumberFormat(format);
    },
    formatAsText(sheetId, blocks) {
      sheetOf(sheetId).getRangeList(blocks.map(a1)).setNumberFormat('@');
    },
    formatAsNumber(sheetId, blocks) {
      sheetOf(sheetId).getRangeList(blocks.map(a1)).setNumberFormat('General');
    },
    dressHeaders(sheetId, block, widths, neighbour) {
      const sheet = sheetOf(sheetId);
      const headers = rangeOf(sheet, block);
      const model = neighbour && rangeOf(sheet, neighbour);
      if (model) headers.setTextStyle(model.getTextStyle()).setBackground(model.getBackground());
      else headers.setFontWeight('bold');
      widths.forEach((width, index) => {
        if (width) sheet.setColumnWidth(block.column + index, width);
      });
    },
    write(sheetId, block, values) {
      rangeOf(sheetOf(sheetId), block).setValues(values.map((row) => [...row]));
    },
    writeFormula(sheetId, row, column, formula) {
      sheetOf(sheetId).getRange(row, column).setFormula(formula);
    },
    ensureSize(sheetId, rows, columns) {
      const sheet = sheetOf(sheetId);
      const maxRows = sheet.getMaxRows();
      const maxColumns = sheet.getMaxColumns();
      if (rows > maxRows) sheet.insertRowsAfter(maxRows, rows - maxRows);
      if (columns > maxColumns) sheet.insertColumnsAfter(maxColumns, columns - maxColumns);
    },
    removeRows(sheetId, row, count) {
      sheetOf(sheetId).deleteRows(row, count);
    },
    hiddenByFilter: (sheetId, row) => sheetOf(sheetId).isRowHiddenByFilter(row),
    hasFilter: (sheetId) => sheetOf(sheetId).getFilter() !== null,
    canEdit: () => canEdit(spreadsheet.getSheets()),
    access(sheetId) {
      const all = spreadsheet.getSheets();
      if (!all.some((sheet) => sheet.getSheetId() === sheetId)) return 'gone';
      return canEdit(all) ? 'edit' : 'view';
    },
    selectRows(sheetId, rows) {
      const sheet = sheetOf(sheetId);
      sheet.activate();
      sheet.getRangeList(rowRuns(rows)).activate();
    },
    columnMarks(sheetId) {
      const marks: Record<string, number> = {};
      for (const item of sheetOf(sheetId).createDeveloperMetadataFinder().withKey(MARK_KEY).find()) {
        const column = item.getLocation().getColumn();
        const name = item.getValue();
        if (column && name) marks[name] = column.getColumn();
      }
      return marks;
    },
    markColumn(sheetId, column, name) {
      const sheet = sheetOf(sheetId);
      unmark(sheet, name);
      const letters = columnName(column);
      sheet
        .getRange(`${letters}:${letters}`)
        .addDeveloperMetadata(MARK_KEY, name, SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
    },
    unmarkColumn(sheetId, name) {
      unmark(sheetOf(sheetId), name);
    },
    tabByName(name) {
      const sheet = spreadsheet.getSheetByName(name);
      return sheet ? shapeOfNew(sheet) : undefined;
    },
    addHiddenTab(name) {
      const active = spreadsheet.getActiveSheet();
      const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
      // insertSheet makes the new tab the active one; the user stays where they are, with their selection.
      if (active) spreadsheet.setActiveSheet(active, true);
      sheet.hideSheet();
      return shapeOfNew(sheet);
    },
    hideTab(sheetId) {
      sheetOf(sheetId).hideSheet();
    },
    addTab(name) {
      return shapeOfNew(spreadsheet.insertSheet(name));
    },
    removeMarks() {
      for (const item of spreadsheet.createDeveloperMetadataFinder().withKey(MARK_KEY).find()) item.remove();
    },
    removeTab(sheetId) {
      const sheet = find(sheetId);
      if (sheet) spreadsheet.deleteSheet(sheet);
      sheets.delete(sheetId);
    },
    setAside(sheetId) {
      const sheet = sheetOf(sheetId);
      sheet.setName(
        `${sheet.getName()} (set aside ${new Date().toISOString().slice(0, 19).replace(/:/g, '.')})`,
      );
    },
    callingCell() {
      try {
        const range = SpreadsheetApp.getActiveRange();
        return range ? [range.getSheet().getSheetId(), range.getRow(), range.getColumn()] : undefined;
      } catch {
        return undefined;
      }
    },
    showing: (pattern) =>
      spreadsheet
        .createTextFinder(pattern)
        .useRegularExpression(true)
        .matchEntireCell(true)
        .findAll()
        .map((range) => [range.getSheet().getSheetId(), range.getRow(), range.getColumn()]),
    replaceInFormulas(pattern, text, places) {
      const scopes = places
        ? places.map(({ sheetId, block }) => rangeOf(sheetOf(sheetId), block))
        : [spreadsheet];
      for (const scope of scopes)
        scope
          .createTextFinder(pattern)
          .useRegularExpression(true)
          .matchFormulaText(true)
          .replaceAllWith(text);
    },
    keepValues(sheetId, block) {
      const range = rangeOf(sheetOf(sheetId), block);
      range.copyTo(range, SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
    },
    flush: () => SpreadsheetApp.flush(),
  };
}
