// Acts of the page on the document: each becomes one act of a person in the runtime's own words, or a sentence.
import { parse } from 'csv-parse/sync';
import { columnLetters, rectA1 } from '../appsscript/spreadsheet/a1.js';
import type { ActResult, Acts } from '../appsscript/spreadsheet/acts.js';
import type { RefusedWhy } from '../appsscript/spreadsheet/acts-base.js';
import type { SheetDocument } from '../appsscript/spreadsheet/document.js';
import { type Rect, rect } from '../appsscript/spreadsheet/values.js';
import type { History } from './history.js';
import type { Act } from './protocol/act.js';

type DocumentAct = Exclude<Act, { readonly kind: 'open' }>;

const SENTENCES: Readonly<Record<RefusedWhy, string>> = {
  protected: 'These cells are protected.',
  invalid: 'The data you entered violates the data validation rules set on this cell.',
  'too long': 'A cell holds at most 50,000 characters.',
  'name exists': 'A tab with this name already exists.',
  'last sheet': 'A document has at least one tab.',
  'last visible sheet': 'At least one tab must stay visible.',
  'too many cells': 'A document holds at most 10 million cells.',
  'no such place': 'That place does not exist in this document.',
  'out of bounds': 'That does not fit into the sheet.',
};

const LABELS: Readonly<Record<string, string>> = {
  sort: 'Sort',
  insert: 'Insert',
  delete: 'Delete',
  hide: 'Hide',
  moveColumns: 'Move columns',
  copy: 'Paste',
  move: 'Move cells',
  freeze: 'Freeze',
  filter: 'Filter',
  filterColumn: 'Filter',
  unfilter: 'Remove filter',
  addTab: 'Add tab',
  renameTab: 'Rename tab',
  hideTab: 'Hide tab',
  duplicateTab: 'Duplicate tab',
  deleteTab: 'Delete tab',
};

/** Cells of tab-separated text; a quote in the middle of a cell is just a quote. */
export function clipboardRows(text: string): string[][] {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  try {
    return parse(body, {
      delimiter: '\t',
      relax_column_count: true,
      quote: '"',
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    return body.split('\n').map((line) => line.split('\t'));
  }
}

type Paste = Extract<Act, { readonly kind: 'paste' }>;

/** More than this a paste does not fill on its own: a whole column was meant as a place, not as a size. */
const MOST_FILLED_CELLS = 100_000;

/** The rows that a paste writes: the block, repeated when the selection holds it a whole number of times. */
export function pastedRows({ text, rows = 1, columns = 1 }: Paste): string[][] {
  const block = clipboardRows(text);
  const height = block.length;
  const width = Math.max(1, ...block.map((line) => line.length));
  const fits = rows % height === 0 && columns % width === 0 && rows * columns <= MOST_FILLED_CELLS;
  if (!fits) return block;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => block[row % height]?.[column % width] ?? ''),
  );
}

export function pastedArea(act: Paste, rows: readonly (readonly string[])[]): Rect {
  return rect(act.row, act.column, rows.length, Math.max(1, ...rows.map((line) => line.length)));
}

/** Does the act; a sentence when it was refused. */
export function perform(
  document: SheetDocument,
  acts: Acts,
  history: History,
  act: DocumentAct,
): string | undefined {
  if (act.kind === 'undo' || act.kind === 'redo') return history.step(act.kind);
  if (act.kind === 'rename') {
    document.name = act.name.trim() || document.name;
    document.changes.emit({ kind: 'structure', sheetId: null });
    return undefined;
  }
  if (act.kind === 'width') return setWidth(document, act.tab, act.column, act.pixels);
  let refusal: string | undefined;
  const tried = (result: ActResult): boolean => {
    if (result.kind === 'refused') refusal = SENTENCES[result.why];
    return result.kind === 'done';
  };
  const cellWork = onCells(acts, act);
  if (cellWork)
    history.onCells(
      cellWork.label,
      cellWork.tab,
      () => cellWork.areas,
      () => cellWork.run(tried),
    );
  else history.onAll(LABELS[act.kind] ?? act.kind, () => tried(onAll(document, acts, act)));
  return refusal;
}

interface CellWork {
  readonly label: string;
  readonly tab: number;
  readonly areas: readonly Rect[];
  readonly run: (tried: (result: ActResult) => boolean) => boolean;
}

