// Functions over many cells: SUM, COUNTA, COUNTIF … and the plain numeric ones.

import { enterText } from '../enter.js';
import { CellError, type Scalar } from '../values.js';
import { compareValues, toNumber } from './coerce.js';
import {
  asMatrix,
  type Evaluation,
  evaluate,
  lift,
  RangeValue,
  type SheetFunction,
  toScalar,
  type Value,
} from './evaluate.js';
import type { Node } from './parse.js';

/** Numbers of ranges (texts in ranges are skipped) and of plain arguments (texts are read as numbers). */
function numbers(nodes: readonly Node[], on: Evaluation): number[] | CellError {
  const out: number[] = [];
  for (const node of nodes) {
    const value = evaluate(node, on);
    const inRange = value instanceof RangeValue || Array.isArray(value);
    for (const item of asMatrix(value, true).flat()) {
      if (item instanceof CellError) return item;
      if (inRange) {
        if (typeof item === 'number') out.push(item);
        continue;
      }
      const number = toNumber(item, on.locale);
      if (number instanceof CellError) return number;
      out.push(number);
    }
  }
  return out;
}

const total =
  (reduce: (items: readonly number[]) => Scalar): SheetFunction =>
  (nodes, on) => {
    const items = numbers(nodes, on);
    return items instanceof CellError ? items : reduce(items);
  };

const count =
  (counts: (item: Scalar) => boolean): SheetFunction =>
  (nodes, on) =>
    nodes.reduce((sum, node) => sum + asMatrix(evaluate(node, on), true).flat().filter(counts).length, 0);

/** A criterion such as `">5"`, `"a*"` or a plain value, as COUNTIF reads it. */
function criterion(wanted: Scalar, on: Evaluation): (item: Scalar) => boolean {
  if (typeof wanted !== 'string') return (item) => item !== null && compareValues(item, wanted) === 0;
  const [, operator = '=', text = ''] = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(wanted) ?? [];
  const read = enterText(text, { locale: on.locale, year: 1900, plainText: false, source: 'typed' });
  const other = read.kind === 'value' ? read.value : text;
  if (typeof other === 'string' && (operator === '=' || operator === '<>')) {
    const pattern = new RegExp(`^${wildcards(other)}$`, 'is');
    return operator === '='
      ? (item) => typeof item === 'string' && pattern.test(item)
      : (item) => !(typeof item === 'string' && pattern.test(item));
  }
  if (other === null)
    return operator === '<>' ? (item) => item !== null : (item) => item === null || item === '';
  const sameKind = (item: Scalar) => typeof item === typeof other;
  switch (operator) {
    case '<':
      return (item) => sameKind(item) && compareValues(item, other) < 0;
    case '>':
      return (item) => sameKind(item) && compareValues(item, other) > 0;
    case '<=':
      return (item) => sameKind(item) && compareValues(item, other) <= 0;
    case '>=':
      return (item) => sameKind(item) && compareValues(item, other) >= 0;
    case '<>':
      return (item) => !(sameKind(item) && compareValues(item, other) === 0);
    default:
      return (item) => sameKind(item) && compareValues(item, other) === 0;
  }
}

const wildcards = (text: string): string =>
  text.replace(/~[*?~]|[.+^${}()|[\]\\*?]/g, (mark) =>
    mark === '*'
      ? '[\\s\\S]*'
      : mark === '?'
        ? '[\\s\\S]'
        : mark.length === 2
          ? `\\${mark.charAt(1)}`
          : `\\${mark}`,
  );

const countIf: SheetFunction = (nodes, on): Value => {
  const [range, condition] = nodes;
  if (!range || !condition || nodes.length > 2)
    return new CellError('#N/A', 'Wrong number of arguments to COUNTIF.');
  const items = asMatrix(evaluate(range, on), true).flat();
  return lift(
    [evaluate(condition, on)],
    on,
    ([wanted]) => items.filter(criterion(wanted ?? null, on)).length,
  );
};

const numeric =
  (apply: (value: number, second: number) => Scalar): SheetFunction =>
  (nodes, on) =>
    lift(
      nodes.map((node) => evaluate(node, on)),
      on,
      ([first, second]) => {
        const a = toNumber(first ?? null, on.locale);
        const b = toNumber(second ?? null, on.locale);
        if (a instanceof CellError) return a;
        return b instanceof CellError ? b : apply(a, b);
      },
    );

const divisionByZero = (name: string): CellError =>
  new CellError('#DIV/0!', `Evaluation of function ${name} caused a divide by zero error.`);
const sum = (items: readonly number[]): number => items.reduce((a, b) => a + b, 0);

export const totalFunctions: Readonly<Record<string, SheetFunction>> = {
  SUM: total(sum),
  MIN: total((items) => items.reduce((a, b) => Math.min(a, b), items[0] ?? 0)),
  MAX: total((items) => items.reduce((a, b) => Math.max(a, b), items[0] ?? 0)),
  AVERAGE: total((items) => (items.length === 0 ? divisionByZero('AVERAGE') : sum(items) / items.length)),
  COUNT: count((item) => typeof item === 'number'),
  COUNTA: count((item) => item !== null),
  COUNTBLANK: (nodes, on) =>
    nodes.reduce(
      (n, node) =>
        n +
        asMatrix(evaluate(node, on))
          .flat()
          .filter((item) => item === null || item === '').length,
      0,
    ),
  COUNTIF: countIf,
  ROUND: numeric(
    (value, places) => (Math.sign(value) * Math.round(Math.abs(value) * 10 ** places)) / 10 ** places,
  ),
  ABS: numeric((value) => Math.abs(value)),
  INT: numeric((value) => Math.floor(value)),
  MOD: numeric((value, by) => (by === 0 ? divisionByZero('MOD') : value - by * Math.floor(value / by))),
  N: (nodes, on) => {
    const [node] = nodes;
    const item = node ? toScalar(evaluate(node, on), on) : null;
    return typeof item === 'number' || item instanceof CellError ? item : item === true ? 1 : 0;
  },
};
