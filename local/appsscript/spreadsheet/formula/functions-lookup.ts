// Look-ups: INDEX, MATCH, VLOOKUP, and where a cell is.

import { CellError, type Scalar } from '../values.js';
import { compareValues, type Matrix, toNumber } from './coerce.js';
import {
  asMatrix,
  type Evaluation,
  evaluate,
  isMatrix,
  lift,
  RangeValue,
  type SheetFunction,
  toScalar,
  type Value,
} from './evaluate.js';
import type { Node } from './parse.js';

const outOfRange = (name: string): CellError => new CellError('#NUM!', `${name}: parameter is out of range.`);
const notFound = (name: string, wanted: Scalar): CellError =>
  new CellError(
    '#N/A',
    `Did not find value '${wanted instanceof CellError ? wanted.code : (wanted ?? '')}' in ${name} evaluation.`,
  );

function numberArgument(node: Node | undefined, on: Evaluation, otherwise: number): number | CellError {
  if (!node || node.kind === 'missing') return otherwise;
  return toNumber(toScalar(evaluate(node, on), on), on.locale);
}

const index: SheetFunction = (nodes, on) => {
  const [source, rowNode, columnNode] = nodes;
  if (!source) return new CellError('#N/A', 'Wrong number of arguments to INDEX.');
  const value = evaluate(source, { ...on, arrays: true });
  if (value instanceof CellError) return value;
  const row = numberArgument(rowNode, on, 0);
  const column = numberArgument(columnNode, on, 0);
  if (row instanceof CellError) return row;
  if (column instanceof CellError) return column;
  const [rows, columns] =
    value instanceof RangeValue ? [value.area.rows, value.area.columns] : sizeOf(asMatrix(value));
  if (row < 0 || column < 0 || row > rows || column > columns) return outOfRange('INDEX');
  if (value instanceof RangeValue && row > 0 && (column > 0 || columns === 1))
    return value.cell(row - 1, Math.max(0, column - 1));
  const matrix = asMatrix(value);
  const picked = row > 0 ? [matrix[row - 1] ?? []] : matrix;
  const out = column > 0 ? picked.map((line) => [line[column - 1] ?? null]) : picked;
  return out.length === 1 && out[0]?.length === 1 ? (out[0][0] ?? null) : out;
};

const sizeOf = (matrix: Matrix): [number, number] => [matrix.length, matrix[0]?.length ?? 0];

/** Position of a value: equal (0), last not greater in ascending order (1), last not smaller in descending (-1). */
function position(items: readonly Scalar[], wanted: Scalar, order: number): number {
  const sameKind = (item: Scalar) => item !== null && typeof item === typeof wanted;
  if (order === 0) return items.findIndex((item) => sameKind(item) && compareValues(item, wanted) === 0);
  let best = -1;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] ?? null;
    if (!sameKind(item)) continue;
    if (compareValues(item, wanted) * order > 0) break;
    best = at;
  }
  return best;
}

const match: SheetFunction = (nodes, on): Value => {
  const [wantedNode, rangeNode, orderNode] = nodes;
  if (!wantedNode || !rangeNode) return new CellError('#N/A', 'Wrong number of arguments to MATCH.');
  const items = asMatrix(evaluate(rangeNode, on), true).flat();
  const order = numberArgument(orderNode, on, 1);
  if (order instanceof CellError) return order;
  return lift([evaluate(wantedNode, on)], on, ([wanted]) => {
    const at = position(items, wanted ?? null, Math.sign(order));
    return at < 0 ? notFound('MATCH', wanted ?? null) : at + 1;
  });
};

const vlookup: SheetFunction = (nodes, on): Value => {
  const [wantedNode, tableNode, columnNode, sortedNode] = nodes;
  if (!wantedNode || !tableNode || !columnNode)
    return new CellError('#N/A', 'Wrong number of arguments to VLOOKUP.');
  const table = asMatrix(evaluate(tableNode, on), true);
  const column = numberArgument(columnNode, on, 1);
  if (column instanceof CellError) return column;
  const sorted = sortedNode ? toScalar(evaluate(sortedNode, on), on) : true;
  const exact = sorted === false || sorted === 0;
  if (column < 1 || (table[0] && column > table[0].length)) {
    return new CellError('#REF!', `VLOOKUP evaluates to an out of bounds range.`);
  }
  const keys = table.map((row) => row[0] ?? null);
  return lift([evaluate(wantedNode, on)], on, ([wanted]) => {
    const at = position(keys, wanted ?? null, exact ? 0 : 1);
    return at < 0 ? notFound('VLOOKUP', wanted ?? null) : (table[at]?.[column - 1] ?? null);
  });
};

const place =
  (axis: 'row' | 'column'): SheetFunction =>
  (nodes, on) => {
    const [node] = nodes;
    if (!node) return on.at[axis] + 1;
    const value = evaluate(node, on);
    if (!(value instanceof RangeValue)) return new CellError('#N/A', 'Argument must be a range.');
    const { area } = value;
    if (!on.arrays) return area[axis] + 1;
    const count = axis === 'row' ? area.rows : area.columns;
    const numbers = Array.from({ length: count }, (_, offset) => area[axis] + 1 + offset);
    return axis === 'row' ? numbers.map((number) => [number]) : [numbers];
  };

const size =
  (axis: 0 | 1): SheetFunction =>
  (nodes, on) => {
    const [node] = nodes;
    const value = node ? evaluate(node, on) : undefined;
    if (value instanceof RangeValue) return axis === 0 ? value.area.rows : value.area.columns;
    return isMatrix(value) ? sizeOf(value)[axis] : 1;
  };

const transpose: SheetFunction = (nodes, on) => {
  const [node] = nodes;
  const matrix = node ? asMatrix(evaluate(node, on)) : [];
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? null));
};

const unique: SheetFunction = (nodes, on) => {
  const [node] = nodes;
  const seen = new Set<string>();
  return (node ? asMatrix(evaluate(node, on), true) : []).filter((row) => {
    const key = JSON.stringify(row);
    return !seen.has(key) && seen.add(key);
  });
};

export const lookupFunctions: Readonly<Record<string, SheetFunction>> = {
  INDEX: index,
  MATCH: match,
  VLOOKUP: vlookup,
  ROW: place('row'),
  COLUMN: place('column'),
  ROWS: size(0),
  COLUMNS: size(1),
  TRANSPOSE: transpose,
  UNIQUE: unique,
};
