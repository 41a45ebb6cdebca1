// Evaluates a formula's tree. It reads cells through the calculation, which records what was read.

import type { SheetLocale } from '../locale.js';
import { CellError, type Rect, type Scalar } from '../values.js';
import { compareValues, type Matrix, toNumber, toText, valueError } from './coerce.js';
import type { Node } from './parse.js';
import { cellsOf, type Place } from './reference.js';
import type { Template } from './template.js';

/** Cells read lazily: many functions need only a part, or only the used part. */
export class RangeValue {
  constructor(
    readonly sheetId: number,
    readonly area: Rect,
    private readonly reader: CellReader,
  ) {}

  cell(row: number, column: number): Scalar {
    return this.reader.valueAt(this.sheetId, this.area.row + row, this.area.column + column);
  }

  /** All values; with `used`, without the blank rows at the end of the sheet. */
  matrix(used: boolean): Matrix {
    const rows = used
      ? Math.max(0, Math.min(this.area.rows, this.reader.usedRows(this.sheetId) - this.area.row))
      : this.area.rows;
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: this.area.columns }, (_, column) => this.cell(row, column)),
    );
  }
}

/** What an argument or a result may be; `missing` is an argument left out. */
export type Value = Scalar | Matrix | RangeValue | undefined;

export interface CellReader {
  valueAt(sheetId: number, row: number, column: number): Scalar;
  /** Notes that the formula depends on these cells. */
  read(sheetId: number, area: Rect): void;
  usedRows(sheetId: number): number;
  gridOf(sheet: number | string): { id: number; rows: number; columns: number } | null;
  namedRange(name: string): { sheetId: number; area: Rect } | null;
  custom(name: string, args: readonly Value[]): Value;
}

/** A function gets its arguments unevaluated: IF must not run what it does not need. */
export type SheetFunction = (args: readonly Node[], on: Evaluation) => Value;

export interface Evaluation {
  /** Sheets' own functions, by name in capitals. */
  readonly functions: Readonly<Record<string, SheetFunction>>;
  readonly reader: CellReader;
  readonly locale: SheetLocale;
  readonly sheetId: number;
  readonly at: Place;
  readonly template: Template;
  /** Inside ARRAYFORMULA scalars are computed for each item of a range. */
  readonly arrays: boolean;
}

export const isMatrix = (value: Value): value is Matrix => Array.isArray(value);

/** The value of a whole formula: a scalar, or rows to spill. */
export function evaluateFormula(evaluation: Evaluation): Scalar | Matrix {
  const { tree } = evaluation.template;
  if (!tree) return new CellError('#ERROR!', 'Formula parse error.');
  const result = evaluate(tree, evaluation);
  if (result === undefined) return null;
  if (result instanceof RangeValue) {
    return result.area.rows === 1 && result.area.columns === 1 ? result.cell(0, 0) : result.matrix(false);
  }
  return result;
}

export function evaluate(node: Node, on: Evaluation): Value {
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'boolean':
      return node.value;
    case 'error':
      return new CellError(node.code);
    case 'missing':
      return undefined;
    case 'reference':
      return readReference(node.index, on);
    case 'name':
      return readName(node.name, on);
    case 'array':
      return readArray(node.rows, on);
    case 'unary':
      return lift([evaluate(node.of, on)], on, ([of]) =>
        arithmetic(node.operator === '-' ? '*' : '+', node.operator === '-' ? -1 : 0, of ?? null, on),
      );
    case 'percent':
      return lift([evaluate(node.of, on)], on, ([of]) => arithmetic('/', of ?? null, 100, on));
    case 'binary':
      return lift([evaluate(node.left, on), evaluate(node.right, on)], on, ([left, right]) =>
        binary(node.operator, left ?? null, right ?? null, on),
      );
    case 'call':
      return call(node.name, node.args, on);
  }
}

function call(name: string, args: readonly Node[], on: Evaluation): Value {
  const known = on.functions[name.toUpperCase()];
  if (known) return known(args, on);
  return on.reader.custom(
    name,
    args.map((argument) => evaluate(argument, on)),
  );
}

function readReference(index: number, on: Evaluation): Value {
  const reference = on.template.references[index];
  if (!reference || reference.broken) return new CellError('#REF!', 'Reference does not exist.');
  const grid = on.reader.gridOf(reference.sheet ?? on.sheetId);
  if (!grid) return new CellError('#REF!', `Unresolved sheet name '${reference.sheet ?? ''}'.`);
  const area = cellsOf(reference, on.at, grid.rows, grid.columns);
  if (!area) return new CellError('#REF!', 'Reference does not exist.');
  on.reader.read(grid.id, area);
  return new RangeValue(grid.id, area, on.reader);
}

