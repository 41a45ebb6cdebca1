// Binds a job to the columns of its tab: inputs by the header texts that were planned, results in columns of
// their own, made right of the table when there are none. Somebody may move columns meanwhile, so what was
// written is read back, and a header of the user that it hit is put back.
import type { Grid, World } from '../../ports.js';
import type { InputField } from '../../sheet/contact.js';
import { type Binding, type Layout, markOf } from '../../sheet/layout.js';
import { headerFor, OUTPUT_FIELDS, OUTPUT_WIDTHS, type OutputField } from '../../sheet/outputs.js';
import { byteLength } from '../desk/run-line.js';
import { PAGE_LIMIT_BYTES } from '../desk/runbook.js';
import { headersOf } from './tab.js';

const TRIES = 3;

export interface BindingRequest {
  readonly sheetId: number;
  readonly headerRow: number;
  /** Of the tab as it was planned: rows that came since may have pushed others out of the plan. */
  readonly lastRow: number;
  /** Header texts and input columns (1-based) as they were planned. */
  readonly headers: readonly string[];
  readonly inputs: Layout['inputs'];
  readonly wanted: readonly OutputField[];
  /** Of these, what goes into a column that the user picked: 1-based as it was planned. */
  readonly picked: Layout['outputs'];
}

/** Headers written ahead: should this execution die, the next one puts back what the write hit. */
export const BINDING_INTENT = 'binding';

interface BindingIntent {
  readonly sheetId: number;
  readonly headerRow: number;
  readonly before: readonly string[];
  readonly first: number;
  readonly texts: readonly string[];
  readonly fields: readonly OutputField[];
}

export function bindColumns(world: World, request: BindingRequest): Binding | 'columns moved' {
  const { grid } = world;
  // Columns of a try that did not hold: their marks may stand on a column of the user now, and are set anew.
  const unheld = new Map<OutputField, string>();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    grid.flush();
    const shape = grid.shape(request.sheetId);
    if (!shape || (attempt === 0 && shape.lastRow !== request.lastRow)) return 'columns moved';
    const headers = headersOf(grid, shape, request.headerRow);
    // A column that came between the count of columns and their reading hides the user's last one.
    if (grid.shape(request.sheetId)?.lastColumn !== shape.lastColumn) continue;
    const inputs = columnsNow(request.inputs, request.headers, headers);
    const picked = columnsNow(request.picked, request.headers, headers);
    if (!inputs || !picked) return 'columns moved';
    const bound = bindOnce(world, request, headers, inputs, picked, unheld);
    grid.flush();
    const after = headersOf(grid, grid.shape(request.sheetId) ?? shape, request.headerRow);
    const intent = intentOf(request, headers, bound);
    const held = stands(intent, after);
    if (!held) putBack(grid, intent, after);
    if (bound.texts.length > 0) world.document.remove(BINDING_INTENT);
    if (held) {
      dress(grid, intent);
      return bound.binding;
    }
    bound.made.forEach((field, index) => {
      unheld.set(field, bound.texts[index] ?? '');
    });
  }
  return 'columns moved';
}

/** New columns look like the table they stand beside. Only looks: nothing is written ahead for them. */
function dress(grid: Grid, { sheetId, headerRow: row, first: column, fields }: BindingIntent): void {
  if (fields.length === 0) return;
  const neighbour = column > 1 ? { row, column: column - 1, rows: 1, columns: 1 } : undefined;
  const widths = fields.map((field) => OUTPUT_WIDTHS[field] ?? 0);
  try {
    grid.dressHeaders(sheetId, { row, column, rows: 1, columns: fields.length }, widths, neighbour);
  } catch {
    // Where only some ranges of a protected tab may be edited, Google refuses widths.
  }
}

/** Where planned columns of the user are now: where they were, or by a header text that stands there once. */
function columnsNow<Field extends string>(
  columns: { readonly [field in Field]?: number },
  before: readonly string[],
  headers: readonly string[],
): { readonly [field in Field]?: number } | undefined {
  const now: { [field in Field]?: number } = {};
  for (const field of Object.keys(columns) as Field[]) {
    const planned = columns[field] ?? 0;
    const text = before[planned - 1] ?? '';
    if ((headers[planned - 1] ?? '') === text) now[field] = planned;
    else if (headers.filter((header) => header === text).length === 1) now[field] = headers.indexOf(text) + 1;
    else return undefined;
  }
  return now;
}

