// The arguments of a formula: single cells or one-column ranges of equal height; one value serves all rows.
// What is wrong with them is the only thing that a formula throws, and the words name the argument.
import type { RawContact } from '../../sheet/contact.js';

export const PERSON_ARGUMENTS = ['first_name', 'last_name', 'company_domain', 'linkedin_url'] as const;
const FIELDS = ['firstName', 'lastName', 'companyDomain', 'linkedInUrl'] as const;

/** Longer columns belong to Enrich; a custom function has 30 s. */
const ROWS_AT_MOST = 2_000;

export interface Table {
  /** One text an argument for each row. */
  readonly rows: readonly (readonly string[])[];
  /** No argument was a range: the answer is one cell (or one row of cells). */
  readonly isSingle: boolean;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A range as its rows; `wrong` ends with what is the matter. */
function columnOf(raw: unknown, wrong: (what: string) => Error): string[] {
  if (!Array.isArray(raw)) return [textOf(raw)];
  return raw.map((row: unknown) => {
    const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
    if (cells.length > 1) throw wrong(`has ${cells.length} columns; give one cell or one column`);
    return textOf(cells[0]);
  });
}

/** Reads arguments into rows. `names` has one name an argument, in order. */
export function readTable(name: string, names: readonly string[], args: readonly unknown[]): Table {
  const columns = names.map((argument, at) =>
    columnOf(args[at], (what) => new Error(`${name}: ${argument} ${what}.`)),
  );
  let tallest = 0;
  columns.forEach((column, at) => {
    if (column.length > (columns[tallest]?.length ?? 0)) tallest = at;
  });
  const height = columns[tallest]?.length ?? 1;
  columns.forEach((column, at) => {
    if (column.length !== 1 && column.length !== height)
      throw new Error(
        `${name}: ${names[at]} has ${column.length} rows and ${names[tallest]} has ${height}; give ranges of equal height, or one value for all.`,
      );
  });
  if (height > ROWS_AT_MOST)
    throw new Error(
      `${name}: ${names[tallest]} has ${height} rows; a formula takes ${ROWS_AT_MOST} at most. Use Enrich selected rows.`,
    );
  return {
    rows: Array.from({ length: height }, (_, row) =>
      columns.map((column) => (column.length === 1 ? column[0] : column[row]) ?? ''),
    ),
    isSingle: !args.some(Array.isArray),
  };
}

/** Rows of people. Throws when an argument without which nobody can be found was not given at all. */
export function readPeople(
  name: string,
  args: readonly unknown[],
): { readonly people: readonly RawContact[]; readonly isSingle: boolean } {
  const isGiven = (at: number) => args[at] !== undefined;
  if (!isGiven(3)) {
    const missing = [0, 1, 2].find((at) => !isGiven(at));
    if (missing !== undefined)
      throw new Error(
        `${name}: ${PERSON_ARGUMENTS[missing]} is missing. Give first_name, last_name and company_domain, or linkedin_url as the fourth.`,
      );
  }
  const { rows, isSingle } = readTable(name, PERSON_ARGUMENTS, args);
  const people = rows.map(
    (row): RawContact => Object.fromEntries(FIELDS.map((field, at) => [field, row[at]])),
  );
  return { people, isSingle };
}
