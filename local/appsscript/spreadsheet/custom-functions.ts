// Calls of custom functions from cells: remembered by name and arguments, run again when the document is reopened.

import { isDateFormat } from './number-format.js';
import { instantOfSerial, serialOfInstant } from './time-zone.js';
import { CELL_CHARACTERS, CellError, type Scalar } from './values.js';

/** What a script gets and gives; a Date is an instant. */
export type CustomValue = string | number | boolean | Date | null | undefined | readonly CustomValue[];

export interface FormulaCell {
  readonly sheetId: number;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

export type CustomOutcome =
  | { readonly kind: 'value'; readonly value: CustomValue }
  /** Message of the exception; shows #ERROR! with it as the cell's hover text. */
  | { readonly kind: 'error'; readonly message: string };

/**
 * Runs a custom function. 'unknown' shows #NAME?; 'pending' shows Loading... until `finish` is called (at most once,
 * never before `run` returned).
 */
export interface CustomFunctionHost {
  run(
    name: string,
    args: readonly CustomValue[],
    cell: FormulaCell,
    finish: (outcome: CustomOutcome) => void,
  ): { readonly kind: 'pending' } | { readonly kind: 'unknown' } | CustomOutcome;
}

type Result = Scalar | readonly (readonly Scalar[])[];

const LOADING = new CellError('Loading...', 'Loading...');

export class CustomFunctions {
  host: CustomFunctionHost | null = null;
  private readonly results = new Map<string, Result>();
  /** Raised by a reopening: answers of calls begun before it are dropped. */
  private generation = 0;

  constructor(
    private readonly zone: () => string,
    private readonly changed: (keys: ReadonlySet<string>) => void,
  ) {}

  /** Names are not case sensitive [custom functions guide]. */
  call(name: string, args: readonly unknown[], cell: FormulaCell): { key: string; result: Result } {
    const key = `${name.toLowerCase()}(${JSON.stringify(args, (_, value: unknown) => (value === undefined ? '\u0000' : value))})`;
    const known = this.results.get(key);
    if (known !== undefined) return { key, result: known };
    const begun = this.generation;
    const finish = (outcome: CustomOutcome): void => {
      if (begun !== this.generation) return;
      this.results.set(key, this.result(outcome));
      this.changed(new Set([key]));
    };
    const answer = this.host?.run(name, args.map(toCustom), cell, finish) ?? { kind: 'unknown' as const };
    if (answer.kind === 'unknown')
      return { key, result: new CellError('#NAME?', `Unknown function: '${name.toUpperCase()}'.`) };
    const result = answer.kind === 'pending' ? LOADING : this.result(answer);
    if (!this.results.has(key)) this.results.set(key, result);
    return { key, result: this.results.get(key) ?? result };
  }

  /** Reopening the document runs every call again [muFunds#98]. */
  reopen(): void {
    this.generation++;
    const keys = new Set(this.results.keys());
    this.results.clear();
    this.changed(keys);
  }

  /** Drops the results of calls that no cell makes any more. One that still runs goes on for nobody. */
  forget(keys: ReadonlySet<string>): void {
    for (const key of keys) this.results.delete(key);
  }

  /** A cell's value as an argument: blank is '', dates are Dates, errors their text [guide; the last undocumented]. */
  argument(value: Scalar, format: string | undefined): CustomValue {
    if (value === null) return '';
    if (value instanceof CellError) return value.code;
    if (typeof value === 'number' && format !== undefined && isDateFormat(format)) {
      return new Date(instantOfSerial(value, this.zone()));
    }
    return value;
  }

  private result(outcome: CustomOutcome): Result {
    if (outcome.kind === 'error') return new CellError('#ERROR!', outcome.message);
    const { value } = outcome;
    if (!Array.isArray(value)) return this.scalar(value);
    const rows = value.map((row: CustomValue) =>
      Array.isArray(row) ? row.map((item: CustomValue) => this.scalar(item)) : [this.scalar(row)],
    );
    const width = Math.max(0, ...rows.map((row) => row.length));
    return rows.map((row) => [...row, ...new Array<Scalar>(width - row.length).fill(null)]);
  }

  private scalar(value: CustomValue): Scalar {
    if (value === null || value === undefined) return null;
    if (value instanceof Date) return serialOfInstant(value.getTime(), this.zone());
    if (typeof value === 'string') {
      if (value.length <= CELL_CHARACTERS) return value;
      return new CellError(
        '#ERROR!',
        `Your input contains more than the maximum of ${CELL_CHARACTERS} characters in a single cell.`,
      );
    }
    if (typeof value === 'number')
      return Number.isFinite(value) ? value : new CellError('#NUM!', 'Result is not a number.');
    if (typeof value === 'boolean') return value;
    return new CellError('#ERROR!', 'The function returned a value that a cell cannot hold.');
  }
}

function toCustom(value: unknown): CustomValue {
  if (value instanceof CellError) return value.code;
  if (Array.isArray(value)) return value.map(toCustom);
  return value as CustomValue;
}