interface Bound {
  readonly binding: Binding;
  /** First column that was written, and the texts. */
  readonly first: number;
  readonly texts: readonly string[];
  readonly made: readonly OutputField[];
}

function intentOf(
  request: BindingRequest,
  before: readonly string[],
  bound: Pick<Bound, 'first' | 'texts' | 'made'>,
): BindingIntent {
  return {
    sheetId: request.sheetId,
    headerRow: request.headerRow,
    before,
    first: bound.first,
    texts: bound.texts,
    fields: bound.made,
  };
}

/** Puts right what an execution left that died while it wrote headers. The caller holds the lease. */
export function finishDeadBinding(world: World): void {
  const text = world.document.get(BINDING_INTENT);
  if (!text) return;
  const intent = JSON.parse(text) as BindingIntent;
  const shape = world.grid.shape(intent.sheetId);
  if (shape) {
    const after = headersOf(world.grid, shape, intent.headerRow);
    if (!stands(intent, after)) putBack(world.grid, intent, after);
  }
  world.document.remove(BINDING_INTENT);
}

function bindOnce(
  world: World,
  request: BindingRequest,
  headers: readonly string[],
  inputs: Layout['inputs'],
  picked: Layout['outputs'],
  unheld: ReadonlyMap<OutputField, string>,
): Bound {
  const { grid } = world;
  const { sheetId, headerRow } = request;
  const wanted = request.wanted.filter((field) => picked[field] === undefined);
  const marks = grid.columnMarks(sheetId);
  const inputTexts: { [field in InputField]?: string } = {};
  for (const field of Object.keys(inputs) as InputField[]) {
    const column = inputs[field] ?? 0;
    inputTexts[field] = headers[column - 1] ?? '';
    if (marks[markOf.input(field)] !== column) grid.markColumn(sheetId, column, markOf.input(field));
  }
  const held = wanted.filter((field) => !unheld.has(field));
  const own = { ...findOwnColumns(headers, marks, held), ...movedColumns(headers, unheld) };
  const outputs: { [field in OutputField]?: string } = {};
  const pickedFields = Object.keys(picked) as OutputField[];
  for (const field of pickedFields) {
    const column = picked[field] ?? 0;
    outputs[field] = headers[column - 1] ?? '';
    if (marks[markOf.picked(field)] !== column) grid.markColumn(sheetId, column, markOf.picked(field));
  }
  for (const field of wanted) {
    const column = own[field];
    if (column === undefined) continue;
    outputs[field] = headers[column - 1] ?? '';
    if (marks[markOf.output(field)] !== column) grid.markColumn(sheetId, column, markOf.output(field));
  }
  const missing = wanted.filter((field) => own[field] === undefined);
  const first = headers.length + 1;
  const taken = [...headers];
  const texts = missing.map((field) => {
    const text = headerFor(field, taken);
    taken.push(text);
    outputs[field] = text;
    return text;
  });
  if (texts.length > 0) {
    const block = { row: headerRow, column: first, rows: 1, columns: texts.length };
    const intent = JSON.stringify(intentOf(request, headers, { first, texts, made: missing }));
    // A form's questions may be longer than a property; a death just here leaves such a header to Version history.
    if (byteLength(intent) <= PAGE_LIMIT_BYTES) world.document.set(BINDING_INTENT, intent);
    grid.ensureSize(sheetId, headerRow, first + texts.length - 1);
    grid.formatAsText(sheetId, [block]);
    grid.write(sheetId, block, [texts]);
    missing.forEach((field, index) => {
      grid.markColumn(sheetId, first + index, markOf.output(field));
    });
  }
  const binding: Binding = {
    headerRow,
    inputs: inputTexts,
    outputs,
    ...(pickedFields.length > 0 ? { picked: pickedFields } : {}),
  };
  return { binding, first, texts, made: missing };
}

