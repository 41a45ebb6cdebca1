// Where the columns of a job are now. Column marks (developer metadata) follow inserts and moves; the header
// text is the first binding and the fallback. Pure: cells and marks in, column numbers out.
import type { InputField } from './contact.js';
import type { OutputField } from './outputs.js';

/** What a job remembers about its columns: header texts, as they were when it was planned. */
export interface Binding {
  readonly headerRow: number;
  readonly inputs: { readonly [field in InputField]?: string };
  readonly outputs: { readonly [field in OutputField]?: string };
  /** Outputs that go into a column of the user's, which they picked: blank cells only. */
  readonly picked?: readonly OutputField[];
}

/** The same columns as 1-based numbers now. */
export interface Layout {
  readonly headerRow: number;
  readonly inputs: { readonly [field in InputField]?: number };
  readonly outputs: { readonly [field in OutputField]?: number };
  readonly picked?: readonly OutputField[];
}

export function isPicked(layout: Pick<Layout, 'picked'>, field: OutputField): boolean {
  return layout.picked?.includes(field) === true;
}

/** The outputs whose columns are ours alone. */
export function ownFields(layout: Layout): OutputField[] {
  return (Object.keys(layout.outputs) as OutputField[]).filter((field) => !isPicked(layout, field));
}

export type LayoutReading =
  | { readonly kind: 'found'; readonly layout: Layout }
  | { readonly kind: 'missing'; readonly headers: readonly string[] };

export const markOf = {
  input: (field: InputField): string => `in.${field}`,
  output: (field: OutputField): string => `out.${field}`,
  picked: (field: OutputField): string => `pick.${field}`,
};

type Found = number | 'missing';

/**
 * The column of one field. A renamed header stays ours; a column whose cells were cut and pasted elsewhere leaves
 * its mark on a blank header, and then the text alone tells. A mark under another text, while the text stands
 * elsewhere, is either: nobody can know which column is the user's own, so a person must say.
 */
function columnOf(mark: number | undefined, text: string, headers: readonly string[]): Found {
  const named = headers.flatMap((header, index) => (text !== '' && header === text ? [index + 1] : []));
  const [only] = named.length === 1 ? named : [];
  if (mark === undefined) return only ?? 'missing';
  const marked = headers[mark - 1] ?? '';
  if (only === undefined || only === mark || marked === text) return mark;
  return marked === '' ? only : 'missing';
}

/** Fields whose column another field has, too: a result must never be written over an input or another result. */
function shared(layout: Pick<Layout, 'inputs' | 'outputs'>): readonly OutputField[] {
  const uses = new Map<number, number>();
  for (const column of [...Object.values(layout.inputs), ...Object.values(layout.outputs)])
    uses.set(column, (uses.get(column) ?? 0) + 1);
  return (Object.keys(layout.outputs) as OutputField[]).filter(
    (field) => (uses.get(layout.outputs[field] ?? 0) ?? 0) > 1,
  );
}

/** Finds every column of the binding; headers are the display values of the header row from column A. */
export function readLayout(
  binding: Binding,
  marks: Readonly<Record<string, number>>,
  headers: readonly string[],
): LayoutReading {
  const inputs: { [field in InputField]?: number } = {};
  const outputs: { [field in OutputField]?: number } = {};
  const missing: string[] = [];
  for (const field of Object.keys(binding.inputs) as InputField[]) {
    const column = columnOf(marks[markOf.input(field)], binding.inputs[field] ?? '', headers);
    if (column === 'missing') missing.push(binding.inputs[field] ?? field);
    else inputs[field] = column;
  }
  for (const field of Object.keys(binding.outputs) as OutputField[]) {
    const mark = isPicked(binding, field) ? markOf.picked(field) : markOf.output(field);
    const column = columnOf(marks[mark], binding.outputs[field] ?? '', headers);
    if (column === 'missing') missing.push(binding.outputs[field] ?? field);
    else outputs[field] = column;
  }
  for (const field of shared({ inputs, outputs })) missing.push(binding.outputs[field] ?? field);
  if (missing.length > 0) return { kind: 'missing', headers: missing };
  const picked = binding.picked ? { picked: binding.picked } : {};
  return { kind: 'found', layout: { headerRow: binding.headerRow, inputs, outputs, ...picked } };
}

/** First and last column that a row of this layout touches. */
export function spanOf(layout: Layout): { readonly first: number; readonly last: number } {
  const columns = [...Object.values(layout.inputs), ...Object.values(layout.outputs)].filter(
    (column): column is number => typeof column === 'number',
  );
  return { first: Math.min(...columns), last: Math.max(...columns) };
}

/** First and last input column. */
export function inputSpanOf(layout: Layout): { readonly first: number; readonly last: number } {
  return spanOf({ ...layout, outputs: {} });
}