/** Acts that change cells where they are. */
function onCells(acts: Acts, act: DocumentAct): CellWork | undefined {
  switch (act.kind) {
    case 'type': {
      const cell = rectA1(rect(act.row, act.column));
      return {
        label: 'Typing',
        tab: act.tab,
        areas: [rect(act.row, act.column)],
        run: (tried) => tried(acts.type(act.tab, cell, act.text)),
      };
    }
    case 'paste': {
      const rows = pastedRows(act);
      return {
        label: 'Paste',
        tab: act.tab,
        areas: [pastedArea(act, rows)],
        run: (tried) => tried(acts.paste(act.tab, rectA1(rect(act.row, act.column)), rows)),
      };
    }
    case 'clear':
      return {
        label: 'Delete values',
        tab: act.tab,
        areas: act.ranges,
        run: (tried) => act.ranges.map((area) => tried(acts.clear(act.tab, rectA1(area)))).some(Boolean),
      };
    case 'format':
      return {
        label: 'Number format',
        tab: act.tab,
        areas: act.ranges,
        run: (tried) =>
          act.ranges
            .map((area) => tried(acts.setNumberFormat(act.tab, rectA1(area), act.format)))
            .some(Boolean),
      };
    case 'note':
      return {
        label: 'Note',
        tab: act.tab,
        areas: [rect(act.row, act.column)],
        run: (tried) => tried(acts.setNote(act.tab, rectA1(rect(act.row, act.column)), act.text)),
      };
    default:
      return undefined;
  }
}

type WholeAct = Exclude<
  DocumentAct,
  { readonly kind: 'type' | 'paste' | 'clear' | 'format' | 'note' | 'undo' | 'redo' | 'rename' | 'width' }
>;

/** Acts that move cells, or change rows, columns and tabs. */
function onAll(document: SheetDocument, acts: Acts, given: DocumentAct): ActResult {
  const act = given as WholeAct;
  switch (act.kind) {
    case 'copy':
      return acts.copy(act.tab, rectA1(act.from), act.toTab, rectA1(act.to));
    case 'move':
      return acts.move(act.tab, rectA1(act.from), act.toTab, rectA1(rect(act.to.row, act.to.column)));
    case 'sort': {
      const column = columnLetters(act.column);
      if (act.area) return acts.sort(act.tab, rectA1(act.area), { column, ascending: act.ascending });
      return acts.sortSheet(act.tab, column, act.ascending);
    }
    case 'insert':
      return act.axis === 'rows'
        ? acts.insertRows(act.tab, act.before + 1, act.count)
        : acts.insertColumns(act.tab, act.before + 1, act.count);
    case 'delete':
      return act.axis === 'rows'
        ? acts.deleteRows(act.tab, act.first + 1, act.count)
        : acts.deleteColumns(act.tab, act.first + 1, act.count);
    case 'hide':
      return act.axis === 'rows'
        ? acts.hideRows(act.tab, act.first + 1, act.count, act.hidden)
        : acts.hideColumns(act.tab, act.first + 1, act.count, act.hidden);
    case 'moveColumns':
      return acts.moveColumns(act.tab, act.first + 1, act.count, act.before + 1);
    case 'freeze':
      return acts.freezeRows(act.tab, act.rows);
    case 'filter':
      return acts.setFilter(act.tab, rectA1(act.area));
    case 'filterColumn':
      return filterColumn(document, acts, act.tab, act.column, act.hiddenValues);
    case 'unfilter':
      return acts.removeFilter(act.tab);
    case 'addTab':
      return acts.addTab();
    case 'renameTab':
      return acts.renameTab(act.tab, act.name.trim());
    case 'hideTab':
      return acts.hideTab(act.tab, act.hidden);
    case 'duplicateTab':
      return acts.duplicateTab(act.tab);
    case 'deleteTab':
      return acts.deleteTab(act.tab);
  }
}

function filterColumn(
  document: SheetDocument,
  acts: Acts,
  tab: number,
  column: number,
  hiddenValues: readonly string[],
): ActResult {
  const filter = document.sheetById(tab)?.filter;
  if (!filter) return { kind: 'refused', why: 'no such place' };
  const criteria = new Map(filter.criteria);
  if (hiddenValues.length === 0) criteria.delete(column);
  else criteria.set(column, { hiddenValues, visibleValues: [], condition: null });
  const byLetter = [...criteria].map(([index, criterion]) => [columnLetters(index), criterion] as const);
  return acts.setFilter(tab, rectA1(filter.area), Object.fromEntries(byLetter));
}

const NARROWEST_PIXELS = 24;
const WIDEST_PIXELS = 2000;

function setWidth(document: SheetDocument, tab: number, column: number, pixels: number): string | undefined {
  const sheet = document.sheetById(tab);
  if (!sheet || column >= sheet.maxColumns) return SENTENCES['no such place'];
  const size = Math.round(Math.min(WIDEST_PIXELS, Math.max(NARROWEST_PIXELS, pixels)));
  sheet.columns.set(column, 1, { size });
  document.changes.emit({ kind: 'structure', sheetId: tab });
  return undefined;
}
