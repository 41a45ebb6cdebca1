// A job's results against what its tab shows now: which rows lack theirs, which show another contact's, which
// were edited since. One pass over the tab; reads only.
import type { Grid } from '../../ports.js';
import { contactKey } from '../../sheet/contact.js';
import { type Layout, ownFields, spanOf } from '../../sheet/layout.js';
import { keyOfRow } from '../../sheet/locate.js';
import type { OutputField } from '../../sheet/outputs.js';
import { shown } from '../../sheet/placement.js';
import type { EndedLine } from '../desk/job-lines.js';
import type { Ending } from '../desk/vocabulary.js';
import { placeableOf } from './cells.js';

const ROWS_A_READ = 20_000;
const SEPARATOR = '\u001f';

export interface Comparison {
  /** Rows that hold a contact of the job and nothing in the result columns, by contact key. */
  readonly toFill: ReadonlyMap<string, readonly number[]>;
  /** Rows of a contact of the job that show the result of another one. */
  readonly moved: readonly { readonly row: number; readonly key: string; readonly shownKey: string }[];
  /** Rows that show a result of the job and hold none of its contacts any more. */
  readonly changedRows: readonly number[];
  /** Keys of the job's contacts that stand on a row. */
  readonly present: ReadonlySet<string>;
}

/** Ended lines by contact key; of several about one contact the last counts. */
export function byKey(lines: readonly EndedLine[]): Map<string, EndedLine> {
  return new Map(lines.map((line) => [contactKey(line.contact), line]));
}

/** What the result cells of a row show for this ending, in the order of the fields. */
function textsOf(ending: Ending, fields: readonly OutputField[]): string {
  const { cells } = placeableOf('', '', ending);
  return fields.map((field) => shown(cells[field] ?? '')).join(SEPARATOR);
}

/** A result that tells contacts apart: two people who were not found look alike. */
export function identifies(ending: Ending): boolean {
  return ending.email !== '' || ending.phone !== '';
}

/** What a row shows, and whose it is. */
interface RowRead {
  readonly key: string | undefined;
  readonly isBlank: boolean;
  readonly isOfJob: boolean;
  /** It shows anything but the result of its own contact. */
  readonly isOther: boolean;
  readonly shownKey: string | undefined;
}

/** Reads rows of a block that begins in this column against the job's ended lines. */
export function rowReader(
  layout: Layout,
  lines: ReadonlyMap<string, EndedLine>,
): (cells: readonly string[], firstColumn: number) => RowRead {
  const fields = ownFields(layout);
  const tellsApart = fields.includes('email') || fields.includes('phone');
  const keyOfText = new Map<string, string>();
  const textOfKey = new Map<string, string>();
  for (const [key, { ending }] of lines) {
    const text = textsOf(ending, fields);
    textOfKey.set(key, text);
    if (tellsApart && identifies(ending)) keyOfText.set(text, key);
  }
  const blank = fields.map(() => '').join(SEPARATOR);
  return (cells, firstColumn) => {
    const key = keyOfRow(cells, firstColumn, layout);
    const text = fields
      .map((field) => cells[(layout.outputs[field] ?? 0) - firstColumn] ?? '')
      .join(SEPARATOR);
    const own = key === undefined ? undefined : textOfKey.get(key);
    return {
      key,
      isBlank: text === blank,
      isOfJob: own !== undefined,
      isOther: text !== own,
      shownKey: keyOfText.get(text),
    };
  };
}

export function compareTab(
  grid: Grid,
  sheetId: number,
  layout: Layout,
  lastRow: number,
  lines: ReadonlyMap<string, EndedLine>,
): Comparison {
  const read = rowReader(layout, lines);
  const toFill = new Map<string, number[]>();
  const moved: { row: number; key: string; shownKey: string }[] = [];
  const changedRows: number[] = [];
  const present = new Set<string>();
  const span = spanOf(layout);
  const columns = span.last - span.first + 1;
  for (let first = layout.headerRow + 1; first <= lastRow; first += ROWS_A_READ) {
    const rows = Math.min(ROWS_A_READ, lastRow - first + 1);
    grid.display(sheetId, { row: first, column: span.first, rows, columns }).forEach((cells, index) => {
      const row = first + index;
      const { key, isBlank, isOfJob, isOther, shownKey } = read(cells, span.first);
      if (key === undefined || !isOfJob) {
        if (shownKey !== undefined) changedRows.push(row);
        return;
      }
      present.add(key);
      if (isBlank) toFill.set(key, [...(toFill.get(key) ?? []), row]);
      else if (isOther && shownKey !== undefined) moved.push({ row, key, shownKey });
    });
  }
  return { toFill, moved, changedRows, present };
}
