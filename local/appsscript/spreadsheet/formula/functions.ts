// Functions of Sheets that people put around custom functions, by name: logic, texts, totals, look-ups.

import { CellError } from '../values.js';
import { toBoolean } from './coerce.js';
import {
  asMatrix,
  type Evaluation,
  evaluate,
  isMatrix,
  itemOf,
  lift,
  RangeValue,
  type SheetFunction,
  toScalar,
  type Value,
} from './evaluate.js';
import { lookupFunctions } from './functions-lookup.js';
import { textFunctions } from './functions-text.js';
import { totalFunctions } from './functions-total.js';
import type { Node } from './parse.js';

const wrongCount = (name: string): CellError =>
  new CellError('#N/A', `Wrong number of arguments to ${name}.`);

const argument = (args: readonly Node[], index: number, on: Evaluation): Value => {
  const node = args[index];
  return node ? evaluate(node, on) : undefined;
};

const choose: SheetFunction = (args, on) => {
  if (args.length < 2 || args.length > 3) return wrongCount('IF');
  const condition = argument(args, 0, on);
  if (
    on.arrays &&
    (isMatrix(condition) ||
      (condition instanceof RangeValue && condition.area.rows * condition.area.columns > 1))
  ) {
    const yes = asMatrix(argument(args, 1, on));
    const no = args.length > 2 ? asMatrix(argument(args, 2, on)) : [[false]];
    return asMatrix(condition).map((row, r) =>
      row.map((item, c) => {
        const truth = toBoolean(item);
        return truth instanceof CellError ? truth : itemOf(truth ? yes : no, r, c);
      }),
    );
  }
  const truth = toBoolean(toScalar(condition, on));
  if (truth instanceof CellError) return truth;
  if (truth) return argument(args, 1, on) ?? null;
  return args.length > 2 ? (argument(args, 2, on) ?? null) : false;
};

const orElse =
  (catches: (error: CellError) => boolean): SheetFunction =>
  (args, on) => {
    const value = argument(args, 0, on);
    const fallback = () => argument(args, 1, on) ?? null;
    if (isMatrix(value) || (on.arrays && value instanceof RangeValue)) {
      const other = asMatrix(fallback());
      return asMatrix(value).map((row, r) =>
        row.map((item, c) => (item instanceof CellError && catches(item) ? itemOf(other, r, c) : item)),
      );
    }
    const item =
      value instanceof RangeValue && value.area.rows * value.area.columns > 1 ? value : toScalar(value, on);
    return item instanceof CellError && catches(item) ? fallback() : item;
  };

const logic =
  (start: boolean): SheetFunction =>
  (args, on) => {
    let result = start;
    for (const node of args) {
      for (const item of asMatrix(evaluate(node, on), true).flat()) {
        if (item === null || (typeof item === 'string' && item === '')) continue;
        const truth = toBoolean(item);
        if (truth instanceof CellError) return truth;
        result = start ? result && truth : result || truth;
      }
    }
    return result;
  };

const test =
  (passes: (item: ReturnType<typeof toScalar>) => boolean): SheetFunction =>
  (args, on) => {
    const value = argument(args, 0, on);
    if (on.arrays && (isMatrix(value) || value instanceof RangeValue))
      return asMatrix(value).map((row) => row.map(passes));
    return passes(toScalar(value, on));
  };

const notCaught = (error: CellError): boolean => error.code !== 'Loading...';

export const functions: Readonly<Record<string, SheetFunction>> = {
  IF: choose,
  IFERROR: orElse(notCaught),
  IFNA: orElse((error) => error.code === '#N/A'),
  AND: logic(true),
  OR: logic(false),
  NOT: (args, on) =>
    lift([argument(args, 0, on)], on, ([item]) => {
      const truth = toBoolean(item ?? null);
      return truth instanceof CellError ? truth : !truth;
    }),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => new CellError('#N/A'),
  ISBLANK: test((item) => item === null),
  ISERROR: test((item) => item instanceof CellError && notCaught(item)),
  ISNA: test((item) => item instanceof CellError && item.code === '#N/A'),
  ISNUMBER: test((item) => typeof item === 'number'),
  ISTEXT: test((item) => typeof item === 'string'),
  ARRAYFORMULA: (args, on) => argument(args, 0, { ...on, arrays: true }),
  ...textFunctions,
  ...totalFunctions,
  ...lookupFunctions,
};