/** Our texts are where they were written, and no header of the user is elsewhere than before (a renamed one may
 * be gone): no column has moved. */
function stands({ before, first, texts }: BindingIntent, after: readonly string[]): boolean {
  if (isAnotherRow(before, after)) return false;
  const oursStand = texts.every((text, index) => after[first - 1 + index] === text);
  return oursStand && before.every((text, index) => after[index] === text || isRenamed(text, after, index));
}

/** None of the headers is left: rows above them came or went, and this row is not theirs any more. */
function isAnotherRow(before: readonly string[], after: readonly string[]): boolean {
  return !before.some((text) => text !== '' && after.includes(text));
}

/** Another text stands where this one stood. A blank there is a column that came in between. */
function isRenamed(text: string, after: readonly string[], index: number): boolean {
  return !after.includes(text) && (after[index] ?? '') !== '';
}

/**
 * A column came in between: the first of our texts stand where headers of the user stood. Those are put back,
 * the rest is blanked. When no header was hit, our columns have only moved and stay. In another row than the
 * headers' all of ours are blanked.
 */
function putBack(grid: Grid, intent: BindingIntent, after: readonly string[]): void {
  const left = [...after];
  const lost = intent.before.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && text !== '';
  });
  if (lost.length === 0) return;
  const isAstray = isAnotherRow(intent.before, after);
  // Over blank cells nothing was hit: what is missing was deleted by its user.
  if (!isAstray && intent.texts.every((text) => isBlankBelow(grid, intent, after.indexOf(text) + 1))) return;
  const back = isAstray ? [] : lost;
  // A mark of ours may have come to stand on a column of the user.
  for (const field of intent.fields) grid.unmarkColumn(intent.sheetId, markOf.output(field));
  intent.texts.forEach((text, index) => {
    const column = after.indexOf(text) + 1;
    if (column === 0) return;
    const block = { row: intent.headerRow, column, rows: 1, columns: 1 };
    grid.write(intent.sheetId, block, [[back[index] ?? '']]);
  });
  grid.flush();
}

const ROWS_BELOW = 200;

function isBlankBelow(grid: Grid, { sheetId, headerRow }: BindingIntent, column: number): boolean {
  const rows = Math.min(ROWS_BELOW, (grid.shape(sheetId)?.lastRow ?? 0) - headerRow);
  if (column === 0 || rows < 1) return true;
  return grid
    .display(sheetId, { row: headerRow + 1, column, rows, columns: 1 })
    .every(([text]) => text === '');
}

/** Columns of a try that only moved before they were marked: their texts stand once each. */
function movedColumns(
  headers: readonly string[],
  unheld: ReadonlyMap<OutputField, string>,
): Layout['outputs'] {
  const moved: { [field in OutputField]?: number } = {};
  for (const [field, text] of unheld) {
    const at = headers.indexOf(text);
    if (at >= 0 && headers.indexOf(text, at + 1) < 0) moved[field] = at + 1;
  }
  return moved;
}

/** Our columns on this tab: by mark, or (in a copy without marks) by our own header texts. */
function findOwnColumns(
  headers: readonly string[],
  marks: Readonly<Record<string, number>>,
  wanted: readonly OutputField[],
): Layout['outputs'] {
  const own: { [field in OutputField]?: number } = {};
  for (const field of OUTPUT_FIELDS) {
    if (!wanted.includes(field)) continue;
    const mark = marks[markOf.output(field)];
    // A mark without a header is left over from a try that did not hold.
    if (mark !== undefined && (headers[mark - 1] ?? '') !== '') own[field] = mark;
  }
  if (Object.keys(own).length > 0) return own;
  // The whole set side by side, in our order and words, can only be ours.
  const texts = wanted.map((field) => headerFor(field, []));
  const at = headers.findIndex((_, start) => texts.every((text, index) => headers[start + index] === text));
  if (at >= 0)
    wanted.forEach((field, index) => {
      own[field] = at + index + 1;
    });
  return own;
}