function readName(name: string, on: Evaluation): Value {
  const range = on.reader.namedRange(name);
  if (!range) return new CellError('#NAME?', `Unknown range name: '${name.toUpperCase()}'.`);
  on.reader.read(range.sheetId, range.area);
  return new RangeValue(range.sheetId, range.area, on.reader);
}

function readArray(rows: readonly (readonly Node[])[], on: Evaluation): Value {
  const out: Scalar[][] = [];
  for (const row of rows) {
    const blocks = row.map((item) => asMatrix(evaluate(item, on)));
    const height = Math.max(1, ...blocks.map((block) => block.length));
    for (let line = 0; line < height; line++) out.push(blocks.flatMap((block) => [...(block[line] ?? [])]));
  }
  const width = out[0]?.length ?? 0;
  if (out.some((row) => row.length !== width)) {
    return valueError('In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.');
  }
  return out;
}

export function asMatrix(value: Value, used = false): Matrix {
  if (value instanceof RangeValue) return value.matrix(used);
  return isMatrix(value) ? value : [[value ?? null]];
}

/** One value: a single cell, the cell of the formula's own row or column, or the first of an array. */
export function toScalar(value: Value, on: Evaluation): Scalar {
  if (value === undefined) return null;
  if (value instanceof RangeValue) {
    const { area } = value;
    if (area.rows === 1 && area.columns === 1) return value.cell(0, 0);
    const row = on.at.row - area.row;
    const column = on.at.column - area.column;
    if (area.columns === 1 && row >= 0 && row < area.rows) return value.cell(row, 0);
    if (area.rows === 1 && column >= 0 && column < area.columns) return value.cell(0, column);
    return valueError('An array value could not be found.');
  }
  return isMatrix(value) ? (value[0]?.[0] ?? null) : value;
}

/** Applies a scalar function; inside ARRAYFORMULA to each item, a single row or column being repeated. */
export function lift(
  values: readonly Value[],
  on: Evaluation,
  apply: (items: readonly Scalar[]) => Scalar,
): Value {
  if (
    !on.arrays ||
    !values.some(
      (value) =>
        isMatrix(value) || (value instanceof RangeValue && (value.area.rows > 1 || value.area.columns > 1)),
    )
  ) {
    const items = values.map((value) => toScalar(value, on));
    return items.find((item) => item instanceof CellError) ?? apply(items);
  }
  const matrices = values.map((value) => asMatrix(value));
  const rows = Math.max(...matrices.map((matrix) => matrix.length));
  const columns = Math.max(...matrices.map((matrix) => matrix[0]?.length ?? 0));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const items = matrices.map((matrix) => itemOf(matrix, row, column));
      return items.find((item) => item instanceof CellError) ?? apply(items);
    }),
  );
}

export function itemOf(matrix: Matrix, row: number, column: number): Scalar {
  const line = matrix.length === 1 ? matrix[0] : matrix[row];
  if (!line) return new CellError('#N/A', 'Array arguments are of different size.');
  if (line.length === 1) return line[0] ?? null;
  return column < line.length
    ? (line[column] ?? null)
    : new CellError('#N/A', 'Array arguments are of different size.');
}

function binary(operator: string, left: Scalar, right: Scalar, on: Evaluation): Scalar {
  switch (operator) {
    case '&': {
      const a = toText(left, on.locale);
      const b = toText(right, on.locale);
      return typeof a === 'string' ? (typeof b === 'string' ? a + b : b) : a;
    }
    case '=':
      return compareValues(left, right) === 0;
    case '<>':
      return compareValues(left, right) !== 0;
    case '<':
      return compareValues(left, right) < 0;
    case '>':
      return compareValues(left, right) > 0;
    case '<=':
      return compareValues(left, right) <= 0;
    case '>=':
      return compareValues(left, right) >= 0;
    default:
      return arithmetic(operator, left, right, on);
  }
}

function arithmetic(operator: string, left: Scalar, right: Scalar, on: Evaluation): Scalar {
  const a = toNumber(left, on.locale);
  const b = toNumber(right, on.locale);
  if (a instanceof CellError) return a;
  if (b instanceof CellError) return b;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? new CellError('#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.') : a / b;
    default: {
      const power = a ** b;
      return Number.isFinite(power)
        ? power
        : new CellError('#NUM!', 'Function POWER result is not a number.');
    }
  }
}
